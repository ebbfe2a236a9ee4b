"""Phone numbers read alike, however they were typed, and nothing that says more is lost."""

import pytest

from aftercare_desktop.words.phones import shown_phone


@pytest.mark.parametrize(
    "typed",
    [
        "207-555-0142",
        "(207) 555-0142",
        "2075550142",
        " 207.555.0142 ",
        "207 555 0142",
        "1-207-555-0142",
        "+1 (207) 555-0142",
        "12075550142",
        "207\u00a0555\u20110142",
    ],
)
def test_a_number_of_this_country_is_shown_one_way(typed: str) -> None:
    assert shown_phone(typed) == "207-555-0142"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "911",
        "988",
        "555-0142",
        "+44 20 7946 0958",
        "+45 12 34 56 78 90",
        "207-555-0142 ext. 3",
        "207-555-0142, ask for Ray",
        "207-555-0142 or 207-555-0143",
        "207-555-HELP",
        "٢٠٧٥٥٥٠١٤٢",
        "22075550142",
    ],
)
def test_all_else_stays_as_written(typed: str) -> None:
    assert shown_phone(f" {typed} ") == typed
