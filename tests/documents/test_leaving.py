"""The paper of somebody who leaves now is one page that says what is known, and what is not."""

from dataclasses import replace
from datetime import time, timedelta

import pytest

from aftercare_desktop.documents.card import CardPaper, card_pdf
from aftercare_desktop.documents.leaving import LeavingPaper, leaving_pdf
from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.domain.center import PaperSize, PhoneLine
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.plans import LeavingNow
from tests.builders import (
    TODAY,
    build_client,
    center_profile,
    empty_plan,
    full_client,
    full_plan,
    leaving_now,
)
from tests.documents.papers import plan_paper
from tests.documents.reading import Document, read


def paper(**facts: object) -> tuple[Document, str]:
    known = {"document": replace(full_plan(), leaving=leaving_now())} | facts
    document = read(leaving_pdf(LeavingPaper(plan_paper(**known))))
    return document, " ".join(document.text().split())


def test_it_is_headed_by_the_day_and_closed_by_the_open_door() -> None:
    document, said = paper()
    assert document.tagged("H1") == ["Made on the day I left", "My pocket card"]
    order = (
        "Mon, Nov 23, 2026, 3:10 PM Replaces version 2",
        "Where I sleep",
        "Where I sleep tonight: not set. Ask Dana",
        "How I get there: Ray drives me at 4 PM.",
        "From Wed, Nov 25: Back Cove House, 14 Larch Street, Portland",
        "A call within 24 hours: not set. Ask Dana",
        "Dana calls me on Fri, Nov 27 at 3 PM.",
        "I can be reached at 207-555-0123.",
        "I want the center to tell Ray Bramwell, 207-555-0111.",
        "The door is open. I can call or come back any time. The center, day or night: 207-555-0100",
    )
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert len(document.pages) == 2


def test_a_bed_and_a_call_of_tonight_leave_no_blank() -> None:
    plan = replace(full_plan(), leaving=leaving_now())
    first_days = replace(plan.first_days, leaves_on=TODAY, call=replace(plan.first_days.call, day=TODAY))
    _, said = paper(document=replace(plan, first_days=first_days, home=replace(plan.home, moves_on=TODAY)))
    assert "Starting Mon, Nov 23" in said
    assert "Where I sleep tonight" not in said
    assert "A call within 24 hours" not in said


def test_tonights_bed_and_call_print_beside_the_later_ones() -> None:
    tonight = replace(
        leaving_now(),
        sleeps_at="My aunt's place",
        sleeps_address="3 Quarry <b>Road",
        call_by="Leah",
        call_on=TODAY + timedelta(days=1),
        call_at=time(9),
    )
    _, said = paper(document=replace(full_plan(), leaving=tonight))
    order = (
        "Where I sleep",
        "My aunt's place, 3 Quarry <b>Road",
        "From Wed, Nov 25: Back Cove House, 14 Larch Street, Portland",
        "Leah calls me on Tue, Nov 24 at 9 AM.",
        "Dana calls me on",
    )
    places = [said.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)
    for missing in ("Where I sleep tonight", "A call within 24 hours"):
        assert missing not in said
    hidden = replace(tonight, sleeps_confidential=True)
    _, said = paper(document=replace(full_plan(), leaving=hidden))
    assert "Quarry" not in said
    assert "Larch" not in said


def test_whether_it_was_against_advice_stays_in_the_record() -> None:
    _, against = paper()
    kept = replace(leaving_now(), against_advice=False)
    assert paper(document=replace(full_plan(), leaving=kept))[1] == against


@pytest.mark.parametrize("size", list(PaperSize))
def test_what_nobody_knows_prints_as_blanks_with_words(size: PaperSize) -> None:
    nothing = replace(empty_plan(), leaving=LeavingNow(on=TODAY))
    document, said = paper(document=nothing, client=build_client(), approved={}, paper=size, replaces=None)
    for words in (
        "Where I sleep: not set. Ask Dana",
        "How I get there: not set. Ask Dana",
        "My medicine: not set. Ask Dana",
        "Naloxone: not given yet. Ask Dana",
        "Lowered tolerance: Ask the nurse",
        "A call within 24 hours: not set. Ask Dana",
        "Safe phone: not set. Ask Dana",
        "One person I want the center to tell: not set. Ask Dana",
    ):
        assert words in said
    assert "I carry" not in said
    assert len(document.pages) == 2


def test_words_without_approval_are_the_nurses() -> None:
    _, said = paper(approved={})
    assert "Lowered tolerance: Ask the nurse" in said
    assert "After a break" not in said
    assert ApprovedKey.LOWERED_TOLERANCE in plan_paper().approved


def test_no_call_is_asked_for_where_nobody_may_make_it() -> None:
    _, said = paper(client=replace(full_client(), status=ClientStatus.IN_JAIL))
    assert "calls me on" not in said
    assert "A call within 24 hours" not in said


def test_a_center_without_a_line_still_opens_its_door() -> None:
    _, said = paper(center=center_profile(line=PhoneLine("")))
    assert "come back any time." in said
    assert "come back any time. The center" not in said


@pytest.mark.parametrize("large", [False, True])
def test_the_card_comes_with_it_at_its_own_size_and_names_no_center(large: bool) -> None:
    document, _ = paper(large=large)
    card = " ".join(document.page_text(-1).split())
    alone = " ".join(read(card_pdf(CardPaper(plan_paper(), TODAY))).page_text(0).split())
    assert card.split("Theo B. Pocket card")[0] == alone.split("Theo B. Pocket card")[0]
    assert "The door is open" not in card
    assert center_profile().name not in card


@pytest.mark.parametrize("size", list(PaperSize))
@pytest.mark.parametrize("length", [80, 400, 3_000, 20_000])
def test_page_1_never_overflows(length: int, size: PaperSize) -> None:
    words = "".join(f"{n:05d} " for n in range(length // 6))
    long = replace(leaving_now(), ride=words, may_tell=words, may_tell_phone=words)
    document, said = paper(document=replace(full_plan(), leaving=long), paper=size)
    first = " ".join(document.page_text(0).split())
    assert "The door is open." in first
    assert "Page 1 of" in first
    if "Continued on page 2" in first:
        assert "More for my first 72 hours" in document.page_text(1)
    assert "".join(words.split()) in "".join(said.split())
