"""The settings as an administrator and as a counselor see them, in the window."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from aftercare_desktop.demo import DEMO_PASSWORD
from aftercare_desktop.services import accounts
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.settings import SettingsPage
from aftercare_desktop.ui.pages.settings.pane import SettingsPane
from tests.screenshots.stage import Stage

ADMINISTRATOR = "morgan"
ShowPane = Callable[[str], SettingsPane]


@pytest.fixture
def admin(stage: Stage) -> Stage:
    """The window with the center's administrator."""
    stage.window.enter(stage.doors.center.open(ADMINISTRATOR, DEMO_PASSWORD)())
    return stage


@pytest.fixture
def elsewhere(stage: Stage) -> Iterator[Desk]:
    """The administrator at another desk of the same center."""
    desk = accounts.sign_in(stage.place, ADMINISTRATOR, DEMO_PASSWORD, stage.clock)
    yield desk
    desk.sign_out()


def settings(stage: Stage, part: str) -> SettingsPage:
    """The settings page at this part."""
    page = stage.go(Route("settings", None, part))
    assert isinstance(page, SettingsPage)
    return page


@pytest.fixture
def answer() -> Callable[[str], list[str]]:
    """Takes a verb of the next question; gives a list that will hold the question's sentence."""

    def prepare(verb: str) -> list[str]:
        asked: list[str] = []

        def take() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, MessageDialog)
            asked.append(dialog.sentence.text())
            next(button for button in dialog.verbs if button.text() == verb).click()

        QTimer.singleShot(30, take)
        return asked

    return prepare
