"""What happened to a plan after it was finalized, in words."""

from collections.abc import Iterable, Mapping
from itertools import count
from types import MappingProxyType
from zoneinfo import ZoneInfo

from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind, StoredPlanEvent
from aftercare_desktop.domain.plans import Appointment, PlanDocument
from aftercare_desktop.words.clock import wall_clock
from aftercare_desktop.words.dates import clock, day_at, full_date
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.signing import signing_detail

DONE: Mapping[PlanEventKind, str] = MappingProxyType(
    {
        PlanEventKind.SIGNED: "Signature recorded",
        PlanEventKind.CHOSE_NOT_TO_SIGN: "Recorded that the plan was not signed",
        PlanEventKind.COPY_GIVEN: "Copy recorded as given",
        PlanEventKind.COPY_DECLINED: "Recorded that they did not take the copy",
        PlanEventKind.NALOXONE_HANDED_OVER: "Naloxone recorded as handed over",
        PlanEventKind.SCAN_ATTACHED: "Signed page attached",
        PlanEventKind.STEP_DONE: "Step marked as done",
        PlanEventKind.APPOINTMENT_CONFIRMED: "Appointment confirmed",
        PlanEventKind.APPOINTMENT_KEPT: "Appointment marked as kept",
        PlanEventKind.HOLDER_TOLD: "Recorded that they were told",
    }
)
"""What the toast says once it is kept."""

ICONS: Mapping[PlanEventKind, str] = MappingProxyType(
    {
        PlanEventKind.SIGNED: "signature",
        PlanEventKind.CHOSE_NOT_TO_SIGN: "user-x",
        PlanEventKind.COPY_GIVEN: "files",
        PlanEventKind.COPY_DECLINED: "ban",
        PlanEventKind.NALOXONE_HANDED_OVER: "shield-check",
        PlanEventKind.SCAN_ATTACHED: "file-check",
        PlanEventKind.STEP_DONE: "check",
        PlanEventKind.APPOINTMENT_CONFIRMED: "calendar-check",
        PlanEventKind.APPOINTMENT_KEPT: "user-check",
        PlanEventKind.HOLDER_TOLD: "phone-call",
    }
)

NOTHING_YET = "Nothing is written down yet. Say who got a copy, who signed, and what came of it."

_TITLES: Mapping[PlanEventKind, str] = MappingProxyType(
    {
        PlanEventKind.SIGNED: "Signed by {person}",
        PlanEventKind.CHOSE_NOT_TO_SIGN: "{person} chose not to sign",
        PlanEventKind.COPY_GIVEN: "Copy given to {person}",
        PlanEventKind.COPY_DECLINED: "{person} did not take the copy",
        PlanEventKind.NALOXONE_HANDED_OVER: "Naloxone handed over",
        PlanEventKind.SCAN_ATTACHED: "Signed page attached",
        PlanEventKind.STEP_DONE: "Step done: {about}",
        PlanEventKind.APPOINTMENT_CONFIRMED: "Confirmed: {about}",
        PlanEventKind.APPOINTMENT_KEPT: "Kept: {about}",
        PlanEventKind.HOLDER_TOLD: "{person} was told what changed",
    }
)


def numbered_titles(events: Iterable[PlanEvent]) -> tuple[str, ...]:
    """The titles in order; of several signed pages each has its number, for they show nothing else at a glance."""
    happened = tuple(events)
    scans = [event for event in happened if event.kind is PlanEventKind.SCAN_ATTACHED]
    if len(scans) < 2:
        return tuple(event_title(event) for event in happened)
    numbers = count(1)
    return tuple(
        f"{event_title(event)} ({next(numbers)} of {len(scans)})"
        if event.kind is PlanEventKind.SCAN_ATTACHED
        else event_title(event)
        for event in happened
    )


def written_down(stored: StoredPlanEvent, by: str, zone: ZoneInfo) -> str:
    """ "Nov 23, 2026, Dana Whitcomb"; of a file, which has a life of its own, when it came as well."""
    event = stored.event
    if event.kind is not PlanEventKind.SCAN_ATTACHED:
        return f"{full_date(event.happened_on)}, {by}"
    at = f"{full_date(stored.made_at.astimezone(zone).date())}, {wall_clock(stored.made_at, zone)}"
    return f"Signed {full_date(event.happened_on)}. Attached {at}, by {by}"


def event_title(event: PlanEvent, about: str = "") -> str:
    """ "Copy given to Elise"; `about` is the step or the appointment it was."""
    words = {"person": event.person.strip() or "The client", "about": about or "no longer in this version"}
    return _TITLES[event.kind].format_map(words)


def event_detail(event: PlanEvent) -> str:
    """What else was written down: at what time, who was trained, how and as whom somebody signed, the note."""
    trained = event.kind is PlanEventKind.NALOXONE_HANDED_OVER and event.person.strip()
    parts = (
        f"At {clock(event.happened_at)}" if event.happened_at is not None else "",
        f"Trained: {event.person.strip()}" if trained else "",
        signing_detail(event),
        event.note.strip(),
    )
    return ". ".join(part.removesuffix(".") if part is not parts[-1] else part for part in parts if part)


def event_subject(event: PlanEvent, document: PlanDocument) -> str:
    """The step or the appointment an event is about, in the plan's own words; empty for all others."""
    steps = (step.what for goal in document.goals for step in goal.steps if step.key == event.key)
    visits = (visit_words(visit) for visit in document.appointments if visit.key == event.key)
    return next((words.strip() for words in (*steps, *visits) if event.key), "")


def visit_words(visit: Appointment) -> str:
    """ "Nurse Leah, Fri, Nov 27, 10:30 AM"."""
    who = visit.with_whom.strip() or visit.place.name.strip() or label(visit.kind)
    return f"{who}, {day_at(visit.day, visit.at)}" if visit.day is not None else f"{who}, no day yet"


def version_state(events: Iterable[PlanEvent]) -> str:
    """What became of a final version in a few words: signed or not, and how many copies were given."""
    kinds = [event.kind for event in events]
    copies = kinds.count(PlanEventKind.COPY_GIVEN)
    if PlanEventKind.SIGNED in kinds:
        signed = "Signed"
    elif PlanEventKind.CHOSE_NOT_TO_SIGN in kinds:
        signed = "Chose not to sign"
    else:
        signed = "Not signed"
    if not copies and PlanEventKind.COPY_DECLINED in kinds:
        return f"{signed}. Did not take the copy."
    given = {0: "No copy given", 1: "1 copy given"}.get(copies, f"{copies} copies given")
    return f"{signed}. {given}."
