"""Dates as other programs write them. The order of day and month is decided by a whole column, never by one cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from aftercare_desktop.errors import BadInput

EARLIEST_YEAR = 1900
LATEST_YEAR = 2100

_TIME = re.compile(r"[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([AaPp]\.?[Mm]\.?|Z|[+-]\d{2}:?\d{2})?$")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{2}")
_DAY_NAMED = re.compile(r"(\d{1,2})[- ]([A-Za-z]{3,9})\.?[- ,]+(\d{4})")
_MONTH_NAMED = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? +(\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class DayOrder(Enum):
    """Which of two numbers comes first."""

    MONTH_FIRST = "month/day/year"
    DAY_FIRST = "day/month/year"


@dataclass(frozen=True, slots=True)
class DateCell:
    """A date as written, and where: row number and column name."""

    row: int
    column: str
    text: str


def column_order(cells: Sequence[DateCell], file: str) -> DayOrder | None:
    """The order that the numbers of a column prove, None when each could be read both ways.

    Raises:
        BadInput: two rows prove different orders.
    """
    decided: tuple[DayOrder, DateCell] | None = None
    for cell in cells:
        order = _proves(cell.text)
        if order is None:
            continue
        if decided and decided[0] is not order:
            raise BadInput(
                f"{file}, row {cell.row}, {cell.column}: {cell.text} is written {order.value}, but row "
                f"{decided[1].row} has {decided[1].text}. Write all dates year-month-day. Nothing was changed."
            )
        decided = decided or (order, cell)
    return decided[0] if decided else None


def parse_date(cell: DateCell, order: DayOrder | None, file: str) -> date:
    """The day a cell names.

    Raises:
        BadInput: names file, row and column; also when the numbers could be read both ways and `order` is None.
    """
    text = without_time(cell.text)
    where = f"{file}, row {cell.row}, {cell.column}: "
    if _SHORT_YEAR.fullmatch(text):
        raise BadInput(f"{where}{_shown(text)} has a year of two digits. Write four. Nothing was changed.")
    parts = _parts(text, order)
    if parts is None and _YEAR_LAST.fullmatch(text):
        raise BadInput(
            f"{where}{_shown(text)} could be month/day or day/month. Write all dates "
            "year-month-day. Nothing was changed."
        )
    if parts is None:
        raise BadInput(f"{where}{_shown(text)} is not a date. Write it as 2026-11-25. Nothing was changed.")
    year, month, day = parts
    try:
        found = date(year, month, day)
    except ValueError as problem:
        raise BadInput(
            f"{where}{_shown(text)} is not a day of the calendar. Nothing was changed."
        ) from problem
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise BadInput(
            f"{where}{_shown(text)} is not between {EARLIEST_YEAR} and {LATEST_YEAR}. Nothing was changed."
        )
    return found


def without_time(text: str) -> str:
    """A date cell without the time of day some programs add."""
    return _TIME.sub("", text.strip()).strip()


def _shown(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}..."


def _proves(text: str) -> DayOrder | None:
    match = _YEAR_LAST.fullmatch(without_time(text))
    if match is None or match[2] == ".":
        return None
    first, second = int(match[1]), int(match[3])
    if first > 12 >= second:
        return DayOrder.DAY_FIRST
    return DayOrder.MONTH_FIRST if second > 12 >= first else None


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
    if match := _YEAR_LAST.fullmatch(text):
        return _numbers(int(match[1]), int(match[3]), int(match[4]), match[2], order)
    return None


def _numbers(
    first: int, second: int, year: int, sign: str, order: DayOrder | None
) -> tuple[int, int, int] | None:
    # With dots the day comes first wherever dots are used; equal numbers read the same both ways.
    if sign == "." or first == second or order is DayOrder.DAY_FIRST:
        return year, second, first
    if order is DayOrder.MONTH_FIRST:
        return year, first, second
    return None


def _named(year: str, month: str, day: str) -> tuple[int, int, int] | None:
    short = month.casefold()[:3]
    return (int(year), _MONTHS.index(short) + 1, int(day)) if short in _MONTHS else None
