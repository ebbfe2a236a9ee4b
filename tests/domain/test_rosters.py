"""Whose word holds: every case of who said what, and never half of one and half of another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.rosters import Told, Verdict, is_somebody_else, settle, settle_together

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


@pytest.mark.parametrize(
    ("name", "birth_date", "another"),
    [
        (Told("ada", None, "ben"), Told("1990", None, "1991"), True),
        (Told("ada", "ada", "ben"), Told("1990", "1990", "1991"), True),
        (Told("ada", None, "ben"), Told("1990", None, "1990"), False),
        (Told("ada", None, "ada"), Told("1990", None, "1991"), False),
        (Told("ada", None, "ben"), Told("", None, "1991"), False),
        (Told("ada", None, "ben"), Told("1990", None, ""), False),
        # The staff corrected both, and the source says what it always said.
        (Told("ada", "ben", "ben"), Told("1990", "1991", "1991"), False),
        (Told("ada", "ben", "ben"), Told("1990", "1992", "1991"), False),
    ],
)
def test_a_number_leads_to_somebody_else_when_name_and_birth_date_are_new(
    name: Told, birth_date: Told, another: bool
) -> None:
    assert is_somebody_else(name, birth_date) is another
