"""A row's facts beside a client's: as comparable text, as readable text, and joined into the client."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import cast

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.people import Address, Person, Phone
from aftercare_desktop.domain.search import digits, fold
from aftercare_desktop.store.imports import PHONES

RECORD_NUMBER = "record_number"
COUNSELOR = "counselor"
"""The one name among a row's values that is no field of `Client`: a staff member's name as the file writes it."""
COUNSELOR_ID = "counselor_id"
PERSON = "person"
"""In place of a field: whether the person of a row is the one whose record its number leads to."""
IDENTITY = ("name", "birth_date")
_WITH_COUNTRY_CODE = 11


def comparable(path: str, value: object) -> str:
    """A value as text that is the same wherever a person would call it the same; empty for none."""
    if value is None or value == ():
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if path == PHONES:
        return "\n".join(bare_number(phone.number) for phone in cast(tuple[Phone, ...], value))
    text = " ".join(str(value).split())
    return bare_number(text) if path.endswith(".phone") and text else text


def known(client: Client, path: str) -> object:
    """The client's own value at a path such as "address.city"."""
    head, _, tail = path.partition(".")
    value = getattr(client, head)
    return getattr(value, tail) if tail else value


def by_field(paths: Iterable[str]) -> dict[str, list[str]]:
    """The paths by the field of `Client` they lie in: an address is decided on as a whole."""
    found: dict[str, list[str]] = {}
    for path in paths:
        found.setdefault(path.partition(".")[0], []).append(path)
    return found


def merged(client: Client, values: Mapping[str, object]) -> Client:
    """The client with these values; what is not among them stays."""
    whole: dict[str, object] = {}
    parts: dict[str, dict[str, object]] = {}
    for path, value in values.items():
        head, _, tail = path.partition(".")
        if tail:
            parts.setdefault(head, {})[tail] = value
        elif head == PHONES:
            whole[head] = with_phones(client.phones, cast(Iterable[Phone], value))
        else:
            whole[head] = value
    for head, facts in parts.items():
        whole[head] = replace(getattr(client, head), **facts)
    return replace(client, **whole) if whole else client  # type: ignore[arg-type]  # exchange gives each its type


def with_phones(ours: tuple[Phone, ...], read: Iterable[Phone]) -> tuple[Phone, ...]:
    """The known phones as they are, and behind them those that are new."""
    numbers = {bare_number(phone.number) for phone in ours}
    added: dict[str, Phone] = {}
    for phone in read:
        if bare_number(phone.number) not in numbers:
            added.setdefault(bare_number(phone.number), phone)
    return (*ours, *added.values())


def bare_number(written: str) -> str:
    """What makes two phone numbers the same: their digits, without the 1 in front of a number of this country."""
    bare = digits(written)
    if len(bare) == _WITH_COUNTRY_CODE and bare.startswith("1"):
        return bare[1:]
    return bare or fold(written)


def readable(value: object) -> str:
    """A field's value in one line, for setting two of them side by side. Days are written year-month-day."""
    if isinstance(value, Address):
        return value.one_line()
    if isinstance(value, Person):
        return ", ".join(part for part in (value.name, value.relation, value.phone) if part)
    if isinstance(value, tuple):
        return ", ".join(phone.number for phone in cast(tuple[Phone, ...], value))
    return "" if value is None else str(value)
