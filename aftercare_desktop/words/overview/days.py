"""The next dates, in words."""

from collections.abc import Iterator
from datetime import date

from aftercare_desktop.domain.overview import DateAhead, DateKind, Night, Overview
from aftercare_desktop.domain.plans import Section
from aftercare_desktop.words.dates import day_at, day_of_year
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.overview.lines import AnswerLine, Tone, gap


def date_lines(overview: Overview) -> Iterator[AnswerLine]:
    """The next three dates."""
    if overview.sleeps.night is Night.NOWHERE:
        return
    for found in overview.dates:
        yield AnswerLine(_date(found, overview.today), _date_tone(found), found.spot, _DATE_ICONS[found.kind])
        if found.no_ride:
            yield AnswerLine("Ride not recorded", Tone.GAP, found.spot, "circle-dashed")
    if not overview.has_visit:
        yield gap("Next visit not recorded", Section.APPOINTMENTS)


_DATE_ICONS = {
    DateKind.LEAVES: "log-out",
    DateKind.APPOINTMENT: "stethoscope",
    DateKind.DOSE: "pill",
    DateKind.PROMISED_CALL: "phone-call",
    DateKind.CLOSED: "calendar-off",
}


def _date_tone(found: DateAhead) -> Tone:
    return Tone.QUIET if found.kind is DateKind.CLOSED else Tone.PLAIN


def _date(found: DateAhead, today: date) -> str:
    when = day_at(found.day, found.at) if abs((found.day - today).days) < 300 else day_of_year(found.day)
    return f"{when}: {_what(found)}"


def _what(found: DateAhead) -> str:
    if found.kind is DateKind.CLOSED:
        return f"{found.what}, center closed"
    if found.kind is DateKind.LEAVES:
        return f"leaves, to {found.where.strip()}" if found.where.strip() else "leaves"
    if found.kind is DateKind.PROMISED_CALL:
        return f"{found.what.strip()} calls"
    if found.kind is DateKind.DOSE:
        return ", ".join(part for part in (found.what, found.where.strip()) if part)
    told = [part.strip() for part in (found.where, found.what) if part.strip()]
    if not told and found.appointment is not None:
        return label(found.appointment)
    return ", ".join(told)
