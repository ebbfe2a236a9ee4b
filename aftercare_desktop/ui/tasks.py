"""The one door to threads: work that takes longer than a frame runs here and comes back to the window's
thread.
"""

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from threading import Event
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from aftercare_desktop.errors import AftercareError

T = TypeVar("T")
_WORKERS = 2


class Cancelled(Exception):
    """Raised inside work at the first `Progress.step` after the person cancelled."""


class Progress:
    """What the work reports, and how it learns that it was cancelled. Safe to call from the worker's
    thread.
    """

    def __init__(self, report: Callable[[int, int], None]) -> None:
        self._report = report
        self._cancelled = Event()

    def step(self, done: int, total: int) -> None:
        """Tell that `done` of `total` pieces are finished. Raises `Cancelled` if the person does not want
        the rest.
        """
        if self._cancelled.is_set():
            raise Cancelled
        self._report(done, total)

    def cancel(self) -> None:
        self._cancelled.set()


class Task(QObject, Generic[T]):
    """One piece of work under way. Lives until its answer was delivered; `progressed` is emitted in the
    window's thread.
    """

    progressed = Signal(int, int)
    _finished = Signal(object)

    def __init__(
        self,
        parent: QObject,
        title: str,
        on_done: Callable[[T], None],
        on_failed: Callable[[AftercareError], None],
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.progress = Progress(self.progressed.emit)
        self._on_done = on_done
        self._on_failed = on_failed
        # Queued: work that is finished before it is watched would else answer while it is still being asked for.
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next step; neither callback is called then."""
        self.progress.cancel()

    def start(self, executor: ThreadPoolExecutor, work: Callable[[Progress], T]) -> None:
        executor.submit(work, self.progress).add_done_callback(self._finished.emit)

    def _on_finished(self, future: Future[T]) -> None:
        self.deleteLater()
        problem = None if future.cancelled() else future.exception()
        if future.cancelled() or isinstance(problem, (Cancelled, CancelledError)):
            return
        if problem is None:
            self._on_done(future.result())
        elif isinstance(problem, AftercareError):
            self._on_failed(problem)
        else:
            raise problem  # a bug: it reaches the hook of ui.errors with its traceback


class Tasks(QObject):
    """Runs work beside the window on a few threads. One for the whole program, made by the composition
    root.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=_WORKERS, thread_name_prefix="aftercare")

    def run(
        self,
        work: Callable[[Progress], T],
        on_done: Callable[[T], None],
        on_failed: Callable[[AftercareError], None],
        title: str = "",
    ) -> Task[T]:
        """Run `work` on a thread; exactly one of `on_done` (its value) and `on_failed` (its
        `AftercareError`) is then called in the window's thread, neither after `cancel()`. Any other
        exception is a bug and reaches the hook."""
        task: Task[T] = Task(self, title, on_done, on_failed)
        task.start(self._executor, work)
        return task

    def close(self) -> None:
        """Stop work under way at its next step, wait for that, and take no more. Queued work is dropped."""
        for task in self.findChildren(Task):
            task.cancel()
        self._executor.shutdown(wait=True, cancel_futures=True)


class LatestOnly(QObject):
    """One serial worker where only the latest request counts: the live preview. Earlier requests that did
    not start yet are dropped, answers that are no longer wanted are not delivered."""

    _finished = Signal(int, object)

    def __init__(
        self,
        on_done: Callable[[Any], None],
        on_failed: Callable[[AftercareError], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="latest")
        self._on_done = on_done
        self._on_failed = on_failed
        self._newest = 0
        self._waiting: Future[Any] | None = None
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)

    def ask(self, work: Callable[[], Any]) -> None:
        """Run `work` as soon as the one under way is finished, instead of whatever was waiting."""
        self._newest += 1
        number = self._newest
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = self._executor.submit(work)
        self._waiting.add_done_callback(lambda future: self._finished.emit(number, future))

    def forget(self) -> None:
        """Deliver nothing that was asked for so far."""
        self._newest += 1

    def close(self) -> None:
        """Stop the worker. Nothing is delivered any more."""
        self.forget()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _on_finished(self, number: int, future: Future[Any]) -> None:
        if number != self._newest or future.cancelled():
            return
        problem = future.exception()
        if problem is None:
            self._on_done(future.result())
        elif isinstance(problem, AftercareError):
            self._on_failed(problem)
        else:
            raise problem
