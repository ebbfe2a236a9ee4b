"""Theo Bramwell, the first client of the made-up center: leaving in two days, his third version in the making."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from aftercare_desktop.demo import theo_sections as sections
from aftercare_desktop.demo.care import open_day
from aftercare_desktop.demo.medicines import FILM
from aftercare_desktop.demo.stories import Counselor
from aftercare_desktop.domain import clients as c
from aftercare_desktop.domain import plans as p
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.people import Address, Person, Phone, PhoneKind

RECORD_NUMBER = "000117"
EARLY_REASON = "First version, made in week two. Visits and medicine follow before leaving."
SECOND_REASON = "Naloxone and the ride to the first visit follow before leaving."

_LEAVES_IN = timedelta(days=2)
_STAY = timedelta(days=28)


def client(today: date, counselor: Counselor) -> Client:
    """Theo's record."""
    elise = Person("Elise Bramwell", "Sister", sections.ELISE, "June stays with her on weekdays")
    return Client(
        name="Theo Bramwell",
        pronouns="he/him",
        gender="man",
        birth_date=date(1991, 4, 9),
        record_number=RECORD_NUMBER,
        language="English",
        status=c.ClientStatus.IN_TREATMENT,
        counselor_id=counselor.id,
        program="Residential, 28 days",
        admitted_on=today - _STAY,
        discharge_planned=today + _LEAVES_IN,
        discharge_time="11:00 AM",
        contact=c.ContactAgreement(
            ways=(c.ContactWay.CALL, c.ContactWay.TEXT),
            hours="After 4 PM",
            until=today + timedelta(days=365),
            asked_on=today - _STAY + timedelta(days=1),
            message_words=f"This is {counselor.first()}, please call me back.",
            may_leave_message=True,
            may_text=True,
        ),
        phones=(Phone("207-555-0142", PhoneKind.MOBILE, may_text=True, may_leave_message=True),),
        address=Address("31 Quarry Street", "Portland", "ME", "04102", "USA"),
        emergency=elise,
        locators=(
            c.LocatorContact(elise, may_contact=True),
            c.LocatorContact(Person("Ray Ellery", "House manager", sections.RAY, "")),
        ),
        substances=(c.SubstanceUse(c.Substance.OPIOIDS, "pills", today - _STAY),),
        conditions=(c.Condition("Opioid use disorder, moderate or severe", "F11.20"),),
        medicines=(c.CurrentMedicine(FILM.name, FILM.dose, FILM.prescriber),),
        no_known_allergies=True,
        suicide_risk=c.SuicideRisk(c.RiskScreen.NEGATIVE, today - timedelta(days=3)),
        recovery=(c.RecoveryStart(today - _STAY),),
        children=(c.Child("June", "6", c.Custody.SHARED),),
        income="No income yet",
        funding="MaineCare",
        insurance="MaineCare",
        transport="Bus, and rides from Ray",
        veteran=False,
        wanted_group=c.Wish.ALL,
        wanted_home=c.Wish.MENS,
        wanted_mentor=c.Wish.MENS,
    )


def complete(today: date, closed: Mapping[date, str], counselor: Counselor) -> p.PlanDocument:
    """The plan with nothing missing, as the print pictures show it."""
    leaves = today + _LEAVES_IN
    visit_day = open_day(leaves + timedelta(days=2), closed)
    return p.PlanDocument(
        first_days=sections.first_days(leaves, visit_day, closed, counselor),
        progress=sections.progress(),
        goals=sections.goals(today, leaves, closed),
        signs=sections.signs(today),
        medicines=sections.medicines(today, leaves, visit_day),
        appointments=sections.visits(visit_day, closed),
        peers=sections.peers(leaves),
        home=sections.home(leaves),
        support=sections.support(counselor),
        hard_times=sections.hard_times(counselor),
        daily_life=sections.daily_life(),
        participants=sections.participants(today, counselor),
    )


def draft(today: date, closed: Mapping[date, str], counselor: Counselor) -> p.PlanDocument:
    """The third version as it stands today: naloxone and the ride to the first visit are still missing."""
    full = complete(today, closed, counselor)
    first = replace(full.appointments[0], ride="", ride_at=None, backup="")
    return replace(
        full,
        medicines=replace(full.medicines, naloxone=p.Naloxone()),
        appointments=(first, *full.appointments[1:]),
    )


def second(today: date, closed: Mapping[date, str], counselor: Counselor) -> p.PlanDocument:
    """The second version: two goals, nothing done yet."""
    latest = draft(today, closed, counselor)
    goals = tuple(
        replace(
            goal, state=p.GoalState.PLANNED, steps=tuple(replace(step, done=False) for step in goal.steps)
        )
        for goal in latest.goals[:2]
    )
    return replace(latest, goals=goals)


def first(today: date, closed: Mapping[date, str], counselor: Counselor) -> p.PlanDocument:
    """The first version: one goal and the signs."""
    later = second(today, closed, counselor)
    return replace(
        later,
        first_days=p.FirstDays(leaves_on=today + _LEAVES_IN),
        goals=later.goals[:1],
        appointments=(),
        daily_life=p.DailyLife(),
    )
