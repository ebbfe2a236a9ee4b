"""The composition root of the window: everything is made here, once, and given to those who need it."""

# ruff: noqa: PLC0415
# Qt is imported inside: without its system libraries it cannot even be imported, and commands need no Qt at all.

import os
import sys
from pathlib import Path

from aftercare_desktop import paths
from aftercare_desktop.libraries import require_window_libraries


def run_window(place: Path, user: str | None = None, demo: bool = False) -> int:
    """Open the window on the center in `place` (or on the made-up one) and return the exit status when it is closed.

    Raises `AftercareError` before any window is shown: a missing system library, or a center that is open already.
    """
    require_window_libraries()
    os.umask(0o077)
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from aftercare_desktop.services.context import SystemClock
    from aftercare_desktop.ui.doors import doors
    from aftercare_desktop.ui.errors import ErrorHook
    from aftercare_desktop.ui.main_window import MainWindow
    from aftercare_desktop.ui.preferences import Preferences
    from aftercare_desktop.ui.tasks import Tasks
    from aftercare_desktop.ui.theme import install_theme

    application = QApplication(sys.argv[:1])
    application.setApplicationName("Aftercare")
    application.setDesktopFileName("aftercare-desktop")
    clock = SystemClock()
    preferences = Preferences(paths.config_folder())
    theme = install_theme(application, paths.cache_folder(), preferences.appearance())
    hook = ErrorHook(paths.state_folder(), clock.now)
    hook.install()
    tasks = Tasks()
    window = MainWindow(doors(place, paths.demo_folder(), clock), tasks, preferences, clock.now, application)
    hook.refused.connect(window.say_refused)
    hook.broke.connect(window.say_broken)
    window.finished.connect(application.quit)
    try:
        window.show()
        QTimer.singleShot(0, theme.load_fallback_fonts)
        QTimer.singleShot(0, window.open_practice if demo else (lambda: window.open_center(user or "")))
        return application.exec()
    finally:
        hook.remove()
        tasks.close()
