"""The emergency sheet and its questions in words. What is not written down is said so, never left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from aftercare_desktop.domain.clients import Pregnancy
from aftercare_desktop.domain.consents import Category
from aftercare_desktop.domain.emergency import EmergencySheet, SheetMedicine
from aftercare_desktop.words.clients import away
from aftercare_desktop.words.dates import birth_date, clock, day, day_of_year, full_date, stamp
from aftercare_desktop.words.phones import shown_phone

TITLE = "Emergency"
CALL_911 = "Is the ambulance on the way? If not, call 911 first."
FOR_MEDICAL_STAFF = (
    "For medical staff who treat this person now, and nobody else. Check the date of birth with them."
)
WRITTEN_DOWN = "That this sheet was opened is written down."
CONTACT = "Emergency contact"
CONTACT_RULE = "Telling this person anything needs the client’s consent."
NOBODY = "No one by these words."
LOOK_AGAIN = "Check the spelling, or try the record number or the date of birth."
QUESTIONS = "Who was told?"
ANSWER = "Answer"
KEPT = "Who was told is written down"
ASK = (
    "The law asks to write down at once who was told what, where they work, who told it, when, and what happened "
    "(42 CFR 2.51)."
)
STAYS_OPEN = "Without an answer this is asked again, here and of a supervisor."
TOLD: Mapping[Category, str] = MappingProxyType(
    {
        Category.MEDICINES: "Medicines, last dose, allergies, naloxone",
        Category.CONDITIONS: "Conditions, pregnancy",
        Category.SUBSTANCES: "Last overdose",
        Category.CONTACT: "Emergency contact",
    }
)
"""What can have been told from the sheet, by the kind of information it is; that the person is or was here, always."""

_LONG_AGO = 300
"""Days from which on a day is written with its year."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One answer of the sheet: what it is about, its lines, and whether something is missing or needs care."""

    title: str
    lines: tuple[str, ...]
    icon: str
    missing: bool = False
    careful: bool = False
    """Something that must not be overlooked: an allergy, a pregnancy."""


def who(sheet: EmergencySheet, today: date) -> str:
    """ "Born 04/09/1991 (35 years). Record 000117. Called Ted"."""
    parts = (
        f"Born {birth_date(sheet.birth_date)} ({_years(sheet.birth_date, today)} years)"
        if sheet.birth_date
        else "Date of birth not written down",
        f"Record {sheet.record_number}" if sheet.record_number else "No record number",
        f"Called {sheet.preferred_name}" if sheet.preferred_name.strip() else "",
    )
    return ". ".join(part for part in parts if part)


def medicine_title(medicine: SheetMedicine) -> str:
    """ "Methadone, 110 mg daily"."""
    parts = (medicine.name, medicine.dose, medicine.directions)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def last_dose(medicine: SheetMedicine, today: date) -> str:
    """ "Last dose: Sun, Nov 22 (yesterday), 7:30 AM, 110 mg", or what of it is not written down."""
    if medicine.last_on is None:
        return "Last dose: not written down"
    near = away(medicine.last_on, today)
    when = f"{_when(medicine.last_on, today)}{f' ({near})' if near else ''}"
    at = clock(medicine.last_at) if medicine.last_at is not None else "time not written down"
    return f"Last dose: {', '.join(part for part in (when, at, medicine.last_amount) if part)}"


def medicines_source(sheet: EmergencySheet) -> str:
    """Where the medicines are from, and of which day."""
    if sheet.plan_day is None:
        return "From the record; there is no plan" if sheet.medicines else ""
    return f"From the plan, written {full_date(sheet.plan_day)}"


def no_medicine(sheet: EmergencySheet) -> str:
    """What stands where no medicine is listed."""
    return (
        "Takes no medicine, as far as is written down" if sheet.takes_none else "Medicines: not written down"
    )


def facts(sheet: EmergencySheet, today: date) -> tuple[SheetLine, ...]:
    """Everything beside the medicines, in the order in which it is asked for."""
    return (
        _allergies(sheet),
        _pregnancy(sheet),
        SheetLine(
            "Conditions",
            sheet.conditions or ("None written down",),
            "stethoscope",
            missing=not sheet.conditions,
        ),
        SheetLine(
            "Last overdose",
            (_past(sheet.last_overdose, today) if sheet.last_overdose else "None written down",),
            "alarm-clock",
            missing=sheet.last_overdose is None,
        ),
        _naloxone(sheet, today),
        _contact(sheet),
    )


def _allergies(sheet: EmergencySheet) -> SheetLine:
    if sheet.allergies:
        return SheetLine("Allergies", tuple(sheet.allergies.splitlines()), "triangle-alert", careful=True)
    known = sheet.no_known_allergies
    return SheetLine(
        "Allergies", ("None known" if known else "Not asked",), "triangle-alert", missing=not known
    )


def _pregnancy(sheet: EmergencySheet) -> SheetLine:
    said = _PREGNANCY[sheet.pregnancy]
    if sheet.due_date is not None:
        said = f"{said}, due {full_date(sheet.due_date)}"
    careful = sheet.pregnancy in (Pregnancy.YES, Pregnancy.POSTPARTUM)
    missing = sheet.pregnancy is Pregnancy.NOT_ASKED
    return SheetLine("Pregnancy", (said,), "baby", missing=missing, careful=careful)


_PREGNANCY: Mapping[Pregnancy, str] = MappingProxyType(
    {
        Pregnancy.NOT_ASKED: "Not asked",
        Pregnancy.NO: "Not pregnant when asked",
        Pregnancy.YES: "Pregnant",
        Pregnancy.POSTPARTUM: "Gave birth lately",
    }
)


def _naloxone(sheet: EmergencySheet, today: date) -> SheetLine:
    given = sheet.naloxone
    kept = f"Kept: {given.kept_at.strip()}" if given.kept_at.strip() else ""
    if given.declined:
        return SheetLine("Naloxone", ("Did not take it",), "life-buoy")
    if given.handed_on is None:
        lines = tuple(part for part in ("Not written down as handed over", kept) if part)
        return SheetLine("Naloxone", lines, "life-buoy", missing=True)
    form = given.form.strip()
    first = f"Handed over {_when(given.handed_on, today)}{f', {form}' if form else ''}"
    return SheetLine("Naloxone", tuple(part for part in (first, kept) if part), "life-buoy")


def _contact(sheet: EmergencySheet) -> SheetLine:
    person = sheet.contact
    if not (person.name.strip() or person.phone.strip()):
        return SheetLine(CONTACT, ("Not written down",), "phone", missing=True)
    named = ", ".join(part.strip() for part in (person.name, person.relation) if part.strip())
    lines = (named, shown_phone(person.phone) if person.phone.strip() else "Phone not written down")
    return SheetLine(CONTACT, tuple(part for part in lines if part), "phone")


def opened(client: str, opened_by: str, at: datetime, zone: ZoneInfo) -> str:
    """ "Nov 23, 2026, 9:42 AM: Theo Bramwell, opened by Dana Whitcomb": a question, as it is listed."""
    return f"{stamp(at, zone)}: {client}, opened by {opened_by}"


def waiting(number: int, since: datetime, zone: ZoneInfo) -> str:
    """What the window says while questions are open. It names nobody: others may see it."""
    if number == 1:
        return f"An emergency of {stamp(since, zone)} still asks who was told."
    return f"{number:,} emergencies still ask who was told, the first of {stamp(since, zone)}."


def _past(value: date, today: date) -> str:
    near = away(value, today)
    return f"{full_date(value)} ({near})" if near else full_date(value)


def _when(value: date, today: date) -> str:
    return day(value) if abs((today - value).days) < _LONG_AGO else day_of_year(value)


def _years(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
