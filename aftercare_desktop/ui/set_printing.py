"""The way of a set of papers out of the program, for one client at once or for many on a thread, with progress."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from aftercare_desktop.documents.card import CardPaper, holds
from aftercare_desktop.documents.joined import joined
from aftercare_desktop.documents.note import note_pdf
from aftercare_desktop.domain.center import PaperSize
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plans import Revision
from aftercare_desktop.domain.print_set import PrintSet, WantedPaper
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.papers import gather
from aftercare_desktop.services.print_sets import print_many
from aftercare_desktop.ui.dialogs.print_set import SetQuestion
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pdf_pages import PageSize
from aftercare_desktop.ui.preview import MakePdf
from aftercare_desktop.ui.printing import PrintJob, ask_printer, beside, print_pdf, write_file
from aftercare_desktop.ui.tasks import Progress, Task, Tasks
from aftercare_desktop.ui.widgets.printing_now import MakingNow
from aftercare_desktop.ui.widgets.progress_strip import ProgressStrip
from aftercare_desktop.words.chart import file_name
from aftercare_desktop.words.pocket_card import kept_off

JOB = "Aftercare papers"
_MAKING = "Making the papers"
PAPER_SIZES = {PaperSize.LETTER: PageSize(612.0, 792.0), PaperSize.A4: PageSize(595.28, 841.89)}
_DROPPED = (
    "The papers that were being printed when the window was locked were stopped. "
    "Look what lies at the printer, then print them again."
)
_UNFINISHED = (
    "The papers that were being saved when the window was locked were stopped. "
    "What lies in the folder is whole; save them again to have all of them."
)
_Take = Callable[[str, bytes, Callable[[], None]], None]
"""On the thread: takes a paper with its file name, and asks now and then whether anybody still wants it."""

PrintSetPdf = Callable[[bytes, str, QWidget, int, Callable[[], None]], bool]
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
    """Print a revision's set as one job. False if the person changed their mind. Raises what services raise.

    What is not confirmed at the printer's dialog is not recorded as printed.
    """
    made = _made_beside(desk, revision, chosen, parent)
    if made is None:
        return False
    return outlets.print_pdf(joined(pdf for _, pdf in made.pdfs), JOB, parent, chosen.copies, made.record)


def save_set(desk: Desk, revision: Revision, chosen: PrintSet, parent: QWidget, outlets: Outlets) -> int:
    """Save a revision's set into a folder, a file for each paper; gives how many."""
    folder = outlets.choose_folder(parent)
    if folder is None:
        return 0
    made = _made_beside(desk, revision, chosen, parent)
    if made is None:
        return 0
    made.record()
    for name, pdf in made.pdfs:
        write_file(pdf, folder / name)
    return len(made.pdfs)


def kept_off_card(
    desk: Desk, client_id: int, revision_id: int | None, wanted: WantedPaper
) -> tuple[str, ...]:
    """What is left out of a card because it would tell where or why somebody was, or has no room, in sentences."""
    content = desk.papers.look(client_id, wanted, revision_id).content
    return (
        kept_off(content.facts(), holds, naloxone=wanted.naloxone) if isinstance(content, CardPaper) else ()
    )


@dataclass(frozen=True, slots=True)
class _Made:
    """Papers with their file names, and what writes into the trail that they leave."""

    pdfs: Sequence[tuple[str, bytes]]
    record: Callable[[], None]


def _made_beside(desk: Desk, revision: Revision, chosen: PrintSet, parent: QWidget) -> _Made | None:
    """Make the papers on a thread while a dialog says how far it is; None if the person stopped it, or a lock did."""
    found: list[_Made] = []

    def work(progress: Progress) -> None:
        found.append(_made(desk, revision, chosen, progress.step))

    return found[0] if beside(MakingNow(parent), work) else None


def _made(desk: Desk, revision: Revision, chosen: PrintSet, step: Callable[[int, int], None]) -> _Made:
    """Nothing is recorded and nothing marked by it."""
    total = len(chosen.papers) + (1 if chosen.note else 0)
    pdfs: list[tuple[str, bytes]] = []
    for done, wanted in enumerate(chosen.papers):
        step(done, total)
        paper = desk.papers.look(revision.client_id, wanted, revision.id)
        pdfs.append((paper.file_name(), paper.pdf()))
    note = desk.chart.waiting(revision.client_id) if chosen.note else None
    charted = note.charted() if note is not None else ()
    if note is not None and charted:
        step(len(pdfs), total)
        pdfs.append((file_name(note, ".pdf"), note_pdf(note)))
    step(total, total)

    def record() -> None:
        for wanted in chosen.papers:
            gather(desk.papers, (revision.client_id,), wanted, revision.id)
        if charted:
            desk.chart.note(revision.client_id, charted)

    return _Made(pdfs, record)


def notes_waiting(desk: Desk, client_ids: Sequence[int]) -> int:
    """Of how many of these people a note can be made: something waits, and this person writes notes for the chart."""
    needed = (Permission.WRITE_CHART_NOTE, Permission.READ_CLIENT)
    return desk.chart.count_clients(client_ids) if all(map(desk.may, needed)) else 0


def looked_at(desk: Desk, client_id: int, revision_id: int | None, chosen: PrintSet) -> MakePdf:
    """Read what a person's papers are made from; what is returned draws them all, on any thread."""
    looked = [desk.papers.look(client_id, wanted, revision_id) for wanted in chosen.papers]
    note = desk.chart.waiting(client_id) if chosen.note else None

    def draw() -> bytes:
        return joined([*(paper.pdf() for paper in looked), *([note_pdf(note)] if note is not None else [])])

    return draw


def keep_as_usual(desk: Desk, chosen: PrintSet, question: SetQuestion) -> None:
    """Remember what was chosen; whether a note goes along only where it was asked."""
    note = chosen.note if question.notes else question.usual.note
    desk.papers.keep_usual_set(replace(chosen, note=note))


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
        self._unfinished = ""
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

        @contextmanager
        def at_printer() -> Iterator[_Take]:
            # Begun on the thread: the printer belongs to it alone until the job is sent or dropped.
            with PrintJob(printer) as job:
                yield lambda name, pdf, hold: job.add(pdf, told=lambda *_: hold())

        self._unfinished = _DROPPED
        self._start(client_ids, chosen, at_printer, "Printed")

    def to_folder(self, client_ids: Sequence[int], chosen: PrintSet) -> None:
        """Ask for a folder, then write every paper into it, each whole or not at all."""
        folder = self._outlets.choose_folder(self._window)
        if folder is None:
            return

        @contextmanager
        def in_folder() -> Iterator[_Take]:
            yield lambda name, pdf, _: write_file(pdf, folder / name)

        self._unfinished = _UNFINISHED
        self._start(client_ids, chosen, in_folder, "Saved")

    def unfinished(self) -> str:
        """What is to be said to whoever comes back after a lock stopped the work under way; "" where there is none."""
        return self._unfinished if self.is_busy() else ""

    def cancel(self) -> None:
        """The person does not want the rest."""
        if self._task is not None:
            self.stop()
            self.toast_requested.emit(Toast("Stopped. What is there already is whole."))

    def stop(self) -> None:
        """Nothing more leaves and nothing is said: the window is locked or closed."""
        if self._task is not None:
            self._task.cancel()
            self._finish()

    # The work

    def _start(
        self,
        client_ids: Sequence[int],
        chosen: PrintSet,
        outlet: Callable[[], AbstractContextManager[_Take]],
        done_words: str,
    ) -> None:
        total = len(client_ids) * len(chosen.papers)
        total += notes_waiting(self._desk, client_ids) if chosen.note else 0
        chart = self._desk.chart if chosen.note else None

        def work(progress: Progress) -> int:
            count = 0

            def hold() -> None:
                progress.step(count, total)

            files_of = print_many(self._desk.papers, client_ids, chosen.papers, chart=chart)
            with closing(files_of) as files, outlet() as take:
                for file in files:
                    take(file.file_name, file.pdf, hold)
                    count += 1
                    progress.step(count, total)
            return count

        def done(count: int) -> None:
            if self._task is not task:
                return  # it was stopped when nothing was left to stop
            self._finish()
            papers = "1 paper" if count == 1 else f"{count:,} papers"
            self.toast_requested.emit(Toast(f"{done_words} {papers}."))

        def failed(problem: AftercareError) -> None:
            if self._task is task:
                self._on_failed(problem)

        self.strip.show_progress(0, total)
        self.strip.show()
        self._task = task = self._tasks.run(work, done, failed, _MAKING)
        task.progressed.connect(self.strip.show_progress)

    def _on_failed(self, problem: AftercareError) -> None:
        self._finish()
        self.failed.emit(problem)

    def _finish(self) -> None:
        if self._task is not None:
            self._task.progressed.disconnect(self.strip.show_progress)
        self._task = None
        self.strip.hide()
