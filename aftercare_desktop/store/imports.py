"""Sources of rosters in the file: how their files are read, and what each said last of every client."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from aftercare_desktop.store.parts import parts
from aftercare_desktop.store.tables import import_sources, imported_facts

Said = Mapping[str, str]
"""What a source said of a client: comparable text by field."""

PHONES = "phones"
"""The fact that is several: numbers, a line each."""

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(dict[str, str]).decode


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A source by its name. `settings` is JSON of the shape that reading files uses."""

    name: str
    version: int
    settings: str
    last_import_at: datetime | None


def sources(c: Connection) -> tuple[StoredSource, ...]:
    """Every source, the one used last first."""
    rows = c.execute(select(import_sources).order_by(import_sources.c.last_import_at.desc()))
    return tuple(StoredSource(row.name, row.version, row.settings, row.last_import_at) for row in rows)


def keep_source(c: Connection, name: str, settings: str, now: datetime) -> None:
    """Remember how this source's file was read this time."""
    known = c.execute(select(import_sources).where(import_sources.c.name == name)).one_or_none()
    if known is None:
        c.execute(insert(import_sources).values(name=name, version=1, settings=settings, last_import_at=now))
        return
    version = known.version + (known.settings != settings)
    c.execute(
        update(import_sources)
        .where(import_sources.c.name == name)
        .values(version=version, settings=settings, last_import_at=now)
    )


def last_said(c: Connection, source: str) -> dict[int, Said]:
    """What the source said last, by client id."""
    rows = c.execute(
        select(imported_facts.c.client_id, imported_facts.c.facts).where(imported_facts.c.source == source)
    )
    return {client_id: _decode(facts) for client_id, facts in rows}


def said_elsewhere(c: Connection, source: str) -> dict[int, Said]:
    """What other sources said last, by client id: the latest word on each fact, and every phone any of them named."""
    rows = c.execute(
        select(imported_facts.c.client_id, imported_facts.c.facts)
        .where(imported_facts.c.source != source)
        .order_by(imported_facts.c.imported_at)
    )
    found: dict[int, Said] = {}
    for client_id, facts in rows:
        said = _decode(facts)
        found[client_id] = with_every_phone(found[client_id], said) if client_id in found else said
    return found


def with_every_phone(before: Said, now: Said) -> Said:
    """The last word on each fact, but every phone that was ever named: an older file read again brings none back."""
    joined = {**before, **now}
    if PHONES in before and PHONES in now:
        numbers = (*before[PHONES].split("\n"), *now[PHONES].split("\n"))
        joined[PHONES] = "\n".join(dict.fromkeys(number for number in numbers if number))
    return joined


def keep_said(
    c: Connection, source: str, said: Mapping[int, Said], known: Iterable[int], now: datetime
) -> None:
    """Remember what the source says now; `known` are the clients it spoke of before."""
    before = frozenset(known)
    rows = [
        {"client": client_id, "said": _encode(facts).decode(), "at": now} for client_id, facts in said.items()
    ]
    changed = [row for row in rows if row["client"] in before]
    if changed:
        c.execute(
            update(imported_facts)
            .where(imported_facts.c.source == source, imported_facts.c.client_id == bindparam("client"))
            .values(facts=bindparam("said"), imported_at=bindparam("at"), gone_at=None),
            changed,
        )
    new = [
        {"source": source, "client_id": row["client"], "facts": row["said"], "imported_at": now}
        for row in rows
        if row["client"] not in before
    ]
    if new:
        c.execute(insert(imported_facts), new)


def mark_gone(c: Connection, source: str, client_ids: Iterable[int], now: datetime) -> None:
    """Note since when these clients are in the source's files no more; an earlier note stands."""
    for part in parts(tuple(client_ids)):
        here = imported_facts.c.client_id.in_(part)
        c.execute(
            update(imported_facts)
            .where(imported_facts.c.source == source, imported_facts.c.gone_at.is_(None), here)
            .values(gone_at=now)
        )


def mark_back(c: Connection, source: str, client_ids: Iterable[int]) -> None:
    """These clients are in the source's file again."""
    for part in parts(tuple(client_ids)):
        here = imported_facts.c.client_id.in_(part)
        c.execute(
            update(imported_facts)
            .where(imported_facts.c.source == source, imported_facts.c.gone_at.is_not(None), here)
            .values(gone_at=None)
        )


def forget_said(c: Connection, source: str, client_ids: Iterable[int]) -> None:
    """As if the source had never spoken of these clients."""
    for part in parts(tuple(client_ids)):
        here = imported_facts.c.client_id.in_(part)
        c.execute(delete(imported_facts).where(imported_facts.c.source == source, here))
