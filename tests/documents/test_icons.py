"""Icons as PDF paths stay on their grid and end where the path data say."""

import re

import pytest

from aftercare_desktop.documents.icons import Icon, outline

NUMBER = re.compile(r"-?\d+\.\d+")


@pytest.mark.parametrize("icon", list(Icon))
def test_an_icon_stays_on_its_grid(icon: Icon) -> None:
    numbers = [float(number) for number in NUMBER.findall(outline(icon))]
    assert numbers
    assert min(numbers) > -1
    assert max(numbers) < 25


def test_arcs_end_where_they_should() -> None:
    operators = outline(Icon.SUN)
    assert operators.startswith("16.000 12.000 m")
    assert "8.000 12.000 c" in operators
    assert "16.000 12.000 c" in operators
