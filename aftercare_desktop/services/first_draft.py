"""What a person's first plan starts with: facts the center has recorded already, put where the plan asks for them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from types import MappingProxyType

from aftercare_desktop.domain.clients import Client, CurrentMedicine
from aftercare_desktop.domain.keys import new_key
from aftercare_desktop.domain.medicine_names import medicine_kind
from aftercare_desktop.domain.people import Person, Place
from aftercare_desktop.domain.plans import (
    CirclePlace,
    CircleRole,
    FirstDays,
    Medicine,
    MedicineSafety,
    Participant,
    ParticipantRole,
    Participants,
    PlanDocument,
    SupportCircle,
)
from aftercare_desktop.domain.search import fold
from aftercare_desktop.domain.staff import Role, StaffMember

_FAMILY_WORDS = re.compile(
    r"\b(step|grand)?(mother|father|mom|dad|parent|sister|brother|wife|husband|spouse|partner|son|daughter|"
    r"aunt|uncle|cousin|grandma|grandpa|niece|nephew|family)s?\b"
)
_TIME = re.compile(r"(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?\s*(?P<half>[ap])?\.?m?\.?", re.IGNORECASE)
_NOON = 12
_NOBODY: Mapping[str, Place] = MappingProxyType({})
_PARTICIPANT_ROLES = {
    Role.COUNSELOR: ParticipantRole.COUNSELOR,
    Role.SUPERVISOR: ParticipantRole.COUNSELOR,
    Role.NURSE: ParticipantRole.NURSE,
    Role.PEER_SPECIALIST: ParticipantRole.PEER_SPECIALIST,
}


def first_draft(
    client: Client,
    counselor: StaffMember | None,
    author: StaffMember,
    today: date,
    prescribers: Mapping[str, Place] = _NOBODY,
) -> PlanDocument:
    """The document a first revision starts with. Only recorded facts; everything can be changed or taken out.

    `prescribers` are places of the directory by the prescriber's name as the record writes it.
    """
    return PlanDocument(
        first_days=FirstDays(leaves_on=client.leaves_on(), leaves_at=clock_time(client.discharge_time)),
        medicines=MedicineSafety(
            medicines=tuple(_medicine(one, prescribers) for one in _named(client.medicines))
        ),
        support=SupportCircle(places=_circle(client, counselor)),
        participants=Participants(people=_participants(client, author, today)),
    )


def clock_time(text: str) -> time | None:
    """The time in "11:00 AM", "2pm" or "14:30"; None when the text says something else."""
    found = _TIME.fullmatch(text.strip())
    if found is None or (found["minute"] is None and found["half"] is None):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if found["half"].lower() == "p" else 0)
    return time(hour, minute) if hour < 2 * _NOON and minute < 60 else None


def _named(medicines: tuple[CurrentMedicine, ...]) -> tuple[CurrentMedicine, ...]:
    return tuple(medicine for medicine in medicines if medicine.name.strip())


def _medicine(current: CurrentMedicine, prescribers: Mapping[str, Place]) -> Medicine:
    return Medicine(
        new_key(),
        medicine_kind(current.name),
        current.name,
        current.dose,
        prescriber=prescribers.get(current.prescriber, Place(name=current.prescriber)),
    )


def _circle(client: Client, counselor: StaffMember | None) -> tuple[CirclePlace, ...]:
    places: list[CirclePlace] = []
    if client.emergency.name.strip():
        places.append(replace(_person(client.emergency), call_first=True))
    if counselor is not None:
        places.append(CirclePlace(new_key(), CircleRole.COUNSELOR, counselor.name, counselor.phone))
    return tuple(places)


def _person(person: Person) -> CirclePlace:
    role = CircleRole.FAMILY if _FAMILY_WORDS.search(fold(person.relation)) else CircleRole.FRIEND
    return CirclePlace(new_key(), role, person.name, person.phone, person.relation)


def _participants(client: Client, author: StaffMember, today: date) -> tuple[Participant, ...]:
    role = _PARTICIPANT_ROLES.get(author.role, ParticipantRole.OTHER)
    return (
        Participant(new_key(), ParticipantRole.CLIENT, client.called(), today),
        Participant(new_key(), role, author.name, today),
    )
