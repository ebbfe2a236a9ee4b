"""Medicines, naloxone and visits in the plans of made-up clients."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from random import Random

from aftercare_desktop.demo import places
from aftercare_desktop.demo.medicines import METHADONE, Remedy
from aftercare_desktop.demo.people import has_low_mood, taken
from aftercare_desktop.demo.places import BRIDGE, CLINICS, COURT, METHADONE_CLINIC, PHARMACIES, Clinic
from aftercare_desktop.demo.staff import NURSE
from aftercare_desktop.demo.stories import Story
from aftercare_desktop.domain.clients import Client, Court, Substance
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import (
    Appointment,
    Medicine,
    MedicineKind,
    MedicineSafety,
    Methadone,
    Naloxone,
)

SATURDAY = 5
_PRESCRIBERS = {
    "Nurse Leah": BRIDGE,
    "Nurse Odette": METHADONE_CLINIC,
    "Dr. Anand": CLINICS[0],
    "Dr. Sorensen": CLINICS[2],
}


def key(rng: Random) -> str:
    """A permanent key of a part, the same for the same person."""
    return f"{rng.getrandbits(64):016x}"


def open_day(day: date, closed: Mapping[date, str]) -> date:
    """The day itself, or the next one that is neither a weekend nor a closed day."""
    while day.weekday() >= SATURDAY or day in closed:
        day += timedelta(days=1)
    return day


def first_visit_day(story: Story, closed: Mapping[date, str]) -> date:
    """The first visit: within a week of leaving."""
    return open_day(story.leaves + timedelta(days=story.rng("visit").randint(1, 3)), closed)


def safety(story: Story, record: Client, closed: Mapping[date, str]) -> MedicineSafety:
    """Section 5: what is taken, how it goes on, naloxone."""
    rng = story.rng("safety")
    remedies = taken(story, has_low_mood(record))
    written = story.written_on()
    needs_naloxone = bool({Substance.OPIOIDS, Substance.STIMULANTS} & set(story.substances))
    return MedicineSafety(
        none_needed=not remedies,
        medicines=tuple(_medicine(story, remedy, closed, rng) for remedy in remedies),
        methadone=_methadone(rng) if METHADONE in remedies else Methadone(),
        naloxone=_naloxone(story, written, rng) if needs_naloxone else Naloxone(),
        tolerance_explained_on=written if needs_naloxone else None,
        tolerance_explained_by=f"{NURSE.name}, {NURSE.credentials}" if needs_naloxone else "",
    )


def _medicine(story: Story, remedy: Remedy, closed: Mapping[date, str], rng: Random) -> Medicine:
    visit = first_visit_day(story, closed)
    at_home = not remedy.kind.is_injection() and remedy.kind is not MedicineKind.METHADONE
    last_dose = visit - timedelta(days=28) if remedy.kind.is_injection() else story.leaves
    next_dose = visit if remedy.kind.is_injection() else story.leaves + timedelta(days=1)
    return Medicine(
        key=key(rng),
        kind=remedy.kind,
        name=remedy.name,
        dose=remedy.dose,
        directions=remedy.directions,
        prescriber=_PRESCRIBERS[remedy.prescriber].place,
        last_dose_on=min(last_dose, story.today),
        last_dose_at=time(7, 30),
        next_dose_on=open_day(visit + timedelta(days=2), closed) if at_home else next_dose,
        next_dose_at=None if at_home else time(8, 15),
        supply_until=open_day(visit + timedelta(days=2), closed) + timedelta(days=1) if at_home else None,
        next_visit_on=visit,
        pharmacy=rng.choice(PHARMACIES) if at_home else Place(),
        pharmacy_confirmed_by=NURSE.name if at_home else "",
        pharmacy_confirmed_on=story.written_on() if at_home else None,
    )


def _methadone(rng: Random) -> Methadone:
    return Methadone(
        clinic=METHADONE_CLINIC.place,
        last_dose_mg=90,
        last_dose_letter=True,
        take_home_doses=rng.choice((1, 3, 6)),
        lockbox=True,
        guest_dosing="Lewiston clinic, if I stay with family" if rng.random() < 0.3 else "",
    )


def _naloxone(story: Story, written: date, rng: Random) -> Naloxone:
    if rng.random() < 0.06:
        return Naloxone(declined=True)
    return Naloxone(
        handed_on=written,
        form="Nasal spray, 4 mg",
        doses=2,
        trained=f"Me and {story.host.name}",
        kept_at="One spray is in my coat. One is in the kitchen.",
        declined=False,
    )


def visits(story: Story, record: Client, closed: Mapping[date, str]) -> tuple[Appointment, ...]:
    """Section 6: the first visit with ride and backup, then others in the weeks after."""
    rng = story.rng("visits")
    day = first_visit_day(story, closed)
    remedies = taken(story, has_low_mood(record))
    first = _PRESCRIBERS[remedies[0].prescriber] if remedies else CLINICS[1]
    found = [_visit(story, first, day, time(10, 30), rng)]
    others = rng.sample([clinic for clinic in CLINICS if clinic is not first], rng.randint(1, 3))
    for weeks, clinic in enumerate(others, start=1):
        later = open_day(day + timedelta(days=7 * weeks - rng.randint(0, 3)), closed)
        found.append(_visit(story, clinic, later, time(rng.randint(9, 15), rng.choice((0, 30))), rng))
    if record.court is not Court.NONE:
        found.append(_visit(story, COURT, open_day(day + timedelta(days=20), closed), time(9), rng))
    return tuple(found)


def _visit(story: Story, clinic: Clinic, day: date, at: time, rng: Random) -> Appointment:
    ride = story.say(rng.choice(("{host} drives me", "{family} drives me", "{mentor} drives me", "Bus 5")))
    return Appointment(
        key=key(rng),
        kind=clinic.kind,
        with_whom=clinic.with_whom,
        place=clinic.place,
        day=day,
        at=at,
        ride=ride,
        ride_at=time(at.hour - 1, 45 if at.minute >= 30 else 15),
        backup="Taxi, paid by the center" if ride == "Bus 5" else f"Bus 5, or I call {places.CITY} taxi",
        bring=rng.choice(("My ID and this plan", "My insurance card", "My medicine list")),
    )
