"""Record numbers that look the same are the same, wherever they come from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.record_numbers import plain_number

SPELLINGS = [
    "000117",
    " 000117 ",
    "\u200b000117",
    "000\u200d117\ufeff",
    "\u202e000117\u202c",
    "000\u00ad117",
    "\uff10\uff10\uff10\uff11\uff11\uff17",
    "\u3000\uff10\uff10\uff10117",
]


@pytest.mark.parametrize("typed", SPELLINGS)
def test_what_nobody_sees_makes_no_other_number(typed: str) -> None:
    assert plain_number(typed) == "000117"


@pytest.mark.parametrize("number", ["117", "0117", "MRN-00117", "mrn-00117", "117 A", "ABC/7"])
def test_what_one_sees_stays(number: str) -> None:
    assert plain_number(number) == number


@given(st.text())
def test_a_kept_number_stays_as_it_is(text: str) -> None:
    assert plain_number(plain_number(text)) == plain_number(text)
