"""Takes one file that is dropped on a widget."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Listens to a widget; `wanted` says whether a file makes sense there at this moment."""

    dropped = Signal(Path)

    def __init__(self, target: QWidget, wanted: Callable[[], bool] = lambda: True) -> None:
        super().__init__(target)
        self._wanted = wanted
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent):
            urls = event.mimeData().urls()
            if len(urls) == 1 and urls[0].isLocalFile() and self._wanted():
                event.acceptProposedAction()
            return True
        if type(event) is QDropEvent:
            event.acceptProposedAction()
            self.dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))
            return True
        return False
