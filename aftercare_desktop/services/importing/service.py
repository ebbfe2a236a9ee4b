"""Use cases of taking over a roster: the sources, a preview, the import, and taking it back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import msgspec

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.search import fold
from aftercare_desktop.errors import BadInput
from aftercare_desktop.exchange.mapping import SourceSettings
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.importing.compare import Known, Plan, compare, numbers
from aftercare_desktop.services.importing.report import (
    NOTHING_DECIDED,
    Choices,
    Feed,
    GonePerson,
    ImportReport,
    ImportSource,
    RowWarning,
)
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import imports as import_store
from aftercare_desktop.store import staff as staff_store
from aftercare_desktop.store.imports import Said

SUBJECT = "client"
_TAKEN_BACK = "imports.taken_back"
"""The setting with the people whom undone imports had added: client id and the version they were archived at."""

_AT_ONCE = 500
"""Clients written before it is told how far it is."""
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What one import wrote, so that it can be taken back: ids and versions, and what stood there before."""

    source: str
    added: Mapping[int, int]
    changed: Mapping[int, tuple[int, Client]]
    said_before: Mapping[int, Said]
    newly_said: frozenset[int]


class Importing(Service):
    """Rosters of other programs."""

    @use_case(Permission.IMPORT_CLIENTS)
    def sources(self, work: Work) -> tuple[ImportSource, ...]:
        """Sources that were imported from, the last one first."""
        return tuple(
            ImportSource(stored.name, msgspec.json.decode(stored.settings, type=SourceSettings))
            for stored in import_store.sources(work.connection)
        )

    @use_case(Permission.IMPORT_CLIENTS)
    def preview(self, work: Work, feed: Feed, choices: Choices = NOTHING_DECIDED) -> ImportReport:
        """What importing the feed would do; rows that cannot be taken are in the report. Writes nothing."""
        return _compared(work, feed, choices, dry_run=True)[1]

    @use_case(Permission.IMPORT_CLIENTS, audit=Event.CLIENTS_IMPORTED)
    def import_all(
        self, work: Work, feed: Feed, choices: Choices = NOTHING_DECIDED, step: Step | None = None
    ) -> Done[ImportReport]:
        """Take over the feed: all of it or nothing. Undo takes back what was added and changed.

        `step` is told how much is written; what it raises stops the import, and nothing was written.

        Raises:
            BadInput: a row cannot be taken and is not left out; names file, row and field.
        """
        plan, report = _compared(work, feed, choices, dry_run=False)
        if report.bad:
            raise _refusal(feed, report)
        taken_over = _write(work, feed, plan, report, step)
        work.record(SUBJECT, None, report.figures())
        if not report.added and not report.changed:
            return work.done(report)
        work.changed(Topic.CLIENTS)
        sentence = f"{report.added} added, {report.changed} changed"
        return work.done(report, Undo("importing.take_back", {"taken_over": taken_over}, sentence))

    @use_case(Permission.IMPORT_CLIENTS, audit=Event.UNDONE)
    def take_back(self, work: Work, taken_over: TakenOver) -> Done[int]:
        """Archive the people an import added, and put back what it changed. Gives how many stay as they are now,
        because somebody changed them since.
        """
        archived = _archive_added(work, taken_over)
        restored = [
            (stored, taken_over.changed[stored.id][1])
            for stored in client_store.get_all(work.connection, tuple(taken_over.changed))
            if stored.version == taken_over.changed[stored.id][0]
        ]
        client_store.update_all(work.connection, restored, work.now)
        import_store.forget_said(work.connection, taken_over.source, taken_over.newly_said)
        import_store.keep_said(
            work.connection, taken_over.source, taken_over.said_before, taken_over.said_before, work.now
        )
        stayed = len(taken_over.added) + len(taken_over.changed) - len(archived) - len(restored)
        work.record(SUBJECT, None, f"archived={len(archived)} changed={len(restored)} stayed={stayed}")
        work.changed(Topic.CLIENTS, Topic.RECENT)
        return work.done(stayed)


def _compared(work: Work, feed: Feed, choices: Choices, *, dry_run: bool) -> tuple[Plan, ImportReport]:
    known = _known(work, feed)
    plan = compare(feed.rows, known, choices)
    if plan.added:
        _warn_of_likely_doubles(work, plan)
    plan.warnings.sort(key=lambda warning: warning.row)
    gone = _gone(work, known.said.keys() - plan.seen)
    return plan, ImportReport(tuple(plan.results), tuple(plan.warnings), gone, dry_run)


def _known(work: Work, feed: Feed) -> Known:
    c = work.connection
    ids = client_store.record_numbers(c)
    wanted = {number: ids[number] for number in numbers(feed.rows) if number in ids}
    people = {one.id: one for one in client_store.get_all(c, tuple(dict.fromkeys(wanted.values())))}
    taken_back = center_store.setting(c, _TAKEN_BACK, dict[int, int], {})
    return Known(
        clients={number: people[client_id] for number, client_id in wanted.items()},
        said=import_store.last_said(c, _source(feed)),
        taken_back=taken_back,
        staff=staff_store.everybody(c),
        today=work.today,
    )


def _source(feed: Feed) -> str:
    return storable(feed.source.strip() or feed.file)


def _gone(work: Work, ids: set[int]) -> tuple[GonePerson, ...]:
    """Those whom the center still has on its lists."""
    return tuple(
        GonePerson(stored.id, stored.client.record_number, stored.client.name)
        for stored in client_store.get_all(work.connection, sorted(ids))
        if stored.archived_at is None
    )


def _refusal(feed: Feed, report: ImportReport) -> BadInput:
    first, *others = report.bad
    also = ""
    if others:
        rows = "1 more row" if len(others) == 1 else f"{len(others):,} more rows"
        also = f" {rows} cannot be taken either."
    file = f"{feed.file or feed.source}, " if feed.file or feed.source else ""
    return BadInput(f"{file}row {first.row}, {first.reason}{also} Nothing was imported.")


def _write(work: Work, feed: Feed, plan: Plan, report: ImportReport, step: Step | None) -> TakenOver:
    c, source = work.connection, _source(feed)
    total = len(plan.added) + len(plan.changed) + len(plan.back)
    tell = step or (lambda done, total: None)
    tell(0, total)
    ids = client_store.insert_all(c, plan.added, work.now)
    added = dict.fromkeys(ids, 1)
    tell(len(ids), total)
    for stored, client in plan.back:
        version = client_store.set_archived(c, stored.id, stored.version, None, None)
        added[stored.id] = client_store.update_one(c, stored.id, client, version, work.now)
    changed: dict[int, tuple[int, Client]] = {}
    for start in range(0, len(plan.changed), _AT_ONCE):
        part = plan.changed[start : start + _AT_ONCE]
        client_store.update_all(c, part, work.now)
        changed |= {stored.id: (stored.version + 1, stored.client) for stored, _ in part}
        tell(len(added) + len(changed), total)
    tell(total, total)
    _no_longer_taken_back(work, (stored.id for stored, _ in plan.back))
    return _remember(work, feed, plan, TakenOver(source, added, changed, {}, frozenset()), report)


def _remember(work: Work, feed: Feed, plan: Plan, taken_over: TakenOver, report: ImportReport) -> TakenOver:
    """Keep how the file was read and what it said, and who is gone from it."""
    c, source = work.connection, taken_over.source
    before = import_store.last_said(c, source)
    new_ids = (client_id for client_id in taken_over.added if client_id not in plan.said)
    said = {**plan.said, **dict(zip(new_ids, plan.added_said, strict=True))}
    import_store.keep_source(c, source, msgspec.json.encode(feed.settings).decode(), work.now)
    import_store.keep_said(c, source, said, before.keys() & said.keys(), work.now)
    import_store.mark_back(c, source, plan.seen)
    import_store.mark_gone(c, source, (person.client_id for person in report.people_gone), work.now)
    return TakenOver(
        source,
        taken_over.added,
        taken_over.changed,
        {client_id: before[client_id] for client_id in said if client_id in before},
        frozenset(said.keys() - before.keys()),
    )


def _archive_added(work: Work, taken_over: TakenOver) -> dict[int, int]:
    archived = {
        stored.id: client_store.set_archived(
            work.connection, stored.id, stored.version, work.now, work.staff.id
        )
        for stored in client_store.get_all(work.connection, tuple(taken_over.added))
        if stored.version == taken_over.added[stored.id]
    }
    known = center_store.setting(work.connection, _TAKEN_BACK, dict[int, int], {})
    center_store.set_setting(work.connection, _TAKEN_BACK, {**known, **archived})
    return archived


def _no_longer_taken_back(work: Work, client_ids: Iterable[int]) -> None:
    known = center_store.setting(work.connection, _TAKEN_BACK, dict[int, int], {})
    again = frozenset(client_ids)
    if again:
        left = {client_id: version for client_id, version in known.items() if client_id not in again}
        center_store.set_setting(work.connection, _TAKEN_BACK, left)


def _warn_of_likely_doubles(work: Work, plan: Plan) -> None:
    """Say where a new client has name and birth date of another one; people decide whether it is the same person."""
    born: dict[tuple[str, date], str] = {}
    for known in client_store.names_and_births(work.connection):
        born[fold(known.name), known.birth_date] = known.record_number
    for row, client in zip(plan.added_rows, plan.added, strict=True):
        if client.birth_date is None:
            continue
        other = born.setdefault((fold(client.name), client.birth_date), client.record_number)
        if other != client.record_number:
            number = f"record number {other}" if other else "no record number"
            plan.warnings.append(
                RowWarning(row, f"A client with the same name and date of birth exists ({number}).")
            )
