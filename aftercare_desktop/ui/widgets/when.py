"""Reading the days and times people type: "nov 27", "+3", "fri", "11/27", "7 PM". Knows nothing of the screen."""

import re
from datetime import date, time, timedelta

from aftercare_desktop.words import dates

DAY_SENTENCE = "Use a date such as Nov 27."
TIME_SENTENCE = "Use a time such as 7 PM."
HALF_SENTENCE = "Say AM or PM, such as 7 PM."

# A day without a year is one of the coming months or of the last few weeks, never far back.
_LOOK_BACK = timedelta(days=90)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASHES = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2}|\d{4}))?")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?(?:,?\s+(\d{4}))?")
_AHEAD = re.compile(r"([+-])\s*(\d{1,4})")
_WITH_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(.+)")
_CLOCK = re.compile(r"(\d{1,2})(?::?(\d{2}))?\s*(a|p|am|pm|a\.m\.|p\.m\.)?")


def parse_day(text: str, today: date, *, past: bool = False) -> date | None:
    """The day that `text` names, or None if it names none.

    A weekday is the next one after today. Without a year the day is the first one after 90 days ago, or with `past`
    (dates of birth, last use) the last one up to today. Years of two digits are of this century, with `past` up to
    today.
    """
    words = " ".join(text.lower().split())
    with_weekday = _WITH_WEEKDAY.fullmatch(words)
    if with_weekday:
        return parse_day(with_weekday[1], today, past=past)
    if words in ("today", "tonight"):
        return today
    if words == "tomorrow":
        return today + timedelta(days=1)
    ahead = _AHEAD.fullmatch(words)
    if ahead:
        days = int(ahead[2])
        return today + timedelta(days=days if ahead[1] == "+" else -days)
    return _weekday(words, today) or _calendar_day(words, today, past)


def _weekday(words: str, today: date) -> date | None:
    name = words.rstrip(".")
    full = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for number, short in enumerate(_WEEKDAYS):
        if len(name) >= 3 and name.startswith(short) and full[number].startswith(name):
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return None


def _calendar_day(words: str, today: date, past: bool) -> date | None:
    iso = _ISO.fullmatch(words)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    slashes = _SLASHES.fullmatch(words)
    if slashes:
        return _near(slashes[3], int(slashes[1]), int(slashes[2]), today, past)
    month_first = _MONTH_FIRST.fullmatch(words)
    if month_first:
        month = _month(month_first[1])
        return _near(month_first[3], month, int(month_first[2]), today, past) if month else None
    day_first = _DAY_FIRST.fullmatch(words)
    if day_first:
        month = _month(day_first[2])
        return _near(day_first[3], month, int(day_first[1]), today, past) if month else None
    return None


def _month(word: str) -> int | None:
    full = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
            "october", "november", "december")  # fmt: skip
    if word == "sept":
        return 9
    for number, short in enumerate(_MONTHS, start=1):
        if word.startswith(short) and full[number - 1].startswith(word):
            return number
    return None


def _near(year: str | None, month: int, day: int, today: date, past: bool) -> date | None:
    if year and len(year) == 4:
        return _date(int(year), month, day)
    if year:
        century = today.year // 100 * 100
        found = _date(century + int(year), month, day)
        return _date(century - 100 + int(year), month, day) if past and found and found > today else found
    # February 29 may be years away.
    if past:
        return next(
            (d for back in range(9) if (d := _date(today.year - back, month, day)) and d <= today), None
        )
    earliest = today - _LOOK_BACK
    return next(
        (d for on in range(-1, 9) if (d := _date(today.year + on, month, day)) and d > earliest), None
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def show_day(value: date, today: date, *, past: bool = False, weekday: bool = True) -> str:
    """ "Fri, Nov 27", with the year where the day without it would be read as another one."""
    short = dates.day(value) if weekday else dates.short_day(value)
    if parse_day(short, today, past=past) == value:
        return short
    return dates.day_of_year(value) if weekday else dates.full_date(value)


def parse_time(text: str) -> time | None:
    """The wall-clock time that `text` names, or None: "7 PM", "7:30p", "19:30", "0730", "noon", "midnight".

    "7" and "7:30" could be morning or evening and name no time; `time_problem` says so.
    """
    words = " ".join(text.lower().split())
    if words == "noon":
        return time(12)
    if words == "midnight":
        return time(0)
    found = _CLOCK.fullmatch(words)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if minute > 59:
        return None
    if found[3]:
        return time(hour % 12 + (12 if found[3].startswith("p") else 0), minute) if 1 <= hour <= 12 else None
    clear = hour > 12 or found[1].startswith("0")
    return time(hour, minute) if clear and hour < 24 else None


def time_problem(text: str) -> str:
    """The sentence for a text that `parse_time` could not read."""
    found = _CLOCK.fullmatch(" ".join(text.lower().split()))
    if found and not found[3] and 1 <= int(found[1]) <= 12 and int(found[2] or 0) < 60:
        return HALF_SENTENCE
    return TIME_SENTENCE
