"""The copy of everything from the panel: made beside the window, kept with its request, looked at, printed, saved."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.own_record import CopyForm, StoredCopyRequest
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.own_copies import copy_file
from aftercare_desktop.ui.dialogs.paper import PaperDialog
from aftercare_desktop.ui.printing import beside, print_pdf, save_file
from aftercare_desktop.ui.tasks import Progress
from aftercare_desktop.ui.widgets.printing_now import PrintingNow

PrintPaper = Callable[[bytes, str, QWidget], bool]
SaveFile = Callable[[bytes, str, QWidget], Path | None]
JOB = "copy-of-record"
_MAKING, _STEP = "Making the copy", "Step {number} of {total}"
_STEPS = 3


class Copies:
    """Every method raises the errors of services and printing. No file name tells a name."""

    print_paper: PrintPaper = staticmethod(print_pdf)
    save_file: SaveFile = staticmethod(save_file)

    def __init__(self, desk: Desk, window: Callable[[], QWidget]) -> None:
        self._desk = desk
        self._window = window

    def make(self, stored: StoredCopyRequest, form: CopyForm, *, large: bool) -> bool:
        """Gather, draw and keep the copy on a thread while a dialog says how far it is. False if it was stopped."""

        def work(progress: Progress) -> None:
            progress.step(0, _STEPS)
            paper = self._desk.own_copies.gather(stored.client_id)
            progress.step(1, _STEPS)
            content = copy_file(replace(paper, large=large), form)
            progress.step(2, _STEPS)
            self._desk.own_copies.keep(stored.id, content, form, stored.version)

        return beside(PrintingNow(self._window(), _MAKING, _MAKING, _STEP), work)

    def look(self, stored: StoredCopyRequest) -> Path | None:
        """Show the file that was made, with Print and Save; one that is no paper is saved. Gives where it was saved."""
        kept = self._desk.own_copies.kept(stored.id)
        if kept.form is CopyForm.JSON:
            return self.save_file(kept.content, f"{JOB}-{stored.client_id}.json", self._window())
        name = f"{JOB}-{stored.client_id}.pdf"
        dialog = PaperDialog(
            "Copy of everything",
            lambda: kept.content,
            print_it=lambda: self.print_paper(kept.content, JOB, dialog),
            save_it=lambda: self.save_file(kept.content, name, dialog),
            parent=self._window(),
        )
        dialog.exec()
        dialog.deleteLater()
        return None
