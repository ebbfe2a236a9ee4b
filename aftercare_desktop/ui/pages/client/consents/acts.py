"""What is done with a consent from its row: written, signed, renewed, taken back, ended, thrown away."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.consents import Consent, ConsentKind, ConsentState, StoredConsent, renewed
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.recipients import Recipient
from aftercare_desktop.domain.signing import SignedWay
from aftercare_desktop.errors import AftercareError, EditedElsewhere
from aftercare_desktop.services.consents import ConsentRow
from aftercare_desktop.services.recipients import Offered
from aftercare_desktop.ui.dialogs.consent import ConsentAct, ConsentAnswer, ConsentDialog, ConsentQuestion
from aftercare_desktop.ui.dialogs.consent_fields import Offers
from aftercare_desktop.ui.dialogs.end_consent import EndConsentDialog
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.dialogs.outside_person import OutsidePersonDialog
from aftercare_desktop.ui.dialogs.sign_consent import SignConsentDialog
from aftercare_desktop.ui.dialogs.take_back import TakeBackDialog
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pages.client.consents.paper_out import show_form, show_scan
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.words.consent_form import NOT_CHOSEN
from aftercare_desktop.words.labels import label

if TYPE_CHECKING:
    from aftercare_desktop.ui.pages.client.consents.consents import ConsentsPanel

KEPT = frozenset(
    {
        ConsentDialog.kept_as,
        SignConsentDialog.kept_as,
        TakeBackDialog.kept_as,
        EndConsentDialog.kept_as,
    }
)
"""The dialogs that are opened again after a lock."""
TAKEN_BACK = "Taken back. Nothing leaves on it any more."
SIGNED = "Consent signed."
MARK_FALSE = "Mark as false"
FALSE_ASKED = (
    "Mark this only if somebody learned that the consent is false: nothing leaves on it any more, for good "
    "(42 CFR 2.31(c)). This cannot be taken back."
)
_STILL_HOLDS = (ConsentState.IN_FORCE, ConsentState.DEFICIENT)
_MINE = "{problem} What you wrote stands below: keep it as yours, or cancel and leave it as it is."


@dataclass(frozen=True, slots=True)
class RowAct:
    """One thing to do with a consent."""

    key: str
    words: str
    icon: str
    run: Callable[[ConsentRow], object]


class ConsentActs:
    """The flows of one panel: a dialog, then one use case, then what is on record now."""

    def __init__(self, panel: "ConsentsPanel") -> None:
        self._panel = panel
        self._desk = panel.desk

    def offered(self, row: ConsentRow) -> list[RowAct]:
        """What this person may do with this consent, the most usual first."""
        writes, signed = self._panel.may_write(), row.stored.signing is not None
        holds = row.state in _STILL_HOLDS
        may_take_back = signed and self._desk.may(Permission.REVOKE_CONSENT)
        takes_back = may_take_back and row.state is not ConsentState.REVOKED
        acts = (
            (writes and not signed, RowAct("edit", "Open", "pencil", self.edit)),
            (writes and not signed, RowAct("sign", "Sign", "signature", self.sign)),
            (takes_back, RowAct("take back", "Take back", "ban", self.take_back)),
            (writes and signed, RowAct("renew", "Renew", "copy", self.renew)),
            (True, RowAct("paper", "Look at the form", "printer", self.show_form)),
            (_has_scan(row), RowAct("scan", "Look at the signed page", "file-check", self.show_scan)),
            (writes and holds, RowAct("end", "It has ended", "history", self.end)),
            (writes and holds, RowAct("false", "It is false", "circle-alert", self.mark_false)),
            (writes and not signed, RowAct("discard", "Throw away", "trash-2", self.discard)),
        )
        return [act for may, act in acts if may]

    # Written

    def begin(self, recipient: Recipient | None = None) -> None:
        """Ask for a new consent, for somebody if they are known already."""
        blank = self._blank()
        self._write(replace(blank, recipient=recipient or Recipient()), None)

    def edit(self, row: ConsentRow, kept: KeptDialog | None = None) -> None:
        """Ask on for a draft."""
        consent = row.stored.consent
        blank = self._blank()
        full = replace(
            consent,
            class_words=consent.class_words or blank.class_words,
            redisclosure=consent.redisclosure or blank.redisclosure,
            refusal=consent.refusal or blank.refusal,
        )
        self._write(full, row.stored, kept)

    def renew(self, row: ConsentRow) -> None:
        """The same once more, to be signed anew."""
        self._write(renewed(row.stored.consent), None)

    def _blank(self) -> Consent:
        """With the words of a consent for care too: they are on screen once that kind is chosen."""
        assert self._panel.client_id is not None
        blank = self._desk.consents.blank(self._panel.client_id, ConsentKind.CARE)
        return replace(blank, kind=ConsentKind.NAMED)

    def _write(
        self,
        consent: Consent,
        stored: StoredConsent | None,
        kept: KeptDialog | None = None,
        conflict: str = "",
    ) -> None:
        about = str(stored.id) if stored is not None else ""
        offers = self._offers().with_own(consent)
        question = ConsentQuestion(consent, offers, self._add_person, about, conflict)
        answer = ConsentDialog.ask(self._panel.window(), question, self._desk.today, kept)
        if answer is None:
            return
        if answer.act is ConsentAct.LEAVE:
            again = partial(self._write, answer.consent, stored)
            self._panel.toast_requested.emit(
                Toast("The consent was not kept.", action_text="Go on with it", action=again)
            )
            return
        self._keep(answer, stored)

    def _keep(self, answer: ConsentAnswer, stored: StoredConsent | None) -> None:
        """Keep the draft, and go on to the signature. What somebody changed meanwhile is told before it is lost."""
        panel, consent = self._panel, answer.consent
        assert panel.client_id is not None
        try:
            with self._desk.changes.caused_by(panel.origin):
                if stored is None:
                    done = self._desk.consents.begin(panel.client_id, consent)
                else:
                    done = self._desk.consents.write(stored.id, consent, stored.version)
        except EditedElsewhere as problem:
            panel.refresh(seen=True)
            newest = panel.row_of(str(stored.id)) if stored is not None else None
            draft = newest.stored if newest is not None and newest.stored.signing is None else None
            self._write(consent, draft, conflict=_MINE.format(problem=problem.sentence))
            return
        except AftercareError as problem:
            panel.failed.emit(problem)
            again = partial(self._write, consent, None)
            panel.toast_requested.emit(
                Toast("The consent was not kept.", action_text="Write it anew", action=again)
            )
            return
        panel.refresh(seen=True)
        consent_id = done.value if stored is None else stored.id
        if answer.act is ConsentAct.SIGN:
            row = panel.row_of(str(consent_id))
            if row is not None:
                self.sign(row)
        else:
            words = f"{done.undo.sentence}." if done.undo is not None else ""
            panel.toast_requested.emit(Toast(words, done.undo))

    # With whom

    def _offers(self) -> Offers:
        return _as_options(self._offered())

    def _offered(self) -> Offered:
        assert self._panel.client_id is not None
        return self._desk.recipients.offered(self._panel.client_id)

    def _add_person(self, window: QWidget) -> tuple[Offers, Recipient] | None:
        """Write down somebody outside, right from the form."""
        client_id = self._panel.client_id
        assert client_id is not None
        person = OutsidePersonDialog.ask(window, self._offered().of_plan)
        if person is None:
            return None
        person_id = self._panel.act(lambda: self._desk.recipients.add_person(client_id, person))
        return (self._offers(), Recipient(person_id=person_id)) if person_id is not None else None

    # Signed, and what comes after

    def sign(self, row: ConsentRow, kept: KeptDialog | None = None) -> None:
        """Ask for the signature and freeze the consent with it."""
        stored = row.stored
        signed = SignConsentDialog.ask_for(
            self._panel.window(), str(stored.id), stored.consent.client_name, self._desk.today, kept
        )
        if signed is not None:
            sign = partial(self._desk.consents.sign, stored.id, signed.signing, stored.version)
            self._panel.act(lambda: sign(signed.strokes, signed.scan), SIGNED)

    def take_back(self, row: ConsentRow, kept: KeptDialog | None = None) -> None:
        """Ask how it was taken back, say what stops, and keep it for good."""
        answer = TakeBackDialog.ask(self._panel.window(), row, kept)
        if answer is not None:
            revoke = partial(self._desk.consents.revoke, row.stored.id, answer.way, answer.note)
            self._panel.act(lambda: revoke(row.stored.version), TAKEN_BACK)

    def end(self, row: ConsentRow, kept: KeptDialog | None = None) -> None:
        """What ends it has happened: ask when."""
        answer = EndConsentDialog.ask(self._panel.window(), row, self._desk.today, kept)
        if answer is not None:
            stored = row.stored
            end = partial(self._desk.consents.end, stored.id, answer.on, answer.note)
            self._panel.act(lambda: end(stored.version))

    def mark_false(self, row: ConsentRow) -> None:
        """Say what it means, then mark it for good."""
        taken = MessageDialog.ask(
            self._panel.window(),
            "Known to be false",
            FALSE_ASKED,
            ((MARK_FALSE, "danger"), ("Cancel", "default")),
        )
        if taken == MARK_FALSE:
            stored = row.stored
            self._panel.act(
                lambda: self._desk.consents.mark_false(stored.id, stored.version), "Marked as false."
            )

    def discard(self, row: ConsentRow) -> None:
        """Throw a draft away, with Undo."""
        stored = row.stored
        self._panel.act(lambda: self._desk.consents.discard(stored.id, stored.version))

    def show_form(self, row: ConsentRow) -> None:
        """The form on paper, to be printed or saved."""
        show_form(self._panel.window(), self._desk, row, self._panel.failed.emit)

    def show_scan(self, row: ConsentRow) -> None:
        """The scan of the signed page."""
        show_scan(self._panel.window(), self._desk, row, self._panel.failed.emit)

    def reopen(self, kept: KeptDialog) -> None:
        """Ask once more what was being asked when the window locked."""
        row = self._panel.row_of(kept.about)
        ways = {
            ConsentDialog.kept_as: self.edit,
            SignConsentDialog.kept_as: self.sign,
            TakeBackDialog.kept_as: self.take_back,
            EndConsentDialog.kept_as: self.end,
        }
        if row is not None:
            ways[kept.name](row, kept)
        elif kept.name == ConsentDialog.kept_as:
            self._write(self._blank(), None, kept)


def _has_scan(row: ConsentRow) -> bool:
    signing = row.stored.signing
    return signing is not None and signing.way is SignedWay.ON_PAPER and bool(signing.file_sha256)


def _as_options(offered: Offered) -> Offers:
    """People first: a consent is more often for somebody than for a place, and they are few."""
    people = [
        (Recipient(person_id=one.id), ", ".join(filter(None, (one.person.name, one.person.relation))))
        for one in offered.people
    ]
    entries = [
        (Recipient(entry_id=one.id), f"{one.name}, {label(one.kind).lower()}") for one in offered.entries
    ]
    return Offers(((Recipient(), NOT_CHOSEN), *people, *entries))
