"""Reading and replacing attributes of nested frozen dataclasses by dotted path, e.g. "contact.hours"."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

T = TypeVar("T")


def get_path(value: Any, path: str) -> Any:
    """The attribute at `path`; the value itself for an empty path. Raises AttributeError for a wrong name."""
    for name in filter(None, path.split(".")):
        value = getattr(value, name)
    return value


def with_path(value: T, path: str, part: Any) -> T:
    """A copy of the frozen dataclass with the attribute at `path` replaced; the same object if nothing differs."""
    name, _, rest = path.partition(".")
    old = getattr(value, name)
    new = with_path(old, rest, part) if rest else part
    # `True == 1`, so equal is not enough to be the same value.
    if new is old or (type(new) is type(old) and new == old):
        return value
    return replace(value, **{name: new})  # type: ignore[type-var]


def merged(loaded: T, mine: T, theirs: T, paths: Iterable[str]) -> T:
    """Their version with every part that I changed: what each of us wrote stays, and where both wrote, mine does."""
    result = theirs
    for path in paths:
        own = get_path(mine, path)
        if own != get_path(loaded, path):
            result = with_path(result, path, own)
    return result
