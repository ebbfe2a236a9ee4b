"""The question which papers are printed together: usual choices, keys, pages to look at, and what is refused."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.documents.papers import paper_pdf
from aftercare_desktop.domain.print_set import FIRST_SET, PaperKind, PrintSet, WantedPaper
from aftercare_desktop.ui.dialogs.print_set import Part, PrintSetDialog, SetAnswer, SetQuestion, Way
from aftercare_desktop.ui.theme import theme
from tests.builders import TODAY
from tests.documents.papers import plan_paper
from tests.ui.answering import in_dialog


def asked(act: Any, usual: PrintSet = FIRST_SET, **facts: Any) -> SetAnswer | None:
    question = SetQuestion("Version 3.", usual, lambda: TODAY, **facts)
    in_dialog(PrintSetDialog, act)
    return PrintSetDialog.ask(question, None)


def tick(dialog: PrintSetDialog, *parts: Part) -> None:
    for part, box in dialog.parts.boxes.items():
        if box.isChecked() is not (part in parts):
            box.click()


def type_copies(qtbot: QtBot, dialog: PrintSetDialog, copies: str) -> None:
    dialog.copies.line.selectAll()
    qtbot.keyClick(dialog.copies.line, Qt.Key.Key_Delete)
    qtbot.keyClicks(dialog.copies.line, copies)


def test_enter_prints_what_is_usual(qtbot: QtBot) -> None:
    answer = asked(lambda dialog: qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return))
    assert answer == SetAnswer(FIRST_SET, Way.PRINTER)


def test_escape_prints_nothing(qtbot: QtBot) -> None:
    assert asked(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape)) is None


def test_every_choice_is_in_the_answer(qtbot: QtBot) -> None:
    def choose(dialog: PrintSetDialog) -> None:
        tick(dialog, *Part)
        dialog.naloxone.box.click()
        dialog.cards.set_value(2)
        qtbot.keyClicks(dialog.own_line.line, "June is waiting for me.")
        dialog.first_day.set_value(date(2026, 12, 7))
        type_copies(qtbot, dialog, "3")
        dialog.files.click()

    answer = asked(choose, notes=1)
    card = WantedPaper(PaperKind.CARD, naloxone=False, cards=2, own_line="June is waiting for me.")
    week = WantedPaper(PaperKind.WEEK, first_day=date(2026, 12, 7))
    papers = (WantedPaper(), WantedPaper(large=True), card, week, WantedPaper(PaperKind.CHART))
    assert answer == SetAnswer(PrintSet(papers, 3, note=True), Way.FILES)
    assert answer is not None
    again = asked(lambda dialog: dialog.print.click(), answer.chosen)
    assert again is not None
    assert [one.kind for one in again.chosen.papers] == [one.kind for one in papers]
    assert again.chosen.copies == 3


@pytest.mark.parametrize("copies", ["0", "", "21", "x"])
def test_copies_are_a_sensible_number(qtbot: QtBot, copies: str) -> None:
    def choose(dialog: PrintSetDialog) -> None:
        type_copies(qtbot, dialog, copies)
        dialog.print.click()
        assert dialog.copies.problem() == "Use a number from 1 to 20."

    assert asked(choose) is None


def test_the_note_is_offered_where_something_waits_for_the_chart(qtbot: QtBot) -> None:
    usual = PrintSet((), 1, note=True)

    def look(dialog: PrintSetDialog) -> None:
        assert dialog.parts.value() == (Part.NOTE,)
        dialog.print.click()

    assert asked(look, usual, notes=1) == SetAnswer(usual, Way.PRINTER)
    assert asked(lambda dialog: dialog.print.click(), usual) == SetAnswer(PrintSet(), Way.PRINTER)


def test_nothing_chosen_is_told(qtbot: QtBot) -> None:
    def choose(dialog: PrintSetDialog) -> None:
        tick(dialog)
        dialog.print.click()
        assert dialog.parts.problem() == "Choose at least one paper."

    assert asked(choose) is None


def test_fields_of_a_paper_show_with_it_and_a_line_of_their_own_for_one_client_only(qtbot: QtBot) -> None:
    def look(dialog: PrintSetDialog) -> None:
        tick(dialog, Part.PLAN)
        shown = [field.isVisible() for field in (dialog.naloxone, dialog.own_line, dialog.first_day)]
        assert shown == [False, False, False]
        tick(dialog, Part.CARD, Part.WEEK)
        shown = [field.isVisible() for field in (dialog.naloxone, dialog.own_line, dialog.first_day)]
        assert shown == [True, False, True]
        assert Part.CHART not in dialog.parts.boxes
        assert dialog.count.text() == "6 papers"

    asked(look, people=3, chart=False)


def test_what_is_left_off_the_card_is_seen_at_once_in_a_low_window_with_large_text(qtbot: QtBot) -> None:
    before = theme().appearance
    theme().set_appearance(replace(before, text_percent=130))
    try:
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(960, 600)
        window.show()
        told = "2 lines name the center, a program, a diagnosis, a medicine or a kind of care. " * 2

        def look(dialog: PrintSetDialog) -> None:
            assert dialog.kept_off.text() == told
            assert dialog.kept_off.visibleRegion().boundingRect() == dialog.kept_off.rect()
            assert dialog.own_line_told.isHidden()
            tick(dialog, Part.PLAN)
            assert dialog.kept_off.isHidden()

        in_dialog(PrintSetDialog, look)
        question = SetQuestion("Version 3.", FIRST_SET, lambda: TODAY, kept_off=lambda _: (told,))
        PrintSetDialog.ask(question, window)
    finally:
        theme().set_appearance(before)


def test_the_pages_of_what_is_ticked_are_counted(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)

    def look(chosen: PrintSet) -> Any:
        assert chosen == PrintSet()
        return lambda: paper_pdf(plan_paper())

    def wait(dialog: PrintSetDialog) -> None:
        qtbot.waitUntil(lambda: dialog.count.text().endswith("pages"), timeout=10_000)
        assert dialog.preview is not None
        assert dialog.count.text() == f"{dialog.preview.page_count()} pages"
        tick(dialog)
        assert dialog.count.text() == "Nothing chosen"

    in_dialog(PrintSetDialog, wait)
    PrintSetDialog.ask(SetQuestion("Version 3.", PrintSet(), lambda: TODAY, look=look), window)
