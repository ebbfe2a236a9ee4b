"""Two versions compared: nothing of equal ones, every value that differs and no other, items known by their keys."""

import random
from dataclasses import fields, is_dataclass, replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aftercare_desktop.domain.copy_changes import copy_changes
from aftercare_desktop.domain.plans import ClosedDayPlan, Goal, PlanDocument, Section, Step
from aftercare_desktop.domain.plans.compare import ChangeKind, PlanChange, changes, compare
from tests.builders import TODAY, full_plan

K = ChangeKind
_OF_OWN = {"ClosedDayPlan": "day", "EditedRow": "row", "TwinText": "path"}


def leaves(value: Any, path: str = "") -> dict[str, Any]:
    """Every value of a document by its path of keys, found without the code under test."""
    found: dict[str, Any] = {}
    if is_dataclass(value):
        identity = _OF_OWN.get(type(value).__name__, "key")
        for each in fields(value):
            if each.name != identity:
                found |= leaves(getattr(value, each.name), f"{path}.{each.name}")
    elif isinstance(value, tuple):
        for item in value:
            found |= leaves(item, f"{path}.{getattr(item, _OF_OWN.get(type(item).__name__, 'key'))}")
    else:
        found[path.removeprefix(".")] = value
    return found


def scrambled(document: PlanDocument, seed: int) -> PlanDocument:
    """Another version: items gone, come and moved, values changed, all by chance."""
    rng = random.Random(seed)

    def another(value: Any, name: str) -> Any:
        if is_dataclass(value) and not isinstance(value, type):
            changed = {
                each.name: another(getattr(value, each.name), each.name)
                for each in fields(value)
                if each.name not in ("key", "row", "path")
            }
            return replace(value, **changed)
        if isinstance(value, tuple):
            kept = [another(item, name) for item in value if rng.random() < 0.8]
            rng.shuffle(kept)
            return tuple(kept)
        return by_chance(value)

    def by_chance(value: Any) -> Any:
        if rng.random() < 0.6:
            return value
        if isinstance(value, bool):
            return not value
        if isinstance(value, date):
            return value + timedelta(days=rng.randint(1, 900))
        if isinstance(value, time):
            return time(rng.randint(0, 23))
        return f"{value} {rng.random()}" if type(value) is str else value

    return another(document, "")


def compared(document: PlanDocument) -> dict[str, Any]:
    """Its values, but for what the program froze beside them: that is no part of what was agreed."""
    return {path: value for path, value in leaves(document).items() if not path.startswith("given.")}


PLANS = st.one_of(
    st.just(PlanDocument()),
    st.just(full_plan()),
    st.integers(0, 2_000).map(lambda seed: scrambled(full_plan(), seed)),
)


@settings(deadline=None)
@given(PLANS)
def test_a_version_does_not_differ_from_itself(plan: PlanDocument) -> None:
    assert changes(plan, plan) == ()


@settings(deadline=None)
@given(PLANS, PLANS)
def test_every_value_that_differs_is_told_once_and_no_other(
    before: PlanDocument, after: PlanDocument
) -> None:
    old, new = compared(before), compared(after)
    nothing = object()
    expected = {path for path in old | new if old.get(path, nothing) != new.get(path, nothing)}
    told = [one for one in changes(before, after) if one.kind is not K.MOVED]
    assert len(told) == len({one.path for one in told})
    assert {one.path for one in told} == expected
    for one in told:
        assert (one.before, one.after) == (old.get(one.path), new.get(one.path))
        kind = K.ADDED if one.path not in old else K.TAKEN_AWAY if one.path not in new else K.CHANGED
        assert one.kind is kind
    assert {one.path for one in compare(before, after) if one.kind is not K.MOVED} == set(old | new)


@settings(deadline=None)
@given(PLANS, PLANS)
def test_the_other_way_around_it_tells_the_same(before: PlanDocument, after: PlanDocument) -> None:
    turned = {K.ADDED: K.TAKEN_AWAY, K.TAKEN_AWAY: K.ADDED, K.CHANGED: K.CHANGED}
    there = {(one.path, one.kind) for one in changes(before, after) if one.kind is not K.MOVED}
    back = {(one.path, turned[one.kind]) for one in changes(after, before) if one.kind is not K.MOVED}
    assert there == back


def goals(*keys: str) -> PlanDocument:
    return PlanDocument(goals=tuple(Goal(key, f"Goal {key}", steps=(Step("s", "Call"),)) for key in keys))


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("abcd", "abcd", {}),
        ("abcd", "dabc", {"d": (4, 1)}),
        ("abcd", "bcda", {"a": (1, 4)}),
        ("abcd", "acd", {}),
        ("abc", "axbc", {}),
        ("ab", "ba", {"b": (2, 1)}),
    ],
)
def test_a_change_of_order_alone_is_a_move_of_as_few_as_can_be(
    before: str, after: str, moved: dict[str, tuple[int, int]]
) -> None:
    told = [one for one in changes(goals(*before), goals(*after)) if one.kind is K.MOVED]
    found = {one.path.removeprefix("goals."): (one.before, one.after) for one in told}
    assert len(found) == len(moved)
    if len(before) != 2:  # of two that changed places either one may be told
        assert found == moved


def test_a_changed_step_stands_within_its_goal() -> None:
    old = goals("a", "b")
    new = replace(old, goals=(old.goals[0], replace(old.goals[1], steps=(Step("s", "Visit"),))))
    (one,) = changes(old, new)
    assert (one.path, one.field, one.part) == ("goals.b.steps.s.what", "goals.steps.what", Section.GOALS)
    assert [(item.item, item.kind) for item in one.within] == [
        (new.goals[1], K.SAME),
        (new.goals[1].steps[0], K.SAME),
    ]


def test_two_items_told_apart_by_nothing_are_compared_in_their_turn() -> None:
    def days(*words: str) -> PlanDocument:
        plan = full_plan()
        closed = tuple(ClosedDayPlan(TODAY, one) for one in words)
        return replace(plan, first_days=replace(plan.first_days, closed_days=closed))

    told = changes(days("Noon meeting", "Dinner"), days("Noon meeting", "Supper"))
    assert [(one.before, one.after) for one in told] == [("Dinner", "Supper")]


@pytest.mark.parametrize(
    ("field", "before", "after", "important"),
    [
        ("medicines.medicines.dose", "8 mg", "12 mg", True),
        ("appointments.day", TODAY, TODAY + timedelta(days=1), True),
        ("appointments.day", None, TODAY, True),
        ("appointments.bring", "My ID", "My ID and this plan", False),
        ("support.places.phone", "207-555-0127", "207-555-0128", True),
        ("support.places.phone", "207-555-0127", "(207) 555 0127", False),
        ("first_days.tonight_phone", "", "207-555-0127", True),
        ("medicines.pharmacy_confirmed_on", TODAY, None, False),
    ],
)
def test_doses_dates_and_numbers_are_important(
    field: str, before: object, after: object, important: bool
) -> None:
    assert PlanChange(field, field, K.CHANGED, before, after).is_important() is important
    assert not PlanChange(field, field, K.SAME, before, before).is_important()


@settings(deadline=None)
@given(st.integers(0, 5_000))
def test_whatever_holders_of_older_copies_are_called_about_is_important_here(seed: int) -> None:
    """The two rules look at the same fields."""
    before, after = full_plan(), scrambled(full_plan(), seed)
    called = copy_changes(before, after, TODAY)
    important = [one for one in changes(before, after) if one.is_important()]
    assert not called or important
