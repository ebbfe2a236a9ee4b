"""The one window: the door in front, the workspace behind it, and the lock between them."""

import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QProcess, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QStyle, QWidget

from aftercare_desktop.errors import AftercareError, BadInput, PasswordHandedOut, StorageFailed
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.door import Door, Made
from aftercare_desktop.ui.idle import IdleWatch
from aftercare_desktop.ui.pages.sign_in import LockedBy, SignInPage
from aftercare_desktop.ui.preferences import Preferences
from aftercare_desktop.ui.tasks import Progress, Tasks
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


@dataclass(frozen=True, slots=True)
class Doors:
    """The center of this computer and, beside it, the made-up one to practice on; and what lies behind them."""

    center: Door
    practice: Door
    practice_user: str
    practice_password: str
    ask_set_up: Callable[[QWidget, Door, Tasks, date], Made | None]
    """Asks how to begin on the first start; None if the person closed the dialog."""
    make_workspace: Callable[["Desk", Tasks], "Workspace"]
    """The window of the person who signed in."""


class MainWindow(QMainWindow):
    """Shows the door until somebody signs in, then their workspace, and the door again when it locks.

    While it is locked the workspace is gone and the data closed: no client's name is in any widget. What
    was unsaved lies in the encrypted stash of the person, and comes back when that person signs in again.
    """

    finished = Signal()

    def __init__(
        self,
        doors: Doors,
        tasks: Tasks,
        preferences: Preferences,
        now: Callable[[], datetime],
        application: QApplication,
    ) -> None:
        super().__init__()
        self._doors = doors
        self._door = doors.center
        self._tasks = tasks
        self._preferences = preferences
        self._now = now
        self._held = ExitStack()
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
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self._add_door()
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

    def _add_door(self) -> None:
        self.sign_in = SignInPage()
        self.sign_in.sign_in_requested.connect(self._on_sign_in_requested)
        self.sign_in.reset_requested.connect(self._on_sign_in_reset_requested)
        self.sign_in.own_password_chosen.connect(self._on_sign_in_own_password_chosen)
        self.sign_in.practice_requested.connect(self.open_practice)
        self.sign_in.practice_left.connect(self._on_sign_in_practice_left)
        self.stack.addWidget(self.sign_in)

    # Opening a center

    def open_center(self, user: str = "") -> None:
        """Show the door of this computer's center; the first start sets one up."""
        self._go_to(self._doors.center)
        if not self._door.exists():
            self._set_up()
        elif self._hold():
            self.sign_in.show_sign_in(user)

    def open_practice(self) -> None:
        """Show the door of the made-up center, making it up first if need be."""
        self._go_to(self._doors.practice)
        if self._door.exists():
            self._show_practice()
            return
        self._make_practice(self._door.make_up)

    def _make_practice(self, make: Callable[[Progress], None]) -> None:
        self.sign_in.set_busy(True)
        self.sign_in.show_progress(0, 1)
        making = self._tasks.run(
            make, lambda _: self._show_practice(), self._on_practice_failed, "Making up a center"
        )
        making.progressed.connect(self.sign_in.show_progress)

    def _on_sign_in_practice_left(self) -> None:
        self.open_center()

    def _go_to(self, door: Door) -> None:
        self._held.close()
        self._door = door

    def _hold(self) -> bool:
        """From now on no second window opens this folder. If one has it already, say so and go back, or end."""
        self._held.close()
        try:
            self._held.enter_context(self._door.hold())
        except AftercareError as problem:
            self.say_refused(problem)
            if self._door is self._doors.practice and self._doors.center.exists():
                self.open_center()
            else:
                self.finished.emit()
            return False
        return True

    def _show_practice(self) -> None:
        self.sign_in.set_busy(False)
        if self._hold():
            self.sign_in.show_sign_in(self._doors.practice_user, self._doors.practice_password, practice=True)

    def _on_practice_failed(self, problem: AftercareError) -> None:
        self.sign_in.set_busy(False)
        if isinstance(problem, BadInput) and self._may_make_anew():
            self._offer_anew(problem)  # something lies in the folder, and it is no center
            return
        self._go_to(self._doors.center)
        self.sign_in.show_problem(problem.sentence)

    def _may_make_anew(self) -> bool:
        """Whether the folder behind the door is the made-up center's own and never that of real people."""
        return self._door is self._doors.practice and self._door.place != self._doors.center.place

    def _offer_anew(self, problem: AftercareError) -> None:
        """The made-up center cannot be opened. It holds nobody's data, so it can be made anew."""
        answer = MessageDialog.ask(
            self,
            "The practice center cannot be opened",
            f"{problem.sentence} It can be made anew. What was tried out in it goes; your own center is not touched.",
            (("Make it anew", "primary"), ("Go back", "default")),
        )
        if answer == "Go back":
            self.open_center()
            return
        self._go_to(self._doors.practice)
        self._make_practice(self._door.make_anew)

    def _on_not_opened(self, problem: AftercareError) -> None:
        """What was behind the door did not open. A wrong password is said; a broken made-up center can be made anew."""
        if isinstance(problem, StorageFailed) and self._may_make_anew():
            self.sign_in.set_busy(False)
            self._offer_anew(problem)
        else:
            self.sign_in.show_problem(problem.sentence)

    def _set_up(self) -> None:
        made = self._doors.ask_set_up(self, self._door, self._tasks, self._now().astimezone().date())
        if made is None:
            self.finished.emit()
        elif made.practice:
            self.open_practice()
        elif self._hold():
            self.sign_in.show_sign_in(made.user)

    # Signing in

    def _on_sign_in_requested(self, user: str, password: str) -> None:
        self.sign_in.set_busy(True)
        door = self._door
        self._tasks.run(
            lambda _: door.open(user, password),
            self._on_opened,
            lambda problem: self._on_refused(problem, user, password),
            "Signing in",
        )

    def _on_refused(self, problem: AftercareError, user: str, password: str) -> None:
        if isinstance(problem, PasswordHandedOut):
            self.sign_in.ask_own_password(user, password)
        else:
            self._on_not_opened(problem)

    def _on_sign_in_own_password_chosen(self, user: str, handed_out: str, own: str) -> None:
        self.sign_in.set_busy(True)
        door = self._door

        def choose(_: Progress) -> None:
            door.choose_password(user, handed_out, own)

        def chosen() -> None:
            self.sign_in.show_door()
            self._on_sign_in_requested(user, own)

        self._tasks.run(
            choose,
            lambda _: chosen(),
            lambda problem: self.sign_in.show_problem(problem.sentence),
            "Setting your password",
        )

    def _on_opened(self, make_desk: "Callable[[], Desk]") -> None:
        try:
            desk = make_desk()
        except AftercareError as problem:
            self._on_not_opened(problem)
            return
        self.sign_in.set_busy(False)
        self.enter(desk)

    def _on_sign_in_reset_requested(self, recovery_key: str, user: str, password: str) -> None:
        self.sign_in.set_busy(True)
        door = self._door

        def reset(_: Progress) -> None:
            door.reset_password(recovery_key, user, password)

        self._tasks.run(
            reset,
            lambda _: self.sign_in.show_news("Your new password is set. Sign in with it.", user),
            lambda problem: self.sign_in.show_problem(problem.sentence),
            "Setting a new password",
        )

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

    def say_refused(self, problem: AftercareError) -> None:
        """A sentence that no page showed."""
        MessageDialog.say(self, "This did not work", problem.sentence)

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
