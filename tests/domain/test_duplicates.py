"""Which dates of birth are one slip apart, which names are the same, and which signs are enough together."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.duplicates import Common, Sign, common_birth, near_births, signs, spellings

DAY = date(1991, 4, 9)


@pytest.mark.parametrize(
    ("other", "sign"),
    [
        (DAY, Sign.SAME_BIRTH),
        (date(1991, 9, 4), Sign.SWAPPED_BIRTH),
        (date(1981, 4, 9), Sign.NEAR_BIRTH),
        (date(1991, 4, 8), Sign.NEAR_BIRTH),
        (date(1919, 4, 9), Sign.NEAR_BIRTH),
        (date(1991, 5, 8), None),
        (date(1982, 4, 9), None),
        (None, Sign.UNKNOWN_BIRTH),
    ],
)
def test_how_dates_of_birth_agree(other: date | None, sign: Sign | None) -> None:
    assert common_birth(DAY, other) is sign
    assert common_birth(other, DAY) is sign


@given(st.dates(date(1900, 1, 1), date(2030, 1, 1)), st.dates(date(1900, 1, 1), date(2030, 1, 1)))
def test_near_dates_are_exactly_those_that_agree(one: date, other: date) -> None:
    assert (other in near_births(one)) == (common_birth(one, other) is not None)
    assert all(common_birth(one, near) is not None for near in near_births(one))


@pytest.mark.parametrize(
    ("name", "preferred", "written"),
    [
        ("Theo Bramwell", "", {"bramwell theo", "bramwell theodore"}),
        ("Bramwell, Theo", "", {"bramwell theo"}),
        ("Zoë Ødegård-Łukasiewicz", "", {"lukasiewicz odegard zoe"}),
        ("Robert Quill", "Bobby", {"quill robert", "bobby quill"}),
        ("Seán O’Brien", "", {"obrien sean"}),
        ("王小梅", "Mei", {"王小梅", "mei"}),
        ("", "", set()),
    ],
)
def test_a_person_is_written_down_by_several_names(name: str, preferred: str, written: set[str]) -> None:
    found = set(spellings(name, preferred))
    assert written <= found
    assert "" not in found


@given(st.text(), st.text())
def test_any_text_is_taken_as_a_name(name: str, preferred: str) -> None:
    for spelling in spellings(name, preferred):
        assert spelling == " ".join(sorted(spelling.split()))


@pytest.mark.parametrize(
    ("common", "enough"),
    [
        (Common(1.0, Sign.SAME_BIRTH), True),
        (Common(0.8, Sign.SAME_BIRTH), True),
        (Common(0.7, Sign.SAME_BIRTH), False),
        (Common(0.5, Sign.SAME_BIRTH, phone=True), True),
        (Common(0.3, Sign.SAME_BIRTH, phone=True), False),
        (Common(0.9, Sign.NEAR_BIRTH), True),
        (Common(0.8, Sign.SWAPPED_BIRTH), False),
        (Common(1.0, Sign.UNKNOWN_BIRTH), True),
        (Common(0.95, Sign.UNKNOWN_BIRTH), False),
        (Common(0.95, Sign.UNKNOWN_BIRTH, email=True), True),
        (Common(1.0, None), False),
        (Common(0.9, None, phone=True), True),
        (Common(0.6, None, phone=True, email=True), False),
    ],
)
def test_which_signs_are_enough(common: Common, enough: bool) -> None:
    assert bool(signs(common)) is enough


@pytest.mark.parametrize(("name", "enough"), [(0.95, True), (0.84, True), (0.83, False)])
def test_a_near_name_without_a_date_of_birth_is_enough_while_writing(name: float, enough: bool) -> None:
    assert bool(signs(Common(name, Sign.UNKNOWN_BIRTH), while_writing=True)) is enough
    assert signs(Common(name, None), while_writing=True) == ()
