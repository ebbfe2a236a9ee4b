"""Whether medicines go on without a gap, and whether the person can survive an overdose (DOMAIN.md section 1)."""

from collections.abc import Container
from datetime import date, timedelta

from aftercare_desktop.domain import first_days
from aftercare_desktop.domain.approved_words import ApprovedKey, safety_keys
from aftercare_desktop.domain.plans import Medicine, MedicineKind
from aftercare_desktop.domain.readiness_facts import ReadinessFacts


def medicines(facts: ReadinessFacts) -> bool:
    """Each with its dose, how it is taken, and who prescribes it; or somebody said that none is needed."""
    safety = facts.document.medicines
    named = first_days.medicines_in_order(facts.document)
    if not named:
        return safety.none_needed
    return all(m.dose.strip() and m.directions.strip() and m.prescriber.is_known() for m in named)


def supply(facts: ReadinessFacts) -> bool | None:
    """The next dose is known, and what is taken at home lasts until the next prescriber visit and closed day."""
    named = first_days.medicines_in_order(facts.document)
    if not named:
        return None
    return all(is_supplied(m, facts.closed_days) for m in named)


def is_supplied(medicine: Medicine, closed_days: Container[date]) -> bool:
    """Whether this medicine goes on without a day on which there is none of it."""
    if medicine.kind.is_injection() or medicine.kind is MedicineKind.METHADONE:
        return medicine.next_dose_on is not None
    until, visit = medicine.supply_until, medicine.next_visit_on
    if until is None or visit is None or until < visit - timedelta(days=1):
        return False
    # The day after the supply ends must not be a day on which nobody hands out more.
    return visit not in closed_days or until >= visit


def pharmacy(facts: ReadinessFacts) -> bool | None:
    """The pharmacy was asked whether it is open and has the medicine; injections and methadone need none."""
    needing = [
        m
        for m in first_days.medicines_in_order(facts.document)
        if m.kind is not MedicineKind.METHADONE and not m.kind.is_injection()
    ]
    if not needing:
        return None
    return all(
        m.pharmacy.is_known() and m.pharmacy_confirmed_by.strip() and m.pharmacy_confirmed_on for m in needing
    )


def methadone(facts: ReadinessFacts) -> bool | None:
    """The clinic that goes on with it knows the last dose, its time, and has the letter."""
    doses = [m for m in facts.document.medicines.medicines if m.kind is MedicineKind.METHADONE]
    if not doses:
        return None
    handed_on = facts.document.medicines.methadone
    timed = all(m.last_dose_on and m.last_dose_at for m in doses)
    return (
        timed
        and handed_on.clinic.is_known()
        and handed_on.last_dose_mg is not None
        and handed_on.last_dose_letter
    )


def naloxone(facts: ReadinessFacts) -> bool | None:
    """Handed over with form and training. A person who declined it is not a gap, but it stays on paper."""
    keys = safety_keys(facts.client, facts.document)
    if ApprovedKey.NALOXONE_HOUSE not in keys:
        return None
    kit = facts.document.medicines.naloxone
    if kit.declined:
        return True
    return kit.is_handed_over() and bool(kit.form.strip()) and bool(kit.trained.strip())


def tolerance(facts: ReadinessFacts) -> bool | None:
    """Somebody explained that less is enough to die of after weeks without; only where it applies."""
    if ApprovedKey.LOWERED_TOLERANCE not in safety_keys(facts.client, facts.document):
        return None
    safety = facts.document.medicines
    return safety.tolerance_explained_on is not None and bool(safety.tolerance_explained_by.strip())
