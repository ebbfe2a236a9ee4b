"""What happened to a client, newest first: lines of several kinds in one order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

from aftercare_desktop.domain.clients import ClientStatus, DischargeType
from aftercare_desktop.domain.entries import NoteKind, StoredEntryNote
from aftercare_desktop.domain.messages import CallerKind
from aftercare_desktop.domain.plan_events import PlanEvent
from aftercare_desktop.domain.statuses import StatusChange


class TimelineFilter(StrEnum):
    """Which lines are shown."""

    ALL = "all"
    NOTES = "notes"
    """Entries and messages."""
    PLAN = "plan"
    STATUS = "status"
    """Changes of status, admission and discharge, and what happened to the record itself."""


class Rank(IntEnum):
    """The order of lines of one moment, the later one last; part of where a page goes on."""

    RECORD = 0
    STAY = 1
    STATUS = 2
    PLAN = 3
    PLAN_EVENT = 4
    MESSAGE = 5
    MOVED_AWAY = 6
    NOTE = 7


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """Where a line stands: its day, the moment it was written down, and what keeps two of one moment apart."""

    day: date
    at: datetime
    rank: Rank
    id: int


@dataclass(frozen=True, slots=True)
class NoteLine:
    """An entry. One in error says nothing more; `in_error_by` and `moved_by` are names."""

    stamp: Stamp
    by: str
    note: StoredEntryNote
    in_error_by: str
    in_error_on: date | None
    moved_on: date | None


@dataclass(frozen=True, slots=True)
class MovedAwayLine:
    """An entry stood here by mistake. What it told and whose it is stands nowhere in this record."""

    stamp: Stamp
    by: str
    kind: NoteKind


@dataclass(frozen=True, slots=True)
class StatusLine:
    """The client's status changed."""

    stamp: Stamp
    by: str
    before: ClientStatus
    change: StatusChange


class StayEvent(StrEnum):
    """The two ends of a stay."""

    ADMITTED = "admitted"
    DISCHARGED = "discharged"


@dataclass(frozen=True, slots=True)
class StayLine:
    """The person came or left; `by` is not recorded."""

    stamp: Stamp
    by: str
    event: StayEvent
    discharge: DischargeType | None


class RevisionEvent(StrEnum):
    """What happened to a revision of the plan itself."""

    STARTED = "started"
    FINALIZED = "finalized"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A version of the plan was started or finalized."""

    stamp: Stamp
    by: str
    event: RevisionEvent
    number: int
    gaps_reason: str


@dataclass(frozen=True, slots=True)
class PlanEventLine:
    """Something that happened beside a final version; `about` is the step or appointment it was, in its own words."""

    stamp: Stamp
    by: str
    event: PlanEvent
    number: int
    about: str


class RecordEvent(StrEnum):
    """What happened to the record itself."""

    ADDED = "added"
    ARCHIVED = "archived"
    MERGED_HERE = "merged_here"
    MERGED_AWAY = "merged_away"


@dataclass(frozen=True, slots=True)
class RecordLine:
    """The record was added, archived, or merged with another one of the same person."""

    stamp: Stamp
    by: str
    event: RecordEvent


@dataclass(frozen=True, slots=True)
class MessageLine:
    """A message that somebody put to this record."""

    stamp: Stamp
    by: str
    caller: str
    caller_kind: CallerKind
    words: str
    done: bool


TimelineLine = (
    NoteLine | MovedAwayLine | StatusLine | StayLine | PlanLine | PlanEventLine | RecordLine | MessageLine
)

_SHOWN: dict[TimelineFilter, frozenset[Rank]] = {
    TimelineFilter.ALL: frozenset(Rank),
    TimelineFilter.NOTES: frozenset({Rank.NOTE, Rank.MOVED_AWAY, Rank.MESSAGE}),
    TimelineFilter.PLAN: frozenset({Rank.PLAN, Rank.PLAN_EVENT}),
    TimelineFilter.STATUS: frozenset({Rank.STATUS, Rank.STAY, Rank.RECORD}),
}


def shows(shown: TimelineFilter, rank: Rank) -> bool:
    """Whether lines of this rank are among those of the filter."""
    return rank in _SHOWN[shown]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Some lines, newest first, and whether older ones follow."""

    lines: tuple[TimelineLine, ...]
    more: bool


def page(
    lines: Iterable[TimelineLine], shown: TimelineFilter, before: Stamp | None, count: int
) -> TimelinePage:
    """The newest `count` lines of the filter that stand before `before`."""
    wanted = sorted(
        (line for line in lines if shows(shown, line.stamp.rank) and (before is None or line.stamp < before)),
        key=lambda line: line.stamp,
        reverse=True,
    )
    return TimelinePage(tuple(wanted[:count]), len(wanted) > count)
