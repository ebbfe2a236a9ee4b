"""Which facts of a client stand on which card of the form, in which words. The only place that names the fields."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from aftercare_desktop.domain.clients import (
    Child,
    Client,
    ContactWay,
    Court,
    CurrentMedicine,
    Custody,
    DischargeType,
    LocatorContact,
    Pregnancy,
    RecoveryStart,
    RiskScreen,
    Substance,
    SubstanceUse,
    Wish,
)
from aftercare_desktop.domain.people import Phone, PhoneKind
from aftercare_desktop.ui.form import (
    FieldSpec,
    FormContext,
    GroupSpec,
    address,
    check,
    checks,
    choice,
    day,
    line,
    lines,
    options,
    person,
    phone,
    rows,
    suggest_program,
    written_time,
    yes_no,
)
from aftercare_desktop.ui.pages.client.conditions import conditions
from aftercare_desktop.ui.pages.client.first_phone import FirstPhoneField
from aftercare_desktop.ui.pages.client.status_field import status
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import Option
from aftercare_desktop.ui.widgets.fields_marked import Prose
from aftercare_desktop.ui.widgets.fields_when import DateField
from aftercare_desktop.words.contact import NEVER_NAME_THE_CENTER


@dataclass(frozen=True, slots=True)
class FactSection:
    """One card: its key in routes, its words in the outline, and its fields."""

    key: str
    title: str
    group: GroupSpec

    def paths(self) -> tuple[str, ...]:
        """The paths of its fields in `Client`."""
        return tuple(spec.path for spec in self.group.fields)


def fact_sections(today: date, counselors: Sequence[Option]) -> tuple[FactSection, ...]:
    """Every fact of `Client`, in the order of the page."""
    return (
        _section("person", "The person", _person(counselors)),
        _section("about", "Language and access", _ABOUT),
        _section("contact", "Contact agreement", _CONTACT, "What is not marked is not allowed."),
        _section("phones", "Phones and addresses", _PHONES),
        _section("people", "Emergency, locators", _PEOPLE),
        _section("health", "Substances and health", _HEALTH),
        _section("safety", "Safety", _SAFETY),
        _section("stay", "Admission, discharge", _STAY),
        _section("recovery", "Recovery start", _recovery(today), "Only if the person wants a date kept."),
        _section("family", "Family and children", _FAMILY),
        _section("money", "Money and insurance", _MONEY),
        _section("court", "Court", _COURT),
        _section("wishes", "Wishes", _WISHES, "Which kind of group, home and mentor the person wants."),
    )


def _section(key: str, title: str, fields: tuple[FieldSpec, ...], note: str = "") -> FactSection:
    return FactSection(key, title, GroupSpec(title, fields, note))


def _first_phone(path: str, label: str, span: int) -> FieldSpec:
    def make(context: FormContext, bare: bool) -> Field:
        return FirstPhoneField(label)

    return FieldSpec(path, label, make, span)


def _birth_date(path: str, label: str, span: int) -> FieldSpec:
    def make(context: FormContext, bare: bool) -> Field:
        field = DateField(label, context.today, past=True)
        field.line.setPlaceholderText("4/9/1991")
        return field

    return FieldSpec(path, label, make, span)


def _person(counselors: Sequence[Option]) -> tuple[FieldSpec, ...]:
    return (
        line("name", "Legal name", span=3),
        line("preferred_name", "Preferred name", span=3),
        line("pronouns", "Pronouns", span=2),
        _birth_date("birth_date", "Date of birth", 2),
        line("record_number", "Record number", span=2),
        _first_phone("phones", "Phone", 2),
        day("discharge_planned", "Planned discharge"),
        options("counselor_id", "Counselor", counselors, span=2),
    )


_ABOUT = (
    line("gender", "Gender, in their own words", span=3, prose=Prose.QUOTED),
    line("language", "Language", span=3),
    check("interpreter", "Needs an interpreter", span=3),
    yes_no("veteran", "Veteran", span=3),
    lines("accessibility", "What makes things accessible", span=3, least_lines=1),
    lines("transport", "How they get around", span=3, least_lines=1),
)


def _must_ask_again(client: Any) -> bool:
    return isinstance(client, Client) and client.contact.ask_again


def _ask_again() -> FieldSpec:
    """Set when a person moves; to be taken away once they were asked. It stays in sight until then."""
    spec = check("contact.ask_again", "Must be asked again", span=2)
    return FieldSpec(spec.path, spec.label, spec.make, spec.span, shown=_must_ask_again)


_CONTACT = (
    checks("contact.ways", "Ways the person agreed to", ContactWay),
    check("contact.may_leave_message", "May leave a message", span=2),
    check("contact.may_text", "Texts are safe", span=2),
    check("contact.safe_to_mail", "Letters are safe", span=2),
    line(
        "contact.message_words",
        "Safe message, word for word",
        placeholder="This is Dana, please call me back.",
        help_text=NEVER_NAME_THE_CENTER,
    ),
    line("contact.hours", "Hours", placeholder="After 4 PM, not on Sundays"),
    day("contact.asked_on", "Asked on", past=True),
    day("contact.until", "Agreed until"),
    _ask_again(),
)

_PHONE_ROW = (
    line("number", "Number", span=3),
    choice("kind", "Kind", PhoneKind, span=2),
    check("may_text", "Text OK", span=1),
    check("may_leave_message", "Message OK", span=1),
    line("note", "Note", span=3),
)

_PHONES = (
    rows("phones", "Phones", _PHONE_ROW, lambda: Phone(""), noun="Phone", table=True, widths={"kind": 116}),
    line("email", "E-mail", span=3),
    address("address", "Address"),
    address("mailing_address", "Mailing address, if it is another"),
)

_LOCATOR_ROW = (
    line("person.name", "Name", span=2),
    line("person.relation", "Relation", span=2),
    phone("person.phone", "Phone"),
    line("person.note", "Note", span=4),
    check("may_contact", "May contact", span=2),
)

_PEOPLE = (
    person("emergency", "Emergency contact"),
    rows(
        "locators",
        "Who will know where the person is",
        _LOCATOR_ROW,
        LocatorContact,
        noun="Locator contact",
    ),
)

_SUBSTANCE_ROW = (
    choice("substance", "Substance", Substance, span=2),
    line("own_word", "Their own word", span=3, prose=Prose.QUOTED),
    day("last_use", "Last use", past=True),
)

_MEDICINE_ROW = (
    line("name", "Medicine", span=3),
    line("dose", "Dose", span=2),
    line("prescriber", "Prescriber", span=3),
)


def _expecting(client: Any) -> bool:
    return isinstance(client, Client) and (client.pregnancy is Pregnancy.YES or client.due_date is not None)


def _due_date() -> FieldSpec:
    spec = day("due_date", "Due date")
    return FieldSpec(spec.path, spec.label, spec.make, spec.span, shown=_expecting)


_HEALTH = (
    rows(
        "substances",
        "Substances",
        _SUBSTANCE_ROW,
        lambda: SubstanceUse(Substance.OTHER),
        noun="Substance",
        table=True,
        widths={"last_use": 172},
    ),
    day("last_overdose", "Last overdose", past=True),
    choice("pregnancy", "Pregnant", Pregnancy),
    _due_date(),
    conditions("conditions", "Conditions that go along"),
    rows("medicines", "Medicines", _MEDICINE_ROW, CurrentMedicine, noun="Medicine", table=True),
    check("no_known_allergies", "No known allergies", span=2),
    lines("allergies", "Allergies", span=4, least_lines=1),
)

_SAFETY = (
    choice("suicide_risk.screen", "Suicide risk, last screen", RiskScreen),
    day("suicide_risk.screened_on", "Screened on", past=True, done=True),
    check("suicide_risk.past_attempt", "Past attempt", span=2),
)

_STAY = (
    status("status", "Status", span=4),
    suggest_program("program", "Program", span=4),
    day("admitted_on", "Admitted"),
    written_time("discharge_time", "Leaves at, on the planned day"),
    day("discharged_on", "Left", past=True),
    choice("discharge_type", "How the stay ended", DischargeType, span=3, none_words="Not yet"),
)


def _recovery(today: date) -> tuple[FieldSpec, ...]:
    row = (
        day("started", "Started", span=3),
        day("ended", "Ended, if they returned to use", span=3),
    )
    new = rows(
        "recovery", "Starts, oldest first", row, lambda: RecoveryStart(today), noun="Start", table=True
    )
    return (new,)


_CHILD_ROW = (
    line("name", "First name", span=3),
    line("age", "Age", span=1),
    choice("custody", "Who has custody", Custody, span=3),
)

_FAMILY = (
    rows("children", "Children", _CHILD_ROW, Child, noun="Child", table=True, widths={"age": 84}),
    person("guardian", "Guardian"),
)

_MONEY = (
    line("income", "Income", span=2),
    line("funding", "Funding", span=2),
    line("insurance", "Insurance", span=2),
    person("payee", "Payee"),
)

_COURT = (
    choice("court", "Supervision", Court, span=3),
    check("treatment_is_condition", "Treatment is a condition", span=3),
    person("probation_officer", "Probation officer or case worker"),
)

_WISHES = (
    choice("wanted_group", "Group", Wish),
    choice("wanted_home", "Home", Wish),
    choice("wanted_mentor", "Mentor", Wish),
)
