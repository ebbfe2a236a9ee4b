"""The chart copy: the same plan, who it is about on every page, and what only the record knows."""

from dataclasses import replace
from typing import Any

import pytest

from aftercare_desktop.documents.chart import ChartFacts, ChartPaper, chart_pdf
from aftercare_desktop.domain import plans as p
from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.words.plan import PAPER_TITLES
from tests.builders import TODAY, build_client, empty_plan, full_plan
from tests.documents.every_paper import CHART
from tests.documents.papers import approved_words, plan_paper
from tests.documents.reading import Document, read


def printed(facts: ChartFacts = CHART, **paper: Any) -> Document:
    return read(chart_pdf(ChartPaper(plan_paper(**paper), facts)))


def said(document: Document) -> str:
    return " ".join(document.text().split())


FULL = printed()


def test_it_says_who_which_version_and_what_was_missing() -> None:
    words = said(FULL)
    for part in (
        "Theodore Bramwell",
        "Date of birth 04/09/1991",
        "Record number 000117",
        "Allergies Penicillin",
        "Version 3",
        "Finalized Dana Whitcomb, LADC, Nov 23, 2026, 9:42 AM",
        "Ride to the first visit",
        "He left before the ride could be asked.",
        "Copy recorded as given: Theo Dana Whitcomb, LADC",
        "Chart copy made Leah Okafor, RN",
        "If I cannot be woken Dr. Ada Lind",
    ):
        assert part in words
    assert "ab" * 32 in words.replace(" ", "")


def test_the_whole_plan_stands_in_it() -> None:
    assert set(PAPER_TITLES.values()) <= set(FULL.tagged("H1"))
    assert FULL.outside() == []
    assert FULL.headings_alone() == []


def test_every_page_names_the_person_twice_over_and_that_it_is_a_chart_copy() -> None:
    for number in range(len(FULL.pages)):
        page = FULL.page_text(number)
        assert "Theodore Bramwell" in page
        assert "Born 04/09/1991, Record 000117" in " ".join(page.split())
        assert "Chart copy" in page
        assert f"Page {number + 1} of {len(FULL.pages)}" in page


def test_a_confidential_address_does_not_print_here_either() -> None:
    plan = full_plan()
    secret = replace(plan, home=replace(plan.home, confidential=True))
    assert "14 Larch Street" in said(FULL)
    assert "14 Larch Street" not in said(printed(document=secret))


def test_words_approved_later_or_not_at_all_are_told_apart() -> None:
    approved = approved_words()
    later = replace(approved[ApprovedKey.CRISIS_LINE], approved_on=TODAY.replace(year=2027))
    never = replace(approved[ApprovedKey.OPIOID_MIXING], approver="", approved_on=None)
    words = said(
        printed(approved=approved | {ApprovedKey.CRISIS_LINE: later, ApprovedKey.OPIOID_MIXING: never})
    )
    assert "after this version was finalized" in words
    assert "Mixing Not approved. Printed as a blank" in words


def test_what_is_not_known_is_a_blank() -> None:
    bare = printed(
        ChartFacts("Not final", "Dana"),
        client=build_client(record_number=""),
        document=empty_plan(),
        final=False,
    )
    words = said(bare)
    assert "Allergies Not set" in words
    assert "Nothing was recorded since." in words
    assert "Draft, not final" in bare.page_text(0)


@pytest.mark.parametrize("text", ["Word " * 2000, "W" * 10_000], ids=["words", "unbroken"])
def test_hard_texts_leave_page_one_of_the_plan_one_page(text: str) -> None:
    steps = tuple(p.Step(f"{n:016x}", text) for n in range(3))
    goals = tuple(replace(full_plan().goals[0], key=f"{n:016x}", steps=steps[:1]) for n in range(8))
    plan = replace(full_plan(), goals=goals, first_days=replace(full_plan().first_days, tonight_details=text))
    document = printed(replace(CHART, gaps_reason=text), document=plan)
    starts = [
        number for number in range(len(document.pages)) if "My first 72 hours" in document.page_text(number)
    ]
    assert "988" in document.page_text(starts[0])
    assert document.outside() == []
