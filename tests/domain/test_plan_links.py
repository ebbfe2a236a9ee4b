"""Links of a plan to the directory: which places they are, what they say now, what is never touched."""

from dataclasses import replace
from datetime import date, time

import pytest

from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import MedicineKind, PlanDocument
from aftercare_desktop.domain.plans.links import (
    LinkChange,
    LinkedVisit,
    changes,
    linked_ids,
    linked_visits,
    resolve,
)
from tests.builders import full_plan, linked_plan

PRESENT = {
    number: Place(f"Entry {number}", f"{number} Main Street", "207-555-0100", "24/7", number)
    for number in range(1, 5)
}


def test_every_linked_place_says_what_the_directory_says() -> None:
    resolved = resolve(linked_plan(), PRESENT)
    (medicine, *_), visit = resolved.medicines.medicines, resolved.appointments[0]
    assert (medicine.prescriber, medicine.pharmacy) == (PRESENT[1], PRESENT[2])
    assert resolved.medicines.methadone.clinic == PRESENT[3]
    assert visit.place == PRESENT[4]
    assert linked_ids(resolved) == {1, 2, 3, 4}


def test_what_is_typed_and_what_is_not_known_stays() -> None:
    plain, linked = full_plan(), linked_plan()
    assert resolve(plain, PRESENT) is plain
    assert resolve(linked, {}) is linked
    assert resolve(resolve(linked, PRESENT), PRESENT) == resolve(linked, PRESENT)
    assert resolve(PlanDocument(), PRESENT) == PlanDocument()


def test_changes_name_each_entry_once_with_what_differs() -> None:
    written = resolve(linked_plan(), PRESENT)
    moved = PRESENT | {
        2: replace(PRESENT[2], phone="207-555-0199", hours="Mon"),
        4: replace(PRESENT[4], name="New"),
    }
    assert changes(written, resolve(written, moved)) == (
        LinkChange("Entry 2", ("phone", "hours")),
        LinkChange("New", ("name",)),
    )
    assert changes(written, written) == ()


def test_visits_at_linked_places_have_a_day() -> None:
    plan = linked_plan()
    medicine = replace(
        plan.medicines.medicines[0],
        kind=MedicineKind.METHADONE,
        next_visit_on=date(2026, 12, 1),
        next_dose_on=date(2026, 11, 26),
        next_dose_at=time(6),
    )
    visit = replace(plan.appointments[0], day=date(2026, 11, 27), at=time(10))
    plan = replace(plan, medicines=replace(plan.medicines, medicines=(medicine,)), appointments=(visit,))
    assert set(linked_visits(plan)) == {
        LinkedVisit(4, date(2026, 11, 27), time(10)),
        LinkedVisit(1, date(2026, 12, 1), None),
        LinkedVisit(3, date(2026, 11, 26), time(6)),
    }
    undated = replace(
        plan, medicines=replace(plan.medicines, medicines=()), appointments=(replace(visit, day=None),)
    )
    assert list(linked_visits(undated)) == []


@pytest.mark.parametrize(
    ("kind", "entry_id"),
    [
        (MedicineKind.BUPRENORPHINE, 2),
        (MedicineKind.NALTREXONE_INJECTION, 1),
        (MedicineKind.METHADONE, 3),
    ],
)
def test_the_next_dose_is_a_visit_where_the_medicine_is_had(kind: MedicineKind, entry_id: int) -> None:
    plan = linked_plan()
    day = date(2026, 11, 26)
    medicine = replace(plan.medicines.medicines[0], kind=kind, next_visit_on=None, next_dose_on=day)
    safety = replace(plan.medicines, medicines=(medicine,))
    (visit,) = linked_visits(replace(plan, medicines=safety, appointments=()))
    assert (visit.entry_id, visit.day) == (entry_id, day)
