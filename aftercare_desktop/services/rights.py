"""Use cases around the client's own rights: the notice given, restrictions, copies of the record, amendments.

42 CFR 2.22, 2.23, 2.26; 45 CFR 164.522, 164.524, 164.526. The copy itself is made by `services/own_copies.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from aftercare_desktop.domain import own_record as rules
from aftercare_desktop.domain import restrictions as restriction_rules
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.own_record import (
    Amendment,
    CopyRequest,
    PatientNotice,
    StoredAmendment,
    StoredCopyRequest,
    StoredPatientNotice,
)
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.problems import FieldProblem
from aftercare_desktop.domain.recipients import RecipientWords
from aftercare_desktop.domain.restrictions import Restriction, StoredRestriction
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.merged import refuse_merged
from aftercare_desktop.services.recipients import recipient_words
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import files as file_store
from aftercare_desktop.store import merged
from aftercare_desktop.store import rights as right_store
from aftercare_desktop.store import staff as staff_store

NOTICE, RESTRICTION, COPY, AMENDMENT = "patient_notice", "restriction", "copy_request", "amendment"
_ANSWERED = (
    "This request was answered, and what was asked stays as it was asked. Nothing was changed; take the answer back "
    "first, or write down a new request."
)
NO_LONGER_OPEN = "This request was handed over or taken back already. Nothing was changed."
_NOT_DELIVERED = "This copy was not handed over yet. Nothing was changed."
_NOT_WITHDRAWN = "This request stands. Nothing was changed."
_NO_HOW = "Write how it was handed over: to whom, by mail, by e-mail. Nothing was saved."


@dataclass(frozen=True, slots=True)
class ClientRights:
    """What one client was told and asked for, each newest first.

    `towards` says of a restriction's id how its recipient reads today; `staff` who wrote things down.
    """

    notices: tuple[StoredPatientNotice, ...]
    restrictions: tuple[StoredRestriction, ...]
    copies: tuple[StoredCopyRequest, ...]
    amendments: tuple[StoredAmendment, ...]
    towards: Mapping[int, RecipientWords]
    staff: Mapping[int, str]


class Rights(Service):
    """What clients asked of their own record."""

    @use_case(Permission.READ_RIGHTS, audit=Event.RIGHTS_VIEWED)
    def of_client(self, work: Work, client_id: int, reload: bool = False) -> ClientRights:
        """Everything a client was told and asked for. A reload of an open page is no view."""
        survivor = merged.survivor_id(work.connection, client_id)
        if reload:
            work.not_recorded()
        else:
            work.record("client", survivor)
        return _of_client(work, survivor)

    # The patient notice

    @use_case(Permission.WRITE_RIGHTS, audit=Event.NOTICE_RECORDED)
    def give_notice(self, work: Work, client_id: int, notice: PatientNotice) -> Done[int]:
        """Keep that the notice was given; gives its id. Undo takes it back."""
        refuse_merged(work, client_id)
        kept = storable(notice)
        _refuse(rules.notice_problems(kept, work.today))
        notice_id = right_store.add_notice(work.connection, client_id, kept, work.now, work.staff.id)
        _note(work, NOTICE, notice_id, client_id, "given")
        undo = Undo("rights.take_back_notice", {"notice_id": notice_id}, "Patient notice written down")
        return work.done(notice_id, undo)

    @use_case(Permission.WRITE_RIGHTS, audit=Event.NOTICE_RECORDED)
    def take_back_notice(self, work: Work, notice_id: int) -> Done[int]:
        """It was written down by mistake; gives its id. Undo puts it back. Raises `EditedElsewhere`."""
        stored = right_store.notice(work.connection, notice_id)
        right_store.set_notice_taken_back(work.connection, notice_id, work.now)
        _note(work, NOTICE, notice_id, stored.client_id, "in error")
        undo = Undo("rights.put_back_notice", {"notice_id": notice_id}, "Patient notice taken off the record")
        return work.done(notice_id, undo)

    @use_case(Permission.WRITE_RIGHTS, audit=Event.UNDONE)
    def put_back_notice(self, work: Work, notice_id: int) -> Done[int]:
        """Undo of taking a notice back; gives its id."""
        stored = right_store.notice(work.connection, notice_id)
        right_store.set_notice_taken_back(work.connection, notice_id, None)
        _note(work, NOTICE, notice_id, stored.client_id, "put back")
        undo = Undo("rights.take_back_notice", {"notice_id": notice_id}, "Patient notice put back")
        return work.done(notice_id, undo)

    # Restrictions

    @use_case(Permission.WRITE_RIGHTS, audit=Event.RESTRICTION_CHANGED)
    def ask_restriction(self, work: Work, client_id: int, asked: Restriction) -> Done[int]:
        """Keep a request to keep something back; gives its id. Undo ends it on the same day.

        Once agreed it binds the gate from this moment. Raises `BadInput`, `NotFound` for an unknown recipient.
        """
        refuse_merged(work, client_id)
        kept = _checked_restriction(work, client_id, asked)
        restriction_id = right_store.add_restriction(
            work.connection, client_id, kept, work.now, work.staff.id
        )
        _note(work, RESTRICTION, restriction_id, client_id, _restriction_told(None, kept))
        ended = replace(kept, ended_on=work.today)
        arguments = {"restriction_id": restriction_id, "changed": ended, "version": 1}
        return work.done(restriction_id, Undo("rights.write_restriction", arguments, "Request written down"))

    @use_case(Permission.WRITE_RIGHTS, audit=Event.RESTRICTION_CHANGED)
    def write_restriction(
        self, work: Work, restriction_id: int, changed: Restriction, version: int
    ) -> Done[int]:
        """Change, answer or end a request; gives the new version. Undo writes it as it was.

        What was asked stays once it is answered. Raises `BadInput`, `EditedElsewhere`.
        """
        before = right_store.restriction(work.connection, restriction_id)
        kept = _checked_restriction(work, before.client_id, changed)
        if not restriction_rules.may_become(before.restriction, kept):
            raise BadInput(_ANSWERED)
        told = _restriction_told(before.restriction, kept)
        written = right_store.write_restriction(work.connection, restriction_id, version, kept)
        _note(work, RESTRICTION, restriction_id, before.client_id, told)
        arguments = {"restriction_id": restriction_id, "changed": before.restriction, "version": written}
        return work.done(written, Undo("rights.write_restriction", arguments, f"Request {told}"))

    # Copies of everything

    @use_case(Permission.WRITE_RIGHTS, audit=Event.COPY_REQUEST_CHANGED)
    def ask_copy(self, work: Work, client_id: int, asked: CopyRequest) -> Done[int]:
        """Keep that the client asked for a copy of everything; gives the request. Undo takes it back."""
        refuse_merged(work, client_id)
        kept = replace(storable(asked), delivered_on=None, delivered_how="", withdrawn_on=None)
        _refuse(rules.request_problems(kept, work.today))
        request_id = right_store.add_copy_request(work.connection, client_id, kept, work.now, work.staff.id)
        _note(work, COPY, request_id, client_id, "written down")
        arguments = {"request_id": request_id, "version": 1}
        return work.done(request_id, Undo("rights.withdraw_copy", arguments, "Request written down"))

    @use_case(Permission.WRITE_RIGHTS, audit=Event.COPY_REQUEST_CHANGED)
    def withdraw_copy(self, work: Work, request_id: int, version: int) -> Done[int]:
        """The client wants no copy any more; gives the new version. A copy made meanwhile is let go. Undo renews it."""
        before = _open_request(work, request_id)
        changed = replace(before.request, withdrawn_on=work.today)
        written = _write_copy(work, before, version, changed, "", "taken back")
        arguments = {"request_id": request_id, "version": written}
        return work.done(written, Undo("rights.renew_copy", arguments, "Request taken back"))

    @use_case(Permission.WRITE_RIGHTS, audit=Event.UNDONE)
    def renew_copy(self, work: Work, request_id: int, version: int) -> Done[int]:
        """The client wants it after all; gives the new version."""
        before = right_store.copy_request(work.connection, request_id)
        if before.request.withdrawn_on is None:
            raise BadInput(_NOT_WITHDRAWN)
        changed = replace(before.request, withdrawn_on=None)
        written = _write_copy(work, before, version, changed, "", "put back")
        arguments = {"request_id": request_id, "version": written}
        return work.done(written, Undo("rights.withdraw_copy", arguments, "Request put back"))

    @use_case(Permission.WRITE_RIGHTS, audit=Event.COPY_REQUEST_CHANGED)
    def deliver(self, work: Work, request_id: int, on: date, how: str, version: int) -> Done[int]:
        """The copy was handed over, as the file that was made last; gives the new version. Undo: it was not.

        The client's own copy is logged as given and is no disclosure (42 CFR 2.23; DOMAIN.md section 6).
        """
        before = _open_request(work, request_id)
        if not how.strip():
            raise BadInput(_NO_HOW)
        changed = replace(before.request, delivered_on=on, delivered_how=storable(how).strip())
        _refuse(rules.request_problems(changed, work.today))
        written = _write_copy(work, before, version, changed, before.file_sha256, "handed over")
        arguments = {"request_id": request_id, "version": written}
        return work.done(written, Undo("rights.not_delivered", arguments, "Copy written down as handed over"))

    @use_case(Permission.WRITE_RIGHTS, audit=Event.UNDONE)
    def not_delivered(self, work: Work, request_id: int, version: int) -> Done[int]:
        """Undo of handing over: it is owed again; gives the new version."""
        before = right_store.copy_request(work.connection, request_id)
        on, how = before.request.delivered_on, before.request.delivered_how
        if on is None:
            raise BadInput(_NOT_DELIVERED)
        changed = replace(before.request, delivered_on=None, delivered_how="")
        written = _write_copy(work, before, version, changed, before.file_sha256, "not handed over")
        arguments = {"request_id": request_id, "on": on, "how": how, "version": written}
        return work.done(written, Undo("rights.deliver", arguments, "Copy not handed over"))

    # Amendments

    @use_case(Permission.WRITE_RIGHTS, audit=Event.AMENDMENT_CHANGED)
    def ask_amendment(self, work: Work, client_id: int, asked: Amendment) -> Done[int]:
        """Keep what the client says is wrong; gives the request. Undo closes it without an answer."""
        refuse_merged(work, client_id)
        kept = storable(asked)
        _refuse(rules.amendment_problems(kept, work.today))
        amendment_id = right_store.add_amendment(work.connection, client_id, kept, work.now, work.staff.id)
        _note(work, AMENDMENT, amendment_id, client_id, _amendment_told(None, kept))
        arguments = {
            "amendment_id": amendment_id,
            "changed": replace(kept, accepted=None, answered_on=work.today),
            "version": 1,
        }
        return work.done(amendment_id, Undo("rights.write_amendment", arguments, "Request written down"))

    @use_case(Permission.WRITE_RIGHTS, audit=Event.AMENDMENT_CHANGED)
    def write_amendment(self, work: Work, amendment_id: int, changed: Amendment, version: int) -> Done[int]:
        """Change or answer a request, or keep the statement of disagreement; gives the new version.

        Undo writes it as it was. What was asked stays once it is answered. Raises `BadInput`, `EditedElsewhere`.
        """
        before = right_store.amendment(work.connection, amendment_id)
        kept = storable(changed)
        _refuse(rules.amendment_problems(kept, work.today))
        if not rules.may_become(before.amendment, kept):
            raise BadInput(_ANSWERED)
        told = _amendment_told(before.amendment, kept)
        written = right_store.write_amendment(work.connection, amendment_id, version, kept)
        _note(work, AMENDMENT, amendment_id, before.client_id, told)
        arguments = {"amendment_id": amendment_id, "changed": before.amendment, "version": written}
        return work.done(written, Undo("rights.write_amendment", arguments, f"Request {told}"))


def _of_client(work: Work, client_id: int) -> ClientRights:
    asked = right_store.restrictions_of(work.connection, client_id)
    return ClientRights(
        right_store.notices(work.connection, client_id),
        asked,
        right_store.copy_requests_of(work.connection, client_id),
        right_store.amendments_of(work.connection, client_id),
        {
            one.id: recipient_words(work, client_id, one.restriction.recipient)
            for one in asked
            if one.restriction.recipient.is_named()
        },
        {member.id: member.name for member in staff_store.everybody(work.connection)},
    )


def _checked_restriction(work: Work, client_id: int, asked: Restriction) -> Restriction:
    kept = storable(asked)
    _refuse(restriction_rules.problems(kept, work.today))
    if kept.recipient.is_named():
        recipient_words(work, client_id, kept.recipient)
    return kept


def _restriction_told(before: Restriction | None, after: Restriction) -> str:
    """What became of it, for the trail and the toast."""
    answered = before.agreed if before is not None else None
    ended = before.ended_on if before is not None else None
    if (after.ended_on is None) != (ended is None):
        return "ended" if after.ended_on is not None else "put back"
    if after.agreed is not answered:
        return {True: "agreed", False: "not agreed", None: "open again"}[after.agreed]
    return "written down" if before is None else "changed"


def _amendment_told(before: Amendment | None, after: Amendment) -> str:
    if before is not None and bool(before.disagreement.strip()) != bool(after.disagreement.strip()):
        return "disagreed with" if after.disagreement.strip() else "without a disagreement"
    if before is not None and before.is_withdrawn() != after.is_withdrawn():
        return "taken back" if after.is_withdrawn() else "put back"
    if after.accepted is not (before.accepted if before is not None else None):
        return {True: "accepted", False: "not accepted", None: "open again"}[after.accepted]
    return "written down" if before is None else "changed"


def _open_request(work: Work, request_id: int) -> StoredCopyRequest:
    stored = right_store.copy_request(work.connection, request_id)
    if not stored.request.is_open():
        raise BadInput(NO_LONGER_OPEN)
    return stored


def _write_copy(
    work: Work, before: StoredCopyRequest, version: int, changed: CopyRequest, sha256: str, what: str
) -> int:
    written = right_store.write_copy_request(work.connection, before.id, version, changed, sha256)
    if before.file_sha256 and before.file_sha256 != sha256:
        file_store.forget(work.connection, before.file_sha256)
    _note(work, COPY, before.id, before.client_id, what)
    return written


def _refuse(problems: tuple[FieldProblem, ...]) -> None:
    for problem in problems:
        raise BadInput(f"{problem.sentence} Nothing was saved.")


def _note(work: Work, subject: str, subject_id: int, client_id: int, what: str) -> None:
    work.record(subject, subject_id, f"client={client_id} {what}")
    work.changed(Topic.RIGHTS)
