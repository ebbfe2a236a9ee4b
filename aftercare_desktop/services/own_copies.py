"""Use cases around the copy of everything: the client's whole record gathered in one read, the file kept, read again.

What the copy leaves out, and why, is decided in `domain/own_copy`. Drawing and writing need no database.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from aftercare_desktop.documents.own_copy import OwnCopyPaper, own_copy_pdf
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import StoredClient
from aftercare_desktop.domain.own_copy import (
    Hidden,
    LeftOut,
    Others,
    OwnRecord,
    hidden,
    rule,
    without,
)
from aftercare_desktop.domain.own_copy.record import (
    OwnCare,
    OwnConsent,
    OwnDisclosure,
    OwnMessage,
    OwnNote,
    OwnPlan,
    OwnPlanEvent,
    OwnRestriction,
    OwnSafetyLink,
    OwnStatus,
)
from aftercare_desktop.domain.own_record import CopyForm
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plans import Revision, RevisionState
from aftercare_desktop.errors import EditedElsewhere, NotFound
from aftercare_desktop.exchange.own_record import to_json
from aftercare_desktop.services import hidden_people
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.gathering import printing_choices, stored_letterhead
from aftercare_desktop.services.recipients import recipient_words
from aftercare_desktop.services.rights import COPY, NO_LONGER_OPEN
from aftercare_desktop.services.undo import Done
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import breaches as breach_store
from aftercare_desktop.store import care_marks as mark_store
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import consents as consent_store
from aftercare_desktop.store import directory as directory_store
from aftercare_desktop.store import disclosures as disclosure_store
from aftercare_desktop.store import entries as entry_store
from aftercare_desktop.store import files as file_store
from aftercare_desktop.store import merged, plan_history
from aftercare_desktop.store import messages as message_store
from aftercare_desktop.store import outside_people as person_store
from aftercare_desktop.store import plan_events as event_store
from aftercare_desktop.store import plans as plan_store
from aftercare_desktop.store import rights as right_store
from aftercare_desktop.store import safety_links as link_store
from aftercare_desktop.store import staff as staff_store
from aftercare_desktop.store import status_changes as status_store
from aftercare_desktop.words.own_copy import about

JSON = "application/json"
_EVERY_ENTRY = 2**31
_NO_FILE = "No copy was made for this request yet. Make it first."


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """The file that was made for a request, byte for byte."""

    content: bytes
    form: CopyForm


class OwnCopies(Service):
    """The copy of everything."""

    @use_case(Permission.COPY_RECORD, audit=Event.RECORD_COPIED)
    def gather(self, work: Work, client_id: int) -> OwnCopyPaper:
        """Everything that is recorded of a client, other people's identities removed; of a merged record, of both.

        It is logged as a copy and is no disclosure (42 CFR 2.23; DOMAIN.md section 6). Raises `NotFound`.
        """
        client = client_store.get(work.connection, merged.survivor_id(work.connection, client_id))
        work.record("client", client.id)
        return _paper(work, _Told(work, client, _staff(work)))

    @use_case(Permission.COPY_RECORD, audit=Event.COPY_REQUEST_CHANGED)
    def keep(self, work: Work, request_id: int, content: bytes, form: CopyForm, version: int) -> Done[int]:
        """Keep the file that was made for an open request, in place of an earlier one; gives the new version.

        To make it anew replaces it, so there is nothing to take back. Raises `EditedElsewhere`.
        """
        before = right_store.copy_request(work.connection, request_id)
        if not before.request.is_open():
            raise EditedElsewhere(NO_LONGER_OPEN)
        media_type = JSON if form is CopyForm.JSON else file_store.PDF
        sha256 = file_store.keep(work.connection, content, work.now, media_type)
        changed = replace(before.request, form=form)
        written = right_store.write_copy_request(work.connection, request_id, version, changed, sha256)
        if before.file_sha256 and before.file_sha256 != sha256:
            file_store.forget(work.connection, before.file_sha256)
        work.record(COPY, request_id, f"client={before.client_id} made")
        work.changed(Topic.RIGHTS)
        return work.done(written)

    @use_case(Permission.COPY_RECORD, audit=Event.FILE_VIEWED)
    def kept(self, work: Work, request_id: int) -> KeptCopy:
        """The file of a request, to be looked at, printed or saved. Raises `NotFound` before it was made."""
        stored = right_store.copy_request(work.connection, request_id)
        if not stored.file_sha256:
            raise NotFound(_NO_FILE)
        work.record(COPY, request_id, f"client={stored.client_id}")
        is_json = file_store.media_type(work.connection, stored.file_sha256) == JSON
        form = CopyForm.JSON if is_json else CopyForm.PDF
        return KeptCopy(file_store.get(work.connection, stored.file_sha256), form)


def copy_file(paper: OwnCopyPaper, form: CopyForm) -> bytes:
    """The copy as it is handed over: pages, or JSON of the same record. Needs no database; any thread."""
    if form is CopyForm.JSON:
        return to_json(paper.record, about(paper.record))
    return own_copy_pdf(paper)


@dataclass(frozen=True, slots=True)
class _Told:
    """Whose record is gathered, and how the staff are called."""

    work: Work
    client: StoredClient
    staff: Mapping[int, str]

    def name(self, staff_id: int | None) -> str:
        return "" if staff_id is None else self.staff.get(staff_id, "")


def _staff(work: Work) -> Mapping[int, str]:
    return {member.id: member.name for member in staff_store.everybody(work.connection)}


def _paper(work: Work, told: _Told) -> OwnCopyPaper:
    profile = center_store.profile(work.connection).profile
    printing = printing_choices(work).value
    record = replace(
        _without_others(told, _everything(told)),
        made_by=work.staff.name,
        zone=work.zone.key,
        center_name=profile.name,
        center_phone=profile.line.number,
        practice=profile.practice,
    )
    return OwnCopyPaper(record, profile.paper, stored_letterhead(work, printing), printing.large)


def _everything(told: _Told) -> OwnRecord:
    """The record as it stands, nothing removed yet but what is given in part only."""
    c, client_id, client = told.work.connection, told.client.id, told.client.client
    messages = tuple(_messages(told))
    plans = tuple(_plans(told))
    links = tuple(_links(told))
    mentors = {name for plan in plans for name in rule.mentor_names(plan.document) if name.strip()}
    return OwnRecord(
        made_at=told.work.now,
        made_by="",
        zone="",
        center_name="",
        center_phone="",
        client=client,
        counselor=told.name(client.counselor_id),
        record_since=told.work.day_of(told.client.created_at),
        plans=plans,
        statuses=tuple(_statuses(told)),
        notes=tuple(_notes(told)),
        messages=messages,
        people=tuple(one.person for one in person_store.of_client(c, client_id)),
        care=tuple(_care(told)),
        consents=tuple(_consents(told)),
        disclosures=tuple(_disclosures(told)),
        breaches=tuple(one.breach for one in breach_store.of_client(c, client_id)),
        safety_links=links,
        restrictions=tuple(_restrictions(told)),
        amendments=tuple(one.amendment for one in reversed(right_store.amendments_of(c, client_id))),
        copies=tuple(one.request for one in reversed(right_store.copy_requests_of(c, client_id))),
        notices=tuple(one.notice for one in reversed(right_store.notices(c, client_id))),
        left_out=LeftOut(sum(not one.words for one in messages), len(links), len(mentors)),
    )


def _without_others(told: _Told, record: OwnRecord) -> OwnRecord:
    """The record as the client gets it: nobody else is named in any text of it."""
    documents = [plan.document for plan in record.plans]
    names = hidden(hidden_people.hidden_from(told.work, told.client, documents), _who_stays(told))
    plans = tuple(replace(plan, document=rule.without_mentors(plan.document)) for plan in record.plans)
    return without(replace(record, plans=plans), names)


def _who_stays(told: _Told) -> Others:
    return hidden_people.who_stays(told.work, told.client, told.staff.values())


# What is recorded, the oldest first


def _plans(told: _Told) -> Iterator[OwnPlan]:
    c = told.work.connection
    rows = (
        *plan_history.revisions(c, told.client.id),
        *plan_history.set_aside(c, told.client.id),
    )
    for row in sorted(rows, key=lambda one: (one.state is not RevisionState.FINAL, one.number, one.id)):
        yield _plan(told, plan_store.get(c, row.id))


def _plan(told: _Told, revision: Revision) -> OwnPlan:
    followed = event_store.of_revisions(told.work.connection, [revision.id])
    return OwnPlan(
        revision.number,
        revision.state is RevisionState.FINAL,
        revision.created_at,
        told.name(revision.created_by),
        revision.finalized_at,
        told.name(revision.finalized_by),
        revision.gaps_reason,
        revision.document,
        tuple(OwnPlanEvent(one.event, told.name(one.made_by), one.made_at) for one in followed),
    )


def _statuses(told: _Told) -> Iterator[OwnStatus]:
    for one in reversed(status_store.of_client(told.work.connection, told.client.id)):
        yield OwnStatus(one.before, one.change, told.name(one.made_by), one.made_at)


def _notes(told: _Told) -> Iterator[OwnNote]:
    for one in reversed(entry_store.of_client(told.work.connection, told.client.id, _EVERY_ENTRY)):
        entry = one.entry
        by, error = told.name(one.written_by), one.is_in_error()
        yield OwnNote(entry.kind, entry.happened_on, entry.text, by, one.written_at, error)


def _messages(told: _Told) -> Iterator[OwnMessage]:
    c, client = told.work.connection, told.client
    people = [one.person.name for one in person_store.of_client(c, client.id)]
    own = [*rule.own_people(client.client), *people]
    rows = message_store.of_client(c, client.id)
    clients = hidden_people.every_other_client(told.work, client, _who_stays(told)) if rows else Hidden()
    for row in reversed(rows):
        said = row.message
        whole = rule.is_the_clients(said, own, clients)
        given = (said.caller, said.phone, said.words) if whole else ("", "", "")
        yield OwnMessage(row.taken_at, row.taken_by_name, said.caller_kind, *given)


def _care(told: _Told) -> Iterator[OwnCare]:
    for mark in mark_store.of_client(told.work.connection, told.client.id):
        name = directory_store.get(told.work.connection, mark.entry_id).entry.name
        ended = told.work.day_of(mark.ended_at) if mark.ended_at is not None else None
        yield OwnCare(name, mark.role, told.work.day_of(mark.marked_at), ended)


def _consents(told: _Told) -> Iterator[OwnConsent]:
    for one in reversed(consent_store.of_client(told.work.connection, told.client.id)):
        yield OwnConsent(
            one.consent,
            one.signing,
            one.revocation,
            one.ended_on,
            one.ended_note,
            one.known_false,
            one.made_at,
        )


def _disclosures(told: _Told) -> Iterator[OwnDisclosure]:
    for one in reversed(disclosure_store.of_client(told.work.connection, told.client.id)):
        sent = one.sending
        if sent is not None and one.disclosure.ground not in rule.REPORTS:
            yield OwnDisclosure(one.disclosure, sent.way, sent.number, sent.at, told.name(sent.by))


def _links(told: _Told) -> Iterator[OwnSafetyLink]:
    for one in link_store.of_client(told.work.connection, told.client.id):
        lifted = told.work.day_of(one.lifted_at) if one.lifted_at is not None else None
        yield OwnSafetyLink(one.link.kind, told.work.day_of(one.created_at), one.link.ends_on, lifted)


def _restrictions(told: _Told) -> Iterator[OwnRestriction]:
    for one in reversed(right_store.restrictions_of(told.work.connection, told.client.id)):
        asked = one.restriction
        named = asked.recipient.is_named()
        towards = recipient_words(told.work, told.client.id, asked.recipient).name if named else ""
        yield OwnRestriction(asked, towards)
