"""Filters of the list of clients that a person keeps under names."""

from dataclasses import dataclass, replace

from aftercare_desktop.domain.client_filters.rules import ClientFilter
from aftercare_desktop.domain.search import fold
from aftercare_desktop.errors import BadInput

NAME_LIMIT = 60
MOST_SAVED = 100


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter with a name of its own."""

    name: str
    filter: ClientFilter


def with_saved(kept: tuple[SavedFilter, ...], new: SavedFilter) -> tuple[SavedFilter, ...]:
    """The filters with a new one, in the order of their names; one of the same name is replaced.

    Raises `BadInput` for an empty or too long name, and when there are too many.
    """
    name = _checked(new.name)
    others = [one for one in kept if fold(one.name) != fold(name)]
    if len(others) >= MOST_SAVED:
        raise BadInput(f"There are {MOST_SAVED} saved filters. Delete one before you save another.")
    return tuple(sorted([*others, replace(new, name=name)], key=lambda one: fold(one.name)))


def with_name(kept: tuple[SavedFilter, ...], old: str, new: str) -> tuple[SavedFilter, ...]:
    """The filters with one of them under another name. Raises `BadInput` for a name that is none or is taken."""
    name = _checked(new)
    if any(one.name != old and fold(one.name) == fold(name) for one in kept):
        raise BadInput(f"Another saved filter is called {name}. Nothing was renamed.")
    renamed = (replace(one, name=name) if one.name == old else one for one in kept)
    return tuple(sorted(renamed, key=lambda one: fold(one.name)))


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise BadInput("Give the filter a name. Nothing was saved.")
    if len(name) > NAME_LIMIT:
        raise BadInput(f"Use a name of at most {NAME_LIMIT} characters. Nothing was saved.")
    return name
