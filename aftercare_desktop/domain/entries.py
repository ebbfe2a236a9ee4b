"""Entries in a client's record: dated notes of what happened. Nothing is deleted; a wrong one is moved or emptied."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from aftercare_desktop.errors import BadInput

TEXT_LIMIT = 20_000
_CORRECTION = "entry."


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
    """An entry as stored. One "entered in error" keeps its day, kind and author, never its text.

    `moved_from` is the record it stood in by mistake; there a line stays that tells neither text nor whose it is.
    """

    id: int
    version: int
    client_id: int
    written_at: datetime
    written_by: int
    moved_at: datetime | None
    moved_by: int | None
    moved_from: int | None
    in_error_at: datetime | None
    in_error_by: int | None
    entry: Entry

    def is_in_error(self) -> bool:
        """Whether it was entered in error, its text gone."""
        return self.in_error_at is not None


def correction_key(entry_id: int) -> str:
    """The form under which an unsaved correction of this entry is kept for its author."""
    return f"{_CORRECTION}{entry_id}"


def corrected_entry(form_key: str) -> int | None:
    """The entry whose unsaved correction is kept under this form; None for any other form."""
    entry_id = form_key.removeprefix(_CORRECTION)
    return int(entry_id) if entry_id != form_key and entry_id.isdecimal() else None


def check(entry: Entry, today: date) -> None:
    """Raise `BadInput` with the fix when an entry cannot be kept like this."""
    if not entry.text.strip():
        raise BadInput("Write what happened. Nothing was saved.")
    if len(entry.text) > TEXT_LIMIT:
        raise BadInput(f"Use at most {TEXT_LIMIT:,} characters, or write two entries. Nothing was saved.")
    if entry.happened_on > today:
        raise BadInput("Use a day that is not after today. Nothing was saved.")
