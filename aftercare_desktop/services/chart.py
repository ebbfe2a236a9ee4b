"""Use cases around the dated note for the center's medical record: what is not there yet, the note, and marking it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from aftercare_desktop.domain import chart as rules
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.chart import (
    MOST_IN_A_NOTE,
    PLAN_SUBJECTS,
    ChartContent,
    Charted,
    ChartItem,
    ChartKey,
    ChartMark,
    ChartNote,
    ChartSubject,
    StatusTold,
    WaitingClient,
    Why,
)
from aftercare_desktop.domain.done_days import done_by
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plans import Revision
from aftercare_desktop.domain.staff import StaffMember
from aftercare_desktop.errors import BadInput, EditedElsewhere
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.merged import refuse_merged
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store import chart as chart_store
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import entries as entry_store
from aftercare_desktop.store import merged
from aftercare_desktop.store import plan_events as event_store
from aftercare_desktop.store import plans as plan_store
from aftercare_desktop.store import staff as staff_store
from aftercare_desktop.store import status_changes as status_store

SUBJECT = "chart"
_NOTHING = "Choose at least one thing for the note. Nothing was made."
_MOVED_ON = (
    "Something chosen for the chart was changed in the meantime, or somebody else marked it. Nothing was changed; "
    "look at the list again and choose anew."
)


class Chart(Service):
    """What of each record is in the center's medical record, and what is not."""

    @use_case(Permission.READ_CLIENT)
    def waiting(self, work: Work, client_id: int) -> ChartNote:
        """The note of what is not in the medical record yet, to be looked at. No audit line: it stays here.

        It takes the oldest first where there is too much for one note. What belongs to the plan is left out for those
        who may not read plans.
        """
        return _note(work, client_id)

    @use_case(Permission.READ_CLIENT)
    def count(self, work: Work, client_id: int) -> int:
        """How many things of a client are not in the medical record yet."""
        person = merged.survivor_id(work.connection, client_id)
        return len(_waiting(work, (person,)).of(person))

    @use_case(Permission.READ_CLIENT)
    def count_clients(self, work: Work, client_ids: Sequence[int]) -> int:
        """Of how many of these people something is not in the medical record yet."""
        return len(_waiting(work, merged.survivor_ids(work.connection, tuple(client_ids))).why)

    @use_case(Permission.READ_CLIENT)
    def caseload(self, work: Work) -> tuple[WaitingClient, ...]:
        """This person's own clients of whom something is not in the medical record yet, longest waiting first."""
        found = _waiting(work, chart_store.caseload(work.connection, work.staff.id))
        named = client_store.rows(work.connection, tuple(found.why))
        rows = [
            WaitingClient(
                row.id,
                row.name,
                row.record_number,
                len(found.of(row.id)),
                sum(why is Why.TO_CORRECT for why in found.of(row.id).values()),
                min(found.day(work, row.id, one) for one in found.of(row.id)),
            )
            for row in named
        ]
        return tuple(sorted(rows, key=lambda row: (row.since, row.name, row.client_id)))

    @use_case(Permission.WRITE_CHART_NOTE, audit=Event.CHART_NOTE_MADE)
    def note(self, work: Work, client_id: int, chosen: Sequence[Charted]) -> ChartNote:
        """The note with these things, to leave as text, file or paper.

        Raises `BadInput` when nothing is chosen, `EditedElsewhere` when one of them is not waiting as it was.
        """
        work.require(Permission.READ_CLIENT)
        if not chosen:
            raise BadInput(_NOTHING)
        note = _note(work, client_id)
        _refuse_others(chosen, note.charted())
        _record(work, note.client_id, len(chosen))
        return note.only(frozenset(one.key for one in chosen))

    @use_case(Permission.WRITE_CHART_NOTE, audit=Event.CHART_NOTE_MADE)
    def whole_note(self, work: Work, client_id: int) -> ChartNote | None:
        """The note with everything that waits, as it stands at this moment, to go along with other papers.

        None where everything is in the medical record, and then nothing is recorded.
        """
        work.require(Permission.READ_CLIENT)
        note = _note(work, client_id)
        if not note.items:
            work.not_recorded()
            return None
        _record(work, note.client_id, len(note.items))
        return note

    @use_case(Permission.WRITE_CHART_NOTE, audit=Event.CHART_MARKED)
    def mark(self, work: Work, client_id: int, chosen: Sequence[Charted]) -> Done[tuple[int, ...]]:
        """Say that these are in the medical record now, or that it was corrected; gives the ids of the marks.

        Undo takes the marks back. Raises `BadInput`, `EditedElsewhere` as `note` does.
        """
        work.require(Permission.READ_CLIENT)
        refuse_merged(work, client_id)
        if not chosen:
            raise BadInput(_NOTHING)
        _refuse_others(chosen, tuple(_waiting(work, (client_id,)).of(client_id)))
        marks = chart_store.mark(work.connection, client_id, chosen, work.now, work.staff.id)
        _record(work, client_id, len(chosen))
        work.changed(Topic.CHART)
        return work.done(marks, Undo("chart.take_back", {"mark_ids": marks}, _marked_words(len(chosen))))

    @use_case(Permission.WRITE_CHART_NOTE, audit=Event.UNDONE)
    def take_back(self, work: Work, mark_ids: Sequence[int]) -> Done[int]:
        """Undo of `mark`: these are not in the medical record. Undo marks them again.

        Raises `EditedElsewhere` when one of the marks was taken back already.
        """
        client_id, charted = chart_store.take_back(work.connection, mark_ids, work.now)
        _record(work, client_id, len(charted))
        work.changed(Topic.CHART)
        again: dict[str, object] = {"client_id": client_id, "chosen": charted}
        return work.done(len(charted), Undo("chart.mark", again, "Not in the chart"))


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What waits, by client: why, with the days of what stands and the newest marks."""

    why: dict[int, dict[Charted, Why]]
    standing: dict[int, dict[Charted, date | datetime]]
    marks: dict[int, dict[ChartKey, ChartMark]]

    def of(self, client_id: int) -> dict[Charted, Why]:
        return self.why.get(client_id, {})

    def day(self, work: Work, client_id: int, one: Charted) -> date:
        """When it happened; of what is to be corrected, when it was put into the medical record."""
        happened = self.standing[client_id].get(one)
        if happened is None:
            happened = self.marks[client_id][one.key].marked_at
        return work.day_of(happened) if isinstance(happened, datetime) else happened


def _waiting(work: Work, client_ids: Sequence[int]) -> _Waiting:
    with_plans = work.may(Permission.READ_PLAN)
    standing = chart_store.standing(work.connection, client_ids, with_plans=with_plans)
    marks = chart_store.newest_marks(work.connection, client_ids)
    found: dict[int, dict[Charted, Why]] = {}
    for client_id in client_ids:
        known = marks.get(client_id, {})
        shown = {key: mark for key, mark in known.items() if with_plans or key.subject not in PLAN_SUBJECTS}
        why = rules.waiting(standing.get(client_id, {}), shown)
        if why:
            found[client_id] = why
    return _Waiting(found, standing, marks)


def _note(work: Work, client_id: int) -> ChartNote:
    stored = client_store.get(work.connection, merged.survivor_id(work.connection, client_id))
    profile = center_store.profile(work.connection).profile
    client = stored.client
    found, later = _oldest(work, stored.id)
    return ChartNote(
        client_id=stored.id,
        name=client.name,
        birth_date=client.birth_date,
        record_number=client.record_number,
        made_at=work.now.astimezone(work.zone),
        made_by=_signed(work.staff),
        center_name=profile.name,
        paper=profile.paper,
        practice=profile.practice,
        items=rules.in_order(_items(work, stored.id, found)),
        later=later,
    )


def _oldest(work: Work, client_id: int) -> tuple[_Waiting, int]:
    """As much of what waits as one note takes, the oldest first, and how much is left for later."""
    found = _waiting(work, (client_id,))
    why = found.of(client_id)
    if len(why) <= MOST_IN_A_NOTE:
        return found, 0
    oldest = sorted(why, key=lambda one: (found.day(work, client_id, one), one.key))[:MOST_IN_A_NOTE]
    first = {client_id: {one: why[one] for one in oldest}}
    return replace(found, why=first), len(why) - len(oldest)


def _items(work: Work, client_id: int, found: _Waiting) -> Iterator[ChartItem]:
    """What waits, with what it tells: each kind is read at once."""
    why = found.of(client_id)
    people = {member.id: _signed(member) for member in staff_store.everybody(work.connection)}
    told = _Told(work, people, found, client_id)
    ids = {
        subject: [
            one.key.id
            for one, reason in why.items()
            if one.key.subject is subject and reason is not Why.TO_CORRECT
        ]
        for subject in ChartSubject
    }
    yield from told.entries(ids[ChartSubject.ENTRY])
    yield from told.statuses(ids[ChartSubject.STATUS])
    yield from told.revisions(ids[ChartSubject.REVISION])
    yield from told.events(ids[ChartSubject.PLAN_EVENT])
    yield from told.to_correct()


class _Told:
    """Reads what the things tell that wait for one client."""

    def __init__(self, work: Work, people: dict[int, str], found: _Waiting, client_id: int) -> None:
        self._work, self._people, self._found, self._client_id = work, people, found, client_id
        self._plans: dict[int, Revision] = {}

    def entries(self, ids: Sequence[int]) -> Iterator[ChartItem]:
        for stored in entry_store.some(self._work.connection, ids):
            key = ChartKey(ChartSubject.ENTRY, stored.id)
            yield self._item(key, stored.version, None, stored.written_at, stored.written_by, stored.entry)

    def statuses(self, ids: Sequence[int]) -> Iterator[ChartItem]:
        for stored in status_store.of_client(self._work.connection, self._client_id):
            if stored.id in ids:
                key = ChartKey(ChartSubject.STATUS, stored.id)
                told = StatusTold(stored.before, stored.change)
                yield self._item(key, rules.UNCHANGING, None, stored.made_at, stored.made_by, told)

    def revisions(self, ids: Sequence[int]) -> Iterator[ChartItem]:
        for revision_id in ids:
            plan = self._plan(revision_id)
            at = plan.finalized_at or plan.changed_at
            by = plan.finalized_by or plan.changed_by
            told = rules.version_final(
                plan.number, plan.gaps_reason, done_by(plan.document, self._work.day_of(at))
            )
            key = ChartKey(ChartSubject.REVISION, plan.id)
            local = at.astimezone(self._work.zone).time().replace(second=0, microsecond=0)
            yield self._item(key, plan.version, local, at, by, told)

    def events(self, ids: Sequence[int]) -> Iterator[ChartItem]:
        for event_id in ids:
            stored = event_store.get(self._work.connection, event_id)
            plan = self._plan(stored.revision_id)
            told = rules.event_told(plan.number, stored.event, plan.document)
            key = ChartKey(ChartSubject.PLAN_EVENT, stored.id)
            at = stored.event.happened_at
            yield self._item(key, rules.UNCHANGING, at, stored.made_at, stored.made_by, told)

    def to_correct(self) -> Iterator[ChartItem]:
        for one, why in self._found.of(self._client_id).items():
            if why is Why.TO_CORRECT:
                mark = self._found.marks[self._client_id][one.key]
                yield self._item(one.key, one.version, None, mark.marked_at, mark.marked_by, None)

    def _item(
        self,
        key: ChartKey,
        version: int,
        at: time | None,
        written_at: datetime,
        by: int,
        told: ChartContent | None,
    ) -> ChartItem:
        one = Charted(key, version)
        day = self._found.day(self._work, self._client_id, one)
        why = self._found.of(self._client_id)[one]
        written = written_at.astimezone(self._work.zone)
        return ChartItem(one, why, day, at, written, self._people[by], told)

    def _plan(self, revision_id: int) -> Revision:
        if revision_id not in self._plans:
            self._plans[revision_id] = plan_store.get(self._work.connection, revision_id)
        return self._plans[revision_id]


def _signed(member: StaffMember) -> str:
    """ "Dana Whitcomb, LADC"."""
    return ", ".join(part for part in (member.name.strip(), member.credentials.strip()) if part)


def _refuse_others(chosen: Sequence[Charted], waiting: Sequence[Charted]) -> None:
    if not set(chosen) <= set(waiting):
        raise EditedElsewhere(_MOVED_ON)


def _record(work: Work, client_id: int, count: int) -> None:
    work.record(SUBJECT, None, f"client={client_id} things={count}")


def _marked_words(count: int) -> str:
    return "Marked as put in the chart" if count == 1 else f"{count} things marked as put in the chart"
