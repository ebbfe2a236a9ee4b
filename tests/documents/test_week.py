"""The week on paper: every entry is drawn, full weeks go on over the page, closed days are marked."""

from dataclasses import replace
from datetime import time, timedelta
from typing import Any

import pytest

from aftercare_desktop.documents.week import WeekPaper, week_pdf
from aftercare_desktop.domain import plans as p
from aftercare_desktop.domain.center import PaperSize
from tests.builders import NAMES, TODAY, build_client, empty_plan, full_plan
from tests.documents.papers import naughty_strings, plan_paper
from tests.documents.reading import Document, read

LEAVES = TODAY + timedelta(days=2)


def printed(**facts: Any) -> Document:
    return read(week_pdf(WeekPaper(plan_paper(**facts), LEAVES)))


def said(document: Document) -> str:
    return " ".join(document.text().split())


def with_routines(texts: list[str]) -> p.PlanDocument:
    routines = tuple(
        p.Routine(f"{n:016x}", p.Weekday(n % 7), time(6 + n % 15, 30 * (n % 2)), time(8 + n % 15), text)
        for n, text in enumerate(texts)
    )
    return replace(full_plan(), daily_life=replace(full_plan().daily_life, routines=routines))


@pytest.mark.parametrize("large", [False, True])
def test_the_days_with_what_is_planned(large: bool) -> None:
    document = printed(large=large)
    words = said(document)
    assert document.tagged("H1") == ["My week"]
    assert [head.split("  ")[0].strip() for head in document.tagged("H2")][:2] == [
        "Wed, Nov 25",
        "Thu, Nov 26",
    ]
    for part in (
        "Wed, Nov 25 to Tue, Dec 1, 2026",
        "Closed: Thanksgiving",
        "7 PM to 8 PM Harbor Lights",
        "10:30 AM Bridge Clinic 22 Pearl Street",
        "3 PM Dana calls me",
        "I move in",
        "9:30 AM I pick up my medicine Congress Pharmacy",
        "I meet Sam O.",
        "If I miss it: she tries again on Saturday.",
        "A day that can be hard: Thanksgiving dinner",
        "Nothing planned.",
    ):
        assert part in words
    assert "Time not set" not in words
    assert "Alder Point" not in words
    assert "Buprenorphine" not in words
    assert document.outside() == []


@pytest.mark.parametrize("paper", list(PaperSize))
@pytest.mark.parametrize("large", [False, True])
def test_forty_entries_are_all_there_and_no_heading_stands_alone(paper: PaperSize, large: bool) -> None:
    texts = [f"Entry number {number} of the week" for number in range(40)]
    document = printed(document=with_routines(texts), paper=paper, large=large)
    words = said(document)
    assert all(text in words for text in texts)
    assert "At the same time as the one above." in words
    assert document.outside() == []
    assert document.headings_alone() == []


@pytest.mark.parametrize("text", ["Long " * 2000, "W" * 10_000, "a\nb\n" * 200, *NAMES], ids=str.__len__)
def test_hard_texts_break_no_page(text: str) -> None:
    document = printed(document=with_routines([text] * 8), client=build_client(text[:200]))
    assert document.outside() == []
    assert document.undrawable() == 0


def test_every_naughty_string_can_be_planned() -> None:
    document = printed(document=with_routines(list(naughty_strings())[:150]))
    assert document.undrawable() == 0
    assert document.outside() == []


def test_an_empty_plan_is_seven_empty_days_and_what_has_no_day_is_a_blank() -> None:
    plan = replace(
        empty_plan(), daily_life=p.DailyLife(routines=(p.Routine("e" * 16, what="Call my brother"),))
    )
    words = said(printed(document=plan))
    assert words.count("Nothing planned.") == 7
    assert "Day not set Call my brother" in words
