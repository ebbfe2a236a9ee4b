"""People outside the center in one client's life, in the file: changed, archived, never removed."""

from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from aftercare_desktop.domain.recipients import OutsidePerson, StoredOutsidePerson
from aftercare_desktop.store.rows import from_row, to_row
from aftercare_desktop.store.tables import outside_people
from aftercare_desktop.store.versions import Versioned

_rows = Versioned.of(outside_people, "person")


def add(c: Connection, client_id: int, person: OutsidePerson) -> int:
    """Keep somebody new; gives their id."""
    return _rows.add(c, {"client_id": client_id, **to_row(person)})


def get(c: Connection, person_id: int) -> StoredOutsidePerson:
    """One person, archived or not. Raises `NotFound`."""
    return _stored(_rows.get(c, person_id))


def of_client(c: Connection, client_id: int) -> tuple[StoredOutsidePerson, ...]:
    """Everybody of a client who is not archived, in the order in which they were written down."""
    wanted = select(outside_people).where(
        outside_people.c.client_id == client_id, outside_people.c.archived_at.is_(None)
    )
    return tuple(_stored(row) for row in c.execute(wanted.order_by(outside_people.c.id)).mappings())


def write(c: Connection, person_id: int, version: int, person: OutsidePerson) -> int:
    """Change somebody; gives the new version. Raises `EditedElsewhere`."""
    return _rows.change(c, person_id, version, to_row(person))


def set_archived(c: Connection, person_id: int, version: int, now: datetime | None) -> int:
    """Put away, or with None take back; gives the new version."""
    return _rows.change(c, person_id, version, {"archived_at": now})


def _stored(row: RowMapping) -> StoredOutsidePerson:
    return from_row(StoredOutsidePerson, {**row, "person": from_row(OutsidePerson, row)})
