"""Printing from the plan: one more key than before, the usual set remembered, and the copy recorded with one key."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.plan_events import PlanEventKind
from aftercare_desktop.domain.print_set import PaperKind, PrintSet, WantedPaper
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.plan_event import PlanEventDialog
from aftercare_desktop.ui.dialogs.print_set import Part, PrintSetDialog
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pages.plan.set_out import SetOut
from aftercare_desktop.ui.pdf_pages import page_sizes
from aftercare_desktop.ui.set_printing import Outlets
from aftercare_desktop.ui.widgets.printing_now import MakingNow
from aftercare_desktop.words.print_set import Card
from tests.builders import full_plan
from tests.ui.answering import in_dialog
from tests.ui.pages.plan.conftest import Shown, ShowPlan


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[bytes, int]]:
    """What went to the printer, each with the copies."""
    found: list[tuple[bytes, int]] = []

    def print_pdf(pdf: bytes, job: str, parent: QWidget, copies: int, confirmed: Callable[[], None]) -> bool:
        assert "Theo" not in job
        confirmed()
        found.append((pdf, copies))
        return True

    monkeypatch.setattr(
        SetOut.__init__,
        "__defaults__",
        (Outlets(print_pdf=print_pdf, choose_folder=lambda parent: tmp_path),),
    )
    return found


def toasts(shown: Shown) -> list[Toast]:
    found: list[Toast] = []
    shown.pane.toast_requested.connect(found.append)
    return found


def finalized(show_plan: ShowPlan) -> Shown:
    shown = show_plan(full_plan())
    revision = shown.desk.plans.open(shown.client_id).revision
    assert revision is not None
    shown.desk.plans.finalize(revision.id, revision.version, "She leaves today")
    shown.pane.show_again()
    return shown


def test_ctrl_p_and_enter_print_the_usual_set(
    qtbot: QtBot, show_plan: ShowPlan, printed: list[tuple[bytes, int]]
) -> None:
    shown = show_plan(full_plan())
    told = toasts(shown)
    in_dialog(PrintSetDialog, lambda dialog: qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return))
    shown.pane.tools.print.click()
    ((pdf, copies),) = printed
    assert copies == 1
    assert len(page_sizes(pdf)) > 5
    assert [(toast.text, toast.action_text) for toast in told] == [("Printed.", "")]


def test_what_is_kept_off_the_card_is_told_before_it_is_printed(
    qtbot: QtBot, show_plan: ShowPlan, printed: list[tuple[bytes, int]]
) -> None:
    plan = full_plan()
    crisis = replace(plan.hard_times.crisis, alone="I call my AA sponsors")
    shown = show_plan(replace(plan, hard_times=replace(plan.hard_times, crisis=crisis)))

    def look(dialog: PrintSetDialog) -> None:
        assert dialog.kept_off.isVisible()
        assert dialog.kept_off.text().startswith("1 line names")
        assert "\u201cI call my AA sponsors\u201d" in dialog.kept_off.text()
        dialog.own_line.focus_inside()
        qtbot.keyClicks(dialog.focusWidget(), "Day 30 at Alder-Point")
        assert dialog.own_line_told.text() == Card.OWN_LINE_KEPT_OFF
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape)

    in_dialog(PrintSetDialog, look)
    shown.pane.tools.print.click()
    assert printed == []


def printed_lines(desk: Desk) -> list[Event]:
    """What the trail says left, in what was done last."""
    out = {Event.PLAN_PRINTED, Event.CARD_PRINTED, Event.CHART_NOTE_MADE}
    return sorted(line.event for line in desk.audit.entries() if line.event in out)


def test_papers_are_made_while_a_dialog_stands_there_and_stopping_it_prints_and_records_nothing(
    qtbot: QtBot, show_plan: ShowPlan, printed: list[tuple[bytes, int]], desk: Desk
) -> None:
    shown = show_plan(full_plan())
    told = toasts(shown)
    in_dialog(PrintSetDialog, lambda dialog: dialog.print.click())
    in_dialog(MakingNow, lambda dialog: qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape))
    shown.pane.print_plan()
    assert (printed, told, printed_lines(desk)) == ([], [], [])
    in_dialog(PrintSetDialog, lambda dialog: dialog.files.click())
    in_dialog(MakingNow, lambda dialog: qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape))
    shown.pane.print_plan()
    assert (told, printed_lines(desk)) == ([], [])


def test_a_set_not_confirmed_at_the_printer_is_not_recorded_as_printed(
    qtbot: QtBot, show_plan: ShowPlan, desk: Desk
) -> None:
    shown = show_plan(full_plan())
    for act, lines in ((QPrintDialog.reject, []), (_to_file, [Event.CARD_PRINTED, Event.PLAN_PRINTED])):
        in_dialog(PrintSetDialog, lambda dialog: dialog.print.click())
        in_dialog(QPrintDialog, act)
        shown.pane.print_plan()
        assert printed_lines(desk) == lines


def _to_file(dialog: QPrintDialog) -> None:
    """The printer of a machine without one; nothing is left anywhere."""
    printer = dialog.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(os.devnull)
    printer.setResolution(72)
    dialog.done(QPrintDialog.DialogCode.Accepted)


def test_what_was_chosen_is_usual_the_next_time(
    qtbot: QtBot, show_plan: ShowPlan, printed: list[tuple[bytes, int]], desk: Desk
) -> None:
    shown = show_plan(full_plan())

    def week_only(dialog: PrintSetDialog) -> None:
        for part, box in dialog.parts.boxes.items():
            if box.isChecked() is not (part is Part.WEEK):
                box.click()
        dialog.print.click()

    in_dialog(PrintSetDialog, week_only)
    shown.pane.print_plan()
    assert desk.papers.usual_set() == PrintSet((WantedPaper(PaperKind.WEEK),))
    assert len(page_sizes(printed[0][0])) == 1


def test_after_a_final_one_key_records_that_the_copy_was_given(
    qtbot: QtBot, show_plan: ShowPlan, printed: list[tuple[bytes, int]], desk: Desk
) -> None:
    shown = finalized(show_plan)
    told = toasts(shown)
    in_dialog(PrintSetDialog, lambda dialog: dialog.print.click())
    shown.pane.print_plan()
    assert desk.plan_events.of_client(shown.client_id) == ()
    assert (told[0].action_text, told[0].action_key) == ("Copy given", "Alt+G")
    shown.pane.window().activateWindow()
    qtbot.waitUntil(shown.pane.isActiveWindow)
    qtbot.keyClick(shown.pane, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    (kept,) = desk.plan_events.of_client(shown.client_id)
    assert (kept.event.kind, kept.event.person) == (PlanEventKind.COPY_GIVEN, "Theodore Bramwell")
    assert told[1].undo is not None
    in_dialog(PlanEventDialog, lambda dialog: dialog.reject())
    qtbot.keyClick(shown.pane, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    assert len(desk.plan_events.of_client(shown.client_id)) == 1


def test_a_set_as_files(
    qtbot: QtBot, show_plan: ShowPlan, printed: list[tuple[bytes, int]], tmp_path: Path
) -> None:
    shown = finalized(show_plan)
    in_dialog(PrintSetDialog, lambda dialog: dialog.files.click())
    shown.pane.print_plan()
    names = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert names == [f"card-{shown.client_id}-v1.pdf", f"plan-{shown.client_id}-v1.pdf"]
    assert printed == []


def test_the_note_for_the_chart_goes_with_the_set_and_marks_nothing(
    qtbot: QtBot, show_plan: ShowPlan, printed: list[tuple[bytes, int]], tmp_path: Path, desk: Desk
) -> None:
    shown = finalized(show_plan)
    waiting = desk.chart.count(shown.client_id)
    assert waiting > 0
    desk.papers.keep_usual_set(PrintSet((), note=True))
    in_dialog(PrintSetDialog, lambda dialog: dialog.files.click())
    shown.pane.print_plan()
    (path,) = tmp_path.glob("*.pdf")
    assert path.name.startswith(f"note-{shown.client_id}-")
    assert desk.chart.count(shown.client_id) == waiting
    assert desk.papers.usual_set().note
