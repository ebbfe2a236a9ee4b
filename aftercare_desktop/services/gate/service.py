"""Use cases of the gate. Each decides anew, in the transaction that writes it: what was allowed when it was looked at
may have been taken back since (42 CFR 2.13, 2.31(c)).
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.consents import IN_ORDER
from aftercare_desktop.domain.disclosed import DisclosedPaper
from aftercare_desktop.domain.disclosures import (
    Asked,
    DisclosureState,
    Ground,
    Handed,
    Refused,
    Sending,
    SentWay,
    StoredDisclosure,
    Verdict,
)
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.recipients import Recipient
from aftercare_desktop.errors import BadInput, EditedElsewhere
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.gate.deciding import allowed, allowed_at, check_still, sentence, verdict
from aftercare_desktop.services.gate.making import disclosure, drawn, paper
from aftercare_desktop.services.merged import refuse_merged
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import audit as audit_store
from aftercare_desktop.store import breaches, merged
from aftercare_desktop.store import disclosures as store
from aftercare_desktop.store import files as file_store
from aftercare_desktop.words.consents import AT_REQUEST
from aftercare_desktop.words.disclosures import HANDED

SUBJECT = "disclosure"
_SENT = "This was sent already. Nothing was changed."
_DESTROYED = "This was destroyed and cannot be sent. Prepare it again; nothing was changed."
_NOT_SENT = "This was not sent yet. Nothing was changed."
_TOO_EARLY = "Use a time at which it was prepared already. Nothing was changed."
_A_CALL = "A phone call is written down once it was made. Nothing was prepared."
_NO_PAPER = "This was told by phone; there is no paper of it."
_AHEAD = "Use a time that is not after now: it has happened. Nothing was changed."
_UNDO_WITHIN = timedelta(minutes=15)
_STAYS = (
    "This counts as sent and stays in the accounting: only who wrote it down can take that back, within a quarter of "
    "an hour. Nothing was changed; if something went wrong, open a record of what went wrong instead."
)
_HAS_BREACH = (
    "A record of what went wrong stands on this, so it counts as sent. Nothing was changed; write the rest into that "
    "record instead."
)
_KNOWN_SINCE = (
    "Something written down only after it had left stands against it. If it should not have left, open a record of "
    "what went wrong."
)
_AGAINST = "Recorded as sent, with a note: something known since stands against it"
_NO_NUMBER = "Write the number or address it went to. Nothing was changed."


@dataclass(frozen=True, slots=True)
class Looked:
    """What would leave: the verdict, its sentence where it is a refusal, and the paper where it is none."""

    verdict: Verdict
    sentence: str = ""
    paper: DisclosedPaper | None = None


class Gate(Service):
    """What leaves the center about clients."""

    @use_case(Permission.DISCLOSE)
    def look(self, work: Work, client_id: int, asked: Asked) -> Looked:
        """Whether this may leave and how it would read, to be looked at on screen. Nothing is written."""
        refuse_merged(work, client_id)
        asked = storable(asked)
        found = verdict(work, client_id, asked)
        if isinstance(found, Refused):
            return Looked(found, sentence(work, client_id, asked, found))
        return Looked(found, paper=paper(work, client_id, asked, found))

    @use_case(Permission.DISCLOSE)
    def as_agreed(self, work: Work, client_id: int, handed: Handed, recipient: Recipient) -> Asked:
        """The question whose answer is all that the client agreed to share with this recipient, for the agreed purpose.

        Where they agreed to nothing, asking it is refused with the reason.
        """
        refuse_merged(work, client_id)
        asked = Asked(Ground.CONSENT, handed, recipient, IN_ORDER, AT_REQUEST)
        found = verdict(work, client_id, replace(asked, limits_read=True))
        if isinstance(found, Refused) or found.consent is None:
            return asked
        return replace(asked, purpose=found.consent.consent.purpose.strip() or AT_REQUEST)

    @use_case(Permission.DISCLOSE, audit=Event.DISCLOSURE_PREPARED)
    def prepare(self, work: Work, client_id: int, asked: Asked, description: str = "") -> Done[int]:
        """Make the paper and keep it with its ground, scope and notice, to be sent; gives its id.

        `description` is brief and names no content: the accounting tells it. Undo destroys the paper. Raises `Withheld`
        where it may not leave.
        """
        refuse_merged(work, client_id)
        if asked.handed is Handed.CALL:
            raise BadInput(_A_CALL)
        asked = storable(asked)
        made = paper(work, client_id, asked, allowed(work, client_id, asked), storable(description))
        content, media_type = drawn(made)
        file = file_store.keep(work.connection, content, work.now, media_type)
        by = work.staff.id
        number = store.add(work.connection, client_id, made.disclosure, work.now, by, file_sha256=file)
        _note(work, client_id, number, f"ground={asked.ground} handed={asked.handed}")
        arguments = {"disclosure_id": number, "version": 1}
        return work.done(number, Undo("gate.destroy", arguments, f"{HANDED[asked.handed]} prepared"))

    @use_case(Permission.DISCLOSE, audit=Event.DISCLOSURE_SENT)
    def call(
        self, work: Work, client_id: int, asked: Asked, number: str, at: datetime, description: str = ""
    ) -> Done[int]:
        """Write down what was told by phone at that moment, with the ground it was told on; gives its id.

        Raises `Withheld` where it was not to be told, `BadInput` for a time ahead.
        """
        refuse_merged(work, client_id)
        sending = Sending(SentWay.PHONE, number, at, work.staff.id)
        made = told(work, client_id, asked, sending, description)
        _note(work, client_id, made, f"ground={asked.ground} handed={Handed.CALL}")
        return work.done(made)

    @use_case(Permission.READ_DISCLOSURES, audit=Event.DISCLOSURES_VIEWED)
    def of_client(self, work: Work, client_id: int, reload: bool = False) -> tuple[StoredDisclosure, ...]:
        """What was prepared, sent and destroyed of a client, the newest first. A reload is no view."""
        survivor = merged.survivor_id(work.connection, client_id)
        if reload:
            work.not_recorded()
        else:
            work.record("client", survivor)
        return store.of_client(work.connection, survivor)

    @use_case(Permission.READ_DISCLOSURES, audit=Event.DISCLOSURE_OPENED)
    def paper(self, work: Work, disclosure_id: int) -> bytes:
        """The paper as it was prepared: to be sent, if it may still leave, or to see what was sent.

        Raises `Withheld` for one that is not sent and may not leave any more.
        """
        stored = store.get(work.connection, disclosure_id)
        if stored.state() is DisclosureState.DESTROYED:
            raise BadInput(_DESTROYED)
        if stored.disclosure.handed is Handed.CALL:
            raise BadInput(_NO_PAPER)
        if stored.state() is DisclosureState.PREPARED:
            work.require(Permission.DISCLOSE)
            check_still(work, stored)
        work.record(SUBJECT, disclosure_id, f"client={stored.client_id} {stored.state()}")
        return file_store.get(work.connection, stored.file_sha256)

    @use_case(Permission.DISCLOSE, audit=Event.DISCLOSURE_SENT)
    def send(self, work: Work, disclosure_id: int, sending: Sending, version: int) -> Done[int]:
        """Write down how, to which number and when it was sent; gives the new version. Undo says that it was not.

        It is judged as of then. What really left is never left out of the accounting: where only something written down
        since stands against it, it counts as sent, with a note that says so.

        Raises `Withheld` where it was not to leave any more when it was sent, `EditedElsewhere`.
        """
        stored = store.get(work.connection, disclosure_id)
        if stored.state() is not DisclosureState.PREPARED:
            raise EditedElsewhere(_SENT if stored.sending else _DESTROYED)
        kept = _checked(work, sending)
        if kept.at < stored.prepared_at.replace(second=0, microsecond=0):
            raise BadInput(_TOO_EARLY)
        against = check_still(work, stored, at=kept.at)
        kept = _noted(kept, against)
        changed = store.set_sent(work.connection, disclosure_id, version, kept)
        _note(work, stored.client_id, disclosure_id, f"way={kept.way}")
        arguments = {"disclosure_id": disclosure_id, "version": changed}
        undo = Undo("gate.not_sent", arguments, _AGAINST if against else "Recorded as sent")
        return work.done(changed, undo)

    @use_case(Permission.DISCLOSE, audit=Event.UNDONE)
    def not_sent(self, work: Work, disclosure_id: int, version: int) -> Done[int]:
        """Undo of `send`: it did not go; gives the new version. A call cannot be taken back: it was told.

        Only who wrote down the sending may, and only for a quarter of an hour: a client has a right to the accounting
        of what was sent (42 CFR 2.25). Never where a breach stands on it.
        """
        stored = store.get(work.connection, disclosure_id)
        if stored.sending is None or not stored.file_sha256:
            raise BadInput(_NOT_SENT)
        if any(
            one.disclosure_id == disclosure_id
            for one in breaches.of_client(work.connection, stored.client_id)
        ):
            raise BadInput(_HAS_BREACH)
        if not _just_recorded(work, disclosure_id):
            raise BadInput(_STAYS)
        changed = store.set_sent(work.connection, disclosure_id, version, None)
        _note(work, stored.client_id, disclosure_id, "not sent")
        return work.done(changed)

    @use_case(Permission.DISCLOSE, audit=Event.DISCLOSURE_DESTROYED)
    def destroy(self, work: Work, disclosure_id: int, version: int) -> Done[int]:
        """It will not be sent: its paper is let go for good; gives the new version."""
        stored = store.get(work.connection, disclosure_id)
        if stored.state() is not DisclosureState.PREPARED:
            raise EditedElsewhere(_SENT if stored.sending else _DESTROYED)
        changed = store.destroy(work.connection, disclosure_id, version, work.now, work.staff.id)
        file_store.forget(work.connection, stored.file_sha256)
        _note(work, stored.client_id, disclosure_id, "destroyed")
        return work.done(changed)


def told(work: Work, client_id: int, asked: Asked, sending: Sending, description: str = "") -> int:
    """Decide, and keep what was told by word of mouth; gives its id. For use cases of the gate and of an emergency.

    Raises `Withheld` where it was not to be told then, `BadInput` for a time ahead.
    """
    asked = storable(replace(asked, handed=Handed.CALL))
    kept = _checked(work, sending)
    may, against = allowed_at(work, client_id, asked, kept.at)
    kept = _noted(kept, against)
    content = disclosure(work, client_id, asked, may, storable(description))
    return store.add(work.connection, client_id, content, work.now, work.staff.id, sending=kept)


def _just_recorded(work: Work, disclosure_id: int) -> bool:
    """Whether this person wrote down the sending a moment ago: the trail alone knows when it was written down."""
    lines = audit_store.entries(
        work.connection, subject=SUBJECT, subject_id=disclosure_id, event=Event.DISCLOSURE_SENT, limit=1
    )
    return any(line.staff_id == work.staff.id and work.now - line.at <= _UNDO_WITHIN for line in lines)


def _noted(sending: Sending, against: bool) -> Sending:
    return replace(sending, note=f"{sending.note}\n{_KNOWN_SINCE}".strip()) if against else sending


def _checked(work: Work, sending: Sending) -> Sending:
    """Raises `BadInput` for a time ahead, or without a number where it went to one."""
    if sending.at > work.now:
        raise BadInput(_AHEAD)
    kept = replace(storable(sending), number=storable(sending.number).strip(), by=work.staff.id)
    if not kept.number and kept.way is not SentWay.IN_PERSON:
        raise BadInput(_NO_NUMBER)
    return kept


def _note(work: Work, client_id: int, disclosure_id: int, what: str) -> None:
    work.record(SUBJECT, disclosure_id, f"client={client_id} {what}")
    work.changed(Topic.DISCLOSURES)
