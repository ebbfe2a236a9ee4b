"""The window before anybody is in: the center of this computer or the one to practice on, and signing in there."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from aftercare_desktop.errors import AftercareError, BadInput, PasswordHandedOut, StorageFailed
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.door import Door, Made
from aftercare_desktop.ui.pages.sign_in import SignInPage
from aftercare_desktop.ui.tasks import Progress, Tasks

if TYPE_CHECKING:
    from aftercare_desktop.services.desk import Desk
    from aftercare_desktop.ui.workspace import Workspace


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


class FrontDoor(QMainWindow):
    """Asks who comes in. What is shown then is up to the window that this one becomes."""

    finished = Signal()

    def __init__(self, doors: Doors, tasks: Tasks, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._doors = doors
        self._door = doors.center
        self._tasks = tasks
        self._now = now
        self._held = ExitStack()
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self._add_door()

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
        """Show what belongs to the person who signed in."""
        raise NotImplementedError

    # When something goes wrong

    def say_refused(self, problem: AftercareError) -> None:
        """A sentence that no page showed."""
        MessageDialog.say(self, "This did not work", problem.sentence)
