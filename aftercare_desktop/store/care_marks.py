"""Who counts as a client's treating provider or payer, in the file: marked, ended, never removed."""

from datetime import datetime

from sqlalchemy import Connection, insert, or_, select, update

from aftercare_desktop.domain.disclosures import CareMark, CareRole
from aftercare_desktop.errors import EditedElsewhere, NotFound
from aftercare_desktop.store.rows import from_row
from aftercare_desktop.store.tables import care_marks

_GONE = "This mark is not in the center's records."
_ENDED = "This was changed in the meantime. Nothing was overwritten."


def add(c: Connection, client_id: int, entry_id: int, role: CareRole, now: datetime, by: int) -> int:
    """Mark an entry of the directory; gives the id of the mark."""
    values = {"client_id": client_id, "entry_id": entry_id, "role": role, "marked_at": now, "marked_by": by}
    return int(c.execute(insert(care_marks).values(values).returning(care_marks.c.id)).scalar_one())


def get(c: Connection, mark_id: int) -> CareMark:
    """One mark, ended or not. Raises `NotFound`."""
    row = c.execute(select(care_marks).where(care_marks.c.id == mark_id)).mappings().one_or_none()
    if row is None:
        raise NotFound(_GONE)
    return from_row(CareMark, row)


def of_client(c: Connection, client_id: int, at: datetime | None = None) -> tuple[CareMark, ...]:
    """The marks of a client that hold, in the order in which they were made; with `at` those that ended later too."""
    ended = care_marks.c.ended_at
    holds = ended.is_(None) if at is None else or_(ended.is_(None), ended > at)
    wanted = select(care_marks).where(care_marks.c.client_id == client_id, holds)
    return tuple(from_row(CareMark, row) for row in c.execute(wanted.order_by(care_marks.c.id)).mappings())


def set_ended(c: Connection, mark_id: int, now: datetime | None) -> None:
    """It holds no more, or with None holds again. Raises `EditedElsewhere` when it is so already, `NotFound`."""
    ended = care_marks.c.ended_at
    other = ended.is_(None) if now is not None else ended.is_not(None)
    if (
        c.execute(update(care_marks).where(care_marks.c.id == mark_id, other).values(ended_at=now)).rowcount
        != 1
    ):
        get(c, mark_id)
        raise EditedElsewhere(_ENDED)
