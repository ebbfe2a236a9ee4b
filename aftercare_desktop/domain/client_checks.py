"""What keeps a client's facts from being saved: days that cannot be, codes that are none, texts too long."""

import re
from dataclasses import dataclass, replace
from datetime import date

from aftercare_desktop.domain.addresses import address_problems
from aftercare_desktop.domain.bounds import too_long
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.problems import FieldProblem
from aftercare_desktop.domain.record_numbers import plain_number
from aftercare_desktop.errors import BadInput

EARLIEST_BIRTH = date(1900, 1, 1)
_ICD10 = re.compile(r"[A-TV-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?")


@dataclass(frozen=True, slots=True)
class _Span:
    """Two days that must not stand in the wrong order."""

    first: str
    second: str
    sentence: str


_ORDERED_DAYS = (
    _Span("birth_date", "admitted_on", "Use an admission date after the date of birth."),
    _Span("admitted_on", "discharge_planned", "Use a planned discharge on or after the admission date."),
    _Span("admitted_on", "discharged_on", "Use a discharge date on or after the admission date."),
)


def with_plain_number(client: Client) -> Client:
    """The client with the record number as it is kept."""
    number = plain_number(client.record_number)
    return client if number == client.record_number else replace(client, record_number=number)


def problems(client: Client, today: date) -> tuple[FieldProblem, ...]:
    """Everything that keeps this client from being saved, each with the sentence for its field."""
    found: list[FieldProblem] = []
    if not client.name.strip():
        found.append(FieldProblem("name", "Write the person's name."))
    found += [FieldProblem(path, sentence) for path, sentence in too_long(client)]
    found += _impossible_days(client, today)
    for condition in client.conditions:
        if condition.code and not _ICD10.fullmatch(condition.code):
            sentence = (
                f"{condition.code} is not an ICD-10-CM code. Use a code such as F33.1 or leave it empty."
            )
            found.append(FieldProblem("conditions", sentence))
    return tuple(found)


def typed_problems(client: Client, today: date) -> tuple[FieldProblem, ...]:
    """What a form asks to mend before it saves: `problems`, and addresses that do not look like one."""
    addresses = (
        *address_problems(client.address, "address"),
        *address_problems(client.mailing_address, "mailing_address"),
    )
    return (*problems(client, today), *(FieldProblem(path, sentence) for path, sentence in addresses))


def _impossible_days(client: Client, today: date) -> list[FieldProblem]:
    found: list[FieldProblem] = []
    birth = client.birth_date
    if birth and not EARLIEST_BIRTH <= birth <= today:
        found.append(
            FieldProblem(
                "birth_date", f"Use a date of birth between 1900 and {today:%Y}, not later than today."
            )
        )
    for name in ("discharged_on", "last_overdose"):
        day = getattr(client, name)
        if day and day > today:
            found.append(FieldProblem(name, "Use a date that is not after today."))
    for span in _ORDERED_DAYS:
        first, second = getattr(client, span.first), getattr(client, span.second)
        if first and second and second < first:
            found.append(FieldProblem(span.second, span.sentence, span.first))
    for stretch in client.recovery:
        if stretch.ended and stretch.ended < stretch.started:
            found.append(FieldProblem("recovery", "Use an end of recovery time on or after its start."))
    return found


def check(client: Client, today: date) -> None:
    """Raise `BadInput` naming the first field that cannot be saved."""
    found = problems(client, today)
    if found:
        raise BadInput(found[0].sentence)
