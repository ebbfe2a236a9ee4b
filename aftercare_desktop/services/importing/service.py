"""Use cases of taking over a roster: the sources, a preview, the import, and taking it back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import msgspec

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import Client, StoredClient
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.search import fold
from aftercare_desktop.errors import BadInput
from aftercare_desktop.exchange.mapping import SourceSettings
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.importing import taking_back
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
from aftercare_desktop.services.importing.taking_back import (
    SaidNow,
    TakenOver,
    no_longer_taken_back,
    taken_back_before,
)
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import imports as import_store
from aftercare_desktop.store import staff as staff_store
from aftercare_desktop.store.imports import Said

SUBJECT = "client"
_AT_ONCE = 500
"""Clients written before it is told how far it is."""
Step = Callable[[int, int], None]


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
        because somebody changed them or wrote about them since.
        """
        taken_back = taking_back.take_back(work, taken_over)
        work.record(
            SUBJECT,
            None,
            f"archived={taken_back.archived} changed={taken_back.changed} stayed={taken_back.stayed}",
        )
        work.changed(Topic.CLIENTS, Topic.RECENT)
        return work.done(taken_back.stayed)


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
    return Known(
        clients={number: people[client_id] for number, client_id in wanted.items()},
        said=import_store.last_said(c, _source(feed)),
        said_elsewhere=import_store.said_elsewhere(c, _source(feed)),
        taken_back=taken_back_before(work),
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
    added |= _add_again(work, plan.back)
    changed: dict[int, tuple[int, Client]] = {}
    for start in range(0, len(plan.changed), _AT_ONCE):
        part = plan.changed[start : start + _AT_ONCE]
        client_store.update_all(c, part, work.now)
        changed |= {stored.id: (stored.version + 1, stored.client) for stored, _ in part}
        tell(len(added) + len(changed), total)
    tell(total, total)
    plan.said.update(zip(ids, plan.added_said, strict=True))
    before = import_store.last_said(c, source)
    _remember(work, feed, plan, before, report)
    said = {one: SaidNow(before.get(one), now) for one, now in plan.said.items()}
    return TakenOver(source, added, changed, plan.unchanged, said)


def _add_again(work: Work, back: Sequence[tuple[StoredClient, Client]]) -> dict[int, int]:
    """Put people on the lists again whom an undone import had added; gives their versions."""
    c = work.connection
    client_store.set_all_archived(c, [stored.id for stored, _ in back], None, None)
    listed = [(replace(stored, version=stored.version + 1), client) for stored, client in back]
    client_store.update_all(c, listed, work.now)
    no_longer_taken_back(work, (stored.id for stored, _ in back))
    return {stored.id: stored.version + 1 for stored, _ in listed}


def _remember(work: Work, feed: Feed, plan: Plan, before: Mapping[int, Said], report: ImportReport) -> None:
    """Keep how the file was read and what it said, and who is gone from it."""
    c, source, said = work.connection, _source(feed), plan.said
    import_store.keep_source(c, source, msgspec.json.encode(feed.settings).decode(), work.now)
    import_store.keep_said(c, source, said, before.keys() & said.keys(), work.now)
    import_store.mark_back(c, source, plan.seen)
    import_store.mark_gone(c, source, (person.client_id for person in report.people_gone), work.now)


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
