"""About whom anything was written: notes, plans, messages, links and whatever else names a client, read off the tables.

What is kept of everybody without anybody's doing does not count, nor what was taken back since.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Select, select

from aftercare_desktop.store.parts import parts
from aftercare_desktop.store.tables import client_search, clients, imported_facts, metadata

_OF_EVERYBODY = frozenset({client_search, imported_facts})
"""Written with the record itself: what it is found by, and what the source of an import said."""

_TAKEN_BACK = ("withdrawn_at", "taken_back_at")
"""Columns that say that a row was undone; it is shown nowhere."""


def naming_clients() -> tuple[Column[Any], ...]:
    """Every column that names a client, whatever tables there are."""
    return tuple(
        column
        for table in metadata.sorted_tables
        for column in table.columns
        if any(key.column is clients.c.id for key in column.foreign_keys)
    )


def written_about(c: Connection, client_ids: Sequence[int]) -> frozenset[int]:
    """Those of these clients about whom something was written beside the record itself."""
    found: set[int] = set()
    for part in parts(client_ids):
        for wanted, column in _WORK:
            found.update(c.scalars(wanted.where(column.in_(part))))
    return frozenset(found)


def _work() -> Iterator[tuple[Select[Any], Column[Any]]]:
    for column in naming_clients():
        table = column.table
        if table in _OF_EVERYBODY:
            continue
        undone = [table.c[name] for name in _TAKEN_BACK if name in table.c]
        yield select(column).distinct().where(*(each.is_(None) for each in undone)), column


_WORK = tuple(_work())
