"""Whom the card names, and which visit is the next one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from aftercare_desktop.domain import plans as p
from aftercare_desktop.domain.pocket_card import next_visit, people
from tests.builders import TODAY, build_client, full_plan

CLIENT = build_client()


def visit(days: int) -> p.Appointment:
    return replace(full_plan().appointments[0], key=f"{days:016x}", day=TODAY + timedelta(days=days))


@pytest.mark.parametrize(
    ("today", "leaves", "days", "expected"),
    [
        (TODAY, 2, (1, 4, 9), 4),
        (TODAY + timedelta(days=5), 2, (1, 4, 9), 9),
        (TODAY, 2, (2,), 2),
        (TODAY + timedelta(days=10), 2, (1, 4, 9), None),
        (TODAY, 2, (), None),
    ],
)
def test_the_next_visit_is_not_before_leaving_and_not_past(
    today: date, leaves: int, days: tuple[int, ...], expected: int | None
) -> None:
    plan = full_plan()
    first = replace(plan.first_days, leaves_on=TODAY + timedelta(days=leaves))
    plan = replace(plan, first_days=first, appointments=tuple(visit(number) for number in days))
    found = next_visit(CLIENT, plan, today)
    assert (None if found is None else found.key) == (None if expected is None else f"{expected:016x}")


def test_no_more_people_than_have_room() -> None:
    plan = full_plan()
    many = tuple(
        p.CirclePlace(f"{n:016x}", p.CircleRole.FRIEND, f"Friend {n}", f"207-555-01{n:02}") for n in range(9)
    )
    assert len(people(replace(plan, support=replace(plan.support, places=many)))) == 4
