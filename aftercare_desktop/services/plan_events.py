"""Use cases around what happens after a plan was finalized: signed, copies, naloxone, steps done, visits kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aftercare_desktop.domain import plan_events as rules
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.disclosures import Handed
from aftercare_desktop.domain.old_copies import TELLING, Holder, holders, is_client_called
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind, StoredPlanEvent
from aftercare_desktop.domain.plans import PlanDocument, Revision, RevisionState
from aftercare_desktop.domain.recipients import Recipient, is_same
from aftercare_desktop.domain.telling import Telling, person_called, telling
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotFound
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.gathering import ANOTHER_CLIENT
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import consents as consent_store
from aftercare_desktop.store import disclosures as disclosure_store
from aftercare_desktop.store import merged, plan_history
from aftercare_desktop.store import outside_people as person_store
from aftercare_desktop.store import plan_events as event_store
from aftercare_desktop.store import plans as plan_store
from aftercare_desktop.store import staff as staff_store
from aftercare_desktop.words.plan_events import DONE

SUBJECT = "plan_event"
_NO_FILE = "This file was not kept with this version of the plan. Nothing was recorded; attach it again."
_TICKED = "Somebody wrote this down in the meantime. Nothing was changed."
_COPIES = frozenset({Handed.PLAN, Handed.PACKET})
_A_DRAFT = "This version is a draft. Finalize it first; then it can be signed, handed over and followed."
_THROUGH_SHARE = (
    "{name} is not the client. Nothing was recorded: write them down as a person of this client, prepare the copy "
    "under Share and send it; then record it here."
)


@dataclass(frozen=True, slots=True)
class Followed:
    """What followed one final version: what holds for it by now, who wrote it down, and who is to be told.

    `holders` are people with an older copy that says something else than the newest final version, whose id is
    `newest`: they are the same whichever version is on screen. `tellings` says of each of them but the client, by name,
    whether they may be told.
    """

    events: tuple[StoredPlanEvent, ...]
    written_by: Mapping[int, str]
    newest: int
    holders: tuple[Holder, ...]
    tellings: Mapping[str, Telling]


class PlanEvents(Service):
    """What happens beside the frozen versions of the plans, by their permanent keys."""

    @use_case(Permission.READ_PLAN)
    def of_client(self, work: Work, client_id: int) -> tuple[StoredPlanEvent, ...]:
        """Everything that holds of all final versions of a client's plan, in the order in which it happened."""
        return event_store.of_revisions(work.connection, _final_ids(work, client_id))

    @use_case(Permission.READ_PLAN)
    def followed(self, work: Work, client_id: int, revision_id: int) -> Followed:
        """What followed a final version of this client's plan. Raises `NotFound` for a version of somebody else."""
        ids = _final_ids(work, client_id)
        if revision_id not in ids:
            raise NotFound(ANOTHER_CLIENT)
        stored = event_store.of_revisions(work.connection, ids)
        finals = {one: plan_store.get(work.connection, one) for one in ids}
        shown = finals[revision_id]
        client = client_store.get(work.connection, client_id).client
        others = [one.client_id for one in merged.records_of(work.connection, client_id)]
        put_away = [client_store.get(work.connection, one).client for one in others]
        found = holders(tuple(finals.values()), stored, client, work.today, put_away)
        return Followed(
            tuple(one for one in stored if rules.counts_for(one, finals[one.revision_id], shown)),
            {member.id: member.name for member in staff_store.everybody(work.connection)},
            ids[-1],
            found,
            _tellings(work, client_id, client.status, finals[ids[-1]].document, found),
        )

    @use_case(Permission.RECORD_PLAN_EVENT, audit=Event.PLAN_EVENT_RECORDED)
    def record(self, work: Work, revision_id: int, event: PlanEvent) -> Done[int]:
        """Keep an event of a final version; gives its id. Undo takes it back.

        Raises `BadInput` for a draft, a day ahead, a key that is not in this version, or nobody named;
        `EditedElsewhere` when the same step or visit was ticked already. A file is one that was kept with this version
        before; `desk.signatures` brings new ones.
        """
        if event.file_sha256 and not event_store.had_file(work.connection, revision_id, event.file_sha256):
            raise NotFound(_NO_FILE)
        return keep_event(work, revision_id, event)

    @use_case(Permission.RECORD_PLAN_EVENT, audit=Event.PLAN_EVENT_TAKEN_BACK)
    def take_back(self, work: Work, event_id: int) -> Done[int]:
        """It did not happen: the event is shown nowhere any more. Undo records it again.

        Raises `EditedElsewhere` when it was taken back already.
        """
        stored = event_store.get(work.connection, event_id)
        event_store.take_back(work.connection, event_id, work.now, work.staff.id)
        revision = plan_store.get(work.connection, stored.revision_id)
        _record(work, revision, event_id, stored.event)
        again: dict[str, object] = {"revision_id": stored.revision_id, "event": stored.event}
        return work.done(event_id, Undo("plan_events.record", again, "Taken back"))


def _tellings(
    work: Work, client_id: int, status: ClientStatus, newest: PlanDocument, found: Sequence[Holder]
) -> Mapping[str, Telling]:
    """Of everybody but the client, whether a consent in force names them."""
    people = person_store.of_client(work.connection, client_id)
    consents = consent_store.of_client(work.connection, client_id)
    return {
        one.person: telling(person_called(one.person, newest, people), consents, status, work.today)
        for one in found
        if not one.is_client
    }


def known_by_now(work: Work, revision: Revision) -> PlanDocument:
    """What a version says, with the steps done and the naloxone handed over since it was begun."""
    ids = _final_ids(work, merged.survivor_id(work.connection, revision.client_id))
    stored = event_store.of_revisions(work.connection, ids)
    beside = {one.revision_id: plan_store.get(work.connection, one.revision_id) for one in stored}
    since = (one.event for one in stored if rules.counts_for(one, beside[one.revision_id], revision))
    return rules.with_what_followed(revision.document, since)


def _final_ids(work: Work, client_id: int) -> Sequence[int]:
    """The final versions of a client's plan, those of merged records included, the newest last."""
    history = plan_history.revisions(work.connection, client_id)
    return [row.id for row in reversed(history) if row.state is RevisionState.FINAL]


def keep_event(work: Work, revision_id: int, event: PlanEvent) -> Done[int]:
    """Keep an event with its audit line, also for other use cases that record one; see `PlanEvents.record`."""
    event = storable(event)
    revision = plan_store.get(work.connection, revision_id)
    if revision.state is not RevisionState.FINAL:
        raise BadInput(_A_DRAFT)
    since = revision.finalized_on(work.zone)
    now = work.now.astimezone(work.zone).time()
    for problem in rules.problems(event, revision.document, work.today, finalized_on=since, now=now):
        raise BadInput(problem.sentence)
    _check_let_out(work, revision, event)
    beside = event_store.of_revisions(work.connection, [revision_id])
    if rules.is_ticked(event, (one.event for one in beside)):
        raise EditedElsewhere(_TICKED)
    event_id = event_store.add(work.connection, revision_id, event, work.now, work.staff.id)
    _record(work, revision, event_id, event)
    return work.done(event_id, Undo("plan_events.take_back", {"event_id": event_id}, DONE[event.kind]))


def _check_let_out(work: Work, revision: Revision, event: PlanEvent) -> None:
    """Whoever is not the client has the plan, or heard of it, through the gate alone (42 CFR 2.13, 2.31).

    Raises `BadInput` unless something was sent to this very person on that day: a paper for a copy.
    """
    c, client_id = work.connection, merged.survivor_id(work.connection, revision.client_id)
    if event.kind not in TELLING:
        return
    finals = [plan_store.get(c, one) for one in _final_ids(work, client_id)]
    records = (client_id, *(one.client_id for one in merged.records_of(c, client_id)))
    if is_client_called(event.person, finals, [client_store.get(c, one).client for one in records]):
        return
    who = person_called(event.person, finals[-1].document, person_store.of_client(c, client_id))
    if who is not None:
        for one in disclosure_store.of_client(c, client_id):
            sent, what = one.sending, one.disclosure
            if sent is None or not is_same(what.recipient, Recipient(person_id=who.id)):
                continue
            enough = what.handed in _COPIES or event.kind is PlanEventKind.HOLDER_TOLD
            if enough and work.day_of(sent.at) == event.happened_on:
                return
    raise BadInput(_THROUGH_SHARE.format(name=event.person.strip()))


def _record(work: Work, revision: Revision, event_id: int, event: PlanEvent) -> None:
    work.record(SUBJECT, event_id, f"client={revision.client_id} number={revision.number} kind={event.kind}")
    work.changed(Topic.PLAN_EVENTS)
