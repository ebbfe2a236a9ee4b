"""Setting text: breaking, weights, direction, codes for what no face can draw."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aftercare_desktop.documents import text
from aftercare_desktop.documents.fonts import Weight
from aftercare_desktop.documents.style import Align, Piece, Style, bold, plain
from aftercare_desktop.documents.text import set_lines, width_of
from tests.documents.papers import document_of
from tests.documents.reading import read

STYLE = Style(12, 16)


def texts(words: str, width: float) -> list[str]:
    return [line.text for line in set_lines(words, STYLE, width)]


def test_words_fill_lines_and_no_line_is_too_wide() -> None:
    lines = set_lines("one small step after another, every day of the week " * 20, STYLE, 180)
    assert len(lines) > 5
    assert all(line.width <= 180.01 for line in lines)
    assert (
        " ".join(line.text for line in lines).split()
        == ("one small step after another, every day of the week " * 20).split()
    )


def test_nothing_set_for_nothing() -> None:
    assert set_lines("", STYLE, 100) == []


def test_hard_line_ends_stay() -> None:
    assert texts("one\n\ntwo", 200) == ["one", "", "two"]


@pytest.mark.parametrize("between", ["\n" * 40_000, "\r\n" * 9, "\n \t\n\n  \n\n", "\u2028" * 5])
def test_runs_of_empty_lines_become_two(between: str) -> None:
    assert texts(f"one{between}two", 200) == ["one", "", "", "two"]
    assert len(set_lines([Piece("one"), Piece(f"{between}two")], STYLE, 200)) == 4


@pytest.mark.parametrize("kept", ["207-555-0118", "10:30 AM", "Fri, Nov 27", "(207) 555-0118"])
def test_phones_times_and_dates_stay_whole(kept: str) -> None:
    for width in range(90, 260, 7):
        for line in texts(f"I call or go there, {kept}, and then on {kept} again.", width):
            assert line.count(kept[-3:]) == line.count(kept)


def test_a_word_longer_than_the_line_is_cut_and_kept_whole() -> None:
    lines = set_lines("x" * 10_000, STYLE, 200)
    assert all(line.width <= 200.01 for line in lines)
    assert "".join(line.text for line in lines) == "x" * 10_000


def test_hyphenated_names_break_after_the_hyphen() -> None:
    assert texts("Montgomery-Featherstonehaugh", 110) == ["Montgomery-", "Featherstonehaugh"]


def test_pieces_of_a_word_are_never_parted() -> None:
    pieces = [Piece("I am there at "), bold("12:30 PM"), Piece(".")]
    for width in range(70, 140, 3):
        for line in set_lines(pieces, STYLE, width):
            assert not line.text.startswith(".")


def test_markup_is_text() -> None:
    said = "<b>not bold</b> & <para> &amp; </font>"
    (paragraph,) = read(document_of([said])).tagged("P")[1:]
    assert paragraph == said


def test_bold_is_wider_than_regular() -> None:
    assert width_of([bold("Sam")], STYLE) > width_of("Sam", STYLE)
    assert plain([bold("Sam"), Piece(", my mentor")]) == "Sam, my mentor"


def test_a_character_without_a_face_prints_as_its_code() -> None:
    document = read(document_of(["rare \U0002070e sign"]))
    drawn = "".join(mark.drawn for mark in document.pages[0])
    assert "[U+2070E]" in drawn
    assert document.tagged("P")[1] == "rare \U0002070e sign"


def test_invisible_characters_draw_nothing_and_are_kept_for_readers() -> None:
    document = read(document_of(["a\u200bb\u200d\ufeffc"]))
    drawn = next(mark for mark in document.pages[0] if "abc" in mark.drawn)
    assert drawn.said == "a\u200bb\u200d\ufeffc"
    assert document.undrawable() == 0


def test_writing_from_the_right_is_ordered_by_line_and_read_in_order() -> None:
    words = "ليلى الحسن calls at 10:30 AM, then שלום"
    document = read(document_of([words]))
    assert document.tagged("P")[1] == words
    (line,) = set_lines(words, STYLE, 500)
    assert line.from_right
    assert line.reordered
    assert [atom.text for atom in line.atoms][-1].strip() != "שלום"


def test_a_paragraph_from_the_right_stands_at_the_right() -> None:
    (line,) = set_lines("ליאור", Style(12, 16, align=Align.START), 300)
    assert line.from_right


def test_arabic_is_joined_and_its_ligatures_read_back() -> None:
    document = read(document_of(["السلام عليكم"]))
    paragraph = document.structure.children[-1]
    assert paragraph.replaced
    assert paragraph.text == "السلام عليكم"
    drawn = "".join(mark.drawn for mark in document.pages[0] if mark.number is not None)
    assert sorted(drawn.replace(" ", "")[-11:]) == sorted("السلامعليكم")


def test_towers_of_marks_push_their_line_apart() -> None:
    (calm,) = set_lines("a", STYLE, 200)
    (tower,) = set_lines("a" + "\u0316\u0317\u0318\u0319" * 4, STYLE, 200)
    assert calm.height == STYLE.leading
    assert tower.height > calm.height


def test_faces_without_a_heavy_cut_are_thickened() -> None:
    (line,) = set_lines([Piece("王小梅", Weight.BOLD)], STYLE, 200)
    assert line.atoms[0].thickened()
    (latin,) = set_lines([bold("Sam")], STYLE, 200)
    assert not latin.atoms[0].thickened()


@settings(max_examples=300, deadline=None)
@given(st.text("ab i-W 10:3AM\n.,5", max_size=80), st.integers(20, 300))
def test_the_short_ways_set_what_the_long_way_sets(words: str, width: int) -> None:
    short = set_lines(words, STYLE, width)
    long = text._any_lines([Piece(text._without_empty_runs(words))], STYLE, width)
    assert [(line.text, round(line.width, 6), line.height) for line in short] == [
        (line.text, round(line.width, 6), line.height) for line in long
    ]
    assert [line.atoms[-1:] and line.atoms[-1].text[-1:] for line in short] == [
        line.atoms[-1:] and line.atoms[-1].text[-1:] for line in long
    ]
