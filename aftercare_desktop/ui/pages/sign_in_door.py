"""What the door asks first: user name and password, or the password alone of the person who locked the window."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from aftercare_desktop.ui.theme import set_property, theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.frames import Note
from aftercare_desktop.ui.widgets.labels import Avatar, IconLabel, Words, initials_of
from aftercare_desktop.ui.widgets.password import CapsLockHint, PasswordField

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


class DoorStep(QWidget):
    """User name and password, or the password alone after a lock."""

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
