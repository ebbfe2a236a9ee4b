"""Any text prints: nothing visible is lost, no box is drawn, no page breaks."""

from collections import Counter
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import pdfa

from aftercare_desktop.documents import characters
from aftercare_desktop.documents.plan import plan_pdf
from aftercare_desktop.documents.style import Style
from aftercare_desktop.domain import plans as p
from tests.builders import NAMES, build_client, full_plan
from tests.documents.papers import BOLD, document_of, names_and_addresses, naughty_strings, plan_paper
from tests.documents.reading import Document, read

WITHOUT_A_FACE = set("\U000110bd\uf8ff𠜎𠜱𠝹𠱓𠱸𠲖𠳏𠀀")
"""Ten characters of the test data that no shipped face draws: rare Chinese, a private one, a Kaithi sign."""


def visible(text: str) -> str:
    return "".join(
        c for c in characters.printable(text) if not c.isspace() and not characters.is_invisible(c)
    )


def lost(document: Document, texts: tuple[str, ...]) -> Counter[str]:
    """Visible characters that were drawn less often than they stand in the texts."""
    return Counter(c for text in texts for c in visible(text)) - document.drawn_characters()


@pytest.mark.parametrize("style", [Style(12, 16), BOLD], ids=["regular", "bold"])
def test_every_name_and_address_is_drawn_whole(style: Style) -> None:
    document = read(document_of(names_and_addresses(), style))
    assert lost(document, names_and_addresses()) == Counter()
    assert document.undrawable() == 0


@pytest.mark.parametrize("style", [Style(12, 16), BOLD], ids=["regular", "bold"])
def test_every_naughty_string_is_drawn_whole(style: Style) -> None:
    document = read(document_of(naughty_strings(), style))
    missing = lost(document, naughty_strings())
    assert set(missing) == WITHOUT_A_FACE
    drawn = "".join(mark.drawn for page in document.pages for mark in page)
    assert all(characters.code_of(character) in drawn for character in WITHOUT_A_FACE)
    assert document.undrawable() == 0


def test_every_naughty_string_can_be_a_goal_and_a_step() -> None:
    strings = naughty_strings()
    plan = full_plan()
    steps = tuple(p.Step(f"{index:016x}", text, text[:40]) for index, text in enumerate(strings))
    goals = (replace(plan.goals[0], words=strings[-1], steps=steps),)
    pdf = plan_pdf(plan_paper(document=replace(plan, goals=goals)))
    document = read(pdf)
    assert set(lost(document, strings)) <= WITHOUT_A_FACE
    assert document.undrawable() == 0
    assert pdfa.validate_written(BytesIO(pdf), "2b").passed


@pytest.mark.parametrize("name", [*NAMES, "A" * 1000, "👩\u200d⚕\ufe0f 🇺🇸", "<b>&amp;", "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕"])
def test_a_name_of_any_script_stands_on_the_plan(name: str) -> None:
    document = read(plan_pdf(plan_paper(client=build_client(name))))
    assert any("".join(name.split()) in "".join(text.split()) for text in document.tagged("P"))
    assert document.undrawable() == 0


ANYTHING = st.text(
    st.characters(codec="utf-8") | st.sampled_from("\u200d\u0301\u202e\ufe0f😀निشال ก\n\t <&"), max_size=200
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANYTHING, st.integers(8, 600))
def test_any_text_sets_and_is_drawn_whole_at_any_width(text: str, points: int) -> None:
    document = read(document_of([text, text], Style(9 + points % 12, 16)))
    drawn = document.drawn_characters()
    wanted = Counter(visible(text))
    missing = {c for c in wanted if drawn[c] < 2 * wanted[c]}
    codes = "".join(mark.drawn for page in document.pages for mark in page)
    assert all(characters.code_of(c) in codes for c in missing)
    assert document.undrawable() == 0


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANYTHING, ANYTHING, ANYTHING)
def test_any_text_anywhere_leaves_page_one_one_page(first: str, second: str, third: str) -> None:
    plan = full_plan()
    home = replace(plan.home, place=replace(plan.home.place, name=first * 20, address=second))
    days = replace(plan.first_days, tonight_with=second * 10, tonight_details=third * 30)
    paper = plan_paper(
        client=build_client(third or "Theo"), document=replace(plan, home=home, first_days=days)
    )
    document = read(plan_pdf(paper))
    assert "988" in document.page_text(0)
    titles = document.tagged("H1")
    assert titles[0] == "My first 72 hours"
    assert "My goals and steps" in document.page_text(1) or titles[1] in document.page_text(1)
    assert document.outside() == []
    assert document.undrawable() == 0


def test_unassigned_and_private_characters_print_as_codes() -> None:
    document = read(document_of(["\U0001fbff\U000378ff\ue000"]))
    drawn = "".join(mark.drawn for mark in document.pages[0])
    assert "[U+378FF]" in drawn
    assert "[U+E000]" in drawn


def test_half_a_surrogate_pair_breaks_nothing() -> None:
    assert read(document_of(["a\ud800b"])).tagged("P")[1] == "a\ufffdb"
