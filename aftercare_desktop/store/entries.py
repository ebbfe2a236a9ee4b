"""Entries in the file: the notes of each client's record, newest first, a page at a time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, and_, or_, select
from sqlalchemy import insert as insert_into

from aftercare_desktop.domain.entries import Entry, StoredEntryNote
from aftercare_desktop.errors import NotFound
from aftercare_desktop.store.parts import parts
from aftercare_desktop.store.rows import from_row, to_row
from aftercare_desktop.store.tables import entries
from aftercare_desktop.store.versions import Versioned

_MOVED_ON = "This entry was changed in the meantime. Nothing was overwritten. Look at it again and repeat your change."
_GONE = "This entry is not in the center's records."
_VERSIONED = Versioned(entries, _MOVED_ON, _GONE)


@dataclass(frozen=True, slots=True)
class Before:
    """Where a page of entries goes on: after the entry of this day, moment and id."""

    day: date
    written_at: datetime
    id: int


def insert(c: Connection, client_id: int, entry: Entry, now: datetime, by: int) -> int:
    """Keep an entry; gives its id."""
    values = {"version": 1, "client_id": client_id, "written_at": now, "written_by": by, **to_row(entry)}
    return int(c.execute(insert_into(entries).values(values).returning(entries.c.id)).scalar_one())


def insert_all(c: Connection, new: Collection[tuple[int, Entry, datetime, int]]) -> None:
    """Keep many entries at once: for whom, what, when and by whom it was written."""
    rows = [
        {"version": 1, "client_id": client_id, "written_at": at, "written_by": by, **to_row(entry)}
        for client_id, entry, at, by in new
    ]
    if rows:
        c.execute(insert_into(entries), rows)


def get(c: Connection, entry_id: int) -> StoredEntryNote:
    """One entry. Raises `NotFound`."""
    row = c.execute(select(entries).where(entries.c.id == entry_id)).mappings().one_or_none()
    if row is None:
        raise NotFound(_GONE)
    return _stored(row)


def some(c: Connection, ids: Sequence[int]) -> tuple[StoredEntryNote, ...]:
    """These entries; one that is not there is left out."""
    found: list[StoredEntryNote] = []
    for part in parts(ids):
        found += map(_stored, c.execute(select(entries).where(entries.c.id.in_(part))).mappings())
    return tuple(found)


def says_something(c: Connection, entry_id: int) -> bool:
    """Whether the entry has its text: it was neither made in error nor taken back."""
    here = (
        entries.c.id == entry_id,
        entries.c.in_error_at.is_(None),
        entries.c.withdrawn_at.is_(None),
    )
    return c.scalar(select(entries.c.id).where(*here)) is not None


def update(c: Connection, entry_id: int, entry: Entry, version: int) -> int:
    """Replace what an entry says; gives the new version. Raises `EditedElsewhere` when `version` is not current."""
    return _update(c, entry_id, version, **to_row(entry))


def move(
    c: Connection,
    entry_id: int,
    version: int,
    client_id: int,
    *,
    moved_from: int | None,
    moved_at: datetime | None,
    moved_by: int | None,
) -> int:
    """Put an entry into another client's record; gives the new version. Raises `EditedElsewhere`."""
    return _update(
        c, entry_id, version, client_id=client_id, moved_from=moved_from, moved_at=moved_at, moved_by=moved_by
    )


def empty(c: Connection, entry_id: int, version: int, now: datetime, by: int) -> int:
    """Mark an entry as made in error and take its text out of the file; gives the new version."""
    return _update(c, entry_id, version, text="", in_error_at=now, in_error_by=by)


def fill(c: Connection, entry_id: int, version: int, text: str) -> int:
    """The opposite of `empty`: the text comes back; gives the new version. Raises `EditedElsewhere`."""
    return _update(c, entry_id, version, text=text, in_error_at=None, in_error_by=None)


def withdraw(c: Connection, entry_id: int, version: int, now: datetime) -> None:
    """Take a new entry back: its text leaves the file, its row stays and is shown nowhere. Raises `EditedElsewhere`."""
    _update(c, entry_id, version, text="", withdrawn_at=now)


def of_client(
    c: Connection, client_id: int, limit: int, before: Before | None = None
) -> tuple[StoredEntryNote, ...]:
    """The entries of a record, newest day first, those in error included; after `before` where a page goes on."""
    wanted = select(entries).where(entries.c.client_id == client_id, entries.c.withdrawn_at.is_(None))
    return _page(c, wanted, limit, before)


def moved_away(c: Connection, client_id: int) -> tuple[StoredEntryNote, ...]:
    """The entries that stood in this record by mistake and were moved to another one, last moved first."""
    wanted = select(entries).where(entries.c.moved_from == client_id, entries.c.client_id != client_id)
    rows = c.execute(wanted.order_by(entries.c.moved_at.desc(), entries.c.id.desc())).mappings()
    return tuple(_stored(row) for row in rows)


def _page(
    c: Connection, wanted: Select[Any], limit: int, before: Before | None
) -> tuple[StoredEntryNote, ...]:
    day, at, own = entries.c.happened_on, entries.c.written_at, entries.c.id
    if before is not None:
        later = or_(at < before.written_at, and_(at == before.written_at, own < before.id))
        wanted = wanted.where(day <= before.day, or_(day < before.day, later))
    rows = c.execute(wanted.order_by(day.desc(), at.desc(), own.desc()).limit(limit)).mappings()
    return tuple(_stored(row) for row in rows)


def _update(c: Connection, entry_id: int, version: int, **values: Any) -> int:
    return _VERSIONED.change(c, entry_id, version, values)


def _stored(row: RowMapping) -> StoredEntryNote:
    facts = {name: row[name] for name in StoredEntryNote.__match_args__ if name != "entry"}
    return StoredEntryNote(**facts, entry=from_row(Entry, row))
