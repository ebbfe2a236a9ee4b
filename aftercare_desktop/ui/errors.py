"""Where exceptions end that no page expected: a sentence for the person, or a report of a bug without personal data."""

import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from aftercare_desktop.bug_report import write_report
from aftercare_desktop.errors import AftercareError


class ErrorHook(QObject):
    """Takes `sys.excepthook` and that of threads while the window is open.

    An `AftercareError` is emitted as `refused`; anything else is a bug: a report is written into the state folder and
    `broke` is emitted with its path. A bug while the first one is still being shown is only written.
    """

    refused = Signal(object)
    broke = Signal(object)
    _caught = Signal(object)

    def __init__(self, folder: Path, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._now = now
        self._showing = False
        self._caught.connect(self._on_caught)

    def install(self) -> None:
        """From now on nothing ends in a stack trace on the terminal."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda problem: self._on_exception(
            problem.exc_type, problem.exc_value, problem.exc_traceback
        )

    def remove(self) -> None:
        """Give the hooks back to Python."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _on_exception(
        self, kind: type[BaseException], problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem or kind(), trace)
            return
        self._caught.emit(problem if problem is not None else kind())

    def _on_caught(self, problem: BaseException) -> None:
        if isinstance(problem, AftercareError):
            self._show(lambda: self.refused.emit(problem))
        else:
            path = write_report(problem, self._folder, self._now())
            self._show(lambda: self.broke.emit(path))

    def _show(self, emit: Callable[[], None]) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            emit()
        finally:
            self._showing = False
