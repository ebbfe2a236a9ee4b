"""What the queries of a search found, kept while nothing changes: taking a letter back asks nobody."""

from collections import OrderedDict
from collections.abc import Callable, Sequence

Find = Callable[[str, tuple[str, Sequence[int]] | None], Sequence[int]]
_MOST_IDS = 600_000
"""Ids kept in all answers together: some 20 MB, six times a hundred thousand people."""


class Answers:
    """Remembers each query and its ids, forgets the oldest, and gives a longer query the shorter answer."""

    def __init__(self, find: Find) -> None:
        """`find` looks for a query, given the query one key shorter with its answer, if that is known."""
        self._find = find
        self._known: OrderedDict[str, Sequence[int]] = OrderedDict()
        self._owned: dict[str, int] = {}
        """How many ids of its own each answer holds; none if it is the answer to a shorter query once more."""

    def to(self, query: str) -> Sequence[int]:
        """The ids that the query finds."""
        known = self._known.get(query)
        if known is None:
            shorter = query[:-1]
            before = (shorter, self._known[shorter]) if shorter in self._known else None
            found = self._find(query, before)
            same = before is not None and len(found) == len(before[1]) and found == before[1]
            known = before[1] if before is not None and same else found
            self._keep(query, known, 0 if same else len(known))
        else:
            self._known.move_to_end(query)
        return known

    def forget(self) -> None:
        """Something changed: ask again."""
        self._known.clear()
        self._owned.clear()

    def _keep(self, query: str, ids: Sequence[int], owned: int) -> None:
        self._known[query] = ids
        self._owned[query] = owned
        while sum(self._owned.values()) > _MOST_IDS and len(self._known) > 1:
            gone, _ = self._known.popitem(last=False)
            del self._owned[gone]
