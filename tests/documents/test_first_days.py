"""Page 1 is one page, whatever was written, and says what is missing."""

from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import Any

import pytest

from aftercare_desktop.documents.plan import plan_pdf
from aftercare_desktop.domain import plans as p
from aftercare_desktop.domain.center import PaperSize, PhoneLine
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.people import Place
from tests.builders import TODAY, build_client, center_profile, empty_plan, full_client, full_plan
from tests.documents.papers import plan_paper
from tests.documents.reading import Document, read


def page_one(**facts: Any) -> tuple[Document, str]:
    document = read(plan_pdf(plan_paper(**facts)))
    return document, " ".join(document.page_text(0).split())


def test_title_box_and_rows_are_read_in_order() -> None:
    document, _ = page_one()
    said = " ".join(document.text().split())
    order = [
        "My first 72 hours",
        "If my life is in danger",
        "911",
        "988",
        "207-555-0100",
        "Where I sleep",
        "My medicine",
    ]
    order += [
        "Tonight I am with",
        "Thanksgiving",
        "My first visit",
        "Naloxone",
        "People I can call",
        "Dana calls me on",
    ]
    places = [said.index(words) for words in order]
    assert places == sorted(places)


def test_no_call_is_promised_on_paper_while_the_person_is_in_jail() -> None:
    _, said = page_one(client=replace(full_client(), status=ClientStatus.IN_JAIL))
    assert "calls me on" not in said
    assert "Questions before then?" not in said


def test_every_phone_on_page_1_reads_alike_however_it_was_typed() -> None:
    line = PhoneLine("(207) 555.0100")
    visit = replace(full_plan().appointments[0], place=Place("Bridge Clinic", phone="+1 207 555 0151"))
    document = replace(full_plan(), appointments=(visit,))
    _, said = page_one(center=center_profile(line=line), document=document)
    assert "207-555-0100" in said
    assert "207-555-0151" in said
    assert "555.0100" not in said


def test_the_box_names_988_with_its_choices() -> None:
    _, said = page_one()
    assert "988 call or text" in said
    assert "Spanish: press 2. Veterans: press 1." in said


def test_the_center_line_is_day_or_night_only_when_it_was_tested() -> None:
    _, said = page_one()
    assert "The center, day or night" in said
    line = PhoneLine("207-555-0100", "8 AM to 5 PM", day_or_night=True)
    _, said = page_one(center=center_profile(line=line))
    assert "day or night" not in said.split("Where I sleep")[0]
    assert "8 AM to 5 PM" in said


@pytest.mark.parametrize("paper", list(PaperSize))
def test_missing_facts_print_with_words(paper: PaperSize) -> None:
    client = build_client()
    document, said = page_one(document=empty_plan(), client=client, paper=paper, replaces=None)
    for row in ("Where I sleep", "My medicine", "Tonight I am with", "My first visit"):
        assert f"{row}: not set. Ask Dana" in said
    assert "Naloxone: not given yet. Ask Dana" in said
    assert "calls me on" not in said
    assert document.tagged("H1")[0] == "My first 72 hours"


def test_a_ride_that_is_not_set_says_so() -> None:
    visit = replace(full_plan().appointments[0], ride="", backup="")
    _, said = page_one(document=replace(full_plan(), appointments=(visit,)))
    assert "Ride: not set. Ask Dana" in said


def test_the_replaced_version_is_named() -> None:
    _, said = page_one()
    assert "Replaces version 2" in said
    _, said = page_one(replaces=None)
    assert "Replaces" not in said


@pytest.mark.parametrize("paper", list(PaperSize))
@pytest.mark.parametrize("length", [300, 1500, 20_000])
def test_long_rows_are_cut_and_stand_whole_on_page_two(length: int, paper: PaperSize) -> None:
    plan = full_plan()
    words = "".join(f"{n:05d} " for n in range(length // 6))
    rows = tuple(p.EditedRow(row, words) for row in p.FirstDaysRow)
    first = replace(plan.first_days, edited=rows, tonight_with=words)
    document, said = page_one(document=replace(plan, first_days=first), paper=paper)
    assert "988" in said
    assert "Page 1 of" in said
    assert "My goals and steps" not in said
    second = " ".join(document.page_text(1).split())
    if "Continued on the next page" in said:
        assert "More for my first 72 hours" in second
        assert "".join(words.split()) in "".join(document.text().split())
    else:
        assert "My goals and steps" in second


def test_many_closed_days_and_missing_facts_fit() -> None:
    closed = {TODAY.replace(day=day): "A day with quite a long name for a holiday" for day in range(20, 30)}
    plan = replace(empty_plan(), first_days=p.FirstDays(leaves_on=TODAY))
    document, said = page_one(document=plan, closed_days=closed, approved={})
    assert said.count("My plan for this day: not set. Ask Dana") == 4
    assert "My goals and steps" in document.page_text(1)


def test_own_words_replace_a_row_but_not_what_is_missing() -> None:
    plan = replace(
        empty_plan(), first_days=p.FirstDays(edited=(p.EditedRow(p.FirstDaysRow.SLEEP, "At my aunt's"),))
    )
    _, said = page_one(document=plan, client=build_client())
    assert "At my aunt's" in said
    assert "Where I sleep: not set. Ask Dana" in said


def test_without_a_name_to_ask_it_is_the_counselor() -> None:
    _, said = page_one(document=empty_plan(), made_with="")
    assert "Ask my counselor" in said


def every_text(value: Any, words: str) -> Any:
    """A copy in which every text of a tree of dataclasses is `words`; keys stay."""
    if is_dataclass(value) and not isinstance(value, type):
        names = (field.name for field in fields(value) if field.name != "key")
        return replace(value, **{name: every_text(getattr(value, name), words) for name in names})
    if isinstance(value, tuple):
        return tuple(every_text(part, words) for part in value)
    return words if isinstance(value, str) and not isinstance(value, StrEnum) else value


@pytest.mark.parametrize("paper", list(PaperSize))
@pytest.mark.parametrize(
    "words", ["long " * 60, "W" * 200, "नि" * 90, "ك" * 200, "a\u0316" * 120, "line\n" * 12]
)
def test_page_one_holds_when_every_field_is_long(words: str, paper: PaperSize) -> None:
    plan = every_text(full_plan(), words)
    plan = replace(plan, first_days=replace(plan.first_days, edited=()))
    client = replace(build_client(words), preferred_name=words)
    closed = {TODAY.replace(day=day): words for day in (25, 26, 27)}
    document, said = page_one(document=plan, client=client, closed_days=closed, paper=paper)
    assert "911" in said
    assert "988" in said
    assert "More for my first 72 hours" in document.page_text(1)
    assert "Continued on the next page" in said
    assert len(document.tagged("H1")) == 14
    assert document.outside() == []
