"""The real window over a center made for a benchmark."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication

from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.theme import Appearance, Scheme, install_theme
from aftercare_desktop.ui.workspace import Workspace
from tests.benchmarks.centers import USER
from tests.centers import open_desk


@contextmanager
def stage(make: Callable[[Path], object]) -> Iterator[tuple[Workspace, Desk]]:
    """The window on show, signed in at the center that `make` puts into a folder."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        install_theme(application, Path(folder), Appearance(Scheme.LIGHT)).load_fallback_fonts()
        place = Path(folder) / "center"
        make(place)
        desk = open_desk(place, USER)
        tasks = Tasks()
        workspace = Workspace(desk, tasks)
        workspace.resize(1440, 900)
        workspace.show()
        try:
            yield workspace, desk
        finally:
            workspace.close_down()
            tasks.close()
            desk.sign_out()
