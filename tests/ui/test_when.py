"""Days and times as people type them."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.ui.widgets.when import (
    DAY_SENTENCE,
    HALF_SENTENCE,
    TIME_SENTENCE,
    parse_day,
    parse_time,
    show_day,
    time_problem,
)
from aftercare_desktop.words import dates
from tests.builders import TODAY

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("nov 27", date(2026, 11, 27)),
        ("Nov. 27", date(2026, 11, 27)),
        ("November 27th", date(2026, 11, 27)),
        ("27 nov", date(2026, 11, 27)),
        ("Fri, Nov 27", date(2026, 11, 27)),
        ("fri nov 27 2026", date(2026, 11, 27)),
        ("11/27", date(2026, 11, 27)),
        ("11/27/2027", date(2027, 11, 27)),
        ("11/27/27", date(2027, 11, 27)),
        ("2026-11-27", date(2026, 11, 27)),
        ("jan 5", date(2027, 1, 5)),
        ("oct 26", date(2026, 10, 26)),
        ("+3", TODAY + timedelta(days=3)),
        ("-1", TODAY - timedelta(days=1)),
        ("today", TODAY),
        ("tonight", TODAY),
        ("tomorrow", TODAY + timedelta(days=1)),
        ("fri", date(2026, 11, 27)),
        ("Monday", TODAY + timedelta(days=7)),
        ("feb 29", date(2028, 2, 29)),
        ("sept 3", date(2026, 9, 3)),
    ],
)
def test_day_is_read_as_people_write_it(typed: str, meant: date) -> None:
    assert parse_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed", ["", "nov", "nov 31", "13/1", "frid ay", "27", "no 27", "++3", "2026-13-01", "x"]
)
def test_text_that_names_no_day_gives_none(typed: str) -> None:
    assert parse_day(typed, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("4/9/91", date(1991, 4, 9)),
        ("4/9/1991", date(1991, 4, 9)),
        ("dec 25", date(2025, 12, 25)),
        ("nov 23", TODAY),
        ("Apr 9, 1991", date(1991, 4, 9)),
    ],
)
def test_day_in_the_past(typed: str, meant: date) -> None:
    assert parse_day(typed, TODAY, past=True) == meant


@given(DAYS, DAYS, st.booleans(), st.booleans())
def test_what_is_shown_is_read_back(value: date, today: date, past: bool, weekday: bool) -> None:
    assert parse_day(show_day(value, today, past=past, weekday=weekday), today, past=past) == value


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7 PM", time(19)),
        ("7p", time(19)),
        ("7:30 pm", time(19, 30)),
        ("730pm", time(19, 30)),
        ("12 am", time(0)),
        ("12:15 p.m.", time(12, 15)),
        ("19:30", time(19, 30)),
        ("1930", time(19, 30)),
        ("07:30", time(7, 30)),
        ("noon", time(12)),
        ("midnight", time(0)),
        ("0:05", time(0, 5)),
    ],
)
def test_time_is_read_as_people_write_it(typed: str, meant: time) -> None:
    assert parse_time(typed) == meant


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("7", HALF_SENTENCE), ("7:30", HALF_SENTENCE), ("25:00", TIME_SENTENCE), ("soon", TIME_SENTENCE),
     ("7:75 pm", TIME_SENTENCE), ("13 pm", TIME_SENTENCE)],
)  # fmt: skip
def test_time_that_cannot_be_read_says_the_fix(typed: str, sentence: str) -> None:
    assert parse_time(typed) is None
    assert time_problem(typed) == sentence


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0, tzinfo=None)))
def test_shown_time_is_read_back(value: time) -> None:
    assert parse_time(dates.clock(value)) == value


def test_sentence_says_the_fix() -> None:
    assert DAY_SENTENCE == "Use a date such as Nov 27."
