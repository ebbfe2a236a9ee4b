"""Use cases around the directory: finding, writing down, archiving entries, and confirming their 24-hour lines."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from aftercare_desktop.domain import directory as rules
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.center import line_with_own_test
from aftercare_desktop.domain.directory import DirectoryEntry, EntryKind, EntryRow, StoredEntry
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.closed_days import public_holidays
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store import directory as directory_store
from aftercare_desktop.store import plan_projections
from aftercare_desktop.words.directory import place_of

SUBJECT = "directory"


class Directory(Service):
    """The places and people outside the center."""

    @use_case(Permission.READ_DIRECTORY)
    def find(
        self,
        work: Work,
        query: str,
        kinds: Collection[EntryKind] = (),
        include_archived: bool = False,
        most: int | None = None,
    ) -> tuple[int, ...]:
        """Ids of the entries in which every word of `query` occurs (name, person, address, numbers), by name.

        An empty query: all. `kinds` narrows to these, `most` is how many are wanted at most.
        """
        return directory_store.find_ids(work.connection, storable(query), kinds, include_archived, most)

    @use_case(Permission.READ_DIRECTORY)
    def rows(self, work: Work, ids: Sequence[int]) -> tuple[EntryRow, ...]:
        """What lists show of these entries, in the order given."""
        return directory_store.rows(work.connection, ids)

    @use_case(Permission.READ_DIRECTORY)
    def get(self, work: Work, entry_id: int) -> StoredEntry:
        """One entry. Raises `NotFound`."""
        return directory_store.get(work.connection, entry_id)

    @use_case(Permission.READ_DIRECTORY)
    def alike(
        self, work: Work, entry: DirectoryEntry, entry_id: int | None = None
    ) -> tuple[StoredEntry, ...]:
        """Entries that look like the same place as this one, which may be `entry_id` itself: same name or phone."""
        found = directory_store.alike(work.connection, storable(entry))
        return tuple(stored for stored in found if stored.id != entry_id)

    @use_case(Permission.READ_PLAN)
    def used_by(self, work: Work, entry_id: int) -> tuple[int, ...]:
        """Ids of the clients whose draft names this entry and so shows what changes in it."""
        return plan_projections.drafts_linked_to(work.connection, entry_id)

    @use_case(Permission.READ_DIRECTORY)
    def place(self, work: Work, entry_id: int) -> Place:
        """The entry as a plan names it, linked to it. Raises `NotFound`."""
        return place_of(directory_store.get(work.connection, entry_id).entry, entry_id)

    @use_case(Permission.READ_DIRECTORY)
    def public_holidays(self, work: Work, first: date, last: date) -> Mapping[date, str]:
        """Public holidays of the center's state from `first` to `last`, both included, with their names."""
        state = center_store.profile(work.connection).profile.state
        return public_holidays(state, first, last)

    @use_case(Permission.WRITE_DIRECTORY, audit=Event.DIRECTORY_ADDED)
    def add(self, work: Work, entry: DirectoryEntry) -> Done[int]:
        """Write down a new entry; gives the id. Undo archives. Raises `BadInput` when a value cannot be saved."""
        entry = storable(entry)
        rules.check(entry, work.today)
        entry_id = directory_store.insert_one(work.connection, entry, work.now)
        work.record(SUBJECT, entry_id)
        work.changed(Topic.DIRECTORY)
        return work.done(entry_id, _undo("archive", entry_id, 1, f"{entry.name} added"))

    @use_case(Permission.WRITE_DIRECTORY, audit=Event.DIRECTORY_CHANGED)
    def change(self, work: Work, entry_id: int, entry: DirectoryEntry, version: int) -> Done[int]:
        """Save an entry; gives the new version. Undo puts the earlier one back.

        Drafts that are linked to the entry show the new facts from now on. A line whose number changed loses its
        test. Raises `BadInput` for a value that cannot be saved, `EditedElsewhere` when `version` is not the stored
        one.
        """
        entry = storable(entry)
        before = directory_store.get(work.connection, entry_id)
        lines = tuple(line_with_own_test(before.entry.lines, line) for line in entry.lines)
        entry = replace(entry, lines=lines)
        if before.version == version and before.entry == entry:
            work.not_recorded()
            return work.done(version)
        rules.check(entry, work.today)
        return _changed(work, before, entry, version, f"{entry.name} saved")

    @use_case(Permission.WRITE_DIRECTORY, audit=Event.DIRECTORY_CHANGED)
    def confirm_line(self, work: Work, entry_id: int, number: str, version: int) -> Done[int]:
        """Write down that the signed-in person called this line today and it answered; gives the new version.

        Only a line tested like this may print as "day or night". Raises `BadInput` when the entry has no such line.
        """
        before = directory_store.get(work.connection, entry_id)
        if all(line.number != number for line in before.entry.lines):
            raise BadInput(f"{before.entry.name} has no line {number} any more. Nothing was saved.")
        lines = tuple(
            replace(line, day_or_night=True, tested_on=work.today, tested_by=work.staff.name)
            if line.number == number
            else line
            for line in before.entry.lines
        )
        return _changed(work, before, replace(before.entry, lines=lines), version, f"{number} tested today")

    @use_case(Permission.WRITE_DIRECTORY, audit=Event.DIRECTORY_ARCHIVED)
    def archive(self, work: Work, entry_id: int, version: int) -> Done[int]:
        """Take an entry off the lists; plans that name it keep its last facts. Gives the new version."""
        changed = directory_store.set_archived(work.connection, entry_id, version, work.now, work.staff.id)
        return _archived(work, entry_id, changed, "restore", "archived")

    @use_case(Permission.WRITE_DIRECTORY, audit=Event.DIRECTORY_RESTORED)
    def restore(self, work: Work, entry_id: int, version: int) -> Done[int]:
        """Put an archived entry back on the lists. Gives the new version."""
        changed = directory_store.set_archived(work.connection, entry_id, version, None, None)
        return _archived(work, entry_id, changed, "archive", "restored")


def _changed(
    work: Work, before: StoredEntry, entry: DirectoryEntry, version: int, sentence: str
) -> Done[int]:
    changed = directory_store.update_one(work.connection, before.id, entry, version, work.now)
    work.record(SUBJECT, before.id, "fields=" + ",".join(_different_fields(before.entry, entry)))
    work.changed(Topic.DIRECTORY)
    arguments = {"entry_id": before.id, "entry": before.entry, "version": changed}
    return work.done(changed, Undo("directory.change", arguments, sentence))


def _archived(work: Work, entry_id: int, version: int, undo: str, what: str) -> Done[int]:
    name = directory_store.get(work.connection, entry_id).entry.name
    work.record(SUBJECT, entry_id)
    work.changed(Topic.DIRECTORY)
    return work.done(version, _undo(undo, entry_id, version, f"{name} {what}"))


def _undo(use_case_name: str, entry_id: int, version: int, sentence: str) -> Undo:
    return Undo(f"directory.{use_case_name}", {"entry_id": entry_id, "version": version}, sentence)


def _different_fields(before: DirectoryEntry, after: DirectoryEntry) -> tuple[str, ...]:
    """Names of the fields that differ, for the audit line; never their values."""
    names = DirectoryEntry.__dataclass_fields__
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
