"""Records of breaches in the file: changed as more is known, never removed."""

from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from aftercare_desktop.domain.disclosures import Breach, StoredBreach
from aftercare_desktop.store.rows import from_row, to_row
from aftercare_desktop.store.tables import breaches
from aftercare_desktop.store.versions import Versioned

_rows = Versioned.of(breaches, "record of a breach")


def add(
    c: Connection, client_id: int, breach: Breach, now: datetime, by: int, disclosure_id: int | None = None
) -> int:
    """Open the record of a breach; gives its id."""
    values = {"client_id": client_id, "disclosure_id": disclosure_id, "made_at": now, "made_by": by}
    return _rows.add(c, {**values, **to_row(breach)})


def get(c: Connection, breach_id: int) -> StoredBreach:
    """One record. Raises `NotFound`."""
    return _stored(_rows.get(c, breach_id))


def of_client(c: Connection, client_id: int) -> tuple[StoredBreach, ...]:
    """The breaches about a client, the newest first."""
    wanted = select(breaches).where(breaches.c.client_id == client_id).order_by(breaches.c.id.desc())
    return tuple(_stored(row) for row in c.execute(wanted).mappings())


def open_ones(c: Connection) -> tuple[StoredBreach, ...]:
    """Those that nobody closed, of all clients, the oldest first."""
    wanted = select(breaches).where(breaches.c.closed_on.is_(None)).order_by(breaches.c.discovered_on)
    return tuple(_stored(row) for row in c.execute(wanted.order_by(breaches.c.id)).mappings())


def write(c: Connection, breach_id: int, version: int, breach: Breach) -> int:
    """Change a record; gives the new version. Raises `EditedElsewhere`."""
    return _rows.change(c, breach_id, version, to_row(breach))


def _stored(row: RowMapping) -> StoredBreach:
    return from_row(StoredBreach, {**row, "breach": from_row(Breach, row)})
