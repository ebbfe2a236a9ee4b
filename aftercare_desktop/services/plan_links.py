"""What the directory says of the places a draft is linked to: read wherever a draft is shown, checked or printed."""

from dataclasses import dataclass

from aftercare_desktop.domain.directory import StoredEntry
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.domain.plans.links import LinkChange, changes, linked_ids, linked_visits, resolve
from aftercare_desktop.domain.search import fold
from aftercare_desktop.services.closed_days import public_holidays
from aftercare_desktop.services.use_case import Work
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store import directory as directory_store
from aftercare_desktop.words.directory import closed_words, place_of


@dataclass(frozen=True, slots=True)
class LinkNews:
    """What a person who opens a draft is told of its links."""

    changed: tuple[LinkChange, ...] = ()
    """Entries that say something else than when the draft was written last."""
    archived: tuple[str, ...] = ()
    """Names of entries that left the directory; the draft keeps what they said."""


def present(work: Work, document: PlanDocument) -> PlanDocument:
    """The document with its linked places as the directory has them now."""
    return resolve(document, _places(_entries(work, document)))


def news(work: Work, written: PlanDocument) -> LinkNews:
    """What differs from the draft as it was written."""
    entries = _entries(work, written)
    archived = tuple(stored.entry.name for stored in entries if stored.archived_at is not None)
    return LinkNews(changes(written, resolve(written, _places(entries))), archived)


def closed_visits(work: Work, document: PlanDocument) -> tuple[str, ...]:
    """A sentence for each visit at a place that is closed then, by its hours or for a holiday."""
    visits = tuple(linked_visits(document))
    if not visits:
        return ()
    known = {stored.id: stored.entry for stored in _entries(work, document)}
    days = [visit.day for visit in visits]
    state = center_store.profile(work.connection).profile.state
    holidays = public_holidays(state, min(days), max(days))
    said = (
        closed_words(known[visit.entry_id], visit.day, visit.at, holidays)
        for visit in visits
        if visit.entry_id in known
    )
    return tuple(dict.fromkeys(words for words in said if words))


def place_by_name(work: Work, name: str) -> Place:
    """The place of this very name: linked where exactly one entry has it, else the name alone."""
    wanted = fold(name).split()
    ids = directory_store.find_ids(work.connection, name) if wanted else ()
    same = [
        one for one in directory_store.get_all(work.connection, ids) if fold(one.entry.name).split() == wanted
    ]
    return place_of(same[0].entry, same[0].id) if len(same) == 1 else Place(name)


def _entries(work: Work, document: PlanDocument) -> tuple[StoredEntry, ...]:
    ids = linked_ids(document)
    return directory_store.get_all(work.connection, ids) if ids else ()


def _places(entries: tuple[StoredEntry, ...]) -> dict[int, Place]:
    """An archived entry is no source any more: the draft keeps the last values."""
    return {stored.id: place_of(stored.entry, stored.id) for stored in entries if stored.archived_at is None}
