"""Opening hours as people write them ("Mon-Fri 8:30 AM to 5 PM, Sat 9 AM to noon"), to words and from what is typed."""

import re
from collections.abc import Iterable
from datetime import time

from aftercare_desktop.domain.directory import MIDNIGHT, OpenHours, in_order
from aftercare_desktop.domain.plans import Weekday
from aftercare_desktop.errors import BadInput
from aftercare_desktop.words.dates import clock

NOON = time(12)
_MONDAY_FIRST = (*tuple(Weekday)[1:], Weekday.SUNDAY)
_SHORT = {day: day.name.title()[:3] for day in Weekday}
_NAMED_DAYS = {
    "every day": _MONDAY_FIRST,
    "daily": _MONDAY_FIRST,
    "weekdays": _MONDAY_FIRST[:5],
    "weekends": _MONDAY_FIRST[5:],
}
_Span = tuple[time, time]
_WHOLE_DAY: _Span = (MIDNIGHT, MIDNIGHT)
_HALF_DAY = 12
_EARLIEST_WITHOUT_HALF = 7
"""Hours written without AM or PM open in the morning from 7 on; before that they are of the afternoon."""

_DAY = r"(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*\.?"
_UNTIL = r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill?\b|\bthrough\b|\bthru\b)\s*"
_TIME = r"(?:noon|midnight|\d{1,2}(?:[:.]\d\d)?(?:\s*[ap]\.?\s*m?\b\.?)?)"
_PIECE = re.compile(
    rf"(?P<named>{'|'.join(_NAMED_DAYS)})\b"
    rf"|(?P<first>{_DAY})(?:{_UNTIL}(?P<last>{_DAY}))?"
    r"|(?P<whole>24\s*/\s*7|(?:open\s+)?24\s*(?:hours|h\b)|day (?:and|or) night)"
    r"|(?P<closed>closed)"
    rf"|(?P<opens>{_TIME}){_UNTIL}(?P<closes>{_TIME})"
    r"|(?P<glue>[\s,;:&]+|and\b|open\b)"
)
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?:\s*(?P<half>[ap]))?")
HOW_TO_WRITE = "Write hours such as: Mon-Fri 8:30 AM to 5 PM, Sat 9 to noon."


def hours_words(hours: Iterable[OpenHours]) -> str:
    """ "Mon-Fri 8:30 AM to 5 PM, Sat 9 AM to noon"; empty without hours. `read_hours` gives the same hours back."""
    of_day: dict[Weekday, list[_Span]] = {}
    for one in in_order(hours):
        of_day.setdefault(one.weekday, []).append((one.opens, one.closes))
    alike: dict[tuple[_Span, ...], list[Weekday]] = {}
    for day in _MONDAY_FIRST:
        if day in of_day:
            alike.setdefault(tuple(of_day[day]), []).append(day)
    return ", ".join(f"{_days_words(days)} {_spans_words(spans)}" for spans, days in alike.items())


def read_hours(text: str) -> tuple[OpenHours, ...]:
    """The hours in a text such as "mon-fri 9-5, sat 9 to noon"; none for an empty one.

    Raises `BadInput` with how to write them. Without AM or PM, 7 to 11 are of the morning and a place closes after it
    opens. Days stand before their hours, or after all of them; hours without any day are of every day.
    """
    found: dict[tuple[Weekday, _Span], None] = {}
    without_days: list[_Span] = []
    days: list[Weekday] = []
    days_wait = False
    for piece in _pieces(text):
        if piece["named"] or piece["first"]:
            days = (days if days_wait else []) + _days_in(piece)
            days_wait = True
        elif piece["closed"]:
            days, days_wait = [], False
        else:
            span = _WHOLE_DAY if piece["whole"] else _span(piece["opens"], piece["closes"])
            without_days += [] if days else [span]
            found.update(dict.fromkeys((day, span) for day in days))
            days_wait = False
    if days_wait and not without_days:
        raise BadInput(f"{_days_words(days[:1])} has no times yet. {HOW_TO_WRITE}")
    found.update(
        dict.fromkeys((day, span) for span in without_days for day in (days if days_wait else _MONDAY_FIRST))
    )
    return in_order(OpenHours(day, opens, closes) for day, (opens, closes) in found)


def _pieces(text: str) -> Iterable[re.Match[str]]:
    lowered = text.lower()
    at = 0
    while at < len(lowered):
        piece = _PIECE.match(lowered, at)
        if piece is None:
            raise BadInput(f'"{text[at : at + 20].strip()}" is not understood. {HOW_TO_WRITE}')
        at = piece.end()
        if not piece["glue"]:
            yield piece


def _days_in(piece: re.Match[str]) -> list[Weekday]:
    if piece["named"]:
        return list(_NAMED_DAYS[piece["named"]])
    first = _weekday(piece["first"])
    last = _weekday(piece["last"]) if piece["last"] else first
    return [Weekday((first + step) % len(Weekday)) for step in range((last - first) % len(Weekday) + 1)]


def _weekday(written: str) -> Weekday:
    return next(day for day, short in _SHORT.items() if written.startswith(short.lower()))


def _span(opens: str, closes: str) -> _Span:
    """Opening and closing time; what lacks AM or PM is what a place would mean."""
    last = _readings(closes)
    first = _readings(opens)
    for opening in first:
        later = [closing for closing in last if closing > opening or closing == MIDNIGHT]
        if later:
            return opening, min(later, key=lambda closing: (closing == MIDNIGHT, closing))
    return first[0], last[0]


def _readings(written: str) -> list[time]:
    """Every time the words can mean, the likelier one first."""
    if written in ("noon", "midnight"):
        return [NOON if written == "noon" else MIDNIGHT]
    found = _CLOCK.match(written)
    hour, minute = (int(found["hour"]), int(found["minute"] or 0)) if found else (24, 0)
    half = found["half"] if found else None
    if hour >= 24 or minute >= 60 or (half and not 1 <= hour <= _HALF_DAY):
        raise BadInput(f'"{written.strip()}" is not a time of day. {HOW_TO_WRITE}')
    if half:
        return [time(hour % _HALF_DAY + (_HALF_DAY if half == "p" else 0), minute)]
    if hour > _HALF_DAY or hour == 0:
        return [time(hour, minute)]
    morning, later = time(hour % _HALF_DAY, minute), time(hour % _HALF_DAY + _HALF_DAY, minute)
    return [morning, later] if _EARLIEST_WITHOUT_HALF <= hour < _HALF_DAY else [later, morning]


def _days_words(days: list[Weekday]) -> str:
    """ "Every day", "Mon-Fri", "Mon, Wed, Sat"; days in the order of a week that begins on Monday."""
    if len(days) == len(Weekday):
        return "Every day"
    runs: list[list[Weekday]] = []
    for day in days:
        if runs and _MONDAY_FIRST.index(day) == _MONDAY_FIRST.index(runs[-1][-1]) + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(_run_words(run) for run in runs)


def _run_words(run: list[Weekday]) -> str:
    joint = "-" if len(run) > 2 else ", "
    return joint.join(_SHORT[day] for day in dict.fromkeys((run[0], run[-1])))


def _spans_words(spans: Iterable[_Span]) -> str:
    return " and ".join(
        "24 hours" if span == _WHOLE_DAY else f"{_clock(span[0])} to {_clock(span[1])}" for span in spans
    )


def _clock(at: time) -> str:
    return {NOON: "noon", MIDNIGHT: "midnight"}.get(at) or clock(at)
