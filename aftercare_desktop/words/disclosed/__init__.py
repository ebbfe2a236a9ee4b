"""Everything the center may tell others of a client, each fact in exactly one kind of information.

What a consent, agreement or order covers is a set of kinds, so a fact in two of them, or in none, would leave without
anybody's word or never (42 CFR 2.13(a), 2.31(a)(3)).
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from aftercare_desktop.domain.consents.categories import Category, ordered
from aftercare_desktop.domain.disclosed import ContentPart
from aftercare_desktop.words.consents import CATEGORIES
from aftercare_desktop.words.disclosed import care, person
from aftercare_desktop.words.disclosed.held import Held, without

__all__ = ["Held", "parts"]

_WRITERS: Mapping[Category, Callable[[Held], Iterator[str]]] = MappingProxyType(
    {
        Category.PRESENCE: person.presence,
        Category.CONTACT: person.contact,
        Category.SUBSTANCES: person.substances,
        Category.CONDITIONS: person.conditions,
        Category.MEDICINES: care.medicines,
        Category.APPOINTMENTS: care.appointments,
        Category.GOALS: care.goals,
        Category.SAFETY: care.safety,
        Category.PEERS: care.peers,
        Category.ATTENDANCE: care.attendance,
        Category.ABSENCES: care.absences,
        Category.HOUSING: care.housing,
        Category.SUPPORT: person.support,
        Category.DAILY_LIFE: person.daily_life,
        Category.LEGAL: person.legal,
    }
)


def parts(held: Held, categories: tuple[Category, ...]) -> tuple[ContentPart, ...]:
    """What is told of each of these kinds, in the order of papers. A kind of which nothing is recorded has no lines."""
    streets = held.confidential_streets()
    return tuple(
        ContentPart(
            category,
            CATEGORIES[category][0],
            tuple(without(one, streets) for one in _WRITERS[category](held)),
        )
        for category in ordered(categories)
    )
