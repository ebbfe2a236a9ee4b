"""What lists of clients are searched, filtered and ordered by, held in memory fact by fact beside an open file.

A fact is read when it is first asked for, and follows every change by the stamps of `client_search`. The file stays the
truth; which clients are meant and in which order is not decided here.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, TypeDecorator, func, select, type_coerce

from aftercare_desktop.domain.client_filters import MedicineUse, PlanFacts, PlanProgress, RecordFacts
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.store.client_search import newest_stamp
from aftercare_desktop.store.json_lists import json_column
from aftercare_desktop.store.tables import client_search

_row = client_search.c
NAME, TEXT, ARCHIVED, CHANGED = "sort_key", "folded", "archived", "changed_at"
"""Where somebody stands among all by name; what words are looked for in; two facts that are no part of the rules."""
FACTS = (TEXT, ARCHIVED, *RecordFacts.__dataclass_fields__, *PlanFacts.__dataclass_fields__, CHANGED)
"""What can be held."""
_MEANINGS: dict[str, Callable[[Any], Any]] = {
    "status": ClientStatus,
    "leaves_on": date.fromisoformat,
    "agreed_until": date.fromisoformat,
    "medicines": MedicineUse,
    "plan": PlanProgress,
    "plan_medicines": MedicineUse,
}
_MANY = 2_000
"""After so many changes it takes less time to read a fact anew than to follow."""


class ClientColumns:
    """Facts of one file, each a list in which a client's value stands at the client's id.

    Values are as the file holds them: plain texts and numbers are sorted and looked up several times as fast as enums
    and dates, and in the same order. `meaning` gives what they stand for.
    """

    def __init__(self) -> None:
        self._stamp = 0
        self._columns: dict[str, list[Any]] = {}
        self._length = 0
        self._by_name: tuple[int, ...] | None = None

    def follow(self, c: Connection) -> frozenset[str]:
        """Take over what was written since the last time; gives the names of the facts that are not what they were."""
        newest = newest_stamp(c)
        if newest == self._stamp:
            return frozenset()
        newer = _row.stamp > self._stamp
        self._stamp = newest
        if not self._columns or int(c.scalar(select(func.count()).where(newer)) or 0) > _MANY:
            self._columns.clear()
            self._by_name = None
            return frozenset({NAME, *FACTS})
        touched = self._take_over(c, newer)
        if NAME in touched:
            self._by_name = None
        return frozenset(touched)

    def by_name(self, c: Connection) -> tuple[int, ...]:
        """Ids of all clients, archived ones too, by name. Lists made of them share the numbers: 0.8 MB for 100,000."""
        if self._by_name is None:
            wanted = select(_row.client_id).order_by(_row.sort_key, _row.client_id)
            self._by_name = json_column(c, wanted, tuple[int, ...])
            self._reach(max(self._by_name, default=-1))
        return self._by_name

    def has(self, name: str) -> bool:
        """Whether this fact is at hand."""
        return name in self._columns

    def values(self, c: Connection, name: str) -> Sequence[Any]:
        """One fact of every client, by id."""
        found = self._columns.get(name)
        if found is None:
            found = self._columns[name] = self._read(c, name)
        return found

    def _read(self, c: Connection, name: str) -> list[Any]:
        ids = self.by_name(c)
        written = json_column(c, select(_written(name)).order_by(_row.sort_key, _row.client_id), list[Any])
        shared = dict(zip(written, written, strict=True))
        column = [_nobodys(name)] * self._length
        for client_id, value in zip(ids, written, strict=True):
            column[client_id] = shared[value]
        return column

    def _reach(self, client_id: int) -> None:
        """Make every column long enough for this id. They all have one length."""
        missing = client_id + 1 - self._length
        if missing > 0:
            self._length += missing
            for name, column in self._columns.items():
                column += [_nobodys(name)] * missing

    def _take_over(self, c: Connection, newer: ColumnElement[bool]) -> set[str]:
        touched = set() if TEXT in self._columns else {NAME}
        here = frozenset(self._by_name or ())
        names = tuple(self._columns)
        rows = select(_row.client_id, *(_written(name) for name in names)).where(newer)
        for client_id, *values in c.execute(rows):
            self._reach(client_id)
            if client_id not in here:
                touched.add(NAME)
            for name, value in zip(names, values, strict=True):
                touched |= self._put(name, client_id, value)
        if NAME not in touched and _count(c) != len(here):
            touched.add(NAME)  # nobody says so of a record that was merged into another
        return touched

    def _put(self, name: str, client_id: int, value: Any) -> set[str]:
        """Take over one value; gives what is different by it."""
        column = self._columns[name]
        before, column[client_id] = column[client_id], value
        if before == value:
            return set()
        return {name, NAME} if name == TEXT and _first_line(before) != _first_line(value) else {name}


def _nobodys(name: str) -> str | None:
    """What stands at the number of nobody: words are looked for in every text."""
    return "" if name == TEXT else None


def meaning(name: str, value: Any) -> Any:
    """What a value of this fact stands for in the rules."""
    read = _MEANINGS.get(name)
    return value if read is None or value is None else read(value)


def _written(name: str) -> ColumnElement[Any]:
    """A fact as the file holds it."""
    column = _row[name]
    return type_coerce(column, column.type.impl) if isinstance(column.type, TypeDecorator) else column


def _count(c: Connection) -> int:
    return int(c.scalar(select(func.count()).select_from(client_search)) or 0)


def _first_line(text: str) -> str:
    """The name, of what somebody is found by."""
    return text.partition("\n")[0]
