"""Use cases around the center's list of programs, and their names in the clients' records."""

from collections.abc import Mapping
from dataclasses import dataclass

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.programs import Program, offered, problems, renames
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.client_lists import FilterChange, change_filters, following
from aftercare_desktop.services.steps import Step, unheard
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store import programs as program_store
from aftercare_desktop.store.center import StoredSetting
from aftercare_desktop.store.parts import parts

SETTING = "programs"


@dataclass(frozen=True, slots=True)
class Moved:
    """Records that were moved from one name of a program to another."""

    old: str
    new: str
    client_ids: tuple[int, ...]


class Programs(Service):
    """The programs the center offers or offered."""

    @use_case(Permission.READ_CENTER)
    def list(self, work: Work) -> StoredSetting[tuple[Program, ...]]:
        """Every program, archived ones included, with the version for saving."""
        return _stored(work)

    @use_case(Permission.READ_CENTER)
    def offered(self, work: Work) -> tuple[str, ...]:
        """The names to suggest where a client's program is written."""
        return offered(_stored(work).value)

    @use_case(Permission.READ_CENTER)
    def renamed(self, work: Work, programs: tuple[Program, ...]) -> Mapping[str, int]:
        """If this list were saved: the earlier name of each renamed program that records name, and how many do."""
        return program_store.counts(work.connection, renames(_stored(work).value, programs))

    @use_case(Permission.WRITE_CENTER, audit=Event.SETTINGS_CHANGED)
    def change(
        self,
        work: Work,
        programs: tuple[Program, ...],
        version: int,
        in_records: bool = False,
        step: Step = unheard,
    ) -> Done[int]:
        """Save the list; gives the new version. With `in_records` renamed programs are renamed there too.

        Everybody's saved filters then follow. `step` hears of records renamed and records in all; what it raises
        takes all of it back.

        Raises `BadInput` for a program without a name or named twice, `EditedElsewhere` when `version` is not the
        stored one. Undo puts list and records back.
        """
        programs = storable(programs)
        for problem in problems(programs):
            raise BadInput(problem.sentence)
        before = _stored(work).value
        moved: tuple[Moved, ...] = ()
        if in_records:
            work.require(Permission.WRITE_CLIENT)
            moved = tuple(
                Moved(old, new, program_store.ids_in(work.connection, old))
                for old, new in renames(before, programs).items()
            )
        filters = following(work, {one.old: one.new for one in moved})
        return _put(work, programs, version, moved, filters, step)

    @use_case(Permission.WRITE_CENTER, audit=Event.UNDONE)
    def put_back(
        self,
        work: Work,
        programs: tuple[Program, ...],
        version: int,
        moved: tuple[Moved, ...],
        filters: tuple[FilterChange, ...],
    ) -> Done[int]:
        """Undo: the earlier list comes back, the earlier name to those of the moved records that hold the later one.

        The saved filters that followed are as before, save those that somebody changed since.
        """
        if moved:
            work.require(Permission.WRITE_CLIENT)
        return _put(work, programs, version, moved, filters)


def _stored(work: Work) -> StoredSetting[tuple[Program, ...]]:
    return center_store.versioned_setting(work.connection, SETTING, tuple[Program, ...], ())


def _put(
    work: Work,
    programs: tuple[Program, ...],
    version: int,
    moved: tuple[Moved, ...],
    filters: tuple[FilterChange, ...],
    step: Step = unheard,
) -> Done[int]:
    before = _stored(work).value
    changed = center_store.replace_setting(work.connection, SETTING, programs, version)
    count = _rename(work, moved, step)
    followed = change_filters(work, filters)
    work.record("programs", None, f"programs={len(programs)} records={count}")
    work.changed(Topic.SETTINGS, *([Topic.CLIENTS] if count else []))
    back = tuple(Moved(one.new, one.old, one.client_ids) for one in moved)
    arguments = {
        "programs": before,
        "version": changed,
        "moved": back,
        "filters": tuple(one.back() for one in followed),
    }
    return work.done(changed, Undo("programs.put_back", arguments, _sentence(count)))


def _rename(work: Work, moved: tuple[Moved, ...], step: Step) -> int:
    """Each record gets the later name where it holds the earlier one; how many did."""
    total = sum(len(one.client_ids) for one in moved)
    changed = done = 0
    for one in moved:
        for part in parts(one.client_ids):
            changed += program_store.rename_in_records(work.connection, part, one.old, one.new, work.now)
            done += len(part)
            step(done, total)
    return changed


def _sentence(count: int) -> str:
    if not count:
        return "Programs saved"
    return f"Programs saved, and {count:,} {'record' if count == 1 else 'records'} changed"
