"""Whom a new record is compared with. Few of many: found by date of birth, phone, e-mail or the words of the name."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, or_, select

from aftercare_desktop.domain import search
from aftercare_desktop.domain.people import Phone
from aftercare_desktop.store.rows import columns_of, from_row
from aftercare_desktop.store.tables import client_search, clients, merged_clients

CROWD = 60
"""A phone that so many share (a shelter's line) says nothing of any of them."""
_MOST = 1_000
_AT_ONCE = 2_000
_SHORTEST_PHONE = 7
_MOST_WORDS = 4
_BEGINNING = 3


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


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody must have in part to be compared. Phones are digits; `near` are dates one slip from `born`;
    `also` are compared whatever they have.
    """

    born: date | None
    near: Collection[date]
    names: Collection[str]
    phones: Collection[str]
    email: str
    also: Collection[int] = ()


def candidates(c: Connection, wanted: Wanted) -> tuple[Known, ...]:
    """Everybody with the same date of birth, phone, e-mail or name, or born near it with a name that begins alike.

    Archived people too, merged ones not. Of very many some are left out. All but phones are looked up in an index.
    """
    ids = dict.fromkeys(wanted.also)
    for found in _lookups(wanted):
        ids |= dict.fromkeys(c.scalars(found.limit(_MOST)))
    for phone in wanted.phones:
        holders = c.scalars(select(client_search.c.client_id).where(_holds(phone)).limit(CROWD + 1)).all()
        ids |= dict.fromkeys(holders if len(holders) <= CROWD else ())
    rows = c.execute(select(*_FIELDS).where(clients.c.id.in_(list(ids)), _not_merged())).mappings()
    return tuple(from_row(Known, row) for row in rows)


def _lookups(wanted: Wanted) -> Iterator[Select[tuple[int]]]:
    by_fact, by_name = select(clients.c.id), select(client_search.c.client_id)
    if wanted.born is not None:
        yield by_fact.where(clients.c.birth_date == wanted.born)
        alike = func.substr(client_search.c.sort_key, 1, 1).in_(_beginnings(wanted.names))
        near = by_fact.join(client_search, client_search.c.client_id == clients.c.id)
        yield near.where(clients.c.birth_date.in_(wanted.near), alike)
    if wanted.email:
        yield by_fact.where(clients.c.email.in_({wanted.email, wanted.email.lower()}))
    if orders := [order for name in wanted.names for order in _orders(name)]:
        yield by_name.where(client_search.c.sort_key.in_(orders))


def names_like(c: Connection, names: Collection[str], *, of_unknown_birth: bool) -> Sequence[tuple[int, str]]:
    """Ids and folded names of those in whose name, anywhere, a word of these names begins; a slip leaves most
    beginnings alone. `of_unknown_birth` looks only at people whose date of birth is not on record.
    """
    beginnings = {word[:_BEGINNING] for name in names for word in name.split() if len(word) > 1}
    if not beginnings:
        return ()
    key = client_search.c.sort_key
    alike = or_(*(key.contains(beginning, autoescape=True, escape="|") for beginning in sorted(beginnings)))
    found = select(client_search.c.client_id, key).where(alike)
    if of_unknown_birth:
        found = found.join(clients, clients.c.id == client_search.c.client_id)
        found = found.where(clients.c.birth_date.is_(None))
    return [(row[0], row[1]) for row in c.execute(found)]


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


def _beginnings(names: Collection[str]) -> set[str]:
    return {word[0] for name in names for word in name.split()}


def _orders(name: str) -> set[str]:
    """The words of a name in every order, as lists are sorted by; of long names only as it is."""
    words = name.split()
    return {" ".join(order) for order in permutations(words)} if len(words) <= _MOST_WORDS else {name}


def _holds(text: str) -> Any:
    return client_search.c.folded.contains(text, autoescape=True, escape="|")
