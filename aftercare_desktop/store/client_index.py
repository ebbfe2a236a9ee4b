"""Finding clients in what is held of them in memory: by words, by filters and in an order. The rules are those of
`domain.client_filters`; what was asked before costs nothing.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from threading import Lock
from typing import Any

from sqlalchemy import Connection, func, select

from aftercare_desktop.domain.client_filters import (
    BY_NAME,
    EVERYBODY,
    ClientFilter,
    ClientSort,
    FilterPart,
    PlanProgress,
    SortBy,
    parts,
)
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.search import fold
from aftercare_desktop.store.client_columns import (
    ARCHIVED,
    CHANGED,
    FACTS,
    NAME,
    TEXT,
    ClientColumns,
    meaning,
)
from aftercare_desktop.store.client_search import Answer
from aftercare_desktop.store.tables import staff
from aftercare_desktop.store.typed_query import only_narrows, sought

Place = Callable[[Any], Any] | None
"""Where one of the values of an order stands, if not by itself."""
_LISTS_KEPT = 32
"""Of 100,000 people each takes 0.8 MB: all lists share their numbers."""
_FEW_VALUES = 4
_PRESENT = FilterPart((ARCHIVED,), lambda archived: not archived)


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
        self._columns = ClientColumns()
        self._staff_seen = 0
        self._bases: OrderedDict[object, Sequence[int]] = OrderedDict()
        self._orders: dict[ClientSort, Sequence[int]] = {}
        self._present: bytes | None = None
        """By id, 1 for who is not archived: nearly every filter asks for it."""

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
            narrows = before is not None and only_narrows(before[0], asked.query)
            ids = before[1] if before is not None and narrows else self._base(c, asked)
            return tuple(wanted.among(ids, self._columns.values(c, TEXT)))

    def get_ready(self, c: Connection) -> bool:
        """Read or order one thing that somebody may ask for next; whether there is more to get ready.

        No step takes long, so that whoever calls may see to a person in between.
        """
        with self._lock:
            self._follow(c)
            steps = self._steps(c)
            first = next(steps, None)
            if first is not None:
                first()
            return next(steps, None) is not None

    def _steps(self, c: Connection) -> Iterator[Callable[[], object]]:
        """What is not at hand yet, in the order in which people ask for it."""
        for name in FACTS:
            if not self._columns.has(name):
                yield partial(self._columns.values, c, name)
        for sort in (ClientSort(by, descending) for by in SortBy for descending in (False, True)):
            if sort not in self._orders:
                yield partial(self._everybody, c, sort)

    def _follow(self, c: Connection) -> None:
        """Forget what the file has left behind. Counselors' names are what one of the orders goes by."""
        touched = set(self._columns.follow(c))
        versions = int(c.scalar(select(func.sum(staff.c.version))) or 0)
        if versions != self._staff_seen:
            self._staff_seen = versions
            touched.add(_COUNSELOR)
        if touched:
            self._bases.clear()
            if touched & {NAME, ARCHIVED}:
                self._present = None
            for sort in [sort for sort in self._orders if touched & {NAME, *_LOOKED_AT[sort.by]}]:
                del self._orders[sort]

    # --- Filter and order -------------------------------------------------------------------------------

    def _base(self, c: Connection, asked: Asked) -> Sequence[int]:
        """Everybody whom the filter means, in the order asked for."""
        key = (asked.filter, asked.today, asked.me, asked.sort)
        found = self._bases.get(key)
        if found is None:
            found = self._bases[key] = self._meant(c, asked)
            while len(self._bases) > _LISTS_KEPT:
                self._bases.popitem(last=False)
        self._bases.move_to_end(key)
        return found

    def _meant(self, c: Connection, asked: Asked) -> Sequence[int]:
        everybody = self._everybody(c, asked.sort)
        answers = [self._answers(c, part) for part in parts(asked.filter, asked.today, asked.me)]
        if not asked.filter.archived:
            answers.append(self._who_is_present(c))
        if not answers:
            return everybody
        first, *others = answers
        hold = int.from_bytes(first, "big")
        for other in others:
            hold &= int.from_bytes(other, "big")
        meant = hold.to_bytes(len(first), "big")
        return everybody if 0 not in meant else tuple([one for one in everybody if meant[one]])

    def _who_is_present(self, c: Connection) -> bytes:
        if self._present is None:
            self._present = self._answers(c, _PRESENT)
        return self._present

    def _answers(self, c: Connection, part: FilterPart) -> bytes:
        """By id, 1 where this part of a filter holds; asked once of every value that occurs."""
        columns = [self._columns.values(c, name) for name in part.facts]
        return bytes(map(_Once(part).__getitem__, _joined(columns)))

    def _everybody(self, c: Connection, sort: ClientSort) -> Sequence[int]:
        """Everybody, archived people too, in this order; those alike in it by name, those without a value last."""
        if sort not in self._orders:
            self._orders[sort] = self._ordered(c, sort)
        return self._orders[sort]

    def _ordered(self, c: Connection, sort: ClientSort) -> Sequence[int]:
        by_name = self._columns.by_name(c)
        if sort.by is SortBy.NAME:
            return by_name[::-1] if sort.descending else by_name
        upward = self._orders.get(ClientSort(sort.by), by_name) if sort.descending else by_name
        values, place = self._values(c, sort.by)
        few = len(set(values)) * _FEW_VALUES < len(values)
        return (_dealt if few else _sorted)(upward, values, place, sort.descending)

    def _values(self, c: Connection, by: SortBy) -> tuple[Sequence[Any], Place]:
        """By id, what an order goes by, and where one of these values stands."""
        columns = [self._columns.values(c, name) for name in _LOOKED_AT[by]]
        if by is SortBy.PLAN:
            return [
                _PROGRESS[one] * _LARGEST_NUMBER + (number or 0) for one, number in _joined(columns)
            ], None
        if by is SortBy.COUNSELOR:
            return columns[0], _by_counselor(c)
        return columns[0], _STATUSES.__getitem__ if by is SortBy.STATUS else None


def _joined(columns: Sequence[Sequence[Any]]) -> Iterable[Any]:
    return columns[0] if len(columns) == 1 else zip(*columns, strict=True)


class _Once(dict[Any, bool]):
    """The answers of one part of a filter, each value asked once."""

    def __init__(self, part: FilterPart) -> None:
        super().__init__()
        self._part = part

    def __missing__(self, written: Any) -> bool:
        facts, holds = self._part.facts, self._part.holds
        if len(facts) == 1:
            answer = bool(holds(meaning(facts[0], written)))
        else:
            answer = bool(holds(*map(meaning, facts, written)))
        self[written] = answer
        return answer


def _dealt(ids: Sequence[int], values: Sequence[Any], place: Place, descending: bool) -> tuple[int, ...]:
    """Deal people out to their values and sort only these: a few thousand days instead of 100,000 people."""
    alike: dict[Any, list[int]] = defaultdict(list)
    for client_id in ids:
        alike[values[client_id]].append(client_id)
    unknown = alike.pop(None, [])
    return tuple(chain(*(alike[one] for one in sorted(alike, key=place, reverse=descending)), unknown))


def _sorted(ids: Sequence[int], values: Sequence[Any], place: Place, descending: bool) -> tuple[int, ...]:
    """The same where nearly everybody has a value of their own. Sorting is stable, also in reverse."""
    known = [client_id for client_id in ids if values[client_id] is not None]
    at = (lambda client_id: place(values[client_id])) if place else values.__getitem__
    known.sort(key=at, reverse=descending)
    return (*known, *(client_id for client_id in ids if values[client_id] is None))


def _by_counselor(c: Connection) -> Place:
    names = {key: (fold(name), key) for key, name in c.execute(select(staff.c.id, staff.c.name))}
    return names.__getitem__


_STATUSES = {status.value: place for place, status in enumerate(ClientStatus)}
_PROGRESS = {None: 0} | {progress.value: place for place, progress in enumerate(PlanProgress)}
_LARGEST_NUMBER = 1_000_000
_COUNSELOR = "counselor_id"
_LOOKED_AT: dict[SortBy, tuple[str, ...]] = {
    SortBy.NAME: (),
    SortBy.RECORD_NUMBER: ("record_number",),
    SortBy.STATUS: ("status",),
    SortBy.COUNSELOR: (_COUNSELOR,),
    SortBy.LEAVES: ("leaves_on",),
    SortBy.PLAN: ("plan", "plan_number"),
    SortBy.CHANGED: (CHANGED,),
}
"""The facts that each order goes by."""
