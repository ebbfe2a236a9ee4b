"""Many ids in parts: SQLite takes only so many values in one statement, and writing stays short between two of them."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
AT_ONCE = 500


def parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """The values in their order, `AT_ONCE` at a time."""
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
