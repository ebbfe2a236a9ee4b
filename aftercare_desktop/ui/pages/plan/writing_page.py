"""A page on which one client's draft is written: leaving it, keeping what is unsaved, undo, and turning to another."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QWidget

from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Page
from aftercare_desktop.ui.pages.plan.paper_out import PaperOut
from aftercare_desktop.ui.pages.plan.unsaved import may_leave
from aftercare_desktop.ui.pages.plan.writer import DocumentForms, Writer
from aftercare_desktop.ui.undo import UndoKeys

NOBODY = 0
"""In place of a client's id: nobody's draft is on screen."""


class WritingPage(Page):
    """Its `writer` saves what the forms hold: on whichever page a plan is written, there is one truth and one undo."""

    writer: Writer

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.client_id = NOBODY
        self._paper = PaperOut(desk, NOBODY, self.window)
        standard = QKeySequence.StandardKey
        self._undo_keys = UndoKeys(self, (standard.Undo, standard.Redo), lambda _: True)

    def _write_in(self, forms: DocumentForms, origin: Callable[[], object]) -> None:
        """From now on what is written in these forms is saved; `origin` gives who need not be told of it."""
        self._written = forms
        self.writer = Writer(self._desk, forms, origin, self)

    def _begin(self, client_id: int) -> None:
        """From now on this is about that client: nothing of another one is saved or taken back here."""
        self.client_id = client_id
        self._paper = PaperOut(self._desk, client_id, self.window)
        self.writer.end()
        self.writer.forget()

    def save_copy(self) -> None:
        """The draft cannot be stored: a PDF of what is on screen, made without the store."""
        draft = self.writer.draft
        if draft is None:
            return
        try:
            self._paper.save_copy(self._written.document(), draft.number)
        except AftercareError as problem:
            self.failed.emit(problem)

    # What the window asks

    def can_leave(self) -> bool:
        """Saves now. Where that fails, the person decides."""
        return may_leave(self.writer, self.window(), self.save_copy)

    def stash(self) -> bytes | None:
        return self.writer.unsaved()

    def unstash(self, kept: bytes) -> None:
        self.writer.put_back(kept)

    def close_down(self) -> None:
        self.writer.end()

    def undo(self) -> bool:
        return self.writer.undo()

    def redo(self) -> bool:
        """One step forward again. True if there was one."""
        return self.writer.redo()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._undo_keys.watch()
