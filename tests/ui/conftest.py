"""The look of the program for every test of the window, made once per process, and the window with made-up people."""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication

from aftercare_desktop.demo.center import make_center
from aftercare_desktop.ui.theme import Appearance, Scheme, Theme, install_theme
from tests.builders import TODAY
from tests.centers import FAST_ARGON
from tests.screenshots.stage import Stage
from tests.ui.answering import forget_all


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_protocol() -> Generator[None, Any, Any]:
    """Widgets of a test that ended go before the next one begins: no event loop ran that would delete them."""
    ran = yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return ran


@pytest.fixture(scope="session")
def session_theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Theme:
    folder: Path = tmp_path_factory.mktemp("pictures")
    theme = install_theme(qapp, folder, Appearance(Scheme.LIGHT))
    theme.motion = False
    theme.load_fallback_fonts()
    return theme


@pytest.fixture(autouse=True)
def look(session_theme: Theme) -> Theme:
    """The theme, light and at 100 % before each test."""
    session_theme.set_appearance(Appearance(Scheme.LIGHT))
    return session_theme


@pytest.fixture(autouse=True)
def every_dialog_came() -> Iterator[None]:
    """What a test prepared for a dialog that did not come fails that test, and reaches no later one."""
    yield
    assert forget_all() == []


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small made-up center, made once; tests work on copies."""
    place = tmp_path_factory.mktemp("made-up") / "center"
    make_center(place, clients=8, seed=7, today=TODAY, argon=FAST_ARGON)
    return place


@pytest.fixture
def stage(qapp: QApplication, made_up: Path) -> Iterator[Stage]:
    """The window in front of a copy of the made-up center; nobody has signed in."""
    stage = Stage(qapp, QSize(1440, 900), ready=made_up)
    yield stage
    stage.close()
