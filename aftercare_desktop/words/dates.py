"""Days, times and stamps as people read them: weekday with every date, 12-hour times (DESIGN.md section 7)."""

from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date

from aftercare_desktop.domain.plans import Weekday
from aftercare_desktop.words.clock import wall_clock

LOCALE = "en_US"

# A plan says the same few days again and again, and babel takes 20 µs for each.
_remembered = lru_cache(maxsize=4_096)


@_remembered
def day(value: date) -> str:
    """ "Wed, Nov 25"."""
    return format_date(value, "EEE, MMM d", locale=LOCALE)


@_remembered
def day_of_year(value: date) -> str:
    """ "Wed, Nov 25, 2026"."""
    return format_date(value, "EEE, MMM d, y", locale=LOCALE)


@_remembered
def short_day(value: date) -> str:
    """ "Nov 25", where the column head says that it is a day."""
    return format_date(value, "MMM d", locale=LOCALE)


@_remembered
def full_date(value: date) -> str:
    """ "Nov 25, 2026"."""
    return format_date(value, "MMM d, y", locale=LOCALE)


def birth_date(value: date) -> str:
    """ "03/14/1988", as identity papers write it."""
    return format_date(value, "MM/dd/y", locale=LOCALE)


def weekday_name(value: Weekday) -> str:
    """ "Tuesday"."""
    return _WEEKDAYS[value]


def clock(value: time) -> str:
    """ "7 PM", "12:30 PM"."""
    hour = value.hour % 12 or 12
    half = "AM" if value.hour < 12 else "PM"
    return f"{hour}:{value.minute:02d} {half}" if value.minute else f"{hour} {half}"


def clock_range(starts: time | None, ends: time | None) -> str:
    """ "6 PM to 7:30 PM"; one end alone when the other is unknown; empty when both are."""
    return " to ".join(clock(part) for part in (starts, ends) if part is not None)


def day_at(value: date, at: time | None) -> str:
    """ "Fri, Nov 27, 10:30 AM"."""
    return f"{day(value)}, {clock(at)}" if at is not None else day(value)


def span(first: date, last: date) -> str:
    """ "Wed, Nov 25 to Sat, Nov 28, 2026"."""
    return f"{day(first)} to {day_of_year(last)}"


def stamp(value: datetime, zone: ZoneInfo) -> str:
    """ "Nov 24, 2026, 9:42 AM" in the center's zone."""
    return f"{full_date(value.astimezone(zone).date())}, {wall_clock(value, zone)}"


_WEEKDAYS = {
    Weekday.SUNDAY: "Sunday",
    Weekday.MONDAY: "Monday",
    Weekday.TUESDAY: "Tuesday",
    Weekday.WEDNESDAY: "Wednesday",
    Weekday.THURSDAY: "Thursday",
    Weekday.FRIDAY: "Friday",
    Weekday.SATURDAY: "Saturday",
}
