"""How like two people's records are: names by edit distance, dates of birth, phones and e-mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.duplicates import (
    LOOSE_NAME,
    Common,
    Sign,
    as_heard,
    common_birth,
    in_order,
    nicknamed,
    spellings,
)
from aftercare_desktop.domain.search import fold
from aftercare_desktop.store.duplicates import Known, phone_digits


@dataclass(frozen=True, slots=True)
class Features:
    """What is compared of one person, made comparable once."""

    spellings: tuple[str, ...]
    birth: date | None
    phones: frozenset[str]
    email: str


def features(person: Client | Known) -> Features:
    """The comparable parts of a stored client, or of one who is just being written down."""
    return Features(
        spellings(person.name, person.preferred_name),
        person.birth_date,
        frozenset(phone_digits(person.phones)),
        fold(person.email.strip()),
    )


def common(one: Features, other: Features) -> Common:
    """What the two have in common."""
    name, birth = name_likeness(one.spellings, other.spellings), common_birth(one.birth, other.birth)
    listens = birth is Sign.SAME_BIRTH and name < LOOSE_NAME
    return Common(
        name,
        birth,
        not one.phones.isdisjoint(other.phones),
        bool(one.email) and one.email == other.email,
        _heard_likeness(one.spellings, other.spellings) if listens else 0.0,
    )


def name_likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """From 0 to 1, over every spelling of both. A name inside a longer one (a second surname) is nearly the same."""
    best = 0.0
    for mine in one:
        for theirs in other:
            if mine == theirs:
                return 1.0
            best = max(best, _inside(mine, theirs), OSA.normalized_similarity(mine, theirs))
    return best


def _heard_likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """From 0 to 1, over every spelling of both, by the sound."""
    theirs = [as_heard(spelling) for spelling in other]
    return max(
        (OSA.normalized_similarity(as_heard(spelling), each) for spelling in one for each in theirs),
        default=0.0,
    )


_ROUGHLY, _MOST_NEAR = 0.45, 200


def nearest(mine: tuple[str, ...], others: Sequence[tuple[int, str]]) -> frozenset[int]:
    """The ids of those whose names are so like one of mine that a closer look is worth it."""
    names = {each_id: in_order(name) for each_id, name in others}
    similarity = OSA.normalized_similarity
    return frozenset(
        each_id
        for spelling in {short for full in mine for short in nicknamed(full)}
        for _, _, each_id in extract(
            spelling, names, scorer=similarity, score_cutoff=_ROUGHLY, limit=_MOST_NEAR
        )
    )


_PART = 0.9


def _inside(mine: str, theirs: str) -> float:
    shorter, longer = sorted((set(mine.split()), set(theirs.split())), key=len)
    return _PART if len(shorter) > 1 and shorter <= longer else 0.0
