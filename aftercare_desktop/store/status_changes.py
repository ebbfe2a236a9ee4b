"""Changes of status in the file: what was asked when a client's status changed."""

from datetime import datetime

from sqlalchemy import Connection, RowMapping, select, update
from sqlalchemy import insert as insert_into

from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.statuses import StatusChange, StoredStatusChange
from aftercare_desktop.store.rows import from_row, to_row
from aftercare_desktop.store.tables import status_changes


def insert(
    c: Connection, client_id: int, before: ClientStatus, change: StatusChange, now: datetime, by: int
) -> int:
    """Keep a change of status; gives its id."""
    values = {"client_id": client_id, "before": before, "made_at": now, "made_by": by, **to_row(change)}
    return int(
        c.execute(insert_into(status_changes).values(values).returning(status_changes.c.id)).scalar_one()
    )


def take_back(c: Connection, change_id: int, now: datetime | None) -> None:
    """Mark a change as undone, or with None as standing again."""
    c.execute(update(status_changes).where(status_changes.c.id == change_id).values(taken_back_at=now))


def of_client(c: Connection, client_id: int) -> tuple[StoredStatusChange, ...]:
    """The changes of a client that stand, newest first."""
    wanted = (
        select(status_changes)
        .where(status_changes.c.client_id == client_id, status_changes.c.taken_back_at.is_(None))
        .order_by(status_changes.c.since.desc(), status_changes.c.id.desc())
    )
    return tuple(_stored(row) for row in c.execute(wanted).mappings())


def _stored(row: RowMapping) -> StoredStatusChange:
    return StoredStatusChange(
        row["id"],
        row["client_id"],
        row["before"],
        row["made_at"],
        row["made_by"],
        row["taken_back_at"],
        from_row(StatusChange, row),
    )
