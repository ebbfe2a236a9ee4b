"""Two versions of one plan side by side: which parts differ, and what results from choosing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.domain.plans.compare import changes
from aftercare_desktop.ui.form import get_path, with_path
from aftercare_desktop.words.plan_compare import part_title


@dataclass(frozen=True, slots=True)
class Part:
    """A part in which two versions differ: a plain fact at `path`, or with `key` one item of the list there.

    A part that one version does not have is None there.
    """

    path: str
    key: str
    mine: Any
    theirs: Any

    def name(self) -> str:
        """Section, or what is kept beside the sections, and field in words, e.g. "Where I will live: met by"."""
        part, _, last = self.path.rpartition(".")
        words = part_title(self.path.partition(".")[0])
        return f"{words}: {last.replace('_', ' ')}" if part else words

    def id(self) -> str:
        """A name for choosing among parts."""
        return f"{self.path}/{self.key}"


def parts_that_differ(mine: PlanDocument, theirs: PlanDocument) -> tuple[Part, ...]:
    """Every part in which the two differ, in the order of the sections."""
    paths = (one.within[0].field if one.within else one.field for one in changes(mine, theirs))
    return tuple(part for path in dict.fromkeys(paths) for part in _at(path, mine, theirs))


def with_their_parts(mine: PlanDocument, chosen: tuple[Part, ...]) -> PlanDocument:
    """My version with the chosen parts as they have them."""
    result = mine
    for part in chosen:
        if part.key:
            result = with_path(result, part.path, _with_item(get_path(result, part.path), part))
        else:
            result = with_path(result, part.path, part.theirs)
    return result


def _at(path: str, mine: PlanDocument, theirs: PlanDocument) -> Iterator[Part]:
    own, other = get_path(mine, path), get_path(theirs, path)
    if isinstance(own, tuple):
        yield from _items(path, own, other)
    else:
        yield Part(path, "", own, other)


def _items(path: str, mine: tuple[Any, ...], theirs: tuple[Any, ...]) -> Iterator[Part]:
    """Items with permanent keys are compared one by one; other lists, and a mere change of order, as a whole."""
    if not all(hasattr(item, "key") for item in (*mine, *theirs)):
        yield Part(path, "", mine, theirs)
        return
    own = {item.key: item for item in mine}
    other = {item.key: item for item in theirs}
    differing = [key for key in dict.fromkeys((*own, *other)) if own.get(key) != other.get(key)]
    if not differing:
        yield Part(path, "", mine, theirs)
    for key in differing:
        yield Part(path, key, own.get(key), other.get(key))


def _with_item(items: tuple[Any, ...], part: Part) -> tuple[Any, ...]:
    kept = [item for item in items if item.key != part.key]
    if part.theirs is None:
        return tuple(kept)
    place = next((number for number, item in enumerate(items) if item.key == part.key), len(kept))
    kept.insert(place, part.theirs)
    return tuple(kept)


def chosen_parts(parts: tuple[Part, ...], take_theirs: Mapping[str, bool]) -> tuple[Part, ...]:
    """The parts for which theirs was chosen."""
    return tuple(part for part in parts if take_theirs.get(part.id(), False))
