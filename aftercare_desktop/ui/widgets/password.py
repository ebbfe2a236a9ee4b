"""Typing a secret: the field with its eye and the caps-lock hint, and the pair of fields for a new password."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from aftercare_desktop.domain.passwords import SHORTEST, password_gap, password_strength
from aftercare_desktop.ui.theme import set_property, theme
from aftercare_desktop.ui.widgets.labels import IconLabel, Meter, Words

_STRENGTH_WORDS = ("", "Too short", "Too short", "Good", "Strong", "Very strong")


class PasswordField(QLineEdit):
    """Dots with an eye to show the characters. `caps_lock_noticed(bool)` tells what the typed letters give away."""

    caps_lock_noticed = Signal(bool)

    def __init__(self, *, name: str, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        set_property(self, "large", large)
        self.setFixedHeight(theme().px(42 if large else 34))
        self._caps_lock = False
        self._eye: QAction = self.addAction(
            theme().icon("eye", "text2"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._eye.setText("Show password")
        self._eye.setToolTip("Show password")
        self._eye.triggered.connect(self._on_eye_triggered)

    def hide_characters(self) -> None:
        """Back to dots."""
        if self.echoMode() == QLineEdit.EchoMode.Normal:
            self._on_eye_triggered()

    def _on_eye_triggered(self) -> None:
        shown = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.setIcon(theme().icon("eye-off" if shown else "eye", "text2"))
        self._eye.setText("Hide password" if shown else "Show password")
        self._eye.setToolTip(self._eye.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._notice(not self._caps_lock)
        elif len(letter) == 1 and letter.lower() != letter.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._notice(letter.isupper() != shift)
        super().keyPressEvent(event)

    def _notice(self, caps_lock: bool) -> None:
        if caps_lock != self._caps_lock:
            self._caps_lock = caps_lock
            self.caps_lock_noticed.emit(caps_lock)


class CapsLockHint(IconLabel):
    """ "Caps Lock is on", in a line whose height is always kept so that nothing jumps."""

    def __init__(self, field: PasswordField, parent: QWidget | None = None) -> None:
        super().__init__("arrow-big-up", "Caps Lock is on", role="help", parent=parent)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()
        field.caps_lock_noticed.connect(self.setVisible)


class NewPassword(QWidget):
    """A new password twice, with a meter that judges only what can honestly be judged: length, and not being the user
    name. `changed` is emitted with each key."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self._user = ""
        self.first = PasswordField(name="New password")
        self.again = PasswordField(name="New password again")
        self.meter = Meter(0, 5)
        self.verdict = Words(
            f"At least {SHORTEST} characters. Four words you will remember work well.", "help"
        )
        self.verdict.setWordWrap(True)
        self.problem = IconLabel("circle-alert", "", token="danger", role="error", wrap=True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(5))
        for words, field in (("New password", self.first), ("The same again", self.again)):
            label = Words(words, "label")
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
            if field is self.first:
                column.addWidget(self.meter)
                column.addWidget(self.verdict)
                column.addSpacing(look.px(7))
            field.textChanged.connect(self._on_field_text_changed)
        self.show_problem("")
        self.setFocusProxy(self.first)

    def set_user(self, user: str) -> None:
        """Whose password it is: it must not be, or hold, the user name."""
        self._user = user
        self._judge()

    def value(self) -> str:
        return self.first.text()

    def gap(self) -> str:
        """What is still missing, as a sentence; empty when the password can be taken."""
        gap = password_gap(self._user, self.first.text())
        if gap:
            return gap
        return "" if self.first.text() == self.again.text() else "The two passwords are not the same."

    def show_gap(self) -> bool:
        """Say what is missing. True if something is."""
        gap = self.gap()
        of_first = bool(password_gap(self._user, self.first.text()))
        self.show_problem(gap, of_first=of_first)
        set_property(self.first, "invalid", of_first)
        set_property(self.again, "invalid", bool(gap) and not self.first.property("invalid"))
        return bool(gap)

    def show_problem(self, sentence: str, *, of_first: bool = False) -> None:
        """Say under the field that is meant what is wrong, or nothing; there in place of what the meter says."""
        self.verdict.setVisible(not of_first)
        self._column.removeWidget(self.problem)
        place = self._column.indexOf(self.verdict) + 1 if of_first else self._column.count()
        self._column.insertWidget(place, self.problem)
        self.problem.set_text(sentence)
        self.problem.setVisible(bool(sentence))

    def clear(self) -> None:
        self.first.clear()
        self.again.clear()
        self.show_problem("")

    def _judge(self) -> None:
        strength = password_strength(self._user, self.first.text())
        self.meter.set_value(strength, 5)
        if not self.first.text():
            self.verdict.setText(f"At least {SHORTEST} characters. Four words you will remember work well.")
            return
        self.verdict.setText(password_gap(self._user, self.first.text()) or f"{_STRENGTH_WORDS[strength]}.")

    def _on_field_text_changed(self) -> None:
        self._judge()
        self.show_problem("")
        set_property(self.first, "invalid", False)
        set_property(self.again, "invalid", False)
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.first.hide_characters()
            self.again.hide_characters()
