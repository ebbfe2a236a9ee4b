"""The door of the window: sign in, unlock, and the steps to a new password. Knows no client."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from aftercare_desktop.ui.pages.sign_in_passwords import OwnPasswordStep, RecoveryStep
from aftercare_desktop.ui.theme import set_property, theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.frames import Note, ScrollColumn
from aftercare_desktop.ui.widgets.labels import Avatar, IconLabel, Words, initials_of
from aftercare_desktop.ui.widgets.password import CapsLockHint, PasswordField
from aftercare_desktop.ui.widgets.practice import PracticeBand
from aftercare_desktop.ui.widgets.scene import Scene

_COLUMN = 376
_LAW = (
    "Records here are private under federal law, 42\u00a0CFR\u00a0Part\u00a02. "
    "Open only what you need for your work. Every view is logged."
)


@dataclass(frozen=True, slots=True)
class LockedBy:
    """Who locked the window, and when, in words ("9:58 AM"). The name is that of staff, never of a client."""

    user: str
    name: str
    seed: int
    at: str
    practice: bool = False
    """Everybody in the center that was locked is made up."""


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
        self.door = _Door()
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


class _Door(QWidget):
    """User name and password."""

    sign_in_requested = Signal(str, str)
    forgotten = Signal()
    someone_else = Signal()
    practice_requested = Signal()
    practice_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self._locked_user = ""
        self._avatar = Avatar("", 0, 60)
        self._context = IconLabel("lock", "")
        self._title = Words("Welcome", "welcome")
        user_label = Words("User name", "label")
        self.user_field = QLineEdit()
        self.user_field.setAccessibleName("User name")
        self.user_field.setFixedHeight(look.px(42))
        set_property(self.user_field, "large", True)
        user_label.setBuddy(self.user_field)
        self._user_part = QWidget()
        part = QVBoxLayout(self._user_part)
        part.setContentsMargins(0, 0, 0, look.px(14))
        part.setSpacing(look.px(5))
        part.addWidget(user_label)
        part.addWidget(self.user_field)
        self.password_field = PasswordField(name="Password", large=True)
        label = Words("Password", "label")
        label.setBuddy(self.password_field)
        self._caps = CapsLockHint(self.password_field)
        self._caps_slot = QWidget()
        slot = QVBoxLayout(self._caps_slot)
        slot.setContentsMargins(0, 0, 0, 0)
        slot.addWidget(self._caps)
        self._problem = IconLabel("circle-alert", "", token="danger", role="error", wrap=True)
        self._problem.hide()
        self.open_button = Button("Sign in", "primary", hint="Enter", size="large")
        self.open_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.other_button = Button("Someone else", "ghost", "users")
        self.practice_button = Button("Practice on made-up people", "ghost", "graduation-cap")
        self.leave_button = Button("Go to our own center", "ghost", "arrow-left")
        self.forgot_button = Button("I forgot my password", "ghost")
        self.note = Note(_LAW)
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Making up people to practice on")
        self.progress.setTextVisible(False)
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self._lay_out(label)
        self.user_field.returnPressed.connect(self._on_open)
        self.password_field.returnPressed.connect(self._on_open)
        self.open_button.clicked.connect(self._on_open)
        self.other_button.clicked.connect(self.someone_else)
        self.practice_button.clicked.connect(self.practice_requested)
        self.leave_button.clicked.connect(self.practice_left)
        self.forgot_button.clicked.connect(self.forgotten)
        for field in (self.user_field, self.password_field):
            field.textEdited.connect(self._on_field_text_edited)

    def _lay_out(self, password_label: Words) -> None:
        look = theme()
        head = QHBoxLayout()
        head.setSpacing(look.px(16))
        titles = QVBoxLayout()
        titles.setSpacing(look.px(2))
        titles.addStretch(1)
        titles.addWidget(self._context)
        titles.addWidget(self._title)
        titles.addStretch(1)
        head.addWidget(self._avatar)
        head.addLayout(titles, 1)
        links = QHBoxLayout()
        links.setContentsMargins(look.px(-8), 0, look.px(-8), 0)
        links.addWidget(self.other_button)
        links.addWidget(self.practice_button)
        links.addWidget(self.leave_button)
        links.addStretch(1)
        links.addWidget(self.forgot_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addLayout(head)
        column.addSpacing(look.px(22))
        column.addWidget(self._user_part)
        for widget, gap in (
            (password_label, 5),
            (self.password_field, 7),
            (self._caps_slot, 0),
            (self._problem, 0),
        ):
            column.addWidget(widget)
            column.addSpacing(look.px(gap))
        column.addSpacing(look.px(10))
        column.addWidget(self.open_button)
        column.addSpacing(look.px(10))
        column.addLayout(links)
        column.addSpacing(look.px(24))
        column.addWidget(self.note)
        column.addSpacing(look.px(10))
        column.addWidget(self.progress)
        column.addStretch(1)

    def show_progress(self, done: int, total: int) -> None:
        """A thin bar and a sentence in place of the note."""
        self.note.set_text("Making up people to practice on, and their plans. This takes a few seconds.")
        self.progress.setMaximum(max(1, total))
        self.progress.setValue(done)
        self.progress.show()

    def user(self) -> str:
        return self._locked_user or self.user_field.text().strip()

    def welcome(self, user: str, password: str, practice: bool) -> None:
        self._locked_user = ""
        self._avatar.hide()
        self._context.hide()
        self._title.setText("Practice" if practice else "Welcome")
        self._user_part.show()
        self.user_field.setText(user)
        self.password_field.setText(password)
        self.open_button.setText("Sign in")
        self.other_button.hide()
        self.practice_button.setVisible(not practice)
        self.leave_button.setVisible(practice)
        self.forgot_button.setVisible(not practice)
        made_up = (
            "Everyone in this center is made up, so you can try everything. "
            "The user name and the password are filled in."
        )
        self.note.set_text(made_up if practice else _LAW)
        self.progress.hide()
        self._clear_problem()
        self.take_focus()

    def welcome_back(self, locked: LockedBy) -> None:
        self._locked_user = locked.user
        self._avatar.set_person(initials_of(locked.name), locked.seed)
        self._avatar.show()
        self._context.set_text(f"Locked at {locked.at}")
        self._context.show()
        first = locked.name.split()[0] if locked.name.split() else locked.user
        self._title.setText(f"Welcome back, {first}")
        self._user_part.hide()
        self.password_field.clear()
        self.open_button.setText("Unlock")
        self.other_button.show()
        self.practice_button.hide()
        self.leave_button.hide()
        self.forgot_button.show()
        self.note.set_text(_LAW)
        self._clear_problem()
        self.take_focus()

    def take_focus(self) -> None:
        asks_name = not self._locked_user and not self.user_field.text()
        first = self.user_field if asks_name else self.password_field
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.password_field.hide_characters()

    def show_problem(self, sentence: str) -> None:
        self._caps.hide()
        self._caps_slot.hide()
        self._problem.set_text(sentence)
        self._problem.show()
        set_property(self.password_field, "invalid", True)
        self.password_field.clear()
        self.take_focus()

    def set_busy(self, busy: bool) -> None:
        for widget in (self.user_field, self.password_field, self.open_button, self.other_button):
            widget.setEnabled(not busy)
        self.practice_button.setEnabled(not busy)
        self.leave_button.setEnabled(not busy)
        self.forgot_button.setEnabled(not busy)
        self.open_button.setText("Opening" if busy else ("Unlock" if self._locked_user else "Sign in"))

    def _clear_problem(self) -> None:
        self._problem.hide()
        self._caps_slot.show()
        set_property(self.password_field, "invalid", False)

    def _on_field_text_edited(self) -> None:
        self._clear_problem()

    def _on_open(self) -> None:
        if not self.user():
            self.user_field.setFocus()
        elif not self.password_field.text():
            self.password_field.setFocus()
        else:
            self.sign_in_requested.emit(self.user(), self.password_field.text())
