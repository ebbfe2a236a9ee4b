"""Rows that carry a version: added, read by id, and changed only as they were read."""

from typing import Any

from sqlalchemy import Connection, RowMapping, Table, insert, select, update

from aftercare_desktop.errors import EditedElsewhere, NotFound


class Versioned:
    """A table whose rows have `id` and `version`, with what is said when one is gone or has moved on.

    `what` is the thing as a sentence calls it: "consent" makes "This consent was changed in the meantime. ..."
    """

    def __init__(self, table: Table, what: str) -> None:
        self._table = table
        self._gone = f"This {what} is not in the center's records."
        self._moved_on = (
            f"This {what} was changed in the meantime. Nothing was overwritten. "
            "Look at it again and repeat your change."
        )

    def add(self, c: Connection, **values: Any) -> int:
        """Keep a new row at version 1; gives its id."""
        statement = insert(self._table).values(version=1, **values).returning(self._table.c.id)
        return int(c.execute(statement).scalar_one())

    def get(self, c: Connection, row_id: int) -> RowMapping:
        """One row. Raises `NotFound`."""
        row = c.execute(select(self._table).where(self._table.c.id == row_id)).mappings().one_or_none()
        if row is None:
            raise NotFound(self._gone)
        return row

    def change(self, c: Connection, row_id: int, version: int, **values: Any) -> int:
        """Change a row that is still at `version`; gives the new one. Raises `EditedElsewhere`, `NotFound`."""
        here = (self._table.c.id == row_id, self._table.c.version == version)
        changed = c.execute(update(self._table).where(*here).values(version=version + 1, **values))
        if changed.rowcount != 1:
            self.get(c, row_id)
            raise EditedElsewhere(self._moved_on)
        return version + 1
