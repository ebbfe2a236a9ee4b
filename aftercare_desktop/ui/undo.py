"""Ctrl+Z in the window: whether it is the focused field's or takes the last change back, and what is said of that."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSignalBlocker
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from aftercare_desktop.services.undo import Undo
from aftercare_desktop.ui.page import Route

TextEdit = QLineEdit | QTextEdit | QPlainTextEdit
_IN_ANOTHER_RECORD = "your last change in another record"


class UndoKeys(QObject):
    """A text field claims Ctrl+Z and Ctrl+Shift+Z for letters of its own. Inside `owner`, where `passes` says so of the
    focused widget, it is not asked: the window's shortcuts get the keys.

    It filters the native window, which sees each key once.
    """

    def __init__(
        self, owner: QWidget, keys: Sequence[QKeySequence.StandardKey], passes: Callable[[QWidget], bool]
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._keys = keys
        self._passes = passes
        self._watched: QWindow | None = None

    def watch(self) -> None:
        """Listen at the window in which the owner is shown now."""
        handle = self._owner.window().windowHandle()
        if handle is not None and handle is not self._watched:
            if self._watched is not None:
                self._watched.removeEventFilter(self)
            self._watched = handle
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            focused = QApplication.focusWidget()
            wanted = any(event.matches(key) for key in self._keys)
            if wanted and focused and self._owner.isAncestorOf(focused) and self._passes(focused):
                event.ignore()
                return True
        return False


@dataclass(frozen=True, slots=True)
class LastChange:
    """The change that Ctrl+Z takes back, and how its page stood when that was offered."""

    undo: Undo
    route: Route
    texts: dict[TextEdit, str]

    @classmethod
    def on(cls, page: QWidget, route: Route, undo: Undo) -> "LastChange":
        """The change just made on this page; its fields forget the letters typed before."""
        edits = _edits_in(page)
        for edit in edits:
            _forget_letters(edit)
        return cls(undo, route, {edit: _text(edit) for edit in edits})

    def comes_before(self, focused: QWidget) -> bool:
        """Whether Ctrl+Z in a text field is meant for the change: nothing on its page was typed since.

        A field that was not there yet keeps its own.
        """
        here = (focused,) if isinstance(focused, TextEdit) else _edits_in(focused)
        known = all(edit in self.texts for edit in here)
        return known and all(_text(edit) == text for edit, text in self.texts.items() if isValid(edit))

    def called(self, here: Route) -> str:
        """What was changed, in words for the page on show: beside one client's record nobody else is named, as that
        client may be looking on.
        """
        clients = {self.undo.arguments.get("client_id"), self.route.client_id} - {None}
        elsewhere = here.client_id is not None and clients and here.client_id not in clients
        return _IN_ANOTHER_RECORD if elsewhere else self.undo.sentence


def _edits_in(widget: QWidget) -> tuple[TextEdit, ...]:
    return (
        *widget.findChildren(QLineEdit),
        *widget.findChildren(QTextEdit),
        *widget.findChildren(QPlainTextEdit),
    )


def _forget_letters(edit: TextEdit) -> None:
    if not isinstance(edit, QLineEdit):
        edit.document().clearUndoRedoStacks()
    elif edit.isUndoAvailable():
        at = edit.cursorPosition()
        with QSignalBlocker(edit):
            edit.setText(edit.text())
            edit.setCursorPosition(at)


def _text(edit: TextEdit) -> str:
    return edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()
