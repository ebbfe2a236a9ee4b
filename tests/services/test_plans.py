"""A plan is started, written, finalized and frozen; its paper is kept as given."""

import hashlib
from dataclasses import replace
from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import Client, CurrentMedicine
from aftercare_desktop.domain.medicine_names import medicine_kind
from aftercare_desktop.domain.people import Person
from aftercare_desktop.domain.plans import (
    CircleRole,
    GivenWith,
    Goal,
    GoneOver,
    MedicineKind,
    PlanDocument,
    Revision,
    RevisionState,
)
from aftercare_desktop.domain.plans.twins import free_texts
from aftercare_desktop.domain.readiness import gaps
from aftercare_desktop.domain.staff import Role, StaffMember
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotFound
from aftercare_desktop.services.changes import Topic, Topics
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.first_draft import clock_time, first_draft
from tests.builders import TODAY, build_client, full_plan, translated_plan
from tests.documents.reading import read
from tests.services.conftest import Place
from tests.services.test_clients import events

REASON = "Leaves today against advice; the rest follows on Friday."


@pytest.fixture
def client_id(desk: Desk) -> int:
    """Somebody without a plan."""
    return desk.clients.add(build_client()).value


def started(desk: Desk, client_id: int, document: PlanDocument | None = None) -> Revision:
    """A draft with this document."""
    draft = desk.plans.start(client_id).value
    return desk.plans.save(draft.id, document or full_plan(), draft.version)


def test_a_first_plan_starts_with_what_is_recorded(desk: Desk) -> None:
    client = build_client(
        discharge_time="11:00 AM",
        counselor_id=desk.staff_member.id,
        medicines=(CurrentMedicine("Suboxone film", "8 mg", "Nurse Leah"), CurrentMedicine()),
        emergency=Person("Elise Bramwell", "Step-sister", "207-555-0163"),
    )
    revision = desk.plans.start(desk.clients.add(client).value).value
    document = revision.document
    assert (revision.number, revision.state) == (1, RevisionState.DRAFT)
    assert (document.first_days.leaves_on, document.first_days.leaves_at) == (client.leaves_on(), time(11))
    (medicine,) = document.medicines.medicines
    assert (medicine.kind, medicine.name) == (MedicineKind.BUPRENORPHINE_NALOXONE, "Suboxone film")
    assert (medicine.dose, medicine.prescriber.name) == ("8 mg", "Nurse Leah")
    sister, counselor = document.support.places
    assert (sister.role, sister.name, sister.call_first) == (CircleRole.FAMILY, "Elise Bramwell", True)
    assert (counselor.role, counselor.name) == (CircleRole.COUNSELOR, "Dana Whitcomb")
    assert [person.name for person in document.participants.people] == ["Theo Bramwell", "Dana Whitcomb"]
    assert all(person.on == TODAY for person in document.participants.people)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11:00 AM", time(11)),
        ("2pm", time(14)),
        ("12 a.m.", time(0)),
        ("12:15 p.m.", time(12, 15)),
        ("14:30", time(14, 30)),
        (" 9:05 ", time(9, 5)),
        ("25:00", None),
        ("13 PM", None),
        ("10:75", None),
        ("11", None),
        ("after lunch", None),
        ("", None),
    ],
)
def test_a_written_time_is_understood_or_left_out(text: str, expected: time | None) -> None:
    assert clock_time(text) == expected


@given(st.text(max_size=12))
def test_no_text_breaks_the_reading_of_a_time(text: str) -> None:
    clock_time(text)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Buprenorphine film", MedicineKind.BUPRENORPHINE),
        ("buprenorphine-naloxone 8/2", MedicineKind.BUPRENORPHINE_NALOXONE),
        ("Sublocade", MedicineKind.BUPRENORPHINE_INJECTION),
        ("Buprenorphine, monthly injection", MedicineKind.BUPRENORPHINE_INJECTION),
        ("Vivitrol", MedicineKind.NALTREXONE_INJECTION),
        ("naltrexone 50 mg", MedicineKind.NALTREXONE),
        ("Naltrexone (injection)", MedicineKind.NALTREXONE_INJECTION),
        ("METHADONE", MedicineKind.METHADONE),
        ("Campral", MedicineKind.ACAMPROSATE),
        ("Antabuse", MedicineKind.DISULFIRAM),
        ("Sertraline", MedicineKind.OTHER),
        ("Naloxone spray", MedicineKind.OTHER),
    ],
)
def test_a_medicines_kind_follows_its_name(name: str, kind: MedicineKind) -> None:
    assert medicine_kind(name) is kind


def test_a_client_known_by_name_alone_gets_an_almost_empty_plan() -> None:
    author = StaffMember(1, 1, "leah", "Leah Okafor", Role.NURSE, "RN", "", "", active=True)
    document = first_draft(Client("Ng"), None, author, TODAY)
    assert replace(document, participants=PlanDocument().participants) == PlanDocument()


def test_there_is_one_draft_at_a_time(place: Place, desk: Desk, client_id: int) -> None:
    desk.plans.start(client_id)
    with pytest.raises(EditedElsewhere, match="draft of version 1 is there already"):
        place.sign_in_as(Role.COUNSELOR).plans.start(client_id)
    assert len(desk.plans.revisions(client_id)) == 1


def test_a_save_keeps_the_document_and_moves_the_version(desk: Desk, client_id: int) -> None:
    draft = desk.plans.start(client_id).value
    saved = desk.plans.save(draft.id, full_plan(), draft.version)
    assert (saved.version, saved.document) == (draft.version + 1, full_plan())
    assert desk.plans.open(client_id).revision == saved


def test_a_save_over_another_persons_save_is_refused(place: Place, desk: Desk, client_id: int) -> None:
    draft = desk.plans.start(client_id).value
    place.sign_in_as(Role.NURSE).plans.save(draft.id, full_plan(), draft.version)
    with pytest.raises(EditedElsewhere):
        desk.plans.save(draft.id, PlanDocument(), draft.version)
    view = desk.plans.open(client_id)
    assert view.revision is not None
    assert view.revision.document == full_plan()


def test_a_draft_gets_one_line_per_session_and_quarter_of_an_hour(place: Place, client_id: int) -> None:
    desk = place.sign_in()
    revision = desk.plans.start(client_id).value

    def save(at: Desk, minutes: float) -> None:
        nonlocal revision
        place.clock.go_on(minutes=minutes)
        words = replace(full_plan(), goals=(Goal("k", words=str(revision.version)),))
        revision = at.plans.save(revision.id, words, revision.version)

    def lines() -> int:
        return events(desk).count(Event.PLAN_EDITED)

    for minutes in (0, 1, 13.9):
        save(desk, minutes)
    assert lines() == 1
    save(desk, 0.2)
    save(desk, 1)
    assert lines() == 2
    save(place.sign_in(), 0)
    assert lines() == 3


def test_a_refused_save_does_not_use_up_the_quarter_of_an_hour(desk: Desk, client_id: int) -> None:
    draft = desk.plans.start(client_id).value
    with pytest.raises(EditedElsewhere):
        desk.plans.save(draft.id, full_plan(), draft.version + 1)
    desk.plans.save(draft.id, full_plan(), draft.version)
    assert events(desk)[0] is Event.PLAN_EDITED


def test_opening_is_a_view_and_reloading_is_not(desk: Desk, client_id: int) -> None:
    desk.plans.open(client_id)
    draft = started(desk, client_id)
    desk.plans.open(client_id)
    desk.plans.open(client_id, reload=True)
    seen = [entry for entry in desk.audit.entries() if entry.event is Event.PLAN_VIEWED]
    assert [(entry.subject_id, entry.detail) for entry in seen] == [
        (draft.id, f"client={client_id} number=1"),
        (None, f"client={client_id}"),
    ]


def test_the_view_holds_what_the_checks_look_at(desk: Desk, client_id: int) -> None:
    draft = started(desk, client_id)
    view = desk.plans.open(client_id)
    assert (view.client.id, view.revision, view.replaces) == (client_id, draft, None)
    assert view.closed_days[TODAY + timedelta(days=3)] == "Thanksgiving Day"
    assert view.center.name == "Alder Point Recovery"
    assert not any(sentence.is_approved() for sentence in view.approved.values())


def test_finalizing_with_something_missing_needs_a_reason(desk: Desk, client_id: int) -> None:
    draft = started(desk, client_id, PlanDocument())
    missing = gaps(desk.plans.readiness(client_id, draft.document))
    assert missing
    with pytest.raises(BadInput, match="Still needed"):
        desk.plans.finalize(draft.id, draft.version, "  ")
    assert desk.plans.open(client_id).revision == draft
    final = desk.plans.finalize(draft.id, draft.version, f" {REASON} ").value
    assert (final.state, final.gaps_reason) == (RevisionState.FINAL, REASON)
    line = desk.audit.entries()[0]
    assert line.event is Event.PLAN_FINALIZED
    assert line.detail.endswith(",".join(check.key for check in missing))


def test_a_final_is_frozen_and_reprints_byte_for_byte(place: Place, desk: Desk, client_id: int) -> None:
    draft = started(desk, client_id)
    final = desk.plans.finalize(draft.id, draft.version, REASON).value
    first = desk.papers.pdf(final.id)
    assert first.startswith(b"%PDF-")
    assert hashlib.sha256(first).hexdigest() == final.pdf_sha256
    desk.clients.change(client_id, build_client("Somebody Else"), 1)
    place.clock.go_on(days=400)
    assert desk.papers.pdf(final.id) == desk.papers.stored_pdf(final.id) == first
    for act in (
        lambda: desk.plans.save(final.id, PlanDocument(), final.version),
        lambda: desk.plans.finalize(final.id, final.version, REASON),
        lambda: desk.plans.discard_draft(final.id, final.version),
    ):
        with pytest.raises(EditedElsewhere):
            act()


@pytest.mark.parametrize(("reason", "said"), [(" \n\u200b", "Say why"), ("x" * 2_001, "at most 2,000")])
def test_a_reason_that_says_nothing_or_too_much_finalizes_nothing(
    desk: Desk, client_id: int, reason: str, said: str
) -> None:
    draft = started(desk, client_id, PlanDocument())
    with pytest.raises(BadInput, match=f"{said}.*Nothing was finalized"):
        desk.plans.finalize(draft.id, draft.version, reason)
    kept = desk.plans.finalize(draft.id, draft.version, f" {'x' * 2_000} ").value
    assert kept.gaps_reason == "x" * 2_000


def test_a_final_keeps_its_twins_and_none_of_texts_that_are_gone(desk: Desk, client_id: int) -> None:
    plan = translated_plan()
    shorter = replace(plan, goals=plan.goals[:1])
    draft = started(desk, client_id, shorter)
    assert draft.document.translation == plan.translation, "until then Undo may bring the goal back"
    final = desk.plans.finalize(draft.id, draft.version, REASON).value
    kept = final.document.translation.texts
    assert [one.path for one in kept] == [text.path for text in free_texts(shorter)]
    assert "Translated by Ana R., interpreter" in read(desk.papers.pdf(final.id)).text()
    second = desk.plans.start(client_id).value
    assert second.document.translation == final.document.translation
    other = replace(final.document, translation=replace(final.document.translation, by="Luz M."))
    changed = desk.plans.save(second.id, other, second.version)
    again = desk.plans.finalize(changed.id, changed.version, REASON).value
    assert again.document_sha256 != final.document_sha256, (
        "who answers for the words is part of what was given"
    )


def test_a_stale_page_finalizes_nothing(place: Place, desk: Desk, client_id: int) -> None:
    draft = started(desk, client_id)
    place.sign_in_as(Role.NURSE).plans.save(draft.id, PlanDocument(), draft.version)
    with pytest.raises(EditedElsewhere, match="Nothing was finalized"):
        desk.plans.finalize(draft.id, draft.version, REASON)
    assert desk.plans.revisions(client_id)[0].state is RevisionState.DRAFT


def test_the_next_revision_is_a_copy_with_every_key(desk: Desk, client_id: int) -> None:
    draft = started(desk, client_id)
    final = desk.plans.finalize(draft.id, draft.version, REASON).value
    second = desk.plans.start(client_id).value
    assert final.document.confirmed_checks
    anew = replace(final.document.participants, read_aloud=GoneOver(), told_back=GoneOver())
    wanted = replace(final.document, confirmed_checks=(), participants=anew, given=GivenWith())
    assert (second.number, second.document) == (2, wanted)
    assert desk.plans.open(client_id).replaces == 1
    assert desk.papers.preview(client_id, second.document, second.number).replaces == 1
    assert [row.state for row in desk.plans.revisions(client_id)] == [
        RevisionState.DRAFT,
        RevisionState.FINAL,
    ]


def test_a_discarded_draft_comes_back_as_it_was(desk: Desk, client_id: int) -> None:
    draft = started(desk, client_id)
    done = desk.plans.discard_draft(draft.id, draft.version)
    assert desk.plans.revisions(client_id) == ()
    assert done.undo is not None
    back = desk.undo(done.undo)
    view = desk.plans.open(client_id)
    assert view.revision is not None
    assert (view.revision.number, view.revision.document) == (1, full_plan())
    assert events(desk)[:3] == [Event.PLAN_VIEWED, Event.UNDONE, Event.PLAN_DISCARDED]
    assert back.undo is not None
    desk.undo(back.undo)
    assert desk.plans.revisions(client_id) == ()


def test_a_discarded_draft_does_not_come_back_over_another(desk: Desk, client_id: int) -> None:
    draft = started(desk, client_id)
    done = desk.plans.discard_draft(draft.id, draft.version)
    assert done.undo is not None
    other = desk.plans.start(client_id).value
    with pytest.raises(EditedElsewhere, match="cannot be undone"):
        desk.undo(done.undo)
    desk.plans.finalize(other.id, other.version, REASON)
    with pytest.raises(EditedElsewhere, match="newer version"):
        desk.undo(done.undo)


def test_a_start_can_be_undone_until_somebody_wrote(desk: Desk, client_id: int) -> None:
    done = desk.plans.start(client_id)
    assert done.undo is not None
    desk.undo(done.undo)
    assert desk.plans.revisions(client_id) == ()
    again = desk.plans.start(client_id)
    assert again.undo is not None
    desk.plans.save(again.value.id, full_plan(), again.value.version)
    with pytest.raises(EditedElsewhere):
        desk.undo(again.undo)


def test_typing_is_announced_as_a_draft_and_not_as_a_plan(desk: Desk, client_id: int) -> None:
    heard: list[Topics] = []
    desk.changes.subscribe(Topic, heard.append)
    draft = desk.plans.start(client_id).value
    draft = desk.plans.save(draft.id, full_plan(), draft.version)
    desk.plans.finalize(draft.id, draft.version, REASON)
    plans = frozenset({Topic.PLANS, Topic.DRAFTS})
    assert heard == [plans, frozenset({Topic.DRAFTS}), plans]


def test_a_plan_that_is_not_there(desk: Desk, client_id: int) -> None:
    for act in (
        lambda: desk.plans.open(99),
        lambda: desk.plans.open(client_id, revision_id=99),
        lambda: desk.plans.start(99),
        lambda: desk.plans.save(99, PlanDocument(), 1),
        lambda: desk.plans.finalize(99, 1),
        lambda: desk.plans.discard_draft(99, 1),
        lambda: desk.plans.readiness(99, PlanDocument()),
    ):
        with pytest.raises(NotFound):
            act()
    assert desk.plans.revisions(client_id) == ()
    assert desk.plans.open(client_id).revision is None


def test_a_revision_of_another_client_is_not_shown(desk: Desk, client_id: int) -> None:
    other = desk.clients.add(build_client("Other", record_number="2")).value
    draft = started(desk, other)
    with pytest.raises(NotFound, match="another client"):
        desk.plans.open(client_id, revision_id=draft.id)
