"""The revisions of a client in their order, those of merged records among them, without the documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, case, func, literal, or_, select

from aftercare_desktop.domain.plans import RevisionRow, RevisionState
from aftercare_desktop.store import merged
from aftercare_desktop.store.rows import from_row
from aftercare_desktop.store.tables import clients, merged_clients, plan_revisions, staff


def _history() -> Select[Any]:
    changed, finalized = staff.alias("changed"), staff.alias("finalized")
    own = ("id", "version", "client_id", "number", "state", "changed_at", "finalized_at", "gaps_reason")
    return (
        select(
            *(plan_revisions.c[name] for name in own),
            changed.c.name.label("changed_by"),
            func.coalesce(finalized.c.name, literal("")).label("finalized_by"),
        )
        .join_from(plan_revisions, changed, changed.c.id == plan_revisions.c.changed_by)
        .outerjoin(finalized, finalized.c.id == plan_revisions.c.finalized_by)
    )


_HISTORY = _history()


def in_turn(wanted: Select[Any], ids: Sequence[int]) -> Select[Any]:
    """The revisions of a client, newest first: by number, and where records were merged into theirs, by date.

    `ids` are the client's own and those of merged records, of which the final revisions belong to this history.
    """
    own, *others = ids
    if not others:
        return wanted.where(plan_revisions.c.client_id == own).order_by(plan_revisions.c.number.desc())
    theirs = and_(plan_revisions.c.client_id.in_(others), plan_revisions.c.state == RevisionState.FINAL)
    return wanted.where(or_(plan_revisions.c.client_id == own, theirs)).order_by(
        case((plan_revisions.c.state == RevisionState.DRAFT, 0), else_=1),
        plan_revisions.c.finalized_at.desc(),
        plan_revisions.c.number.desc(),
        plan_revisions.c.id.desc(),
    )


def revisions(c: Connection, client_id: int) -> tuple[RevisionRow, ...]:
    """The plan's history, newest first, without the documents; with the final revisions of merged records."""
    records = {record.client_id: record.record_number for record in merged.records_of(c, client_id)}
    rows = c.execute(in_turn(_HISTORY, (client_id, *records))).mappings()
    return tuple(
        from_row(
            RevisionRow,
            {
                **row,
                "merged_from": _other(row, client_id),
                "merged_record": records.get(row["client_id"], ""),
                "set_aside_at": None,
            },
        )
        for row in rows
    )


def set_aside(c: Connection, client_id: int) -> tuple[RevisionRow, ...]:
    """Drafts that stayed with a merged record because the client had one already, set aside last first."""
    records = {record.client_id: record for record in merged.records_of(c, client_id)}
    drafts = _HISTORY.where(
        plan_revisions.c.client_id.in_(tuple(records)), plan_revisions.c.state == RevisionState.DRAFT
    )
    rows = []
    for row in c.execute(drafts).mappings():
        record = records[row["client_id"]]
        about = {
            "merged_from": record.client_id,
            "merged_record": record.record_number,
            "set_aside_at": record.merged_at,
        }
        rows.append((record.merged_at, from_row(RevisionRow, {**row, **about})))
    return tuple(row for _, row in sorted(rows, key=lambda one: (one[0], one[1].id), reverse=True))


def next_number(c: Connection, client_id: int) -> int:
    """The number of this client's next revision: 1, 2, 3, ... above all numbers of merged records too."""
    ids = merged.ids_of(c, client_id)
    highest = select(func.max(plan_revisions.c.number)).where(plan_revisions.c.client_id.in_(ids))
    return int(c.scalar(highest) or 0) + 1


@dataclass(frozen=True, slots=True)
class Printable:
    """A client who has a plan, and whether a final revision of it exists."""

    client_id: int
    final: bool


def printable(c: Connection, *, include_archived: bool = False) -> tuple[Printable, ...]:
    """Everybody who has a plan, in id order."""
    final = func.max(case((plan_revisions.c.state == RevisionState.FINAL, 1), else_=0))
    person = func.coalesce(merged_clients.c.into_id, plan_revisions.c.client_id).label("person")
    wanted = (
        select(person, final)
        .outerjoin(merged_clients, merged_clients.c.client_id == plan_revisions.c.client_id)
        .where(or_(merged_clients.c.client_id.is_(None), plan_revisions.c.state == RevisionState.FINAL))
        .group_by(person)
    )
    if not include_archived:
        wanted = wanted.join(clients, clients.c.id == person).where(clients.c.archived_at.is_(None))
    rows = c.execute(wanted.order_by(person))
    return tuple(Printable(client_id, bool(is_final)) for client_id, is_final in rows)


def _other(row: RowMapping, client_id: int) -> int | None:
    """The merged record a revision was written in; None for the client's own."""
    return None if row["client_id"] == client_id else row["client_id"]
