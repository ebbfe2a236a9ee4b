"""Entries in a client's record: dated notes of what happened. Nothing is deleted; a wrong one is moved or emptied."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class NoteKind(StrEnum):
    """What an entry tells of."""

    NOTE = "note"
    CONTACT = "contact"
    VISIT = "visit"
    FAMILY = "family"
    LEGAL = "legal"
    MEDICAL = "medical"
    HOUSING = "housing"


@dataclass(frozen=True, slots=True)
class Entry:
    """What staff write down about one client on one day."""

    kind: NoteKind
    happened_on: date
    text: str


@dataclass(frozen=True, slots=True)
class StoredEntryNote:
    """An entry as stored. One "entered in error" keeps its day, kind and author, never its text."""

    id: int
    version: int
    client_id: int
    written_at: datetime
    written_by: int
    moved_at: datetime | None
    moved_by: int | None
    in_error_at: datetime | None
    in_error_by: int | None
    entry: Entry
