"""The center's own starters and its words in place of the program's."""

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from aftercare_desktop.domain.starters import Starter, StoredStarter
from aftercare_desktop.errors import EditedElsewhere
from aftercare_desktop.store.rows import from_row
from aftercare_desktop.store.tables import starters

_MOVED_ON = "This starter was changed in the meantime. Nothing was overwritten."


def everything(c: Connection) -> dict[str, StoredStarter]:
    """What the center keeps, by key."""
    found = {}
    for row in c.execute(select(starters)).mappings():
        content = row["content"]
        starter = msgspec.json.decode(content, type=Starter) if content else None
        found[row["key"]] = from_row(StoredStarter, {**row, "starter": starter})
    return found


def put(c: Connection, stored: StoredStarter, expected: int) -> None:
    """Keep this in place of the row at version `expected`; 0 is a row that is not there yet.

    Raises `EditedElsewhere` when the row is at another version.
    """
    values = {
        "key": stored.key,
        "version": stored.version,
        "kind": stored.kind,
        "content": msgspec.json.encode(stored.starter).decode() if stored.starter is not None else "",
        "hidden": stored.hidden,
        "changed_at": stored.changed_at,
        "changed_by": stored.changed_by,
    }
    if expected:
        here = (starters.c.key == stored.key, starters.c.version == expected)
        if not c.execute(update(starters).where(*here).values(values)).rowcount:
            raise EditedElsewhere(_MOVED_ON)
    elif stored.key in everything(c):
        raise EditedElsewhere(_MOVED_ON)
    else:
        c.execute(insert(starters).values(values))


def take_out(c: Connection, key: str, expected: int) -> None:
    """Keep nothing about this starter any more. Raises `EditedElsewhere` when it is at another version."""
    here = (starters.c.key == key, starters.c.version == expected)
    if not c.execute(delete(starters).where(*here)).rowcount:
        raise EditedElsewhere(_MOVED_ON)
