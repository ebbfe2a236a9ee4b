"""Pictures of sharing: the questions with paper beside, what may not leave and why, what was prepared and sent."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.consents import Category, ConsentKind, Expiry, ExpiryKind
from aftercare_desktop.domain.directory import DirectoryEntry, EntryKind
from aftercare_desktop.domain.disclosures import (
    Asked,
    DisclosureState,
    Ground,
    Handed,
    Sending,
    SentWay,
    StoredDisclosure,
)
from aftercare_desktop.domain.people import Address
from aftercare_desktop.domain.recipients import OutsidePerson, OutsideRole, Recipient
from aftercare_desktop.ui.dialogs.accounting import AccountingDialog
from aftercare_desktop.ui.dialogs.prepared import PreparedDialog
from aftercare_desktop.ui.dialogs.sent import SentDialog
from aftercare_desktop.ui.dialogs.share import ShareDialog
from aftercare_desktop.ui.page import Route
from tests.builders import TODAY
from tests.consents import build_consent, sign_one
from tests.screenshots.stage import Stage

LONG = "Larch Hill Behavioral Health and Recovery Services of Greater Portland and the Islands, Department of Follow-up"


def _places(stage: Stage) -> dict[str, int]:
    """The entries of these pictures by name, made when first asked for, with consents of Theo for the first."""
    desk, theo = stage.desk(), stage.client_id("Theo Bramwell")
    known = desk.directory.find("Larch Hill Behavioral")
    if known:
        return {row.name: row.id for row in desk.directory.rows(desk.directory.find("Larch Hill"))}
    ids = {
        name: desk.directory.add(
            DirectoryEntry(
                name, kind, fax="207-555-0144", address=Address("1 Larch Street", "Portland", "ME")
            )
        ).value
        for name, kind in ((LONG, EntryKind.CLINIC), ("Larch Hill House", EntryKind.RESIDENCE_OPERATOR))
    }
    desk.recipients.add_person(
        theo, OutsidePerson("عائشة الحسيني", OutsideRole.FAMILY, "Sister", "207-555-0171")
    )
    until = Expiry(ExpiryKind.ON_DAY, TODAY + timedelta(90))
    kinds = (Category.PRESENCE, Category.MEDICINES, Category.APPOINTMENTS, Category.GOALS, Category.SAFETY)
    for consent in (
        build_consent(
            recipient=Recipient(ids[LONG]), categories=kinds, limits="Nothing about my job", expiry=until
        ),
        build_consent(ConsentKind.CARE),
    ):
        sign_one(desk, theo, consent)
    return ids


def _dialog(stage: Stage, ground: Ground = Ground.CONSENT, handed: Handed = Handed.LETTER) -> ShareDialog:
    _places(stage)
    dialog = ShareDialog(
        stage.desk(), stage.client_id("Theo Bramwell"), "Theo Bramwell", stage.window, handed=handed
    )
    if ground is not Ground.CONSENT:
        dialog.questions.ground.set_value(ground)
        dialog.questions.ground.edited.emit("")
    return dialog


def choosing(stage: Stage) -> QWidget:
    """Nobody chosen yet: each row says what that one may be told."""
    return stage.show_dialog(_dialog(stage))


def _chosen(stage: Stage, name: str, handed: Handed = Handed.LETTER) -> ShareDialog:
    dialog = _dialog(stage, handed=handed)
    dialog.questions.recipient.set_value(Recipient(_places(stage)[name]))
    dialog.questions.recipient.edited.emit("")
    return dialog


def allowed(stage: Stage, handed: Handed = Handed.LETTER) -> QWidget:
    """What may leave, with the paper beside."""
    dialog = _chosen(stage, LONG, handed)
    dialog.questions.limits_read.box.click()
    dialog.look()
    shown = stage.show_dialog(dialog)
    if handed is Handed.LETTER and dialog.paper.isVisible():
        stage.settle(lambda: dialog.paper.pages.is_up_to_date() and dialog.paper.pages.page_count() > 0)
    return shown


def limits(stage: Stage) -> QWidget:
    """The client's limits have to be read first."""
    return stage.show_dialog(_chosen(stage, LONG))


def refused(stage: Stage) -> QWidget:
    """A residence is in no class of a consent for care."""
    return stage.show_dialog(_chosen(stage, "Larch Hill House"))


def emergency(stage: Stage) -> QWidget:
    """Another ground with its short form."""
    return stage.show_dialog(_dialog(stage, Ground.EMERGENCY))


def _made(stage: Stage) -> StoredDisclosure:
    """A letter that is prepared, beside one that was sent, one destroyed and a call; gives the prepared one."""
    desk, theo, entry = stage.desk(), stage.client_id("Theo Bramwell"), Recipient(_places(stage)[LONG])
    if _waiting(stage) is None:
        asked = Asked(
            Ground.CONSENT,
            Handed.LETTER,
            entry,
            (Category.MEDICINES, Category.APPOINTMENTS),
            "So that they can plan my care",
            limits_read=True,
        )
        sent = desk.gate.prepare(theo, asked).value
        desk.gate.send(sent, Sending(SentWay.FAX, "207-555-0144", desk.now(), 0), 1)
        desk.gate.destroy(desk.gate.prepare(theo, asked).value, 1)
        desk.gate.call(theo, asked, "207-555-0144", desk.now())
        desk.gate.prepare(theo, asked)
    waiting = _waiting(stage)
    assert waiting is not None
    return waiting


def _waiting(stage: Stage) -> StoredDisclosure | None:
    """The newest of Theo's that waits to be sent."""
    rows = stage.desk().gate.of_client(stage.client_id("Theo Bramwell"), reload=True)
    return next((one for one in rows if one.state() is DisclosureState.PREPARED), None)


def panel(stage: Stage) -> QWidget:
    """What was shared, on the client's tab."""
    _made(stage)
    stage.go(Route("client", stage.client_id("Theo Bramwell"), "consents:disclosures"))
    return stage.window


def prepared(stage: Stage) -> QWidget:
    """A paper that waits."""
    desk, stored = stage.desk(), _made(stage)
    dialog = PreparedDialog(desk, stored, desk.gate.paper(stored.id), stage.window)
    shown = stage.show_dialog(dialog)
    stage.settle(lambda: dialog.pages.is_up_to_date() and dialog.pages.page_count() > 0)
    return shown


def how_sent(stage: Stage) -> QWidget:
    """How it was sent."""
    desk, stored = stage.desk(), _made(stage)
    return stage.show_dialog(SentDialog(stored, desk.today, desk.zone, desk.now(), stage.window))


def accounting(stage: Stage) -> QWidget:
    """The accounting of three years."""
    _made(stage)
    dialog = AccountingDialog(stage.desk(), stage.client_id("Theo Bramwell"), stage.window)
    shown = stage.show_dialog(dialog)
    stage.settle(lambda: dialog.pages.is_up_to_date() and dialog.pages.page_count() > 0)
    return shown


SHARING: tuple[tuple[str, Callable[[Stage], QWidget]], ...] = (
    ("share", choosing),
    ("share-allowed", allowed),
    ("share-file", lambda stage: allowed(stage, Handed.EXPORT)),
    ("share-call", lambda stage: allowed(stage, Handed.CALL)),
    ("share-limits", limits),
    ("share-refused", refused),
    ("share-emergency", emergency),
    ("prepared", prepared),
    ("sent", how_sent),
    ("disclosures", panel),
    ("accounting", accounting),
)
