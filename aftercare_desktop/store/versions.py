"""Rows that two desks may change at once: only the version that was read is written over."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select, update

from aftercare_desktop.errors import EditedElsewhere, NotFound


@dataclass(frozen=True, slots=True)
class Versioned:
    """A table whose rows carry `id` and `version`, and what is said when a row moved on or is not there."""

    table: Table
    moved_on: str
    gone: str

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
