"""What an import says about the fields of a client: their names, and their values set side by side."""

from datetime import date

from aftercare_desktop.words.dates import full_date

_FIELDS = {
    "person": "Whose record this is",
    "name": "Name",
    "record_number": "Record number",
    "preferred_name": "Preferred name",
    "pronouns": "Pronouns",
    "gender": "Gender",
    "birth_date": "Date of birth",
    "language": "Language",
    "program": "Program",
    "counselor_id": "Counselor",
    "admitted_on": "Admission",
    "discharge_planned": "Planned discharge",
    "discharged_on": "Discharge",
    "phones": "Phones",
    "email": "E-mail",
    "address": "Address",
    "emergency": "Emergency contact",
    "insurance": "Insurance",
    "allergies": "Allergies",
}
_DAYS = frozenset({"birth_date", "admitted_on", "discharge_planned", "discharged_on"})


def field_words(field: str) -> str:
    """The name of a field of `Client` that a roster can carry, or of the whole person. KeyError for others: a bug."""
    return _FIELDS[field]


def fields_words(fields: tuple[str, ...]) -> str:
    """Several fields in one line."""
    return ", ".join(map(field_words, fields))


def person_words(name: str, birth_date: date | None) -> str:
    """Somebody told from others of the name."""
    return f"{name}, born {full_date(birth_date)}" if birth_date else name


def shown(field: str, text: str) -> str:
    """A value as a report gives it, in the words of the screen: days with their month's name, "Nothing" for none."""
    if text and field in _DAYS:
        return full_date(date.fromisoformat(text))
    return text or "Nothing"
