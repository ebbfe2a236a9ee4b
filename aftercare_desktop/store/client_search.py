"""Finding clients as somebody types: by any part of a name, record number, phone or date of birth.

Each client has one folded text; every word of the query (`typed_query`) must occur in it in one of its spellings. A
plain substring scan answers a query of any length, two letters included, in the same few milliseconds.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from aftercare_desktop.domain import search
from aftercare_desktop.domain.client_filters import PlanFacts, record_facts
from aftercare_desktop.domain.clients import Client, StoredClient
from aftercare_desktop.store.json_lists import given_ids, json_column
from aftercare_desktop.store.merged import MergedRecord, records_into, records_of
from aftercare_desktop.store.parts import parts
from aftercare_desktop.store.rows import to_row
from aftercare_desktop.store.tables import client_search
from aftercare_desktop.store.typed_query import bare, only_narrows, sought, without_nul

_FEW = 6_000
"""Looking up so many ids one by one takes half the time of the whole scan."""
Answer = tuple[str, Sequence[int]]
"""A query with the ids it found."""


# --- What is kept -------------------------------------------------------------------------------------------


def sort_key(client: Client) -> str:
    """Where the client stands in lists: by name, without regard to case and accents."""
    return " ".join(search.words(client.name))


def folded_text(client: Client, merged: Sequence[MergedRecord] = ()) -> str:
    """Everything a client is found by, one part per line, so that no word runs over two parts.

    The names and numbers of records that were merged into this one lead here as well.
    """
    records: tuple[Client | MergedRecord, ...] = (client, *merged)
    written = dict.fromkeys(
        search.fold(text) for one in records for text in (one.name, one.preferred_name, one.record_number)
    )
    parts = [*written, *(plain for text in written if (plain := bare(text)) != text)]
    parts += [search.digits(phone.number) for phone in client.phones]
    if client.birth_date:
        day = client.birth_date
        parts.append(f"{day.isoformat()} {day.month}/{day.day}/{day.year}")
    return without_nul("\n".join(part for part in parts if part))


def keep(c: Connection, clients: Iterable[tuple[int, Client]], now: datetime) -> None:
    """Make new clients findable; they have no plan yet."""
    same = {"archived": False, "stamp": newest_stamp(c) + 1, **to_row(PlanFacts())}
    rows = [{"client_id": client_id, **_entry(client, now), **same} for client_id, client in clients]
    if rows:
        c.execute(insert(client_search), rows)


def keep_again(c: Connection, client_id: int, client: Client, now: datetime) -> None:
    """Take over what changed about a client."""
    _change(c, client_id, _entry(client, now, records_of(c, client_id)))


def leave_out(c: Connection, client_id: int) -> None:
    """Find a client no more: a record that was merged is found by the one it was merged into.

    Something else must be kept anew before, or nobody notices.
    """
    c.execute(delete(client_search).where(client_search.c.client_id == client_id))


def keep_all_again(c: Connection, clients: Sequence[tuple[int, Client]], now: datetime) -> None:
    """Take over what changed about many clients."""
    here = update(client_search).where(client_search.c.client_id == bindparam("which"))
    stamp = newest_stamp(c) + 1
    for part in parts(clients):
        merged = records_into(c, [client_id for client_id, _ in part])
        rows = [
            {"which": client_id, "stamp": stamp, **_entry(client, now, merged.get(client_id, ()))}
            for client_id, client in part
        ]
        c.execute(here, rows)


def keep_program(c: Connection, client_ids: Sequence[int], old: str, new: str, now: datetime) -> None:
    """Take over that these clients, where they were in the program `old`, are in `new`."""
    here = update(client_search).where(
        client_search.c.client_id.in_(client_ids), client_search.c.program == old
    )
    c.execute(here.values(program=new, changed_at=now, stamp=newest_stamp(c) + 1))


def mark_archived(c: Connection, client_id: int, archived: bool) -> None:
    """Leave an archived client out of ordinary searches."""
    _change(c, client_id, {"archived": archived})


def mark_all_archived(c: Connection, client_ids: Sequence[int], archived: bool) -> None:
    """Leave some hundred archived clients out of ordinary searches, or find restored ones again."""
    here = update(client_search).where(client_search.c.client_id.in_(client_ids))
    c.execute(here.values(archived=archived, stamp=newest_stamp(c) + 1))


def keep_plan(c: Connection, client_id: int, facts: PlanFacts) -> None:
    """Take over what filters ask of the newest revision; nothing is written while it stays the same."""
    values = to_row(facts)
    _change(c, client_id, values, or_(*(client_search.c[name] != value for name, value in values.items())))


def newest_stamp(c: Connection) -> int:
    """A number that grows with every change of what clients are found by; 0 before there are any."""
    return int(c.scalar(select(func.max(client_search.c.stamp))) or 0)


def _change(c: Connection, client_id: int, values: dict[str, Any], *conditions: ColumnElement[bool]) -> None:
    newest = select(func.max(client_search.c.stamp)).scalar_subquery()
    here = update(client_search).where(client_search.c.client_id == client_id, *conditions)
    c.execute(here.values(stamp=newest + 1, **values))


def rebuild(c: Connection, found: Iterable[tuple[StoredClient, PlanFacts]]) -> None:
    """Write the whole search table anew, after the folding rules changed."""
    c.execute(delete(client_search))
    rows = [
        {
            "client_id": one.id,
            "archived": one.archived_at is not None,
            "stamp": 1,
            **_entry(one.client, one.changed_at, records_of(c, one.id)),
            **to_row(plan),
        }
        for one, plan in found
    ]
    if rows:
        c.execute(insert(client_search), rows)


def _entry(client: Client, changed_at: datetime, merged: Sequence[MergedRecord] = ()) -> dict[str, Any]:
    return {
        "sort_key": sort_key(client),
        "folded": folded_text(client, merged),
        "changed_at": changed_at,
        **to_row(record_facts(client)),
    }


# --- Finding ------------------------------------------------------------------------------------------------


def find_ids(
    c: Connection, query: str, include_archived: bool, before: Answer | None = None
) -> tuple[int, ...]:
    """Ids of the clients who match, by name. A query without words matches everybody.

    `before` is the answer, with the same `include_archived`, to what was typed one key earlier: where the longer query
    can find nobody else and these are few, only they are looked at.
    """
    wanted = select(client_search.c.client_id).order_by(client_search.c.sort_key, client_search.c.client_id)
    if not include_archived:
        wanted = wanted.where(client_search.c.archived.is_(False))
    condition = _condition(query)
    if condition is not None:
        wanted = wanted.where(condition)
    if before is not None and len(before[1]) <= _FEW and only_narrows(before[0], query):
        wanted = wanted.where(client_search.c.client_id.in_(given_ids(c, before[1])))
    return json_column(c, wanted, tuple[int, ...])


def _condition(query: str) -> ColumnElement[bool] | None:
    wanted = sought(query)
    if wanted is None:
        return None
    every_word = and_(*(_any_of(spellings) for spellings in wanted.words))
    return or_(every_word, _any_of(wanted.birthday)) if wanted.birthday else every_word


def _any_of(texts: Iterable[str]) -> ColumnElement[bool]:
    """LIKE is a third faster here than `instr`, and means the same: both sides are folded."""
    return or_(*(client_search.c.folded.contains(text, autoescape=True, escape="|") for text in texts))
