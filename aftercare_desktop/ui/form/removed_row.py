"""What is said under rows when one was removed, and the way to have it back for some seconds."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import IconLabel

_UNDO_SECONDS = 8


class RemovedRow(QWidget):
    """Remembers the row that was removed last; on screen while there is one."""

    def __init__(self) -> None:
        super().__init__()
        self._what: tuple[int, Any] | None = None
        self._words = IconLabel("trash-2", "")
        self.undo = Button("Undo", "ghost", "undo-2", size="small")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._words)
        line.addWidget(self.undo)
        line.addStretch(1)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_UNDO_SECONDS * 1000)
        self._timer.timeout.connect(self.forget)

    def what(self) -> tuple[int, Any] | None:
        """Where the row stood, and its value."""
        return self._what

    def remember(self, place: int, item: Any, noun: str) -> None:
        """This row was removed just now."""
        self._what = (place, item)
        self._words.set_text(f"{noun} {place + 1} removed")
        self.show()
        self._timer.start()

    def forget(self) -> None:
        """It stays removed."""
        if self._what is None:
            return
        self._what = None
        self.hide()
        self._timer.stop()
