"""The pocket card: it fits its panels whatever was written, and tells nothing about where or why."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftercare_desktop.documents.card import CardPaper, card_pdf, holds
from aftercare_desktop.documents.card.panel import HEIGHT, WIDTH
from aftercare_desktop.domain import plans as p
from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence
from aftercare_desktop.domain.center import PaperSize, PhoneLine
from aftercare_desktop.domain.clients import Condition
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.silence import letters
from aftercare_desktop.words.pocket_card import kept_off
from aftercare_desktop.words.print_set import Card as Words
from tests.builders import NAMES, TODAY, build_client, center_profile, empty_plan, full_plan
from tests.documents.papers import approved_words, names_and_addresses, naughty_strings, plan_paper
from tests.documents.reading import Document, read

LONG = "Wilhelmina " * 900
UNBROKEN = "9" * 90


def printed(card: dict[str, Any] | None = None, **facts: Any) -> Document:
    return read(card_pdf(CardPaper(plan_paper(**facts), TODAY, **(card or {}))))


def said(document: Document) -> str:
    return " ".join(document.text().split())


def over_the_edge(document: Document, panels: int = 4, cards: int = 1) -> list[tuple[float, float]]:
    """Places of tagged text that stand in no panel and are none of the two hints."""
    width, height = document.size
    left = (width - panels * WIDTH) / 2
    marks = [mark for mark in document.pages[0] if mark.number is not None][1:-1]
    top = height - 44 - 12.75 - 18.5
    lows = [top - number * (HEIGHT + 12 + 18.5) - HEIGHT for number in range(cards)]
    return [
        (x, y)
        for mark in marks
        for x, y in mark.places
        if not (left < x < left + panels * WIDTH and any(low < y < low + HEIGHT for low in lows))
    ]


def hard_plan(text: str, phone: str) -> p.PlanDocument:
    """The card's texts all replaced."""
    plan = full_plan()
    places = tuple(
        p.CirclePlace(f"{n:016x}", p.CircleRole.FRIEND, text, f"{phone}{n}", text, call_first=True)
        for n in range(6)
    )
    crisis = replace(plan.hard_times.crisis, alone=text, distractions=text)
    visit = replace(plan.appointments[0], place=Place(text, text, phone))
    naloxone = replace(plan.medicines.naloxone, kept_at=text)
    return replace(
        plan,
        support=replace(plan.support, places=places),
        hard_times=replace(plan.hard_times, crisis=crisis),
        appointments=(visit,),
        medicines=replace(plan.medicines, naloxone=naloxone),
    )


def test_four_panels_say_what_the_design_says() -> None:
    document = printed()
    words = said(document)
    assert document.tagged("H1") == [Words.TITLE]
    assert document.tagged("H2") == [Words.PEOPLE, Words.HARD, Words.ASLEEP]
    for part in (
        "Theo B.",
        "911",
        "988",
        "207-555-0100",
        "Sam, my mentor",
        "Next visit: Fri, Nov 27, 10:30 AM 22 Pearl Street, 2nd floor, Portland",
        "Call Sam. Then Elise.",
        "It will pass. I am not alone.",
        "Spray one nostril.",
        "One in my coat, one in the kitchen",
        Words.TELLS,
    ):
        assert part in words
    assert len(document.pages) == 1
    assert over_the_edge(document) == []


def test_an_initial_ends_a_sentence_once() -> None:
    plan = full_plan()
    places = (p.CirclePlace("a" * 16, name="Quinn H., my mentor", phone="207-555-0140", call_first=True),)
    words = said(printed(document=replace(plan, support=replace(plan.support, places=places))))
    assert "Call Quinn H. Then Sam O." in words or "Call Quinn H." in words
    assert ".." not in words


def test_without_the_naloxone_panel_nothing_tells() -> None:
    document = printed({"naloxone": False})
    assert "aloxone" not in said(document)
    assert "nostril" not in said(document)
    assert Words.TELLS_NOTHING in said(document)
    assert over_the_edge(document, panels=3) == []


def test_a_line_of_their_own_prints_only_when_asked_for() -> None:
    assert "June" not in said(printed())
    assert "I am not alone. June is waiting for me." in said(printed({"own_line": "June is waiting for me."}))


@pytest.mark.parametrize("paper", list(PaperSize))
def test_two_cards_fit_on_a_sheet(paper: PaperSize) -> None:
    document = printed({"cards": 2}, paper=paper)
    assert len(document.pages) == 1
    assert said(document).count("Sam, my mentor") == 2
    assert over_the_edge(document, cards=2) == []


def test_what_is_missing_is_a_blank_and_never_done() -> None:
    words = said(printed(document=empty_plan(), client=build_client(), approved={}, final=False))
    for part in (
        "Someone I can call",
        "What helps me",
        "Ask the nurse",
        "not given yet",
        "Draft, not final.",
    ):
        assert part in words
    assert "nostril" not in words


def approved(key: ApprovedKey, text: str) -> dict[ApprovedKey, ApprovedSentence]:
    words = approved_words()
    return words | {key: replace(words[key], text=text)}


@pytest.mark.parametrize("cards", [1, 2])
@pytest.mark.parametrize(
    "text", ["Lay me on my side and wait. " * 40, "Go. " * 500, "\u5b89" * 2_000], ids=len
)
def test_steps_that_do_not_fit_stand_in_full_below_the_card(text: str, cards: int) -> None:
    """Half of what to do for somebody who does not breathe is worse than the way to the sheet."""
    document = printed({"cards": cards}, approved=approved(ApprovedKey.OVERDOSE_STEPS, text))
    words = said(document)
    assert Words.TOO_LONG in words
    assert Words.STEPS_IN_FULL in document.tagged("H2")
    below = words.partition(Words.STEPS_IN_FULL)[2].replace(" ", "")
    assert below.count(text.split()[0]) == text.count(text.split()[0])
    assert len(document.pages) == 1
    assert min(y for mark in document.pages[0] if mark.number is not None for _, y in mark.places) > 40.5


def test_steps_that_fit_stand_on_the_card_alone() -> None:
    assert Words.STEPS_IN_FULL not in said(printed())


def test_a_long_it_will_pass_stands_whole_and_the_own_line_keeps_its_place() -> None:
    passes = "It will pass, as every wave did before. " * 6
    document = printed({"own_line": "June is waiting."}, approved=approved(ApprovedKey.IT_WILL_PASS, passes))
    words = said(document)
    assert " ".join(passes.split()) in words
    assert "June is waiting." in words
    assert over_the_edge(document) == []


def test_an_it_will_pass_beyond_any_card_stands_below_it_and_not_in_part() -> None:
    passes = "It will pass, as every wave did before. " * 40
    document = printed({"own_line": "June is waiting."}, approved=approved(ApprovedKey.IT_WILL_PASS, passes))
    card, _, below = said(document).partition(Words.HARD_IN_FULL)
    assert "It will pass" not in card
    assert "June is waiting." in card
    assert below.count("as every wave did") == 40


def test_steps_that_read_alike_have_numbers_of_their_own() -> None:
    plan = full_plan()
    crisis = replace(plan.hard_times.crisis, alone="Walk.", distractions="Walk.")
    document = printed(document=replace(plan, hard_times=replace(plan.hard_times, crisis=crisis)))
    steps = said(document).partition(Words.HARD)[2].partition(Words.ASLEEP)[0]
    assert steps.split("Walk.")[0].strip().endswith("1")
    assert steps.split("Walk.")[1].strip() == "2"
    assert steps.split("Walk.")[2].strip().startswith("3")


def test_what_tells_is_on_no_card_and_the_screen_can_say_what_was_left_out() -> None:
    client = build_client(conditions=(Condition("Schizophrenia, unspecified"), Condition("HIV disease")))
    plan = hard_plan("When my schizophrenia gets loud I walk", "207-555-010")
    naloxone = replace(plan.medicines.naloxone, kept_at="AlderPoint bag")
    plan = replace(plan, medicines=replace(plan.medicines, naloxone=naloxone))
    words = approved(ApprovedKey.OVERDOSE_STEPS, "Call the desk of Alder-Point.")
    words |= approved(ApprovedKey.IT_WILL_PASS, "Alder Point believes in me.")
    card = CardPaper(
        plan_paper(document=plan, client=client, approved=words), TODAY, own_line="Day 30 at Alder Point"
    )
    on_card = said(read(card_pdf(card))).partition(Words.STEPS_IN_FULL)[0]
    assert "schizo" not in on_card
    assert "alderpoint" not in letters(on_card)
    left_out, own = kept_off(card.facts(), holds, naloxone=True)
    assert left_out.startswith("3 lines name")
    assert "When my schizophrenia gets loud I walk" in left_out
    assert own == Words.OWN_LINE_KEPT_OFF


def test_the_line_they_ask_for_prints_and_the_screen_warns_of_what_it_tells() -> None:
    card = CardPaper(plan_paper(), TODAY, own_line="Day 30 sober")
    assert "Day 30 sober" in said(read(card_pdf(card)))
    assert kept_off(card.facts(), holds, naloxone=True)[-1] == Words.OWN_LINE_TELLS
    assert kept_off(replace(card.facts(), own_line="June"), holds, naloxone=True) == ()


def test_a_line_with_hours_is_not_called_any_hour() -> None:
    words = said(printed(center=center_profile(line=PhoneLine("207-555-0100", "8 AM to 5 PM"))))
    assert "I can talk, 8 AM to 5 PM" in words
    assert "Any hour" not in words


@pytest.mark.parametrize("text", [LONG, UNBROKEN * 100, "x\n" * 400, "<b>&amp;", ""], ids=str.__len__)
def test_long_texts_and_numbers_stay_inside_their_panels(text: str) -> None:
    document = printed(
        {"cards": 2}, document=hard_plan(text, UNBROKEN), client=build_client((text or "Theo")[:200])
    )
    assert len(document.pages) == 1
    assert over_the_edge(document, cards=2) == []


@pytest.mark.parametrize("name", [*NAMES, *names_and_addresses()[::40]])
def test_hard_names_stay_inside_their_panels(name: str) -> None:
    document = printed(document=hard_plan(name, "+49 30 901820 ext. 4711"), client=build_client(name))
    assert over_the_edge(document) == []
    assert document.undrawable() == 0


TOWER = "\u0e14" + "\u0e49" * 40
TOWERS = st.builds(
    "{0}{1}".format,
    st.sampled_from(("\u0e14", "Z", "\u0f40", "\u0915", "")),
    st.integers(1, 300).flatmap(
        lambda high: st.sampled_from(("\u0e49", "\u0301", "\u0fac", "\u0316", "\u0f79")).map(
            lambda mark: mark * high
        )
    ),
)
"""A letter and any number of marks on it: two are text of many languages, three hundred are of none."""


@pytest.mark.parametrize("text", [TOWER, ("\u0e14" + "\u0e49" * 30) * 20, "\u0f40" + "\u0fac" * 9], ids=len)
def test_letters_too_tall_for_a_panel_are_left_off_and_told(text: str) -> None:
    card = CardPaper(
        plan_paper(document=hard_plan(text, text), client=build_client(text)), TODAY, own_line=text
    )
    document = read(card_pdf(card))
    assert over_the_edge(document) == []
    assert Words.SOMEONE in said(document)
    assert Words.MY_NAME in said(document)
    told = kept_off(card.facts(), holds, naloxone=True)
    assert any("more marks piled on them" in sentence and text[:20] in sentence for sentence in told)


def test_the_time_of_the_next_visit_is_never_cut() -> None:
    tall = ("\u0e14" + "\u0e49" * 3 + " ") * 40
    document = printed(document=hard_plan(tall, "\u0e14" + "\u0e49" * 3))
    assert "Next visit: Fri, Nov 27, 10:30 AM" in said(document)
    assert over_the_edge(document) == []


@pytest.mark.parametrize(
    "text",
    [
        "\u0e1b\u0e35\u0e48\u0e17\u0e35\u0e48",
        "\u0f66\u0f92\u0fb2\u0f74\u0f56",
        "Nguy\u1ec5n",
        "e\u0302\u0301",
        "\u05e9\u05c1\u05bc\u05b8",
    ],
    ids=ascii,
)
def test_marks_of_a_language_stay_on_the_card(text: str) -> None:
    assert holds(text)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(st.sampled_from(naughty_strings()), TOWERS), st.text(st.characters(codec="utf-8"), max_size=120)
)
def test_any_text_stays_inside_its_panel(text: str, phone: str) -> None:
    document = printed(document=hard_plan(text, phone), client=build_client("Theo"))
    assert over_the_edge(document) == []
    assert len(document.pages) == 1
