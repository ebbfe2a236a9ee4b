"""The words of a merge: what each choice is called, and what is said of two records."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.words.contact import contact_rules
from aftercare_desktop.words.dates import birth_date, full_date

FACTS: Mapping[str, str] = MappingProxyType(
    {
        "name": "Legal name",
        "preferred_name": "Preferred name",
        "pronouns": "Pronouns",
        "birth_date": "Date of birth",
        "gender": "Gender",
        "language": "Language, interpreter",
        "status": "Status",
        "counselor_id": "Counselor",
        "program": "Program",
        "admitted_on": "Admitted",
        "discharge_planned": "Planned discharge",
        "discharged_on": "Discharge",
        "contact": "Contact agreement",
        "email": "E-mail",
        "address": "Address",
        "mailing_address": "Mailing address",
        "emergency": "Emergency contact",
        "pregnancy": "Pregnancy",
        "last_overdose": "Last overdose",
        "recovery": "Recovery start",
        "guardian": "Guardian",
        "payee": "Payee",
        "income": "Income",
        "funding": "Funding",
        "insurance": "Insurance",
        "accessibility": "Accessibility",
        "transport": "Transport",
        "veteran": "Veteran",
        "court": "Court",
        "wanted_group": "Wanted group",
        "wanted_home": "Wanted home",
        "wanted_mentor": "Wanted mentor",
        "phones": "Phones",
        "locators": "Locator contacts",
        "substances": "Substances",
        "conditions": "Conditions",
        "medicines": "Medicines",
        "children": "Children",
        "allergies": "Allergies",
        "suicide_risk": "Suicide risk",
    }
)
"""By the first field of a choice, or the field that is kept of both."""

DECIDE = "The two records differ here. Choose the one that is right."


def record_title(record_number: str) -> str:
    """ "Record 0042"."""
    return f"Record {record_number}" if record_number else "Record without a number"


def death_words(died: str, living: str, lives: Sequence[tuple[str, date]]) -> str:
    """What is said where one record says that the person died and the other does not: both by their titles."""
    said = f"{died} says that the person died, {living} does not."
    if not lives:
        return f"{said} Make sure before you choose."
    days = ", ".join(f"{_LIVES[name]} {full_date(day)}" for name, day in lives)
    return f"{said} {living} tells of a later life: {days}. Make sure before you choose."


_LIVES: Mapping[str, str] = MappingProxyType(
    {
        "admitted_on": "admitted",
        "discharged_on": "discharged",
        "contact": "asked about contact",
        "suicide_risk": "screened for suicide risk",
        "recovery": "start of recovery",
    }
)


def whole_agreement(client: Client) -> str:
    """A contact agreement with everything it allows."""
    allowed = [
        ("May leave a message.", client.contact.may_leave_message),
        ("Texts are safe.", client.contact.may_text),
    ]
    return " ".join((contact_rules(client), *(words for words, agreed in allowed if agreed)))


def record_details(name: str, born: date | None, added: date, *, archived: bool) -> str:
    """ "Theo Bramwell, born 04/09/1991. Added November 2, 2026."."""
    who = f"{name}, born {birth_date(born)}" if born else name
    return f"{who}. Added {full_date(added)}." + (" Archived." if archived else "")


def from_record(record_number: str) -> str:
    """Where an earlier plan was written: "From record 0117."."""
    return f"From record {record_number}." if record_number else "From a record without a number."


def set_aside(record_number: str, day: date) -> str:
    """What is said of a draft that a merge did not go on with."""
    return f"{from_record(record_number)} Set aside on {full_date(day)}, when the records were merged."


def merged_on(record_number: str, name: str, day: date) -> str:
    """What is said when somebody opens a record that was merged."""
    return f"{record_title(record_number)} ({name}) was merged into this one on {full_date(day)}."
