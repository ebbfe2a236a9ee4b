"""The directory's rules: when a place is open, what cannot be saved, which entries are the same place."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from aftercare_desktop.domain.center import ClosedDay, PhoneLine
from aftercare_desktop.domain.directory import (
    MIDNIGHT,
    EntryKind,
    OpenHours,
    Opening,
    check,
    closed_ahead,
    open_on,
    problems,
    same_place,
)
from aftercare_desktop.domain.weekdays import Weekday
from aftercare_desktop.errors import BadInput
from tests.builders import TODAY, build_entry

THANKSGIVING = date(2026, 11, 26)
HOLIDAYS = {THANKSGIVING: "Thanksgiving"}
TUESDAY, SATURDAY = date(2026, 11, 24), date(2026, 11, 28)
OVER_NOON = (
    OpenHours(Weekday.TUESDAY, time(8), time(12)),
    OpenHours(Weekday.TUESDAY, time(13), time(17)),
)
ROUND_THE_CLOCK = tuple(OpenHours(day, MIDNIGHT, MIDNIGHT) for day in Weekday)
TESTED = PhoneLine("207-555-0188", day_or_night=True, tested_on=TODAY)


@pytest.mark.parametrize(
    ("facts", "day", "at", "opening"),
    [
        ({}, TUESDAY, time(9), Opening.OPEN),
        ({}, TUESDAY, time(17, 59), Opening.OPEN),
        ({}, TUESDAY, time(18), Opening.OUTSIDE_HOURS),
        ({}, TUESDAY, time(8, 59), Opening.OUTSIDE_HOURS),
        ({}, TUESDAY, None, Opening.OPEN),
        ({}, SATURDAY, None, Opening.NOT_THAT_WEEKDAY),
        ({}, SATURDAY, time(10), Opening.NOT_THAT_WEEKDAY),
        ({}, THANKSGIVING, time(10), Opening.PUBLIC_HOLIDAY),
        ({"closed_on_public_holidays": False}, THANKSGIVING, time(10), Opening.OPEN),
        ({"closed_days": (ClosedDay(TUESDAY, "Stock-taking"),)}, TUESDAY, time(10), Opening.OWN_CLOSED_DAY),
        ({"hours": OVER_NOON}, TUESDAY, time(12, 30), Opening.OUTSIDE_HOURS),
        ({"hours": OVER_NOON}, TUESDAY, time(13), Opening.OPEN),
        ({"hours": ()}, TUESDAY, time(3), Opening.UNKNOWN),
        ({"hours": ()}, THANKSGIVING, None, Opening.UNKNOWN_ON_HOLIDAY),
        ({"hours": (), "hours_note": "Mornings"}, THANKSGIVING, None, Opening.PUBLIC_HOLIDAY),
        ({"hours": (), "closed_on_public_holidays": False}, THANKSGIVING, None, Opening.UNKNOWN),
        ({"hours": (), "lines": (TESTED,)}, THANKSGIVING, None, Opening.UNKNOWN),
        ({"hours": ROUND_THE_CLOCK}, SATURDAY, time(23, 59), Opening.OPEN),
    ],
)
def test_a_place_is_open_or_there_is_a_reason(
    facts: dict[str, Any], day: date, at: time | None, opening: Opening
) -> None:
    found = open_on(build_entry(**facts), day, at, HOLIDAYS)
    assert found is opening
    open_or_unknown = (Opening.OPEN, Opening.UNKNOWN, Opening.UNKNOWN_ON_HOLIDAY)
    assert found.is_closed() is (opening not in open_or_unknown)


@pytest.mark.parametrize(
    ("facts", "closed"),
    [
        ({}, {THANKSGIVING: "Thanksgiving"}),
        ({"hours": ()}, {}),
        ({"hours": (), "closed_days": (ClosedDay(SATURDAY, "Moving"),)}, {SATURDAY: "Moving"}),
        ({"closed_on_public_holidays": False}, {}),
        ({"hours": (), "lines": (TESTED,)}, {}),
        ({"closed_days": (ClosedDay(THANKSGIVING, "Away"),)}, {THANKSGIVING: "Away"}),
        ({"closed_days": (ClosedDay(date(2026, 11, 1), "Past"),)}, {THANKSGIVING: "Thanksgiving"}),
    ],
)
def test_only_days_known_to_be_closed_are_told_ahead(facts: dict[str, Any], closed: dict[date, str]) -> None:
    far = {THANKSGIVING: "Thanksgiving", date(2027, 7, 5): "Independence Day"}
    found = closed_ahead(build_entry(**facts), TODAY, TODAY + timedelta(days=45), far)
    assert {one.day: one.name for one in found} == closed


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": " "}, "name"),
        ({"contact": "x" * 1_001}, "contact"),
        ({"hours": (OpenHours(Weekday.MONDAY, time(17), time(9)),)}, "hours"),
        ({"hours": (*OVER_NOON, OpenHours(Weekday.TUESDAY, time(16), time(18)))}, "hours"),
        ({"hours": (*ROUND_THE_CLOCK, *OVER_NOON)}, "hours"),
        ({"lines": (PhoneLine("at night"),)}, "lines"),
        ({"lines": (PhoneLine("207-555-0188", tested_on=TODAY + timedelta(days=1)),)}, "lines"),
        ({"closed_days": (ClosedDay(TUESDAY, "One"), ClosedDay(TUESDAY, "Two"))}, "closed_days"),
    ],
)
def test_what_cannot_be_saved_names_its_field(facts: dict[str, Any], field: str) -> None:
    entry = build_entry(**facts)
    assert [problem.field for problem in problems(entry, TODAY)] == [field]
    with pytest.raises(BadInput):
        check(entry, TODAY)


def test_only_the_name_is_needed() -> None:
    check(build_entry("Ng", kind=EntryKind.OTHER, contact="", phone="", fax="", hours=()), TODAY)


@pytest.mark.parametrize(
    ("name", "phone", "same"),
    [
        ("CONGRÈSS  pharmacy", "", True),
        ("Another name", "(207) 555.0131", True),
        ("Congress Pharmacy East", "207-555-0132", False),
        ("Another name", "", False),
    ],
)
def test_the_same_name_or_phone_is_the_same_place(name: str, phone: str, same: bool) -> None:
    assert same_place(build_entry(), build_entry(name, phone=phone)) is same
