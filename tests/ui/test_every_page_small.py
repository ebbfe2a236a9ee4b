"""Over every page and dialog of a made-up center at 960 x 600, 130 % and dark: all fits, and says whose it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from aftercare_desktop.ui.theme import Appearance, Scheme, Theme
from aftercare_desktop.ui.widgets.frames import ScrollColumn
from tests.screenshots.registry import SHOTS, Shot
from tests.screenshots.stage import Stage
from tests.ui.walking import practice_marks, put_away

_SMALL = QSize(960, 600)
_LARGE_TEXT = Appearance(Scheme.DARK, 130)
_BEFORE_SIGN_IN = {
    "sign-in", "practice-being-made", "sign-in-refused", "recovery", "own-password",
    "set-up-1", "set-up-2", "set-up-3",
}  # fmt: skip
"""The door of a folder of which nothing is known yet: nobody's data stands there."""


@pytest.fixture(autouse=True)
def look(session_theme: Theme) -> Theme:
    """Dark with large text from page to page, instead of light before each test."""
    session_theme.set_appearance(_LARGE_TEXT)
    return session_theme


@pytest.fixture(scope="module")
def shared(qapp: QApplication, session_theme: Theme, made_up: Path) -> Iterator[Stage]:
    session_theme.set_appearance(_LARGE_TEXT)
    stage = Stage(qapp, _SMALL, ready=made_up)
    yield stage
    stage.close()


@pytest.fixture(params=SHOTS, ids=lambda shot: shot.name, scope="module")
def shot(request: pytest.FixtureRequest) -> Shot:
    wanted: Shot = request.param
    return wanted


@pytest.fixture(scope="module")
def shown(shot: Shot, shared: Stage) -> Iterator[QWidget]:
    """One page, taken once for both tests over it."""
    widget = shot.take(shared)
    shared.settle(milliseconds=5)
    yield widget
    put_away(widget, shared)


def test_it_fits_and_paints(shown: QWidget, shared: Stage) -> None:
    """No page needs a wider window or runs out of its column."""
    assert shown.width() <= _SMALL.width()
    assert shared.window.size() == _SMALL
    shown.grab()
    assert _cut_columns(shown) == []


def test_it_says_that_its_people_are_made_up(shown: QWidget, shot: Shot) -> None:
    assert practice_marks(shown) or shot.name in _BEFORE_SIGN_IN


def _cut_columns(widget: QWidget) -> list[str]:
    """Columns that scroll only up and down and whose content is wider than they are: its right side is out of reach."""
    columns = [column for column in widget.findChildren(ScrollColumn) if column.isVisibleTo(widget)]
    return [
        f"{column.widget().width()} in {column.viewport().width()}"
        for column in columns
        if column.widget().width() > column.viewport().width()
    ]
