"""The directory in the file: its entries, and finding them as somebody types."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, insert, select

from aftercare_desktop.domain import search
from aftercare_desktop.domain.directory import DirectoryEntry, EntryKind, EntryRow, StoredEntry, same_place
from aftercare_desktop.errors import NotFound
from aftercare_desktop.store.json_lists import json_column
from aftercare_desktop.store.parts import parts
from aftercare_desktop.store.rows import from_row, to_row
from aftercare_desktop.store.tables import directory
from aftercare_desktop.store.versions import Versioned

_MOST_WORDS = 50
_MOVED_ON = (
    "This entry was changed in the meantime, here or at another desk. Nothing was overwritten. "
    "Open the entry again and repeat your change."
)
_GONE = "This entry is not in the directory."
_VERSIONED = Versioned(directory, _MOVED_ON, _GONE)


def insert_one(c: Connection, entry: DirectoryEntry, now: datetime) -> int:
    """Add an entry and return its id."""
    return insert_all(c, (entry,), now)[0]


def insert_all(c: Connection, entries: Sequence[DirectoryEntry], now: datetime) -> tuple[int, ...]:
    """Add many entries at once; ids in the order given."""
    if not entries:
        return ()
    rows = [{"version": 1, "changed_at": now, **_columns(entry)} for entry in entries]
    statement = insert(directory).returning(directory.c.id, sort_by_parameter_order=True)
    return tuple(c.scalars(statement, rows))


def update_one(c: Connection, entry_id: int, entry: DirectoryEntry, version: int, now: datetime) -> int:
    """Replace an entry; returns the new version. Raises `EditedElsewhere` when `version` is not current."""
    return _VERSIONED.change(c, entry_id, version, {"changed_at": now, **_columns(entry)})


def set_archived(
    c: Connection, entry_id: int, version: int, archived_at: datetime | None, archived_by: int | None
) -> int:
    """Archive an entry, or restore one by giving None twice; returns the new version."""
    return _VERSIONED.change(c, entry_id, version, {"archived_at": archived_at, "archived_by": archived_by})


def get(c: Connection, entry_id: int) -> StoredEntry:
    """One entry. Raises `NotFound`."""
    found = get_all(c, (entry_id,))
    if not found:
        raise NotFound(_GONE)
    return found[0]


def get_all(c: Connection, ids: Collection[int]) -> tuple[StoredEntry, ...]:
    """Many entries in id order, archived ones included; ids that are not there are left out."""
    wanted = select(directory).where(directory.c.id.in_(ids)).order_by(directory.c.id)
    return tuple(_stored(row) for row in c.execute(wanted).mappings())


def count(c: Connection) -> int:
    """How many entries there are, archived ones included."""
    return int(c.scalar(select(func.count()).select_from(directory)) or 0)


# --- Finding ------------------------------------------------------------------------------------------------


def find_ids(
    c: Connection,
    query: str,
    kinds: Collection[EntryKind] = (),
    include_archived: bool = False,
    most: int | None = None,
) -> tuple[int, ...]:
    """Ids of the entries in which every word of `query` occurs, by name; all for an empty one.

    `kinds` narrows to these when given, `most` stops early. Reads only the index made for it.
    """
    wanted = select(directory.c.id).order_by(directory.c.folded)
    if kinds:
        wanted = wanted.where(directory.c.kind.in_(kinds))
    if not include_archived:
        wanted = wanted.where(directory.c.archived_at.is_(None))
    for word in _words(query):
        wanted = wanted.where(func.instr(directory.c.folded, word) > 0)
    if most is not None:
        return tuple(c.scalars(wanted.limit(most)))
    return json_column(c, wanted, tuple[int, ...])


def rows(c: Connection, ids: Sequence[int]) -> tuple[EntryRow, ...]:
    """List rows in the order of `ids`; ids that are not there are left out."""
    found: dict[int, EntryRow] = {}
    for part in parts(ids):
        for row in c.execute(select(*_ROW).where(directory.c.id.in_(part))).mappings():
            found[row["id"]] = from_row(EntryRow, row)
    return tuple(found[entry_id] for entry_id in ids if entry_id in found)


def alike(c: Connection, entry: DirectoryEntry) -> Iterator[StoredEntry]:
    """Entries that look like the same place, archived ones included: same name or same phone."""
    name, phone = _name_key(entry), search.digits(entry.phone)
    ids = set(find_ids(c, phone, include_archived=True)) if phone else set()
    same_name = directory.c.folded.between(f"{name}\n", f"{name}\n\U0010ffff")
    ids.update(c.scalars(select(directory.c.id).where(same_name)) if name else ())
    return (stored for stored in get_all(c, ids) if same_place(stored.entry, entry))


_ROW = [
    *(directory.c[name] for name in ("id", "version", "name", "kind", "contact", "phone", "address")),
    directory.c.archived_at.is_not(None).label("archived"),
]


def _words(query: str) -> tuple[str, ...]:
    """The folded words of a query; one that looks like a phone is its digits alone, as numbers are kept."""
    found = []
    for word in search.words(query)[:_MOST_WORDS]:
        bare = search.digits(word)
        is_number = bare and not word.strip("0123456789-().+/")
        found.append(bare if is_number else word.replace("\0", ""))
    return tuple(word for word in found if word)


def folded_text(entry: DirectoryEntry) -> str:
    """Everything an entry is found by, one part per line, the name first: so the text also sorts the list."""
    numbers = (*entry.numbers(), entry.fax)
    others = (entry.contact, entry.address.one_line(), entry.email)
    parts = [search.fold(text) for text in others if text.strip()] + [search.digits(n) for n in numbers]
    return "\n".join((_name_key(entry), *(part for part in parts if part), "")).replace("\0", "")


def _name_key(entry: DirectoryEntry) -> str:
    return " ".join(search.words(entry.name)).replace("\0", "")


def _columns(entry: DirectoryEntry) -> dict[str, Any]:
    return {**to_row(entry), "folded": folded_text(entry)}


def _stored(row: RowMapping) -> StoredEntry:
    own = {name: row[name] for name in ("id", "version", "changed_at", "archived_at", "archived_by")}
    return StoredEntry(**own, entry=from_row(DirectoryEntry, row))
