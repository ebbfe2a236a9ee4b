"""The list of clients held in memory beside an open file: what was asked before costs nothing, and words are looked for
in texts that are at hand. Follows every change by the stamps of `client_search`; the file stays the truth.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from threading import Lock
from typing import Any

import msgspec
from sqlalchemy import Connection, case, func, select

from aftercare_desktop.domain.client_filters import (
    BY_NAME,
    EVERYBODY,
    ClientFilter,
    ClientSort,
    PlanProgress,
    SortBy,
)
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.search import fold
from aftercare_desktop.store.client_filters import conditions
from aftercare_desktop.store.client_search import Answer, json_column, newest_stamp, only_narrows, sought
from aftercare_desktop.store.tables import client_search, staff

Place = Callable[[Any], Any] | None
"""Where one of the values of an order stands, if not by itself."""
_LISTS_KEPT = 32
"""Of 100,000 people each takes 0.8 MB: all lists share their numbers."""
_row = client_search.c
_ALL = ClientFilter(archived=True)
_LARGEST_NUMBER = 1_000_000
_FEW_VALUES = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is looked for: words, a filter seen by `me` on the day `today`, and the order of the answer."""

    query: str = ""
    filter: ClientFilter = EVERYBODY
    sort: ClientSort = BY_NAME
    today: date = date.min
    me: int = 0


class ClientIndex:
    """Answers for one file; may be asked from any thread, with a connection that sees only what is committed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen: tuple[int, int] = (0, 0)
        self._texts: list[str] = []
        self._numbers: list[int] = []
        self._texts_seen = 0
        self._bases: OrderedDict[object, Sequence[int]] = OrderedDict()
        self._orders: OrderedDict[object, Sequence[int]] = OrderedDict()

    def find(self, c: Connection, asked: Asked, before: Answer | None = None) -> tuple[int, ...]:
        """Ids of the clients asked for, in the order asked for. A query without words matches everybody.

        `before` is the answer, with the same filter and order, to what was typed one key earlier: where the longer
        query can find nobody else, only these are looked at.
        """
        with self._lock:
            self._follow(c)
            wanted = sought(asked.query)
            if wanted is None:
                return tuple(self._base(c, asked))
            self._read_texts(c)
            narrows = before is not None and only_narrows(before[0], asked.query)
            ids = before[1] if before is not None and narrows else self._base(c, asked)
            return tuple(wanted.among(ids, self._texts))

    def get_ready(self, c: Connection) -> None:
        """Read now what the first words would wait for."""
        with self._lock:
            self._follow(c)
            self._read_texts(c)

    def _follow(self, c: Connection) -> None:
        """Forget what the file has left behind. Counselors' names are what one of the orders goes by."""
        now = (newest_stamp(c), int(c.scalar(select(func.sum(staff.c.version))) or 0))
        if now != self._seen:
            self._bases.clear()
            self._orders.clear()
            self._seen = now
            highest = int(c.scalar(select(func.max(_row.client_id))) or 0)
            self._numbers += range(len(self._numbers), highest + 1)

    def _read_texts(self, c: Connection) -> None:
        """Take over the texts written since the last time."""
        if self._texts_seen == self._seen[0]:
            return
        rows = _texts_since(c, self._texts_seen)
        last = max((client_id for client_id, _ in rows), default=0)
        self._texts += [""] * (last + 1 - len(self._texts))
        for client_id, text in rows:
            self._texts[client_id] = text
        self._texts_seen = self._seen[0]

    # --- Filter and order -------------------------------------------------------------------------------

    def _base(self, c: Connection, asked: Asked) -> Sequence[int]:
        """Everybody whom the filter means, in the order asked for."""
        whom = (asked.filter, asked.today, asked.me)
        return _kept(self._bases, (*whom, asked.sort), lambda: self._sorted_base(c, asked, whom))

    def _sorted_base(self, c: Connection, asked: Asked, whom: tuple[object, ...]) -> Sequence[int]:
        if asked.sort == BY_NAME:
            return self._shared(_ids(c, asked))
        found = _kept(self._bases, (*whom, BY_NAME), lambda: self._shared(_ids(c, asked)))
        by_name = _kept(self._orders, BY_NAME, lambda: self._shared(_ids(c, Asked(filter=_ALL))))
        everybody = _kept(self._orders, asked.sort, lambda: _ordered(c, asked.sort, by_name))
        if len(found) == len(everybody):
            return everybody
        meant = set(found)
        return tuple([client_id for client_id in everybody if client_id in meant])

    def _shared(self, ids: Sequence[int]) -> tuple[int, ...]:
        """The same ids as the numbers that all lists share."""
        return tuple(map(self._numbers.__getitem__, ids))


def _kept(
    lists: OrderedDict[object, Sequence[int]], key: object, make: Callable[[], Sequence[int]]
) -> Sequence[int]:
    """The list under this key, made if it is not there; the one used longest ago makes room."""
    found = lists.get(key)
    if found is None:
        found = make()
        lists[key] = found
        while len(lists) > _LISTS_KEPT:
            lists.popitem(last=False)
    lists.move_to_end(key)
    return found


def _texts_since(c: Connection, stamp: int) -> Sequence[tuple[int, str]]:
    """Ids with the texts that were written later."""
    newer = _row.stamp > stamp
    if c.dialect.name != "sqlite":
        return [(row[0], row[1]) for row in c.execute(select(_row.client_id, _row.folded).where(newer))]
    pairs = func.json_group_array(func.json_array(_row.client_id, _row.folded))
    return msgspec.json.decode(c.scalar(select(pairs).where(newer)) or "[]", type=list[tuple[int, str]])


def _ids(c: Connection, asked: Asked) -> tuple[int, ...]:
    """Everybody whom the filter means, by name."""
    wanted = select(_row.client_id).where(*conditions(asked.filter, asked.today, asked.me))
    if not asked.filter.archived:
        wanted = wanted.where(_row.archived.is_(False))
    return json_column(c, wanted.order_by(_row.sort_key, _row.client_id), tuple[int, ...])


def _ordered(c: Connection, sort: ClientSort, by_name: Sequence[int]) -> Sequence[int]:
    """Everybody, archived people too, in this order; those alike in it by name, those without a value last."""
    if sort.by is SortBy.NAME:
        return by_name[::-1]
    value, place = _VALUES[sort.by]
    values = json_column(c, select(value).order_by(_row.sort_key, _row.client_id), tuple[Any, ...])
    if sort.by is SortBy.COUNSELOR:
        place = _by_counselor(c)
    dealt = _dealt if len(set(values)) * _FEW_VALUES < len(values) else _sorted
    return dealt(by_name, values, place, sort.descending)


def _dealt(ids: Sequence[int], values: Sequence[Any], place: Place, descending: bool) -> tuple[int, ...]:
    """Deal people out to their values and sort only these: a few thousand days instead of 100,000 people."""
    alike: dict[Any, list[int]] = defaultdict(list)
    for one, client_id in zip(values, ids, strict=True):
        alike[one].append(client_id)
    unknown = alike.pop(None, [])
    return tuple(chain(*(alike[one] for one in sorted(alike, key=place, reverse=descending)), unknown))


def _sorted(ids: Sequence[int], values: Sequence[Any], place: Place, descending: bool) -> tuple[int, ...]:
    """The same where nearly everybody has a value of their own. Sorting is stable, also in reverse."""
    known = [number for number, value in enumerate(values) if value is not None]
    known.sort(key=lambda number: place(values[number]) if place else values[number], reverse=descending)
    unknown = [client_id for client_id, value in zip(ids, values, strict=True) if value is None]
    return (*(ids[number] for number in known), *unknown)


def _by_counselor(c: Connection) -> Place:
    names = {key: (fold(name), key) for key, name in c.execute(select(staff.c.id, staff.c.name))}
    return names.__getitem__


_STATUS_PLACES = {status.value: place for place, status in enumerate(ClientStatus)}
_PLAN_PLACES = {progress: place for place, progress in enumerate(PlanProgress)}
_VALUES: dict[SortBy, tuple[Any, Place]] = {
    SortBy.RECORD_NUMBER: (_row.record_number, None),
    SortBy.STATUS: (_row.status, _STATUS_PLACES.__getitem__),
    SortBy.COUNSELOR: (_row.counselor_id, None),
    SortBy.LEAVES: (_row.leaves_on, None),
    SortBy.PLAN: (case(_PLAN_PLACES, value=_row.plan) * _LARGEST_NUMBER + _row.plan_number, None),
    SortBy.CHANGED: (_row.changed_at, None),
}
"""What each order goes by, and where one of its values stands if not by itself."""
