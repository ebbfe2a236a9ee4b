"""Finding pairs among many people without comparing each with each: only those who share a key are compared."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from aftercare_desktop.domain.duplicates import Sign, signs
from aftercare_desktop.services.likeness import Features, common, features
from aftercare_desktop.store.duplicates import CROWD, Known

_STEPS = 200

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ids, the lower one first, and what speaks for one person."""

    one: int
    other: int
    signs: tuple[Sign, ...]


def likely_pairs(people: Sequence[Known], step: Callable[[int, int], None]) -> tuple[Pair, ...]:
    """The pairs that may be one person, the likeliest first."""
    compared: list[Features] = []
    shared: dict[Key, list[int]] = defaultdict(list)
    found: list[tuple[int, float, Pair]] = []
    every = max(1, len(people) // _STEPS)
    for place, person in enumerate(people):
        if place % every == 0:
            step(place, len(people))
        mine = features(person)
        keys = tuple(_keys(mine))
        earlier = {other for key in keys for other in _few(key, shared[key])}
        for other in earlier:
            alike = common(compared[other], mine)
            if enough := signs(alike):
                found.append((len(enough), alike.name, Pair(people[other].id, person.id, enough)))
        compared.append(mine)
        for key in keys:
            shared[key].append(place)
    step(len(people), len(people))
    found.sort(key=lambda each: (-each[0], -each[1], each[2].one, each[2].other))
    return tuple(pair for _, _, pair in found)


def _few(key: Key, places: list[int]) -> list[int]:
    return places if len(places) <= CROWD or key[0] in _BY_BIRTH else []


_BY_BIRTH = frozenset({"birth", "year", "day"})


def _keys(mine: Features) -> Iterator[Key]:
    """What two records must share to be compared. A slip in the year leaves month and day alone, and the reverse."""
    if mine.birth is not None:
        yield ("birth", mine.birth)
        for initials in _initials(mine):
            yield ("year", mine.birth.year, initials)
            yield ("day", mine.birth.month, mine.birth.day, initials)
    yield from (("phone", phone) for phone in mine.phones)
    if mine.email:
        yield ("email", mine.email)
    yield from (("name", spelling) for spelling in mine.spellings)


def _initials(mine: Features) -> set[str]:
    return {"".join(word[0] for word in spelling.split()) for spelling in mine.spellings}
