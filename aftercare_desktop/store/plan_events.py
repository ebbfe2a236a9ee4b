"""Events beside final revisions, in the file: added, and taken back with a mark, never changed or removed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, RowMapping, insert, select, update

from aftercare_desktop.domain.plan_events import PlanEvent, StoredPlanEvent
from aftercare_desktop.errors import EditedElsewhere, NotFound
from aftercare_desktop.store.rows import from_row, to_row
from aftercare_desktop.store.tables import plan_events

_GONE = "This event is not in the center's records."
_TAKEN_BACK = "This was taken back already. Nothing was changed."


def add(c: Connection, revision_id: int, event: PlanEvent, now: datetime, by: int) -> int:
    """Keep an event of a final revision; gives its id. The file refuses one of a draft."""
    values = {"revision_id": revision_id, "made_at": now, "made_by": by, **to_row(event)}
    return int(c.execute(insert(plan_events).values(values).returning(plan_events.c.id)).scalar_one())


def get(c: Connection, event_id: int) -> StoredPlanEvent:
    """One event, taken back or not. Raises `NotFound`."""
    row = c.execute(select(plan_events).where(plan_events.c.id == event_id)).mappings().one_or_none()
    if row is None:
        raise NotFound(_GONE)
    return _stored(row)


def take_back(c: Connection, event_id: int, now: datetime, by: int) -> None:
    """Mark an event as taken back. Raises `EditedElsewhere` when it is already, `NotFound`."""
    here = (plan_events.c.id == event_id, plan_events.c.taken_back_at.is_(None))
    if not c.execute(update(plan_events).where(*here).values(taken_back_at=now, taken_back_by=by)).rowcount:
        get(c, event_id)
        raise EditedElsewhere(_TAKEN_BACK)


def of_revisions(c: Connection, revision_ids: Sequence[int]) -> tuple[StoredPlanEvent, ...]:
    """What still holds of these revisions, in the order in which it happened."""
    wanted = (
        select(plan_events)
        .where(plan_events.c.revision_id.in_(revision_ids), plan_events.c.taken_back_at.is_(None))
        .order_by(plan_events.c.happened_on, plan_events.c.happened_at, plan_events.c.id)
    )
    return tuple(_stored(row) for row in c.execute(wanted).mappings())


def had_file(c: Connection, revision_id: int, sha256: str) -> bool:
    """Whether an event of this revision, taken back or not, has or had this file."""
    wanted = select(plan_events.c.id).where(
        plan_events.c.revision_id == revision_id, plan_events.c.file_sha256 == sha256
    )
    return c.scalar(wanted.limit(1)) is not None


def _stored(row: RowMapping) -> StoredPlanEvent:
    return from_row(StoredPlanEvent, {**row, "event": from_row(PlanEvent, row)})
