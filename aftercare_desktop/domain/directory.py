"""The directory: places and people outside the center that plans, consents and letters name, each written down once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from itertools import pairwise

from aftercare_desktop.domain.addresses import address_problems
from aftercare_desktop.domain.bounds import too_long
from aftercare_desktop.domain.center import ClosedDay, PhoneLine
from aftercare_desktop.domain.people import Address
from aftercare_desktop.domain.problems import FieldProblem
from aftercare_desktop.domain.search import digits, fold
from aftercare_desktop.domain.weekdays import Weekday
from aftercare_desktop.errors import BadInput

MIDNIGHT = time(0)


class EntryKind(StrEnum):
    """What a directory entry is to the center."""

    PROVIDER = "provider"
    CLINIC = "clinic"
    PHARMACY = "pharmacy"
    HOSPITAL = "hospital"
    COURT = "court"
    AGENCY = "agency"
    RESIDENCE_OPERATOR = "residence_operator"
    CRISIS_LINE = "crisis_line"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class OpenHours:
    """Open on one weekday from `opens` to `closes`, wall clock; a place closed over noon has two for a day.

    Midnight as the closing time is the end of the day, so midnight to midnight is the whole day.
    """

    weekday: Weekday
    opens: time
    closes: time

    def holds(self, at: time) -> bool:
        """Whether the place is open at this time of the day."""
        return self.opens <= at and (self.closes == MIDNIGHT or at < self.closes)


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """A provider, clinic, pharmacy, court, agency or operator of residences. Only the name is required.

    `lines` are numbers answered around the clock, each with the day it was tested (`PhoneLine.is_day_or_night`).
    """

    name: str
    kind: EntryKind = EntryKind.PROVIDER
    contact: str = ""
    """The person to ask for."""
    address: Address = Address()
    phone: str = ""
    fax: str = ""
    email: str = ""
    hours: tuple[OpenHours, ...] = ()
    hours_note: str = ""
    closed_on_public_holidays: bool = True
    closed_days: tuple[ClosedDay, ...] = ()
    lines: tuple[PhoneLine, ...] = ()
    note: str = ""

    def numbers(self) -> tuple[str, ...]:
        """Every number one may call, the phone first."""
        return tuple(filter(None, (self.phone, *(line.number for line in self.lines))))

    def knows_its_hours(self) -> bool:
        """Whether anything is on record of when it is open."""
        return bool(self.hours or self.hours_note.strip())

    def answers_day_and_night(self) -> bool:
        """Whether a line is recorded as answered around the clock and was tested."""
        return any(line.is_day_or_night() for line in self.lines)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """What lists show of an entry."""

    id: int
    version: int
    name: str
    kind: EntryKind
    contact: str
    phone: str
    address: Address
    archived: bool


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """A directory entry as stored."""

    id: int
    version: int
    changed_at: datetime
    archived_at: datetime | None
    archived_by: int | None
    entry: DirectoryEntry


class Opening(StrEnum):
    """Whether a place is open at a moment, and if not, why."""

    OPEN = "open"
    UNKNOWN = "unknown"
    UNKNOWN_ON_HOLIDAY = "unknown_on_holiday"
    """A public holiday at a place of which no hours are known: nobody can say, so somebody must ask."""
    OWN_CLOSED_DAY = "own_closed_day"
    PUBLIC_HOLIDAY = "public_holiday"
    NOT_THAT_WEEKDAY = "not_that_weekday"
    OUTSIDE_HOURS = "outside_hours"

    def is_closed(self) -> bool:
        """Known to be closed; unknown hours are not."""
        return self not in (Opening.OPEN, Opening.UNKNOWN, Opening.UNKNOWN_ON_HOLIDAY)


def closed_on(entry: DirectoryEntry, day: date) -> ClosedDay | None:
    """The entry's own closed day that falls on `day`, if there is one."""
    return next((closed for closed in entry.closed_days if closed.day == day), None)


def open_on(
    entry: DirectoryEntry, day: date, at: time | None, public_holidays: Mapping[date, str]
) -> Opening:
    """Whether the place is open on `day` at `at`, or on that day at all when no time is known.

    Without any hours on record only its own closed days are known. A line answered around the clock has no holidays.
    """
    if closed_on(entry, day) is not None:
        return Opening.OWN_CLOSED_DAY
    if entry.closed_on_public_holidays and day in public_holidays and not entry.answers_day_and_night():
        return Opening.PUBLIC_HOLIDAY if entry.knows_its_hours() else Opening.UNKNOWN_ON_HOLIDAY
    if not entry.hours:
        return Opening.UNKNOWN
    that_day = [hours for hours in entry.hours if hours.weekday is Weekday.of(day)]
    if not that_day:
        return Opening.NOT_THAT_WEEKDAY
    if at is None or any(hours.holds(at) for hours in that_day):
        return Opening.OPEN
    return Opening.OUTSIDE_HOURS


def closed_ahead(
    entry: DirectoryEntry, today: date, until: date, public_holidays: Mapping[date, str]
) -> tuple[ClosedDay, ...]:
    """The closed days to come, by day: all of the entry's own, and the public holidays up to `until` if it is known to
    be closed then.
    """
    found = {one.day: one for one in entry.closed_days if one.day >= today}
    for day, name in public_holidays.items():
        if today <= day <= until and open_on(entry, day, None, public_holidays) is Opening.PUBLIC_HOLIDAY:
            found[day] = ClosedDay(day, name)
    return tuple(found[day] for day in sorted(found))


def in_order(hours: Iterable[OpenHours]) -> tuple[OpenHours, ...]:
    """Hours by weekday, Sunday first, and by opening time."""
    return tuple(sorted(hours, key=lambda one: (one.weekday, one.opens)))


def same_place(one: DirectoryEntry, other: DirectoryEntry) -> bool:
    """Whether two entries look like the same place: the same name in any spelling, or the same phone."""
    phone = digits(one.phone)
    return fold(one.name).split() == fold(other.name).split() or bool(phone and phone == digits(other.phone))


def problems(entry: DirectoryEntry, today: date) -> tuple[FieldProblem, ...]:
    """Everything that keeps this entry from being saved, each with the sentence for its field."""
    found: list[FieldProblem] = []
    if not entry.name.strip():
        found.append(FieldProblem("name", "Write the name of the place or person."))
    found += [FieldProblem(path, sentence) for path, sentence in too_long(entry)]
    found += _impossible_hours(entry.hours)
    for line in entry.lines:
        if not digits(line.number):
            found.append(FieldProblem("lines", "Write the number of the line, or take the line out."))
        if line.tested_on and line.tested_on > today:
            found.append(FieldProblem("lines", "Use a day of testing that is not after today."))
    days = [closed.day for closed in entry.closed_days]
    if len(set(days)) < len(days):
        found.append(FieldProblem("closed_days", "A closed day stands there twice. Take one out."))
    return tuple(found)


def typed_problems(entry: DirectoryEntry, today: date) -> tuple[FieldProblem, ...]:
    """What the form asks to mend before it saves: `problems`, and an address that does not look like one."""
    found = (FieldProblem(path, sentence) for path, sentence in address_problems(entry.address, "address"))
    return (*problems(entry, today), *found)


def check(entry: DirectoryEntry, today: date) -> None:
    """Raise `BadInput` naming the first field that cannot be saved."""
    found = problems(entry, today)
    if found:
        raise BadInput(found[0].sentence)


def _impossible_hours(hours: tuple[OpenHours, ...]) -> list[FieldProblem]:
    if any(one.closes != MIDNIGHT and one.closes <= one.opens for one in hours):
        return [FieldProblem("hours", "Use a closing time after the opening time.")]
    for one, following in pairwise(in_order(hours)):
        same_day = one.weekday is following.weekday
        if same_day and (one.closes == MIDNIGHT or following.opens < one.closes):
            return [FieldProblem("hours", "Two opening times of one day overlap. Write them as one.")]
    return []
