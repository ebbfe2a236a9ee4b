"""What happened beside a final version, in words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time

import pytest

from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.plans import Appointment, AppointmentKind
from aftercare_desktop.words.plan_events import (
    DONE,
    ICONS,
    event_detail,
    event_subject,
    event_title,
    version_state,
    visit_words,
)
from tests.builders import TODAY, full_plan

K = PlanEventKind


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        (K.SIGNED, "Signed by Elise"),
        (K.CHOSE_NOT_TO_SIGN, "Elise chose not to sign"),
        (K.COPY_GIVEN, "Copy given to Elise"),
        (K.COPY_DECLINED, "Elise did not take the copy"),
        (K.NALOXONE_HANDED_OVER, "Naloxone handed over"),
        (K.SCAN_ATTACHED, "Signed page attached"),
        (K.STEP_DONE, "Step done: Meet the {coach}"),
        (K.APPOINTMENT_CONFIRMED, "Confirmed: Meet the {coach}"),
        (K.APPOINTMENT_KEPT, "Kept: Meet the {coach}"),
        (K.HOLDER_TOLD, "Elise was told what changed"),
    ],
)
def test_every_kind_of_event_has_its_words(kind: PlanEventKind, title: str) -> None:
    assert event_title(PlanEvent(kind, TODAY, person=" Elise "), "Meet the {coach}") == title
    assert DONE[kind]
    assert ICONS[kind]


@pytest.mark.parametrize(
    ("event", "detail"),
    [
        (PlanEvent(K.SIGNED, TODAY), ""),
        (PlanEvent(K.SIGNED, TODAY, time(9, 30), key="drawn:client"), "At 9:30 AM. On screen, as client"),
        (PlanEvent(K.SIGNED, TODAY, key="typed:family", note="x"), "By typing the name, as family. x"),
        (PlanEvent(K.SCAN_ATTACHED, TODAY, person=" Theo ", note="Page 8"), "Signature of Theo. Page 8"),
        (PlanEvent(K.SIGNED, TODAY, time(9, 30), person="Theo", note="By thumb."), "At 9:30 AM. By thumb."),
        (
            PlanEvent(K.NALOXONE_HANDED_OVER, TODAY, person="Theo and Elise", note="Nasal spray, 2 doses"),
            "Trained: Theo and Elise. Nasal spray, 2 doses",
        ),
    ],
)
def test_what_else_was_written_down_follows(event: PlanEvent, detail: str) -> None:
    assert event_detail(event) == detail


def test_a_step_and_a_visit_are_called_as_the_plan_calls_them() -> None:
    plan = full_plan()
    step, visit = plan.goals[1].steps[0], plan.appointments[0]
    for key, words in ((step.key, "Meet the job coach"), (visit.key, "Nurse Leah, Fri, Nov 27, 10:30 AM")):
        assert event_subject(PlanEvent(K.STEP_DONE, TODAY, key=key), plan) == words
    assert event_subject(PlanEvent(K.SIGNED, TODAY), plan) == ""
    gone = event_subject(PlanEvent(K.STEP_DONE, TODAY, key="gone"), plan)
    assert event_title(PlanEvent(K.STEP_DONE, TODAY), gone) == "Step done: no longer in this version"


def test_a_visit_without_a_person_or_a_day_still_has_a_name() -> None:
    nameless = Appointment("k", AppointmentKind.COURT)
    assert visit_words(nameless) == "Court or probation, no day yet"
    there = replace(nameless, place=full_plan().home.place, day=TODAY)
    assert visit_words(there) == "Back Cove House, Mon, Nov 23"


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ([], "Not signed. No copy given."),
        ([K.SIGNED, K.COPY_GIVEN], "Signed. 1 copy given."),
        ([K.COPY_GIVEN, K.COPY_GIVEN, K.CHOSE_NOT_TO_SIGN], "Chose not to sign. 2 copies given."),
        ([K.CHOSE_NOT_TO_SIGN, K.SIGNED], "Signed. No copy given."),
        ([K.COPY_DECLINED, K.STEP_DONE], "Not signed. Did not take the copy."),
        ([K.COPY_DECLINED, K.COPY_GIVEN], "Not signed. 1 copy given."),
    ],
)
def test_a_version_says_in_a_few_words_what_became_of_it(kinds: Sequence[PlanEventKind], words: str) -> None:
    assert version_state(PlanEvent(kind, TODAY, person="Elise") for kind in kinds) == words
