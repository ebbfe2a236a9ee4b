"""Dates, times and doses that stay on one line: "Tue, Dec 1" read as "Tue, Dec" and "1" is another day at a glance."""

import re

_DAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) "
_TOGETHER = re.compile(
    rf"\b{_DAY}{_MONTH}\d{{1,2}}\b(?:, \d{{4}}\b)?|\b\d[\d.,:]* (?:mg|mcg|g|ml|mL|AM|PM)\b"
)
_NO_BREAK = "\u00a0"


def unbroken(text: str) -> str:
    """The text with no-break spaces inside its dates, times and doses; everything else as it is."""
    return _TOGETHER.sub(lambda found: found.group().replace(" ", _NO_BREAK), text)
