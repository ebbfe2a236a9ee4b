"""What occurs among clients, to be chosen from in the filters of their list."""

from sqlalchemy import Column, Connection, select

from aftercare_desktop.store.tables import client_search

_row = client_search.c


def programs(c: Connection) -> tuple[str, ...]:
    """Every program that somebody is in."""
    return _values(c, _row.program)


def languages(c: Connection) -> tuple[str, ...]:
    """Every language that somebody speaks."""
    return _values(c, _row.language)


def counselors(c: Connection) -> frozenset[int]:
    """Everybody who is somebody's counselor."""
    return frozenset(c.scalars(select(_row.counselor_id).where(_row.counselor_id.is_not(None)).distinct()))


def _values(c: Connection, column: Column[str]) -> tuple[str, ...]:
    return tuple(c.scalars(select(column).where(column != "").distinct().order_by(column)))
