"""Typed lines inside a sentence: a small letter where the first word is no name."""

import pytest

from aftercare_desktop.words.sentences import inside_a_sentence


@pytest.mark.parametrize(
    ("typed", "fitted"),
    [
        (" She tries again on Saturday. ", "she tries again on Saturday."),
        ("A nurse calls me.", "a nurse calls me."),
        ("Then Dana tries again.", "then Dana tries again."),
        ("Nasal spray, 4 mg", "nasal spray, 4 mg"),
        ("Dana tries again.", "Dana tries again."),
        ("I call her.", "I call her."),
        ("Narcan, 4 mg", "Narcan, 4 mg"),
        ("SHE CALLS", "SHE CALLS"),
        ("Theo waits.", "Theo waits."),
        ("", ""),
    ],
)
def test_only_a_word_that_is_no_name_gets_a_small_letter(typed: str, fitted: str) -> None:
    assert inside_a_sentence(typed) == fitted
