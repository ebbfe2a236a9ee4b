"""Where each medicine is had, and who answers for it: "I call before I take more" needs a name and a number."""

from collections.abc import Sequence

from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import Medicine, MedicineKind, PlanDocument
from aftercare_desktop.words.phones import shown_phone


def is_given_there(kind: MedicineKind) -> bool:
    """Given by the clinic: page 1 says when the next one is, not how it is taken."""
    return kind.is_injection() or kind is MedicineKind.METHADONE


def had_at(document: PlanDocument, medicine: Medicine) -> Place:
    """Where the next dose, injection or pick-up is."""
    if not is_given_there(medicine.kind):
        return medicine.pharmacy
    clinic = document.medicines.methadone.clinic
    return clinic if medicine.kind is MedicineKind.METHADONE and clinic.is_known() else medicine.prescriber


def whom_to_call(document: PlanDocument, medicines: Sequence[Medicine]) -> str:
    """Those whom no line about the next day names: where the medicine is had, else who prescribes it.

    Made on the day of leaving there is no medicine page: the prescriber is told then in any case.
    """
    named, asked = set(), []
    for medicine in medicines:
        at = name_and_phone(had_at(document, medicine))
        prescriber = name_and_phone(medicine.prescriber)
        if at and medicine.next_dose_on is not None:
            named.add(at)
            asked.append(prescriber if document.leaving.is_leaving() else "")
        else:
            asked.append(at or prescriber)
    return " or ".join(who for who in dict.fromkeys(asked) if who and who not in named)


def name_and_phone(place: Place) -> str:
    """ "Nurse Leah, 207-555-0109", as much of it as is known."""
    return ", ".join(part for part in (place.name.strip(), shown_phone(place.phone)) if part)
