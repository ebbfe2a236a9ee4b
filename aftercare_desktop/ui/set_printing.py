"""The way of a set of papers out of the program, for one client at once or for many on a thread, with progress."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Full, Queue

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from aftercare_desktop.documents.joined import joined
from aftercare_desktop.documents.note import note_pdf
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.plans import Revision
from aftercare_desktop.domain.print_set import PrintSet
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.papers import gather
from aftercare_desktop.services.print_sets import print_many
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pdf_pages import PageSize
from aftercare_desktop.ui.printing import PrintJob, ask_printer, print_pdf, write_file
from aftercare_desktop.ui.tasks import Progress, Task, Tasks
from aftercare_desktop.ui.widgets.progress_strip import ProgressStrip
from aftercare_desktop.words.chart import file_name

JOB = "Aftercare papers"
_MAKING = "Making the papers"
_AHEAD = 4
"""Papers that wait for the printer: what bounds the memory."""
PAPER_SIZES = {PaperSize.LETTER: PageSize(612.0, 792.0), PaperSize.A4: PageSize(595.28, 841.89)}
_PATIENCE = 0.2
"""Seconds after which a paper that waits asks whether anybody still wants it."""

PrintSetPdf = Callable[[bytes, str, QWidget, int], bool]
ChooseFolder = Callable[[QWidget], Path | None]
AskPrinter = Callable[[PageSize, str, QWidget, int], QPrinter | None]


def choose_folder(parent: QWidget) -> Path | None:
    """Ask for a folder; None if the person changed their mind."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen = QFileDialog.getExistingDirectory(parent, "Save the papers in a folder", documents)
    return Path(chosen) if chosen else None


@dataclass(frozen=True, slots=True)
class Outlets:
    """Where papers leave the program; tests put others in their place."""

    print_pdf: PrintSetPdf = print_pdf
    ask_printer: AskPrinter = ask_printer
    choose_folder: ChooseFolder = choose_folder


OUTLETS = Outlets()


def print_set(desk: Desk, revision: Revision, chosen: PrintSet, parent: QWidget, outlets: Outlets) -> bool:
    """Print a revision's set as one job. False if the person changed their mind. Raises what services raise."""
    pdfs = _pdfs_of(desk, revision, chosen)
    whole = joined(pdf for _, pdf in pdfs)
    return outlets.print_pdf(whole, JOB, parent, chosen.copies)


def save_set(desk: Desk, revision: Revision, chosen: PrintSet, parent: QWidget, outlets: Outlets) -> int:
    """Save a revision's set into a folder, a file for each paper; gives how many."""
    folder = outlets.choose_folder(parent)
    if folder is None:
        return 0
    pdfs = _pdfs_of(desk, revision, chosen)
    for name, pdf in pdfs:
        write_file(pdf, folder / name)
    return len(pdfs)


def _pdfs_of(desk: Desk, revision: Revision, chosen: PrintSet) -> list[tuple[str, bytes]]:
    found = [
        (paper.file_name(), paper.pdf())
        for wanted in chosen.papers
        for paper in gather(desk.papers, (revision.client_id,), wanted, revision.id)
    ]
    return found + (_note_of(desk, revision.client_id) if chosen.note else [])


def _note_of(desk: Desk, client_id: int) -> list[tuple[str, bytes]]:
    """The note of what is not in the medical record yet; none where all of it is. Nothing is marked by it."""
    waiting = desk.chart.waiting(client_id)
    if not waiting.items:
        return []
    note = desk.chart.note(client_id, waiting.charted())
    return [(file_name(note, ".pdf"), note_pdf(note))]


class SetRun(QObject):
    """Sets of many clients: one job at the printer, or files in a folder. One run at a time; stopping leaves whole
    papers only.
    """

    toast_requested = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget, outlets: Outlets = OUTLETS) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._window = parent
        self._outlets = outlets
        self._task: Task[int] | None = None
        self._job: PrintJob | None = None
        self._waiting: Queue[bytes] = Queue(_AHEAD)
        self.strip = ProgressStrip(_MAKING)
        self.strip.cancelled.connect(self.cancel)

    def is_busy(self) -> bool:
        """Whether papers are being made."""
        return self._task is not None

    def to_printer(self, client_ids: Sequence[int], chosen: PrintSet, size: PageSize) -> None:
        """Ask where to print, then print every client's set after the other as one job."""
        printer = self._outlets.ask_printer(size, JOB, self._window, chosen.copies)
        if printer is None:
            return
        try:
            self._job = PrintJob(printer)
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        # Each run has a queue of its own: one that was stopped may still hand over a paper, which must go nowhere.
        self._waiting = waiting = Queue[bytes](_AHEAD)
        self._start(client_ids, chosen, lambda name, pdf, hold: _put(waiting, pdf, hold), "Printed")

    def to_folder(self, client_ids: Sequence[int], chosen: PrintSet) -> None:
        """Ask for a folder, then write every paper into it, each whole or not at all."""
        folder = self._outlets.choose_folder(self._window)
        if folder is not None:
            self._start(client_ids, chosen, lambda name, pdf, _: write_file(pdf, folder / name), "Saved")

    def cancel(self) -> None:
        """The person does not want the rest."""
        if self._task is not None:
            self.stop()
            self.toast_requested.emit(Toast("Stopped. What is there already is whole."))

    def stop(self) -> None:
        """Nothing more leaves and nothing is said: the window is locked or closed."""
        if self._task is not None:
            self._task.cancel()
            self._finish(send=False)

    # The work

    def _start(
        self,
        client_ids: Sequence[int],
        chosen: PrintSet,
        take: Callable[[str, bytes, Callable[[], None]], None],
        done_words: str,
    ) -> None:
        total = len(client_ids) * len(chosen.papers)

        def work(progress: Progress) -> int:
            count = 0

            def hold() -> None:
                progress.step(count, total)

            with closing(print_many(self._desk.papers, client_ids, chosen.papers)) as files:
                for file in files:
                    take(file.file_name, file.pdf, hold)
                    count += 1
                    progress.step(count, total)
            return count

        def done(count: int) -> None:
            if self._task is not task:
                return  # it was stopped when nothing was left to stop
            self._print_waiting()
            self._finish(send=True)
            papers = "1 paper" if count == 1 else f"{count:,} papers"
            self.toast_requested.emit(Toast(f"{done_words} {papers}."))

        def failed(problem: AftercareError) -> None:
            if self._task is task:
                self._on_failed(problem)

        self.strip.show_progress(0, total)
        self.strip.show()
        self._task = task = self._tasks.run(work, done, failed, _MAKING)
        task.progressed.connect(self._on_task_progressed)

    def _on_task_progressed(self, done: int, total: int) -> None:
        self.strip.show_progress(done, total)
        self._print_waiting()

    def _print_waiting(self) -> None:
        while self._job is not None:
            try:
                pdf = self._waiting.get_nowait()
            except Empty:
                return
            self._job.add(pdf)

    def _on_failed(self, problem: AftercareError) -> None:
        self._finish(send=False)
        self.failed.emit(problem)

    def _finish(self, *, send: bool) -> None:
        if self._task is not None:
            self._task.progressed.disconnect(self._on_task_progressed)
        job, self._job, self._task = self._job, None, None
        self.strip.hide()
        if job is not None and send:
            job.end()
        elif job is not None:
            job.drop()


def _put(waiting: Queue[bytes], pdf: bytes, hold: Callable[[], None]) -> None:
    """On the thread: hand a paper to the printer, and wait for it while it is behind."""
    while True:
        try:
            waiting.put(pdf, timeout=_PATIENCE)
        except Full:
            hold()
        else:
            return
