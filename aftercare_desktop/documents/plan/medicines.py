"""Medicines and how each goes on, methadone details, naloxone, and the approved safety sentences."""

from aftercare_desktop.documents.plan.parts import Story, joined, lines_of
from aftercare_desktop.documents.text import Text
from aftercare_desktop.domain.approved_words import ApprovedKey, missed_dose_key, safety_keys
from aftercare_desktop.domain.first_days import medicines_in_order
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import Medicine, MedicineKind, Naloxone
from aftercare_desktop.words import dates


def write(story: Story) -> None:
    """Each medicine with its facts; what is not known is a line to write on."""
    document = story.paper.document
    medicines = medicines_in_order(document)
    for medicine in medicines:
        story.heading(joined((medicine.name, medicine.dose)))
        story.facts(_facts(medicine))
    if not medicines and document.medicines.none_needed:
        story.text("I take no medicine right now.")
    elif not medicines:
        story.blank("My medicine: not set. Ask the nurse")
    if document.medicines.methadone.clinic.is_known():
        _methadone(story)
    _naloxone(story)
    _safety(story, medicines)


def _facts(medicine: Medicine) -> list[tuple[str, Text]]:
    facts: list[tuple[str, Text]] = [("How I take it", medicine.directions.strip())]
    facts.append(("Who prescribes it", place(medicine.prescriber)))
    if medicine.last_dose_on:
        facts.append(("My last dose", dates.day_at(medicine.last_dose_on, medicine.last_dose_at)))
    following = dates.day_at(medicine.next_dose_on, medicine.next_dose_at) if medicine.next_dose_on else ""
    if medicine.kind.is_injection():
        facts.append(("My next injection", following))
    elif medicine.kind is MedicineKind.METHADONE:
        facts.append(("My next dose", following))
    else:
        facts.append(("I have enough through", dates.day(medicine.supply_until) if medicine.supply_until else ""))
        facts.append(("Next pick up", following))
        facts.append(("My pharmacy", _pharmacy(medicine)))
    if medicine.next_visit_on:
        facts.append(("Next visit for it", dates.day(medicine.next_visit_on)))
    return facts


def place(where: Place) -> str:
    """Where it is on one line, how to reach it and when on the next."""
    return lines_of(joined((where.name, where.address)), joined((where.phone, where.hours)))


def _pharmacy(medicine: Medicine) -> str:
    asked = ""
    if medicine.pharmacy_confirmed_by.strip() and medicine.pharmacy_confirmed_on:
        asked = f"{medicine.pharmacy_confirmed_by.strip()} asked them on {dates.day(medicine.pharmacy_confirmed_on)}."
    return lines_of(place(medicine.pharmacy), asked)


def _methadone(story: Story) -> None:
    methadone = story.paper.document.medicines.methadone
    story.heading("My methadone clinic")
    facts: list[tuple[str, Text]] = [("Clinic and hours", place(methadone.clinic))]
    if methadone.last_dose_mg is not None:
        facts.append(("My last dose", f"{methadone.last_dose_mg} mg"))
    facts.append(("Last-dose letter", "I have it." if methadone.last_dose_letter else ""))
    if methadone.take_home_doses is not None:
        facts.append(("Doses to take home", str(methadone.take_home_doses)))
    if methadone.lockbox:
        facts.append(("Lockbox", "I have one."))
    if methadone.guest_dosing.strip():
        facts.append(("When I travel", methadone.guest_dosing.strip()))
    story.facts(facts)


def _naloxone(story: Story) -> None:
    naloxone = story.paper.document.medicines.naloxone
    story.heading("Naloxone")
    if naloxone.declined:
        story.text("I did not take naloxone. I can ask for it any time.")
    elif naloxone.is_handed_over():
        story.facts(_handed_over(naloxone))
    else:
        story.blank("Naloxone: not given yet. Ask the nurse")


def _handed_over(naloxone: Naloxone) -> list[tuple[str, Text]]:
    facts: list[tuple[str, Text]] = []
    if naloxone.handed_on:
        doses = f"{naloxone.doses} doses" if naloxone.doses else ""
        facts.append(("I got it", joined((dates.day(naloxone.handed_on), doses, naloxone.form))))
    facts.append(("Where it is", naloxone.kept_at.strip()))
    facts.append(("Who learned to use it", naloxone.trained.strip()))
    return facts


def _safety(story: Story, medicines: tuple[Medicine, ...]) -> None:
    document = story.paper.document
    keys = list(dict.fromkeys(missed_dose_key(medicine.kind) for medicine in medicines))
    if medicines:
        keys.append(ApprovedKey.KEEP_TAKING_MEDICINE)
    keys += [key for key in safety_keys(story.paper.client, document) if key not in keys]
    if not keys:
        return
    story.heading("Staying safe")
    for key in keys:
        story.approved(key)
    safety = document.medicines
    if safety.tolerance_explained_on and safety.tolerance_explained_by.strip():
        by, on = safety.tolerance_explained_by.strip(), dates.day(safety.tolerance_explained_on)
        story.text(f"{by} talked with me about lowered tolerance on {on}.")
