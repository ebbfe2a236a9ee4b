"""What a timeline asks of the file beside entries, changes of status and messages: plan versions and merges."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, or_, select

from aftercare_desktop.store.rows import columns_of, from_row
from aftercare_desktop.store.tables import merged_clients, plan_revisions


@dataclass(frozen=True, slots=True)
class RevisionMoments:
    """When a revision was started and finalized, by whom."""

    id: int
    number: int
    created_at: datetime
    created_by: int
    finalized_at: datetime | None
    finalized_by: int | None
    gaps_reason: str


@dataclass(frozen=True, slots=True)
class Merge:
    """A record that was merged into another one."""

    client_id: int
    into_id: int
    merged_at: datetime
    merged_by: int


def revisions(c: Connection, client_id: int) -> tuple[RevisionMoments, ...]:
    """The revisions of a client's plan, those of records merged into this one included."""
    merged = select(merged_clients.c.client_id).where(merged_clients.c.into_id == client_id)
    wanted = select(*columns_of(plan_revisions, RevisionMoments)).where(
        or_(plan_revisions.c.client_id == client_id, plan_revisions.c.client_id.in_(merged))
    )
    return tuple(from_row(RevisionMoments, row) for row in c.execute(wanted).mappings())


def merges(c: Connection, client_id: int) -> tuple[Merge, ...]:
    """The merges this record had a part in."""
    wanted = select(*columns_of(merged_clients, Merge)).where(
        or_(merged_clients.c.into_id == client_id, merged_clients.c.client_id == client_id)
    )
    return tuple(from_row(Merge, row) for row in c.execute(wanted).mappings())
