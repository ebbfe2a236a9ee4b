"""Names and addresses as they may appear."""

import pytest

from aftercare_desktop.domain.people import Address, short_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Theo Bramwell", "Theo B."),
        ("Ana María de la Cruz", "Ana C."),
        ("Ng", "Ng"),
        ("  Sam  ", "Sam"),
        ("王 小梅", "王 小."),
        ("", ""),
    ],
)
def test_short_names_give_at_most_the_first_name_and_one_initial(name: str, short: str) -> None:
    assert short_name(name) == short


def test_an_address_is_told_by_its_known_parts() -> None:
    whole = Address("14 Larch Street\nApt 2", "Portland", "ME", "04101")
    assert whole.one_line() == "14 Larch Street, Apt 2, Portland, ME 04101"
    assert Address(city="Portland").one_line() == "Portland"
    assert Address().one_line() == ""
