"""How a number of a workbook is shown: as a day, with its leading zeros, or plainly. Not all of their grammar."""

import re
from collections.abc import Callable
from datetime import date

from aftercare_desktop.exchange.dates import serial_day

Shown = Callable[[str], str]

BUILT_IN_DAYS = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})
"""Numbers of built-in formats that show a day (ECMA-376 part 1, 18.8.30); the rest of the table shows none."""
_NOT_MEANT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_DIGIT_PLACES = re.compile(r'(?:0|[-() ./]|\\.|"[^"]*")+')
_LITERAL = re.compile(r'\\(.)|"([^"]*)"|(.)')
_WHOLE = re.compile(r"(-?\d+)(?:\.0*)?")
_LONGEST = 40
_CODE_LENGTH = 255
"""Characters of a format in a spreadsheet program. A longer one would make each number as long."""


def shows_day(code: str) -> bool:
    """Whether a number format's code writes a day: a year or a day of the month in it."""
    return any(sign in "dDyY" for sign in _NOT_MEANT.sub("", code.partition(";")[0]))


def zero_places(code: str) -> str:
    """The places of a format such as 00000 or 000-00-0000 that keeps leading zeros; empty for any other."""
    part = code.partition(";")[0]
    if len(part) > _CODE_LENGTH or not _DIGIT_PLACES.fullmatch(part) or "." in _NOT_MEANT.sub("", part):
        return ""
    return part if _NOT_MEANT.sub("", part).count("0") > 1 else ""


def plain(text: str) -> str:
    """A number without the ".0" and the exponent that files give to whole numbers: 117 and not 117.0 or 1.17E2."""
    whole = _WHOLE.fullmatch(text)
    if whole:
        return whole[1]
    if len(text) > _LONGEST:
        return text
    try:
        number = float(text)
    except ValueError:
        return text
    # Beyond 15 digits a spreadsheet no longer knows the number itself.
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else text


def with_zeros(places: str) -> Shown:
    """Shows a whole number in places such as 00000 or 000-00-0000."""
    signs = [escaped or quoted or sign for escaped, quoted, sign in _LITERAL.findall(places)]
    room = sum(sign == "0" for sign in signs)

    def shown(text: str) -> str:
        number = plain(text)
        if not number.isdecimal():
            return number
        digits = list(number.rjust(room, "0"))
        head = len(digits) - room
        rest = iter(digits[head:])
        return "".join(digits[:head]) + "".join(next(rest) if sign == "0" else sign for sign in signs)

    return shown


def as_day(counted_from: date) -> Shown:
    """Shows a number as the day it counts, written year-month-day."""

    def shown(text: str) -> str:
        try:
            day = serial_day(float(text), counted_from)
        except (ValueError, OverflowError):
            return text
        return plain(text) if day is None else day.isoformat()

    return shown
