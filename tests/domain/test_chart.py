"""What is not yet in the medical record: one table over what stands and what was marked."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from aftercare_desktop.domain.chart import (
    GONE,
    Charted,
    ChartItem,
    ChartKey,
    ChartMark,
    ChartSubject,
    Why,
    event_told,
    in_order,
    version_final,
    waiting,
    why_waiting,
)
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.plans import PlanDocument
from tests.builders import NOW, TODAY, full_plan

KEY = ChartKey(ChartSubject.ENTRY, 4)


@pytest.mark.parametrize(
    ("stands", "marked", "why"),
    [
        (1, None, Why.NEW),
        (1, 1, None),
        (2, 1, Why.CHANGED),
        (1, 2, Why.CHANGED),  # a correction was taken back: the record says the earlier words again
        (3, GONE, Why.NEW),  # the medical record was corrected, then the entry came back
        (None, None, None),  # entered in error before anybody put it there
        (None, 2, Why.TO_CORRECT),
        (None, GONE, None),  # corrected there too
    ],
)
def test_what_waits_and_why(stands: int | None, marked: int | None, why: Why | None) -> None:
    assert why_waiting(stands, marked) is why
    here = [] if stands is None else [Charted(KEY, stands)]
    marks = {} if marked is None else {KEY: ChartMark(Charted(KEY, marked), NOW, 1)}
    expected = {} if why is None else {Charted(KEY, GONE if stands is None else stands): why}
    assert waiting(here, marks) == expected


def test_things_of_different_kinds_with_one_number_are_different_things() -> None:
    both = [Charted(ChartKey(subject, 4), 1) for subject in ChartSubject]
    marks = {both[0].key: ChartMark(both[0], NOW, 1)}
    assert waiting(both, marks) == dict.fromkeys(both[1:], Why.NEW)


def test_a_final_version_in_short_says_what_the_next_clinician_asks() -> None:
    plan = full_plan()
    later = replace(plan.appointments[0], key="later", day=TODAY + timedelta(days=9))
    unset = replace(plan.appointments[0], key="unset", day=None)
    told = version_final(3, " No ride yet ", replace(plan, appointments=(unset, later, *plan.appointments)))
    assert (told.number, told.gaps_reason) == (3, "No ride yet")
    assert told.medicines == plan.medicines.medicines
    assert told.first_visit == plan.appointments[0]
    assert told.goals == tuple(goal.words for goal in plan.goals)
    assert version_final(1, "", PlanDocument()).first_visit is None


def test_an_event_tells_the_step_or_visit_it_is_about() -> None:
    plan = full_plan()
    step, visit = plan.goals[0].steps[0], plan.appointments[0]
    done = event_told(1, PlanEvent(PlanEventKind.STEP_DONE, TODAY, key=step.key), plan)
    kept = event_told(1, PlanEvent(PlanEventKind.APPOINTMENT_KEPT, TODAY, key=visit.key), plan)
    assert (done.step, done.visit) == (step.what, None)
    assert (kept.step, kept.visit) == ("", visit)


def test_the_note_reads_from_the_oldest_to_the_newest() -> None:
    def item(number: int, day: date, at: time | None, written: datetime) -> ChartItem:
        key = ChartKey(ChartSubject.ENTRY, number)
        return ChartItem(Charted(key, 1), Why.NEW, day, at, written, "Dana", None)

    def today(hour: int, minute: int = 0, second: int = 0) -> datetime:
        return datetime.combine(TODAY, time(hour, minute, second))

    yesterday = TODAY - timedelta(days=1)
    mixed = [
        item(1, TODAY, time(15), today(15, 30)),
        item(2, yesterday, time(23), today(8)),
        item(
            3, TODAY, None, today(9, 42, 40)
        ),  # ticked in the minute in which the version was made, after it
        item(4, TODAY, time(9, 42), today(9, 42, 30)),
        item(5, TODAY, time(9), today(16)),
        item(6, yesterday, None, today(8)),  # written down the day after: nobody knows when it was
        item(7, TODAY, None, today(18)),
    ]
    assert [one.key.id for one in in_order(mixed)] == [2, 6, 5, 4, 3, 1, 7]
