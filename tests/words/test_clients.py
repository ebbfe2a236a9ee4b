"""What is said about a client in a few words."""

from datetime import date, timedelta

import pytest

from aftercare_desktop.domain.clients import (
    Client,
    ClientRow,
    ClientStatus,
    RecoveryStart,
)
from aftercare_desktop.words import clients as words
from tests.builders import NOW, TODAY


def row(**facts: object) -> ClientRow:
    """A row of the list."""
    known: dict[str, object] = {
        "id": 1,
        "version": 1,
        "record_number": "000117",
        "name": "Theodore Bramwell",
        "preferred_name": "Theo",
        "pronouns": "he/him",
        "birth_date": date(1991, 4, 9),
        "status": ClientStatus.IN_TREATMENT,
        "counselor": "Dana Whitcomb",
        "program": "",
        "discharge_date": TODAY + timedelta(days=2),
        "plan_number": 2,
        "plan_final": True,
        "archived": False,
        "changed_at": NOW,
    }
    return ClientRow(**(known | facts))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day_left", "status", "told", "late"),
    [
        (None, ClientStatus.IN_TREATMENT, "No leave date yet", False),
        (None, ClientStatus.MOVED, "No leave date", False),
        (TODAY, ClientStatus.IN_TREATMENT, "Leaves today", False),
        (TODAY, ClientStatus.AFTERCARE, "Left today", False),
        (date(2026, 11, 25), ClientStatus.IN_TREATMENT, "Leaves Wed, Nov 25", False),
        (date(2026, 11, 25), ClientStatus.AFTERCARE, "Leaves Wed, Nov 25", False),
        (date(2026, 11, 20), ClientStatus.BACK_IN_TREATMENT, "Was to leave Nov 20", True),
        (date(2026, 10, 19), ClientStatus.AFTERCARE, "Left Mon, Oct 19", False),
        (date(2024, 10, 19), ClientStatus.CLOSED, "Left Sat, Oct 19, 2024", False),
        (date(2026, 10, 19), ClientStatus.DIED, "", False),
    ],
)
def test_when_somebody_leaves(day_left: date | None, status: ClientStatus, told: str, late: bool) -> None:
    assert words.leaving(day_left, status, TODAY) == words.Leaving(told, late)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (2, "in 2 days"),
        (-3, "3 days ago"),
        (15, ""),
        (-90, ""),
    ],
)
def test_how_far_away_a_day_is(days: int, told: str) -> None:
    assert words.away(TODAY + timedelta(days=days), TODAY) == told


@pytest.mark.parametrize(
    ("number", "final", "told"),
    [(None, False, "No plan yet"), (1, False, "Draft of plan 1"), (3, True, "Plan 3 is final")],
)
def test_how_far_the_plan_is(number: int | None, final: bool, told: str) -> None:
    assert words.plan_state(row(plan_number=number, plan_final=final)) == told


def test_what_tells_two_people_apart() -> None:
    assert words.row_details(row()) == "Goes by Theo. Record 000117. Born 04/09/1991"
    assert words.row_details(row(preferred_name="", record_number="", birth_date=None)) == ""
    assert words.row_details(row(preferred_name="Theodore Bramwell", birth_date=None)) == "Record 000117"


def test_a_row_as_it_is_spoken() -> None:
    assert words.row_spoken(row(counselor=""), TODAY) == (
        "Theodore Bramwell. he/him. Goes by Theo. Record 000117. Born 04/09/1991. In treatment. "
        "Leaves Wed, Nov 25. No counselor yet. Plan 2 is final"
    )
    assert "Archived" in words.row_spoken(row(archived=True), TODAY)


@pytest.mark.parametrize(
    ("starts", "told"),
    [
        ((), ""),
        ((RecoveryStart(date(2026, 10, 26)),), "In recovery since Oct 26"),
        ((RecoveryStart(date(2026, 10, 26), date(2026, 11, 1)),), ""),
        (
            (RecoveryStart(date(2026, 10, 26), date(2026, 12, 3)), RecoveryStart(date(2026, 12, 3))),
            "Started again Dec 3. Before that, 38 days",
        ),
        (
            (RecoveryStart(date(2026, 10, 26), date(2026, 10, 27)), RecoveryStart(date(2026, 11, 3))),
            "Started again Nov 3. Before that, 1 day",
        ),
    ],
)
def test_recovery_is_no_score(starts: tuple[RecoveryStart, ...], told: str) -> None:
    assert words.in_recovery(Client("Theo", recovery=starts)) == told


def test_people_are_counted_as_people() -> None:
    assert [words.counted(number) for number in (0, 1, 2, 100_000)] == [
        "0 people",
        "1 person",
        "2 people",
        "100,000 people",
    ]
