"""Places of a plan that are linked to the directory: which they are, and what they say at present.

A draft shows what its entries say now; finalizing freezes that. Homes, meeting rooms and people are not linked.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans.document import PlanDocument
from aftercare_desktop.domain.plans.medicines import MedicineKind

_SAID = ("name", "address", "phone", "hours")


@dataclass(frozen=True, slots=True)
class LinkChange:
    """A linked place that says something else than when the draft was written: its name now, and what differs."""

    name: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkedVisit:
    """A day, and a time if it is known, on which the person is to be at a linked place."""

    entry_id: int
    day: date
    at: time | None


def linked_places(document: PlanDocument) -> Iterator[Place]:
    """Every place that is linked, in the order of the plan; the same one as often as it stands there."""
    safety = document.medicines
    for medicine in safety.medicines:
        yield from (place for place in (medicine.prescriber, medicine.pharmacy) if place.entry_id is not None)
    if safety.methadone.clinic.entry_id is not None:
        yield safety.methadone.clinic
    yield from (visit.place for visit in document.appointments if visit.place.entry_id is not None)


def linked_ids(document: PlanDocument) -> frozenset[int]:
    """The entries that the plan names."""
    return frozenset(place.entry_id for place in linked_places(document) if place.entry_id is not None)


def resolve(document: PlanDocument, places: Mapping[int, Place]) -> PlanDocument:
    """The document with each linked place as `places` has it; one that is not there keeps what it said.

    The same object when nothing differs.
    """

    def present(place: Place) -> Place:
        return place if place.entry_id is None else places.get(place.entry_id, place)

    resolved = _with_places(document, present)
    return document if resolved == document else resolved


def changes(written: PlanDocument, present: PlanDocument) -> tuple[LinkChange, ...]:
    """What the entries of a draft say differently from when it was written. Both have the same links."""
    found: dict[int, LinkChange] = {}
    for old, new in zip(linked_places(written), linked_places(present), strict=True):
        fields = tuple(name for name in _SAID if getattr(old, name) != getattr(new, name))
        if fields and new.entry_id is not None:
            found.setdefault(new.entry_id, LinkChange(new.name, fields))
    return tuple(found.values())


def linked_visits(document: PlanDocument) -> Iterator[LinkedVisit]:
    """When the person is to be where: visits, the next one at a prescriber, and the next dose, injection or pick-up."""
    safety = document.medicines
    for visit in document.appointments:
        yield from _visit(visit.place, visit.day, visit.at)
    for medicine in safety.medicines:
        yield from _visit(medicine.prescriber, medicine.next_visit_on, None)
        if medicine.kind is MedicineKind.METHADONE:
            had_at = safety.methadone.clinic
        else:
            had_at = medicine.prescriber if medicine.kind.is_injection() else medicine.pharmacy
        yield from _visit(had_at, medicine.next_dose_on, medicine.next_dose_at)


def _visit(place: Place, day: date | None, at: time | None) -> Iterator[LinkedVisit]:
    if place.entry_id is not None and day is not None:
        yield LinkedVisit(place.entry_id, day, at)


def _with_places(document: PlanDocument, present: Callable[[Place], Place]) -> PlanDocument:
    safety = document.medicines
    medicines = tuple(
        replace(one, prescriber=present(one.prescriber), pharmacy=present(one.pharmacy))
        for one in safety.medicines
    )
    methadone = replace(safety.methadone, clinic=present(safety.methadone.clinic))
    visits = tuple(replace(visit, place=present(visit.place)) for visit in document.appointments)
    return replace(
        document,
        medicines=replace(safety, medicines=medicines, methadone=methadone),
        appointments=visits,
    )
