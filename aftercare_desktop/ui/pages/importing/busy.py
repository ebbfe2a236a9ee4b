"""What stands in place of an import's steps while something long is done: the words, how far it is, and Cancel."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.errors import AftercareError
from aftercare_desktop.ui.tasks import Progress, Task, Tasks
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.labels import Meter, Words

T = TypeVar("T")
_WIDTH = 460
_SEGMENTS = 10


class Busy(QWidget):
    """One long piece of work at a time, beside the window."""

    cancelled = Signal()
    """The person did not want to wait."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._task: Task[Any] | None = None
        self._closed = False
        card = Card(padding=18, spacing=12)
        card.setMaximumWidth(theme().px(_WIDTH))
        self.words = Words("", "h2", wrap=True)
        self.far = Words("", "secondary")
        self.meter = Meter()
        self.cancel = Button("Cancel", "default", "x", hint="Esc")
        self.cancel.clicked.connect(self.stop)
        for widget in (self.words, self.meter, self.far):
            card.body.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.cancel)
        row.addStretch(1)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)

    def run(
        self,
        words: str,
        work: Callable[[Progress], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[AftercareError], None],
        *,
        writes: bool = False,
        may_cancel: bool = True,
    ) -> None:
        """Do it; one of the callbacks is called, none after Cancel.

        What `writes` is told also when Cancel came too late to stop it.
        """

        def finished(value: T) -> None:
            if self._task is task or (writes and not self._closed):
                self._task = None
                on_done(value)

        def failed(problem: AftercareError) -> None:
            if self._task is task:
                self._task = None
                on_failed(problem)

        self.words.setText(words)
        self.far.setText("")
        self.meter.hide()
        self.cancel.setVisible(may_cancel)
        task = self._tasks.run(work, finished, failed, words)
        task.progressed.connect(self._on_task_progressed)
        self._task = task

    def is_under_way(self) -> bool:
        """Whether something is being done."""
        return self._task is not None

    def stop(self) -> None:
        """Do no more of it, if it can be stopped."""
        if self._task is not None and not self.cancel.isHidden():
            self._task.cancel()
            self._task = None
            self.cancelled.emit()

    def close_down(self) -> None:
        """The page goes away: nothing is told any more."""
        self._closed = True
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_task_progressed(self, done: int, total: int) -> None:
        self.meter.setVisible(total > 0)
        self.meter.set_value(_SEGMENTS * done // max(total, 1), _SEGMENTS)
        self.far.setText(f"{done:,} of {total:,}" if total else "")
