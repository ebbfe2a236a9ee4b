"""Whom a new record is compared with. Few of many: found by date of birth, phone, e-mail or all words of the name."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from aftercare_desktop.domain import search
from aftercare_desktop.domain.people import Phone
from aftercare_desktop.store.rows import columns_of, from_row
from aftercare_desktop.store.tables import client_search, clients, merged_clients

_MOST = 1_000
_AT_ONCE = 2_000
_SHORTEST_PHONE = 7


@dataclass(frozen=True, slots=True)
class Known:
    """What is compared of a person."""

    id: int
    name: str
    preferred_name: str
    birth_date: date | None
    phones: tuple[Phone, ...]
    email: str


_FIELDS = columns_of(clients, Known)


def candidates(
    c: Connection, names: Collection[str], births: Collection[date], phones: Collection[str], email: str
) -> tuple[Known, ...]:
    """Everybody born on one of `births`, with one of the phones (digits), the e-mail, or all words of one of `names`.

    Archived people too, merged ones not. Of very many some are left out.
    """
    ids: dict[int, None] = {}
    if births:
        ids |= dict.fromkeys(
            c.scalars(select(clients.c.id).where(clients.c.birth_date.in_(births)).limit(_MOST))
        )
    if email:
        spelled = {email, email.lower()}
        ids |= dict.fromkeys(c.scalars(select(clients.c.id).where(clients.c.email.in_(spelled)).limit(_MOST)))
    conditions = [_all_of(name) for name in names] + [_holds(phone) for phone in phones]
    if conditions:
        found = select(client_search.c.client_id).where(or_(*conditions)).limit(_MOST)
        ids |= dict.fromkeys(c.scalars(found))
    rows = c.execute(select(*_FIELDS).where(clients.c.id.in_(list(ids)), _not_merged())).mappings()
    return tuple(from_row(Known, row) for row in rows)


def everybody(c: Connection) -> Iterator[Known]:
    """All people but merged ones, some thousands in memory at a time."""
    wanted = select(*_FIELDS).where(_not_merged()).order_by(clients.c.id)
    for row in c.execute(wanted.execution_options(yield_per=_AT_ONCE)).mappings():
        yield from_row(Known, row)


def phone_digits(phones: tuple[Phone, ...]) -> tuple[str, ...]:
    """The numbers as digits, without a country code; too short ones are no sign of anything."""
    bare = (search.digits(phone.number) for phone in phones)
    return tuple(one[-10:] for one in dict.fromkeys(bare) if len(one) >= _SHORTEST_PHONE)


def _not_merged() -> ColumnElement[bool]:
    return clients.c.id.not_in(select(merged_clients.c.client_id))


def _all_of(name: str) -> ColumnElement[bool]:
    return and_(*(_holds(word) for word in name.split()))


def _holds(text: str) -> Any:
    return client_search.c.folded.contains(text, autoescape=True, escape="|")
