"""What happens beside a final version: kept, taken back, refused where it makes no sense, and outside every hash."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import DatabaseError

from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.plans import Revision
from aftercare_desktop.errors import BadInput, EditedElsewhere
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.store import plans as plan_store
from tests.builders import TODAY, build_client, full_plan

K = PlanEventKind


@pytest.fixture
def final(desk: Desk) -> Revision:
    """A full plan, finalized."""
    client_id = desk.clients.add(build_client()).value
    draft = desk.plans.start(client_id).value
    draft = desk.plans.save(draft.id, full_plan(), draft.version)
    return desk.plans.finalize(draft.id, draft.version, "For the test").value


def event(kind: PlanEventKind, final: Revision) -> PlanEvent:
    """An event of this kind that may be recorded, but for a scan, which needs its file."""
    keys = {
        K.STEP_DONE: final.document.goals[0].steps[0].key,
        K.APPOINTMENT_CONFIRMED: final.document.appointments[0].key,
        K.APPOINTMENT_KEPT: final.document.appointments[0].key,
    }
    return PlanEvent(kind, TODAY, key=keys.get(kind, ""), person="Theo Bramwell", note="At the desk")


@pytest.mark.parametrize("kind", [kind for kind in K if kind is not K.SCAN_ATTACHED])
def test_every_event_is_kept_beside_the_frozen_version_and_taken_back(
    desk: Desk, final: Revision, kind: PlanEventKind
) -> None:
    paper = desk.papers.stored_pdf(final.id)
    done = desk.plan_events.record(final.id, event(kind, final))
    assert [one.event for one in desk.plan_events.of_client(final.client_id)] == [event(kind, final)]
    assert desk.plans.open(final.client_id).revision == final
    assert desk.papers.stored_pdf(final.id) == paper
    assert done.undo is not None
    desk.undo(done.undo)
    assert desk.plan_events.of_client(final.client_id) == ()
    with pytest.raises(EditedElsewhere, match="taken back already"):
        desk.plan_events.take_back(done.value)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"happened_on": TODAY + timedelta(days=1)}, "it has happened"),
        ({"kind": K.STEP_DONE, "key": "nowhere"}, "This step is not in this version"),
        ({"kind": K.APPOINTMENT_KEPT, "key": "nowhere"}, "This appointment is not in this version"),
        ({"person": " "}, "Write who it was"),
        ({"kind": K.SCAN_ATTACHED}, "Choose the file"),
        ({"person": "x" * 1_001}, "1,000 characters"),
        ({"note": "x" * 10_001}, "10,000 characters"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_sentence(
    desk: Desk, final: Revision, changes: dict[str, object], sentence: str
) -> None:
    wrong = replace(event(K.SIGNED, final), **changes)  # type: ignore[arg-type]
    with pytest.raises(BadInput, match=sentence):
        desk.plan_events.record(final.id, wrong)
    assert desk.plan_events.of_client(final.client_id) == ()


def test_a_draft_has_no_events(desk: Desk) -> None:
    draft = desk.plans.start(desk.clients.add(build_client()).value).value
    with pytest.raises(BadInput, match="Finalize it first"):
        desk.plan_events.record(draft.id, PlanEvent(K.SIGNED, TODAY, person="Theo"))


def test_the_file_refuses_whatever_goes_around_the_service(desk: Desk, final: Revision) -> None:
    event_id = desk.plan_events.record(final.id, event(K.SIGNED, final)).value
    center = desk._context.center
    for statement in (
        f"UPDATE plan_events SET person = 'Somebody' WHERE id = {event_id}",
        f"UPDATE plan_events SET revision_id = 99 WHERE id = {event_id}",
        f"DELETE FROM plan_events WHERE id = {event_id}",
    ):
        with pytest.raises(DatabaseError, match=r"never changes|nothing is deleted"), center.writing() as c:
            c.exec_driver_sql(statement)
    with center.reading() as c:
        assert plan_store.get(c, final.id) == final
