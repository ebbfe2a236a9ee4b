"""What two versions of a plan side by side are called, and how their values, items and changes read."""

from collections.abc import Mapping
from datetime import date, time
from enum import Enum
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from aftercare_desktop.domain.plans import ClosedDayPlan, EditedRow, RevisionRow, RevisionState, Section
from aftercare_desktop.domain.plans.compare import ChangeKind, PlanChange, PlanItem
from aftercare_desktop.words.dates import clock, day_of_year, full_date
from aftercare_desktop.words.labels import label

TITLE = "Compare versions"
NOTHING_DIFFERS = "These two versions say the same."
NOTHING = "Nothing"
IMPORTANT = "Dose, date or number"
LINKED = "Linked to the directory"
_PARTS: Mapping[str, str] = MappingProxyType(
    {section.value: label(section) for section in Section}
    | {
        "confirmed_checks": "The center's own checks",
        "leaving": "Leaving now",
        "translation": "In the client's language",
    }
)
NOUNS: Mapping[str, str] = MappingProxyType(
    {
        "first_days.closed_days": "Closed day",
        "first_days.edited": "Row of page 1",
        "goals": "Goal",
        "goals.steps": "Step",
        "signs.signs": "Sign",
        "signs.days": "Day that carries risk",
        "medicines.medicines": "Medicine",
        "appointments": "Visit",
        "peers.places": "Group or meeting",
        "peers.mentors": "Mentor",
        "support.places": "Support circle",
        "support.needs": "Help network",
        "hard_times.crisis.people": "Person to ask",
        "hard_times.crisis.professionals": "Professional",
        "daily_life.routines": "Routine",
        "participants.people": "Took part",
        "confirmed_checks": "Check",
        "translation.texts": "Text",
    }
)
"""What an item of each list is, by the list's field."""
_NAMED_BY = ("words", "what", "name", "notice", "with_whom", "source")
_LONGEST_NAME = 90


def part_title(part: str) -> str:
    """The section, or what is kept beside the sections."""
    return _PARTS[part]


def item_words(item: PlanItem) -> str:
    """ "Goal: I want work I can keep.", "Visit: Nurse Leah"."""
    name = _name(item.item)
    if len(name) > _LONGEST_NAME:
        name = f"{name[:_LONGEST_NAME].rstrip()}…"
    return f"{NOUNS[item.field]}: {name}" if name else NOUNS[item.field]


def item_state(kind: ChangeKind, move: PlanChange | None) -> str:
    """ "New", "Taken away", "Moved from place 4 to 1"; empty for one that stands where it stood."""
    if kind is ChangeKind.ADDED:
        return "New"
    if kind is ChangeKind.TAKEN_AWAY:
        return "Taken away"
    return f"Moved from place {move.before} to {move.after}" if move is not None else ""


def value_words(value: Any) -> str:
    """A value of the plan in words; empty for what is not set."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, Enum):
        return label(value)
    if isinstance(value, date):
        return day_of_year(value)
    return clock(value) if isinstance(value, time) else str(value)


def version_words(row: RevisionRow, zone: ZoneInfo) -> str:
    """ "Version 2, final since Nov 12, 2026", "Draft of version 3", with the record it came from."""
    came = f", from record {row.merged_record}" if row.merged_record else ""
    if row.state is RevisionState.DRAFT:
        set_aside = ", set aside" if row.set_aside_at is not None else ""
        return f"Draft of version {row.number}{set_aside}{came}"
    since = full_date((row.finalized_at or row.changed_at).astimezone(zone).date())
    return f"Version {row.number}, final since {since}{came}"


def version_short(row: RevisionRow) -> str:
    """ "Version 2", "Draft of version 3"."""
    return f"Draft of version {row.number}" if row.state is RevisionState.DRAFT else f"Version {row.number}"


def counted(changes: int, important: int) -> str:
    """ "12 changes. Doses, dates or numbers among them: 3"."""
    if not changes:
        return NOTHING_DIFFERS
    told = "1 change" if changes == 1 else f"{changes:,} changes"
    if not important:
        return f"{told}. No dose, date or number among them"
    return f"{told}. Doses, dates or numbers among them: {important:,}"


def _name(item: Any) -> str:
    """What a person would call it."""
    if isinstance(item, ClosedDayPlan):
        return full_date(item.day)
    if isinstance(item, EditedRow):
        return label(item.row)
    texts = (getattr(item, name, "") for name in _NAMED_BY)
    found = next((" ".join(text.split()) for text in texts if text.strip()), "")
    if found:
        return found
    place = getattr(item, "place", None)
    if place is not None and place.name.strip():
        return str(place.name.strip())
    kind = getattr(item, "kind", None) or getattr(item, "role", None)
    return label(kind) if kind is not None else ""
