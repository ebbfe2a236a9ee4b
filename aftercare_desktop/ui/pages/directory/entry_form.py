"""The fields of an entry, what is left out when it is saved, and unsaved work as bytes for the encrypted stash."""

from dataclasses import dataclass, replace

import msgspec

from aftercare_desktop.domain.center import ClosedDay, PhoneLine
from aftercare_desktop.domain.directory import DirectoryEntry, EntryKind
from aftercare_desktop.ui.form import (
    FieldSpec,
    FormContext,
    GroupSpec,
    address,
    check,
    choice,
    day,
    line,
    lines,
    phone,
    rows,
)
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_hours import HoursField


def entry_fields() -> tuple[GroupSpec, ...]:
    """The cards of the form."""
    return (
        GroupSpec(
            "Who and where",
            (
                line("name", "Name", span=4),
                choice("kind", "Kind", EntryKind, span=2),
                line("contact", "Person to ask for", span=3),
                line("email", "E-mail", span=3),
                phone("phone", "Phone", span=2),
                phone("fax", "Fax", span=2),
                address("address", "Street"),
            ),
        ),
        GroupSpec(
            "Hours",
            (
                _hours(),
                line("hours_note", "Note on the hours", placeholder="Walk in before noon"),
                check("closed_on_public_holidays", "Closed on public holidays"),
                rows(
                    "closed_days",
                    "Other closed days",
                    (day("day", "Day", span=2), line("name", "Why", span=4)),
                    _new_closed_day,
                    noun="Closed day",
                    table=True,
                    widths={"day": 172},
                ),
            ),
        ),
        GroupSpec(
            "Lines answered day and night",
            (
                rows(
                    "lines",
                    "",
                    (
                        phone("number", "Number", span=2),
                        line("hours", "When it answers", span=4),
                        check("day_or_night", "Answers day and night", span=2),
                        day("tested_on", "Tested on", span=2, past=True),
                        line("tested_by", "Tested by", span=2),
                    ),
                    lambda: PhoneLine(""),
                    noun="Line",
                ),
            ),
            "Paper says \u201cday or night\u201d only of a line that somebody called and that answered.",
        ),
        GroupSpec("Note", (lines("note", "Note for staff"),)),
    )


def _hours() -> FieldSpec:
    def make(context: FormContext, bare: bool) -> Field:
        return HoursField("Opening hours", help_text="Type them as you say them: mon-fri 8:30-5, sat 9-noon.")

    return FieldSpec("hours", "Opening hours", make)


def _new_closed_day() -> ClosedDay:
    """A row whose day is still to be written; see `unfinished`."""
    return ClosedDay(None, "")  # type: ignore[arg-type]


def tidy(entry: DirectoryEntry) -> DirectoryEntry:
    """The entry as it should be saved: every word a person wrote, no empty rows."""
    return replace(
        entry,
        name=entry.name.strip(),
        lines=tuple(one for one in entry.lines if one != PhoneLine("")),
        closed_days=tuple(one for one in entry.closed_days if _has_day(one) or one.name.strip()),
    )


def unfinished(entry: DirectoryEntry) -> dict[str, str]:
    """Rows that cannot be saved before something is added, by path, each with the sentence that says what."""
    return {
        f"closed_days.{number}.day": "Give this closed day a date, or remove the row."
        for number, one in enumerate(entry.closed_days)
        if not _has_day(one) and one.name.strip()
    }


def _has_day(closed: ClosedDay) -> bool:
    """A date field that was emptied gives None where the entry needs a day."""
    written: object = closed.day
    return written is not None


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """What a person wrote, on which version of which entry. No `entry_id`: one that is being added."""

    entry_id: int | None
    version: int
    loaded: DirectoryEntry
    written: DirectoryEntry


def pack(kept: KeptEntry) -> bytes:
    """The kept form as JSON; closed days without a date are left out."""
    days = tuple(one for one in kept.written.closed_days if _has_day(one))
    return msgspec.json.encode(replace(kept, written=replace(kept.written, closed_days=days)))


def unpack(data: bytes) -> KeptEntry | None:
    """What `pack` gave; None for data of another version of the program."""
    try:
        return msgspec.json.decode(data, type=KeptEntry)
    except msgspec.DecodeError:
        return None
