"""The overview put together from record and plan: where they sleep, doses, dates, the circle; each gap stays one."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from aftercare_desktop.domain.clients import Client, ClientStatus, Substance, SubstanceUse
from aftercare_desktop.domain.overview import (
    DateKind,
    Night,
    OverviewFacts,
    assemble,
    next_dates,
    next_doses,
    sleeps_tonight,
    support_circle,
)
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import (
    Appointment,
    CirclePlace,
    CircleRole,
    FirstDays,
    Home,
    LeavingNow,
    Medicine,
    MedicineKind,
    MedicineSafety,
    Methadone,
    Need,
    NeedKind,
    PlanDocument,
    PromisedCall,
    SupportCircle,
)
from aftercare_desktop.domain.statuses import StatusChange
from tests.builders import TODAY, full_client, full_plan

DAY = timedelta(days=1)
HOUSE = Home(place=Place("Back Cove House", "14 Larch Street", "207-555-0118"))
S = ClientStatus


def facts(
    document: PlanDocument | None = None,
    change: StatusChange | None = None,
    closed: dict[date, str] | None = None,
    **client: Any,
) -> OverviewFacts:
    return OverviewFacts(Client("Theo Bramwell", **client), document, change, closed or {}, TODAY)


def living(home: Home = HOUSE, leaves_on: date | None = None) -> PlanDocument:
    return PlanDocument(home=home, first_days=FirstDays(leaves_on=leaves_on))


@pytest.mark.parametrize(
    ("given", "night", "home_from", "until"),
    [
        (facts(living()), Night.STATUS_ONLY, None, None),
        (facts(living(), StatusChange(S.AFTERCARE, TODAY)), Night.STATUS_ONLY, None, None),
        (facts(living(), StatusChange(S.IN_TREATMENT, TODAY)), Night.TREATMENT, None, None),
        (facts(living(), admitted_on=TODAY), Night.TREATMENT, None, None),
        (facts(living(), discharge_planned=TODAY + DAY), Night.TREATMENT, TODAY + DAY, TODAY + DAY),
        (facts(living(), discharge_planned=TODAY - DAY), Night.TREATMENT, TODAY - DAY, TODAY - DAY),
        (facts(living(), discharge_planned=TODAY), Night.HOME, TODAY, None),
        (facts(living(leaves_on=TODAY), discharge_planned=TODAY + DAY), Night.HOME, TODAY, None),
        (facts(living(), discharged_on=TODAY), Night.HOME, TODAY, None),
        (facts(PlanDocument(), discharge_planned=TODAY), Night.NOT_KNOWN, TODAY, None),
        (facts(None, discharge_planned=TODAY), Night.NOT_KNOWN, TODAY, None),
    ],
)
def test_while_in_treatment_the_home_counts_from_the_day_of_leaving(
    given: OverviewFacts, night: Night, home_from: date | None, until: date | None
) -> None:
    found = sleeps_tonight(given)
    assert (found.night, found.home_from, found.until) == (night, home_from, until)


@pytest.mark.parametrize(
    ("moves_on", "night"),
    [(None, Night.HOME), (TODAY - DAY, Night.HOME), (TODAY, Night.HOME), (TODAY + DAY, Night.NOT_KNOWN)],
)
@pytest.mark.parametrize("status", [S.AFTERCARE, S.MOVED, S.CLOSED])
def test_after_leaving_the_home_of_the_plan_counts_once_it_has_begun(
    status: ClientStatus, moves_on: date | None, night: Night
) -> None:
    found = sleeps_tonight(facts(living(replace(HOUSE, moves_on=moves_on)), status=status))
    assert (found.night, found.home) == (night, HOUSE.place)


@pytest.mark.parametrize("after", [0, 1, 2])
def test_until_the_bed_of_a_later_day_is_there_they_sleep_where_they_said_on_leaving(after: int) -> None:
    left = TODAY - after * DAY
    now = LeavingNow(on=left, sleeps_at="My aunt's place", sleeps_confidential=True)
    plan = replace(living(replace(HOUSE, moves_on=left + 2 * DAY), left), leaving=now)
    found = sleeps_tonight(facts(plan, status=S.AFTERCARE))
    there = (HOUSE.place, False) if after == 2 else (Place("My aunt's place"), True)
    assert (found.night, (found.home, found.confidential)) == (Night.HOME, there)


@pytest.mark.parametrize(
    ("status", "night"),
    [
        (S.IN_HOSPITAL, Night.HOSPITAL),
        (S.IN_JAIL, Night.JAIL),
        (S.BACK_IN_TREATMENT, Night.TREATMENT),
    ],
)
def test_a_status_goes_before_the_home_with_the_place_that_was_written_down(
    status: ClientStatus, night: Night
) -> None:
    told = StatusChange(status, TODAY - DAY, "Mercy, third floor", TODAY + DAY)
    found = sleeps_tonight(facts(living(), told, status=status, discharged_on=TODAY - 9 * DAY))
    assert (found.night, found.place, found.since, found.until) == (night, told.place, told.since, told.until)
    other = StatusChange(S.AFTERCARE, TODAY, "Home")
    for change in (None, other):
        found = sleeps_tonight(facts(living(), change, status=status))
        assert (found.night, found.place, found.since) == (night, "", None), (
            "what is not recorded is not said"
        )


def test_nothing_lies_ahead_of_a_person_who_died() -> None:
    given = facts(full_plan(), status=S.DIED)
    found = assemble(given, None, may_read_plan=True, safety_link=False)
    assert (found.sleeps.night, found.doses, found.dates) == (Night.NOWHERE, (), ())


PHARMACY, CLINIC, NURSE = Place("Congress Pharmacy"), Place("Harbor Clinic"), Place("Bridge Clinic")


@pytest.mark.parametrize(
    ("kind", "where"),
    [
        (MedicineKind.BUPRENORPHINE, PHARMACY),
        (MedicineKind.OTHER, PHARMACY),
        (MedicineKind.BUPRENORPHINE_INJECTION, NURSE),
        (MedicineKind.METHADONE, CLINIC),
    ],
)
def test_a_dose_is_where_its_kind_is_given(kind: MedicineKind, where: Place) -> None:
    medicine = Medicine("m", kind, "A medicine", prescriber=NURSE, pharmacy=PHARMACY)
    plan = PlanDocument(medicines=MedicineSafety(medicines=(medicine,), methadone=Methadone(CLINIC)))
    assert next_doses(plan)[0].where == where


def test_doses_stand_by_day_and_what_is_missing_goes_first() -> None:
    plan = PlanDocument(
        medicines=MedicineSafety(
            medicines=(
                Medicine("a", name="Later", next_dose_on=TODAY + 2 * DAY),
                Medicine("b", name=" "),
                Medicine("c", name="Evening", next_dose_on=TODAY, next_dose_at=time(20)),
                Medicine("d", name="Morning", next_dose_on=TODAY, next_dose_at=time(8)),
                Medicine("e", name="Unknown"),
            )
        )
    )
    found = next_doses(plan)
    assert [dose.name for dose in found] == ["Unknown", "Morning", "Evening", "Later"]
    assert found[0].spot.field == "medicines.medicines.4.next_dose_on"


def test_the_next_three_dates_are_the_nearest_ones_with_the_closed_days_between() -> None:
    visits = tuple(
        Appointment(f"v{days}", place=Place(f"Visit in {days}"), day=TODAY + days * DAY, at=time(9))
        for days in (-1, 30, 4, 2)
    )
    plan = PlanDocument(
        first_days=FirstDays(leaves_on=TODAY + DAY, call=PromisedCall("Dana", TODAY + 9 * DAY)),
        appointments=(*visits, Appointment("open")),
    )
    closed = {TODAY + 2 * DAY: "Thanksgiving", TODAY + 5 * DAY: "Later"}
    found = next_dates(facts(plan, closed=closed))
    assert [(one.kind, (one.day - TODAY).days) for one in found] == [
        (DateKind.LEAVES, 1),
        (DateKind.CLOSED, 2),
        (DateKind.APPOINTMENT, 2),
        (DateKind.APPOINTMENT, 4),
    ]
    assert [one.spot.field for one in found if one.kind is DateKind.APPOINTMENT] == [
        "appointments.3.day",
        "appointments.2.day",
    ]


@pytest.mark.parametrize(
    ("client", "kinds"),
    [
        ({}, []),
        ({"discharge_planned": TODAY}, [DateKind.LEAVES]),
        ({"discharge_planned": TODAY - DAY}, []),
        ({"discharge_planned": TODAY, "discharged_on": TODAY}, []),
    ],
)
def test_leaving_is_a_date_until_it_has_happened(client: dict[str, Any], kinds: list[DateKind]) -> None:
    assert [found.kind for found in next_dates(facts(None, **client))] == kinds


def test_the_circle_keeps_empty_places_and_leaves_out_what_is_not_for_the_client() -> None:
    support = SupportCircle(
        (
            CirclePlace("a", CircleRole.FAMILY, "Elise, my sister", "207-555-0163", "June"),
            CirclePlace("b", CircleRole.FAITH, "Parish", not_for_me=True),
            CirclePlace("c", CircleRole.SPONSOR, "  ", what_for="Sam will help"),
        ),
        (Need("d", NeedKind.RIDE, "First visit", "Ray"), Need("e", NeedKind.CHILD_CARE)),
    )
    found = support_circle(PlanDocument(support=support))
    assert [(one.kind, one.is_filled(), one.spot.field) for one in found] == [
        (CircleRole.FAMILY, True, "support.places.0.name"),
        (CircleRole.SPONSOR, False, "support.places.2.name"),
        (NeedKind.RIDE, True, "support.needs.0.name"),
        (NeedKind.CHILD_CARE, False, "support.needs.1.name"),
    ]


@pytest.mark.parametrize(
    ("substance", "needed"),
    [(Substance.OPIOIDS, True), (Substance.STIMULANTS, True), (Substance.CANNABIS, False)],
)
def test_naloxone_is_asked_for_where_it_applies(substance: Substance, needed: bool) -> None:
    given = facts(None, substances=(SubstanceUse(substance),))
    assert assemble(given, None, may_read_plan=True, safety_link=False).needs_naloxone is needed


def test_a_full_record_has_no_gap() -> None:
    given = OverviewFacts(full_client(), full_plan(), None, {}, TODAY)
    found = assemble(given, None, may_read_plan=True, safety_link=True)
    assert (found.sleeps.night, found.has_visit, found.safety_link) == (Night.NOT_KNOWN, True, True)
    assert len(found.dates) == 3
