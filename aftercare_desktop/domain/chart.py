"""What leaves as a dated note for the center's medical record, and what of it is not there yet.

The program stands beside the medical record (PRODUCT.md section 2): what is written here once is put there by a person,
who marks it. A mark holds for the version it was made of.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.entries import Entry
from aftercare_desktop.domain.plan_events import PlanEvent
from aftercare_desktop.domain.plans import Appointment, Goal, Home, HomeKind, Medicine, Naloxone, PlanDocument
from aftercare_desktop.domain.statuses import StatusChange


class ChartSubject(StrEnum):
    """What a note for the chart may tell of. Values are stored and never renamed."""

    ENTRY = "entry"
    REVISION = "revision"
    PLAN_EVENT = "plan_event"
    STATUS = "status"


PLAN_SUBJECTS = frozenset({ChartSubject.REVISION, ChartSubject.PLAN_EVENT})
"""What only those who read plans may see."""

MOST_IN_A_NOTE = 200
"""Things of one note. A record of years that nobody put into the chart is brought there in parts, the oldest first."""

GONE = 0
"""The version of what stands here no more: a mark of it says that the medical record was corrected."""
UNCHANGING = 1
"""The version of what never changes as long as it stands: an event, a change of status."""


@dataclass(frozen=True, slots=True, order=True)
class ChartKey:
    """One thing of the record, whatever became of it."""

    subject: ChartSubject
    id: int


@dataclass(frozen=True, slots=True)
class Charted:
    """One thing at the version that was, or is to be, put into the medical record."""

    key: ChartKey
    version: int


@dataclass(frozen=True, slots=True)
class ChartMark:
    """The newest mark of a thing: the version that was put there, when and by whom."""

    charted: Charted
    marked_at: datetime
    marked_by: int


class Why(StrEnum):
    """Why something waits."""

    NEW = "new"
    """It was never put there."""
    CHANGED = "changed"
    """An earlier version of it is there."""
    TO_CORRECT = "to_correct"
    """It is there and should not be: it was entered in error or taken back since."""


def why_waiting(stands: int | None, marked: int | None) -> Why | None:
    """Why a thing is not yet in the medical record; None if it is, or if it concerns nobody.

    `stands` is its version in the record, None for one that was entered in error, taken back or moved away; `marked`
    the version of its newest mark, None without one.
    """
    there = None if marked == GONE else marked
    if stands is None:
        return Why.TO_CORRECT if there is not None else None
    if there is None:
        return Why.NEW
    return None if there == stands else Why.CHANGED


def waiting(standing: Iterable[Charted], marks: Mapping[ChartKey, ChartMark]) -> dict[Charted, Why]:
    """Everything that waits, and why. What has a mark and is not among `standing` does not stand any more."""
    here = {one.key: one.version for one in standing}
    found: dict[Charted, Why] = {}
    for key in (*here, *(key for key in marks if key not in here)):
        marked = marks[key].charted.version if key in marks else None
        why = why_waiting(here.get(key), marked)
        if why is not None:
            found[Charted(key, here.get(key, GONE))] = why
    return found


@dataclass(frozen=True, slots=True)
class VersionFinal:
    """A final version of the plan in short: what the next clinician asks first."""

    number: int
    gaps_reason: str
    medicines: tuple[Medicine, ...]
    no_medicines: bool
    naloxone: Naloxone
    first_visit: Appointment | None
    home: HomeKind
    goals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventTold:
    """An event beside a final version. `about` is the step or visit it is about, as the plan says it."""

    number: int
    event: PlanEvent
    step: str = ""
    visit: Appointment | None = None


@dataclass(frozen=True, slots=True)
class StatusTold:
    """A change of status and the status before."""

    before: ClientStatus
    change: StatusChange


ChartContent = Entry | VersionFinal | EventTold | StatusTold


@dataclass(frozen=True, slots=True)
class ChartItem:
    """One thing that waits: when it happened, who wrote it down when (on the center's clock), and what it tells.

    `content` is None for what is to be corrected, whose words stand here no more: then `day` is when it was put into
    the medical record and `by` who did.
    """

    charted: Charted
    why: Why
    day: date
    at: time | None
    written_at: datetime
    by: str
    content: ChartContent | None

    @property
    def key(self) -> ChartKey:
        """Which thing it is."""
        return self.charted.key

    @property
    def written_on(self) -> date:
        """The day it was written down."""
        return self.written_at.date()


@dataclass(frozen=True, slots=True)
class ChartNote:
    """A dated note for the medical record of one client: everything it says. Items stand oldest first.

    `made_by` is the name with credentials, `made_at` the moment on the center's clock; `later` how many things wait
    for the note after this one.
    """

    client_id: int
    name: str
    birth_date: date | None
    record_number: str
    made_at: datetime
    made_by: str
    center_name: str
    paper: PaperSize
    practice: bool
    items: tuple[ChartItem, ...] = ()
    later: int = 0

    def only(self, chosen: frozenset[ChartKey]) -> "ChartNote":
        """The note with these items alone."""
        return replace(self, items=tuple(item for item in self.items if item.key in chosen))

    def charted(self) -> tuple[Charted, ...]:
        """What is to be marked once the note is in the medical record."""
        return tuple(item.charted for item in self.items)


@dataclass(frozen=True, slots=True)
class WaitingClient:
    """Somebody of whom something is not yet in the medical record: how many things, the oldest of which day."""

    client_id: int
    name: str
    record_number: str
    count: int
    to_correct: int
    since: date


def version_final(number: int, gaps_reason: str, document: PlanDocument) -> VersionFinal:
    """A final version in short."""
    safety = document.medicines
    dated = [visit for visit in document.appointments if visit.day is not None]
    home: Home = document.home
    return VersionFinal(
        number=number,
        gaps_reason=gaps_reason.strip(),
        medicines=safety.medicines,
        no_medicines=safety.none_needed,
        naloxone=safety.naloxone,
        first_visit=min(dated, key=_when, default=None),
        home=home.kind,
        goals=tuple(_goal_words(document.goals)),
    )


def event_told(number: int, event: PlanEvent, document: PlanDocument) -> EventTold:
    """An event with the step or visit it is about."""
    steps = {step.key: step.what for goal in document.goals for step in goal.steps}
    visits = {visit.key: visit for visit in document.appointments}
    return EventTold(number, event, steps.get(event.key, ""), visits.get(event.key))


def in_order(items: Iterable[ChartItem]) -> tuple[ChartItem, ...]:
    """Oldest first, as a chart is read: by when it happened, then by when it was written down.

    What happened at no known time stands where it was written down that day; written later, after the rest of its day.
    """
    return tuple(sorted(items, key=_happened))


_RANK = {subject: rank for rank, subject in enumerate(ChartSubject)}
"""A version stands before what happened to it, though both were written down at one moment."""


def _happened(item: ChartItem) -> tuple[date, time, datetime, int, int]:
    """To the minute, as times are given: what is signed and handed over at once keeps the order it was written in."""
    written = item.written_at.time() if item.written_on == item.day else time.max
    return (
        item.day,
        (item.at or written).replace(second=0, microsecond=0),
        item.written_at,
        _RANK[item.key.subject],
        item.key.id,
    )


def _when(visit: Appointment) -> tuple[date, time]:
    return visit.day or date.max, visit.at or time()


def _goal_words(goals: Iterable[Goal]) -> Iterable[str]:
    return (goal.words.strip() for goal in goals if goal.words.strip())
