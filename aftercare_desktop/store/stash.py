"""Unsaved forms, kept for the person who was writing them when the window locked."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from aftercare_desktop.store.tables import stash


def keep(c: Connection, staff_id: int, form_key: str, content: bytes, now: datetime) -> None:
    """Keep what stands in a form, in place of what was kept for it before."""
    here = (stash.c.staff_id == staff_id, stash.c.form_key == form_key)
    if not c.execute(update(stash).where(*here).values(content=content, kept_at=now)).rowcount:
        c.execute(insert(stash).values(staff_id=staff_id, form_key=form_key, content=content, kept_at=now))


def peek(c: Connection, staff_id: int, form_key: str) -> bytes | None:
    """What is kept for this person's form, or None."""
    here = select(stash.c.content).where(stash.c.staff_id == staff_id, stash.c.form_key == form_key)
    content = c.scalar(here)
    return None if content is None else bytes(content)


def take(c: Connection, staff_id: int, form_key: str) -> bytes | None:
    """What is kept for this person's form, which is then kept no longer; None when there is nothing."""
    content = peek(c, staff_id, form_key)
    discard(c, staff_id, form_key)
    return content


def form_keys(c: Connection, staff_id: int) -> tuple[str, ...]:
    """The forms for which something is kept, oldest first."""
    here = select(stash.c.form_key).where(stash.c.staff_id == staff_id).order_by(stash.c.kept_at)
    return tuple(c.scalars(here))


def discard(c: Connection, staff_id: int, form_key: str) -> None:
    """Keep nothing for this form any more."""
    c.execute(delete(stash).where(stash.c.staff_id == staff_id, stash.c.form_key == form_key))


def discard_everybodys(c: Connection, form_key: str) -> None:
    """Keep nothing for this form any more, whoever was writing."""
    c.execute(delete(stash).where(stash.c.form_key == form_key))
