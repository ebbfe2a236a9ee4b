"""Taking an import back: what it added goes off the lists and what it changed is put back, where nobody touched it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.services.use_case import Work
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import imports as import_store
from aftercare_desktop.store.imports import Said
from aftercare_desktop.store.written_about import written_about

_TAKEN_BACK = "imports.taken_back"
"""The setting with the people whom undone imports had added: client id and the version they were archived at."""


@dataclass(frozen=True, slots=True)
class SaidNow:
    """What an import remembered of a client, and what was remembered before; None for nothing."""

    before: Said | None
    now: Said


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What one import wrote, so that it can be taken back: ids and versions, and what stood there before.

    `unchanged` are the versions of clients of whom it only remembered what the source says.
    """

    source: str
    added: Mapping[int, int]
    changed: Mapping[int, tuple[int, Client]]
    unchanged: Mapping[int, int]
    said: Mapping[int, SaidNow]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How many were archived again, were put back, and stay because somebody changed or wrote something since."""

    archived: int
    changed: int
    stayed: int


def take_back(work: Work, taken_over: TakenOver) -> TakenBack:
    """Undo an import as far as nobody touched what it wrote.

    What is remembered of the source goes back with the records alone: where the staff corrected a record since, the
    next file must be compared with what this one said, or it would overwrite the correction unasked.
    """
    archived = _archive_added(work, taken_over.added)
    restored = _put_back(work, taken_over.changed)
    versions = client_store.versions(work.connection, tuple(taken_over.unchanged))
    untouched = {one for one, version in versions.items() if version == taken_over.unchanged[one]}
    _forget(work, taken_over, {*archived, *restored, *untouched})
    stayed = len(taken_over.added) + len(taken_over.changed) - len(archived) - len(restored)
    return TakenBack(len(archived), len(restored), stayed)


def taken_back_before(work: Work) -> dict[int, int]:
    """The people whom undone imports had added: client id and the version they were archived at."""
    return center_store.setting(work.connection, _TAKEN_BACK, dict[int, int], {})


def no_longer_taken_back(work: Work, client_ids: Iterable[int]) -> None:
    """An import added these people again."""
    again = frozenset(client_ids)
    if again:
        left = {one: version for one, version in taken_back_before(work).items() if one not in again}
        center_store.set_setting(work.connection, _TAKEN_BACK, left)


def _archive_added(work: Work, added: Mapping[int, int]) -> Collection[int]:
    c = work.connection
    versions = client_store.versions(c, tuple(added))
    untouched = [one for one, version in versions.items() if version == added[one]]
    about = written_about(c, untouched)
    archived = [one for one in untouched if one not in about]
    client_store.set_all_archived(c, archived, work.now, work.staff.id)
    since = {one: versions[one] + 1 for one in archived}
    center_store.set_setting(c, _TAKEN_BACK, {**taken_back_before(work), **since})
    return archived


def _put_back(work: Work, changed: Mapping[int, tuple[int, Client]]) -> Collection[int]:
    restored = [
        (stored, changed[stored.id][1])
        for stored in client_store.get_all(work.connection, tuple(changed))
        if stored.version == changed[stored.id][0]
    ]
    client_store.update_all(work.connection, restored, work.now)
    return [stored.id for stored, _ in restored]


def _forget(work: Work, taken_over: TakenOver, client_ids: Collection[int]) -> None:
    """Remember of these clients what was remembered before, where no later import of the source spoke of them."""
    c, source = work.connection, taken_over.source
    remembered = import_store.last_said(c, source)
    said = {
        one: taken_over.said[one]
        for one in client_ids
        if one in taken_over.said and remembered.get(one) == taken_over.said[one].now
    }
    import_store.forget_said(c, source, (one for one, each in said.items() if each.before is None))
    before = {one: each.before for one, each in said.items() if each.before is not None}
    import_store.keep_said(c, source, before, before, work.now)
