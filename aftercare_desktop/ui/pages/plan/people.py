"""Whom a plan names already, to be suggested where the next name is typed."""

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.plans import PlanDocument

ME = "Me"


def people_named(client: Client, document: PlanDocument, staff: str) -> tuple[str, ...]:
    """Everybody the plan names, "Me" first, each once; then the client's emergency contact and the signed-in person."""
    back, call = document.hard_times.back, document.first_days.call
    crisis = document.hard_times.crisis
    found = [ME]
    found += [place.name for place in document.support.places if not place.not_for_me]
    found += [mentor.name for mentor in document.peers.mentors]
    found += [step.who for goal in document.goals for step in goal.steps]
    found += [contact.name for contact in (*crisis.people, *crisis.professionals)]
    found += [visit.with_whom for visit in document.appointments]
    found += [document.first_days.tonight_with, document.leaving.call_by, call.by, document.home.met_by]
    found += [back.stays_with, back.alone_call, back.call, back.checks_in]
    found += [person.name for person in document.participants.people]
    found += [client.emergency.name, staff]
    return tuple(dict.fromkeys(name for name in found if name.strip()))


def places_named(document: PlanDocument) -> tuple[str, ...]:
    """The clinics, pharmacies, homes and offices that the plan names, each once."""
    safety = document.medicines
    places = [place for one in safety.medicines for place in (one.prescriber, one.pharmacy)]
    places += [
        safety.methadone.clinic,
        *(visit.place for visit in document.appointments),
        document.home.place,
    ]
    return tuple(dict.fromkeys(place.name for place in places if place.is_known()))
