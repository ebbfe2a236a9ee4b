"""The guide through the blanks of starters: selects the next one, so that typing fills it, and shows its question."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from aftercare_desktop.domain.blanks import find_blank, has_blank
from aftercare_desktop.ui.theme import set_role, theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import Icon, Words

NEXT_BLANK_KEY = "F3"


class BlankStrip(QFrame):
    """Above the fields: what to ask the client, and the way to the next blank."""

    next_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        set_role(self, "note")
        self.ask = Words("", "info", wrap=True)
        self.next = Button("Next blank", "default", "arrow-right", hint=NEXT_BLANK_KEY, size="small")
        self.next.clicked.connect(self.next_requested)
        self.close_button = Button("", "ghost", "x", size="small", name="Close the question")
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(14), look.px(6), look.px(8), look.px(6))
        row.setSpacing(look.px(10))
        row.addWidget(Icon("message-circle", 18, "info"))
        row.addWidget(self.ask, 1)
        row.addWidget(self.next)
        row.addWidget(self.close_button)
        self.hide()

    def show_question(self, ask: str) -> None:
        """Show what to ask for the blank at hand."""
        told = ask == self.ask.text() and not self.isHidden()
        self.ask.setText(ask)
        self.setAccessibleName(ask)
        self.setVisible(bool(ask))
        if ask and not told:  # the keyboard is in the field: screen readers would not hear of the question
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, ask))


class BlankGuide(QObject):
    """Knows the text under the keyboard. `within` says whether a widget belongs to the fields of the plan."""

    reached = Signal(str)
    """The keyboard came to a blank: the text around it."""

    def __init__(self, within: Callable[[QWidget], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._within = within
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_application_focus_changed)

    def select(self, words: str = "") -> bool:
        """Select the first blank of these words in the text with the keyboard, else of the text. False without any."""
        control = self._control()
        return control is not None and self._select_from(control, max(0, _text_of(control).find(words)))

    def select_next(self) -> bool:
        """Select the blank after the cursor in the text with the keyboard. False if none is left there."""
        control = self._control()
        return control is not None and self._select_from(control, _place_of(control))

    def _control(self) -> QLineEdit | QPlainTextEdit | None:
        focused = QApplication.focusWidget()
        return _text_control(focused) if focused is not None and self._within(focused) else None

    def _select_from(self, control: QLineEdit | QPlainTextEdit, at: int) -> bool:
        text = _text_of(control)
        blank = find_blank(text, at)
        if blank is not None:
            _select(control, text, *blank)
            self.reached.emit(text)
        return blank is not None

    def _on_application_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        """Tab selects a whole line: where a blank is open in it only that, so that typing keeps the words around it."""
        control = _text_control(now) if now is not None and isValid(now) and self._within(now) else None
        if not isinstance(control, QLineEdit) or control.selectedText() != control.text():
            return
        if has_blank(control.text()):
            self.select()


def _text_control(widget: QWidget | None) -> QLineEdit | QPlainTextEdit | None:
    if isinstance(widget, QComboBox):
        return widget.lineEdit()
    return widget if isinstance(widget, QLineEdit | QPlainTextEdit) else None


def _text_of(control: QLineEdit | QPlainTextEdit) -> str:
    return control.text() if isinstance(control, QLineEdit) else control.toPlainText()


def _place_of(control: QLineEdit | QPlainTextEdit) -> int:
    """The end of what is selected, or the cursor, as a place in the Python text."""
    text = _text_of(control)
    if isinstance(control, QLineEdit):
        units = control.selectionEnd() if control.hasSelectedText() else control.cursorPosition()
    else:
        units = control.textCursor().selectionEnd()
    return len(text.encode("utf-16-le", "replace")[: 2 * units].decode("utf-16-le", "ignore"))


def _select(control: QLineEdit | QPlainTextEdit, text: str, start: int, end: int) -> None:
    first, last = _units(text[:start]), _units(text[:end])
    if isinstance(control, QLineEdit):
        control.setSelection(first, last - first)
        return
    cursor = control.textCursor()
    cursor.setPosition(first)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    control.setTextCursor(cursor)


def _units(text: str) -> int:
    """How many places Qt counts in a text: a character outside the basic plane has two."""
    return len(text.encode("utf-16-le", "replace")) // 2
