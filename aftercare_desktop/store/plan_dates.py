"""The dates inside a plan that other screens ask for: what is due, when, and which part of the plan it belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from aftercare_desktop.domain.plans import PlanDocument


class PlanDateKind(StrEnum):
    """What a date in a plan is for."""

    LEAVES = "leaves"
    PROMISED_CALL = "promised_call"
    STEP_DUE = "step_due"
    RISK_DAY = "risk_day"
    NEXT_DOSE = "next_dose"
    SUPPLY_ENDS = "supply_ends"
    PRESCRIBER_VISIT = "prescriber_visit"
    APPOINTMENT = "appointment"
    PEER_START = "peer_start"
    MENTOR_MEETING = "mentor_meeting"
    MOVES_HOME = "moves_home"


@dataclass(frozen=True, slots=True)
class PlanDate:
    """One date of a plan. `key` is the permanent key of the part, empty where the plan has only one of its kind."""

    kind: PlanDateKind
    key: str
    day: date
    at: time | None = None


def dates_of(document: PlanDocument) -> tuple[PlanDate, ...]:
    """Every date of the document, in the order of its sections. Steps that are done are not due any more."""
    return tuple(
        PlanDate(kind, key, day, at) for kind, key, day, at in _every_date(document) if day is not None
    )


_Found = tuple[PlanDateKind, str, date | None, time | None]


def _every_date(document: PlanDocument) -> Iterator[_Found]:
    first, leaving = document.first_days, document.leaving
    yield PlanDateKind.LEAVES, "", first.leaves_on, first.leaves_at
    yield PlanDateKind.PROMISED_CALL, "", leaving.call_on, leaving.call_at
    yield PlanDateKind.PROMISED_CALL, "", first.call.day, first.call.at
    for goal in document.goals:
        for step in goal.steps:
            yield PlanDateKind.STEP_DUE, step.key, None if step.done else step.by, None
    for risk in document.signs.days:
        yield PlanDateKind.RISK_DAY, risk.key, risk.day, None
    for medicine in document.medicines.medicines:
        yield PlanDateKind.NEXT_DOSE, medicine.key, medicine.next_dose_on, medicine.next_dose_at
        yield PlanDateKind.SUPPLY_ENDS, medicine.key, medicine.supply_until, None
        yield PlanDateKind.PRESCRIBER_VISIT, medicine.key, medicine.next_visit_on, None
    for appointment in document.appointments:
        yield PlanDateKind.APPOINTMENT, appointment.key, appointment.day, appointment.at
    for place in document.peers.places:
        yield PlanDateKind.PEER_START, place.key, place.first_on, place.starts
    for mentor in document.peers.mentors:
        yield PlanDateKind.MENTOR_MEETING, mentor.key, mentor.first_meeting_on, None
    yield PlanDateKind.MOVES_HOME, "", document.home.moves_on, document.home.arrives_at
