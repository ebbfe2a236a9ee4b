"""Use cases around the starters: the program's library as the center has it, changed, hidden and added to."""

from dataclasses import replace

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.keys import new_key
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.starters import ListedStarter, Starter, StoredStarter, listed, program_of
from aftercare_desktop.domain.starters.rules import problems
from aftercare_desktop.errors import BadInput, NotFound
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import starters as starter_store
from aftercare_desktop.store.starter_library import program_starters

SUBJECT = "starters"
_GONE = "This starter is not in the library any more. Nothing was changed."
_NOT_THE_PROGRAMS = "The center wrote this starter itself: there are no words of the program to put back."


class Starters(Service):
    """The library that plans begin from."""

    @use_case(Permission.READ_CENTER)
    def list(self, work: Work) -> tuple[ListedStarter, ...]:
        """Every starter as the center has it, hidden ones included, by kind."""
        return _listed(work)

    @use_case(Permission.WRITE_STARTERS, audit=Event.STARTERS_CHANGED)
    def add(self, work: Work, starter: Starter) -> Done[str]:
        """Add a starter of the center's own; gives its key, a fresh one unless it brings one. Undo takes it out.

        Raises `BadInput`, `EditedElsewhere` when the center keeps one with this key.
        """
        starter = _checked(work, replace(starter, key=starter.key or new_key()))
        return _put(work, _stored(work, starter.key, 0, starter), 0, "Starter added")

    @use_case(Permission.WRITE_STARTERS, audit=Event.STARTERS_CHANGED)
    def change(self, work: Work, starter: Starter, version: int) -> Done[str]:
        """Keep these words in place of those there were. Undo puts them back.

        Raises `BadInput`, `NotFound`, `EditedElsewhere` when `version` is not the stored one (0: never changed).
        """
        before = _one(work, starter.key)
        starter = _checked(work, replace(starter, kind=before.starter.kind))
        return _put(
            work, _stored(work, starter.key, version, starter, hidden=before.hidden), version, "Starter saved"
        )

    @use_case(Permission.WRITE_STARTERS, audit=Event.STARTERS_CHANGED)
    def hide(self, work: Work, key: str, version: int) -> Done[str]:
        """Offer it no more; plans that hold its words keep them. Undo offers it again."""
        return _offer(work, key, version, hidden=True)

    @use_case(Permission.WRITE_STARTERS, audit=Event.STARTERS_CHANGED)
    def show(self, work: Work, key: str, version: int) -> Done[str]:
        """Offer it again."""
        return _offer(work, key, version, hidden=False)

    @use_case(Permission.WRITE_STARTERS, audit=Event.STARTERS_CHANGED)
    def restore(self, work: Work, key: str, version: int) -> Done[str]:
        """Put the program's words back in place of the center's. Undo puts the center's words back.

        Raises `BadInput` for a starter of the center's own.
        """
        before = _one(work, key)
        if program_of(program_starters(), key) is None:
            raise BadInput(_NOT_THE_PROGRAMS)
        stored = StoredStarter(
            key, version + 1, before.starter.kind, None, before.hidden, work.now, work.staff.id
        )
        return _put(work, stored, version, "The program's words are back")

    @use_case(Permission.WRITE_STARTERS, audit=Event.UNDONE)
    def put_back(self, work: Work, key: str, before: StoredStarter | None, version: int) -> Done[str]:
        """Undo: what the center kept earlier comes back, unless it was changed since. Raises `EditedElsewhere`."""
        if before is not None:
            return _put(work, replace(before, version=version + 1), version, "Starter put back")
        gone = starter_store.everything(work.connection).get(key)
        starter_store.take_out(work.connection, key, version)
        _tell(work, key)
        again = {"key": key, "before": gone, "version": 0}
        return work.done(key, Undo("starters.put_back", again, "Starter taken out"))


def _listed(work: Work) -> tuple[ListedStarter, ...]:
    return listed(program_starters(), starter_store.everything(work.connection))


def _one(work: Work, key: str) -> ListedStarter:
    found = next((one for one in _listed(work) if one.starter.key == key), None)
    if found is None:
        raise NotFound(_GONE)
    return found


def _checked(work: Work, starter: Starter) -> Starter:
    starter = storable(starter)
    others = [one.starter for one in _listed(work)]
    for problem in problems(starter, others):
        raise BadInput(problem.sentence)
    return starter


def _stored(work: Work, key: str, version: int, starter: Starter, *, hidden: bool = False) -> StoredStarter:
    return StoredStarter(key, version + 1, starter.kind, starter, hidden, work.now, work.staff.id)


def _offer(work: Work, key: str, version: int, *, hidden: bool) -> Done[str]:
    before = _one(work, key)
    kept = starter_store.everything(work.connection).get(key)
    own_words = kept.starter if kept is not None else None
    stored = StoredStarter(key, version + 1, before.starter.kind, own_words, hidden, work.now, work.staff.id)
    return _put(work, stored, version, "Starter hidden" if hidden else "Starter offered again")


def _put(work: Work, stored: StoredStarter, version: int, what: str) -> Done[str]:
    before = starter_store.everything(work.connection).get(stored.key)
    starter_store.put(work.connection, stored, version)
    _tell(work, stored.key)
    arguments = {"key": stored.key, "before": before, "version": stored.version}
    return work.done(stored.key, Undo("starters.put_back", arguments, what))


def _tell(work: Work, key: str) -> None:
    work.record(SUBJECT, None, f"key={key}")
    work.changed(Topic.STARTERS)
