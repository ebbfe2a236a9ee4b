"""Widgets that stand side by side and go on below: at any width each once, in order, none over another."""

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.ui.widgets.wrapping import WrapLayout

WIDTHS = (60, 100, 40, 90, 30)


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (400, [5]),
        (344, [5]),
        (343, [4, 1]),
        (212, [3, 2]),
        (211, [2, 3]),
        (166, [2, 2, 1]),
        (100, [1, 1, 1, 1, 1]),
    ],
)
def test_a_line_holds_what_fits_and_the_rest_goes_on_below(
    qtbot: QtBot, width: int, lines: list[int]
) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    layout = WrapLayout(spacing=6)
    parts = []
    for wide in WIDTHS:
        part = QWidget()
        part.setFixedSize(wide, 20)
        layout.addWidget(part)
        parts.append(part)
    column = QVBoxLayout(ground)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(layout)
    ground.setFixedWidth(width)
    ground.show()
    tops = [part.y() for part in parts]
    assert [tops.count(top) for top in sorted(set(tops))] == lines
    assert all(part.geometry().right() < width for part in parts)
    for one, other in pairwise(parts):
        assert other.y() > one.y() or other.x() == one.geometry().right() + 1 + 6
    assert layout.minimumSize().width() == max(WIDTHS)
    assert layout.heightForWidth(width) == len(lines) * 20 + (len(lines) - 1) * 6


def test_what_is_taken_out_leaves_no_room_behind(qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    layout = WrapLayout(ground)
    for wide in WIDTHS:
        part = QWidget()
        part.setFixedSize(wide, 20)
        layout.addWidget(part)
    while layout.count():
        item = layout.itemAt(0)
        assert item is not None
        layout.removeWidget(item.widget())
    assert (layout.heightForWidth(100), layout.itemAt(0), layout.takeAt(0)) == (0, None, None)
