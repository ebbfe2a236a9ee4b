"""The way of a list of clients out of the program: asked, gathered beside the window, then printed or saved."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.client_lists import WantedList, gather_list
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.list_papers import check_for_paper, list_csv, list_pdf, list_xlsx
from aftercare_desktop.ui.dialogs.export_list import ExportAnswer, ListForm
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.tasks import Progress, Task, Tasks
from aftercare_desktop.ui.widgets.progress_strip import ProgressStrip
from aftercare_desktop.words.clients import counted

PrintPaper = Callable[[bytes, str, QWidget], bool]
SaveFile = Callable[[bytes, str, QWidget], Path | None]
_JOB = "client-list"
_MAKING = "Making the list"


class ListExport(QObject):
    """One list at a time. What was gathered is gone when it was cancelled.

    Stopped while people are read, nothing is recorded; stopped later, the trail holds a list that never left.
    """

    toast_requested = Signal(object)
    failed = Signal(object)

    def __init__(
        self, desk: Desk, tasks: Tasks, print_paper: PrintPaper, save_file: SaveFile, parent: QWidget
    ) -> None:
        """`print_paper` and `save_file` ask where to, and do it."""
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._print_paper = print_paper
        self._save_file = save_file
        self._window = parent
        self._task: Task[tuple[bytes, int]] | None = None
        self.strip = ProgressStrip(_MAKING)
        self.strip.cancelled.connect(self.cancel)

    def is_busy(self) -> bool:
        """Whether a list is being made."""
        return self._task is not None

    def start(self, wanted: WantedList, answer: ExportAnswer) -> None:
        """Gather and draw the list on a thread, then print or save it."""

        def work(progress: Progress) -> tuple[bytes, int]:
            return self._made(wanted, answer, progress)

        def done(made: tuple[bytes, int]) -> None:
            self._finish()
            self._leave(*made, answer.form)

        self.strip.show_progress(0, 1)
        self.strip.show()
        self._task = self._tasks.run(work, done, self._on_failed, _MAKING)
        self._task.progressed.connect(self.strip.show_progress)

    def cancel(self) -> None:
        """The person does not want it any more: nothing leaves."""
        if self._task is not None:
            self.stop()
            self.toast_requested.emit(Toast("Stopped. Nothing was printed or saved."))

    def stop(self) -> None:
        """Nothing leaves and nothing is said: the window is locked or closed."""
        if self._task is not None:
            self._task.cancel()
            self._finish()

    def _made(self, wanted: WantedList, answer: ExportAnswer, progress: Progress) -> tuple[bytes, int]:
        """On a thread: the bytes and how many people they hold. Reading is one half of the way, writing the other."""
        lists, clients = self._desk.client_lists, self._desk.clients
        printed = answer.form is ListForm.PRINT

        def read(done: int, total: int) -> None:
            if answer.form in (ListForm.PRINT, ListForm.PDF):
                check_for_paper(total)
            progress.step(done, 2 * total)

        paper = gather_list(lists, clients, wanted, answer.reason, printed=printed, step=read)
        count = len(paper.rows)

        def written(done: int) -> None:
            progress.step(count + done, 2 * count)

        if answer.form is ListForm.CSV:
            return list_csv(paper, written), count
        if answer.form is ListForm.XLSX:
            return list_xlsx(paper, written), count
        return list_pdf(paper), count

    def _leave(self, content: bytes, count: int, form: ListForm) -> None:
        try:
            if form is ListForm.PRINT:
                self._print_paper(content, _JOB, self._window)
                return
            path = self._save_file(content, f"{_JOB}.{form.value}", self._window)
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        if path is not None:
            self.toast_requested.emit(Toast(f"{counted(count)} saved to {path.name}."))

    def _on_failed(self, problem: AftercareError) -> None:
        self._finish()
        self.failed.emit(problem)

    def _finish(self) -> None:
        self._task = None
        self.strip.hide()
