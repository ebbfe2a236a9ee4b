"""Seven days of a plan with their dates: everything that is scheduled, for a page that hangs where others may see it.

It never names the center, and a medicine neither (DESIGN.md section 7): what would is said by its kind alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum

from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.first_days import promised_calls, span
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import AppointmentKind, MedicineKind, PeerKind, PlanDocument, Weekday
from aftercare_desktop.domain.silence import names_center

DAYS = 7


class DatedKind(StrEnum):
    """What an entry of a day is."""

    LEAVING = "leaving"
    MOVING = "moving"
    GROUP = "group"
    MEETING = "meeting"
    MENTOR = "mentor"
    VISIT = "visit"
    DOSE = "dose"
    INJECTION = "injection"
    PICK_UP = "pick_up"
    MEDICINE_VISIT = "medicine_visit"
    SUPPLY_ENDS = "supply_ends"
    CALL = "call"
    ROUTINE = "routine"
    RISK = "risk"
    CLOSED_DAY_PLAN = "closed_day_plan"


@dataclass(frozen=True, slots=True)
class DatedItem:
    """One entry: `what` in the plan's words (empty: its kind says it), where, and what goes with it."""

    kind: DatedKind
    starts: time | None = None
    ends: time | None = None
    what: str = ""
    where: str = ""
    more: str = ""
    overlaps: bool = False
    """It begins before the one above it ends."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day with its entries by time, those without a time first; `closed` names the holiday or closed day."""

    day: date
    items: tuple[DatedItem, ...]
    closed: str = ""


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """What a week is made from."""

    client: Client
    document: PlanDocument
    center: CenterProfile
    closed_days: Mapping[date, str]


def begins(facts: WeekFacts, chosen: date | None, today: date) -> date:
    """The first day of the page: the chosen one, else the day of leaving, else today."""
    days = span(facts.client, facts.document)
    return chosen or (days.first if days is not None else today)


def days_from(facts: WeekFacts, first: date) -> tuple[Day, ...]:
    """The seven days that begin with `first`."""
    return tuple(_day(facts, first + timedelta(days=number)) for number in range(DAYS))


def without_day(document: PlanDocument) -> tuple[str, ...]:
    """What is planned and has no day yet: it is missing from every week."""
    places = [place.name for place in document.peers.places if place.weekday is None]
    routines = [routine.what for routine in document.daily_life.routines if routine.weekday is None]
    visits = [visit.place.name or visit.with_whom for visit in document.appointments if visit.day is None]
    return tuple(name.strip() for name in (*places, *visits, *routines) if name.strip())


def _day(facts: WeekFacts, day: date) -> Day:
    found = (_silent(item, facts.center) for item in _items(facts, day))
    in_order = sorted(found, key=lambda item: (item.starts or time.min, item.ends or time.min, item.what))
    closed = facts.closed_days.get(day, "")
    return Day(day, _marked(in_order), closed)


def _marked(items: list[DatedItem]) -> tuple[DatedItem, ...]:
    """The entries, each that begins before an earlier one ends marked."""
    marked, busy_until = list[DatedItem](), time.min
    for item in items:
        overlaps = item.starts is not None and item.starts < busy_until
        marked.append(replace(item, overlaps=overlaps))
        if item.starts is not None:
            busy_until = max(busy_until, item.ends or item.starts)
    return tuple(marked)


def _silent(item: DatedItem, center: CenterProfile) -> DatedItem:
    """The entry without texts that name the center."""
    what, where, more = (
        "" if names_center(text, center) else text for text in (item.what, item.where, item.more)
    )
    return replace(item, what=what, where=where, more=more)


def _items(facts: WeekFacts, day: date) -> Iterator[DatedItem]:
    yield from _moving(facts.document, day)
    yield from _every_week(facts.document, day)
    yield from _visits(facts.document, day)
    yield from _medicines(facts.document, day)
    for call in promised_calls(facts.client, facts.document):
        if call.day == day:
            yield DatedItem(DatedKind.CALL, call.at, what=call.by, more=call.if_missed)
    for risk in facts.document.signs.days:
        if risk.day == day:
            yield DatedItem(DatedKind.RISK, what=risk.what, more=risk.plan)
    for plan in facts.document.first_days.closed_days:
        if plan.day == day and plan.words.strip():
            yield DatedItem(DatedKind.CLOSED_DAY_PLAN, what=plan.words)


def _moving(document: PlanDocument, day: date) -> Iterator[DatedItem]:
    leaving, home = document.first_days, document.home
    if leaving.leaves_on == day:
        yield DatedItem(DatedKind.LEAVING, leaving.leaves_at)
    if home.moves_on == day:
        where = "" if home.confidential else home.place.name
        yield DatedItem(DatedKind.MOVING, home.arrives_at, where=where, more=home.bring)


def _every_week(document: PlanDocument, day: date) -> Iterator[DatedItem]:
    weekday = Weekday.of(day)
    for place in document.peers.places:
        if place.weekday is weekday and (place.first_on is None or place.first_on <= day):
            kind = DatedKind.GROUP if place.kind is PeerKind.GROUP else DatedKind.MEETING
            where = _name_and_address(place.place)
            yield DatedItem(kind, place.starts, place.ends, place.name, where or place.online)
    for mentor in document.peers.mentors:
        if mentor.first_meeting_on == day:
            yield DatedItem(DatedKind.MENTOR, what=mentor.name)
    for routine in document.daily_life.routines:
        if routine.weekday is weekday and routine.what.strip():
            yield DatedItem(DatedKind.ROUTINE, routine.starts, routine.ends, routine.what)


def _name_and_address(place: Place) -> str:
    return ", ".join(part for part in (place.name.strip(), place.address.strip()) if part)


def _visits(document: PlanDocument, day: date) -> Iterator[DatedItem]:
    for visit in document.appointments:
        if visit.day == day:
            what = visit.place.name or visit.with_whom
            ride = visit.ride.strip()
            yield DatedItem(DatedKind.VISIT, visit.at, None, what, visit.place.address, ride)


def _medicines(document: PlanDocument, day: date) -> Iterator[DatedItem]:
    """Doses, visits for a medicine that are not among the appointments of the day, and the end of a supply."""
    visited = any(
        visit.day == day and visit.kind is AppointmentKind.MEDICINE for visit in document.appointments
    )
    for medicine in document.medicines.medicines:
        if medicine.next_dose_on == day:
            kind, where = DatedKind.PICK_UP, _name_and_address(medicine.pharmacy)
            if medicine.kind.is_injection():
                kind, where = DatedKind.INJECTION, ""
            elif medicine.kind is MedicineKind.METHADONE:
                kind, where = DatedKind.DOSE, ""
            yield DatedItem(kind, medicine.next_dose_at, where=where)
        if medicine.next_visit_on == day and not visited:
            yield DatedItem(DatedKind.MEDICINE_VISIT)
        if medicine.supply_until == day:
            yield DatedItem(DatedKind.SUPPLY_ENDS)
