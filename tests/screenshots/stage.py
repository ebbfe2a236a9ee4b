"""The window with the made-up center, driven without a screen, for pictures and for tests over every page."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from aftercare_desktop.app import doors
from aftercare_desktop.demo import DEMO_PASSWORD, DEMO_USER
from aftercare_desktop.demo.center import make_center
from aftercare_desktop.services import accounts
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.main_window import MainWindow
from aftercare_desktop.ui.page import Page, Route
from aftercare_desktop.ui.palette import Palette
from aftercare_desktop.ui.preferences import Preferences
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.workspace import Workspace
from tests.builders import TODAY
from tests.centers import FAST_ARGON, StillClock

MOMENT = datetime(TODAY.year, TODAY.month, TODAY.day, 14, 58, tzinfo=UTC)
_CLIENTS = 60


class Stage:
    """A signed-in window on a made-up center in a temporary folder. `close()` removes everything."""

    def __init__(
        self, application: QApplication, size: QSize, *, clients: int = _CLIENTS, ready: Path | None = None
    ) -> None:
        """`ready` is a made-up center to work on a copy of, which is quicker than making one up."""
        self.application = application
        self._folder = tempfile.TemporaryDirectory(prefix="stage-")
        folder = Path(self._folder.name)
        self.place = folder / "center"
        self.clock = StillClock(MOMENT)
        if ready is None:
            make_center(self.place, clients=clients, seed=7, today=TODAY, argon=FAST_ARGON)
        else:
            shutil.copytree(ready, self.place)
        self.tasks = Tasks()
        self.doors = doors(self.place, folder / "practice", self.clock, FAST_ARGON)
        self.window = MainWindow(
            self.doors, self.tasks, Preferences(folder / "config"), self.clock.now, application
        )
        self.window.resize(size)
        self.window.show()
        self.window.open_center()

    def desk(self) -> Desk:
        """The signed-in person's desk; signs in as the demo user if the window is locked."""
        return self.workspace().desk

    def workspace(self) -> Workspace:
        if self.window.workspace is None:
            self.window.enter(accounts.sign_in(self.place, DEMO_USER, DEMO_PASSWORD, self.clock))
        assert self.window.workspace is not None
        return self.window.workspace

    def go(self, route: Route) -> Page:
        """Show a page."""
        self.workspace().toast.hide()
        for palette in self.window.findChildren(Palette):
            palette.close_palette(give_back=False)  # an earlier picture's
        self.workspace().go(route)
        self.settle()
        return self.workspace().page()

    def client_id(self, name: str) -> int:
        """The id of the first client found by these words."""
        return self.desk().clients.find(name)[0]

    def settle(self, until: Callable[[], bool] | None = None, milliseconds: int = 60) -> None:
        """Let timers and painting go on; with `until`, as long as it takes, at most 15 seconds."""
        for _ in range(250):
            loop = QEventLoop()
            QTimer.singleShot(milliseconds, loop.quit)
            loop.exec()
            if until is None or until():
                return
        raise TimeoutError("The page did not come to rest.")

    def show_dialog(self, dialog: QWidget) -> QWidget:
        """Show a dialog beside the window."""
        dialog.show()
        self.settle()
        return dialog

    def close(self) -> None:
        """End without being asked about unsaved work."""
        self.window.lock()
        self.window.close()
        self.tasks.close()
        self._folder.cleanup()
