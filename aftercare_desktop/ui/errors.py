"""Where exceptions end that no page expected: a sentence for the person, or a report of a bug without personal data."""

import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

import aftercare_desktop
from aftercare_desktop.errors import AftercareError

_REPORTS_KEPT = 20


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


def write_report(problem: BaseException, folder: Path, now: datetime) -> Path:
    """Write what went wrong, and where in the code; never messages or values, which may hold what a person typed.

    Keeps the last reports only. Returns the report's path.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"report-{now:%Y%m%d-%H%M%S}-{now.microsecond:06d}.txt"
    path.write_text(report_text(problem, now), encoding="utf-8")
    for old in sorted(folder.glob("report-*.txt"))[:-_REPORTS_KEPT]:
        old.unlink(missing_ok=True)
    return path


def report_text(problem: BaseException, now: datetime) -> str:
    """The chain of exception types with file, line and function of each frame."""
    lines = [
        f"Aftercare Desktop {aftercare_desktop.__version__}",
        f"Python {sys.version.split()[0]} on {sys.platform}",
        f"{now:%Y-%m-%d %H:%M:%S} UTC",
        "",
    ]
    link: BaseException | None = problem
    while link is not None:
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        for frame in traceback.extract_tb(link.__traceback__):
            lines.append(f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}")
        link = link.__cause__ or link.__context__
    return "\n".join(lines) + "\n"


def _short(filename: str) -> str:
    """The file inside its package: a person's home folder carries their name."""
    parts = Path(filename).parts
    for root in ("aftercare_desktop", "site-packages", "tests"):
        if root in parts:
            return "/".join(parts[parts.index(root) :])
    return parts[-1] if parts else ""
