"""Placing one starter in a plan: where the keyboard is, beside what stands there and never instead of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from typing import Any

from aftercare_desktop.domain.blanks import widened
from aftercare_desktop.domain.keys import new_key
from aftercare_desktop.domain.plans import (
    Goal,
    LifeArea,
    PlanDocument,
    Sign,
    Step,
)
from aftercare_desktop.domain.starters.starter import Starter, StarterKind, StarterStep

_LIFE_FIELDS = {
    LifeArea.WORK: "work",
    LifeArea.LEARNING: "work",
    LifeArea.MONEY: "money",
    LifeArea.LEGAL: "money",
    LifeArea.PARENTING: "parenting",
    LifeArea.FAMILY: "parenting",
}
"""Where a life skill goes in the daily life; every other area belongs to wellness."""


@dataclass(frozen=True, slots=True)
class Inserted:
    """The document with the starter in it, and the path of what was put in first; "" if all of it stood there."""

    document: PlanDocument
    path: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the keyboard is: a path of the document such as "goals.1.steps.0.what", and the day of leaving."""

    path: str = ""
    leaves_on: date | None = None

    def number(self, name: str) -> int | None:
        """The number of the row that follows this name in the path: 1 for "goals" in "goals.1.why"."""
        _, found, rest = f".{self.path}.".partition(f".{name}.")
        first = rest.partition(".")[0] if found else ""
        return int(first) if first.isdecimal() else None


def place_one(document: PlanDocument, starter: Starter, spot: Spot) -> Inserted:
    """Put a starter of any kind but a template in."""
    if starter.kind is StarterKind.GOAL:
        return _goal(document, starter, spot)
    if starter.kind is StarterKind.STEP:
        return _step(document, StarterStep(starter.text, starter.who, starter.by_days), spot)
    if starter.kind is StarterKind.SIGN:
        return _sign(document, starter, spot)
    return _text(document, starter, spot)


# Goals and steps


def _goal(document: PlanDocument, starter: Starter, spot: Spot) -> Inserted:
    steps = tuple(_made(step, spot) for step in starter.steps)
    goals, here = document.goals, spot.number("goals")
    if here is not None and here < len(goals) and _is_empty(goals[here]):
        goal = replace(
            goals[here],
            words=widened(starter.text),
            why=widened(starter.why),
            area=starter.area,
            steps=steps or goals[here].steps,
        )
        return Inserted(_with_goal(document, here, goal), f"goals.{here}")
    goal = Goal(new_key(), widened(starter.text), widened(starter.why), starter.area, steps=steps)
    return Inserted(replace(document, goals=(*goals, goal)), f"goals.{len(goals)}")


def _step(document: PlanDocument, step: StarterStep, spot: Spot) -> Inserted:
    """Into the goal at hand, after the step at hand; into an empty step rather than beside it."""
    if not document.goals:
        document = replace(document, goals=(Goal(new_key()),))
    place = spot.number("goals")
    number = place if place is not None and place < len(document.goals) else len(document.goals) - 1
    goal = document.goals[number]
    here = spot.number("steps") if number == place else None
    at = here if here is not None and here < len(goal.steps) else len(goal.steps) - 1
    made = _made(step, spot)
    if at >= 0 and _is_empty_step(goal.steps[at]):
        steps = (*goal.steps[:at], replace(made, key=goal.steps[at].key), *goal.steps[at + 1 :])
    else:
        at += 1
        steps = (*goal.steps[:at], made, *goal.steps[at:])
    return Inserted(_with_goal(document, number, replace(goal, steps=steps)), f"goals.{number}.steps.{at}")


def _made(step: StarterStep, spot: Spot) -> Step:
    by = None
    if spot.leaves_on is not None and step.by_days is not None:
        by = spot.leaves_on + timedelta(days=step.by_days)
    return Step(new_key(), widened(step.what), widened(step.who), by)


def _with_goal(document: PlanDocument, number: int, goal: Goal) -> PlanDocument:
    goals = (*document.goals[:number], goal, *document.goals[number + 1 :])
    return replace(document, goals=goals)


def _is_empty(goal: Goal) -> bool:
    return not goal.words.strip() and not goal.why.strip() and all(map(_is_empty_step, goal.steps))


def _is_empty_step(step: Step) -> bool:
    return not step.what.strip() and not step.who.strip() and step.by is None and not step.done


# Signs


def _sign(document: PlanDocument, starter: Starter, spot: Spot) -> Inserted:
    signs, here = document.signs.signs, spot.number("signs.signs")
    words = {
        "notice": widened(starter.text),
        "action": widened(starter.action),
        "call": widened(starter.call),
    }
    if here is not None and here < len(signs) and signs[here] == Sign(signs[here].key, signs[here].kind):
        sign = replace(signs[here], kind=starter.sign, **words)
        return Inserted(_with_sign(document, here, sign), f"signs.signs.{here}")
    sign = Sign(new_key(), starter.sign, **words)
    return Inserted(_with_sign(document, len(signs), sign), f"signs.signs.{len(signs)}")


def _with_sign(document: PlanDocument, number: int, sign: Sign) -> PlanDocument:
    before = document.signs.signs
    signs = (*before[:number], sign, *before[number + 1 :])
    return replace(document, signs=replace(document.signs, signs=signs))


# Texts


def _text(document: PlanDocument, starter: Starter, spot: Spot) -> Inserted:
    """A coping action into the sign at hand, a life skill into the goal at hand; else each into its own field."""
    number = spot.number("signs.signs")
    if starter.kind is StarterKind.COPING and number is not None and number < len(document.signs.signs):
        sign = document.signs.signs[number]
        action = _joined(sign.action, widened(starter.text), " ")
        changed = _with_sign(document, number, replace(sign, action=action))
        return Inserted(changed, f"signs.signs.{number}.action")
    if starter.kind is StarterKind.LIFE_SKILL and spot.path.startswith("goals"):
        return _step(document, StarterStep(starter.text, starter.who, starter.by_days), spot)
    return write_below(document, _field_for(starter), starter.text)


def _field_for(starter: Starter) -> str:
    """Each has its own field, whichever the keyboard is in: sleep does not belong under work."""
    if starter.kind is StarterKind.COPING:
        among_people = starter.area in (LifeArea.PEERS, LifeArea.FAMILY)
        return "hard_times.crisis.distractions" if among_people else "hard_times.crisis.alone"
    own = "wellness" if starter.kind is StarterKind.WELLNESS else _LIFE_FIELDS.get(starter.area, "wellness")
    return f"daily_life.{own}"


def write_below(document: PlanDocument, path: str, text: str) -> Inserted:
    """Write a text as a line of its own below what stands in a field; what stands there already is not repeated."""
    names = path.split(".")
    before: Any = reduce(getattr, names, document)
    after = _joined(before, widened(text), "\n")
    if after == before:
        return Inserted(document, "")
    return Inserted(_written(document, names, after), path)


def _written(part: Any, names: Sequence[str], text: str) -> Any:
    name, *rest = names
    return replace(part, **{name: _written(getattr(part, name), rest, text) if rest else text})


def _joined(before: str, added: str, between: str) -> str:
    if not before.strip():
        return added
    return before if added in before else f"{before.rstrip()}{between}{added}"
