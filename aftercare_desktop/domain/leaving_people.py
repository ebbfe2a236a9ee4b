"""Whom the questions of "Leaving now" can mean: people of the client are not the client and not staff."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import CircleRole, ParticipantRole, PlanDocument
from aftercare_desktop.domain.search import fold

_NO_PERSONS = frozenset(
    {CircleRole.GROUP, CircleRole.MEETING, CircleRole.COUNSELOR, CircleRole.CLINIC, CircleRole.WORK}
)


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody the record names, with the phone it has."""

    name: str
    phone: str = ""


def company(client: Client, document: PlanDocument, staff: Collection[str]) -> tuple[Known, ...]:
    """Who may be with the client tonight, or may be told: each once, with a phone where any is known."""
    left_out = {_key(name) for name in (client.name, client.preferred_name, client.called(), *staff)}
    found: dict[str, Known] = {}
    for known in _people(client, document):
        key = _key(known.name)
        if key and key not in left_out and (key not in found or not found[key].phone.strip()):
            found[key] = known if key not in found else Known(found[key].name, known.phone)
    return tuple(found.values())


def prescribers(client: Client, document: PlanDocument) -> tuple[Place, ...]:
    """Who prescribes for the client already, each once; a place with more said of it goes before a mere name."""
    safety = document.medicines
    places = [one.prescriber for one in safety.medicines] + [safety.methadone.clinic]
    places += [Place(one.prescriber) for one in client.medicines]
    found: dict[str, Place] = {}
    for place in places:
        if place.is_known():
            found.setdefault(_key(place.name), place)
    return tuple(found.values())


def phone_beside(people: Collection[Known], name: str, there: str) -> str:
    """What belongs into the phone beside a chosen name: the one that is known, unless another was typed there."""
    known = {_key(one.name): one.phone.strip() for one in people}
    is_typed = there.strip() and _digits(there) not in {_digits(phone) for phone in known.values()}
    return there if is_typed else known.get(_key(name), "")


def _people(client: Client, document: PlanDocument) -> Iterator[Known]:
    back, crisis = document.hard_times.back, document.hard_times.crisis
    for place in document.support.places:
        if not place.not_for_me and place.role not in _NO_PERSONS:
            yield Known(place.name, place.phone)
    yield Known(client.emergency.name, client.emergency.phone)
    for locator in client.locators:
        yield Known(locator.person.name, locator.person.phone)
    yield from (Known(one.name, one.phone) for one in crisis.people)
    yield from (Known(mentor.name, mentor.phone) for mentor in document.peers.mentors)
    yield from (Known(name) for name in (back.stays_with, back.alone_call, document.home.met_by))
    for person in document.participants.people:
        if person.role in (ParticipantRole.FAMILY, ParticipantRole.MENTOR):
            yield Known(person.name)


def _key(name: str) -> str:
    return " ".join(fold(name).split())


def _digits(phone: str) -> str:
    return "".join(letter for letter in phone if letter.isdecimal())
