"""The steps of the door that set a new password: with the recovery key, and in place of a handed-out one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.password import NewPassword


class RecoveryStep(QWidget):
    """A new password with the recovery key."""

    reset_requested = Signal(str, str, str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(5))
        column.addStretch(1)
        column.addWidget(Words("A new password", "h1"))
        column.addWidget(
            Words(
                "The recovery key was printed when this center was set up. Your administrator keeps it.",
                "secondary",
                wrap=True,
            )
        )
        column.addSpacing(look.px(10))
        self.user_field = QLineEdit()
        self.key_field = QLineEdit()
        self.key_field.setPlaceholderText("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")
        for words, field in (("User name", self.user_field), ("Recovery key", self.key_field)):
            label = Words(words, "label")
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.setFixedHeight(look.px(34))
            column.addWidget(label)
            column.addWidget(field)
            column.addSpacing(look.px(6))
        self.password = NewPassword()
        column.addWidget(self.password)
        column.addSpacing(look.px(6))
        row = QHBoxLayout()
        self.back_button = Button("Back", "ghost", "arrow-left")
        self.reset_button = Button("Set new password", "primary")
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.reset_button)
        column.addLayout(row)
        column.addStretch(1)
        self.user_field.textChanged.connect(self.password.set_user)
        self.back_button.clicked.connect(self.given_up)
        self.reset_button.clicked.connect(self._on_reset)
        for line in (self.user_field, self.key_field, self.password.first, self.password.again):
            line.returnPressed.connect(self._on_reset)

    def start(self, user: str) -> None:
        self.user_field.setText(user)
        self.key_field.clear()
        self.password.clear()
        (self.key_field if user else self.user_field).setFocus()

    def show_problem(self, sentence: str) -> None:
        self.password.show_problem(sentence)
        self.key_field.setFocus()

    def set_busy(self, busy: bool) -> None:
        self.setEnabled(not busy)

    def _on_reset(self) -> None:
        for field in (self.user_field, self.key_field):
            if not field.text().strip():
                field.setFocus()
                return
        if not self.password.show_gap():
            self.reset_requested.emit(
                self.key_field.text().strip(), self.user_field.text().strip(), self.password.value()
            )


class OwnPasswordStep(QWidget):
    """One's own password in place of the one that was handed out. Nothing is open before; back is only to the door."""

    chosen = Signal(str, str, str)
    """User name, handed-out password, the person's own."""
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self._user = ""
        self._handed_out = ""
        self._who = Words("", "secondary", wrap=True)
        self.password = NewPassword()
        self.back_button = Button("Back", "ghost", "arrow-left")
        self.choose_button = Button("Set password and sign in", "primary", hint="Enter")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(5))
        column.addStretch(1)
        column.addWidget(Words("Choose your own password", "h1"))
        column.addWidget(self._who)
        column.addSpacing(look.px(10))
        column.addWidget(self.password)
        column.addSpacing(look.px(6))
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.choose_button)
        column.addLayout(row)
        column.addStretch(1)
        self.back_button.clicked.connect(self._on_back_button_clicked)
        self.choose_button.clicked.connect(self._on_choose)
        for line in (self.password.first, self.password.again):
            line.returnPressed.connect(self._on_choose)

    def start(self, user: str, handed_out: str) -> None:
        """Ask this person, who has just typed the handed-out password."""
        self._user, self._handed_out = user, handed_out
        self._who.setText(
            f"The password you typed was made for you, {user}, and somebody else knows it. "
            "From now on only your own opens."
        )
        self.password.set_user(user)
        self.password.clear()
        self.password.setFocus()

    def forget(self) -> None:
        """No password stays behind in memory or fields."""
        self._handed_out = ""
        self.password.clear()

    def show_problem(self, sentence: str) -> None:
        self.password.show_problem(sentence)
        self.password.setFocus()

    def set_busy(self, busy: bool) -> None:
        self.setEnabled(not busy)

    def _on_back_button_clicked(self) -> None:
        self.forget()
        self.given_up.emit()

    def _on_choose(self) -> None:
        if not self.password.show_gap():
            self.chosen.emit(self._user, self._handed_out, self.password.value())
