"""What a password must be, and how honestly its strength is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.passwords import SHORTEST, password_gap, password_strength


@pytest.mark.parametrize(
    "password", ["harbor-quilt-lantern", "correct horse battery", "ключ от старого дома", "x9!kfj2mZq0p"]
)
def test_long_ones_are_taken(password: str) -> None:
    assert password_gap("dana", password) == ""


@pytest.mark.parametrize(
    ("password", "gap"),
    [
        ("", "12 characters"),
        ("elevenchars", "12 characters"),
        ("x" * 1_001, "at most"),
        ("aaaaaaaaaaaaaaaa", "easy to guess"),
        ("password12345", "easy to guess"),
        ("1234567890123", "easy to guess"),
        ("dana.whitcomb", "easy to guess"),
        ("DANA.WHITCOMB1", "easy to guess"),
        ("dana.whitcombdana.whitcomb", "easy to guess"),
    ],
)
def test_what_is_missing_is_said(password: str, gap: str) -> None:
    assert gap in password_gap("dana.whitcomb", password)


@given(st.text(), st.text())
def test_strength_and_gap_agree(user: str, password: str) -> None:
    strength = password_strength(user, password)
    assert 0 <= strength <= 5
    assert (strength >= 3) == (password_gap(user, password) == "")
    assert len(password) >= SHORTEST or strength < 3
