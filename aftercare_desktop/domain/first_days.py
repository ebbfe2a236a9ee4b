"""The decisions behind page 1: which days it covers, which visit is the first, whom to call."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.contact import promised_calls_stop
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import (
    Appointment,
    CirclePlace,
    CircleRole,
    FirstDaysRow,
    Medicine,
    PeerPlace,
    PlanDocument,
    PromisedCall,
    Weekday,
)

FIRST_DAYS = timedelta(days=3)
PEOPLE_TO_CALL = 3
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day of the first 72 hours, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Callee:
    """Somebody to call: name, number, and what for."""

    name: str
    phone: str
    what_for: str


def span(client: Client, document: PlanDocument) -> Span | None:
    """The first 72 hours: from the day in the plan, else from the client's discharge date."""
    first = document.first_days.leaves_on or client.leaves_on()
    return Span(first, first + FIRST_DAYS) if first else None


def promised_calls(client: Client, document: PlanDocument) -> tuple[PromisedCall, ...]:
    """The calls that were promised for after leaving, the one within a day first; none while nobody may make them."""
    return () if promised_calls_stop(client) else _promised(document)


def is_call_stopped(client: Client, document: PlanDocument) -> bool:
    """Whether a call was promised that nobody will make: the status stops it, or the client must be asked again."""
    return bool(_promised(document)) and promised_calls_stop(client)


def _promised(document: PlanDocument) -> tuple[PromisedCall, ...]:
    both = (document.leaving.first_call(), document.first_days.call)
    return tuple(call for call in both if call.is_promised())


def is_home_later(document: PlanDocument) -> bool:
    """Whether somebody leaves now for whom the planned bed is there on a later day only: it is not tonight's."""
    left, moves_on = document.leaving.on, document.home.moves_on
    return left is not None and moves_on is not None and moves_on > left


def bed_until_home(document: PlanDocument) -> Place | None:
    """Where whoever leaves now sleeps until the planned bed is there; None where that is not said or not asked."""
    leaving = document.leaving
    if not is_home_later(document) or not leaving.sleeps_elsewhere():
        return None
    address = leaving.sleeps_address.strip()
    return Place(leaving.sleeps_at.strip() or address, address if leaving.sleeps_at.strip() else "")


def is_call_later(document: PlanDocument) -> bool:
    """Whether somebody leaves now whose promised call comes after tomorrow: it is not the one within a day
    (Zero Suicide; DOMAIN.md section 2).
    """
    left, call = document.leaving.on, document.first_days.call
    return left is not None and call.is_promised() and not _is_within_a_day(call, left)


def has_call_within(document: PlanDocument) -> bool:
    """Whether somebody promised whoever leaves now to call until tomorrow."""
    left = document.leaving.on
    return left is not None and any(_is_within_a_day(call, left) for call in _promised(document))


def _is_within_a_day(call: PromisedCall, left: date) -> bool:
    return (call.day or left) <= left + _A_DAY


def closed_inside(days: Span | None, closed: Mapping[date, str]) -> tuple[tuple[date, str], ...]:
    """Holidays and closed days that fall inside, with their names, in order."""
    if days is None:
        return ()
    return tuple(sorted((day, name) for day, name in closed.items() if days.first <= day <= days.last))


def first_visit(document: PlanDocument, days: Span | None) -> Appointment | None:
    """The earliest appointment with a day on or after leaving; None when there is none yet."""
    dated = [a for a in document.appointments if a.day is not None and (days is None or a.day >= days.first)]
    return min(dated, key=_when, default=None)


def _when(visit: Appointment) -> tuple[date, time]:
    return (visit.day or date.max, visit.at or time.max)


def medicines_in_order(document: PlanDocument) -> tuple[Medicine, ...]:
    """Named medicines, those for opioid use disorder first: they are the ones that must not run out."""
    named = [m for m in document.medicines.medicines if m.name.strip()]
    return tuple(sorted(named, key=lambda medicine: not medicine.kind.is_moud()))


def tonight(document: PlanDocument, days: Span | None) -> tuple[PeerPlace, ...]:
    """Groups and meetings on the evening of leaving, by time."""
    if days is None:
        return ()
    weekday = Weekday.of(days.first)
    there = [
        place
        for place in document.peers.places
        if place.weekday is weekday
        and place.name.strip()
        and (place.first_on is None or place.first_on <= days.first)
    ]
    return tuple(sorted(there, key=lambda place: place.starts or time.max))


def is_near(place: CirclePlace) -> bool:
    """Whether this is somebody to call: chosen by the client, or mentor, family or friend."""
    near = (CircleRole.MENTOR, CircleRole.SPONSOR, CircleRole.FAMILY, CircleRole.FRIEND)
    return not place.not_for_me and (place.call_first or place.role in near)


def people_to_call(document: PlanDocument, most: int = PEOPLE_TO_CALL) -> tuple[Callee, ...]:
    """Up to three people with a number: those the client marked, then mentors, then family and friends."""
    places = [p for p in document.support.places if not p.not_for_me and p.name.strip() and p.phone.strip()]
    marked = [Callee(p.name, p.phone, p.what_for) for p in places if p.call_first]
    mentors = [
        Callee(m.name, m.phone, m.note) for m in document.peers.mentors if m.name.strip() and m.phone.strip()
    ]
    close = [Callee(p.name, p.phone, p.what_for) for p in places if is_near(p)]
    chosen: dict[str, Callee] = {}
    for callee in (*marked, *mentors, *close):
        chosen.setdefault(callee.phone.strip(), callee)
    return tuple(chosen.values())[:most]


def edited_words(document: PlanDocument, row: FirstDaysRow) -> str:
    """The staff's own words for a row; empty when the row is assembled."""
    return next((edited.words for edited in document.first_days.edited if edited.row is row), "")
