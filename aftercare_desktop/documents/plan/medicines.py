"""Medicines and how each goes on, methadone details, naloxone, and the approved safety sentences."""

from aftercare_desktop.documents.plan.parts import Story, joined, lines_of
from aftercare_desktop.documents.plan.twins import Cell, Twins
from aftercare_desktop.domain.approved_words import ApprovedKey, missed_dose_key, safety_keys
from aftercare_desktop.domain.first_days import medicines_in_order
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import Medicine, MedicineKind, MedicineSafety, Methadone, Naloxone
from aftercare_desktop.words import dates
from aftercare_desktop.words.paper import Medicines as Words
from aftercare_desktop.words.phones import shown_phone


def write(story: Story) -> None:
    """Each medicine with its facts; what is not known is a line to write on."""
    document = story.paper.document
    medicines = medicines_in_order(document)
    for medicine in medicines:
        story.heading(joined((medicine.name, medicine.dose)))
        story.facts(_facts(story.twins, medicine))
    if not medicines and document.medicines.none_needed:
        story.text(Words.NONE_NEEDED)
    elif not medicines:
        story.blank(Words.NOT_SET)
    if document.medicines.methadone != Methadone() or document.medicines.methadone_taken() is not None:
        _methadone(story)
    _naloxone(story)
    _safety(story, medicines)


def _facts(twins: Twins, medicine: Medicine) -> list[tuple[str, Cell]]:
    how = twins.cell(medicine.directions.strip(), f"medicines.medicines.{medicine.key}.directions")
    facts: list[tuple[str, Cell]] = [(Words.HOW, how)]
    facts.append((Words.PRESCRIBER, place(medicine.prescriber)))
    if medicine.last_dose_on:
        facts.append((Words.LAST_DOSE, dates.day_at(medicine.last_dose_on, medicine.last_dose_at)))
    following = dates.day_at(medicine.next_dose_on, medicine.next_dose_at) if medicine.next_dose_on else ""
    if medicine.kind.is_injection():
        facts.append((Words.NEXT_INJECTION, following))
    elif medicine.kind is MedicineKind.METHADONE:
        facts.append((Words.NEXT_DOSE, following))
    else:
        facts.append((Words.ENOUGH, dates.day(medicine.supply_until) if medicine.supply_until else ""))
        facts.append((Words.PICK_UP, following))
        facts.append((Words.PHARMACY, _pharmacy(medicine)))
    if medicine.next_visit_on:
        facts.append((Words.NEXT_VISIT, dates.day(medicine.next_visit_on)))
    return facts


def place(where: Place) -> str:
    """Where it is on one line, how to reach it and when on the next."""
    return lines_of(joined((where.name, where.address)), joined((shown_phone(where.phone), where.hours)))


def _pharmacy(medicine: Medicine) -> str:
    """Nobody asked a pharmacy that has no name."""
    asked, known = "", medicine.pharmacy.is_known()
    if known and medicine.pharmacy_confirmed_by.strip() and medicine.pharmacy_confirmed_on:
        on = dates.day(medicine.pharmacy_confirmed_on)
        asked = Words.ASKED.format(who=medicine.pharmacy_confirmed_by.strip(), day=on)
    return lines_of(place(medicine.pharmacy), asked)


def _methadone(story: Story) -> None:
    methadone = story.paper.document.medicines.methadone
    story.heading(Words.CLINIC)
    facts: list[tuple[str, Cell]] = [(Words.CLINIC_HOURS, place(methadone.clinic))]
    facts += _last_dose(story.paper.document.medicines)
    facts.append((Words.LETTER, Words.HAVE_LETTER if methadone.last_dose_letter else ""))
    if methadone.take_home_doses is not None:
        facts.append((Words.TAKE_HOME, str(methadone.take_home_doses)))
    if methadone.lockbox:
        facts.append((Words.LOCKBOX, Words.HAVE_LOCKBOX))
    if methadone.guest_dosing.strip():
        guest = story.twins.cell(methadone.guest_dosing.strip(), "medicines.methadone.guest_dosing")
        facts.append((Words.GUEST, guest))
    story.facts(facts)


def _last_dose(safety: MedicineSafety) -> list[tuple[str, Cell]]:
    """How much it was and when: the next clinic has to know both (PRODUCT.md section 2). A line for what is missing."""
    milligrams, taken = safety.methadone.last_dose_mg, safety.methadone_taken()
    if milligrams is None:
        return [(Words.LAST_DOSE_MG, "")] if taken is not None else []
    dose = Words.MILLIGRAMS.format(dose=milligrams)
    if taken is None or taken.last_dose_on is None:
        return [(Words.LAST_DOSE, dose), (Words.LAST_DOSE_WHEN, "")]
    facts: list[tuple[str, Cell]] = [
        (Words.LAST_DOSE, joined((dose, dates.day_at(taken.last_dose_on, taken.last_dose_at))))
    ]
    return facts if taken.last_dose_at is not None else [*facts, (Words.LAST_DOSE_TIME, "")]


def _naloxone(story: Story) -> None:
    naloxone = story.paper.document.medicines.naloxone
    story.heading(Words.NALOXONE)
    if naloxone.declined:
        story.text(Words.NALOXONE_DECLINED)
    elif naloxone.is_handed_over():
        story.facts(_handed_over(story.twins, naloxone))
    else:
        story.blank(Words.NALOXONE_NOT_GIVEN)


def _handed_over(twins: Twins, naloxone: Naloxone) -> list[tuple[str, Cell]]:
    facts: list[tuple[str, Cell]] = []
    if naloxone.handed_on:
        doses = Words.DOSES.format(count=naloxone.doses) if naloxone.doses else ""
        facts.append((Words.GOT_IT, joined((dates.day(naloxone.handed_on), doses, naloxone.form))))
    facts.append((Words.KEPT, twins.cell(naloxone.kept_at.strip(), "medicines.naloxone.kept_at")))
    facts.append((Words.TRAINED, naloxone.trained.strip()))
    return facts


def _safety(story: Story, medicines: tuple[Medicine, ...]) -> None:
    document = story.paper.document
    keys = list(dict.fromkeys(missed_dose_key(medicine.kind) for medicine in medicines))
    if medicines:
        keys.append(ApprovedKey.KEEP_TAKING_MEDICINE)
    keys += [key for key in safety_keys(story.paper.client, document) if key not in keys]
    if not keys:
        return
    story.heading(Words.SAFETY)
    for key in keys:
        story.approved(key)
    safety = document.medicines
    if safety.tolerance_explained_on and safety.tolerance_explained_by.strip():
        by, on = safety.tolerance_explained_by.strip(), dates.day(safety.tolerance_explained_on)
        story.text(Words.TOLERANCE.format(who=by, day=on))
