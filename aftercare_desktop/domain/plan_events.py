"""What happens to a plan after it was finalized: dated events beside the frozen document, by its permanent keys."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from aftercare_desktop.domain.bounds import LINE, TEXT
from aftercare_desktop.domain.plans import Goal, Naloxone, PlanDocument, Revision
from aftercare_desktop.domain.problems import FieldProblem


class PlanEventKind(StrEnum):
    """What happened. Values are stored for ever and never renamed."""

    SIGNED = "signed"
    CHOSE_NOT_TO_SIGN = "chose_not_to_sign"
    COPY_GIVEN = "copy_given"
    COPY_DECLINED = "copy_declined"
    NALOXONE_HANDED_OVER = "naloxone_handed_over"
    SCAN_ATTACHED = "scan_attached"
    STEP_DONE = "step_done"
    APPOINTMENT_CONFIRMED = "appointment_confirmed"
    APPOINTMENT_KEPT = "appointment_kept"
    HOLDER_TOLD = "holder_told"
    """Somebody who holds an older copy was told what changed."""


@dataclass(frozen=True, slots=True)
class PlanEvent:
    """One thing that happened, on a day and perhaps at a time of the center's clock.

    `key` is the plan's own key of the step or appointment it is about, or of a signature how it was made and as whom
    (`domain.signing`); `person` who signed, got the copy, was trained
    or was told; `file_sha256` the kept file of a signature or a scan.
    """

    kind: PlanEventKind
    happened_on: date
    happened_at: time | None = None
    key: str = ""
    person: str = ""
    note: str = ""
    file_sha256: str = ""


@dataclass(frozen=True, slots=True)
class StoredPlanEvent:
    """An event as it is kept: of which revision, written when and by whom, and whether it was taken back."""

    id: int
    revision_id: int
    event: PlanEvent
    made_at: datetime
    made_by: int
    taken_back_at: datetime | None = None
    taken_back_by: int | None = None


_OF_A_STEP = frozenset({PlanEventKind.STEP_DONE})
_OF_A_VISIT = frozenset({PlanEventKind.APPOINTMENT_CONFIRMED, PlanEventKind.APPOINTMENT_KEPT})
_CARRIED = frozenset({PlanEventKind.STEP_DONE, PlanEventKind.NALOXONE_HANDED_OVER})
_OF_A_PERSON = frozenset(
    {
        PlanEventKind.SIGNED,
        PlanEventKind.CHOSE_NOT_TO_SIGN,
        PlanEventKind.COPY_GIVEN,
        PlanEventKind.COPY_DECLINED,
        PlanEventKind.HOLDER_TOLD,
    }
)


def problems(
    event: PlanEvent,
    document: PlanDocument,
    today: date,
    *,
    finalized_on: date | None = None,
    now: time | None = None,
) -> tuple[FieldProblem, ...]:
    """Everything that keeps an event from being recorded beside this document.

    What happened lies between the day this version was finalized and the time it is now, by the center's clock, as far
    as the one who asks knows them.
    """
    found: list[FieldProblem] = []
    earliest = None if finalized_on is None else _earliest(event, document, finalized_on)
    if sentence := day_problem(event.happened_on, today, earliest):
        found.append(FieldProblem("happened_on", sentence))
    if now is not None and event.happened_on == today and (event.happened_at or now) > now:
        found.append(FieldProblem("happened_at", "Use a time that has passed: it has happened."))
    if event.kind in _OF_A_PERSON and not event.person.strip():
        found.append(FieldProblem("person", "Write who it was."))
    if event.kind is PlanEventKind.SCAN_ATTACHED and not event.file_sha256:
        found.append(FieldProblem("file_sha256", "Choose the file of the signed page."))
    if event.kind in _OF_A_STEP and event.key not in step_keys(document):
        found.append(FieldProblem("key", "This step is not in this version of the plan."))
    if event.kind in _OF_A_VISIT and event.key not in {visit.key for visit in document.appointments}:
        found.append(FieldProblem("key", "This appointment is not in this version of the plan."))
    if is_ahead(event.kind, event.key, document, today):
        found.append(
            FieldProblem(
                "key", "This appointment is still to come. Say that it was kept on its day or after it."
            )
        )
    if len(event.person) > LINE:
        found.append(FieldProblem("person", f"Use at most {LINE:,} characters."))
    if len(event.key) > LINE:
        found.append(FieldProblem("key", f"Use at most {LINE:,} characters."))
    if len(event.note) > TEXT:
        found.append(FieldProblem("note", f"Use at most {TEXT:,} characters."))
    return tuple(found)


def day_problem(day: date, today: date, earliest: date | None) -> str:
    """Why it cannot have happened on this day; "" where it can. `earliest` is mostly the day the version was final."""
    if day > today:
        return "Use today or a day before: it has happened."
    if earliest is not None and day < earliest:
        return "This version was not there yet: use the day it was finalized or later."
    return ""


def _earliest(event: PlanEvent, document: PlanDocument, finalized_on: date) -> date:
    """The first day an event may be of. A visit was kept on its own day, which may lie before the version."""
    days = [visit.day for visit in document.appointments if visit.key == event.key and visit.day is not None]
    return min((finalized_on, *days)) if event.kind is PlanEventKind.APPOINTMENT_KEPT else finalized_on


def step_keys(document: PlanDocument) -> frozenset[str]:
    """The keys of every step of every goal."""
    return frozenset(step.key for goal in document.goals for step in goal.steps)


def is_ticked(event: PlanEvent, beside: Iterable[PlanEvent]) -> bool:
    """Whether the same step or visit was ticked already among what stands beside a version: twice says no more."""
    what = (event.kind, event.key)
    return event.kind in _OF_A_STEP | _OF_A_VISIT and any((one.kind, one.key) == what for one in beside)


def is_ahead(kind: PlanEventKind, key: str, document: PlanDocument, today: date) -> bool:
    """Whether it cannot have happened yet: a visit is kept on its day, not before."""
    days = [visit.day for visit in document.appointments if visit.key == key and visit.day is not None]
    return kind is PlanEventKind.APPOINTMENT_KEPT and any(day > today for day in days)


def day_of_tick(kind: PlanEventKind, key: str, document: PlanDocument, today: date) -> date:
    """On which day it was that is ticked today: a visit that was kept, on its own day; all else, today."""
    days = (visit.day for visit in document.appointments if visit.key == key and visit.day is not None)
    visit_day = next(days, today) if kind is PlanEventKind.APPOINTMENT_KEPT else today
    return min(visit_day, today)


def counts_for(stored: StoredPlanEvent, beside: Revision, shown: Revision) -> bool:
    """Whether what was recorded beside one version is also true of another one.

    A visit was confirmed or kept for its day: in a version that moved it nobody has confirmed it yet. A step done, or
    naloxone handed over, before a version was begun was copied into it, and stands there as its author put it; what
    happened since then counts for it too.
    """
    if beside.id == shown.id:
        return True
    if stored.event.kind in _OF_A_VISIT:
        return _visit_time(beside.document, stored.event.key) == _visit_time(shown.document, stored.event.key)
    return stored.event.kind in _CARRIED and stored.made_at >= shown.created_at


def _visit_time(document: PlanDocument, key: str) -> tuple[date | None, time | None] | None:
    return next(((visit.day, visit.at) for visit in document.appointments if visit.key == key), None)


def with_what_followed(document: PlanDocument, events: Iterable[PlanEvent]) -> PlanDocument:
    """The document as the next version begins: steps done and naloxone handed over since stand in it. Keys are kept."""
    happened = tuple(events)
    done = {event.key for event in happened if event.kind is PlanEventKind.STEP_DONE}
    handed = [event for event in happened if event.kind is PlanEventKind.NALOXONE_HANDED_OVER]
    goals = tuple(_with_steps_done(goal, done) for goal in document.goals)
    if not handed or document.medicines.naloxone.is_handed_over():
        return replace(document, goals=goals)
    naloxone = _in_hand(document.medicines.naloxone, handed[-1])
    return replace(document, goals=goals, medicines=replace(document.medicines, naloxone=naloxone))


def _with_steps_done(goal: Goal, done: set[str]) -> Goal:
    return replace(
        goal, steps=tuple(replace(step, done=step.done or step.key in done) for step in goal.steps)
    )


def _in_hand(planned: Naloxone, event: PlanEvent) -> Naloxone:
    """What was recorded when it was handed over goes before what was planned; what would not fit stays beside it."""
    form = event.note.strip()
    return replace(
        planned,
        handed_on=event.happened_on,
        form=form if 0 < len(form) <= LINE else planned.form,
        trained=event.person.strip() or planned.trained,
        declined=False,
    )
