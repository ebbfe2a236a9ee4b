"""Programs as the clients' records name them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, func, select

from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store.tables import clients

_AT_ONCE = 500


def counts(c: Connection, names: Iterable[str]) -> Mapping[str, int]:
    """How many clients, archived ones included, are in each of these programs; those with nobody are left out."""
    wanted = (
        select(clients.c.program, func.count())
        .where(clients.c.program.in_(tuple(names)))
        .group_by(clients.c.program)
    )
    return {name: count for name, count in c.execute(wanted)}


def ids_in(c: Connection, name: str) -> tuple[int, ...]:
    """The clients in this program, archived ones included."""
    return tuple(c.scalars(select(clients.c.id).where(clients.c.program == name).order_by(clients.c.id)))


def rename_in_records(c: Connection, ids: Sequence[int], old: str, new: str, now: datetime) -> int:
    """Write another program into those of these records that still hold `old`; how many did.

    One by one, so that whatever is kept beside a record follows.
    """
    changed = 0
    for start in range(0, len(ids), _AT_ONCE):
        for stored in client_store.get_all(c, ids[start : start + _AT_ONCE]):
            if stored.client.program == old:
                renamed = replace(stored.client, program=new)
                client_store.update_one(c, stored.id, renamed, stored.version, now)
                changed += 1
    return changed
