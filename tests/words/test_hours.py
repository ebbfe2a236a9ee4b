"""Opening hours: what is typed is understood, what is said can be typed, nonsense is refused with how to write it."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.directory import MIDNIGHT, DirectoryEntry, OpenHours, in_order, problems
from aftercare_desktop.domain.weekdays import Weekday
from aftercare_desktop.errors import BadInput
from aftercare_desktop.words.hours import hours_words, read_hours
from tests.builders import TODAY

TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
HOURS = st.lists(st.builds(OpenHours, st.sampled_from(Weekday), TIMES, TIMES), max_size=12).map(tuple)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", ""),
        ("mon-fri 9-5", "Mon-Fri 9 AM to 5 PM"),
        ("Mon-Fri 8:30 AM to 5 PM, Sat 9 AM to noon", "Mon-Fri 8:30 AM to 5 PM, Sat 9 AM to noon"),
        ("weekdays 7:30 a.m. - 6 p.m.", "Mon-Fri 7:30 AM to 6 PM"),
        ("8-8", "Every day 8 AM to 8 PM"),
        ("5 AM to 11 AM, every day", "Every day 5 AM to 11 AM"),
        ("Monday, Wednesday, Friday 8-12, 1-5", "Mon, Wed, Fri 8 AM to noon and 1 PM to 5 PM"),
        ("mon-thu, sat 9-5; fri 9-1", "Mon-Thu, Sat 9 AM to 5 PM, Fri 9 AM to 1 PM"),
        ("Mon–Thu 8–18:30; Sun closed", "Mon-Thu 8 AM to 6:30 PM"),
        ("sat & sun 9 to noon", "Sat, Sun 9 AM to noon"),
        ("fri-mon 10a until midnight", "Mon, Fri-Sun 10 AM to midnight"),
        ("tue 1-5", "Tue 1 PM to 5 PM"),
        ("thu 5-1pm", "Thu 5 AM to 1 PM"),
        ("open 24/7", "Every day 24 hours"),
        ("Day or night", "Every day 24 hours"),
    ],
)
def test_typed_hours_are_understood(typed: str, said: str) -> None:
    assert hours_words(read_hours(typed)) == said


@pytest.mark.parametrize("typed", ["mon", "mon-fri 9-", "mon 25-26", "13 PM - 2 PM", "by arrangement", "9"])
def test_what_is_not_hours_says_how_to_write_them(typed: str) -> None:
    with pytest.raises(BadInput, match="Write hours such as"):
        read_hours(typed)


@given(HOURS)
def test_hours_that_are_said_can_be_typed(hours: tuple[OpenHours, ...]) -> None:
    if problems(DirectoryEntry("Somewhere", hours=hours), TODAY):
        return
    assert read_hours(hours_words(hours)) == in_order(hours)


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from(("mon", "-", "9", "pm", "to", "noon", ",", " "))).map("".join)
)
def test_any_text_gives_hours_or_is_refused(text: str) -> None:
    try:
        hours = read_hours(text)
    except BadInput:
        return
    assert read_hours(hours_words(hours)) == hours


def test_midnight_to_midnight_is_the_whole_day() -> None:
    whole = OpenHours(Weekday.MONDAY, MIDNIGHT, MIDNIGHT)
    assert whole.holds(MIDNIGHT)
    assert whole.holds(time(23, 59))
