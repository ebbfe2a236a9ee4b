"""Section 1: what cannot be assembled from the rest of the plan for the first 72 hours."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class FirstDaysRow(StrEnum):
    """The rows of page 1, in order."""

    SLEEP = "sleep"
    MEDICINE = "medicine"
    TONIGHT = "tonight"
    CLOSED_DAYS = "closed_days"
    FIRST_VISIT = "first_visit"
    NALOXONE = "naloxone"
    CALL_PEOPLE = "call_people"


@dataclass(frozen=True, slots=True)
class EditedRow:
    """Words that replace what the program assembled for a row of page 1. What is missing still prints as missing."""

    row: FirstDaysRow
    words: str


@dataclass(frozen=True, slots=True)
class ClosedDayPlan:
    """What the person does on a holiday or closed day that falls inside the first 72 hours."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class PromisedCall:
    """A call the center promised. It prints only when day and caller are set."""

    by: str = ""
    day: date | None = None
    at: time | None = None
    if_missed: str = ""
    questions_phone: str = ""
    questions_hours: str = ""

    def is_promised(self) -> bool:
        """Whether a named person is scheduled to call."""
        return bool(self.by.strip()) and self.day is not None


@dataclass(frozen=True, slots=True)
class FirstDays:
    """What cannot be assembled from the rest of the plan for the first 72 hours."""

    leaves_on: date | None = None
    leaves_at: time | None = None
    tonight_with: str = ""
    tonight_phone: str = ""
    tonight_details: str = ""
    closed_days: tuple[ClosedDayPlan, ...] = ()
    call: PromisedCall = PromisedCall()
    edited: tuple[EditedRow, ...] = ()
