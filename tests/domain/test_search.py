"""Folding: what is typed finds what was saved, whatever its case, accents and form."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.search import digits, fold, spans, words


@given(st.text(), st.text(), st.text())
def test_a_part_of_a_name_folds_to_a_part_of_the_folded_name(before: str, part: str, after: str) -> None:
    assert fold(part) in fold(before + part + after)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.casefold()) == fold(text)


def test_accents_forms_and_case_are_dropped() -> None:
    pairs = {"Hạnh Nguyễn": "hanh nguyen", "ＴＨＥＯ": "theo", "Straße": "STRASSE", "Ødegård": "ødegard"}
    pairs |= {"00\u200b0117": "000117", "The\u00ado": "theo", "علی\u200cرضا": "علیرضا"}
    assert all(fold(left) == fold(right) for left, right in pairs.items())


def test_words_and_digits() -> None:
    assert words("  Theo  BRAM ") == ("theo", "bram")
    assert words(" \t ") == ()
    assert digits("(207) 555-0142 ext. ٣") == "20755501423"


@given(st.text(), st.text(min_size=1), st.text())
def test_whatever_is_found_can_be_marked(before: str, part: str, after: str) -> None:
    """Every word of the query that stands in the text lies, folded, inside the marked places."""
    text = before + part + after
    marked = spans(text, part)
    assert all(start < end <= len(text) for start, end in marked)
    assert all(one[1] < two[0] for one, two in pairwise(marked))
    inside = [fold(text[start:end]) for start, end in marked]
    assert all(any(word in each for each in inside) for word in words(part))


def test_marks_cover_letters_with_their_accents_and_nothing_else() -> None:
    table = {
        ("Theo Bramwell", "ram"): ["ram"],
        ("Theo Bramwell", "the bra"): ["The", "Bra"],
        ("Hạnh Nguyễn", "nguyen"): ["Nguyễn"],
        ("Hạnh Nguyễn".encode().decode(), "hanh"): ["Hạnh"],
        ("Ha\u0323nh", "ha"): ["Ha\u0323"],
        ("Straße", "strasse"): ["Straße"],
        ("Banana", "ana"): ["anana"],
        ("ليلى الحسن", "ليلى"): ["ليلى"],
        ("Theo", "x"): [],
        ("Theo", "  "): [],
    }
    for (text, query), expected in table.items():
        assert [text[start:end] for start, end in spans(text, query)] == expected, (text, query)
