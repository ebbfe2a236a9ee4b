"""Drafts change, finals never do, and what other screens ask for follows the document."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from aftercare_desktop.domain.plans import FORMAT, Goal, PlanDocument, Revision, RevisionState, Step
from aftercare_desktop.errors import EditedElsewhere, NotFound, StorageFailed
from aftercare_desktop.store import clients, files, plan_documents, plan_history, plan_projections, plans
from aftercare_desktop.store.opening import Center
from aftercare_desktop.store.plan_dates import PlanDate, PlanDateKind, dates_of
from aftercare_desktop.store.tables import plan_revisions
from tests.builders import NOW, TODAY, build_client, empty_plan, full_plan

LATER = NOW + timedelta(minutes=5)
PAPER = b"%PDF-1.7 as given"


@pytest.fixture
def client(center: Center) -> int:
    """A client without a plan."""
    with center.writing() as c:
        return clients.insert_one(c, build_client(), NOW)


@pytest.fixture
def draft(center: Center, client: int) -> Revision:
    """That client's first draft."""
    with center.writing() as c:
        return plans.insert_draft(c, client, full_plan(), 1, NOW, 1)


def finalize(center: Center, draft: Revision) -> Revision:
    with center.writing() as c:
        paper = files.keep(c, PAPER, NOW)
        return plans.freeze(
            c, draft.id, draft.version, LATER, 1, pdf_sha256=paper, gaps_reason="Leaves tonight."
        )


def test_a_draft_is_read_back_as_it_was_returned(center: Center, draft: Revision) -> None:
    with center.reading() as c:
        assert plans.get(c, draft.id) == draft
    assert draft.document == full_plan()
    assert (draft.version, draft.number, draft.state) == (1, 1, RevisionState.DRAFT)


def test_a_save_counts_and_keeps_who_and_when(center: Center, draft: Revision) -> None:
    with center.writing() as c:
        saved = plans.save_draft(c, draft.id, empty_plan(), 1, LATER, 1)
    assert (saved.version, saved.changed_at, saved.document) == (2, LATER, empty_plan())
    assert saved.created_at == NOW
    with center.reading() as c:
        assert plans.get(c, draft.id) == saved


def test_a_stale_save_is_refused(center: Center, draft: Revision) -> None:
    with center.writing() as c:
        plans.save_draft(c, draft.id, empty_plan(), 1, LATER, 1)
    with center.writing() as c, pytest.raises(EditedElsewhere, match="Nothing was overwritten"):
        plans.save_draft(c, draft.id, full_plan(), 1, LATER, 1)


def test_a_final_revision_is_not_saved_frozen_or_discarded_again(center: Center, draft: Revision) -> None:
    final = finalize(center, draft)
    with center.writing() as c:
        for version in (draft.version, final.version):
            with pytest.raises(EditedElsewhere, match="is final"):
                plans.save_draft(c, final.id, empty_plan(), version, LATER, 1)
            with pytest.raises(EditedElsewhere, match="is final"):
                plans.freeze(c, final.id, version, LATER, 1, pdf_sha256=final.pdf_sha256)
            with pytest.raises(EditedElsewhere, match="is final"):
                plans.discard_draft(c, final.id, version)


def test_what_is_not_there_is_not_found(center: Center) -> None:
    with center.writing() as c:
        with pytest.raises(NotFound):
            plans.get(c, 7)
        with pytest.raises(NotFound):
            plans.save_draft(c, 7, empty_plan(), 1, NOW, 1)
        with pytest.raises(NotFound):
            plans.freeze(c, 7, 1, NOW, 1, pdf_sha256="")
        with pytest.raises(NotFound):
            plans.discard_draft(c, 7, 1)


def test_finalizing_keeps_date_author_reason_hash_and_paper(center: Center, draft: Revision) -> None:
    final = finalize(center, draft)
    assert final.state is RevisionState.FINAL
    assert (final.finalized_at, final.finalized_by) == (LATER, 1)
    assert final.gaps_reason == "Leaves tonight."
    assert final.document_sha256 == plan_documents.sha256(plan_documents.to_text(full_plan()))
    with center.reading() as c:
        assert plans.get(c, draft.id) == final
        assert files.get(c, final.pdf_sha256) == PAPER


def test_an_instant_from_another_zone_is_frozen_as_the_same_moment(center: Center, draft: Revision) -> None:
    moment = datetime.fromisoformat("2026-11-23T09:42:00-05:00")
    with center.writing() as c:
        paper = files.keep(c, PAPER, NOW)
        final = plans.freeze(c, draft.id, 1, moment, 1, pdf_sha256=paper)
    assert final.finalized_at == moment
    assert final.finalized_at is not None
    assert final.finalized_at.tzinfo is UTC


def test_a_paper_that_is_not_kept_cannot_be_named(center: Center, draft: Revision) -> None:
    with pytest.raises(IntegrityError), center.writing() as c:
        plans.freeze(c, draft.id, 1, LATER, 1, pdf_sha256="0" * 64)


def test_a_client_has_one_draft_and_each_number_once(center: Center, client: int, draft: Revision) -> None:
    with pytest.raises(IntegrityError, match="one draft"), center.writing() as c:
        plans.insert_draft(c, client, empty_plan(), 2, NOW, 1)
    finalize(center, draft)
    with pytest.raises(IntegrityError), center.writing() as c:
        plans.insert_draft(c, client, empty_plan(), 1, NOW, 1)
    with center.writing() as c:
        assert plan_history.next_number(c, client) == 2
        plans.insert_draft(c, client, empty_plan(), 2, NOW, 1)


def test_latest_is_the_draft_and_printable_is_the_final(center: Center, client: int, draft: Revision) -> None:
    with center.reading() as c:
        assert plans.latest(c, client) == draft
        assert plans.latest_final(c, client) is None
        assert plans.latest_printable(c, client) == draft
    final = finalize(center, draft)
    with center.writing() as c:
        second = plans.insert_draft(c, client, empty_plan(), 2, LATER, 1)
        assert plans.latest(c, client) == second
        assert plans.latest_final(c, client) == final
        assert plans.latest_printable(c, client) == final


def test_a_client_without_a_plan_has_none(center: Center, client: int) -> None:
    with center.reading() as c:
        assert plans.latest(c, client) is None
        assert plans.latest_printable(c, client) is None
        assert plan_history.revisions(c, client) == ()
        assert plan_history.printable(c) == ()
        assert plan_history.next_number(c, client) == 1


def test_the_history_names_people_newest_first(center: Center, client: int, draft: Revision) -> None:
    finalize(center, draft)
    with center.writing() as c:
        plans.insert_draft(c, client, empty_plan(), 2, LATER, 1)
        newest, oldest = plan_history.revisions(c, client)
    assert (newest.number, newest.state, newest.changed_by, newest.finalized_by) == (
        2,
        RevisionState.DRAFT,
        "Dana Whitcomb",
        "",
    )
    assert (oldest.number, oldest.finalized_at, oldest.finalized_by) == (1, LATER, "Dana Whitcomb")
    assert oldest.gaps_reason == "Leaves tonight."


def test_who_can_be_printed(center: Center, client: int, draft: Revision) -> None:
    with center.writing() as c:
        other = clients.insert_one(c, build_client(record_number="2"), NOW)
        second = plans.insert_draft(c, other, full_plan(2), 1, NOW, 1)
        plans.freeze(c, second.id, 1, NOW, 1, pdf_sha256=files.keep(c, PAPER, NOW))
    with center.writing() as c:
        assert plan_history.printable(c) == (
            plan_history.Printable(client, False),
            plan_history.Printable(other, True),
        )
        clients.set_archived(c, client, 1, NOW, 1)
        assert plan_history.printable(c) == (plan_history.Printable(other, True),)
        assert len(plan_history.printable(c, include_archived=True)) == 2


def test_a_discarded_draft_is_gone_and_can_be_put_back(center: Center, client: int, draft: Revision) -> None:
    with center.writing() as c:
        was = plans.discard_draft(c, draft.id, 1)
        assert was == draft
        assert plans.latest(c, client) is None
        back = plans.insert_draft(c, client, was.document, was.number, LATER, 1)
    assert back.id != draft.id
    with center.reading() as c:
        assert plans.get(c, back.id).document == draft.document


def test_many_drafts_at_once(center: Center) -> None:
    with center.writing() as c:
        ids = clients.insert_all(c, [build_client(record_number=str(n)) for n in range(40)], NOW)
        stored = plans.insert_drafts(c, [plans.NewDraft(one, 1, full_plan(one)) for one in ids], NOW, 1)
        assert plans.insert_drafts(c, (), NOW, 1) == ()
    with center.reading() as c:
        assert [plans.get(c, one.id) for one in stored] == list(stored)
        assert [one.client_id for one in stored] == list(ids)
        assert plan_projections.dates(c, stored[7].id) == dates_of(full_plan(ids[7]))


# --- The dates other screens ask for ------------------------------------------------------------------------


def test_every_date_of_the_document_is_found() -> None:
    kinds = {one.kind for one in dates_of(full_plan())}
    assert kinds == set(PlanDateKind)


def test_a_step_that_is_done_is_not_due() -> None:
    steps = (Step("a", by=TODAY, done=True), Step("b", by=TODAY), Step("c"))
    document = PlanDocument(goals=(Goal("g", steps=steps),))
    assert dates_of(document) == (PlanDate(PlanDateKind.STEP_DUE, "b", TODAY),)


def test_dates_follow_every_save(center: Center, draft: Revision) -> None:
    document = full_plan()
    later = replace(
        document, appointments=(replace(document.appointments[0], day=TODAY + timedelta(days=40)),)
    )
    with center.writing() as c:
        saved = plans.save_draft(c, draft.id, later, 1, LATER, 1)
        assert plan_projections.dates(c, draft.id) == dates_of(later)
        plans.save_draft(c, draft.id, empty_plan(), saved.version, LATER, 1)
        assert plan_projections.dates(c, draft.id) == ()


# --- The stored text ----------------------------------------------------------------------------------------


def test_the_text_is_read_back_and_always_the_same() -> None:
    text = plan_documents.to_text(full_plan())
    assert plan_documents.from_text(text, FORMAT) == full_plan()
    assert plan_documents.to_text(plan_documents.from_text(text, FORMAT)) == text


def test_a_newer_format_is_refused() -> None:
    with pytest.raises(StorageFailed, match="newer version"):
        plan_documents.from_text("{}", FORMAT + 1)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"goals": 3}', '{"goals": [{"words": "no key"}]}', "null"])
def test_a_damaged_text_is_a_sentence(text: str) -> None:
    with pytest.raises(StorageFailed, match="cannot be read"):
        plan_documents.from_text(text, FORMAT)


def test_older_formats_go_through_every_step_and_stay_as_they_are(center: Center, draft: Revision) -> None:
    def without_aims(content: dict[str, object]) -> dict[str, object]:
        return {("goals" if name == "aims" else name): value for name, value in content.items()}

    def with_words(content: dict[str, object]) -> dict[str, object]:
        return content | {"goals": [{"key": "k", "words": text} for text in content.get("goals", ())]}  # type: ignore[attr-defined]

    steps = {FORMAT - 2: without_aims, FORMAT - 1: with_words}
    read = plan_documents.from_text('{"aims": ["Be there for June"]}', FORMAT - 2, steps)
    assert read == PlanDocument(goals=(Goal("k", words="Be there for June"),))
    with pytest.raises(StorageFailed):
        plan_documents.from_text('{"aims": []}', FORMAT - 3, steps)


def test_the_stored_text_of_a_final_is_what_its_hash_says(center: Center, draft: Revision) -> None:
    final = finalize(center, draft)
    with center.reading() as c:
        text = c.scalar(select(plan_revisions.c.document).where(plan_revisions.c.id == final.id))
    assert plan_documents.sha256(str(text)) == final.document_sha256
