"""Rows that two desks may change at once: only the version that was read is written over."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, insert, select, update

from aftercare_desktop.errors import EditedElsewhere, NotFound


@dataclass(frozen=True, slots=True)
class Versioned:
    """A table whose rows carry `id` and `version`, and what is said when a row moved on or is not there."""

    table: Table
    moved_on: str
    gone: str

    @classmethod
    def of(cls, table: Table, what: str) -> "Versioned":
        """With sentences that call the thing `what`: "This consent was changed in the meantime. ..." """
        moved_on = (
            f"This {what} was changed in the meantime. Nothing was overwritten. "
            "Look at it again and repeat your change."
        )
        return cls(table, moved_on, f"This {what} is not in the center's records.")

    def add(self, c: Connection, values: Mapping[str, Any]) -> int:
        """Keep a new row at version 1; gives its id."""
        statement = insert(self.table).values({**values, "version": 1}).returning(self.table.c.id)
        return int(c.execute(statement).scalar_one())

    def get(self, c: Connection, row_id: int) -> RowMapping:
        """One row. Raises `NotFound`."""
        row = c.execute(select(self.table).where(self.table.c.id == row_id)).mappings().one_or_none()
        if row is None:
            raise NotFound(self.gone)
        return row

    def change(self, c: Connection, row_id: int, version: int, values: Mapping[str, Any]) -> int:
        """Write these values over a row; gives the new version.

        Raises `EditedElsewhere` when `version` is not current, `NotFound` when there is no such row.
        """
        own = self.table.c.id == row_id
        here = update(self.table).where(own, self.table.c.version == version)
        if c.execute(here.values({**values, "version": version + 1})).rowcount:
            return version + 1
        known = c.scalar(select(self.table.c.id).where(own))
        raise NotFound(self.gone) if known is None else EditedElsewhere(self.moved_on)
