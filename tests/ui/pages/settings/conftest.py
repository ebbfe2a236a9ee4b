"""The settings as an administrator and as a counselor see them, in the window."""

from collections.abc import Callable, Iterator

import pytest

from aftercare_desktop.demo import DEMO_PASSWORD
from aftercare_desktop.services import accounts
from aftercare_desktop.services.desk import Desk
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
