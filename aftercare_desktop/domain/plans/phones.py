"""Every phone number that stands in a plan, with whose it is and where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from aftercare_desktop.domain.plans.document import PlanDocument
from aftercare_desktop.domain.search import digits

_WHOLE = 10


@dataclass(frozen=True, slots=True)
class PlanPhone:
    """A number and whose it is. `place` names where it stands; `keyed` places keep their person from version to
    version, others may hold somebody else's number next time.
    """

    place: str
    who: str
    number: str
    keyed: bool = True


def dialed(number: str) -> str:
    """What is dialed, however it is written: "(207) 555-0142" and "+1 207 555 0142" are one number."""
    return digits(number)[-_WHOLE:]


def phones(document: PlanDocument) -> Iterator[PlanPhone]:
    """Every number, in the order of the plan; the same one as often as it stands there."""
    found = (*_first_days(document), *_medicines(document), *_people(document), *_hard_times(document))
    return (phone for phone in found if dialed(phone.number))


def _first_days(document: PlanDocument) -> Iterator[PlanPhone]:
    first, leaving = document.first_days, document.leaving
    yield PlanPhone("tonight", first.tonight_with, first.tonight_phone, keyed=False)
    yield PlanPhone("questions", first.call.by, first.call.questions_phone, keyed=False)
    yield PlanPhone("may_tell", leaving.may_tell, leaving.may_tell_phone, keyed=False)


def _medicines(document: PlanDocument) -> Iterator[PlanPhone]:
    for medicine in document.medicines.medicines:
        for part, place in (("prescriber", medicine.prescriber), ("pharmacy", medicine.pharmacy)):
            yield PlanPhone(f"{part}:{medicine.key}", place.name, place.phone, keyed=False)
    clinic = document.medicines.methadone.clinic
    yield PlanPhone("methadone", clinic.name, clinic.phone, keyed=False)
    for visit in document.appointments:
        who = visit.place.name or visit.with_whom
        yield PlanPhone(f"visit:{visit.key}", who, visit.place.phone, keyed=False)


def _people(document: PlanDocument) -> Iterator[PlanPhone]:
    for meeting in document.peers.places:
        yield PlanPhone(f"meeting:{meeting.key}", meeting.name, meeting.place.phone)
    for mentor in document.peers.mentors:
        yield PlanPhone(f"mentor:{mentor.key}", mentor.name, mentor.phone)
    home = document.home.place
    yield PlanPhone("home", home.name, home.phone, keyed=False)
    for place in document.support.places:
        if not place.not_for_me:
            yield PlanPhone(f"circle:{place.key}", place.name, place.phone)
    for need in document.support.needs:
        yield PlanPhone(f"need:{need.key}", need.name, need.phone)


def _hard_times(document: PlanDocument) -> Iterator[PlanPhone]:
    crisis, back = document.hard_times.crisis, document.hard_times.back
    for contact in (*crisis.people, *crisis.professionals):
        yield PlanPhone(f"crisis:{contact.key}", contact.name, contact.phone)
    yield PlanPhone("stays_with", back.stays_with, back.stays_with_phone, keyed=False)
    yield PlanPhone("alone", back.alone_call, back.alone_phone, keyed=False)
    yield PlanPhone("back_call", back.call, back.call_phone, keyed=False)
    yield PlanPhone("back_clinic", back.clinic, back.clinic_phone, keyed=False)
