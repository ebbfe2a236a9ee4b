"""What is to be known for safety, in words."""

from collections.abc import Iterator

from aftercare_desktop.domain.clients import Pregnancy, RiskScreen
from aftercare_desktop.domain.overview import Overview, Spot
from aftercare_desktop.domain.plans import Section
from aftercare_desktop.words.dates import full_date, short_day
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.overview.lines import (
    FROM_FACTS,
    PLAN_NOT_FOR_ROLE,
    AnswerLine,
    Tone,
    day_away,
    gap,
    plan_source,
)

SAFETY_LINK = "Safety link. Ask a supervisor."
SAFETY_LINK_SEEN = "Safety link in force"


def safety_lines(overview: Overview) -> Iterator[AnswerLine]:
    """What is to be known before anybody acts."""
    if overview.safety_link:
        yield _safety_link(overview)
    yield from _suicide_risk(overview)
    last = overview.client.last_overdose
    if last is not None:
        words = f"Past overdose, {day_away(last, overview.today)}"
        yield AnswerLine(words, Tone.DANGER, icon="siren")
    else:
        yield AnswerLine("No overdose recorded", Tone.QUIET)
    yield _naloxone(overview)
    yield _allergies(overview)
    yield _pregnancy(overview)


def _safety_link(overview: Overview) -> AnswerLine:
    """Who may see why is led there; nobody else has anything to find at the place."""
    if overview.may_see_why:
        return AnswerLine(SAFETY_LINK_SEEN, Tone.DANGER, Spot(None, "safety"), "shield-alert")
    return AnswerLine(SAFETY_LINK, Tone.DANGER, icon="shield-alert")


def _suicide_risk(overview: Overview) -> Iterator[AnswerLine]:
    risk = overview.client.suicide_risk
    on = f", {day_away(risk.screened_on, overview.today)}" if risk.screened_on is not None else ""
    if risk.screen is RiskScreen.NOT_SCREENED:
        yield gap("Suicide risk: not screened", None, "suicide_risk.screen")
    elif risk.screen is RiskScreen.POSITIVE:
        yield AnswerLine(f"Suicide risk: screen positive{on}", Tone.DANGER, icon="circle-alert")
    else:
        yield AnswerLine(f"Suicide risk: screen negative{on}")
    if risk.screen is not RiskScreen.NOT_SCREENED and risk.screened_on is None:
        yield gap("Day of the screen not recorded", None, "suicide_risk.screened_on")
    if risk.past_attempt:
        yield AnswerLine("Past attempt", Tone.DANGER, icon="circle-alert")


def _naloxone(overview: Overview) -> AnswerLine:
    naloxone = overview.naloxone
    if not overview.may_read_plan:
        return AnswerLine(f"Naloxone: in the plan. {PLAN_NOT_FOR_ROLE}", Tone.QUIET)
    if naloxone.declined:
        return AnswerLine("Naloxone: did not take it", Tone.WARN, icon="circle-alert")
    if naloxone.handed_on is not None:
        form = f", {naloxone.form.strip()}" if naloxone.form.strip() else ""
        return AnswerLine(f"Naloxone handed over {short_day(naloxone.handed_on)}{form}", icon="check")
    if overview.needs_naloxone:
        return gap("Naloxone: not recorded as handed over", Section.MEDICINES, "medicines.naloxone.handed_on")
    return AnswerLine("No naloxone recorded", Tone.QUIET)


def _allergies(overview: Overview) -> AnswerLine:
    client = overview.client
    if client.allergies.strip():
        return AnswerLine(
            f"Allergies: {' '.join(client.allergies.split())}", Tone.WARN, icon="triangle-alert"
        )
    if client.no_known_allergies:
        return AnswerLine("No known allergies")
    return gap("Allergies: not recorded", None, "allergies")


def _pregnancy(overview: Overview) -> AnswerLine:
    client = overview.client
    if client.pregnancy is Pregnancy.NOT_ASKED:
        return gap("Pregnancy: not asked", None, "pregnancy")
    if client.pregnancy is Pregnancy.YES:
        due = f", due {full_date(client.due_date)}" if client.due_date else ""
        return AnswerLine(f"Pregnant{due}", Tone.WARN, icon="baby")
    words = "Not pregnant" if client.pregnancy is Pregnancy.NO else label(client.pregnancy)
    return AnswerLine(words)


def safety_source(overview: Overview) -> str:
    """The record, and the plan for naloxone alone."""
    if overview.source is None:
        return FROM_FACTS
    return f"{FROM_FACTS}. Naloxone f{plan_source(overview)[1:]}"
