"""A plan as it could have been written on a day: nothing in it was done or recorded later."""

from dataclasses import replace
from datetime import date

from aftercare_desktop.domain.plans import PlanDocument


def as_known_on(document: PlanDocument, day: date) -> PlanDocument:
    """The document with every past fact (last dose, naloxone, talk, confirmation, part taken) on `day` at the latest.

    What lies ahead, such as visits and next doses, stays.
    """

    def known(recorded: date | None) -> date | None:
        return None if recorded is None else min(recorded, day)

    safety = document.medicines
    medicines = tuple(
        replace(
            medicine,
            last_dose_on=known(medicine.last_dose_on),
            pharmacy_confirmed_on=known(medicine.pharmacy_confirmed_on),
        )
        for medicine in safety.medicines
    )
    naloxone = replace(safety.naloxone, handed_on=known(safety.naloxone.handed_on))
    told = known(safety.tolerance_explained_on)
    people = tuple(replace(person, on=known(person.on)) for person in document.participants.people)
    part, translation = document.participants, document.translation
    gone_over = {
        "read_aloud": replace(part.read_aloud, on=known(part.read_aloud.on)),
        "told_back": replace(part.told_back, on=known(part.told_back.on)),
    }
    return replace(
        document,
        medicines=replace(safety, medicines=medicines, naloxone=naloxone, tolerance_explained_on=told),
        participants=replace(part, people=people, **gone_over),
        translation=replace(translation, on=known(translation.on)),
    )
