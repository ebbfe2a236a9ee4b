"""Programs as the clients' records name them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from aftercare_desktop.store import client_search
from aftercare_desktop.store.tables import clients


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
    """Write another program into those of these few hundred records that still hold `old`; how many did."""
    here = update(clients).where(clients.c.id.in_(ids), clients.c.program == old)
    values = {"program": new, "version": clients.c.version + 1, "changed_at": now}
    changed = c.execute(here.values(values)).rowcount
    client_search.keep_program(c, ids, old, new, now)
    return changed
