"""The one window: the door in front, the workspace behind it, and the lock between them."""

import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QProcess, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStyle

from aftercare_desktop.errors import AftercareError
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.front_door import Doors, FrontDoor
from aftercare_desktop.ui.idle import IdleWatch
from aftercare_desktop.ui.pages.sign_in_door import LockedBy
from aftercare_desktop.ui.preferences import Preferences
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.dialog import open_dialog_kept
from aftercare_desktop.ui.widgets.practice import is_practice
from aftercare_desktop.words.clock import wall_clock

if TYPE_CHECKING:
    from aftercare_desktop.services.desk import Desk
    from aftercare_desktop.ui.workspace import Workspace

PROGRAM = "Aftercare"
SMALLEST = QSize(960, 600)
_FIRST_SIZE = QSize(1440, 900)


class MainWindow(FrontDoor):
    """Shows the door until somebody signs in, then their workspace, and the door again when it locks.

    While it is locked the workspace is gone and the data closed: no client's name is in any widget. What
    was unsaved lies in the encrypted stash of the person, and comes back when that person signs in again.
    """

    def __init__(
        self,
        doors: Doors,
        tasks: Tasks,
        preferences: Preferences,
        now: Callable[[], datetime],
        application: QApplication,
    ) -> None:
        super().__init__(doors, tasks, now)
        self._preferences = preferences
        self._unkept: dict[tuple[Path, str], dict[str, bytes]] = {}
        self.workspace: Workspace | None = None
        self.setObjectName("window")
        self.setWindowTitle(PROGRAM)
        self.setWindowIcon(theme().icon("logo", "accent"))
        self.setMinimumSize(SMALLEST)
        self.resize(_FIRST_SIZE)
        self.restoreGeometry(preferences.geometry())
        self._fit_on_screen()
        self._built_for = (theme().appearance.text_percent, theme().show_keys)
        self.idle = IdleWatch(application, self)
        self.idle.went_idle.connect(self.lock)
        theme().changed.connect(self._on_theme_changed)

    def _fit_on_screen(self) -> None:
        """No larger than the screen leaves it: the first size may be, and so may one kept from a larger screen."""
        if not self.isMaximized() and not self.isFullScreen():
            # The frame is not there before the window is shown.
            title = self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
            self.setGeometry(
                fitted(self.geometry(), self.screen().availableGeometry().adjusted(0, title, 0, 0))
            )

    # Behind the door

    def enter(self, desk: "Desk") -> None:
        """Show the workspace of the person who signed in, where they were when it locked."""
        self._show_workspace(desk)
        self.sign_in.forget()
        here = (self._door.place, desk.staff_member.user_name)
        self._unpack(self._unkept.pop(here, {}))
        self.idle.start(desk.center.profile().idle_lock_minutes)

    def _show_workspace(self, desk: "Desk") -> None:
        self.workspace = self._doors.make_workspace(desk, self._tasks)
        self.workspace.lock_requested.connect(self.lock)
        # Queued: the call that was refused returns to its page first, and it may have come from a task.
        self.workspace.ended.connect(self._on_workspace_ended, Qt.ConnectionType.QueuedConnection)
        self.workspace.title_changed.connect(self._on_workspace_title_changed)
        self.workspace.idle_minutes_changed.connect(self.idle.start)
        self.workspace.with_client.changed.connect(self._on_with_client_changed)
        self.stack.addWidget(self.workspace)
        self.stack.setCurrentWidget(self.workspace)

    def _unpack(self, packed: Mapping[str, bytes]) -> None:
        assert self.workspace is not None
        self.workspace.unpack(packed)

    # Locking

    def lock(self) -> None:
        """Keep what is unsaved, close the data and cover everything, at once and without a question."""
        if self.workspace is None:
            return
        desk = self.workspace.desk
        me = desk.staff_member
        at = wall_clock(self._now(), desk.zone)
        practice = is_practice(self.workspace)
        self.stack.setCurrentWidget(self.sign_in)
        self.sign_in.show_locked(LockedBy(me.user_name, me.name, me.id, at, practice))
        dialog = open_dialog_kept()
        self._close_dialogs()
        self._keep(desk, self.workspace.pack(dialog))
        self._drop_workspace()
        self.sign_in.take_focus()

    def _on_workspace_ended(self, sentence: str) -> None:
        """The person was deactivated elsewhere: nothing of the data stays on screen."""
        if self.workspace is not None:
            self.lock()
            self.sign_in.show_problem(sentence)

    def _keep(self, desk: "Desk", packed: dict[str, bytes]) -> None:
        try:
            for form_key, content in packed.items():
                desk.stash.keep(form_key, content)
        except AftercareError:
            # The disk is full, or the account was closed: hold it in memory rather than leave the window open.
            self._unkept[self._door.place, desk.staff_member.user_name] = packed

    def _drop_workspace(self) -> None:
        workspace, self.workspace = self.workspace, None
        if workspace is None:
            return
        self.idle.stop()
        workspace.close_down()
        self.stack.removeWidget(workspace)
        workspace.deleteLater()
        self.setWindowTitle(PROGRAM)
        workspace.desk.sign_out()

    def _close_dialogs(self) -> None:
        popup = QApplication.activePopupWidget()
        while popup is not None:
            popup.close()
            popup = QApplication.activePopupWidget()
        for dialog in QApplication.topLevelWidgets():
            if dialog is not self and dialog.isModal() and dialog.isVisible():
                dialog.close()

    # Leaving

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.workspace is not None and not self.workspace.can_leave():
            event.ignore()
            return
        self._drop_workspace()
        self._preferences.keep_geometry(self.saveGeometry())
        self._held.close()
        event.accept()
        self.finished.emit()

    # When something goes wrong

    def say_broken(self, report: Path) -> None:
        """A bug: say it calmly, offer to start anew."""
        answer = MessageDialog.ask(
            self,
            "Something went wrong in the program",
            f"What was saved is safe. A report without any personal data was written to {report}. "
            "If things look odd, restart; your unsaved work is kept.",
            (("Restart", "primary"), ("Go on", "default")),
        )
        if answer == "Restart":
            self.restart()

    def restart(self) -> None:
        """Lock, which keeps unsaved work, and start the program again in place of this one."""
        self.lock()
        self._held.close()
        program, *arguments = restart_command()
        QProcess.startDetached(program, arguments)
        self.finished.emit()

    # What Qt tells

    def _on_workspace_title_changed(self, title: str) -> None:
        """The page's kind, never a client's name: titles show in task bars and screen shares."""
        self.setWindowTitle(f"{title} - {PROGRAM}" if title else PROGRAM)

    def _on_with_client_changed(self, on: bool) -> None:
        """The whole screen for the two who look at it, where the window system gives it."""
        whole = Qt.WindowState.WindowFullScreen
        self.setWindowState(self.windowState() | whole if on else self.windowState() & ~whole)

    def _on_theme_changed(self) -> None:
        appearance = theme().appearance
        self._preferences.keep_appearance(appearance)
        if (appearance.text_percent, appearance.show_keys) != self._built_for:
            # Later: what was clicked to get here is itself built anew.
            QTimer.singleShot(0, self, self._build_anew)

    def _build_anew(self) -> None:
        """Another text size moves everything: rows, fields, margins. Build what is on screen again, unsaved
        work too.
        """
        appearance = theme().appearance
        if (appearance.text_percent, appearance.show_keys) == self._built_for:
            return
        self._built_for = (appearance.text_percent, appearance.show_keys)
        old_door, old = self.sign_in, self.workspace
        self._add_door()
        self.sign_in.set_practice(old_door.practice)
        self.stack.removeWidget(old_door)
        old_door.deleteLater()
        if old is not None:
            packed = old.pack()
            old.close_down()
            self.stack.removeWidget(old)
            old.deleteLater()
            self._show_workspace(old.desk)
            self._unpack(packed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            self.idle.watch(handle)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if (
            event.type() == QEvent.Type.ActivationChange
            and self.workspace is not None
            and self.isActiveWindow()
        ):
            self.workspace.desk.changes.poll()


def fitted(window: QRect, room: QRect) -> QRect:
    """The window inside the room: moved if it sticks out, smaller if it is larger, never below the smallest."""
    size = window.size().boundedTo(room.size()).expandedTo(SMALLEST)
    left = max(room.left(), min(window.left(), room.left() + room.width() - size.width()))
    top = max(room.top(), min(window.top(), room.top() + room.height() - size.height()))
    return QRect(left, top, size.width(), size.height())


def restart_command() -> list[str]:
    """How this program was started: the interpreter and its arguments."""
    return [sys.executable, *sys.orig_argv[1:]]
