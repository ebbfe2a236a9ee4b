"""What every answer of the overview is made of: lines, gaps, and where the facts are from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aftercare_desktop.domain.overview import Overview, Spot
from aftercare_desktop.domain.plans import Section
from aftercare_desktop.words.clients import away
from aftercare_desktop.words.dates import day, day_of_year, short_day

NO_PLAN = "No plan yet"
PLAN_NOT_FOR_ROLE = "Your role does not read plans. Ask a counselor."
FROM_FACTS = "From the client's facts"


class Tone(StrEnum):
    """How a line stands out."""

    STRONG = "strong"
    PLAIN = "plain"
    QUIET = "quiet"
    GAP = "gap"
    """Not recorded: leads to where it is entered."""
    WARN = "warn"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One line of an answer. One with a spot leads there; a gap always does, and so does each date."""

    text: str
    tone: Tone = Tone.PLAIN
    spot: Spot | None = None
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One card of the overview: what it answers, the lines, where the facts are from, and the place it opens.

    `spot` None: there is no place this person may open.
    """

    key: str
    title: str
    icon: str
    lines: tuple[AnswerLine, ...]
    source: str
    spot: Spot | None


def gap(words: str, section: Section | None, field: str = "") -> AnswerLine:
    """What is not recorded, leading to where it is entered."""
    return AnswerLine(words, Tone.GAP, Spot(section, field), "circle-dashed")


def plan_source(overview: Overview) -> str:
    """ "From the final plan of Nov 12, version 2", "From the draft of version 3, Nov 22. Not final", "No plan yet"."""
    source = overview.source
    if source is None:
        return NO_PLAN if overview.may_read_plan else PLAN_NOT_FOR_ROLE
    if source.final:
        return f"From the final plan of {short_day(source.day)}, version {source.number}"
    return f"From the draft of version {source.number}, {short_day(source.day)}. Not final"


def day_away(value: date, today: date) -> str:
    """A day, and how far it is where that is near."""
    shown = day(value) if abs((value - today).days) < 300 else day_of_year(value)
    near = away(value, today)
    return f"{shown}, {near}" if near else shown
