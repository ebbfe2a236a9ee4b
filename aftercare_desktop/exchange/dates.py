"""Dates as other programs write them. The order of day and month is decided by a whole column, never by one cell."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

from aftercare_desktop.errors import BadInput

EARLIEST_YEAR = 1900
LATEST_YEAR = 2100
SINCE_1900 = date(1899, 12, 30)
"""Days are counted from here in most spreadsheets (from March 1900 on)."""
SINCE_1904 = date(1904, 1, 1)
"""Days are counted from here in spreadsheets made by early versions for the Mac."""
_NEVER_WAS = 60
_LAST_SERIAL = 73_415
"""In the 1900 calendar the last day of 2100."""

_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([AaPp]\.?[Mm]\.?|Z|[+-]\d{2}:?\d{2})?$")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{2}")
_SERIAL = re.compile(r"\d{5}(\.\d+)?")
"""A day as a spreadsheet counts it, left as a number: from 1927 on. Four digits are more likely a year."""
_DAY_NAMED = re.compile(r"(\d{1,2})[- ]([A-Za-z]{3,9})\.?[- ,]+(\d{4})")
_MONTH_NAMED = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? +(\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class DayOrder(Enum):
    """Which of two numbers comes first."""

    MONTH_FIRST = "month/day/year"
    DAY_FIRST = "day/month/year"


class BadCell(BadInput):
    """One cell of a row cannot be taken: its column's name, and what is wrong with it in a sentence."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(f"{column}: {reason}")


@dataclass(frozen=True, slots=True)
class DateCell:
    """A date as written, and where: row number and column name."""

    row: int
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Proof:
    """The order of a column's dates, and the first of them that can be read in this order alone."""

    order: DayOrder
    cell: DateCell


def column_order(cells: Iterable[DateCell], file: str) -> Proof | None:
    """The order that the numbers of a column prove, None when each could be read both ways.

    Raises:
        BadInput: two rows prove different orders.
    """
    proof: Proof | None = None
    for cell in cells:
        order = _proves(cell.text)
        if order is None:
            continue
        if proof and proof.order is not order:
            raise BadInput(
                f"{file}, row {cell.row}, {cell.column}: {cell.text} is written {order.value}, but row "
                f"{proof.cell.row} has {proof.cell.text}. Write all dates year-month-day. Nothing was changed."
            )
        proof = proof or Proof(order, cell)
    return proof


def parse_date(cell: DateCell, order: DayOrder | None, counted_from: date = SINCE_1900) -> date:
    """The day a cell names.

    `counted_from` is the day before the first of the file's calendar, for days that a spreadsheet left as numbers.

    Raises:
        BadCell: the text names no day, or could be read both ways and `order` is None.
    """
    text = without_time(cell.text)
    if _SHORT_YEAR.fullmatch(text):
        raise BadCell(cell.column, f"{_shown(text)} has a year of two digits. Write four.")
    parts = _parts(text, order)
    if parts is None and is_ambiguous(text):
        raise BadCell(
            cell.column,
            f"{_shown(text)} could be month/day or day/month. Say which, or write all dates year-month-day.",
        )
    found = _serial_day(text, counted_from) if parts is None else _day(cell, text, *parts)
    if found is None:
        raise BadCell(cell.column, f"{_shown(text)} is not a date. Write it as 2026-11-25.")
    if not EARLIEST_YEAR <= found.year <= LATEST_YEAR:
        raise BadCell(cell.column, f"{_shown(text)} is not between {EARLIEST_YEAR} and {LATEST_YEAR}.")
    return found


def is_ambiguous(text: str) -> bool:
    """Whether day and month of this date could change places, each time giving a day of the calendar."""
    found = _days_by_order(text)
    return len(set(found.values())) > 1


def serial_day(number: float, counted_from: date) -> date | None:
    """The day that a spreadsheet counts as `number`; None where its calendar has no such day.

    The 1900 calendar has a February 29 that never was, for the sake of an older program (ECMA-376 part 1, 18.17.4.1):
    earlier numbers are one day off.
    """
    days = int(number)
    if counted_from == SINCE_1900:
        if days == _NEVER_WAS or days < 1:
            return None
        days += days < _NEVER_WAS
    if not 0 <= days <= _LAST_SERIAL:
        return None
    return counted_from + timedelta(days=days)


def _day(cell: DateCell, text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as problem:
        raise BadCell(cell.column, f"{_shown(text)} is not a day of the calendar.") from problem


def _serial_day(text: str, counted_from: date) -> date | None:
    return serial_day(float(text), counted_from) if _SERIAL.fullmatch(text) else None


def without_time(text: str) -> str:
    """A date cell without the time of day some programs add."""
    return _TIME.sub("", text.strip()).strip()


def _shown(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}..."


def _proves(text: str) -> DayOrder | None:
    """The order in which alone these numbers are a day of the calendar: 30/02/1990 is none and proves nothing."""
    possible = tuple(_days_by_order(text))
    return possible[0] if len(possible) == 1 else None


@lru_cache(maxsize=65_536)  # a roster repeats its days, and each is looked at more than once
def _days_by_order(text: str) -> dict[DayOrder, tuple[int, int]]:
    """Month and day by each order in which these numbers are a day of the calendar; nothing for other texts."""
    match = _YEAR_LAST.fullmatch(without_time(text))
    if match is None or match[2] == ".":
        return {}
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    orders = {DayOrder.MONTH_FIRST: (first, second), DayOrder.DAY_FIRST: (second, first)}
    return {order: (month, day) for order, (month, day) in orders.items() if _is_a_day(year, month, day)}


def _is_a_day(year: int, month: int, day: int) -> bool:
    return year > 0 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _parts(text: str, order: DayOrder | None) -> tuple[int, int, int] | None:
    """Year, month, day; None when the text is no date or its order is unknown."""
    if match := _YEAR_FIRST.fullmatch(text):
        return int(match[1]), int(match[3]), int(match[4])
    if match := _COMPACT.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _DAY_NAMED.fullmatch(text):
        return _named(match[3], match[2], match[1])
    if match := _MONTH_NAMED.fullmatch(text):
        return _named(match[3], match[1], match[2])
    if (match := _YEAR_LAST.fullmatch(text)) and not (order is None and is_ambiguous(text)):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        # With dots the day comes first wherever dots are used. What is a day in no order is read in any: it is refused.
        day_first = match[2] == "." or (order or _proves(text)) is DayOrder.DAY_FIRST
        return (year, second, first) if day_first else (year, first, second)
    return None


def _named(year: str, month: str, day: str) -> tuple[int, int, int] | None:
    short = month.casefold()[:3]
    return (int(year), _MONTHS.index(short) + 1, int(day)) if short in _MONTHS else None
