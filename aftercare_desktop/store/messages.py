"""Messages from callers in the file: as taken, who is to act on them, and whom a permitted person says they concern."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select
from sqlalchemy import insert as insert_into

from aftercare_desktop.domain.messages import Message, MessageRow, MessageView, StoredMessage
from aftercare_desktop.errors import NotFound
from aftercare_desktop.store.rows import from_row, to_row
from aftercare_desktop.store.tables import clients, messages, staff
from aftercare_desktop.store.versions import Versioned

_MOVED_ON = (
    "This message was changed in the meantime. Nothing was overwritten. "
    "Look at it again and repeat your change."
)
_GONE = "This message is not in the center's records."
_VERSIONED = Versioned(messages, _MOVED_ON, _GONE)
_taker = staff.alias("taker")
_addressee = staff.alias("addressee")
_doer = staff.alias("doer")
_giver = staff.alias("giver")


def insert(c: Connection, message: Message, now: datetime, by: int) -> int:
    """Keep a message; gives its id. It concerns no client until somebody says so."""
    values = {**to_row(message), "version": 1, "taken_at": now, "taken_by": by}
    return int(c.execute(insert_into(messages).values(values).returning(messages.c.id)).scalar_one())


def get(c: Connection, message_id: int) -> StoredMessage:
    """One message, also one that was taken back. Raises `NotFound`."""
    row = c.execute(select(messages).where(messages.c.id == message_id)).mappings().one_or_none()
    if row is None:
        raise NotFound(_GONE)
    return _stored(row)


def set_done(c: Connection, message_id: int, version: int, now: datetime | None, by: int | None) -> int:
    """Mark as handled, or with None as open again; gives the new version. Raises `EditedElsewhere`."""
    return _update(c, message_id, version, done_at=now, done_by=by)


def set_withdrawn(c: Connection, message_id: int, version: int, now: datetime | None) -> int:
    """Take off every list, or with None put back; gives the new version. Raises `EditedElsewhere`."""
    return _update(c, message_id, version, withdrawn_at=now)


def set_addressee(c: Connection, message_id: int, version: int, staff_id: int | None, by: int | None) -> int:
    """Hand on to somebody else, or with `by` as it was before; gives the new version. Raises `EditedElsewhere`."""
    return _update(c, message_id, version, for_staff_id=staff_id, handed_on_by=by)


def set_client(c: Connection, message_id: int, version: int, client_id: int | None) -> int:
    """Say which client it concerns; gives the new version. Raises `EditedElsewhere`."""
    return _update(c, message_id, version, client_id=client_id)


def find_ids(c: Connection, view: MessageView, staff_id: int, everybodys: bool) -> tuple[int, ...]:
    """Ids of the messages of a list that this person may see; open ones the longest waiting first, handled ones the
    latest first.

    `everybodys` adds those that are for other people.
    """
    wanted = _seen(select(messages.c.id), staff_id, everybodys)
    if view is MessageView.DONE:
        wanted = wanted.where(messages.c.done_at.is_not(None))
        wanted = wanted.order_by(messages.c.done_at.desc(), messages.c.id.desc())
    else:
        wanted = wanted.where(messages.c.done_at.is_(None))
        wanted = wanted.order_by(messages.c.taken_at, messages.c.id)
    if view is MessageView.MINE:
        wanted = wanted.where(messages.c.for_staff_id == staff_id)
    elif view is MessageView.ANYBODY:
        wanted = wanted.where(messages.c.for_staff_id.is_(None))
    return tuple(c.execute(wanted).scalars())


def rows(c: Connection, ids: Sequence[int], staff_id: int, everybodys: bool) -> tuple[MessageRow, ...]:
    """What a list shows of those of these messages that this person may see, in the order given."""
    wanted = _seen(_with_names(), staff_id, everybodys).where(messages.c.id.in_(ids))
    found = {row["id"]: _row(row) for row in c.execute(wanted).mappings()}
    return tuple(found[message_id] for message_id in ids if message_id in found)


def of_client(c: Connection, client_id: int) -> tuple[MessageRow, ...]:
    """The messages that somebody linked to this client's record, newest first; those taken back left out."""
    wanted = (
        _with_names()
        .where(messages.c.client_id == client_id, messages.c.withdrawn_at.is_(None))
        .order_by(messages.c.taken_at.desc(), messages.c.id.desc())
    )
    return tuple(_row(row) for row in c.execute(wanted).mappings())


def _seen(wanted: Select[Any], staff_id: int, everybodys: bool) -> Select[Any]:
    wanted = wanted.where(messages.c.withdrawn_at.is_(None))
    if everybodys:
        return wanted
    return wanted.where(messages.c.for_staff_id.is_(None) | (messages.c.for_staff_id == staff_id))


def _with_names() -> Select[Any]:
    joined = (
        messages.join(_taker, _taker.c.id == messages.c.taken_by)
        .outerjoin(_addressee, _addressee.c.id == messages.c.for_staff_id)
        .outerjoin(_giver, _giver.c.id == messages.c.handed_on_by)
        .outerjoin(_doer, _doer.c.id == messages.c.done_by)
        .outerjoin(clients, clients.c.id == messages.c.client_id)
    )
    return select(
        messages,
        _taker.c.name.label("taken_by_name"),
        _addressee.c.name.label("for_staff_name"),
        _giver.c.name.label("handed_on_by_name"),
        _doer.c.name.label("done_by_name"),
        clients.c.name.label("client_name"),
    ).select_from(joined)


def _update(c: Connection, message_id: int, version: int, **values: Any) -> int:
    return _VERSIONED.change(c, message_id, version, values)


def _stored(row: RowMapping) -> StoredMessage:
    return StoredMessage(
        row["id"],
        row["version"],
        row["taken_at"],
        row["taken_by"],
        row["done_at"],
        row["done_by"],
        row["withdrawn_at"],
        row["handed_on_by"],
        row["client_id"],
        from_row(Message, row),
    )


def _row(row: RowMapping) -> MessageRow:
    return MessageRow(
        id=row["id"],
        version=row["version"],
        taken_at=row["taken_at"],
        taken_by_name=row["taken_by_name"],
        for_staff_name=row["for_staff_name"] or "",
        handed_on_by_name=row["handed_on_by_name"] or "",
        done_at=row["done_at"],
        done_by_name=row["done_by_name"] or "",
        client_id=row["client_id"],
        client_name=row["client_name"] or "",
        message=from_row(Message, row),
    )
