"""What the program knows of the treatment center itself: names, lines, calendar, printing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from aftercare_desktop.domain.bounds import too_long
from aftercare_desktop.domain.people import Address
from aftercare_desktop.domain.problems import FieldProblem

SHORTEST_IDLE_MINUTES = 1
LONGEST_IDLE_MINUTES = 60
NAME_LIMIT = 200
MOST_CLOSED_DAYS = 500


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


def problems(profile: CenterProfile, today: date) -> tuple[FieldProblem, ...]:
    """Everything that keeps this profile from being saved, by its field's path. A time zone is looked up elsewhere."""
    found: list[FieldProblem] = []
    if not profile.name.strip():
        found.append(FieldProblem("name", "Write the center's name."))
    elif len(profile.name) > NAME_LIMIT:
        found.append(FieldProblem("name", f"Use at most {NAME_LIMIT} characters."))
    if not profile.line.number.strip():
        found.append(FieldProblem("line.number", "Write the center's phone number. It stands on every plan."))
    for path, sentence in (*too_long(profile.line, "line."), *too_long(profile.address, "address.")):
        found.append(FieldProblem(path, sentence))
    if profile.line.tested_on is not None and profile.line.tested_on > today:
        found.append(
            FieldProblem("line.tested_on", "Use the day on which somebody called it, not a later one.")
        )
    if not SHORTEST_IDLE_MINUTES <= profile.idle_lock_minutes <= LONGEST_IDLE_MINUTES:
        sentence = f"Lock after {SHORTEST_IDLE_MINUTES} to {LONGEST_IDLE_MINUTES} minutes without a key or the mouse."
        found.append(FieldProblem("idle_lock_minutes", sentence))
    return (*found, *_closed_day_problems(profile.closed_days))


def _closed_day_problems(days: tuple[ClosedDay, ...]) -> list[FieldProblem]:
    found, seen = list[FieldProblem](), set[date]()
    if len(days) > MOST_CLOSED_DAYS:
        found.append(
            FieldProblem("closed_days", f"Use at most {MOST_CLOSED_DAYS} days; take past ones away.")
        )
    for number, closed in enumerate(days):
        if not closed.name.strip():
            found.append(FieldProblem(f"closed_days.{number}.name", "Say why the center is closed."))
        if closed.day in seen:
            found.append(FieldProblem(f"closed_days.{number}.day", "This day is on the list already."))
        seen.add(closed.day)
    return found


def with_test_of_this_number(before: CenterProfile, after: CenterProfile) -> CenterProfile:
    """`after`, without a night test that was made with the number of `before`: the test holds for what was called."""
    return replace(after, line=line_with_own_test((before.line,), after.line))


def line_with_own_test(before: Iterable[PhoneLine], line: PhoneLine) -> PhoneLine:
    """`line`, without its test where one of `before` has that test and none of them this number."""
    earlier = tuple(before)
    if any(old.number.strip() == line.number.strip() for old in earlier):
        return line
    if all((old.tested_on, old.tested_by) != (line.tested_on, line.tested_by) for old in earlier):
        return line
    return replace(line, tested_on=None, tested_by="")


def in_order(profile: CenterProfile) -> CenterProfile:
    """The profile with its closed days by date."""
    return replace(profile, closed_days=tuple(sorted(profile.closed_days, key=lambda closed: closed.day)))
