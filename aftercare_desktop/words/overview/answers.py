"""The cards of the overview in their order, each with its lines and the place it opens."""

from collections.abc import Iterator
from dataclasses import replace

from aftercare_desktop.domain.overview import Overview, Spot
from aftercare_desktop.domain.plans import Section
from aftercare_desktop.words.overview.days import date_lines
from aftercare_desktop.words.overview.doses import dose_lines
from aftercare_desktop.words.overview.lines import (
    FROM_FACTS,
    PLAN_NOT_FOR_ROLE,
    Answer,
    AnswerLine,
    Tone,
    plan_source,
)
from aftercare_desktop.words.overview.reaching import reach_lines
from aftercare_desktop.words.overview.safety import safety_lines, safety_source
from aftercare_desktop.words.overview.sleeping import sleep_lines


def answers(overview: Overview) -> tuple[Answer, ...]:
    """The cards in their order: tonight, next dose, safety, how to reach them safely, the next three dates."""
    found = _cards(overview)
    return found if overview.asks else tuple(_stated(answer) for answer in found)


def _stated(answer: Answer) -> Answer:
    """The card where nobody is asked any more: what is not recorded is said as quietly as a fact."""
    lines = (AnswerLine(line.text, Tone.QUIET) if line.tone is Tone.GAP else line for line in answer.lines)
    return replace(answer, lines=tuple(lines))


def _cards(overview: Overview) -> tuple[Answer, ...]:
    safety, reach = Spot(None, "safety"), Spot(None, "contact")
    return (
        _plan_answer(
            overview, "sleeps", "Where they sleep tonight", "bed", sleep_lines(overview), Section.HOME
        ),
        _plan_answer(overview, "dose", "Next dose", "pill", dose_lines(overview), Section.MEDICINES),
        Answer(
            "safety", "Safety", "shield-alert", tuple(safety_lines(overview)), safety_source(overview), safety
        ),
        Answer("reach", "How to reach them safely", "phone", tuple(reach_lines(overview)), FROM_FACTS, reach),
        _plan_answer(
            overview, "dates", "Next three dates", "calendar", date_lines(overview), Section.APPOINTMENTS
        ),
    )


def _plan_answer(
    overview: Overview, key: str, title: str, icon: str, lines: Iterator[AnswerLine], section: Section
) -> Answer:
    """A card from the plan. Who may not read plans is told so instead of a gap, and is led nowhere."""
    found = tuple(lines)
    if overview.may_read_plan:
        return Answer(key, title, icon, found, plan_source(overview), Spot(section))
    kept = tuple(line for line in found if line.tone is not Tone.GAP and not _leads_to_plan(line))
    hidden = AnswerLine(PLAN_NOT_FOR_ROLE, Tone.QUIET, icon="lock")
    return Answer(key, title, icon, (*kept, hidden), FROM_FACTS, None)


def _leads_to_plan(line: AnswerLine) -> bool:
    return line.spot is not None and line.spot.section is not None
