"""What the program knows of the treatment center itself: names, lines, calendar, printing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aftercare_desktop.domain.people import Address


class PaperSize(StrEnum):
    """Sheets the printers hold."""

    LETTER = "letter"
    A4 = "a4"


@dataclass(frozen=True, slots=True)
class PhoneLine:
    """A number of the center. It prints as "day or night" only when somebody tested it at night."""

    number: str
    hours: str = ""
    day_or_night: bool = False
    tested_on: date | None = None
    tested_by: str = ""

    def is_day_or_night(self) -> bool:
        """Recorded as open around the clock and tested."""
        return self.day_or_night and self.tested_on is not None


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A day on which the center is closed, beside the public holidays of its state."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class CenterProfile:
    """The center: one per data folder. `state` is a two-letter US code, `timezone` an IANA name."""

    name: str
    line: PhoneLine
    address: Address = Address()
    state: str = ""
    timezone: str = "America/New_York"
    closed_days: tuple[ClosedDay, ...] = ()
    closed_on_public_holidays: bool = True
    paper: PaperSize = PaperSize.LETTER
    idle_lock_minutes: int = 10
    """Minutes without a key or mouse until the window locks; automatic logoff of 45 CFR 164.312(a)(2)(iii)."""
    practice: bool = False
    """A center of made-up people; every page and print says PRACTICE."""
