"""The question which papers are printed: of one client with the pages beside it, and of many."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from aftercare_desktop.documents.joined import joined
from aftercare_desktop.domain.print_set import FIRST_SET, PaperKind, PrintSet, WantedPaper
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.print_set import PrintSetDialog, SetQuestion
from aftercare_desktop.ui.preview import MakePdf
from aftercare_desktop.ui.widgets.printing_now import MakingNow, PrintingNow
from aftercare_desktop.words.print_set import Card
from tests.screenshots.stage import Stage

_EVERYTHING = PrintSet(tuple(WantedPaper(kind) for kind in PaperKind))


_KEPT_OFF = f"{Card.ONE_KEPT_OFF} {Card.QUOTED.format(line='I call my AA sponsors')}"


def _look(desk: Desk, client_id: int, chosen: PrintSet) -> MakePdf:
    looked = [desk.papers.look(client_id, wanted) for wanted in chosen.papers]
    return lambda: joined(paper.pdf() for paper in looked)


def print_set(stage: Stage) -> QWidget:
    """One client's set, with its pages."""
    desk = stage.desk()
    look = partial(_look, desk, stage.client_id("Theo Bramwell"))
    question = SetQuestion(
        "Version 2. What is missing prints as a blank.",
        FIRST_SET,
        desk.today,
        look=look,
        kept_off=lambda _: (_KEPT_OFF,),
    )
    dialog = PrintSetDialog(question, stage.window)
    shown = stage.show_dialog(dialog)
    if dialog.preview is not None:
        preview = dialog.preview
        stage.settle(lambda: preview.page_count() > 0)
    return shown


def print_set_of_many(stage: Stage) -> QWidget:
    """The sets of everybody on the list, every paper ticked."""
    desk = stage.desk()
    says = "57 people listed, of each the newest final version, else the draft. Left out, without a plan to print: 3."
    question = SetQuestion(says, replace(_EVERYTHING, note=True), desk.today, people=57, notes=12)
    return stage.show_dialog(PrintSetDialog(question, stage.window))


def printing_now(stage: Stage) -> QWidget:
    """A set on its way to the printer."""
    dialog = PrintingNow(stage.window)
    dialog.show_progress(3, 11)
    return stage.show_dialog(dialog)


def making_now(stage: Stage) -> QWidget:
    """A set being made, before the printer is asked for."""
    dialog = MakingNow(stage.window)
    dialog.show_progress(1, 4)
    return stage.show_dialog(dialog)
