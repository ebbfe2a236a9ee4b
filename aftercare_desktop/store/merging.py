"""Merging two clients' records in the file, and taking it back: what belonged to one belongs to the other.

Final plans are frozen with the id of their client. They stay with the record that went, and are read with the one
that stands for it (`plans`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, and_, delete, func, insert, or_, select, update

from aftercare_desktop.domain.clients import Client, StoredClient
from aftercare_desktop.domain.plans import RevisionState
from aftercare_desktop.errors import CannotUndo
from aftercare_desktop.store import client_search, clients, plans, tables
from aftercare_desktop.store.rows import to_row
from aftercare_desktop.store.tables import (
    amendments,
    breaches,
    care_marks,
    chart_marks,
    consents,
    copy_requests,
    court_orders,
    disclosures,
    entries,
    imported_facts,
    merged_clients,
    messages,
    outside_people,
    patient_notices,
    plan_dates,
    plan_revisions,
    restrictions,
    safety_links,
    status_changes,
)

MOVED: tuple[Column[Any], ...] = (
    amendments.c.client_id,
    breaches.c.client_id,
    care_marks.c.client_id,
    chart_marks.c.client_id,
    consents.c.client_id,
    copy_requests.c.client_id,
    court_orders.c.client_id,
    disclosures.c.client_id,
    entries.c.client_id,
    entries.c.moved_from,
    imported_facts.c.client_id,
    merged_clients.c.into_id,
    messages.c.client_id,
    outside_people.c.client_id,
    patient_notices.c.client_id,
    restrictions.c.client_id,
    safety_links.c.client_id,
    safety_links.c.other_id,
    status_changes.c.client_id,
)
"""What points at a client and points at the other one after a merge."""

SETTLED: tuple[Column[Any], ...] = (
    tables.client_search.c.client_id,
    merged_clients.c.client_id,
    plan_dates.c.client_id,
    plan_revisions.c.client_id,
)
"""What points at a client and is treated in a way of its own: a draft moves with its dates, finals stay."""

_MOVED_ON = (
    "One of the two records was changed since they were merged. Nothing was changed now; "
    "write what belongs to the other person into a record of their own."
)


@dataclass(frozen=True, slots=True)
class MovedRows:
    """Rows of one table that were given to the other client, by the first column of their key."""

    table: str
    column: str
    keys: tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class MovedDraft:
    """A draft that was given to the other client, the number it had, and its version since."""

    revision_id: int
    client_id: int
    number: int
    version: int


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything a merge did, so that it can be taken back: both records as they were, their versions since."""

    keep: StoredClient
    other: StoredClient
    keep_version: int
    other_version: int
    rows: tuple[MovedRows, ...]
    drafts: tuple[MovedDraft, ...]


# --- Merging ------------------------------------------------------------------------------------------------


def merge(
    c: Connection,
    keep: StoredClient,
    other: StoredClient,
    client: Client,
    *,
    other_draft: bool,
    now: datetime,
    by: int,
) -> Trace:
    """Give everything of `other` to `keep`, which says `client` from now on, and archive `other`.

    `other_draft`: where both have a draft, that of `other` stays and the other one goes with the archived record.
    Raises `EditedElsewhere` when one of them is not as it was read.
    """
    # First: a record that became part of `other` may move on only once `other` is part of `keep`.
    c.execute(insert(merged_clients).values(client_id=other.id, into_id=keep.id, merged_at=now, merged_by=by))
    rows = tuple(_move_rows(c, column, other.id, keep.id) for column in MOVED)
    drafts = _move_drafts(c, keep.id, other.id, other_draft=other_draft)
    archived = (other.archived_at or now, by if other.archived_at is None else other.archived_by)
    other_version = clients.set_archived(c, other.id, other.version, *archived)
    keep_version = clients.update_one(c, keep.id, client, keep.version, now)
    plans.keep_facts(c, keep.id)
    client_search.leave_out(c, other.id)
    return Trace(keep, other, keep_version, other_version, tuple(one for one in rows if one.keys), drafts)


def _move_rows(c: Connection, column: Column[Any], source: int, target: int) -> MovedRows:
    """Point the rows that name `source` at `target`, but for those that cannot name both.

    An entry that was moved between the two before still says so, and is no entry moved to where it was.
    """
    table, key = column.table, next(iter(column.table.primary_key))
    wanted = select(key).where(column == source)
    if column is entries.c.moved_from:
        wanted = wanted.where(entries.c.client_id.not_in((source, target)))
    if table is safety_links:
        partner = safety_links.c.other_id if column.name == "client_id" else safety_links.c.client_id
        wanted = wanted.where(or_(partner.is_(None), partner != target))
    if table is imported_facts:
        there = select(imported_facts.c.source).where(imported_facts.c.client_id == target)
        wanted = wanted.where(imported_facts.c.source.not_in(there))
    keys = tuple(c.scalars(wanted.order_by(key)))
    if keys:
        c.execute(update(table).where(column == source, key.in_(keys)).values({column: target}))
    return MovedRows(table.name, column.name, keys)


def _move_drafts(c: Connection, keep: int, other: int, *, other_draft: bool) -> tuple[MovedDraft, ...]:
    own, theirs = _draft(c, keep), _draft(c, other)
    if theirs is None or (own is not None and not other_draft):
        return ()
    highest = func.max(plan_revisions.c.number)
    wanted = select(highest).where(plan_revisions.c.client_id.in_((keep, other)))
    free = int(c.scalar(wanted) or 0) + 1
    moved = [_give(c, theirs, keep, free)]
    if own is not None:
        moved.append(_give(c, own, other, free))
    return tuple(moved)


@dataclass(frozen=True, slots=True)
class _Draft:
    id: int
    client_id: int
    number: int
    version: int


def _draft(c: Connection, client_id: int) -> _Draft | None:
    wanted = select(
        plan_revisions.c.id, plan_revisions.c.client_id, plan_revisions.c.number, plan_revisions.c.version
    ).where(plan_revisions.c.client_id == client_id, plan_revisions.c.state == RevisionState.DRAFT)
    row = c.execute(wanted).one_or_none()
    return None if row is None else _Draft(*row)


def _give(c: Connection, draft: _Draft, client_id: int, number: int) -> MovedDraft:
    """Make a draft another client's, under another number. The guards allow it between merged records only."""
    c.execute(
        update(plan_revisions)
        .where(plan_revisions.c.id == draft.id)
        .values(client_id=client_id, number=number, version=draft.version + 1)
    )
    c.execute(update(plan_dates).where(plan_dates.c.revision_id == draft.id).values(client_id=client_id))
    return MovedDraft(draft.id, draft.client_id, draft.number, draft.version + 1)


# --- Taking back --------------------------------------------------------------------------------------------


def unmerge(c: Connection, trace: Trace) -> None:
    """Take a merge back: both records are as they were, with all that was theirs.

    What was written since stays where it is, as does what somebody gave to a third client meanwhile. Raises
    `CannotUndo` when one of the records, or a draft that went along, is not as the merge left it.
    """
    keep, other = trace.keep, trace.other
    for draft in trace.drafts:
        _give_back(c, draft)
    for moved in trace.rows:
        table = tables.metadata.tables[moved.table]
        column, key = table.c[moved.column], next(iter(table.primary_key))
        c.execute(update(table).where(column == keep.id, key.in_(moved.keys)).values({column: other.id}))
    merged_here = merged_clients.c.client_id == other.id
    if not c.execute(delete(merged_clients).where(merged_here, merged_clients.c.into_id == keep.id)).rowcount:
        raise CannotUndo(_MOVED_ON)
    _put_back(c, keep, trace.keep_version)
    _put_back(c, other, trace.other_version)
    client_search.keep(c, ((other.id, other.client),), other.changed_at)
    client_search.mark_archived(c, other.id, other.archived_at is not None)
    for record in (keep, other):
        client_search.keep_again(c, record.id, record.client, record.changed_at)
        plans.keep_facts(c, record.id)


def _give_back(c: Connection, draft: MovedDraft) -> None:
    untouched = and_(
        plan_revisions.c.id == draft.revision_id,
        plan_revisions.c.version == draft.version,
        plan_revisions.c.state == RevisionState.DRAFT,
    )
    values = {"client_id": draft.client_id, "number": draft.number, "version": draft.version + 1}
    if not c.execute(update(plan_revisions).where(untouched).values(values)).rowcount:
        raise CannotUndo(_MOVED_ON)
    dates = update(plan_dates).where(plan_dates.c.revision_id == draft.revision_id)
    c.execute(dates.values(client_id=draft.client_id))


def _put_back(c: Connection, before: StoredClient, version: int) -> None:
    """The client's row as it was, but for its version."""
    values = {
        "version": version + 1,
        "changed_at": before.changed_at,
        "archived_at": before.archived_at,
        "archived_by": before.archived_by,
        **to_row(before.client),
    }
    here = (tables.clients.c.id == before.id, tables.clients.c.version == version)
    if not c.execute(update(tables.clients).where(*here).values(values)).rowcount:
        raise CannotUndo(_MOVED_ON)


# --- Checking -----------------------------------------------------------------------------------------------


def left_behind(c: Connection) -> Iterator[tuple[str, int | str, int]]:
    """What names a merged record and should not: table, key, the record's client.

    An ended link between the two, an entry moved from one to the other, and what a source said of both, have nowhere
    else to be.
    """
    into = select(merged_clients.c.into_id)
    for column in MOVED:
        table, key = column.table, next(iter(column.table.primary_key))
        wanted = select(key, column).where(column.in_(select(merged_clients.c.client_id))).order_by(key)
        here = into.where(merged_clients.c.client_id == column).scalar_subquery()
        if column is entries.c.moved_from:
            wanted = wanted.where(entries.c.client_id != here)
        if table is safety_links:
            partner = safety_links.c.other_id if column.name == "client_id" else safety_links.c.client_id
            wanted = wanted.where(or_(partner.is_(None), partner != here))
        if table is imported_facts:
            said = imported_facts.alias("said")
            same = select(said.c.source).where(
                said.c.client_id == here, said.c.source == imported_facts.c.source
            )
            wanted = wanted.where(~same.exists())
        yield from ((table.name, found, client_id) for found, client_id in c.execute(wanted))


def not_put_away(c: Connection) -> Sequence[int]:
    """Merged records that are not archived, or that lists would show."""
    listed = tables.client_search.c.client_id
    wanted = (
        select(merged_clients.c.client_id)
        .join(tables.clients, tables.clients.c.id == merged_clients.c.client_id)
        .where(or_(tables.clients.c.archived_at.is_(None), tables.clients.c.id.in_(select(listed))))
    )
    return c.scalars(wanted.order_by(merged_clients.c.client_id)).all()


def two_drafts(c: Connection) -> Sequence[int]:
    """Clients with more than one draft."""
    drafts = select(plan_revisions.c.client_id).where(plan_revisions.c.state == RevisionState.DRAFT)
    counted = drafts.group_by(plan_revisions.c.client_id).having(func.count() > 1)
    return c.scalars(counted.order_by(plan_revisions.c.client_id)).all()
