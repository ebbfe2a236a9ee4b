"""A final version stays what it was given with: what was missing and the approved words of its day, on every copy."""

from dataclasses import replace

import pytest

from aftercare_desktop.documents.plan import signed_pdf
from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.domain.clients import Substance, SubstanceUse
from aftercare_desktop.domain.copy_changes import copy_changes
from aftercare_desktop.domain.plans import GivenWith, Revision, RevisionState
from aftercare_desktop.domain.plans.compare import changes
from aftercare_desktop.domain.print_set import PaperKind, WantedPaper
from aftercare_desktop.domain.readiness_choices import CheckKey
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.store import files, plan_documents
from aftercare_desktop.store import plans as plan_store
from aftercare_desktop.words.readiness import MISSING
from tests.builders import NOW, TODAY, build_client, full_plan, leaving_now
from tests.centers import approve
from tests.documents.reading import read
from tests.services.test_plans import REASON

LARGE, CARD, CHART = WantedPaper(large=True), WantedPaper(PaperKind.CARD), WantedPaper(PaperKind.CHART)
OPIOIDS = build_client(substances=(SubstanceUse(Substance.OPIOIDS),))


def finalized(desk: Desk) -> Revision:
    """A version in which naloxone was not handed over, of somebody who used opioids."""
    plan = full_plan()
    plan = replace(plan, medicines=replace(plan.medicines, naloxone=type(plan.medicines.naloxone)()))
    draft = desk.plans.start(desk.clients.add(OPIOIDS).value).value
    draft = desk.plans.save(draft.id, plan, draft.version)
    return desk.plans.finalize(draft.id, draft.version, REASON).value


def said(desk: Desk, final: Revision, wanted: WantedPaper) -> str:
    return " ".join(read(desk.papers.look(final.client_id, wanted, final.id).pdf()).text().split())


@pytest.mark.parametrize("wanted", [LARGE, CARD, CHART])
def test_later_copies_say_the_words_the_version_was_given_with(desk: Desk, wanted: WantedPaper) -> None:
    approve(desk, ApprovedKey.OVERDOSE_STEPS, "Give naloxone. Call 911.")
    approve(desk, ApprovedKey.CRISIS_LINE, "Ring 988 at once.")
    final = finalized(desk)
    before = said(desk, final, wanted)
    approve(desk, ApprovedKey.OVERDOSE_STEPS, "Other steps of a later year.")
    approve(desk, ApprovedKey.CRISIS_LINE, "Another crisis line.")
    approve(desk, ApprovedKey.RETURN_PLAN, "A return plan nobody had approved then.")
    assert said(desk, final, wanted) == before
    assert "Another crisis line" not in before


def test_words_withdrawn_later_still_stand_on_a_copy_of_the_version(desk: Desk) -> None:
    approved = approve(desk, ApprovedKey.CRISIS_LINE, "Ring 988 at once.").value
    final = finalized(desk)
    desk.approved_words.withdraw(ApprovedKey.CRISIS_LINE, approved)
    assert "Ring 988 at once." in said(desk, final, LARGE)
    page = desk.signatures.page(final.id).plan
    assert page.approved[ApprovedKey.CRISIS_LINE].text == "Ring 988 at once."
    assert signed_pdf(desk.signatures.page(final.id))


def test_the_chart_copy_names_what_was_missing_then_whatever_is_asked_or_known_now(desk: Desk) -> None:
    final = finalized(desk)
    naloxone = MISSING[CheckKey.NALOXONE]
    assert naloxone in final.document.given.gaps
    assert naloxone in said(desk, final, CHART)
    stored = desk.clients.open(final.client_id)
    desk.clients.change(final.client_id, replace(stored.client, substances=()), stored.version)
    desk.readiness.change(frozenset(), (), desk.readiness.choices().version)
    words = said(desk, final, CHART)
    assert naloxone in words
    assert REASON in words


def test_what_it_was_given_with_is_inside_the_hash_and_no_change_of_the_plan(desk: Desk) -> None:
    approve(desk, ApprovedKey.CRISIS_LINE, "Ring 988 at once.")
    final = finalized(desk)
    text = plan_documents.to_text(final.document)
    assert "Ring 988 at once." in text
    assert plan_documents.sha256(text) == final.document_sha256
    assert [one for part in desk.audit.check_data() for one in part.problems] == []
    without = replace(final.document, given=GivenWith())
    assert changes(without, final.document) == ()
    assert copy_changes(without, final.document, TODAY) == ()


def test_the_next_version_begins_with_the_words_of_its_own_day(desk: Desk) -> None:
    approve(desk, ApprovedKey.CRISIS_LINE, "Ring 988 at once.")
    final = finalized(desk)
    approve(desk, ApprovedKey.CRISIS_LINE, "Another crisis line.")
    draft = desk.plans.start(final.client_id).value
    assert draft.document.given == GivenWith()
    assert "Another crisis line." in said(desk, draft, WantedPaper())


def test_a_version_frozen_before_any_of_this_was_kept_says_todays_words(desk: Desk) -> None:
    draft = desk.plans.start(desk.clients.add(OPIOIDS).value).value
    with desk._context.center.writing() as c:
        paper = files.keep(c, b"%PDF-", NOW)
        final = plan_store.freeze(
            c, draft.id, draft.version, NOW, desk.staff_member.id, pdf_sha256=paper, gaps_reason=REASON
        )
    assert final.state is RevisionState.FINAL
    approve(desk, ApprovedKey.CRISIS_LINE, "Ring 988 at once.")
    assert "Ring 988 at once." in said(desk, final, LARGE)
    assert MISSING[CheckKey.GOAL] in said(desk, final, CHART)


def test_what_somebody_took_along_who_left_keeps_it_too(desk: Desk) -> None:
    approve(desk, ApprovedKey.CRISIS_LINE, "Ring 988 at once.")
    client_id = desk.clients.add(OPIOIDS).value
    draft = desk.leaving.begin(client_id, replace(full_plan(), leaving=leaving_now()))
    desk.leaving.print(client_id, (draft.id, draft.version))
    final = desk.plans.open(client_id).revision
    assert final is not None
    assert final.document.given.kept
    assert desk.leaving.open(client_id).document.given == GivenWith()
