"""Paper out of the program: the system's print dialog and "Save as PDF". Nothing stays behind in temporary folders."""

import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, QStandardPaths
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from aftercare_desktop.errors import AftercareError, StorageFailed
from aftercare_desktop.ui.pdf_pages import POINTS_PER_INCH, PageSize, is_gray, page_sizes, render_page
from aftercare_desktop.ui.tasks import Progress, Tasks
from aftercare_desktop.ui.widgets.printing_now import PrintingNow

_HIGHEST_RESOLUTION = 300
"""Dots per inch: letters smoothed with grays look no better beyond, and a page takes four times as long."""

Told = Callable[[int, int], None]
"""Told how many pages of how many are drawn; what it raises stops the printing."""


def _nobody(done: int, total: int) -> None:
    """Nobody waits for it."""


def _nothing() -> None:
    """Nothing has to be done first."""


def print_pdf(
    pdf: bytes, job: str, parent: QWidget, copies: int = 1, confirmed: Callable[[], None] = _nothing
) -> bool:
    """Ask where to print, and print on a thread while a small dialog says how far it is. False if the person changed
    their mind, before or meanwhile.

    `confirmed` is called once they said where, before anything leaves; what it raises keeps it here. `job` is what the
    printer's queue shows, where anybody sees it: never a client's name.

    Raises `StorageFailed` when the printer cannot be started.
    """
    printer = make_printer(pdf, job)
    printer.setCopyCount(copies)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    confirmed()
    return print_beside(pdf, printer, parent)


def print_beside(pdf: bytes, printer: QPrinter, parent: QWidget) -> bool:
    """Print on a thread, which alone touches the printer until it is finished; a dialog takes the keys meanwhile.

    False if the person stopped it. Raises `StorageFailed` when the printer cannot be started.
    """
    return beside(PrintingNow(parent), lambda progress: send_to_printer(pdf, printer, progress.step))


def beside(dialog: PrintingNow, work: Callable[[Progress], None]) -> bool:
    """Work on a thread while the dialog says how far it is. False if the person stopped it. Raises what it raises."""
    tasks = Tasks(dialog)
    problems: list[AftercareError] = []

    def failed(problem: AftercareError) -> None:
        problems.append(problem)
        dialog.reject()

    task = tasks.run(work, lambda _: dialog.accept(), failed)
    task.progressed.connect(dialog.show_progress)
    finished = dialog.exec() == QDialog.DialogCode.Accepted
    tasks.close()  # a page that is being drawn is waited for: the printer goes away with this method
    dialog.deleteLater()
    if problems:
        raise problems[0]
    return finished


def make_printer(pdf: bytes, job: str) -> QPrinter:
    """A printer set to the paper of the document, edge to edge: the document has its own margins."""
    sizes = page_sizes(pdf)
    printer = _printer(sizes[0], job)
    printer.setFromTo(1, len(sizes))
    return printer


def _printer(size: PageSize, job: str) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(job)
    printer.setCreator("Aftercare Desktop")
    printer.setFullPage(True)
    paper = QPageSize(
        QSizeF(size.width, size.height), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    printer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF()))
    return printer


def send_to_printer(pdf: bytes, printer: QPrinter, told: Told = _nobody) -> None:
    """Print the chosen pages and copies. Raises `StorageFailed` when the printer cannot be started."""
    pages = _chosen_pages(pdf, printer)
    if is_gray(pdf, {number for number, _ in pages}):
        printer.setColorMode(QPrinter.ColorMode.GrayScale)
    with PrintJob(printer) as job:
        job.add(pdf, pages, told)


class PrintJob:
    """One job at a printer, to which papers are added as they are made; it is sent at the end, or dropped where
    something is raised. Begun, used and ended on one thread. Raises `StorageFailed` when it cannot start.
    """

    def __init__(self, printer: QPrinter) -> None:
        self._printer = printer
        self._painter = QPainter()
        self._begun = False

    def __enter__(self) -> Self:
        if not self._painter.begin(self._printer):
            raise StorageFailed(
                "The printer did not start. Check that it is on and connected, then print again."
            )
        # What is lossless is also smaller: a page of letters grows by what is made for photographs.
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        return self

    def add(
        self, pdf: bytes, pages: Sequence[tuple[int, PageSize]] | None = None, told: Told = _nobody
    ) -> None:
        """Draw these pages, or all of them as often as copies are wanted of a printer that makes none itself."""
        if pages is None:
            by_hand = 1 if self._printer.supportsMultipleCopies() else self._printer.copyCount()
            pages = list(enumerate(page_sizes(pdf))) * by_hand
        for done, (number, size) in enumerate(pages):
            told(done, len(pages))
            if self._begun:
                self._printer.newPage()
            self._begun = True
            _draw_page(self._painter, self._printer, pdf, number, size)
        told(len(pages), len(pages))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._printer.abort()  # nothing is sent, as far as the printer lets it
        self._painter.end()


def ask_printer(size: PageSize, job: str, parent: QWidget, copies: int = 1) -> QPrinter | None:
    """Ask where to print a stack of papers that are not made yet. None if the person changed their mind."""
    printer = _printer(size, job)
    printer.setCopyCount(copies)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def _chosen_pages(pdf: bytes, printer: QPrinter) -> list[tuple[int, PageSize]]:
    sizes = list(enumerate(page_sizes(pdf)))
    first, last = printer.fromPage(), printer.toPage()
    chosen = sizes[first - 1 : last] if first else sizes
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    by_hand = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return chosen * by_hand


def _draw_page(painter: QPainter, printer: QPrinter, pdf: bytes, number: int, size: PageSize) -> None:
    """Draw a page at its true size in the middle of the sheet; only a smaller sheet shrinks it."""
    dots = min(printer.resolution(), _HIGHEST_RESOLUTION)
    gray = printer.colorMode() == QPrinter.ColorMode.GrayScale or is_gray(pdf, {number})
    picture = render_page(pdf, number, dots, gray=gray)
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = printer.resolution() / POINTS_PER_INCH
    width, height = size.width * scale, size.height * scale
    shrink = min(1.0, sheet.width() / width, sheet.height() / height)
    width, height = width * shrink, height * shrink
    left, top = (sheet.width() - width) / 2, (sheet.height() - height) / 2
    painter.drawImage(QRectF(left, top, width, height), picture)


def save_pdf(pdf: bytes, suggested: str, parent: QWidget) -> Path | None:
    """Ask where to save and save. None if the person changed their mind.

    Raises `StorageFailed` with the reason when the file cannot be written; an older file then stands as it was.
    """
    return save_file(pdf, suggested, parent)


_KINDS = {
    ".pdf": "PDF files (*.pdf)",
    ".csv": "CSV files (*.csv)",
    ".xlsx": "Excel files (*.xlsx)",
    ".txt": "Text files (*.txt)",
    ".json": "JSON files (*.json)",
}


def save_file(content: bytes, suggested: str, parent: QWidget) -> Path | None:
    """As `save_pdf`, for any kind of file; the kind is told by the suggested name."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    suffix = Path(suggested).suffix
    title = "Save as text" if suffix == ".txt" else f"Save as {suffix[1:].upper()}"
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / suggested), _KINDS[suffix])
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() != suffix:
        path = path.with_name(path.name + suffix)
    write_file(content, path)
    return path


def write_file(content: bytes, path: Path) -> None:
    """Write all or nothing: beside the target first, then renamed over it. Raises `StorageFailed`."""
    try:
        handle, name = tempfile.mkstemp(prefix=".aftercare-", suffix=".part", dir=path.parent)
    except OSError as problem:
        raise StorageFailed(_not_saved(path, problem)) from problem
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as problem:
        with suppress(OSError):
            Path(name).unlink()
        raise StorageFailed(_not_saved(path, problem)) from problem


def _not_saved(path: Path, problem: OSError) -> str:
    reason = problem.strerror or "the folder cannot be written"
    return f"{path.name} was not saved: {reason}. Choose another folder."
