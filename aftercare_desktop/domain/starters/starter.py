"""One starter: what it puts into a plan, and the question that asks for the client's own words."""

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from aftercare_desktop.domain.clients import Substance
from aftercare_desktop.domain.plans import LifeArea, NeedKind, SignKind, Weekday


class StarterKind(StrEnum):
    """What a starter begins. Values are stored and never renamed."""

    GOAL = "goal"
    STEP = "step"
    SIGN = "sign"
    COPING = "coping"
    WELLNESS = "wellness"
    LIFE_SKILL = "life_skill"
    TEMPLATE = "template"


class LifeGroup(StrEnum):
    """Whom a starter was written for, beside the substances."""

    PARENTS = "parents"
    YOUNG_ADULTS = "young_adults"
    CO_OCCURRING = "co_occurring"


@dataclass(frozen=True, slots=True)
class StarterStep:
    """A step of a goal: what, who helps, and by when as days after leaving."""

    what: str = ""
    who: str = ""
    by_days: int | None = None


@dataclass(frozen=True, slots=True)
class StarterRoutine:
    """Something of every week that a template adds."""

    what: str = ""
    weekday: Weekday | None = None
    starts: time | None = None
    ends: time | None = None


@dataclass(frozen=True, slots=True)
class StarterNeed:
    """Something a template asks the help network for."""

    kind: NeedKind = NeedKind.OTHER
    what: str = ""


@dataclass(frozen=True, slots=True)
class StarterCrisis:
    """How a template begins the crisis plan and the way back after a return to use."""

    warning_signs: str = ""
    distractions: str = ""
    matters: str = ""
    changes: str = ""


@dataclass(frozen=True, slots=True)
class Starter:
    """What is put in, with blanks for the client's own words, and the question staff ask.

    `text` is a goal's sentence, a step, what a person notices, or what they do. A goal brings `why` and `steps`, a sign
    `action` and `call`, a step `who` and `by_days`. A template names others by key in `parts` and brings the rest.
    `substances` and `groups` say for whom it was written first; without them it is for everybody.
    """

    key: str
    kind: StarterKind = StarterKind.GOAL
    title: str = ""
    ask: str = ""
    text: str = ""
    why: str = ""
    area: LifeArea = LifeArea.RECOVERY
    steps: tuple[StarterStep, ...] = ()
    who: str = ""
    by_days: int | None = None
    sign: SignKind = SignKind.WARNING
    action: str = ""
    call: str = ""
    substances: tuple[Substance, ...] = ()
    groups: tuple[LifeGroup, ...] = ()
    parts: tuple[str, ...] = ()
    routines: tuple[StarterRoutine, ...] = ()
    needs: tuple[StarterNeed, ...] = ()
    crisis: StarterCrisis = StarterCrisis()


def printed_texts(starter: Starter) -> tuple[str, ...]:
    """Every text of a starter that can come to paper, without those of the parts a template names."""
    crisis = starter.crisis
    found = [starter.text, starter.why, starter.action]
    found += [step.what for step in starter.steps]
    found += [routine.what for routine in starter.routines]
    found += [need.what for need in starter.needs]
    found += [crisis.warning_signs, crisis.distractions, crisis.matters, crisis.changes]
    return tuple(text for text in found if text.strip())
