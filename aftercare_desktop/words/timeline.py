"""A client's timeline in words: for each line a title, what there is to say, and who wrote it down."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from babel.dates import format_date

from aftercare_desktop.domain.overview import Spot
from aftercare_desktop.domain.plans import Section
from aftercare_desktop.domain.timeline import (
    MessageLine,
    MovedAwayLine,
    NoteLine,
    PlanEventLine,
    PlanLine,
    RecordEvent,
    RecordLine,
    RevisionEvent,
    StatusLine,
    StayEvent,
    StayLine,
    TimelineFilter,
    TimelineLine,
)
from aftercare_desktop.words.dates import LOCALE, day, day_of_year, full_date, short_day
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.plan_events import ICONS, event_detail, event_title

FILTERS: tuple[tuple[TimelineFilter, str], ...] = (
    (TimelineFilter.ALL, "All"),
    (TimelineFilter.NOTES, "Notes"),
    (TimelineFilter.PLAN, "Plan"),
    (TimelineFilter.STATUS, "Status"),
)
EMPTY: Mapping[TimelineFilter, str] = MappingProxyType(
    {
        TimelineFilter.ALL: "Nothing is written down yet.",
        TimelineFilter.NOTES: "No notes yet. Write down what happened, so that others know.",
        TimelineFilter.PLAN: "No plan yet.",
        TimelineFilter.STATUS: "No change of status is written down yet.",
    }
)
_LONG_AGO = 300


@dataclass(frozen=True, slots=True)
class LineWords:
    """One line of the timeline as it is shown. `quiet` lines say that something is no longer there."""

    icon: str
    title: str
    detail: str
    day: str
    by: str
    quiet: bool = False

    def spoken(self) -> str:
        """The whole line for a screen reader."""
        return ". ".join(part.rstrip(".") for part in (self.title, self.day, self.by, self.detail) if part)


def month(value: date) -> str:
    """ "November 2026", over the lines of a month."""
    return format_date(value, "MMMM y", locale=LOCALE)


def line_words(line: TimelineLine, today: date) -> LineWords:
    """How a line reads."""
    icon, title, detail = _told(line)
    own = line.stamp.day
    shown = day(own) if abs((today - own).days) < _LONG_AGO else day_of_year(own)
    quiet = isinstance(line, MovedAwayLine) or (isinstance(line, NoteLine) and line.note.is_in_error())
    return LineWords(icon, title, detail, shown, "" if quiet else line.by, quiet)


def line_spot(line: TimelineLine) -> Spot | None:
    """The place a line opens, the plan or a fact. None where there is none, and for entries, which open themselves."""
    if isinstance(line, PlanLine | PlanEventLine):
        return Spot(Section.FIRST_DAYS)
    if isinstance(line, StatusLine):
        return Spot(None, "status")
    if isinstance(line, StayLine):
        return Spot(None, "admitted_on" if line.event is StayEvent.ADMITTED else "discharged_on")
    return None


def _told(line: TimelineLine) -> tuple[str, str, str]:
    """Icon, title and detail."""
    if isinstance(line, NoteLine):
        return _note(line)
    if isinstance(line, MovedAwayLine):
        moved = f"{short_day(line.stamp.day)}, {line.by}"
        return "file-text", "An entry that was not about this client was moved", moved
    if isinstance(line, StatusLine):
        return _status(line)
    if isinstance(line, StayLine):
        if line.event is StayEvent.ADMITTED:
            return "bed-double", "Came to the center", ""
        return "log-out", "Left the center", label(line.discharge) if line.discharge else ""
    if isinstance(line, PlanLine):
        return _plan(line)
    if isinstance(line, PlanEventLine):
        return _plan_event(line)
    if isinstance(line, MessageLine):
        return _message(line)
    return _record(line)


def _note(line: NoteLine) -> tuple[str, str, str]:
    if line.in_error_on is not None:
        when = (
            full_date(line.in_error_on)
            if line.in_error_on.year != line.stamp.day.year
            else (short_day(line.in_error_on))
        )
        return "file-text", f"Entered in error, {when}, {line.in_error_by}", ""
    note = line.note.entry
    moved = f" (moved here {short_day(line.moved_on)})" if line.moved_on is not None else ""
    return "notebook-pen", f"{label(note.kind)}{moved}", note.text.strip()


def _status(line: StatusLine) -> tuple[str, str, str]:
    change = line.change
    title = ", ".join(part for part in (label(change.status), change.place.strip()) if part)
    parts = [f"Before: {label(line.before).lower()}"] if line.before is not change.status else []
    if change.until is not None:
        parts.append(f"Until {full_date(change.until)}")
    if change.note.strip():
        parts.append(change.note.strip())
    return "activity", title, ". ".join(parts)


def _plan(line: PlanLine) -> tuple[str, str, str]:
    if line.event is RevisionEvent.STARTED:
        return "file-pen", f"Plan version {line.number} started", ""
    reason = f"With gaps: {line.gaps_reason.strip()}" if line.gaps_reason.strip() else ""
    return "file-check", f"Plan version {line.number} finalized", reason


def _plan_event(line: PlanEventLine) -> tuple[str, str, str]:
    detail = event_detail(line.event)
    return (
        ICONS[line.event.kind],
        event_title(line.event, line.about),
        f"Plan version {line.number}. {detail}" if detail else f"Plan version {line.number}",
    )


def _message(line: MessageLine) -> tuple[str, str, str]:
    who = line.caller.strip() or label(line.caller_kind)
    done = "" if line.done else "Still open. "
    return "message-square", f"Message from {who}", f"{done}{line.words.strip()}".strip()


_RECORD = {
    RecordEvent.ADDED: ("user-plus", "Record added"),
    RecordEvent.ARCHIVED: ("archive", "Record archived"),
    RecordEvent.MERGED_HERE: ("users", "Another record of the same person was merged into this one"),
    RecordEvent.MERGED_AWAY: ("users", "Merged into another record of the same person"),
}


def _record(line: RecordLine) -> tuple[str, str, str]:
    icon, title = _RECORD[line.event]
    return icon, title, ""
