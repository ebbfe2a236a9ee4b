"""Whom the questions of "Leaving now" can mean, and whose phone stands beside a chosen name."""

from dataclasses import replace

import pytest

from aftercare_desktop.domain.clients import CurrentMedicine
from aftercare_desktop.domain.leaving_people import Known, company, phone_beside, prescribers
from aftercare_desktop.domain.people import Person, Place
from aftercare_desktop.domain.plans import CirclePlace, CircleRole, PlanDocument, SupportCircle
from tests.builders import build_client, full_client, full_plan

STAFF = ("Dana Whitcomb", "Leah Okafor")


def test_people_of_the_client_are_neither_the_client_nor_staff() -> None:
    places = [
        CirclePlace("a", CircleRole.FAMILY, "Elise"),
        CirclePlace("b", CircleRole.COUNSELOR, "Somebody"),
        CirclePlace("c", CircleRole.FRIEND, "dana  whitcomb", "207-555-0104"),
        CirclePlace("d", CircleRole.FRIEND, "Theo"),
        CirclePlace("e", CircleRole.FRIEND, "Gone", not_for_me=True),
        CirclePlace("f", CircleRole.MEETING, "Harbor Lights"),
    ]
    client = full_client(emergency=Person("elise", "Sister", "207-555-0163"), locators=())
    document = PlanDocument(support=SupportCircle(tuple(places)))
    assert company(client, document, STAFF) == (Known("Elise", "207-555-0163"),)


def test_nobody_whom_a_full_plan_names_for_the_client_is_the_client() -> None:
    names = [known.name for known in company(full_client(), full_plan(), STAFF)]
    assert "Elise Bramwell" in names
    assert "Ray Ellery" in names
    assert not {"Theo", "Theodore Bramwell", *STAFF} & set(names)


def test_prescribers_of_plan_and_record_stand_once() -> None:
    client = build_client(
        medicines=(
            CurrentMedicine("A", prescriber="bridge clinic"),
            CurrentMedicine("B", prescriber="Dr. Lind"),
        )
    )
    plan = full_plan()
    plan = replace(plan, medicines=replace(plan.medicines, methadone=type(plan.medicines.methadone)()))
    first = plan.medicines.medicines[0].prescriber
    assert first.name == "Bridge Clinic"
    assert prescribers(client, plan) == (first, Place("Dr. Lind"))


PEOPLE = (Known("Elise", "207-555-0163"), Known("Sam", "2075550127"), Known("Ray"))


@pytest.mark.parametrize(
    ("name", "there", "then"),
    [
        ("Elise", "", "207-555-0163"),
        ("Elise", "207-555-0127", "207-555-0163"),  # Sam's, filled in before
        ("Elise", "207-555-0199", "207-555-0199"),  # typed by hand
        ("Ray", "207-555-0163", ""),
        ("A stranger", "", ""),
    ],
)
def test_a_typed_phone_stays_and_another_persons_goes(name: str, there: str, then: str) -> None:
    assert phone_beside(PEOPLE, name, there) == then
