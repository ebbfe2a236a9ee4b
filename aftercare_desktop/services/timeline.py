"""The use case behind a client's timeline: what happened, gathered from everywhere it is written down."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from aftercare_desktop.domain.clients import StoredClient
from aftercare_desktop.domain.entries import StoredEntryNote
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.domain.timeline import (
    MessageLine,
    MovedAwayLine,
    NoteLine,
    PlanEventLine,
    PlanLine,
    Rank,
    RecordEvent,
    RecordLine,
    RevisionEvent,
    Stamp,
    StatusLine,
    StayEvent,
    StayLine,
    TimelineFilter,
    TimelineLine,
    TimelinePage,
    page,
    shows,
)
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import entries as entry_store
from aftercare_desktop.store import messages as message_store
from aftercare_desktop.store import plan_events as event_store
from aftercare_desktop.store import plans as plan_store
from aftercare_desktop.store import staff as staff_store
from aftercare_desktop.store import status_changes as status_store
from aftercare_desktop.store import timeline as timeline_store
from aftercare_desktop.words.plan_events import event_subject

AT_ONCE = 30
"""Lines a page of the timeline gets at first, and with every "Show more"."""


@dataclass(frozen=True, slots=True)
class _Told:
    """Whose timeline is gathered, and how the people who wrote it are called."""

    work: Work
    client: StoredClient
    names: dict[int, str]

    def name(self, staff_id: int | None) -> str:
        return "" if staff_id is None else self.names[staff_id]


class Timelines(Service):
    """What happened to each client."""

    @use_case(Permission.READ_CLIENT)
    def of_client(
        self,
        work: Work,
        client_id: int,
        shown: TimelineFilter = TimelineFilter.ALL,
        before: Stamp | None = None,
        count: int = AT_ONCE,
    ) -> TimelinePage:
        """The newest lines, or those that stand before the stamp `before`. What a role may not read is left out."""
        told = _told(work, client_id)
        lines: list[TimelineLine] = [*_record(told), *_stay(told), *_status(told)]
        if work.may(Permission.READ_PLAN):
            lines += [*_plan(told), *_plan_events(told)]
        if work.may(Permission.READ_MESSAGES):
            lines += _messages(told)
        if shows(shown, Rank.NOTE):
            lines += _notes(told, before, count + 1)
            lines += _moved_away(told)
        return page(lines, shown, before, count)

    @use_case(Permission.READ_CLIENT)
    def of_entry(self, work: Work, entry_id: int) -> NoteLine | None:
        """The line of one entry, in whosever record it stands by now; None once it says nothing any more."""
        if not entry_store.says_something(work.connection, entry_id):
            return None
        note = entry_store.get(work.connection, entry_id)
        return _note(_told(work, note.client_id), note)


def _told(work: Work, client_id: int) -> _Told:
    names = {member.id: member.name for member in staff_store.everybody(work.connection)}
    return _Told(work, client_store.get(work.connection, client_id), names)


def _stamp(told: _Told, at: datetime, rank: Rank, own: int) -> Stamp:
    return Stamp(told.work.day_of(at), at, rank, own)


def _notes(told: _Told, before: Stamp | None, count: int) -> Iterator[TimelineLine]:
    """As many entries as a page can hold: they are what a record of years has most of."""
    after = None
    if before is not None:
        # Lines of the same moment but another kind stand before or after all notes of that moment.
        own = before.id if before.rank is Rank.NOTE else 0
        after = entry_store.Before(before.day, before.at, own)
    for note in entry_store.of_client(told.work.connection, told.client.id, count, after):
        yield _note(told, note)


def _note(told: _Told, note: StoredEntryNote) -> NoteLine:
    return NoteLine(
        Stamp(note.entry.happened_on, note.written_at, Rank.NOTE, note.id),
        told.name(note.written_by),
        note,
        told.name(note.in_error_by),
        told.work.day_of(note.in_error_at) if note.in_error_at else None,
        told.work.day_of(note.moved_at) if note.moved_at else None,
    )


def _moved_away(told: _Told) -> Iterator[TimelineLine]:
    for note in entry_store.moved_away(told.work.connection, told.client.id):
        yield _away(told, note)


def _away(told: _Told, note: StoredEntryNote) -> MovedAwayLine:
    at = note.moved_at or note.written_at
    return MovedAwayLine(
        _stamp(told, at, Rank.MOVED_AWAY, note.id), told.name(note.moved_by), note.entry.kind
    )


def _messages(told: _Told) -> Iterator[TimelineLine]:
    """What callers said, where somebody put it to this record: from then on it is part of it."""
    for row in message_store.of_client(told.work.connection, told.client.id):
        stamp = _stamp(told, row.taken_at, Rank.MESSAGE, row.id)
        said = row.message
        done = row.done_at is not None
        yield MessageLine(stamp, row.taken_by_name, said.caller, said.caller_kind, said.words, done)


def _status(told: _Told) -> Iterator[TimelineLine]:
    for stored in status_store.of_client(told.work.connection, told.client.id):
        stamp = Stamp(stored.change.since, stored.made_at, Rank.STATUS, stored.id)
        yield StatusLine(stamp, told.name(stored.made_by), stored.before, stored.change)


def _stay(told: _Told) -> Iterator[TimelineLine]:
    client = told.client.client
    for number, (event, day) in enumerate(
        ((StayEvent.ADMITTED, client.admitted_on), (StayEvent.DISCHARGED, client.discharged_on))
    ):
        if day is not None:
            stamp = Stamp(day, _start_of(day), Rank.STAY, number)
            discharge = client.discharge_type if event is StayEvent.DISCHARGED else None
            yield StayLine(stamp, "", event, discharge)


def _start_of(day: date) -> datetime:
    """A day of which the time is not known counts from its beginning."""
    return datetime.combine(day, time(), UTC)


def _plan(told: _Told) -> Iterator[TimelineLine]:
    for one in timeline_store.revisions(told.work.connection, told.client.id):
        started = _stamp(told, one.created_at, Rank.PLAN, one.id)
        yield PlanLine(started, told.name(one.created_by), RevisionEvent.STARTED, one.number, "")
        if one.finalized_at is not None:
            stamp = _stamp(told, one.finalized_at, Rank.PLAN, one.id)
            by = told.name(one.finalized_by)
            yield PlanLine(stamp, by, RevisionEvent.FINALIZED, one.number, one.gaps_reason)


def _plan_events(told: _Told) -> Iterator[TimelineLine]:
    """What happened beside the final versions and was not taken back."""
    c = told.work.connection
    numbers = {one.id: one.number for one in timeline_store.revisions(c, told.client.id)}
    documents: dict[int, PlanDocument] = {}
    for stored in event_store.of_revisions(c, tuple(numbers)):
        event, revision_id = stored.event, stored.revision_id
        if event.key and revision_id not in documents:
            documents[revision_id] = plan_store.get(c, revision_id).document
        about = event_subject(event, documents[revision_id]) if event.key else ""
        stamp = Stamp(event.happened_on, stored.made_at, Rank.PLAN_EVENT, stored.id)
        yield PlanEventLine(stamp, told.name(stored.made_by), event, numbers[revision_id], about)


def _record(told: _Told) -> Iterator[TimelineLine]:
    client = told.client
    yield RecordLine(_stamp(told, client.created_at, Rank.RECORD, 0), "", RecordEvent.ADDED)
    if client.archived_at is not None:
        stamp = _stamp(told, client.archived_at, Rank.RECORD, 1)
        yield RecordLine(stamp, told.name(client.archived_by), RecordEvent.ARCHIVED)
    for merge in timeline_store.merges(told.work.connection, client.id):
        event = RecordEvent.MERGED_HERE if merge.into_id == client.id else RecordEvent.MERGED_AWAY
        stamp = _stamp(told, merge.merged_at, Rank.RECORD, 2 + merge.client_id)
        yield RecordLine(stamp, told.name(merge.merged_by), event)
