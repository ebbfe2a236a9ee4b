"""What a card that may be lost keeps silent about, and which visit is the next one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from aftercare_desktop.domain import plans as p
from aftercare_desktop.domain.clients import Condition
from aftercare_desktop.domain.pocket_card import center_names, names_center, next_visit, people, silence
from tests.builders import TODAY, build_client, center_profile, full_plan

CLIENT = build_client(program="Harbor Program", conditions=(Condition("Panic attacks", "F41.0"),))
CENTER = center_profile()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Walk to the bay", False),
        ("My sister", False),
        ("", False),
        ("Alder Point Recovery", True),
        ("The desk at ALDER  point", True),
        ("The Harbor Program line", True),
        ("my sponsor", True),
        ("Opioid use disorder", True),
        ("panic attacks", True),
        ("code F41.0 it said", True),
        ("I take Buprenorphine film", True),
        ("Methodist church", False),
        ("Alder Street", False),
        ("Pointed remarks", False),
    ],
)
def test_what_tells_where_or_why_is_kept_back(text: str, kept: bool) -> None:
    own = silence(CLIENT, full_plan(), CENTER)
    assert own.keeps(text) is kept
    assert own.spoken(text) == ("" if kept else text)


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("Alder Point Recovery", ("Alder Point Recovery", "Alder Point")),
        ("The Willow Bend Treatment Center", ("The Willow Bend Treatment Center", "Willow Bend")),
        ("Hope House", ("Hope House",)),
        ("Recovery Center", ("Recovery Center",)),
    ],
)
def test_a_center_is_known_by_its_name_and_by_what_people_call_it(name: str, names: tuple[str, ...]) -> None:
    center = center_profile(name=name)
    assert center_names(center) == names
    assert all(names_center(f"the {one} group", center) for one in names)
    assert not names_center("I hope the house is warm", center)


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
