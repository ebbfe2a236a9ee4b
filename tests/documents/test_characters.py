"""Clusters, invisible characters, and where a line may break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.documents import characters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", ["a", "b", "c"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("👩\u200d⚕\ufe0f!", ["👩\u200d⚕\ufe0f", "!"]),
        ("👍🏽👍", ["👍🏽", "👍"]),
        ("🇺🇸🇲🇽", ["🇺🇸", "🇲🇽"]),
        ("\u1112\u1161\u11ab\u1100", ["\u1112\u1161\u11ab", "\u1100"]),
        ("नि", ["नि"]),
        ("a\u200bb", ["a", "\u200b", "b"]),
    ],
)
def test_clusters_are_what_a_reader_sees_as_one(text: str, expected: list[str]) -> None:
    assert characters.clusters(text) == expected


@given(st.text())
def test_clusters_lose_nothing(text: str) -> None:
    assert "".join(characters.clusters(text)) == text


@pytest.mark.parametrize(
    "character", list("\u200b\u200d\u200e\u202e\u2066\ufe0f\ufeff\u00ad\u034f\U000e0041\u061c")
)
def test_joiners_directions_and_selectors_are_invisible(character: str) -> None:
    assert characters.is_invisible(character)


@pytest.mark.parametrize("character", list("a \u00a0é\u0600\u070f王😀[\u0301"))
def test_letters_spaces_and_number_signs_are_not(character: str) -> None:
    assert not characters.is_invisible(character)


@pytest.mark.parametrize(
    "text",
    [
        "207-555-0118",
        "(207) 555-0118",
        "10:30 AM",
        "8 pm",
        "Fri, Nov 27",
        "Friday, November 27, 2026",
        "Dec 3",
    ],
)
def test_phones_times_and_dates_do_not_break(text: str) -> None:
    assert characters.UNBROKEN.fullmatch(text)


def test_half_a_million_digits_are_read_once_and_not_from_each_of_them() -> None:
    """From each of them it would take minutes, and the test would be ended."""
    assert characters.UNBROKEN.search("9" * 500_000) is None
    assert characters.UNBROKEN.findall("9" * 90_000 + " mg and 12.5 mg") == ["9" * 9 + " mg", "12.5 mg"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("hard to wake or breathing slowly, spray and call 911.", "spray and call 911"),
        ("My shoulders shake. Call 911. Spray.", "Call 911"),
        ("I feel low and I call 988", "call 988"),
        ("I call 9110", None),
    ],
)
def test_a_call_for_help_keeps_its_number_and_what_is_done_at_once(text: str, kept: str | None) -> None:
    found = characters.CALL_FOR_HELP.search(text)
    assert (found[0] if found else None) == kept


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("王", "小", True),
        ("王", "。", False),
        ("（", "王", False),
        ("k", "王", True),
        ("a", "b", False),
        ("ก", "เ", True),
        ("\u200b", "b", True),
    ],
)
def test_where_a_line_may_break_without_a_space(left: str, right: str, expected: bool) -> None:
    assert characters.may_break_between(left, right) is expected


def test_control_characters_go_and_line_ends_become_plain() -> None:
    assert characters.printable("a\x00b\tc\r\nd\x0be\u2028f\x1b") == "ab c\nd\ne\nf"
