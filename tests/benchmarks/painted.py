"""How long the real window takes from a key, or anything else a person does, until what follows from it is painted."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


class PaintWatch(QObject):
    """Knows whether the page was painted since it was last asked."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        self._painted = False
        for widget in (page, *page.findChildren(QWidget)):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._painted = True
        return False

    def take(self) -> bool:
        """Whether anything was painted since the last call."""
        painted, self._painted = self._painted, False
        return painted

    def timed(self, act: Callable[[], object]) -> float:
        """Milliseconds until what `act` did is painted."""
        self.take()
        began = time.perf_counter()
        act()
        while not self.take():
            QApplication.processEvents()
        QApplication.processEvents()
        return (time.perf_counter() - began) * 1_000


def typed_and_taken_away(watch: PaintWatch, field: QWidget, words: str) -> Iterator[float]:
    """Types `words` key by key and takes them away again: the milliseconds of each key."""
    for key in words:
        yield watch.timed(lambda key=key: QTest.keyClicks(field, key))  # type: ignore[misc]
    for _ in words:
        yield watch.timed(lambda: QTest.keyClick(field, Qt.Key.Key_Backspace))


def settle(milliseconds: int) -> None:
    """Let timers and painting go on for so long."""
    until = time.perf_counter() + milliseconds / 1_000
    while time.perf_counter() < until:
        QApplication.processEvents()
