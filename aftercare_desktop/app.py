"""The composition root of the window: everything is made here, once, and given to those who need it."""

# ruff: noqa: PLC0415
# Imports stand inside functions for start-up time: commands need no Qt, and the door is painted before what lies
# behind it is imported. Without its system libraries Qt cannot be imported at all; that is said first.

import os
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from aftercare_desktop import paths
from aftercare_desktop.demo import DEMO_PASSWORD, DEMO_USER
from aftercare_desktop.libraries import require_window_libraries

if TYPE_CHECKING:
    from types import ModuleType

    from aftercare_desktop.services.context import Clock
    from aftercare_desktop.store.vault import Argon2Parameters
    from aftercare_desktop.ui.door import Door
    from aftercare_desktop.ui.front_door import Doors
    from aftercare_desktop.ui.inside import Inside

_importing = Lock()
_UNHURRIED_MILLISECONDS = 1_500
"""How long after what lies behind the door the pages nobody has asked for yet are imported: a quick person is at the
list of clients by then."""


def run_window(place: Path, user: str | None = None, demo: bool = False) -> int:
    """Open the window on the center in `place` (or on the made-up one) and return the exit status when it is closed.

    Raises `AftercareError` before any window is shown when a system library is missing.
    """
    require_window_libraries()
    os.umask(0o077)
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from aftercare_desktop.ui.errors import ErrorHook
    from aftercare_desktop.ui.main_window import MainWindow
    from aftercare_desktop.ui.memory import Collector
    from aftercare_desktop.ui.preferences import Preferences
    from aftercare_desktop.ui.tasks import Tasks
    from aftercare_desktop.ui.theme import install_theme

    now = partial(datetime.now, UTC)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Aftercare")
    application.setDesktopFileName("aftercare-desktop")
    preferences = Preferences(paths.config_folder())
    theme = install_theme(application, paths.cache_folder(), preferences.appearance())
    hook = ErrorHook(paths.state_folder(), now)
    hook.install()
    collector = Collector(application)
    tasks = Tasks()
    window = MainWindow(doors(place, paths.demo_folder()), tasks, preferences, now, application)
    hook.refused.connect(window.say_refused)
    hook.broke.connect(window.say_broken)
    window.finished.connect(application.quit)
    try:
        window.show()
        QTimer.singleShot(
            0, window, window.open_practice if demo else partial(window.open_center, user or "")
        )
        QTimer.singleShot(0, window, theme.load_fallback_fonts)
        load = partial(tasks.run, lambda _: _all_pages(), lambda _: None, hook.refused.emit, "Loading")

        def loaded(_: object) -> None:
            collector.begin()
            QTimer.singleShot(_UNHURRIED_MILLISECONDS, window, load)

        tasks.run(lambda _: _behind_the_door(), loaded, hook.refused.emit, "Loading")
        return application.exec()
    finally:
        hook.remove()
        tasks.close()
        collector.stop()


def doors(
    place: Path, practice: Path, clock: "Clock | None" = None, argon: "Argon2Parameters | None" = None
) -> "Doors":
    """The doors of a running program: to the center in `place` and to the made-up one. Tests bring clock and cost."""
    from aftercare_desktop.ui.front_door import Doors

    return Doors(
        center=_door(place, clock, argon),
        practice=_door(practice, clock, argon),
        practice_user=DEMO_USER,
        practice_password=DEMO_PASSWORD,
        ask_set_up=lambda *given: _behind_the_door().ask_set_up(*given),
        make_workspace=lambda desk, tasks: _behind_the_door().make_workspace(desk, tasks),
    )


def _door(place: Path, clock: "Clock | None", argon: "Argon2Parameters | None") -> "Door":
    from aftercare_desktop.store.folder import VAULT
    from aftercare_desktop.store.locking import window_lock
    from aftercare_desktop.ui.door import Door

    def inside() -> "Inside":
        made: Inside = _behind_the_door().Inside(clock, argon)
        return made

    return Door(
        place=place,
        exists=(place / VAULT).is_file,
        hold=lambda: window_lock(place),
        set_up=lambda profile, person, password: inside().set_up(place, profile, person, password),
        make_up=lambda progress: inside().make_up(place, progress),
        make_anew=lambda progress: inside().make_anew(place, progress),
        open=lambda user, password: inside().open(place, user, password),
        choose_password=lambda user, given, own: inside().choose_password(place, user, given, own),
        reset_password=lambda key, user, password: inside().reset_password(place, key, user, password),
    )


def _behind_the_door() -> "ModuleType":
    """Everything that is not needed to paint the door. One thread at a time, so that no module is seen half made."""
    with _importing:
        from aftercare_desktop.ui import inside
    return inside


def _all_pages() -> None:
    _behind_the_door()
    from aftercare_desktop.ui.navigation import load_pages

    load_pages()
