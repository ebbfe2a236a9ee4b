"""Words that differ: the texts stay whole, equal ones carry no mark, and long ones are quick."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.word_changes import MOST_WORDS, Run, word_changes


@given(st.text(max_size=200), st.text(max_size=200))
def test_runs_put_together_are_the_texts(before: str, after: str) -> None:
    for runs, text in zip(word_changes(before, after), (before, after), strict=True):
        assert "".join(run.text for run in runs) == text
        assert all(run.text for run in runs)
        assert not any(run.changed for run in runs) or before != after


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        ("Call Sam at 6", "Call Sam at 7", ["6"], ["7"]),
        ("Call Sam", "Call Sam first", [], [" first"]),
        ("", "Ray", [], ["Ray"]),
        ("Same", "Same", [], []),
    ],
)
def test_only_the_words_that_differ_are_marked(
    before: str, after: str, old: list[str], new: list[str]
) -> None:
    left, right = word_changes(before, after)
    assert [run.text for run in left if run.changed] == old
    assert [run.text for run in right if run.changed] == new


def test_texts_too_long_to_compare_word_by_word_are_marked_whole() -> None:
    before, after = "a " * MOST_WORDS, "b " * MOST_WORDS
    assert word_changes(before, after) == ((Run(before, True),), (Run(after, True),))
