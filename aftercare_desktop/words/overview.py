"""The overview of a client in words: the answers as short lines, and whom the support circle shows.

What is not recorded is said as a gap that leads to where it is entered; it is never left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aftercare_desktop.domain.clients import Pregnancy, RiskScreen
from aftercare_desktop.domain.contact import (
    Means,
    agreement_doubt,
    allowed,
    any_allowed,
    locator_allowed,
)
from aftercare_desktop.domain.overview import (
    CircleSpot,
    DateAhead,
    DateKind,
    Dose,
    Night,
    Overview,
    Spot,
)
from aftercare_desktop.domain.people import Person
from aftercare_desktop.domain.plans import CircleRole, MedicineKind, NeedKind, Section
from aftercare_desktop.words.clients import away
from aftercare_desktop.words.contact import NEVER_NAME_THE_CENTER, on_phone, safe_contact
from aftercare_desktop.words.dates import clock, day, day_at, day_of_year, full_date, short_day
from aftercare_desktop.words.labels import label

SAFETY_LINK = "Safety link. Ask a supervisor."
SAFETY_LINK_SEEN = "Safety link in force"
NO_PLAN = "No plan yet"
PLAN_NOT_FOR_ROLE = "Your role does not read plans. Ask a counselor."
FROM_FACTS = "From the client's facts"
_MOST_DOSES = 4


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


def answers(overview: Overview) -> tuple[Answer, ...]:
    """The cards in their order: tonight, next dose, safety, how to reach them safely, the next three dates."""
    safety, reach = Spot(None, "safety"), Spot(None, "contact")
    return (
        _plan_answer(overview, "sleeps", "Where they sleep tonight", "bed", _sleeps(overview), Section.HOME),
        _plan_answer(overview, "dose", "Next dose", "pill", _doses(overview), Section.MEDICINES),
        Answer(
            "safety", "Safety", "shield-alert", tuple(_safety(overview)), _safety_source(overview), safety
        ),
        Answer("reach", "How to reach them safely", "phone", tuple(_reach(overview)), FROM_FACTS, reach),
        _plan_answer(
            overview, "dates", "Next three dates", "calendar", _dates(overview), Section.APPOINTMENTS
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


def plan_source(overview: Overview) -> str:
    """ "From the final plan of Nov 12, version 2", "From the draft of version 3, Nov 22. Not final", "No plan yet"."""
    source = overview.source
    if source is None:
        return NO_PLAN if overview.may_read_plan else PLAN_NOT_FOR_ROLE
    if source.final:
        return f"From the final plan of {short_day(source.day)}, version {source.number}"
    return f"From the draft of version {source.number}, {short_day(source.day)}. Not final"


def _safety_source(overview: Overview) -> str:
    """The record, and the plan for naloxone alone."""
    if overview.source is None:
        return FROM_FACTS
    return f"{FROM_FACTS}. Naloxone f{plan_source(overview)[1:]}"


def _gap(words: str, section: Section | None, field: str = "") -> AnswerLine:
    return AnswerLine(words, Tone.GAP, Spot(section, field), "circle-dashed")


# --- Where they sleep ---------------------------------------------------------------------------------------


def _sleeps(overview: Overview) -> Iterator[AnswerLine]:
    sleeps = overview.sleeps
    if sleeps.night is Night.NOWHERE:
        yield AnswerLine("Died. No calls, letters or visits.", Tone.STRONG)
        return
    if sleeps.night is Night.HOME:
        yield from _home(overview)
        return
    if sleeps.night is Night.NOT_KNOWN:
        yield _gap("Not recorded for tonight", Section.HOME, "home.place")
        address = overview.client.address.one_line()
        if address:
            yield AnswerLine(f"Home address in the record: {address}", Tone.QUIET)
    else:
        yield AnswerLine(_stay(overview), Tone.STRONG)
        yield from _stay_days(overview)
    yield from _home_after(overview)


def _home(overview: Overview) -> Iterator[AnswerLine]:
    home = overview.sleeps.home
    yield AnswerLine(home.name.strip(), Tone.STRONG)
    if overview.sleeps.confidential:
        yield AnswerLine("The address is confidential. Do not give it out.", Tone.WARN, icon="shield-alert")
    elif home.address.strip():
        yield AnswerLine(home.address.strip())
    else:
        yield _gap("Address not recorded", Section.HOME, "home.place.address")
    if home.phone.strip():
        yield AnswerLine(home.phone.strip(), icon="phone")
    else:
        yield _gap("Phone not recorded", Section.HOME, "home.place.phone")


_STAYS = {Night.TREATMENT: "In treatment", Night.HOSPITAL: "In hospital", Night.JAIL: "In jail"}


def _stay(overview: Overview) -> str:
    sleeps = overview.sleeps
    return ", ".join(part for part in (_STAYS[sleeps.night], sleeps.place.strip()) if part)


def _stay_days(overview: Overview) -> Iterator[AnswerLine]:
    sleeps, today = overview.sleeps, overview.today
    if sleeps.since is not None:
        yield AnswerLine(f"Since {full_date(sleeps.since)}")
    if sleeps.until is None:
        if sleeps.night is Night.TREATMENT:
            yield _gap("Leave date not recorded", None, "discharge_planned")
    elif sleeps.until < today:
        words = f"Was to leave {day(sleeps.until)}"
        yield AnswerLine(words, Tone.WARN, Spot(None, "discharge_planned"), "clock-alert")
    else:
        yield AnswerLine(f"Until {_day_away(sleeps.until, today)}")


def _home_after(overview: Overview) -> Iterator[AnswerLine]:
    sleeps = overview.sleeps
    if not sleeps.home.is_known():
        if sleeps.night is not Night.NOT_KNOWN:
            yield _gap("Home after that not recorded", Section.HOME, "home.place")
        return
    later = sleeps.home_from is not None and sleeps.home_from > overview.today
    start = f"From {day(sleeps.home_from)}: " if sleeps.home_from is not None and later else "After that: "
    yield AnswerLine(f"{start}{sleeps.home.name.strip()}", icon="house")


def _day_away(value: date, today: date) -> str:
    shown = day(value) if abs((value - today).days) < 300 else day_of_year(value)
    near = away(value, today)
    return f"{shown}, {near}" if near else shown


# --- Doses --------------------------------------------------------------------------------------------------


def _doses(overview: Overview) -> Iterator[AnswerLine]:
    if overview.sleeps.night is Night.NOWHERE:
        return
    if not overview.doses:
        if overview.no_medicine:
            yield AnswerLine("Takes no medicine right now")
            return
        yield _gap("Medicines not recorded in a plan", Section.MEDICINES)
        for medicine in overview.client.medicines:
            told = ", ".join(part for part in (medicine.name.strip(), medicine.dose.strip()) if part)
            if told:
                yield AnswerLine(f"In the record: {told}", Tone.QUIET)
        return
    for dose in overview.doses[:_MOST_DOSES]:
        yield from _dose(dose, overview.today)
    left = len(overview.doses) - _MOST_DOSES
    if left > 0:
        yield AnswerLine(f"{left} more in the plan", Tone.QUIET)


def _dose(dose: Dose, today: date) -> Iterator[AnswerLine]:
    yield AnswerLine(", ".join(part for part in (dose.name, dose.dose) if part), Tone.STRONG)
    what = _what_is_next(dose.kind)
    if dose.day is None:
        yield AnswerLine(f"{what} not recorded", Tone.GAP, dose.spot, "circle-dashed")
    elif dose.day < today:
        words = f"{what} was {day(dose.day)}. The one after is not recorded"
        yield AnswerLine(words, Tone.GAP, dose.spot, "clock-alert")
    else:
        at = f", {clock(dose.at)}" if dose.at is not None else ""
        where = f", {dose.where.name.strip()}" if dose.where.is_known() else ""
        yield AnswerLine(f"{what}: {_day_away(dose.day, today)}{at}{where}")
    if dose.supply_until is not None:
        if dose.supply_until < today:
            yield AnswerLine(
                f"Had enough through {day(dose.supply_until)}", Tone.WARN, dose.spot, "clock-alert"
            )
        else:
            yield AnswerLine(f"Has enough through {day(dose.supply_until)}")


def _what_is_next(kind: MedicineKind) -> str:
    if kind.is_injection():
        return "Next injection"
    return "Next dose at the clinic" if kind is MedicineKind.METHADONE else "Next pick up"


# --- Safety -------------------------------------------------------------------------------------------------


def _safety(overview: Overview) -> Iterator[AnswerLine]:
    if overview.safety_link:
        yield _safety_link(overview)
    yield from _suicide_risk(overview)
    last = overview.client.last_overdose
    if last is not None:
        words = f"Past overdose, {_day_away(last, overview.today)}"
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
    on = f", {_day_away(risk.screened_on, overview.today)}" if risk.screened_on is not None else ""
    if risk.screen is RiskScreen.NOT_SCREENED:
        yield _gap("Suicide risk: not screened", None, "suicide_risk.screen")
    elif risk.screen is RiskScreen.POSITIVE:
        yield AnswerLine(f"Suicide risk: screen positive{on}", Tone.DANGER, icon="circle-alert")
    else:
        yield AnswerLine(f"Suicide risk: screen negative{on}")
    if risk.screen is not RiskScreen.NOT_SCREENED and risk.screened_on is None:
        yield _gap("Day of the screen not recorded", None, "suicide_risk.screened_on")
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
        return _gap(
            "Naloxone: not recorded as handed over", Section.MEDICINES, "medicines.naloxone.handed_on"
        )
    return AnswerLine("No naloxone recorded", Tone.QUIET)


def _allergies(overview: Overview) -> AnswerLine:
    client = overview.client
    if client.allergies.strip():
        return AnswerLine(
            f"Allergies: {' '.join(client.allergies.split())}", Tone.WARN, icon="triangle-alert"
        )
    if client.no_known_allergies:
        return AnswerLine("No known allergies")
    return _gap("Allergies: not recorded", None, "allergies")


def _pregnancy(overview: Overview) -> AnswerLine:
    client = overview.client
    if client.pregnancy is Pregnancy.NOT_ASKED:
        return _gap("Pregnancy: not asked", None, "pregnancy")
    if client.pregnancy is Pregnancy.YES:
        due = f", due {full_date(client.due_date)}" if client.due_date else ""
        return AnswerLine(f"Pregnant{due}", Tone.WARN, icon="baby")
    words = "Not pregnant" if client.pregnancy is Pregnancy.NO else label(client.pregnancy)
    return AnswerLine(words)


# --- Reaching them ------------------------------------------------------------------------------------------


def _reach(overview: Overview) -> Iterator[AnswerLine]:
    client, contact = overview.client, overview.client.contact
    first = safe_contact(client, overview.today).removesuffix(".")
    if overview.sleeps.night is Night.NOWHERE:
        yield AnswerLine(first, Tone.STRONG)
        return
    doubt = agreement_doubt(client, overview.today)
    yield AnswerLine(first, Tone.STRONG) if doubt is None else _gap(first, None, "contact.ways")
    for phone in client.phones:
        yield AnswerLine(on_phone(client, phone, overview.today), icon="phone")
    if not client.phones:
        yield _gap("Phone not recorded", None, "phones")
    if any_allowed(client, overview.today) and contact.hours.strip():
        yield AnswerLine(f"Hours: {contact.hours.strip()}", icon="clock")
    if allowed(client, Means.MESSAGE, overview.today).allowed:
        yield from _safe_message(contact.message_words.strip())
    people = [
        locator.person
        for locator in client.locators
        if locator_allowed(client, locator).allowed and locator.person.name.strip()
    ]
    for person in people if doubt is None else ():
        yield AnswerLine(f"May ask {_person(person)}", icon="user")
    if not people:
        yield _gap("Nobody we may ask where they are", None, "locators")


def _safe_message(words: str) -> Iterator[AnswerLine]:
    if words:
        yield AnswerLine(f"Safe message: “{words}” {NEVER_NAME_THE_CENTER}", icon="message-square")
    else:
        yield _gap("Safe message words not recorded", None, "contact.message_words")


def _person(person: Person) -> str:
    who = (
        f"{person.name.strip()}, {person.relation.strip().lower()}"
        if person.relation.strip()
        else person.name
    )
    return " ".join(part for part in (who.strip(), person.phone.strip()) if part)


# --- Dates --------------------------------------------------------------------------------------------------


def _dates(overview: Overview) -> Iterator[AnswerLine]:
    if overview.sleeps.night is Night.NOWHERE:
        return
    for found in overview.dates:
        yield AnswerLine(_date(found, overview.today), _date_tone(found), found.spot, _DATE_ICONS[found.kind])
        if found.no_ride:
            yield AnswerLine("Ride not recorded", Tone.GAP, found.spot, "circle-dashed")
    if not overview.has_visit:
        yield _gap("Next visit not recorded", Section.APPOINTMENTS)


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


# --- The circle ---------------------------------------------------------------------------------------------

_EMPTY: tuple[tuple[CircleRole | NeedKind, str], ...] = (
    (CircleRole.FAMILY, "Nobody of the family yet"),
    (CircleRole.FRIEND, "No friend yet"),
    (CircleRole.MENTOR, "No mentor yet"),
    (CircleRole.SPONSOR, "No sponsor yet"),
    (CircleRole.GROUP, "No group yet"),
    (CircleRole.MEETING, "No meeting yet"),
    (CircleRole.HOUSE, "Nobody at the house yet"),
    (CircleRole.COUNSELOR, "No counselor yet"),
    (CircleRole.CLINIC, "No clinic yet"),
    (CircleRole.WORK, "Nobody at work yet"),
    (CircleRole.FAITH, "No faith community yet"),
    (CircleRole.OTHER, "Nobody here yet"),
    (NeedKind.RIDE, "No ride yet"),
    (NeedKind.CHILD_CARE, "No child care yet"),
    (NeedKind.GROCERIES, "No help with groceries yet"),
    (NeedKind.JOB_LEAD, "No job lead yet"),
    (NeedKind.BUDGETING, "No help with money yet"),
    (NeedKind.PARENTING, "No help with parenting yet"),
    (NeedKind.DOCUMENTS, "No help with papers yet"),
    (NeedKind.OTHER, "Nobody helps with this yet"),
)
# Two enums share texts, and their members are equal where the texts are: so the class is part of the key.
_EMPTY_BY = {(type(kind), kind): words for kind, words in _EMPTY}


def circle_words(spot: CircleSpot) -> tuple[str, str]:
    """Who is there and what for: ("Elise, my sister", "Family"), ("No sponsor yet", "Sam will help me")."""
    under = spot.what_for or label(spot.kind)
    return (spot.name, under) if spot.is_filled() else (_EMPTY_BY[type(spot.kind), spot.kind], under)


def circle_places(overview: Overview) -> str:
    """ "Still open: Sponsor, Ride", nothing where all are there; never a count: a circle is no score."""
    if not overview.circle:
        return "Nobody is in the circle yet"
    still_open = dict.fromkeys(label(spot.kind) for spot in overview.circle if not spot.is_filled())
    return f"Still open: {', '.join(still_open)}" if still_open else ""
