"""Which records were merged into which: read by everything that asks for a client by id. Merging is in `merging`."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from aftercare_desktop.store.parts import parts
from aftercare_desktop.store.rows import from_row
from aftercare_desktop.store.tables import clients, merged_clients


@dataclass(frozen=True, slots=True)
class MergedRecord:
    """A record that was merged into another one: what it was known by, and when."""

    client_id: int
    into_id: int
    merged_at: datetime
    name: str
    preferred_name: str
    record_number: str


_RECORDS = select(
    merged_clients.c.client_id,
    merged_clients.c.into_id,
    merged_clients.c.merged_at,
    clients.c.name,
    clients.c.preferred_name,
    clients.c.record_number,
).join_from(merged_clients, clients, clients.c.id == merged_clients.c.client_id)


def record(c: Connection, client_id: int) -> MergedRecord | None:
    """What became of this record; None if it was not merged."""
    row = c.execute(_RECORDS.where(merged_clients.c.client_id == client_id)).mappings().one_or_none()
    return None if row is None else from_row(MergedRecord, row)


def records_of(c: Connection, client_id: int) -> tuple[MergedRecord, ...]:
    """The records that were merged into this one."""
    wanted = _RECORDS.where(merged_clients.c.into_id == client_id).order_by(merged_clients.c.client_id)
    return tuple(from_row(MergedRecord, row) for row in c.execute(wanted).mappings())


def records_into(c: Connection, ids: Collection[int]) -> dict[int, tuple[MergedRecord, ...]]:
    """The records that were merged into each of these few hundred; those without any are left out."""
    wanted = _RECORDS.where(merged_clients.c.into_id.in_(ids)).order_by(merged_clients.c.client_id)
    found: dict[int, tuple[MergedRecord, ...]] = {}
    for row in c.execute(wanted).mappings():
        found[row["into_id"]] = (*found.get(row["into_id"], ()), from_row(MergedRecord, row))
    return found


def survivor_id(c: Connection, client_id: int) -> int:
    """The record that stands for this one: where it was merged into, else itself."""
    into = c.scalar(select(merged_clients.c.into_id).where(merged_clients.c.client_id == client_id))
    return client_id if into is None else into


def survivor_ids(c: Connection, ids: Sequence[int]) -> tuple[int, ...]:
    """For each of these records the one that stands for it, each once, in the order given."""
    into: dict[int, int] = {}
    for part in parts(ids):
        wanted = select(merged_clients.c.client_id, merged_clients.c.into_id)
        into.update((old, new) for old, new in c.execute(wanted.where(merged_clients.c.client_id.in_(part))))
    return tuple(dict.fromkeys(into.get(client_id, client_id) for client_id in ids))


def ids_of(c: Connection, client_id: int) -> tuple[int, ...]:
    """This record's id and those of the records that were merged into it."""
    others = select(merged_clients.c.client_id).where(merged_clients.c.into_id == client_id)
    return (client_id, *c.scalars(others.order_by(merged_clients.c.client_id)))
