"""Words: complete, readable, and dates as people say them."""

import inspect
from datetime import UTC, date, datetime, time
from enum import Enum
from zoneinfo import ZoneInfo

import pytest

from aftercare_desktop.domain import (
    center,
    clients,
    directory,
    entries,
    messages,
    people,
    plans,
    safety_links,
    schedule,
    staff,
    weekdays,
)
from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.domain.readiness import CHECKS, CheckResult
from aftercare_desktop.domain.readiness_choices import CheckKey
from aftercare_desktop.domain.rosters import RosterFact
from aftercare_desktop.words import approved, clock, dates, readiness
from aftercare_desktop.words.conditions import CONDITIONS
from aftercare_desktop.words.labels import label


def _enums() -> list[type[Enum]]:
    rooms = (
        center,
        clients,
        directory,
        entries,
        messages,
        people,
        plans,
        safety_links,
        schedule,
        staff,
        weekdays,
    )
    return [
        kind
        for room in rooms
        for _, kind in inspect.getmembers(room, inspect.isclass)
        if issubclass(kind, Enum) and kind.__module__.startswith(room.__name__)
    ]


@pytest.mark.parametrize("kind", _enums(), ids=lambda kind: kind.__name__)
def test_every_value_has_a_word_of_its_own(kind: type[Enum]) -> None:
    words = [label(value) for value in kind]
    assert len(set(words)) == len(words)
    assert all(word[0].isupper() for word in words)


def test_every_fact_of_a_roster_has_a_word_of_its_own() -> None:
    assert len({label(fact) for fact in RosterFact}) == len(RosterFact)


def test_every_check_says_what_is_missing() -> None:
    assert set(readiness.MISSING) == set(CheckKey) == {check.key for check in CHECKS}


def test_the_count_and_the_sentence_of_what_is_missing() -> None:
    results = (
        CheckResult(CheckKey.HOME, True, plans.Section.HOME, "place"),
        CheckResult(CheckKey.NALOXONE, False, plans.Section.MEDICINES, ""),
        CheckResult(CheckKey.RIDE, False, plans.Section.APPOINTMENTS, ""),
    )
    assert readiness.ready_count(results) == "1 of 3 ready"
    assert readiness.still_needed(results) == (
        "Not ready yet. Still needed: naloxone handed over, ride to the first visit, with a backup."
    )
    assert readiness.still_needed(results[:1]) == ""


def test_the_starter_list_is_whole_and_not_approved() -> None:
    assert set(approved.STARTER_WORDS) == set(approved.TITLES) == set(ApprovedKey)
    assert not any(sentence.is_approved() for sentence in approved.STARTER_WORDS.values())


def test_a_class_of_codes_is_not_listed_twice() -> None:
    codes = [condition.code for condition in CONDITIONS]
    assert len(set(codes)) == len(codes)


def test_days_and_times_as_people_say_them() -> None:
    day = date(2026, 11, 25)
    assert dates.day(day) == "Wed, Nov 25"
    assert dates.day_at(day, time(10, 30)) == "Wed, Nov 25, 10:30 AM"
    assert dates.span(day, date(2026, 11, 28)) == "Wed, Nov 25 to Sat, Nov 28, 2026"
    assert [dates.clock(time(h)) for h in (0, 11, 12, 23)] == ["12 AM", "11 AM", "12 PM", "11 PM"]
    assert dates.clock_range(time(18), time(19, 30)) == "6 PM to 7:30 PM"
    assert dates.clock_range(None, None) == ""


def test_moments_are_told_in_the_zone_of_the_center() -> None:
    moment = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)
    assert dates.stamp(moment, ZoneInfo("America/New_York")) == "Nov 24, 2026, 9:02 AM"
    assert clock.wall_clock(moment, ZoneInfo("Pacific/Auckland")) == "3:02 AM"
