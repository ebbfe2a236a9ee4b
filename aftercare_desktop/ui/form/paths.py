"""Reading and replacing attributes of nested frozen dataclasses by dotted path, e.g. "contact.hours"."""

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
