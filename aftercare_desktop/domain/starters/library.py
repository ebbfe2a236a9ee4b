"""The library as a center has it: the program's starters, its own words in their place, those it added and hid."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from aftercare_desktop.domain.starters.starter import Starter, StarterKind


class Origin(StrEnum):
    """Whose words a starter holds."""

    PROGRAM = "program"
    EDITED = "edited"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class StoredStarter:
    """What a center keeps about one starter. `starter` is None while the program's words stand."""

    key: str
    version: int
    kind: StarterKind
    starter: Starter | None
    hidden: bool
    changed_at: datetime
    changed_by: int


@dataclass(frozen=True, slots=True)
class ListedStarter:
    """A starter as the center has it; version 0 was never changed."""

    starter: Starter
    origin: Origin = Origin.PROGRAM
    hidden: bool = False
    version: int = 0
    changed_at: datetime | None = None
    changed_by: int | None = None


def program_of(program: Iterable[Starter], key: str) -> Starter | None:
    """The program's own words of a starter; None for one the center added."""
    return next((starter for starter in program if starter.key == key), None)


def listed(program: Iterable[Starter], stored: Mapping[str, StoredStarter]) -> tuple[ListedStarter, ...]:
    """Every starter by kind, each kind in the program's order with the center's own after it, by title."""
    found = [_as_stored(starter, stored.get(starter.key)) for starter in program]
    known = {one.starter.key for one in found}
    own = [
        ListedStarter(one.starter, Origin.OWN, one.hidden, one.version, one.changed_at, one.changed_by)
        for one in stored.values()
        if one.key not in known and one.starter is not None
    ]
    own.sort(key=lambda one: (one.starter.title.casefold(), one.starter.key))
    order = list(StarterKind)
    return tuple(sorted((*found, *own), key=lambda one: order.index(one.starter.kind)))


def _as_stored(starter: Starter, stored: StoredStarter | None) -> ListedStarter:
    if stored is None:
        return ListedStarter(starter)
    origin = Origin.PROGRAM if stored.starter is None else Origin.EDITED
    return ListedStarter(
        stored.starter or starter,
        origin,
        stored.hidden,
        stored.version,
        stored.changed_at,
        stored.changed_by,
    )
