"""Which starters to offer at a place of the plan: those that fit the section and the person come first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from aftercare_desktop.domain import search
from aftercare_desktop.domain.clients import Client, Pregnancy, Substance
from aftercare_desktop.domain.plans import Section
from aftercare_desktop.domain.starters.starter import LifeGroup, Starter, StarterKind, printed_texts

YOUNG_UNTIL = 25
_FITTING = {
    Section.GOALS: (StarterKind.GOAL, StarterKind.STEP, StarterKind.LIFE_SKILL),
    Section.SIGNS: (StarterKind.SIGN, StarterKind.COPING),
    Section.HARD_TIMES: (StarterKind.COPING,),
    Section.DAILY_LIFE: (StarterKind.WELLNESS, StarterKind.LIFE_SKILL),
}
_IN_STEPS = (StarterKind.STEP, StarterKind.LIFE_SKILL, StarterKind.GOAL)
_AT_THE_START = (StarterKind.TEMPLATE,)


@dataclass(frozen=True, slots=True)
class Concerns:
    """What of a person decides which starters come first."""

    substances: frozenset[Substance] = frozenset()
    groups: frozenset[LifeGroup] = frozenset()


def concerns_of(client: Client, today: date) -> Concerns:
    """Substances, children, age and co-occurring conditions, as recorded."""
    groups: set[LifeGroup] = set()
    if client.children or client.pregnancy in (Pregnancy.YES, Pregnancy.POSTPARTUM):
        groups.add(LifeGroup.PARENTS)
    if client.conditions:
        groups.add(LifeGroup.CO_OCCURRING)
    if client.birth_date is not None and _age(client.birth_date, today) <= YOUNG_UNTIL:
        groups.add(LifeGroup.YOUNG_ADULTS)
    return Concerns(frozenset(use.substance for use in client.substances), frozenset(groups))


def _age(birth: date, today: date) -> int:
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def has_starters(section: Section) -> bool:
    """Whether there are starters for this section."""
    return section in _FITTING


def fitting(path: str) -> tuple[StarterKind, ...]:
    """The kinds that belong where the keyboard is, best first. `path` begins at `PlanDocument`; "" is no place."""
    if not path:
        return _AT_THE_START
    if ".steps" in path:
        return _IN_STEPS
    return _FITTING.get(Section(path.partition(".")[0]), _AT_THE_START)


def found(
    starters: Iterable[Starter], query: str, first: tuple[StarterKind, ...], concerns: Concerns
) -> tuple[Starter, ...]:
    """Those that hold every word of the query, in the title before elsewhere; the kinds `first` before the others,
    then what concerns the person.
    """
    wanted = search.words(query)
    matching = [starter for starter in starters if _holds(_words(starter), wanted)]
    order = (*first, *(kind for kind in StarterKind if kind not in first))

    def place(one: Starter) -> tuple[bool, int, int]:
        in_title = _holds(search.fold(one.title), wanted)
        return not in_title, order.index(one.kind), _distance(one, concerns)

    return tuple(sorted(matching, key=place))


def _holds(text: str, wanted: tuple[str, ...]) -> bool:
    return all(word in text for word in wanted)


def _distance(starter: Starter, concerns: Concerns) -> int:
    """0 for one written for somebody like this person, 1 for everybody's, 2 for one written for others."""
    if not starter.substances and not starter.groups:
        return 1
    meant = concerns.substances & set(starter.substances) or concerns.groups & set(starter.groups)
    return 0 if meant else 2


def _words(starter: Starter) -> str:
    tags = (starter.kind, starter.area, *starter.substances, *starter.groups)
    return search.fold(" ".join((starter.title, *printed_texts(starter), *tags)))
