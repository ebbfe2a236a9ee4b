"""Printing the papers of the people in the list: of one row, of those that are chosen, or of everybody listed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.print_set import KeptOff, Look, PrintSetDialog, SetAnswer, SetQuestion, Way
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.set_printing import (
    OUTLETS,
    PAPER_SIZES,
    Outlets,
    SetRun,
    keep_as_usual,
    kept_off_card,
    looked_at,
    notes_waiting,
)
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.words.clients import counted

NOBODY = "Nobody here has a plan that can be printed."


class ListSets(QObject):
    """Asks which papers, then prints or saves them beside the window.

    The front desk gets what is final, of one person at a time.
    """

    toast_requested = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, tasks: Tasks, parent: QWidget, outlets: Outlets = OUTLETS) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = parent
        self._reads = desk.may(Permission.READ_PLAN) and desk.may(Permission.READ_CLIENT)
        self.run = SetRun(desk, tasks, parent, outlets)
        self.run.toast_requested.connect(self.toast_requested)
        self.run.failed.connect(self.failed)

    def ask_for_one(self, client_id: int) -> None:
        """The papers of one person. Who may print none of them is told before anything is asked."""
        try:
            self._desk.papers.check((client_id,), ())
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        look = partial(looked_at, self._desk, client_id, None) if self._reads else None
        finals = "What prints is the newest final version"
        says = f"{finals}, or the draft where there is none." if self._reads else f"{finals}."
        self._ask((client_id,), says, look, partial(kept_off_card, self._desk, client_id, None))

    def ask_for(self, chosen: Sequence[int], listed: Sequence[int]) -> None:
        """The papers of those that are chosen, where that is more than one, else of everybody listed."""
        wanted = chosen if len(chosen) > 1 else listed
        try:
            printable = set(self._desk.papers.printable(include_archived=True))
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        ids = tuple(client_id for client_id in wanted if client_id in printable)
        if not ids:
            self.toast_requested.emit(Toast(NOBODY))
            return
        which = "chosen" if len(chosen) > 1 else "listed"
        missing = len(wanted) - len(ids)
        says = f"{counted(len(ids))} {which}, of each the newest final version, else the draft."
        says += f" Left out, without a plan to print: {missing:,}." if missing else ""
        self._ask(ids, says, None)

    def _ask(self, ids: tuple[int, ...], says: str, look: Look | None, off: KeptOff | None = None) -> None:
        if self.run.is_busy():
            return
        try:
            usual = self._desk.papers.usual_set()
            off = off if self._reads else None
            notes = notes_waiting(self._desk, ids)
            question = SetQuestion(
                says, usual, self._desk.today, len(ids), self._reads, notes, look=look, kept_off=off
            )
            answer = PrintSetDialog.ask(question, self._window)
            if answer is not None:
                keep_as_usual(self._desk, answer.chosen, question)
                self._begin(ids, answer)
        except AftercareError as problem:
            self.failed.emit(problem)

    def _begin(self, ids: tuple[int, ...], answer: SetAnswer) -> None:
        self._desk.papers.check(ids, [one.kind for one in answer.chosen.papers], answer.chosen.note)
        if answer.way is Way.FILES:
            self.run.to_folder(ids, answer.chosen)
        else:
            size = PAPER_SIZES[self._desk.center.profile().paper]
            self.run.to_printer(ids, answer.chosen, size)
