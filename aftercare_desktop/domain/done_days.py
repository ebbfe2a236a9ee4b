"""What counts as done on a day: a draft may be written a day ahead, but nothing was done on a day still to come.

Paper made today, and the checks made today, take such a day as not recorded: a gap never prints as done.
"""

from dataclasses import replace
from datetime import date

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.plans import Medicine, MedicineSafety, Participants, PlanDocument


def done_by(document: PlanDocument, today: date) -> PlanDocument:
    """The plan without the days of doses taken, talks held and things handed over that lie after `today`.

    What is only planned, such as visits and next doses, stays.
    """
    return replace(
        document,
        medicines=_medicines(document.medicines, today),
        participants=_participants(document.participants, today),
        translation=replace(document.translation, on=_come(document.translation.on, today)),
    )


def screened_by(client: Client, today: date) -> Client:
    """The record without a day of the suicide screen that lies after `today`."""
    risk = client.suicide_risk
    return replace(client, suicide_risk=replace(risk, screened_on=_come(risk.screened_on, today)))


def _medicines(safety: MedicineSafety, today: date) -> MedicineSafety:
    medicines = tuple(_medicine(one, today) for one in safety.medicines)
    naloxone = replace(safety.naloxone, handed_on=_come(safety.naloxone.handed_on, today))
    methadone, dose = safety.methadone, safety.methadone_taken()
    if dose is not None and dose.last_dose_on is not None and dose.last_dose_on > today:
        methadone = replace(methadone, last_dose_mg=None)  # so much will be taken; nobody took it yet
    explained = _come(safety.tolerance_explained_on, today)
    return replace(
        safety,
        medicines=medicines,
        methadone=methadone,
        naloxone=naloxone,
        tolerance_explained_on=explained,
    )


def _medicine(one: Medicine, today: date) -> Medicine:
    """A dose still to come leaves neither its day nor its hour behind."""
    taken_on = _come(one.last_dose_on, today)
    return replace(
        one,
        last_dose_on=taken_on,
        last_dose_at=one.last_dose_at if taken_on == one.last_dose_on else None,
        pharmacy_confirmed_on=_come(one.pharmacy_confirmed_on, today),
    )


def _participants(participants: Participants, today: date) -> Participants:
    return replace(
        participants,
        people=tuple(replace(one, on=_come(one.on, today)) for one in participants.people),
        read_aloud=replace(participants.read_aloud, on=_come(participants.read_aloud.on, today)),
        told_back=replace(participants.told_back, on=_come(participants.told_back.on, today)),
    )


def _come(day: date | None, today: date) -> date | None:
    return None if day is None or day > today else day
