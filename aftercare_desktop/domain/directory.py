"""The directory: places and people outside the center that plans, consents and letters name, each written down once."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from aftercare_desktop.domain.center import ClosedDay, PhoneLine
from aftercare_desktop.domain.people import Address
from aftercare_desktop.domain.weekdays import Weekday


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
    """Open on one weekday from `opens` to `closes`, wall clock; a place closed over noon has two for a day."""

    weekday: Weekday
    opens: time
    closes: time


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


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """A directory entry as stored."""

    id: int
    version: int
    changed_at: datetime
    archived_at: datetime | None
    archived_by: int | None
    entry: DirectoryEntry


def closed_on(entry: DirectoryEntry, day: date) -> str:
    """The name of the entry's own closed day that falls on `day`, empty when there is none."""
    return next((closed.name or "Closed" for closed in entry.closed_days if closed.day == day), "")
