"""Safety links in the file: kept once for both clients, changed with care, lifted and never removed."""

from datetime import datetime

from sqlalchemy import Connection, RowMapping, or_, select
from sqlalchemy import insert as insert_into

from aftercare_desktop.domain.safety_links import SafetyLink, StoredSafetyLink
from aftercare_desktop.errors import NotFound
from aftercare_desktop.store.rows import from_row, to_row
from aftercare_desktop.store.tables import safety_links
from aftercare_desktop.store.versions import Versioned

_GONE = "This safety link is not in the center's records."
_MOVED_ON = (
    "This safety link was changed in the meantime, here or at another desk. Nothing was overwritten. "
    "Look at it again and repeat your change."
)
_VERSIONED = Versioned(safety_links, _MOVED_ON, _GONE)


def insert(c: Connection, client_id: int, link: SafetyLink, now: datetime, by: int) -> int:
    """Keep a link; gives its id."""
    values = {"version": 1, "client_id": client_id, "created_at": now, "created_by": by, **to_row(link)}
    return int(c.execute(insert_into(safety_links).values(values).returning(safety_links.c.id)).scalar_one())


def change(c: Connection, link_id: int, link: SafetyLink, version: int) -> int:
    """Replace what a link says; gives the new version. Raises `EditedElsewhere` when `version` is not current."""
    return _VERSIONED.change(c, link_id, version, to_row(link))


def set_lifted(c: Connection, link_id: int, version: int, at: datetime | None, by: int | None) -> int:
    """Lift a link, or put it back by giving None twice; gives the new version."""
    return _VERSIONED.change(c, link_id, version, {"lifted_at": at, "lifted_by": by})


def get(c: Connection, link_id: int) -> StoredSafetyLink:
    """One link. Raises `NotFound`."""
    row = c.execute(select(safety_links).where(safety_links.c.id == link_id)).mappings().one_or_none()
    if row is None:
        raise NotFound(_GONE)
    return _stored(row)


def of_client(c: Connection, client_id: int) -> tuple[StoredSafetyLink, ...]:
    """The links that name this client on either side, lifted and ended ones included, oldest first."""
    wanted = (
        select(safety_links)
        .where(or_(safety_links.c.client_id == client_id, safety_links.c.other_id == client_id))
        .order_by(safety_links.c.id)
    )
    return tuple(_stored(row) for row in c.execute(wanted).mappings())


def _stored(row: RowMapping) -> StoredSafetyLink:
    return StoredSafetyLink(
        id=row["id"],
        version=row["version"],
        client_id=row["client_id"],
        created_at=row["created_at"],
        created_by=row["created_by"],
        lifted_at=row["lifted_at"],
        lifted_by=row["lifted_by"],
        link=from_row(SafetyLink, row),
    )
