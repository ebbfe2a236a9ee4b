"""What was put into the center's medical record, in the file: marks, and what stands in the records to be put there."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Connection,
    RowMapping,
    Select,
    insert,
    literal,
    select,
    update,
)

from aftercare_desktop.domain.chart import (
    UNCHANGING,
    Charted,
    ChartKey,
    ChartMark,
    ChartSubject,
)
from aftercare_desktop.domain.plans import RevisionState
from aftercare_desktop.errors import EditedElsewhere, NotFound
from aftercare_desktop.store.merged import records_into
from aftercare_desktop.store.parts import parts
from aftercare_desktop.store.tables import (
    chart_marks,
    clients,
    entries,
    plan_events,
    plan_revisions,
    status_changes,
)

_TAKEN_BACK = "These marks were taken back already. Nothing was changed."
_GONE = "This mark is not in the center's records."


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing that stands in the record of a client: its day, or the moment where that is what is known."""

    client_id: int
    charted: Charted
    happened: date | datetime


def mark(
    c: Connection, client_id: int, charted: Sequence[Charted], now: datetime, by: int
) -> tuple[int, ...]:
    """Say that these were put into the medical record; gives the ids of the marks."""
    rows = [
        {
            "client_id": client_id,
            "subject": one.key.subject,
            "subject_id": one.key.id,
            "subject_version": one.version,
            "marked_at": now,
            "marked_by": by,
        }
        for one in charted
    ]
    statement = insert(chart_marks).returning(chart_marks.c.id, sort_by_parameter_order=True)
    return tuple(c.scalars(statement, rows)) if rows else ()


def take_back(c: Connection, mark_ids: Sequence[int], now: datetime) -> tuple[int, tuple[Charted, ...]]:
    """Take these marks away; gives whose they were and of what. Raises `EditedElsewhere` when one is gone already."""
    found: list[RowMapping] = []
    for some in parts(mark_ids):
        found += c.execute(select(chart_marks).where(chart_marks.c.id.in_(some))).mappings()
    if not found or len(found) != len(set(mark_ids)):
        raise NotFound(_GONE)
    if any(row["taken_back_at"] is not None for row in found):
        raise EditedElsewhere(_TAKEN_BACK)
    for some in parts(mark_ids):
        c.execute(update(chart_marks).where(chart_marks.c.id.in_(some)).values(taken_back_at=now))
    return found[0]["client_id"], tuple(_charted(row) for row in found)


def newest_marks(c: Connection, client_ids: Sequence[int]) -> dict[int, dict[ChartKey, ChartMark]]:
    """By client, the newest mark that holds of each thing."""
    found: dict[int, dict[ChartKey, ChartMark]] = defaultdict(dict)
    for some in parts(client_ids):
        held = (chart_marks.c.client_id.in_(some), chart_marks.c.taken_back_at.is_(None))
        for row in c.execute(select(chart_marks).where(*held).order_by(chart_marks.c.id)).mappings():
            one = _charted(row)
            found[row["client_id"]][one.key] = ChartMark(one, row["marked_at"], row["marked_by"])
    return found


def standing(
    c: Connection, client_ids: Sequence[int], *, with_plans: bool
) -> dict[int, dict[Charted, date | datetime]]:
    """By client, everything that stands in the record and belongs into the medical one, with its day or moment.

    Final versions and what happened to them count for the record that stands for the one they were written in.
    """
    found: dict[int, dict[Charted, date | datetime]] = defaultdict(dict)
    for some in parts(client_ids):
        lines = [*_entries(c, some), *_statuses(c, some)]
        if with_plans:
            lines += _of_plans(c, some)
        for line in lines:
            found[line.client_id][line.charted] = line.happened
    return found


def caseload(c: Connection, counselor_id: int) -> tuple[int, ...]:
    """Whose counselor this person is, archived records left out."""
    wanted = select(clients.c.id).where(
        clients.c.counselor_id == counselor_id, clients.c.archived_at.is_(None)
    )
    return tuple(c.scalars(wanted.order_by(clients.c.id)))


def _entries(c: Connection, client_ids: Sequence[int]) -> Iterator[Standing]:
    here = (
        entries.c.client_id.in_(client_ids),
        entries.c.in_error_at.is_(None),
        entries.c.withdrawn_at.is_(None),
    )
    wanted = select(entries.c.client_id, entries.c.id, entries.c.version, entries.c.happened_on).where(*here)
    return _lines(c, wanted, ChartSubject.ENTRY)


def _statuses(c: Connection, client_ids: Sequence[int]) -> Iterator[Standing]:
    here = (status_changes.c.client_id.in_(client_ids), status_changes.c.taken_back_at.is_(None))
    own = status_changes.c
    return _lines(
        c, select(own.client_id, own.id, literal(UNCHANGING), own.since).where(*here), ChartSubject.STATUS
    )


def _of_plans(c: Connection, client_ids: Sequence[int]) -> Iterator[Standing]:
    merged = {one.client_id: into for into, those in records_into(c, client_ids).items() for one in those}
    whose = {**{client_id: client_id for client_id in client_ids}, **merged}
    for some in parts(tuple(whose)):
        for line in (*_revisions(c, some), *_events(c, some)):
            yield replace(line, client_id=whose[line.client_id])


def _revisions(c: Connection, record_ids: Sequence[int]) -> Iterator[Standing]:
    own = plan_revisions.c
    wanted = select(own.client_id, own.id, own.version, own.finalized_at).where(
        own.client_id.in_(record_ids), own.state == RevisionState.FINAL
    )
    return _lines(c, wanted, ChartSubject.REVISION)


def _events(c: Connection, record_ids: Sequence[int]) -> Iterator[Standing]:
    own = plan_events.c
    wanted = (
        select(plan_revisions.c.client_id, own.id, literal(UNCHANGING), own.happened_on)
        .join_from(plan_revisions, plan_events, own.revision_id == plan_revisions.c.id)
        .where(
            plan_revisions.c.client_id.in_(record_ids),
            own.taken_back_at.is_(None),
        )
    )
    return _lines(c, wanted, ChartSubject.PLAN_EVENT)


def _lines(c: Connection, wanted: Select[Any], subject: ChartSubject) -> Iterator[Standing]:
    for client_id, own, version, happened in c.execute(wanted):
        yield Standing(client_id, Charted(ChartKey(subject, own), version), happened)


def _charted(row: RowMapping) -> Charted:
    return Charted(ChartKey(row["subject"], row["subject_id"]), row["subject_version"])
