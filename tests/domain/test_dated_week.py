"""Seven dated days: everything scheduled stands on its day, and nothing that names the center."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from aftercare_desktop.domain import plans as p
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.dated_week import DatedKind, Day, WeekFacts, begins, days_from, without_day
from aftercare_desktop.domain.people import Place
from tests.builders import TODAY, build_client, center_profile, empty_plan, full_plan

LEAVES = TODAY + timedelta(days=2)
K = DatedKind


def days(document: p.PlanDocument, first: date = LEAVES, **client: Any) -> tuple[Day, ...]:
    facts = WeekFacts(
        build_client(**client), document, center_profile(), {LEAVES + timedelta(days=1): "Thanksgiving"}
    )
    return days_from(facts, first)


def test_everything_that_is_scheduled_stands_on_its_day() -> None:
    found = {day.day: [item.kind for item in day.items] for day in days(full_plan())}
    assert list(found.values()) == [
        [K.MENTOR, K.LEAVING, K.MOVING, K.MEETING],
        [K.CLOSED_DAY_PLAN, K.RISK],
        [K.VISIT, K.CALL],
        [],
        [K.ROUTINE],
        [K.PICK_UP],
        [K.SUPPLY_ENDS, K.GROUP],
    ]  # fmt: skip
    assert list(found) == [LEAVES + timedelta(days=number) for number in range(7)]
    assert [day.closed for day in days(full_plan())] == ["", "Thanksgiving", "", "", "", "", ""]


def test_a_meeting_is_on_no_day_before_its_first() -> None:
    early = days(full_plan(), LEAVES - timedelta(days=7))
    assert all(item.kind is not K.MEETING for day in early for item in day.items)


@pytest.mark.parametrize(
    ("chosen", "leaves", "today", "expected"),
    [
        (date(2027, 1, 4), LEAVES, TODAY, date(2027, 1, 4)),
        (None, LEAVES, TODAY, LEAVES),
        (None, None, TODAY, TODAY),
    ],
)
def test_it_begins_on_the_chosen_day_else_on_leaving(
    chosen: date | None, leaves: date | None, today: date, expected: date
) -> None:
    plan = replace(empty_plan(), first_days=p.FirstDays(leaves_on=leaves))
    facts = WeekFacts(build_client(discharge_planned=None), plan, center_profile(), {})
    assert begins(facts, chosen, today) == expected


def medicine(kind: p.MedicineKind) -> p.PlanDocument:
    one = p.Medicine("a" * 16, kind, "Its name", next_dose_on=LEAVES, next_dose_at=time(8))
    return replace(empty_plan(), medicines=p.MedicineSafety(medicines=(one,)))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (p.MedicineKind.METHADONE, K.DOSE),
        (p.MedicineKind.NALTREXONE_INJECTION, K.INJECTION),
        (p.MedicineKind.BUPRENORPHINE, K.PICK_UP),
    ],
)
def test_doses_come_without_the_name_of_the_medicine(kind: p.MedicineKind, expected: DatedKind) -> None:
    (item,) = days(medicine(kind))[0].items
    assert (item.kind, item.starts, item.what) == (expected, time(8), "")


def test_a_pick_up_says_at_which_pharmacy() -> None:
    pharmacy = Place("Congress Pharmacy", "9 Congress Street", "207-555-0131")
    plan = medicine(p.MedicineKind.BUPRENORPHINE)
    one = replace(plan.medicines.medicines[0], pharmacy=pharmacy)
    (item,) = days(replace(plan, medicines=p.MedicineSafety(medicines=(one,))))[0].items
    assert (item.kind, item.where) == (K.PICK_UP, "Congress Pharmacy, 9 Congress Street")


def test_a_visit_for_a_medicine_is_told_once() -> None:
    plan = full_plan()
    without = replace(plan, appointments=())
    kinds = [[item.kind for item in day.items] for day in days(without)]
    assert sum(found.count(K.MEDICINE_VISIT) for found in kinds) == 1
    assert all(item.kind is not K.MEDICINE_VISIT for day in days(plan) for item in day.items)


def routine(number: int, starts: time | None, ends: time | None, what: str = "Walk") -> p.Routine:
    return p.Routine(f"{number:016x}", p.Weekday.of(LEAVES), starts, ends, f"{what} {number}")


@pytest.mark.parametrize(
    ("times", "marked"),
    [
        (((9, 10), (10, 11)), [False, False]),
        (((9, 11), (10, 12)), [False, True]),
        (((9, 17), (10, 11), (12, 13)), [False, True, True]),
        (((9, None), (9, None)), [False, False]),
        (((None, None), (9, 10)), [False, False]),
    ],
)
def test_what_overlaps_is_marked(
    times: tuple[tuple[int | None, int | None], ...], marked: list[bool]
) -> None:
    def clock(hour: int | None) -> time | None:
        return None if hour is None else time(hour)

    routines = tuple(
        routine(number, clock(first), clock(last)) for number, (first, last) in enumerate(times, start=1)
    )
    plan = replace(empty_plan(), daily_life=p.DailyLife(routines=routines))
    assert [item.overlaps for item in days(plan)[0].items] == marked


def test_what_names_the_center_is_said_by_its_kind() -> None:
    group = p.PeerPlace(
        "b" * 16,
        p.PeerKind.GROUP,
        "Alder Point alumni",
        weekday=p.Weekday.of(LEAVES),
        place=Place("Alder Point"),
    )
    plan = replace(empty_plan(), peers=p.PeerSupport((group,)))
    (item,) = days(plan)[0].items
    assert (item.kind, item.what, item.where) == (K.GROUP, "", "")


def test_a_confidential_home_is_not_named() -> None:
    plan = full_plan()
    secret = replace(plan, home=replace(plan.home, confidential=True))
    assert [item.where for day in days(secret) for item in day.items if item.kind is K.MOVING] == [""]


def test_no_call_is_promised_that_nobody_makes() -> None:
    stopped = days(full_plan(), status=ClientStatus.DIED)
    assert all(item.kind is not K.CALL for day in stopped for item in day.items)


def test_what_has_no_day_is_told_apart() -> None:
    plan = replace(
        empty_plan(),
        appointments=(p.Appointment("c" * 16, with_whom="Dr. Lee"),),
        peers=p.PeerSupport((p.PeerPlace("d" * 16, name="Harbor Lights"),)),
        daily_life=p.DailyLife(routines=(p.Routine("e" * 16, what="Call my brother"),)),
    )
    assert without_day(plan) == ("Harbor Lights", "Dr. Lee", "Call my brother")
    assert without_day(full_plan()) == ()
