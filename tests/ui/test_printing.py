"""Paper out of the program: to a printer that writes a file, and as a PDF saved all or nothing."""

import os
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import QKeySequence, QPageLayout, QPageSize, QShortcut, qGray
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from aftercare_desktop.errors import StorageFailed
from aftercare_desktop.ui.pdf_pages import page_sizes, render_pages
from aftercare_desktop.ui.printing import (
    make_printer,
    print_beside,
    print_pdf,
    save_pdf,
    send_to_printer,
    write_file,
)
from aftercare_desktop.ui.widgets.printing_now import PrintingNow
from tests.ui.answering import in_dialog
from tests.ui.test_pdf_pages import pdf

__all__ = ["pdf"]


@pytest.fixture
def printer(qapp: QApplication, pdf: bytes, tmp_path: Path) -> QPrinter:
    """The printer for this paper, writing into a file."""
    made = make_printer(pdf, "Aftercare plan")
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    made.setResolution(150)
    return made


def printed(printer: QPrinter) -> bytes:
    return Path(printer.outputFileName()).read_bytes()


def test_every_page_is_printed_at_its_size(pdf: bytes, printer: QPrinter) -> None:
    send_to_printer(pdf, printer)
    assert page_sizes(printed(printer)) == page_sizes(pdf)


def softened(pdf: bytes) -> list[list[int]]:
    """Each page as a few gray squares: what a page looks like from afar."""
    found = []
    for picture in render_pages(pdf, 300):
        small = picture.scaled(30, 39, mode=Qt.TransformationMode.SmoothTransformation)
        found.append([qGray(small.pixel(x, y)) for x in range(30) for y in range(39)])
    return found


def test_print_looks_like_the_page(pdf: bytes, printer: QPrinter) -> None:
    send_to_printer(pdf, printer)
    for mine, other in zip(softened(pdf), softened(printed(printer)), strict=True):
        assert max(abs(one - two) for one, two in zip(mine, other, strict=True)) < 60


def test_only_the_chosen_pages_are_printed(pdf: bytes, printer: QPrinter) -> None:
    printer.setFromTo(2, 3)
    send_to_printer(pdf, printer)
    assert len(page_sizes(printed(printer))) == 2


def test_page_is_shrunk_to_a_smaller_sheet(pdf: bytes, printer: QPrinter) -> None:
    sheet = QPageSize(QPageSize.PageSizeId.A5)
    printer.setPageLayout(QPageLayout(sheet, QPageLayout.Orientation.Portrait, QMarginsF()))
    send_to_printer(pdf, printer)
    size = page_sizes(printed(printer))[0]
    assert (round(size.width), round(size.height)) == (420, 595)


def test_job_tells_no_name(printer: QPrinter) -> None:
    assert printer.docName() == "Aftercare plan"


def test_pdf_is_written_whole(pdf: bytes, tmp_path: Path) -> None:
    target = tmp_path / "plan-1-v1.pdf"
    target.write_bytes(b"older")
    write_file(pdf, target)
    assert target.read_bytes() == pdf
    assert [path.name for path in tmp_path.iterdir()] == ["plan-1-v1.pdf"]
    assert len(pypdfium2.PdfDocument(target)) > 3


def test_refused_folder_leaves_nothing_behind(pdf: bytes, tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match=r"plan\.pdf was not saved: .+ Choose another folder\."):
        write_file(pdf, tmp_path / "no such folder" / "plan.pdf")
    (tmp_path / "taken.pdf").mkdir()
    with pytest.raises(StorageFailed):
        write_file(pdf, tmp_path / "taken.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["taken.pdf"]


def test_saved_file_is_for_its_owner_only(pdf: bytes, tmp_path: Path) -> None:
    write_file(pdf, tmp_path / "plan.pdf")
    if os.name == "posix":
        assert (tmp_path / "plan.pdf").stat().st_mode & 0o077 == 0


def test_print_dialog_can_be_left(qtbot: QtBot, pdf: bytes) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    seen: list[type] = []
    in_dialog(QPrintDialog, lambda dialog: seen.append(type(dialog)))
    assert print_pdf(pdf, "Aftercare plan", window) is False
    assert len(seen) == 1


def test_file_is_saved_where_the_person_says(qtbot: QtBot, pdf: bytes, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    suggested: list[str] = []

    def choose(dialog: QFileDialog) -> None:
        suggested.extend(dialog.selectedFiles())
        dialog.setDirectory(str(tmp_path))
        dialog.findChildren(QLineEdit)[0].setText(str(tmp_path / "for Theo"))
        dialog.accept()

    in_dialog(QFileDialog, choose)
    assert save_pdf(pdf, "plan-1-v1.pdf", window) == tmp_path / "for Theo.pdf"
    assert (tmp_path / "for Theo.pdf").read_bytes() == pdf
    assert Path(suggested[0]).name == "plan-1-v1.pdf"
    in_dialog(QFileDialog, QFileDialog.reject)
    assert save_pdf(pdf, "plan-1-v1.pdf", window) is None


def test_window_goes_on_and_takes_no_keys_while_pages_print(
    qtbot: QtBot, pdf: bytes, printer: QPrinter
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    pressed: list[str] = []
    shortcut = QShortcut(QKeySequence("Ctrl+P"), window)
    shortcut.activated.connect(lambda: pressed.append("Ctrl+P"))
    window.show()
    said: set[str] = set()

    def type_ahead(dialog: PrintingNow) -> None:
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_X):
            qtbot.keyClick(dialog.focusWidget(), key)
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        while dialog.isVisible():
            said.add(dialog.strip.words.text())
            qtbot.wait(1)

    in_dialog(PrintingNow, type_ahead)
    assert print_beside(pdf, printer, window) is True
    assert pressed == []
    assert len(said) >= 2  # the window was painted between pages
    assert page_sizes(printed(printer)) == page_sizes(pdf)


def test_printing_can_be_stopped(qtbot: QtBot, pdf: bytes, printer: QPrinter) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    in_dialog(PrintingNow, lambda dialog: qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape))
    assert print_beside(pdf, printer, window) is False


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_printer_that_does_not_start_is_told(qtbot: QtBot, pdf: bytes, printer: QPrinter) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    printer.setOutputFileName("/no such folder/printed.pdf")
    with pytest.raises(StorageFailed, match="did not start"):
        print_beside(pdf, printer, window)


def test_page_without_color_is_sent_without_color(pdf: bytes, printer: QPrinter) -> None:
    printer.setResolution(1200)
    send_to_printer(pdf, printer)
    assert len(printed(printer)) < 300_000 * len(page_sizes(pdf))


def test_color_stays_color(qapp: QApplication, tmp_path: Path) -> None:
    page = BytesIO()
    drawing = Canvas(page, pagesize=(612, 792))
    drawing.setFillColorRGB(0.8, 0, 0)
    drawing.rect(72, 72, 100, 100, fill=1)
    drawing.save()
    colored = make_printer(page.getvalue(), "Aftercare plan")
    colored.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    colored.setOutputFileName(str(tmp_path / "printed.pdf"))
    send_to_printer(page.getvalue(), colored)
    (picture,) = render_pages(printed(colored), 300)
    assert not picture.allGray()
