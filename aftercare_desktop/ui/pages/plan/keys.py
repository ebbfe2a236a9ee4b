"""The keys of the plan: what F1 shows, and how Ctrl+Z reaches the page from inside a text field."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QWidget

KEYS: tuple[tuple[str, str], ...] = (
    ("F8 / Shift+F8", "Next gap, gap before"),
    ("Ctrl+PgDown / Ctrl+PgUp", "Next section, section before"),
    ("Ctrl+G", "Add a goal"),
    ("Return", "Add a step or a row"),
    ("Alt+Up / Alt+Down", "Move a row"),
    ("Ctrl+Shift+Del", "Remove a row"),
    ("Space", "Tick a step as done"),
    ("Ctrl+Z / Ctrl+Shift+Z", "Undo, redo"),
    ("Ctrl+Shift+P", "Show or hide the preview"),
    ("Ctrl+P", "Print"),
    ("Ctrl+Shift+S", "Save as PDF"),
    ("Ctrl+Return", "Finalize"),
)


class UndoKeys(QObject):
    """A text field claims Ctrl+Z and Ctrl+Shift+Z for letters of its own. Inside `owner`, which keeps a stack of whole
    documents, it is not asked: the window's shortcuts get the keys.

    It filters the native window, which sees each key once.
    """

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
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
            standard = QKeySequence.StandardKey
            focused = QApplication.focusWidget()
            inside = focused is not None and self._owner.isAncestorOf(focused)
            if inside and (event.matches(standard.Undo) or event.matches(standard.Redo)):
                event.ignore()
                return True
        return False


def listen(owner: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
    """Let keys act while the owner is on screen."""
    for key, act in keys.items():
        shortcut = QShortcut(QKeySequence(key), owner)
        shortcut.activated.connect(partial(_call, act))


def _call(act: Callable[[], object]) -> None:
    act()
