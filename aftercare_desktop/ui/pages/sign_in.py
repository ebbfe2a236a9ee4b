"""The door of the window: sign in, unlock, and the steps to a new password. Knows no client."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.ui.pages.sign_in_door import DoorStep, LockedBy
from aftercare_desktop.ui.pages.sign_in_passwords import OwnPasswordStep, RecoveryStep
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.frames import ScrollColumn
from aftercare_desktop.ui.widgets.labels import IconLabel
from aftercare_desktop.ui.widgets.practice import PracticeBand
from aftercare_desktop.ui.widgets.scene import Scene

_COLUMN = 376


class SignInPage(QWidget):
    """What everybody sees before the data is open. It asks; the window answers with `show_problem` or goes on."""

    sign_in_requested = Signal(str, str)
    """User name and password."""
    reset_requested = Signal(str, str, str)
    """Recovery key, user name, new password."""
    own_password_chosen = Signal(str, str, str)
    """User name, handed-out password, the person's own."""
    practice_requested = Signal()
    practice_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Sign in")
        self.practice: tuple[str, str] | None = None
        """User name and password of the made-up center, while that is what stands behind the door."""
        self.scene = Scene()
        self.stack = _Parts()
        self.door = DoorStep()
        self.recovery = RecoveryStep()
        self.own_password = OwnPasswordStep()
        for part in (self.door, self.recovery, self.own_password):
            self.stack.add_part(part)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.scene)
        row.addWidget(self._build_column(), 1)
        self._band = PracticeBand()
        self._band.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._band)
        column.addLayout(row, 1)
        self.door.sign_in_requested.connect(self.sign_in_requested)
        self.door.forgotten.connect(self._on_door_forgotten)
        self.door.someone_else.connect(self._on_door_someone_else)
        self.door.practice_requested.connect(self.practice_requested)
        self.door.practice_left.connect(self.practice_left)
        self.recovery.reset_requested.connect(self.reset_requested)
        self.recovery.given_up.connect(self.show_door)
        self.own_password.chosen.connect(self.own_password_chosen)
        self.own_password.given_up.connect(self.show_door)
        self.show_sign_in()

    def _build_column(self) -> QWidget:
        look = theme()
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(look.px(12), look.px(24), look.px(12), look.px(24))
        self.stack.setFixedWidth(look.px(_COLUMN))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.stack)
        middle.addStretch(1)
        scroll = ScrollColumn(padding=0)
        scroll.body.addLayout(middle)
        column.addWidget(scroll, 1)
        foot = QHBoxLayout()
        foot.setSpacing(look.px(16))
        self._saved = IconLabel("save", "Your work is saved")
        foot.addStretch(1)
        foot.addWidget(self._saved)
        foot.addWidget(IconLabel("hard-drive", "Data on this computer is encrypted"))
        foot.addStretch(1)
        column.addLayout(foot)
        return side

    # What is shown

    def show_sign_in(self, user: str = "", password: str = "", *, practice: bool = False) -> None:
        """Ask for user name and password. `practice`: the made-up center, whose password is no secret."""
        self.set_busy(False)
        self.set_practice((user, password) if practice else None)
        self._saved.hide()
        self.stack.show_part(self.door)
        self.door.welcome(user, password, practice)

    def set_practice(self, practice: tuple[str, str] | None) -> None:
        """Say that the made-up center stands behind the door, with its user name and password; None: it does not."""
        self.practice = practice
        self._band.setVisible(practice is not None)

    def show_locked(self, locked: LockedBy) -> None:
        """Ask the same person for the password."""
        self.set_busy(False)
        self._saved.show()
        self._band.setVisible(self.practice is not None or locked.practice)
        self.stack.show_part(self.door)
        self.door.welcome_back(locked)

    def forget(self) -> None:
        """Somebody is in: no password stays in the fields behind the workspace."""
        self.door.password_field.clear()
        self.own_password.forget()

    def ask_own_password(self, user: str, handed_out: str) -> None:
        """The password that was typed was handed out: nothing opens before the person has chosen their own."""
        self.set_busy(False)
        self.door.password_field.clear()
        self.own_password.start(user, handed_out)
        self.stack.show_part(self.own_password)
        self.own_password.password.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say why it did not open; the password is emptied."""
        self.set_busy(False)
        shown = self.stack.current()
        step = shown if isinstance(shown, RecoveryStep | OwnPasswordStep) else self.door
        step.show_problem(sentence)

    def show_news(self, sentence: str, user: str) -> None:
        """After a reset: back to the door with a sentence."""
        self.set_busy(False)
        self.show_sign_in(user)
        self.door.note.set_text(sentence)

    def set_busy(self, busy: bool) -> None:
        """While the key is worked out nothing can be typed."""
        self.door.set_busy(busy)
        self.recovery.set_busy(busy)
        self.own_password.set_busy(busy)

    def show_progress(self, done: int, total: int) -> None:
        """How far the made-up center is, while it is being made."""
        self.door.show_progress(done, total)

    def show_door(self) -> None:
        """Back from a step to the door as it stood."""
        self.stack.show_part(self.door)
        self.door.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard where the person types next."""
        self.door.take_focus()

    def _on_door_someone_else(self) -> None:
        self.show_sign_in(*(self.practice or ()), practice=self.practice is not None)

    def _on_door_forgotten(self) -> None:
        self.recovery.start(self.door.user())
        self.stack.show_part(self.recovery)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scene.setFixedWidth(min(600, round(self.width() * 0.4167)))


class _Parts(QWidget):
    """One of several parts at a time. A stacked widget is as high as the highest one, and scrolls in a low window."""

    def __init__(self) -> None:
        super().__init__()
        self._current: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def add_part(self, part: QWidget) -> None:
        """Hold a part, out of sight."""
        part.hide()
        self._column.addWidget(part)

    def current(self) -> QWidget | None:
        """The part on show."""
        return self._current

    def show_part(self, part: QWidget) -> None:
        """Show this one alone."""
        if self._current is not None and self._current is not part:
            self._current.hide()
        self._current = part
        part.show()
