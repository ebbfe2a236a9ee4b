"""Days of the week as the program counts them."""

from datetime import date
from enum import IntEnum


class Weekday(IntEnum):
    """Days of the week, Sunday first as the meeting feeds count them."""

    SUNDAY = 0
    MONDAY = 1
    TUESDAY = 2
    WEDNESDAY = 3
    THURSDAY = 4
    FRIDAY = 5
    SATURDAY = 6

    @classmethod
    def of(cls, day: date) -> "Weekday":
        """The weekday of a calendar day."""
        return cls(day.isoweekday() % 7)
