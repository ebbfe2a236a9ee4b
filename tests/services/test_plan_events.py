"""What happens beside a final version: kept, taken back, refused where it makes no sense, and outside every hash."""

from dataclasses import replace
from datetime import time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DatabaseError

from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind, day_of_tick
from aftercare_desktop.domain.plans import GivenWith, Naloxone, Participants, PlanDocument, Revision
from aftercare_desktop.domain.recipients import OutsidePerson, Recipient
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.domain.timeline import TimelineFilter
from aftercare_desktop.errors import BadInput, CannotUndo, EditedElsewhere, NotFound
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.store import checking, tables
from aftercare_desktop.store import plans as plan_store
from aftercare_desktop.words.timeline import line_words
from tests.builders import TODAY, build_client, full_plan
from tests.consents import build_consent, build_signing
from tests.held import hold_copy, share_copy
from tests.services.conftest import Place
from tests.services.test_merging import merge

K = PlanEventKind


@pytest.fixture
def final(desk: Desk) -> Revision:
    """A full plan whose first visit is today, finalized."""
    client_id = desk.clients.add(build_client()).value
    draft = desk.plans.start(client_id).value
    (visit,) = full_plan().appointments
    document = replace(full_plan(), appointments=(replace(visit, day=TODAY),))
    draft = desk.plans.save(draft.id, document, draft.version)
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
        ({"happened_on": TODAY - timedelta(days=1)}, "This version was not there yet"),
        ({"happened_at": time(23, 59)}, "a time that has passed"),
        ({"key": "x" * 1_001}, "1,000 characters"),
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


def test_a_visit_is_not_kept_before_its_day(desk: Desk, place: Place) -> None:
    draft = desk.plans.start(desk.clients.add(build_client()).value).value
    draft = desk.plans.save(draft.id, full_plan(), draft.version)  # its visit is in four days
    final = desk.plans.finalize(draft.id, draft.version, "For the test").value
    with pytest.raises(BadInput, match="still to come"):
        desk.plan_events.record(final.id, event(K.APPOINTMENT_KEPT, final))
    assert desk.plan_events.of_client(final.client_id) == ()
    place.clock.go_on(days=4)
    desk.plan_events.record(final.id, event(K.APPOINTMENT_KEPT, final))


def test_what_happened_before_the_hour_of_finalizing_on_its_day_is_kept(desk: Desk, final: Revision) -> None:
    for kind in (K.NALOXONE_HANDED_OVER, K.COPY_GIVEN):
        desk.plan_events.record(final.id, replace(event(kind, final), happened_at=time(0, 5)))
    assert len(desk.plan_events.of_client(final.client_id)) == 2


def test_a_visit_was_kept_on_its_own_day_even_before_the_version(desk: Desk) -> None:
    plan = full_plan()
    (visit, *others) = plan.appointments
    earlier = replace(visit, day=TODAY - timedelta(days=3))
    draft = desk.plans.start(desk.clients.add(build_client()).value).value
    draft = desk.plans.save(draft.id, replace(plan, appointments=(earlier, *others)), draft.version)
    final = desk.plans.finalize(draft.id, draft.version, "For the test").value
    kept = PlanEvent(K.APPOINTMENT_KEPT, TODAY - timedelta(days=3), key=visit.key)
    with pytest.raises(BadInput, match="was not there yet"):
        desk.plan_events.record(final.id, replace(kept, happened_on=TODAY - timedelta(days=4)))
    desk.plan_events.record(final.id, kept)


@pytest.mark.parametrize("kind", [K.STEP_DONE, K.APPOINTMENT_CONFIRMED, K.APPOINTMENT_KEPT])
def test_what_two_people_tick_is_written_down_once(desk: Desk, final: Revision, kind: PlanEventKind) -> None:
    first = desk.plan_events.record(final.id, event(kind, final)).value
    with pytest.raises(EditedElsewhere, match="in the meantime"):
        desk.plan_events.record(final.id, replace(event(kind, final), note="Another desk"))
    again = desk.plan_events.take_back(first)
    desk.plan_events.record(final.id, event(kind, final))
    assert again.undo is not None
    with pytest.raises(CannotUndo):
        desk.undo(again.undo)
    assert len(desk.plan_events.of_client(final.client_id)) == 1


def test_a_copy_may_be_given_twice(desk: Desk, final: Revision) -> None:
    for _ in range(2):
        desk.plan_events.record(final.id, event(K.COPY_GIVEN, final))
    assert len(desk.plan_events.of_client(final.client_id)) == 2


def agreed(desk: Desk, name: str) -> Recipient:
    """Somebody outside the center whom a signed consent of client 1 names."""
    recipient = Recipient(person_id=desk.recipients.add_person(1, OutsidePerson(name)).value)
    desk.consents.sign(desk.consents.begin(1, build_consent(recipient=recipient)).value, build_signing(), 1)
    return recipient


@pytest.mark.parametrize("role", [Role.COUNSELOR, Role.PEER_SPECIALIST])
@pytest.mark.parametrize("kind", [K.COPY_GIVEN, K.HOLDER_TOLD])
def test_nobody_but_the_client_has_a_copy_or_was_told_unless_it_went_through_the_gate(
    place: Place, desk: Desk, final: Revision, kind: PlanEventKind, role: Role
) -> None:
    given = replace(event(kind, final), person="Ray")
    own = place.sign_in_as(role)
    with pytest.raises(BadInput, match="under Share"):
        own.plan_events.record(final.id, given)
    ray = agreed(desk, "Ray")
    with pytest.raises(BadInput, match="under Share"):
        own.plan_events.record(final.id, given)
    share_copy(desk, 1, ray)
    with pytest.raises(BadInput, match="under Share"):
        own.plan_events.record(final.id, replace(given, person="Elise, my sister"))
    own.plan_events.record(final.id, given)
    assert [one.event for one in desk.plan_events.of_client(1)] == [given]
    for called in ("Theo Bramwell", " theo  bramwell "):
        own.plan_events.record(final.id, replace(given, person=called))


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


@pytest.mark.parametrize(
    ("kind", "ticked_after", "days"),
    [
        (K.APPOINTMENT_KEPT, 3, 3),  # early, by mistake or because it was moved: not in the future
        (K.APPOINTMENT_KEPT, 4, 4),
        (K.APPOINTMENT_KEPT, 9, 4),
        (K.APPOINTMENT_CONFIRMED, 9, 9),
        (K.STEP_DONE, 9, 9),
    ],
)
def test_a_visit_was_kept_on_its_own_day_however_late_it_is_ticked(
    kind: PlanEventKind, ticked_after: int, days: int
) -> None:
    plan = full_plan()  # its visit is in four days
    key = plan.goals[0].steps[0].key if kind is K.STEP_DONE else plan.appointments[0].key
    today = TODAY + timedelta(days=ticked_after)
    assert day_of_tick(kind, key, plan, today) == TODAY + timedelta(days=days)


# Nothing that happens afterwards reaches what was frozen


def frozen(desk: Desk) -> dict[int, tuple[object, ...]]:
    """Every final version as the file holds it: each column, the text of the document and the paper, byte for byte."""
    columns = tables.plan_revisions.c
    with desk._context.center.reading() as c:
        rows = c.execute(
            select(tables.plan_revisions, tables.files.c.content)
            .join(tables.files, tables.files.c.sha256 == columns.pdf_sha256)
            .where(columns.state == "final")
        ).all()
    assert all(row.document_sha256 and row.pdf_sha256 and row.facts_sha256 for row in rows)
    return {row.id: tuple(row) for row in rows}


@pytest.mark.parametrize("kind", [kind for kind in K if kind is not K.SCAN_ATTACHED])
def test_no_event_its_undo_or_a_merge_changes_a_byte_of_what_is_frozen(
    desk: Desk, final: Revision, kind: PlanEventKind
) -> None:
    before = frozen(desk)
    done = desk.plan_events.record(final.id, event(kind, final))
    assert frozen(desk) == before
    assert done.undo is not None
    again = desk.undo(done.undo)
    assert frozen(desk) == before
    assert again.undo is not None
    desk.undo(again.undo)
    other = desk.clients.add(build_client("Ted Bramwell", record_number="0117")).value
    merge(desk, other, final.client_id)
    desk.plans.start(other)
    assert frozen(desk) == before
    assert [one.event.kind for one in desk.plan_events.of_client(other)] == [kind]
    found = {one.part: one.problems for one in checking.examine(desk._context.center)}
    assert not any(found.values())


# The next version


def next_final(desk: Desk, place: Place, change: dict[str, object] | None = None) -> Revision:
    """A later version with these changes, finalized."""
    place.clock.go_on(minutes=5)
    client_id = 1
    draft = desk.plans.start(client_id).value
    saved = desk.plans.save(draft.id, replace(draft.document, **(change or {})), draft.version)  # type: ignore[arg-type]
    return desk.plans.finalize(saved.id, saved.version, "For the test").value


def plan_without_naloxone() -> PlanDocument:
    plan = full_plan()
    return replace(plan, medicines=replace(plan.medicines, naloxone=Naloxone(declined=True, kept_at="Coat")))


@pytest.fixture
def without_naloxone(desk: Desk) -> Revision:
    """A plan, finalized before naloxone was in hand."""
    client_id = desk.clients.add(build_client()).value
    draft = desk.plans.start(client_id).value
    draft = desk.plans.save(draft.id, plan_without_naloxone(), draft.version)
    return desk.plans.finalize(draft.id, draft.version, "For the test").value


def test_the_next_version_begins_with_what_was_done_since(desk: Desk, without_naloxone: Revision) -> None:
    final = without_naloxone
    step = final.document.goals[0].steps[1]
    desk.plan_events.record(final.id, PlanEvent(K.STEP_DONE, TODAY, key=step.key))
    desk.plan_events.record(final.id, event(K.SIGNED, final))
    handed = PlanEvent(K.NALOXONE_HANDED_OVER, TODAY, person="Theo, Elise", note="Nasal spray")
    desk.plan_events.record(final.id, handed)
    begun = desk.plans.start(final.client_id).value.document
    (goal, *others) = final.document.goals
    steps = tuple(replace(one, done=one.done or one.key == step.key) for one in goal.steps)
    naloxone = Naloxone(TODAY, "Nasal spray", None, "Theo, Elise", "Coat")
    assert begun == replace(
        final.document,
        goals=(replace(goal, steps=steps), *others),
        medicines=replace(final.document.medicines, naloxone=naloxone),
        confirmed_checks=(),
        participants=Participants(final.document.participants.people),
        given=GivenWith(),
    )
    assert plan_store_document(desk, final) == final.document


def plan_store_document(desk: Desk, final: Revision) -> PlanDocument:
    with desk._context.center.reading() as c:
        return plan_store.get(c, final.id).document


def test_what_was_taken_back_is_not_carried_on_nor_what_would_not_fit(
    desk: Desk, without_naloxone: Revision
) -> None:
    final = without_naloxone
    step = final.document.goals[0].steps[1]
    ticked = desk.plan_events.record(final.id, PlanEvent(K.STEP_DONE, TODAY, key=step.key)).value
    desk.plan_events.take_back(ticked)
    desk.plan_events.record(final.id, PlanEvent(K.NALOXONE_HANDED_OVER, TODAY, note="x" * 1_001))
    begun = desk.plans.start(final.client_id).value.document
    assert begun.goals == final.document.goals
    assert begun.medicines.naloxone == Naloxone(TODAY, kept_at="Coat")


def test_a_step_unticked_by_hand_stays_so_in_the_version_after(
    desk: Desk, place: Place, final: Revision
) -> None:
    step = final.document.goals[0].steps[1]
    desk.plan_events.record(final.id, PlanEvent(K.STEP_DONE, TODAY, key=step.key))
    second = next_final(desk, place, {"goals": final.document.goals})
    assert not second.document.goals[0].steps[1].done
    assert desk.plan_events.followed(1, second.id).events == ()
    place.clock.go_on(minutes=5)
    late = desk.plan_events.record(second.id, PlanEvent(K.STEP_DONE, TODAY, key=step.key)).value
    assert [one.id for one in desk.plan_events.followed(1, second.id).events] == [late]
    assert desk.plans.start(1).value.document.goals[0].steps[1].done


def test_what_happens_while_the_next_version_is_written_counts_for_that_one_too(
    desk: Desk, place: Place, without_naloxone: Revision
) -> None:
    final = without_naloxone
    draft = desk.plans.start(final.client_id).value
    place.clock.go_on(minutes=1)
    step = final.document.goals[0].steps[1]
    desk.plan_events.record(final.id, PlanEvent(K.STEP_DONE, TODAY, key=step.key))
    desk.plan_events.record(final.id, event(K.NALOXONE_HANDED_OVER, final))
    assert desk.overviews.of_client(final.client_id).naloxone.is_handed_over()
    place.clock.go_on(minutes=1)
    second = desk.plans.finalize(draft.id, draft.version, "For the test").value
    followed = desk.plan_events.followed(final.client_id, second.id)
    assert [one.event.kind for one in followed.events] == [K.STEP_DONE, K.NALOXONE_HANDED_OVER]
    assert desk.overviews.of_client(final.client_id).naloxone.handed_on == TODAY
    third = desk.plans.start(final.client_id).value.document
    assert third.goals[0].steps[1].done
    assert third.medicines.naloxone.is_handed_over()


@pytest.mark.parametrize(("hours", "counts"), [(None, True), (time(11), False)])
def test_a_visit_that_was_moved_is_not_confirmed_for_its_new_time(
    desk: Desk, place: Place, final: Revision, hours: time | None, counts: bool
) -> None:
    desk.plan_events.record(final.id, event(K.APPOINTMENT_CONFIRMED, final))
    (visit,) = final.document.appointments
    moved = replace(visit, at=hours or visit.at, ride="Bus")
    second = next_final(desk, place, {"appointments": (moved,)})
    kinds = [one.event.kind for one in desk.plan_events.followed(1, second.id).events]
    assert kinds == ([K.APPOINTMENT_CONFIRMED] if counts else [])


# Who holds an older copy


def test_who_holds_an_older_copy_stands_beside_every_version_until_told(
    desk: Desk, place: Place, final: Revision
) -> None:
    hold_copy(desk, final.id, "Elise, my sister")
    hold_copy(desk, final.id, "Ray")
    assert desk.plan_events.followed(1, final.id).holders == ()
    (visit,) = final.document.appointments
    second = next_final(desk, place, {"appointments": (replace(visit, at=time(11)),)})
    for version in (final, second):
        followed = desk.plan_events.followed(1, version.id)
        assert followed.newest == second.id
        assert [(one.person, one.phone) for one in followed.holders] == [
            ("Elise, my sister", "207-555-0163"),
            ("Ray", "207-555-0118"),
        ]
    for name in ("Ray", "Elise, my sister"):
        share_copy(desk, 1, agreed(desk, name))
    desk.plan_events.record(second.id, replace(event(K.COPY_GIVEN, second), person="Ray"))
    told = desk.plan_events.record(
        second.id, replace(event(K.HOLDER_TOLD, second), person="Elise, my sister")
    )
    assert desk.plan_events.followed(1, second.id).holders == ()
    assert told.undo is not None
    desk.undo(told.undo)
    assert [one.person for one in desk.plan_events.followed(1, second.id).holders] == ["Elise, my sister"]


def test_nothing_follows_a_version_of_somebody_else(desk: Desk, final: Revision) -> None:
    other = desk.clients.add(build_client("Marisol Quintero", record_number="3")).value
    with pytest.raises(NotFound):
        desk.plan_events.followed(other, final.id)


# The timeline


def test_the_timeline_tells_what_happened_unless_it_was_taken_back(desk: Desk, final: Revision) -> None:
    for kind in (K.SIGNED, K.STEP_DONE, K.APPOINTMENT_KEPT, K.NALOXONE_HANDED_OVER):
        desk.plan_events.record(final.id, replace(event(kind, final), note=""))
    wrong = desk.plan_events.record(final.id, event(K.COPY_GIVEN, final)).value
    desk.plan_events.take_back(wrong)
    lines = desk.timelines.of_client(final.client_id, TimelineFilter.PLAN).lines
    told = [line_words(line, TODAY) for line in lines]
    assert [(one.title, one.detail, one.by) for one in told[:-2]] == [
        ("Naloxone handed over", "Plan version 1. Trained: Theo Bramwell", "Dana Whitcomb"),
        ("Kept: Nurse Leah, Mon, Nov 23, 10:30 AM", "Plan version 1", "Dana Whitcomb"),
        ("Step done: Tell my sister what helps and what does not", "Plan version 1", "Dana Whitcomb"),
        ("Signed by Theo Bramwell", "Plan version 1", "Dana Whitcomb"),
    ]


def test_a_copy_given_under_the_name_of_a_merged_record_is_the_clients(
    desk: Desk, place: Place, final: Revision
) -> None:
    other = desk.clients.add(build_client("Ted Hallworth", record_number="0117", preferred_name="")).value
    hold_copy(desk, final.id, "Ted Hallworth")
    (visit,) = final.document.appointments
    second = next_final(desk, place, {"appointments": (replace(visit, at=time(11)),)})
    assert [one.is_client for one in desk.plan_events.followed(1, second.id).holders] == [False]
    merge(desk, final.client_id, other)
    (holder,) = desk.plan_events.followed(1, second.id).holders
    assert (holder.is_client, holder.person) == (True, build_client().name)
