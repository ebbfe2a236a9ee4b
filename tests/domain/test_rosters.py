"""Whose word holds: every case of who said what, and never half of one and half of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.rosters import Verdict, settle, settle_together

SAME, TAKE, KEEP, ASK = Verdict.SAME, Verdict.TAKE, Verdict.KEEP, Verdict.ASK


@pytest.mark.parametrize(
    ("ours", "before", "now", "verdict"),
    [
        ("", None, "a", TAKE),
        ("a", None, "a", SAME),
        ("b", None, "a", ASK),
        ("a", "a", "a", SAME),
        ("a", "a", "b", TAKE),
        ("b", "a", "a", KEEP),
        ("b", "a", "b", SAME),
        ("b", "a", "c", ASK),
        ("", "a", "a", KEEP),
        ("", "a", "b", ASK),
        ("b", "", "c", ASK),
    ],
)
def test_who_said_what_before_decides(ours: str, before: str | None, now: str, verdict: Verdict) -> None:
    assert settle(ours, before, now) is verdict


_WORDS = st.sampled_from(["", "a", "b", "c"])


@given(_WORDS, st.none() | _WORDS, st.sampled_from(["a", "b", "c"]))
def test_the_same_file_again_asks_and_changes_nothing(ours: str, before: str | None, now: str) -> None:
    verdict = settle(ours, before, now)
    after = now if verdict is TAKE else ours
    assert settle(after, now, now) in (SAME, KEEP)


@pytest.mark.parametrize(
    ("verdicts", "together"),
    [
        ([SAME, SAME], SAME),
        ([SAME, TAKE], TAKE),
        ([SAME, KEEP], KEEP),
        ([TAKE, KEEP], ASK),
        ([TAKE, ASK], ASK),
        ([ASK, SAME], ASK),
        ([], SAME),
    ],
)
def test_facts_that_belong_together_are_settled_as_one(verdicts: list[Verdict], together: Verdict) -> None:
    assert settle_together(verdicts) is together
