"""What is said of an entry: a line answers "day or night" only when tested, and closed places say why."""

from datetime import date, time
from typing import Any

import pytest

from aftercare_desktop.domain.center import ClosedDay, PhoneLine
from aftercare_desktop.domain.people import Place
from aftercare_desktop.words.directory import closed_day_words, closed_words, line_words, place_of
from tests.builders import build_entry

THANKSGIVING = date(2026, 11, 26)
TESTED = PhoneLine("207-555-0188", "", True, date(2026, 11, 20), "Dana Whitfield")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (TESTED, "Day or night, tested Fri, Nov 20, 2026 by Dana Whitfield"),
        (PhoneLine("1", day_or_night=True), "Said to answer day and night, not tested yet"),
        (PhoneLine("1", "Until 10 PM", True), "Until 10 PM. Said to answer day and night, not tested yet"),
        (PhoneLine("1", "8 AM to 8 PM", tested_on=date(2026, 11, 20)), "8 AM to 8 PM"),
        (PhoneLine("1"), "Hours not known"),
    ],
)
def test_a_line_answers_day_or_night_only_when_tested(line: PhoneLine, said: str) -> None:
    assert line_words(line) == said


@pytest.mark.parametrize(
    ("facts", "day", "at", "said"),
    [
        ({}, date(2026, 11, 24), time(10), ""),
        ({"hours": ()}, date(2026, 11, 24), time(10), ""),
        (
            {"hours": ()},
            THANKSGIVING,
            time(10),
            "Thu, Nov 26 is Thanksgiving Day. The hours of Congress Pharmacy are not known: ask if it is open.",
        ),
        ({}, THANKSGIVING, time(10), "Congress Pharmacy is closed on Thu, Nov 26 (Thanksgiving Day)."),
        (
            {},
            date(2026, 11, 28),
            None,
            "Congress Pharmacy is closed on Saturdays. It is open Mon-Fri 9 AM to 6 PM.",
        ),
        (
            {},
            date(2026, 11, 24),
            time(19),
            "Congress Pharmacy is closed at 7 PM. It is open Tue 9 AM to 6 PM.",
        ),
        (
            {"closed_days": (ClosedDay(date(2026, 11, 24), ""),)},
            date(2026, 11, 24),
            time(10),
            "Congress Pharmacy is closed on Tue, Nov 24.",
        ),
    ],
)
def test_a_closed_place_says_why(facts: dict[str, Any], day: date, at: time | None, said: str) -> None:
    assert closed_words(build_entry(**facts), day, at, {THANKSGIVING: "Thanksgiving Day"}) == said


def test_closed_days_are_named() -> None:
    assert closed_day_words(ClosedDay(THANKSGIVING, "Thanksgiving")) == "Thu, Nov 26, 2026 (Thanksgiving)"
    assert closed_day_words(ClosedDay(THANKSGIVING, "")) == "Thu, Nov 26, 2026"


def test_a_plan_names_the_entry_with_its_hours() -> None:
    said = place_of(build_entry(hours_note="Ask for Ida"), 7)
    assert said == Place(
        "Congress Pharmacy",
        "3 Congress Street, Portland, ME 04101",
        "207-555-0131",
        "Mon-Fri 9 AM to 6 PM. Ask for Ida",
        7,
    )
    line = place_of(build_entry(phone="", hours=(), lines=(TESTED,)), 8)
    assert (line.phone, line.hours) == ("207-555-0188", "day or night")
