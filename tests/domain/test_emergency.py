"""Which emergencies are still to be answered for, by the lines of the trail alone."""

from datetime import timedelta

import pytest

from aftercare_desktop.domain.audit import AuditEntry, Event
from aftercare_desktop.domain.emergency import (
    SAME_EMERGENCY,
    OpenQuestion,
    emergency_of,
    open_questions,
    sheet,
)
from aftercare_desktop.domain.people import Person
from tests.builders import NOW, build_client

OPENED, ANSWERED, AGAIN = Event.EMERGENCY_VIEWED, Event.EMERGENCY_ANSWERED, Event.UNDONE
HOUR = int(SAME_EMERGENCY.total_seconds() // 60)
Line = tuple[Event, int, int, int, int | None]
"""Event, minute, by whom, about whom, and the line that is answered."""


def trail(lines: tuple[Line, ...]) -> tuple[AuditEntry, ...]:
    return tuple(
        AuditEntry(
            number,
            NOW + timedelta(minutes=minute),
            by,
            event,
            "emergency",
            answers,
            f"client={client}",
            "",
            "",
        )
        for number, (event, minute, by, client, answers) in enumerate(lines, 1)
    )


@pytest.mark.parametrize(
    ("lines", "still_open"),
    [
        ((), ()),
        (((OPENED, 0, 1, 4, None),), (1,)),
        (((OPENED, 0, 1, 4, None), (ANSWERED, 5, 1, 4, 1)), ()),
        (((OPENED, 0, 1, 4, None), (ANSWERED, 5, 2, 4, 1)), ()),
        (((OPENED, 0, 1, 4, None), (ANSWERED, 5, 1, 4, 1), (AGAIN, 6, 1, 4, 1)), (1,)),
        # Opened again by the same person within the hour of the last opening: one question.
        (((OPENED, 0, 1, 4, None), (OPENED, HOUR, 1, 4, None), (OPENED, 2 * HOUR, 1, 4, None)), (1,)),
        (((OPENED, 0, 1, 4, None), (OPENED, HOUR + 1, 1, 4, None)), (1, 2)),
        # By another person, about another client, or after the answer: another question.
        (((OPENED, 0, 1, 4, None), (OPENED, 1, 2, 4, None)), (1, 2)),
        (((OPENED, 0, 1, 4, None), (OPENED, 1, 1, 5, None)), (1, 2)),
        (((OPENED, 0, 1, 4, None), (ANSWERED, 1, 1, 4, 1), (OPENED, 2, 1, 4, None)), (3,)),
    ],
)
def test_a_question_is_open_until_it_is_answered(
    lines: tuple[Line, ...], still_open: tuple[int, ...]
) -> None:
    assert tuple(one.view for one in open_questions(trail(lines))) == still_open


def test_every_opening_leads_to_the_first_of_its_emergency() -> None:
    lines = trail(((OPENED, 0, 1, 4, None), (OPENED, 10, 1, 4, None), (ANSWERED, 12, 1, 4, 1)))
    first = OpenQuestion(1, 4, NOW, 1)
    assert [emergency_of(lines, view) for view in (1, 2, 3)] == [first, first, None]


def test_the_sheet_says_whom_to_call_and_not_what_was_noted_of_them() -> None:
    mother = Person("Elise", "mother", "207-555-0188", "Does not know that he is here")
    assert sheet(4, build_client(emergency=mother), None, None).contact == Person(
        "Elise", "mother", "207-555-0188"
    )
