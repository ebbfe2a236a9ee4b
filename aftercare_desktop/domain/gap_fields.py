"""Where in the plan the fact stands that keeps a readiness check open: the way from a gap to the field it is about."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from aftercare_desktop.domain import first_days, readiness_medicines, readiness_safety
from aftercare_desktop.domain.clients import RiskScreen
from aftercare_desktop.domain.done_days import done_by
from aftercare_desktop.domain.plans import (
    Appointment,
    CrisisContact,
    HomeKind,
    Medicine,
    MedicineKind,
    ParticipantRole,
    PlanDocument,
)
from aftercare_desktop.domain.readiness import STAFF_PART
from aftercare_desktop.domain.readiness_choices import CheckKey
from aftercare_desktop.domain.readiness_facts import ReadinessFacts

Fact = tuple[str, object]
"""A path of `PlanDocument` and what stands there. A row after the last one of a list is one to be added."""
_Finder = Callable[[ReadinessFacts], Iterable[Fact]]
_MEDICINES = "medicines.medicines"
_NOTHING = (None, "", HomeKind.NOT_KNOWN)


def gap_field(key: CheckKey, facts: ReadinessFacts) -> str:
    """The path of the first fact that this open check still needs; "" where one field stands for the whole check.

    What is dated after the day of the check was not done yet, as for the check itself.
    """
    finder = _FINDERS.get(key)
    if finder is None:
        return ""
    document = done_by(facts.document, facts.today)
    return next((path for path, fact in finder(replace(facts, document=document)) if _is_missing(fact)), "")


def _is_missing(fact: object) -> bool:
    return (fact.strip() if isinstance(fact, str) else fact) in _NOTHING


def _still(said: bool) -> object:
    """A condition as a fact: nothing until it holds."""
    return said or None


# First days, progress, goals, signs


def _caring_contact(facts: ReadinessFacts) -> Iterator[Fact]:
    call = facts.document.first_days.call
    yield "first_days.call.by", call.by
    yield "first_days.call.day", None


def _suicide_screen(facts: ReadinessFacts) -> Iterator[Fact]:
    """A fact of the client: its path is one of `Client`."""
    risk = facts.client.suicide_risk
    yield "suicide_risk.screen", _still(risk.screen is not RiskScreen.NOT_SCREENED)
    yield "suicide_risk.screened_on", None


def _progress(facts: ReadinessFacts) -> Iterator[Fact]:
    yield "progress.progress", facts.document.progress.progress


def _strengths(facts: ReadinessFacts) -> Iterator[Fact]:
    progress = facts.document.progress
    yield "progress.strengths", progress.strengths
    yield "progress.needs", progress.needs
    yield "progress.abilities", progress.abilities
    yield "progress.preferences", progress.preferences


def _steps(facts: ReadinessFacts) -> Iterator[Fact]:
    for number, goal in enumerate(facts.document.goals):
        if not goal.words.strip():
            continue
        if not goal.steps:
            yield f"goals.{number}.steps.0", None
        for place, step in enumerate(goal.steps):
            path = f"goals.{number}.steps.{place}"
            yield from ((f"{path}.what", step.what), (f"{path}.who", step.who), (f"{path}.by", step.by))
    yield from ((f"goals.{number}.words", goal.words) for number, goal in enumerate(facts.document.goals))
    yield f"goals.{len(facts.document.goals)}", None


def _signs(facts: ReadinessFacts) -> Iterator[Fact]:
    for number, sign in enumerate(facts.document.signs.signs):
        path = f"signs.signs.{number}"
        yield from ((f"{path}.notice", sign.notice), (f"{path}.action", sign.action))
        yield f"{path}.call", sign.call
    yield f"signs.signs.{len(facts.document.signs.signs)}", None


# Medicines and visits


def _named(facts: ReadinessFacts) -> Iterator[tuple[str, Medicine]]:
    for number, medicine in enumerate(facts.document.medicines.medicines):
        if medicine.name.strip():
            yield f"{_MEDICINES}.{number}", medicine


def _medicines(facts: ReadinessFacts) -> Iterator[Fact]:
    for path, medicine in _named(facts):
        yield f"{path}.dose", medicine.dose
        yield f"{path}.directions", medicine.directions
        yield f"{path}.prescriber.name", medicine.prescriber.name
    for number, medicine in enumerate(facts.document.medicines.medicines):
        yield f"{_MEDICINES}.{number}.name", medicine.name
    yield f"{_MEDICINES}.{len(facts.document.medicines.medicines)}", None


def _supply(facts: ReadinessFacts) -> Iterator[Fact]:
    for path, medicine in _named(facts):
        if readiness_medicines.is_supplied(medicine, facts.closed_days):
            continue
        if medicine.kind.is_injection() or medicine.kind is MedicineKind.METHADONE:
            yield f"{path}.next_dose_on", None
        elif medicine.supply_until is not None:
            yield f"{path}.next_visit_on", medicine.next_visit_on
        yield f"{path}.supply_until", None


def _pharmacy(facts: ReadinessFacts) -> Iterator[Fact]:
    for path, medicine in _named(facts):
        if medicine.kind is MedicineKind.METHADONE or medicine.kind.is_injection():
            continue
        yield f"{path}.pharmacy.name", medicine.pharmacy.name
        yield f"{path}.pharmacy_confirmed_by", medicine.pharmacy_confirmed_by
        yield f"{path}.pharmacy_confirmed_on", medicine.pharmacy_confirmed_on


def _methadone(facts: ReadinessFacts) -> Iterator[Fact]:
    safety = facts.document.medicines
    for number, medicine in enumerate(safety.medicines):
        if medicine.kind is MedicineKind.METHADONE:
            yield f"{_MEDICINES}.{number}.last_dose_on", medicine.last_dose_on
            yield f"{_MEDICINES}.{number}.last_dose_at", medicine.last_dose_at
    yield "medicines.methadone.clinic.name", safety.methadone.clinic.name
    yield "medicines.methadone.last_dose_mg", safety.methadone.last_dose_mg
    yield "medicines.methadone.last_dose_letter", _still(safety.methadone.last_dose_letter)


def _prescriber_phone(facts: ReadinessFacts) -> Iterator[Fact]:
    for path, medicine in _named(facts):
        if medicine.kind is MedicineKind.METHADONE:
            yield "medicines.methadone.clinic.phone", facts.document.medicines.methadone.clinic.phone
        else:
            yield f"{path}.prescriber.phone", medicine.prescriber.phone


def _naloxone(facts: ReadinessFacts) -> Iterator[Fact]:
    kit = facts.document.medicines.naloxone
    yield "medicines.naloxone.handed_on", kit.handed_on
    yield "medicines.naloxone.form", kit.form
    yield "medicines.naloxone.trained", kit.trained


def _tolerance(facts: ReadinessFacts) -> Iterator[Fact]:
    safety = facts.document.medicines
    yield "medicines.tolerance_explained_by", safety.tolerance_explained_by
    yield "medicines.tolerance_explained_on", safety.tolerance_explained_on


def _visits(facts: ReadinessFacts) -> Iterator[tuple[str, Appointment]]:
    return ((f"appointments.{number}", visit) for number, visit in enumerate(facts.document.appointments))


def _first_visit(facts: ReadinessFacts) -> Iterator[Fact]:
    """A visit that has no day yet, else the one that is too late or too early, else one to be added."""
    yield from ((f"{path}.day", visit.day) for path, visit in _visits(facts))
    first = _path_of_first_visit(facts)
    yield (f"{first}.day" if first else "appointments.0"), None


def _path_of_first_visit(facts: ReadinessFacts) -> str:
    days = first_days.span(facts.client, facts.document)
    first = first_days.first_visit(facts.document, days) or first_days.first_visit(facts.document, None)
    return next((path for path, visit in _visits(facts) if visit is first), "")


def _visit_details(facts: ReadinessFacts) -> Iterator[Fact]:
    for path, visit in _visits(facts):
        yield f"{path}.with_whom", visit.with_whom
        yield f"{path}.place.name", visit.place.name
        yield f"{path}.place.address", visit.place.address
        yield f"{path}.place.phone", visit.place.phone
        yield from ((f"{path}.day", visit.day), (f"{path}.at", visit.at))


def _visit_hours(facts: ReadinessFacts) -> Iterator[Fact]:
    return ((f"{path}.place.hours", visit.place.hours) for path, visit in _visits(facts))


def _suicide_follow_up(facts: ReadinessFacts) -> Iterator[Fact]:
    """The day of the first visit for care; where there is none, the kind of the first visit, or one to be added."""
    yield from ((f"{p}.day", None) for p, visit in _visits(facts) if visit.kind in readiness_safety.CARE)
    first = _path_of_first_visit(facts)
    yield (f"{first}.kind" if first else f"appointments.{len(facts.document.appointments)}"), None


def _ride(facts: ReadinessFacts) -> Iterator[Fact]:
    first = _path_of_first_visit(facts)
    for path, visit in _visits(facts):
        if path == first:
            yield from ((f"{path}.ride", visit.ride), (f"{path}.backup", visit.backup))


# Peers, home, people


def _peers(facts: ReadinessFacts) -> Iterator[Fact]:
    peers = facts.document.peers
    if not peers.no_groups and not any(p.name.strip() and p.weekday is not None for p in peers.places):
        for number, place in enumerate(peers.places):
            yield f"peers.places.{number}.name", place.name
            yield f"peers.places.{number}.weekday", place.weekday
        yield f"peers.places.{len(peers.places)}", None
    for number, mentor in enumerate(peers.mentors):
        yield f"peers.mentors.{number}.name", mentor.name
        yield f"peers.mentors.{number}.phone", mentor.phone
    yield f"peers.mentors.{len(peers.mentors)}", None


def _meeting_details(facts: ReadinessFacts) -> Iterator[Fact]:
    for number, one in enumerate(facts.document.peers.places):
        path = f"peers.places.{number}"
        yield from ((f"{path}.weekday", one.weekday), (f"{path}.starts", one.starts))
        yield f"{path}.place.address", one.place.address.strip() or one.online


def _home(facts: ReadinessFacts) -> Iterator[Fact]:
    home = facts.document.home
    yield from (("home.kind", home.kind), ("home.place.name", home.place.name))


def _home_details(facts: ReadinessFacts) -> Iterator[Fact]:
    place = facts.document.home.place
    yield from (("home.place.phone", place.phone), ("home.place.address", place.address))


def _preference(facts: ReadinessFacts) -> Iterator[Fact]:
    home = facts.document.home
    yield "home.preference", home.preference
    yield "home.preference_met", home.preference_met
    yield "home.why_not", home.why_not


def _support(facts: ReadinessFacts) -> Iterator[Fact]:
    """The name or number of somebody in the circle who would be called, else one more person."""
    places = facts.document.support.places
    for number, place in enumerate(places):
        if first_days.is_near(place):
            yield f"support.places.{number}.name", place.name
            yield f"support.places.{number}.phone", place.phone
    yield f"support.places.{len(places)}", None


def _crisis(facts: ReadinessFacts) -> Iterator[Fact]:
    crisis = facts.document.hard_times.crisis
    yield "hard_times.crisis.warning_signs", crisis.warning_signs
    yield "hard_times.crisis.alone", crisis.alone
    for path, contact in _contacts(facts.document):
        yield from ((f"{path}.name", contact.name), (f"{path}.phone", contact.phone))
    yield f"hard_times.crisis.people.{len(crisis.people)}", None


def _contacts(document: PlanDocument) -> Iterator[tuple[str, CrisisContact]]:
    crisis = document.hard_times.crisis
    for name, contacts in (("people", crisis.people), ("professionals", crisis.professionals)):
        yield from ((f"hard_times.crisis.{name}.{number}", one) for number, one in enumerate(contacts))


def _day_and_night(facts: ReadinessFacts) -> Iterator[Fact]:
    for path, contact in _contacts(facts.document):
        if contact.phone.strip():
            yield f"{path}.hours", contact.hours
    yield from ((f"{path}.phone", contact.phone) for path, contact in _contacts(facts.document))
    yield f"hard_times.crisis.people.{len(facts.document.hard_times.crisis.people)}", None


def _return_plan(facts: ReadinessFacts) -> Iterator[Fact]:
    back = facts.document.hard_times.back
    yield "hard_times.back.call", back.call
    yield "hard_times.back.call_phone", back.call_phone
    yield "hard_times.back.checks_in", back.checks_in


def _participants(facts: ReadinessFacts) -> Iterator[Fact]:
    """The client, then somebody of staff: what is missing in the row of one, else a row for them."""
    people = facts.document.participants.people
    for roles in (frozenset({ParticipantRole.CLIENT}), STAFF_PART):
        rows = [
            (f"participants.people.{number}", one) for number, one in enumerate(people) if one.role in roles
        ]
        if any(one.name.strip() and one.on for _, one in rows):
            continue
        for path, one in rows:
            yield from ((f"{path}.name", one.name), (f"{path}.on", one.on))
        yield f"participants.people.{len(people)}", None


def _read_aloud(facts: ReadinessFacts) -> Iterator[Fact]:
    read_aloud = facts.document.participants.read_aloud
    yield "participants.read_aloud.by", read_aloud.by
    yield "participants.read_aloud.on", read_aloud.on


_FINDERS: Mapping[CheckKey, _Finder] = MappingProxyType(
    {
        CheckKey.CARING_CONTACT: _caring_contact,
        CheckKey.SUICIDE_SCREEN: _suicide_screen,
        CheckKey.PROGRESS: _progress,
        CheckKey.STRENGTHS: _strengths,
        CheckKey.STEPS: _steps,
        CheckKey.SIGNS: _signs,
        CheckKey.MEDICINES: _medicines,
        CheckKey.SUPPLY: _supply,
        CheckKey.PHARMACY: _pharmacy,
        CheckKey.METHADONE: _methadone,
        CheckKey.PRESCRIBER_PHONE: _prescriber_phone,
        CheckKey.NALOXONE: _naloxone,
        CheckKey.TOLERANCE: _tolerance,
        CheckKey.FIRST_VISIT: _first_visit,
        CheckKey.VISIT_DETAILS: _visit_details,
        CheckKey.VISIT_HOURS: _visit_hours,
        CheckKey.SUICIDE_FOLLOW_UP: _suicide_follow_up,
        CheckKey.RIDE: _ride,
        CheckKey.PEERS: _peers,
        CheckKey.MEETING_DETAILS: _meeting_details,
        CheckKey.HOME: _home,
        CheckKey.HOME_DETAILS: _home_details,
        CheckKey.PREFERENCE: _preference,
        CheckKey.SUPPORT: _support,
        CheckKey.CRISIS: _crisis,
        CheckKey.DAY_AND_NIGHT: _day_and_night,
        CheckKey.RETURN_PLAN: _return_plan,
        CheckKey.PARTICIPANTS: _participants,
        CheckKey.READ_ALOUD: _read_aloud,
    }
)
"""Checks that ask for several facts, or for facts of rows: each fact with its place, the first missing one first."""
