"""What screens and plans say of a directory entry: its hours and closed days, its tested lines, why it is closed."""

from collections.abc import Mapping, Sequence
from datetime import date, time

from aftercare_desktop.domain.center import ClosedDay, PhoneLine
from aftercare_desktop.domain.directory import DirectoryEntry, EntryRow, Opening, closed_on, open_on
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import Weekday
from aftercare_desktop.words.dates import clock, day, day_of_year, weekday_name
from aftercare_desktop.words.hours import hours_words
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.phones import shown_phone


def opening_words(entry: DirectoryEntry) -> str:
    """The hours of a week with what is written beside them: "Mon-Fri 9 AM to 5 PM. Walk in before noon"."""
    return ". ".join(part for part in (hours_words(entry.hours), entry.hours_note.strip()) if part)


def closed_day_words(closed: ClosedDay) -> str:
    """ "Thu, Nov 26, 2026 (Thanksgiving)"."""
    return day_of_year(closed.day) + (f" ({closed.name})" if closed.name.strip() else "")


def line_words(line: PhoneLine) -> str:
    """When a line answers: "Day or night, tested Nov 20" only for one that was; else its hours."""
    if line.is_day_or_night() and line.tested_on is not None:
        by = f" by {line.tested_by}" if line.tested_by else ""
        return f"Day or night, tested {day_of_year(line.tested_on)}{by}"
    said = "Said to answer day and night, not tested yet" if line.day_or_night else ""
    return ". ".join(part for part in (line.hours.strip(), said) if part) or "Hours not known"


def place_of(entry: DirectoryEntry, entry_id: int) -> Place:
    """The entry as a plan names it, linked to it."""
    phone = entry.phone or next(iter(entry.numbers()), "")
    hours = opening_words(entry) or ("day or night" if entry.answers_day_and_night() else "")
    return Place(entry.name, entry.address.one_line(), phone, hours, entry_id)


def closed_words(
    entry: DirectoryEntry, on: date, at: time | None, public_holidays: Mapping[date, str]
) -> str:
    """ "Congress Pharmacy is closed on Thu, Nov 26 (Thanksgiving)." Empty when it is open or nobody knows.

    On a public holiday at a place of which no hours are known, that somebody must ask.
    """
    opening = open_on(entry, on, at, public_holidays)
    if opening is Opening.UNKNOWN_ON_HOLIDAY:
        return (
            f"{day(on)} is {public_holidays[on]}. The hours of {entry.name} are not known: ask if it is open."
        )
    if opening is Opening.OUTSIDE_HOURS and at is not None:
        that_day = hours_words(one for one in entry.hours if one.weekday is Weekday.of(on))
        return f"{entry.name} is closed at {clock(at)}. It is open {that_day}."
    if opening is Opening.NOT_THAT_WEEKDAY:
        return f"{entry.name} is closed on {weekday_name(Weekday.of(on))}s. It is open {hours_words(entry.hours)}."
    if not opening.is_closed():
        return ""
    own = closed_on(entry, on)
    reason = own.name.strip() if own is not None else public_holidays.get(on, "")
    return f"{entry.name} is closed on {day(on)}{f' ({reason})' if reason else ''}."


def row_details(row: EntryRow) -> str:
    """The second line of a row: "Pharmacy, 3 Congress Street, Portland". An archived entry says so first."""
    parts = (
        "Archived" if row.archived else "",
        label(row.kind),
        row.address.one_line() or shown_phone(row.phone),
    )
    return ", ".join(part for part in parts if part)


def row_spoken(row: EntryRow) -> str:
    """What a screen reader says of a row."""
    return ", ".join(part for part in (row.name, row_details(row), shown_phone(row.phone)) if part)


def counted(count: int) -> str:
    """ "1 entry", "1,204 entries"."""
    return "1 entry" if count == 1 else f"{count:,} entries"


def change_words(name: str, fields: Sequence[str]) -> str:
    """ "Congress Pharmacy changed: phone. The plan shows the new one."."""
    what = "the new one" if len(fields) == 1 else "the new ones"
    return f"{name} changed: {_listed(fields)}. The plan shows {what}."


def archived_words(names: Sequence[str]) -> str:
    """ "Wharf Street Clinic is no longer in the directory. The plan keeps what it said."."""
    verb, they = ("is", "it") if len(names) == 1 else ("are", "they")
    return f"{_listed(names)} {verb} no longer in the directory. The plan keeps what {they} said."


def reach_words(drafts: int) -> str:
    """ " 3 drafts show the change."; empty for none."""
    if not drafts:
        return ""
    return " 1 draft shows the change." if drafts == 1 else f" {drafts:,} drafts show the change."


def _listed(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
