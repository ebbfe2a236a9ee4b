"""What a client's overview answers, put together from the record and the newest plan. A missing fact stays a gap."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum

from aftercare_desktop.domain import first_days
from aftercare_desktop.domain.approved_words import ApprovedKey, safety_keys
from aftercare_desktop.domain.clients import Client, ClientStatus
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import (
    AppointmentKind,
    CircleRole,
    Medicine,
    MedicineKind,
    Naloxone,
    NeedKind,
    PlanDocument,
    Section,
)
from aftercare_desktop.domain.statuses import StatusChange, still_asked

NEXT_DATES = 3
CLOSED_DAYS_AHEAD = timedelta(days=14)
"""How far ahead closed days are told where fewer than three dates are known."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a fact is entered: a section of the plan, or with None the client's facts, and a dotted path."""

    section: Section | None
    field: str = ""


@dataclass(frozen=True, slots=True)
class PlanSource:
    """Which plan the facts are from: its number, whether it is final, and the day it was finalized or last written."""

    number: int
    final: bool
    day: date


@dataclass(frozen=True, slots=True)
class OverviewFacts:
    """What an overview is put together from. `document` is None without a plan, or for who may not read plans."""

    client: Client
    document: PlanDocument | None
    status: StatusChange | None
    """The newest change of status that stands, if one was written down."""
    closed_days: Mapping[date, str]
    today: date
    archived: bool = False

    def plan(self) -> PlanDocument:
        """The plan, or one in which nothing is written."""
        return self.document or PlanDocument()

    def leaves_on(self) -> date | None:
        """The day of leaving as the plan or the record tells it; the plan goes first."""
        days = first_days.span(self.client, self.plan())
        return days.first if days else None


class Night(StrEnum):
    """Where somebody is tonight, as far as it is recorded."""

    TREATMENT = "treatment"
    STATUS_ONLY = "status_only"
    """The status says in treatment, as it does for everybody who is added; nobody recorded a stay."""
    HOME = "home"
    HOSPITAL = "hospital"
    JAIL = "jail"
    NOT_KNOWN = "not_known"
    NOWHERE = "nowhere"
    """The person died."""


@dataclass(frozen=True, slots=True)
class Sleeps:
    """Where the person sleeps tonight.

    `home` is the home of the plan, tonight's only with `Night.HOME`; else it is where they go from `home_from`.
    `since` and `until` are of a stay in treatment, hospital or jail; `place` is its name if it was written down.
    """

    night: Night
    home: Place = Place()
    confidential: bool = False
    home_from: date | None = None
    place: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Dose:
    """When a medicine is next taken, picked up or given, and where. A day that passed, or none, is a gap."""

    spot: Spot
    name: str
    dose: str
    kind: MedicineKind
    day: date | None
    at: time | None
    where: Place
    supply_until: date | None


class DateKind(StrEnum):
    """What a date ahead is."""

    LEAVES = "leaves"
    APPOINTMENT = "appointment"
    DOSE = "dose"
    PROMISED_CALL = "promised_call"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class DateAhead:
    """A day that is coming: what for, with whom or where, and where it is entered."""

    spot: Spot
    kind: DateKind
    day: date
    at: time | None = None
    what: str = ""
    where: str = ""
    appointment: AppointmentKind | None = None
    no_ride: bool = False
    """An appointment for which nobody wrote down how the person gets there."""


@dataclass(frozen=True, slots=True)
class CircleSpot:
    """A place around the client: a person, a group, a need. An empty name is a place nobody fills yet."""

    spot: Spot
    kind: CircleRole | NeedKind
    name: str
    what_for: str
    phone: str = ""

    def is_filled(self) -> bool:
        """Whether somebody is there."""
        return bool(self.name.strip())


@dataclass(frozen=True, slots=True)
class Overview:
    """The answers of one client's overview. `source` is None where there is no plan or it may not be read."""

    client: Client
    archived: bool
    asks: bool
    """Whether what is not recorded is asked for. Else it is only stated."""
    today: date
    may_read_plan: bool
    source: PlanSource | None
    sleeps: Sleeps
    doses: tuple[Dose, ...]
    no_medicine: bool
    """Staff recorded that the person takes none."""
    naloxone: Naloxone
    needs_naloxone: bool
    safety_link: bool
    may_see_why: bool
    """Whether the person who looks may see who the safety links are about, and why."""
    dates: tuple[DateAhead, ...]
    has_visit: bool
    """Whether any appointment lies ahead."""
    circle: tuple[CircleSpot, ...]


def assemble(
    facts: OverviewFacts,
    source: PlanSource | None,
    *,
    may_read_plan: bool,
    safety_link: bool,
    may_see_why: bool = False,
) -> Overview:
    """Every answer from these facts."""
    plan = facts.plan()
    gone = facts.client.status is ClientStatus.DIED
    return Overview(
        client=facts.client,
        archived=facts.archived,
        asks=still_asked(facts.client.status),
        today=facts.today,
        may_read_plan=may_read_plan,
        source=source,
        sleeps=sleeps_tonight(facts),
        doses=() if gone else next_doses(plan),
        no_medicine=plan.medicines.none_needed,
        naloxone=plan.medicines.naloxone,
        needs_naloxone=ApprovedKey.NALOXONE_HOUSE in safety_keys(facts.client, plan),
        safety_link=safety_link,
        may_see_why=may_see_why,
        dates=() if gone else next_dates(facts),
        has_visit=any(found.kind is DateKind.APPOINTMENT for found in _every_date(facts)),
        circle=tuple(
            spot for spot in support_circle(plan) if spot.is_filled() or still_asked(facts.client.status)
        ),
    )


# --- Where they sleep ---------------------------------------------------------------------------------------

_AWAY = {ClientStatus.IN_HOSPITAL: Night.HOSPITAL, ClientStatus.IN_JAIL: Night.JAIL}


def sleeps_tonight(facts: OverviewFacts) -> Sleeps:
    """Where the person sleeps tonight: what their status says first, then the home of the plan once it has begun."""
    client, home = facts.client, facts.plan().home
    if client.status is ClientStatus.DIED:
        return Sleeps(Night.NOWHERE)
    leaves = facts.leaves_on()
    then = Sleeps(Night.NOT_KNOWN, home.place, home.confidential, home.moves_on or leaves)
    if (bed := first_days.bed_until_home(facts.plan())) and (then.home_from or facts.today) > facts.today:
        then = replace(
            then, home=bed, confidential=facts.plan().leaving.sleeps_confidential, home_from=leaves
        )
    if client.status in _AWAY or client.status is ClientStatus.BACK_IN_TREATMENT:
        return _at(_AWAY.get(client.status, Night.TREATMENT), facts, then)
    if client.status is ClientStatus.IN_TREATMENT and client.discharged_on is None and leaves != facts.today:
        night = Night.TREATMENT if _stay_recorded(facts, leaves) else Night.STATUS_ONLY
        return Sleeps(night, then.home, then.confidential, then.home_from, "", client.admitted_on, leaves)
    begun = then.home_from is None or then.home_from <= facts.today
    return Sleeps(
        Night.HOME if then.home.is_known() and begun else Night.NOT_KNOWN,
        then.home,
        then.confidential,
        then.home_from,
    )


def _stay_recorded(facts: OverviewFacts, leaves: date | None) -> bool:
    """Whether a person wrote down anything of the stay: its first or last day, or the change that began it."""
    began = facts.status is not None and facts.status.status is ClientStatus.IN_TREATMENT
    return began or leaves is not None or facts.client.admitted_on is not None


def _at(night: Night, facts: OverviewFacts, then: Sleeps) -> Sleeps:
    """Somewhere else for a while: hospital, jail, treatment again."""
    change = facts.status if facts.status and facts.status.status is facts.client.status else None
    place, since, until = (change.place, change.since, change.until) if change else ("", None, None)
    return Sleeps(night, then.home, then.confidential, None, place, since, until)


# --- Doses and dates ----------------------------------------------------------------------------------------


def next_doses(plan: PlanDocument) -> tuple[Dose, ...]:
    """Each named medicine with its next dose: what is missing first, then by day."""
    found = [
        _dose(number, medicine, plan)
        for number, medicine in enumerate(plan.medicines.medicines)
        if medicine.name.strip()
    ]
    return tuple(sorted(found, key=lambda dose: (dose.day or date.min, dose.at or time.max)))


def _dose(number: int, medicine: Medicine, plan: PlanDocument) -> Dose:
    clinic = plan.medicines.methadone.clinic
    if medicine.kind is MedicineKind.METHADONE and clinic.is_known():
        where = clinic
    elif medicine.kind.is_injection() or medicine.kind is MedicineKind.METHADONE:
        where = medicine.prescriber
    else:
        where = medicine.pharmacy
    return Dose(
        Spot(Section.MEDICINES, f"medicines.medicines.{number}.next_dose_on"),
        medicine.name.strip(),
        medicine.dose.strip(),
        medicine.kind,
        medicine.next_dose_on,
        medicine.next_dose_at,
        where,
        medicine.supply_until,
    )


def next_dates(facts: OverviewFacts) -> tuple[DateAhead, ...]:
    """The next three dates, and the closed days that lie before the last of them, in order of time."""
    coming = sorted(_every_date(facts), key=_when)[:NEXT_DATES]
    last = coming[-1].day if len(coming) == NEXT_DATES else facts.today + CLOSED_DAYS_AHEAD
    closed = [
        DateAhead(Spot(Section.FIRST_DAYS, "first_days.closed_days"), DateKind.CLOSED, day, what=name)
        for day, name in facts.closed_days.items()
        if facts.today <= day <= last
    ]
    return tuple(sorted((*coming, *closed), key=_when))


def _when(found: DateAhead) -> tuple[date, bool, time]:
    """A closed day goes before what happens on it."""
    return (found.day, found.kind is not DateKind.CLOSED, found.at or time.min)


def _every_date(facts: OverviewFacts) -> Iterator[DateAhead]:
    """What is ahead, today included, in no order."""
    return (found for found in _dates_of_plan(facts) if found.day >= facts.today)


def _dates_of_plan(facts: OverviewFacts) -> Iterator[DateAhead]:
    plan, leaves = facts.plan(), facts.leaves_on()
    if leaves is not None and facts.client.discharged_on is None:
        spot = Spot(None, "discharge_planned")
        if plan.first_days.leaves_on is not None:
            spot = Spot(Section.FIRST_DAYS, "first_days.leaves_on")
        yield DateAhead(spot, DateKind.LEAVES, leaves, plan.first_days.leaves_at, where=plan.home.place.name)
    for call in first_days.promised_calls(facts.client, plan):
        if call.day is not None:
            spot = Spot(Section.FIRST_DAYS, "first_days.call.day")
            yield DateAhead(spot, DateKind.PROMISED_CALL, call.day, call.at, call.by)
    for dose in next_doses(plan):
        if dose.day is not None:
            yield DateAhead(dose.spot, DateKind.DOSE, dose.day, dose.at, dose.name, dose.where.name)
    for number, visit in enumerate(plan.appointments):
        if visit.day is not None:
            yield DateAhead(
                Spot(Section.APPOINTMENTS, f"appointments.{number}.day"),
                DateKind.APPOINTMENT,
                visit.day,
                visit.at,
                visit.with_whom,
                visit.place.name,
                visit.kind,
                no_ride=not visit.ride.strip(),
            )


# --- The circle ---------------------------------------------------------------------------------------------


def support_circle(plan: PlanDocument) -> tuple[CircleSpot, ...]:
    """Who is around the client, clockwise as in the plan; then the needs of the help network.

    A place that is "not for me" is left out everywhere.
    """
    places = (
        CircleSpot(
            Spot(Section.SUPPORT, f"support.places.{number}.name"),
            place.role,
            place.name.strip(),
            place.what_for.strip(),
            place.phone.strip(),
        )
        for number, place in enumerate(plan.support.places)
        if not place.not_for_me
    )
    needs = (
        CircleSpot(
            Spot(Section.SUPPORT, f"support.needs.{number}.name"),
            need.kind,
            need.name.strip(),
            need.what.strip(),
            need.phone.strip(),
        )
        for number, need in enumerate(plan.support.needs)
    )
    return (*places, *needs)
