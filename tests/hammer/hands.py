"""Hands that press anything. They go on inside dialogs, come back after a lock, and leave printers and
files alone.
"""

import random
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from aftercare_desktop.services.changes import EVERYTHING
from aftercare_desktop.ui.page import Route, Toast
from tests.screenshots.stage import Stage

Key, Modifier = Qt.Key, Qt.KeyboardModifier
_PLAIN = [
    *(Qt.Key(code) for code in range(Key.Key_A, Key.Key_Z + 1)), *(Qt.Key(code) for code in range(Key.Key_0,
    Key.Key_9)), Key.Key_Space, Key.Key_Return, Key.Key_Escape, Key.Key_Delete, Key.Key_Backspace,
    Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown, Key.Key_F1, Key.Key_F4, Key.Key_F6,
    Key.Key_F8, Key.Key_Question, *(Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Tab,
    Key.Key_Backtab) * 6,
]  # fmt: skip
_WITH_CTRL = [
    Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_K, Key.Key_F, Key.Key_N, Key.Key_Z, Key.Key_Comma, Key.Key_Return,
    Key.Key_G, Key.Key_L, Key.Key_PageDown, Key.Key_PageUp, Key.Key_Tab, Key.Key_A, Key.Key_V, Key.Key_C,
    Key.Key_Delete,
]  # fmt: skip
_WITH_ALT = [Key.Key_Left, Key.Key_Up, Key.Key_Down]


class Hands:
    """Presses `presses` keys, each followed by a signal, and then calls `on_done`. The same seed presses
    the same.
    """

    def __init__(self, stage: Stage, presses: int, seed: int, on_done: Callable[[], None]) -> None:
        self._stage = stage
        self._left = presses
        self._random = random.Random(seed)
        self._on_done = on_done
        self._ids = stage.desk().clients.find("")
        self.signals = 0

    def left(self) -> int:
        """Presses still to come."""
        return self._left

    def start(self) -> None:
        QTimer.singleShot(0, self._on_timeout)

    def _on_timeout(self) -> None:
        if self._left <= 0:
            self._end()
            return
        self._left -= 1
        # First, because what a key opens may run an event loop of its own, in which the hands go on.
        QTimer.singleShot(0, self._on_timeout)
        if self._shut_foreign_dialog():
            return
        if self._stage.window.workspace is None and QApplication.activeModalWidget() is None:
            self._stage.workspace()
        self._press()
        self._emit()

    def _end(self) -> None:
        modal = QApplication.activeModalWidget()
        if modal is None:
            self._on_done()
        else:
            modal.hide()
            modal.deleteLater()
            QTimer.singleShot(0, self._end)

    def _shut_foreign_dialog(self) -> bool:
        modal = QApplication.activeModalWidget()
        if isinstance(modal, QFileDialog | QPrintDialog):
            modal.reject()
            return True
        return False

    def _target(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        modal = QApplication.activeModalWidget()
        focused = QApplication.focusWidget()
        if popup is not None:
            return popup
        if modal is not None and (focused is None or not modal.isAncestorOf(focused)):
            return modal
        return focused or self._stage.window

    def _press(self) -> None:
        dice = self._random.random()
        target = self._target()
        if dice < 0.8:
            QTest.keyClick(target, self._random.choice(_PLAIN))
        elif dice < 0.95:
            QTest.keyClick(target, self._random.choice(_WITH_CTRL), Modifier.ControlModifier)
        elif dice < 0.98:
            QTest.keyClick(target, self._random.choice(_WITH_ALT), Modifier.AltModifier)
        elif QApplication.activeModalWidget() is None and self._stage.window.workspace is not None:
            client_id = self._random.choice(self._ids)
            self._stage.window.workspace.go(
                Route("client", client_id, self._random.choice(("facts", "plan")))
            )

    def _emit(self) -> None:
        """Signals as pages, services and other processes send them."""
        self.signals += 1
        workspace = self._stage.window.workspace
        if workspace is None:
            return
        kind = self.signals % 20
        if kind == 0:
            workspace.desk.changes.announce(EVERYTHING)
        elif kind == 1:
            workspace.page().toast_requested.emit(Toast(f"Saved {self.signals}"))
        else:
            workspace.title_changed.emit(workspace.page().title)
            for line in workspace.page().findChildren(QLineEdit)[:1]:
                line.cursorPositionChanged.emit(0, 0)
