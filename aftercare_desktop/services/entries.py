"""Use cases around the entries of a client's record: writing, correcting, and what to do with a wrong one."""

from datetime import datetime

from aftercare_desktop.domain import entries as rules
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import StoredClient
from aftercare_desktop.domain.entries import Entry, StoredEntryNote
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotPermitted
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import entries as entry_store
from aftercare_desktop.store import stash as stash_store

SUBJECT = "entry"
_ARCHIVED = (
    "This record is archived, and what stands in it cannot change. Nothing was changed; restore it first."
)
_NOT_OWN = (
    "Only the person who wrote an entry can correct it. Nothing was changed; write an entry of your own."
)
_NOT_TO_WITHDRAW = "Only the person who wrote an entry can take it back. Nothing was changed."
_NOT_TO_EMPTY = (
    "An entry can be marked as made in error by the person who wrote it, or by a counselor or supervisor. "
    "Nothing was changed; ask one of them."
)
_IN_ERROR = "This entry was made in error and has no content any more. Nothing was changed."


class Entries(Service):
    """The entries of the clients' records."""

    @use_case(Permission.WRITE_ENTRY, audit=Event.ENTRY_ADDED)
    def add(self, work: Work, client_id: int, entry: Entry) -> Done[int]:
        """Write an entry into a record; gives its id. Undo withdraws it.

        Raises `BadInput` when it says nothing or the record is archived.
        """
        entry = storable(entry)
        rules.check(entry, work.today)
        _refuse_archived(_record(work, client_id))
        entry_id = entry_store.insert(work.connection, client_id, entry, work.now, work.staff.id)
        work.record(SUBJECT, entry_id, f"client={client_id}")
        return _done(work, entry_id, Undo("entries.withdraw", _at(entry_id, 1), "Entry written"))

    @use_case(Permission.WRITE_ENTRY, audit=Event.UNDONE)
    def withdraw(self, work: Work, entry_id: int, version: int) -> Done[int]:
        """Undo of `add`, for the person who wrote it, as long as nothing happened to the entry; gives its id.

        No line of it is shown any more. Undo writes it again.
        """
        before = entry_store.get(work.connection, entry_id)
        _refuse_archived(_record(work, before.client_id))
        if before.written_by != work.staff.id:
            raise NotPermitted(_NOT_TO_WITHDRAW)
        entry_store.withdraw(work.connection, entry_id, version, work.now)
        self._forget_words(work, entry_id)
        work.record(SUBJECT, entry_id, f"client={before.client_id}")
        again: dict[str, object] = {"client_id": before.client_id, "entry": before.entry}
        return _done(work, entry_id, Undo("entries.add", again, "Entry taken back"))

    @use_case(Permission.WRITE_ENTRY, audit=Event.ENTRY_CHANGED)
    def correct(self, work: Work, entry_id: int, entry: Entry, version: int) -> Done[int]:
        """Correct an entry of one's own; gives the new version. Undo puts the earlier words back.

        Raises `NotPermitted` for somebody else's entry, `BadInput` for one in error, `EditedElsewhere`.
        """
        entry = storable(entry)
        before = _changeable(work, entry_id)
        if before.written_by != work.staff.id:
            raise NotPermitted(_NOT_OWN)
        rules.check(entry, work.today)
        if before.version == version and before.entry == entry:
            work.not_recorded()
            return work.done(version)
        changed = entry_store.update(work.connection, entry_id, entry, version)
        names = (name for name in Entry.__match_args__ if getattr(before.entry, name) != getattr(entry, name))
        work.record(SUBJECT, entry_id, f"client={before.client_id} fields={','.join(names)}")
        arguments = {**_at(entry_id, changed), "entry": before.entry}
        return _done(work, changed, Undo("entries.correct", arguments, "Entry corrected"))

    @use_case(Permission.WRITE_ENTRY, audit=Event.ENTRY_MOVED)
    def move(self, work: Work, entry_id: int, client_id: int, version: int) -> Done[int]:
        """Put an entry into the record it belongs to; gives the new version. Undo brings it back.

        The record it left keeps a line that says neither what it told nor whose it is.
        """
        work.require(Permission.READ_CLIENT)
        before = _changeable(work, entry_id)
        if before.client_id == client_id:
            raise BadInput("The entry is in this record already. Nothing was changed; choose another client.")
        _refuse_archived(_record(work, client_id))
        moved = entry_store.move(
            work.connection,
            entry_id,
            version,
            client_id,
            moved_from=before.client_id,
            moved_at=work.now,
            moved_by=work.staff.id,
        )
        work.record(SUBJECT, entry_id, f"client={before.client_id} to={client_id}")
        arguments = {
            **_at(entry_id, moved),
            "client_id": before.client_id,
            "moved_from": before.moved_from,
            "moved_at": before.moved_at,
            "moved_by": before.moved_by,
        }
        return _done(work, moved, Undo("entries.move_back", arguments, "Entry moved to another client"))

    @use_case(Permission.WRITE_ENTRY, audit=Event.UNDONE)
    def move_back(
        self,
        work: Work,
        entry_id: int,
        version: int,
        client_id: int,
        moved_from: int | None,
        moved_at: datetime | None,
        moved_by: int | None,
    ) -> Done[int]:
        """Undo of moving: the entry stands where it stood, as it stood; gives the new version."""
        work.require(Permission.READ_CLIENT)
        before = _changeable(work, entry_id)
        _refuse_archived(_record(work, client_id))
        moved = entry_store.move(
            work.connection,
            entry_id,
            version,
            client_id,
            moved_from=moved_from,
            moved_at=moved_at,
            moved_by=moved_by,
        )
        work.record(SUBJECT, entry_id, f"client={before.client_id} to={client_id}")
        again = {**_at(entry_id, moved), "client_id": before.client_id}
        return _done(work, moved, Undo("entries.move", again, "Entry is back in this record"))

    @use_case(Permission.WRITE_ENTRY, audit=Event.ENTRY_IN_ERROR)
    def mark_in_error(self, work: Work, entry_id: int, version: int) -> Done[int]:
        """Say that an entry should not have been made: its text leaves the file, its line stays; the new version.

        Its author may, and who may archive a client. Undo brings the text back as long as it is offered.
        """
        before = _changeable(work, entry_id)
        if before.written_by != work.staff.id and not work.may(Permission.ARCHIVE_CLIENT):
            raise NotPermitted(_NOT_TO_EMPTY)
        emptied = entry_store.empty(work.connection, entry_id, version, work.now, work.staff.id)
        self._forget_words(work, entry_id)
        work.record(SUBJECT, entry_id, f"client={before.client_id}")
        arguments = {**_at(entry_id, emptied), "text": before.entry.text}
        return _done(work, emptied, Undo("entries.put_back", arguments, "Entry marked as made in error"))

    @use_case(Permission.WRITE_ENTRY, audit=Event.UNDONE)
    def put_back(self, work: Work, entry_id: int, version: int, text: str) -> Done[int]:
        """Undo of `mark_in_error`, for the person who did it; gives the new version."""
        before = entry_store.get(work.connection, entry_id)
        _refuse_archived(_record(work, before.client_id))
        if before.in_error_by != work.staff.id:
            raise EditedElsewhere("This entry was changed in the meantime. Nothing was changed.")
        filled = entry_store.fill(work.connection, entry_id, version, text)
        work.record(SUBJECT, entry_id, f"client={before.client_id}")
        return _done(work, filled, Undo("entries.mark_in_error", _at(entry_id, filled), "Entry is back"))

    def _forget_words(self, work: Work, entry_id: int) -> None:
        """The words of an emptied entry stay nowhere: not in a correction that waits for its author, nor in the log."""
        stash_store.discard_everybodys(work.connection, rules.correction_key(entry_id))
        work.after_commit(self._context.center.empty_log)


def _at(entry_id: int, version: int) -> dict[str, object]:
    return {"entry_id": entry_id, "version": version}


def _done(work: Work, value: int, undo: Undo) -> Done[int]:
    work.changed(Topic.ENTRIES)
    return work.done(value, undo)


def _record(work: Work, client_id: int) -> StoredClient:
    return client_store.get(work.connection, client_id)


def _changeable(work: Work, entry_id: int) -> StoredEntryNote:
    """An entry that still says something, in a record that is not archived."""
    stored = entry_store.get(work.connection, entry_id)
    _refuse_archived(_record(work, stored.client_id))
    if stored.is_in_error():
        raise BadInput(_IN_ERROR)
    return stored


def _refuse_archived(stored: StoredClient) -> None:
    if stored.archived_at is not None:
        raise BadInput(_ARCHIVED)
