"""What an overview asks of the file beyond one client's record and plan."""

from datetime import date

from sqlalchemy import Connection, exists, or_, select

from aftercare_desktop.store.tables import safety_links


def has_safety_link(c: Connection, client_id: int, today: date) -> bool:
    """Whether anybody must be kept apart from this client today; never from whom or why."""
    binding = (
        or_(safety_links.c.client_id == client_id, safety_links.c.other_id == client_id),
        safety_links.c.lifted_at.is_(None),
        or_(safety_links.c.ends_on.is_(None), safety_links.c.ends_on >= today),
    )
    return bool(c.scalar(select(exists().where(*binding))))
