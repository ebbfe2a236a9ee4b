"""Folding: what is typed finds what was saved, whatever its case, accents and form."""

from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.search import digits, fold, words


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
    assert all(fold(left) == fold(right) for left, right in pairs.items())


def test_words_and_digits() -> None:
    assert words("  Theo  BRAM ") == ("theo", "bram")
    assert words(" \t ") == ()
    assert digits("(207) 555-0142 ext. ٣") == "20755501423"
