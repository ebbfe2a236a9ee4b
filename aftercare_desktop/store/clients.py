"""Clients in the file: insert, change, archive, and the rows that lists show."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Connection,
    RowMapping,
    and_,
    bindparam,
    case,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from aftercare_desktop.domain.client_filters import PlanFacts
from aftercare_desktop.domain.clients import Client, ClientRow, ClientStatus, StoredClient
from aftercare_desktop.domain.plans import RevisionState
from aftercare_desktop.domain.record_numbers import plain_number
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotFound
from aftercare_desktop.store import client_search
from aftercare_desktop.store import plans as plan_store
from aftercare_desktop.store.parts import parts
from aftercare_desktop.store.rows import columns_of, from_row, to_row
from aftercare_desktop.store.tables import clients, merged_clients, plan_revisions, staff
from aftercare_desktop.store.versions import Versioned

_MOVED_ON = (
    "This client was changed in the meantime, here or at another desk. Nothing was overwritten. "
    "Open the client again and repeat your change."
)
_GONE = "This client is not in the center's records."
_VERSIONED = Versioned(clients, _MOVED_ON, _GONE)


def insert_one(c: Connection, client: Client, now: datetime) -> int:
    """Add a client and return the id. Raises `BadInput` when the record number belongs to somebody already."""
    return insert_all(c, (client,), now)[0]


def insert_all(c: Connection, new: Sequence[Client], now: datetime) -> tuple[int, ...]:
    """Add many clients at once; ids in the order given."""
    if not new:
        return ()
    rows = [{"version": 1, "created_at": now, "changed_at": now, **to_row(client)} for client in new]
    statement = insert(clients).returning(clients.c.id, sort_by_parameter_order=True)
    try:
        ids = tuple(c.scalars(statement, rows))
    except IntegrityError as problem:
        raise _record_number_taken(new, problem) from problem
    client_search.keep(c, zip(ids, new, strict=True), now)
    return ids


def update_one(c: Connection, client_id: int, client: Client, version: int, now: datetime) -> int:
    """Replace a client's facts; returns the new version. Raises `EditedElsewhere` when `version` is not current."""
    try:
        changed = _VERSIONED.change(c, client_id, version, {"changed_at": now, **to_row(client)})
    except IntegrityError as problem:
        raise _record_number_taken((client,), problem) from problem
    client_search.keep_again(c, client_id, client, now)
    return changed


def update_all(c: Connection, changed: Sequence[tuple[StoredClient, Client]], now: datetime) -> None:
    """Replace the facts of many clients at once. Raises `EditedElsewhere` when one is not in the version given."""
    if not changed:
        return
    rows = [
        {
            "which": stored.id,
            "known": stored.version,
            "version": stored.version + 1,
            "changed_at": now,
            **to_row(client),
        }
        for stored, client in changed
    ]
    here = update(clients).where(clients.c.id == bindparam("which"), clients.c.version == bindparam("known"))
    if c.execute(here, rows).rowcount != len(rows):
        raise EditedElsewhere(_MOVED_ON)
    client_search.keep_all_again(c, [(stored.id, client) for stored, client in changed], now)


def set_archived(
    c: Connection, client_id: int, version: int, archived_at: datetime | None, archived_by: int | None
) -> int:
    """Archive a client, or restore one by giving None twice; returns the new version."""
    archived = {"archived_at": archived_at, "archived_by": archived_by}
    changed = _VERSIONED.change(c, client_id, version, archived)
    client_search.mark_archived(c, client_id, archived_at is not None)
    return changed


def set_all_archived(
    c: Connection, ids: Sequence[int], archived_at: datetime | None, archived_by: int | None
) -> None:
    """Archive many clients, or restore them by giving None twice. Their versions were read in this transaction."""
    values = {"version": clients.c.version + 1, "archived_at": archived_at, "archived_by": archived_by}
    for part in parts(ids):
        c.execute(update(clients).where(clients.c.id.in_(part)).values(values))
        client_search.mark_all_archived(c, part, archived_at is not None)


def versions(c: Connection, ids: Sequence[int]) -> dict[int, int]:
    """The versions of many clients by id; ids that are not there are left out."""
    found: dict[int, int] = {}
    for part in parts(ids):
        rows = c.execute(select(clients.c.id, clients.c.version).where(clients.c.id.in_(part)))
        found.update((client_id, version) for client_id, version in rows)
    return found


def get(c: Connection, client_id: int) -> StoredClient:
    """One client. Raises `NotFound`."""
    row = c.execute(select(clients).where(clients.c.id == client_id)).mappings().one_or_none()
    if row is None:
        raise NotFound(_GONE)
    return _stored(row)


def get_all(c: Connection, ids: Sequence[int]) -> tuple[StoredClient, ...]:
    """Many clients, in the order of `ids`; ids that are not there are left out."""
    found: dict[int, StoredClient] = {}
    for part in parts(ids):
        rows = c.execute(select(clients).where(clients.c.id.in_(part))).mappings()
        found.update((row["id"], _stored(row)) for row in rows)
    return tuple(found[client_id] for client_id in ids if client_id in found)


def statuses(c: Connection, ids: Collection[int]) -> dict[int, ClientStatus]:
    """The status of each of these clients."""
    found: dict[int, ClientStatus] = {}
    for some in parts(tuple(ids)):
        wanted = select(clients.c.id, clients.c.status).where(clients.c.id.in_(some))
        found.update((row.id, row.status) for row in c.execute(wanted))
    return found


def by_record_number(c: Connection, number: str) -> StoredClient | None:
    """The client with this record number, archived ones included; None when nobody has it."""
    row = c.execute(select(clients).where(clients.c.record_number == number)).mappings().one_or_none()
    return None if row is None or not number else _stored(row)


def record_numbers(c: Connection) -> dict[str, int]:
    """Every record number with its client's id, archived ones included; a merged record's leads to where it went."""
    stands_for = func.coalesce(merged_clients.c.into_id, clients.c.id)
    rows = c.execute(
        select(clients.c.record_number, stands_for)
        .outerjoin(merged_clients, merged_clients.c.client_id == clients.c.id)
        .where(clients.c.record_number.is_not(None))
    )
    return {plain_number(number): client_id for number, client_id in rows}


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """What an import compares to say that a new client may be somebody who is here already."""

    id: int
    record_number: str
    name: str
    birth_date: date


def names_and_births(c: Connection) -> Iterator[KnownPerson]:
    """Everybody whose date of birth is known, archived clients included."""
    wanted = select(*columns_of(clients, KnownPerson)).where(clients.c.birth_date.is_not(None))
    for row in c.execute(wanted).mappings():
        yield from_row(KnownPerson, row)


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What a client is called and numbered."""

    id: int
    name: str
    preferred_name: str
    record_number: str


def known_names(c: Connection) -> Iterator[KnownNames]:
    """What everybody is called, archived and merged records included."""
    for row in c.execute(select(*columns_of(clients, KnownNames))).mappings():
        yield from_row(KnownNames, row)


def all_ids(c: Connection) -> tuple[int, ...]:
    """Every client's id in the order they were added, archived ones included."""
    return tuple(c.scalars(select(clients.c.id).order_by(clients.c.id)))


def count(c: Connection) -> int:
    """How many clients there are, archived ones included."""
    return int(c.scalar(select(func.count()).select_from(clients)) or 0)


def find_ids(
    c: Connection, query: str, include_archived: bool = False, before: client_search.Answer | None = None
) -> tuple[int, ...]:
    """Ids of clients matching every word of `query`, by name; everybody for an empty one.

    `before`: the query one key earlier and its answer, see `client_search.find_ids`.
    """
    return client_search.find_ids(c, query, include_archived, before)


def rows(c: Connection, ids: Sequence[int]) -> tuple[ClientRow, ...]:
    """List rows in the order of `ids`; ids that are not there are left out. One query per 500."""
    found: dict[int, ClientRow] = {}
    for part in parts(ids):
        for row in c.execute(_ROWS, {"ids": part}).mappings():
            found[row["id"]] = from_row(
                ClientRow, {**row, "plan_final": row["plan_state"] is RevisionState.FINAL}
            )
    return tuple(found[client_id] for client_id in ids if client_id in found)


def rebuild_search(c: Connection) -> None:
    """Write the search table anew, after a migration changed what it holds."""
    plans = plan_store.newest_facts(c)
    here = select(clients).where(clients.c.id.not_in(select(merged_clients.c.client_id)))
    stored = [_stored(row) for row in c.execute(here).mappings()]
    client_search.rebuild(c, ((one, plans.get(one.id, PlanFacts())) for one in stored))


def _rows_statement() -> Any:
    """List rows of `ids`: the client, the counselor's name, and the newest revision (a draft is always newest)."""
    plan_on = plan_revisions.c.id == _newest_revision()
    own = [
        clients.c[name]
        for name in ("id", "version", "name", "preferred_name", "pronouns", "birth_date", "status", "program")
    ]
    return (
        select(
            *own,
            clients.c.record_number,
            func.coalesce(staff.c.name, literal("")).label("counselor"),
            func.coalesce(
                clients.c.discharged_on, clients.c.discharge_planned, type_=clients.c.birth_date.type
            ).label("discharge_date"),
            plan_revisions.c.number.label("plan_number"),
            plan_revisions.c.state.label("plan_state"),
            clients.c.changed_at,
            clients.c.archived_at.is_not(None).label("archived"),
        )
        .select_from(
            clients.outerjoin(staff, staff.c.id == clients.c.counselor_id).outerjoin(plan_revisions, plan_on)
        )
        .where(clients.c.id.in_(bindparam("ids", expanding=True)))
    )


def _newest_revision() -> Any:
    """The draft's id, else that of the newest final, the finals of merged records among them."""
    newer = plan_revisions.alias("newer")
    records = select(merged_clients.c.client_id).where(merged_clients.c.into_id == clients.c.id)
    theirs = and_(newer.c.client_id.in_(records.correlate(clients)), newer.c.state == RevisionState.FINAL)
    return (
        select(newer.c.id)
        .where(or_(newer.c.client_id == clients.c.id, theirs))
        .order_by(
            case((newer.c.state == RevisionState.DRAFT, 0), else_=1),
            newer.c.finalized_at.desc(),
            newer.c.number.desc(),
        )
        .limit(1)
        .correlate(clients)
        .scalar_subquery()
    )


_ROWS = _rows_statement()


def _stored(row: RowMapping) -> StoredClient:
    return StoredClient(
        id=row["id"],
        version=row["version"],
        created_at=row["created_at"],
        changed_at=row["changed_at"],
        archived_at=row["archived_at"],
        archived_by=row["archived_by"],
        client=from_row(Client, row),
    )


def _record_number_taken(new: Iterable[Client], problem: IntegrityError) -> Exception:
    """The clash as a sentence; anything else that broke a rule of the tables is a bug and stays one."""
    if "clients.record_number" not in str(problem.orig):
        return problem
    numbers = [client.record_number for client in new if client.record_number]
    which = f"The record number {numbers[0]}" if len(numbers) == 1 else "A record number"
    return BadInput(f"{which} belongs to another client, perhaps an archived one. Use a different number.")
