"""The look of the program for every test of the window, made once per process."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from aftercare_desktop.ui.theme import Appearance, Scheme, Theme, install_theme


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
