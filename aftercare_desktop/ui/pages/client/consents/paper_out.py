"""Shows a consent on paper, or the scan of its signed page, with Print and Save as PDF."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from aftercare_desktop.documents.consent import consent_pdf
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.consents import ConsentRow
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.signatures import scan_pages
from aftercare_desktop.ui.dialogs.paper import PaperDialog
from aftercare_desktop.ui.printing import print_pdf, save_pdf

JOB = "Consent"
SCAN = "The signed page"
Fail = Callable[[AftercareError], object]


def show_form(window: QWidget, desk: Desk, row: ConsentRow, fail: Fail) -> None:
    """The form of a consent; what is printed or saved has its line in the trail."""
    number = row.stored.id
    paper = desk.consent_papers.paper(number)

    def out(give: Callable[[bytes], object]) -> None:
        try:
            give(desk.consent_papers.pdf(number))
        except AftercareError as problem:
            fail(problem)

    dialog = PaperDialog(
        f"Consent {number}",
        partial(consent_pdf, paper),
        title=JOB,
        print_it=lambda: out(lambda pdf: print_pdf(pdf, JOB, dialog)),
        save_it=lambda: out(lambda pdf: save_pdf(pdf, paper.file_name(), dialog)),
        parent=window,
    )
    dialog.exec()
    dialog.deleteLater()  # the window would keep it, and the pages with it


def show_scan(window: QWidget, desk: Desk, row: ConsentRow, fail: Fail) -> None:
    """The scan that was attached, to be looked at."""
    try:
        content = desk.consent_papers.scan(row.stored.id)
    except AftercareError as problem:
        fail(problem)
        return
    dialog = PaperDialog(SCAN, partial(scan_pages, content), title=JOB, parent=window)
    dialog.exec()
    dialog.deleteLater()
