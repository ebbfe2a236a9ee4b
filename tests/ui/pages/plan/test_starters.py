"""Starters on the plan by keyboard: chosen over it, put in at the keyboard, filled blank by blank, saved, undone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.blanks import BLANK, open_blanks
from aftercare_desktop.domain.plans import Goal, PlanDocument, Section, Step
from aftercare_desktop.domain.readiness_choices import CheckKey
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.pages.plan.autosave import SaveState
from aftercare_desktop.ui.pages.plan.starter_chooser import StarterChooser
from aftercare_desktop.words.starters import ANY_BLANK
from tests.builders import full_plan
from tests.ui.pages.plan.conftest import Shown, ShowPlan

Key = Qt.Key


def chooser(plan: Shown) -> StarterChooser:
    """The chooser on screen."""
    found = plan.pane.shown_by.findChild(StarterChooser)
    assert isinstance(found, StarterChooser)
    assert found.isVisible()
    return found


def press(qtbot: QtBot, key: Qt.Key, to: QWidget | None = None) -> None:
    """A key pressed and let go where the keyboard is."""
    widget = to or QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key)
    QApplication.processEvents()


def put_in(qtbot: QtBot, plan: Shown, words: str) -> None:
    """F2, the words typed, Enter."""
    press(qtbot, Key.Key_F2, plan.pane)
    qtbot.keyClicks(chooser(plan).search, words)
    press(qtbot, Key.Key_Return)
    QApplication.processEvents()


def typed(qtbot: QtBot, words: str) -> None:
    """Typing where the keyboard is."""
    qtbot.keyClicks(QApplication.focusWidget(), words)


def empty_plan(show_plan: ShowPlan, section: Section) -> Shown:
    """A draft with nothing in it, at one section."""
    plan = show_plan(PlanDocument())
    plan.section(section)
    return plan


def test_a_goal_lands_with_its_first_blank_selected_and_is_saved(qtbot: QtBot, show_plan: ShowPlan) -> None:
    plan = empty_plan(show_plan, Section.GOALS)
    put_in(qtbot, plan, "first month")
    stored = plan.stored().goals
    assert [goal.words for goal in stored] == [f"In the next month I want to {BLANK}."]
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.selectedText() == BLANK
    assert plan.pane.forms.blanks.ask.text() == "Ask: What do you want most in the next month?"
    typed(qtbot, "see my son")
    assert field.text() == "In the next month I want to see my son."
    press(qtbot, Key.Key_F3)
    why = QApplication.focusWidget()
    assert isinstance(why, QLineEdit)
    assert (why.text(), why.selectedText()) == (f"I want this because {BLANK}.", BLANK)
    typed(qtbot, "I miss him")
    assert plan.pane.writer.keep()
    assert plan.stored().goals[0].words == "In the next month I want to see my son."
    assert plan.stored().goals[0].why == "I want this because I miss him."


def test_the_question_goes_with_its_section(qtbot: QtBot, show_plan: ShowPlan) -> None:
    plan = empty_plan(show_plan, Section.GOALS)
    put_in(qtbot, plan, "first month")
    strip = plan.pane.forms.blanks
    plan.section(Section.HOME)
    assert not strip.isVisible()
    assert not plan.pane.forms.starters.isVisible()
    press(qtbot, Key.Key_F3, plan.pane)
    assert plan.pane.forms.section() is Section.GOALS
    assert strip.ask.text() == "Ask: What do you want most in the next month?"


def test_a_blank_of_nobodys_starter_asks_for_own_words(qtbot: QtBot, show_plan: ShowPlan) -> None:
    plan = show_plan(replace(PlanDocument(), goals=(Goal("a" * 16, "I want ___ soon."),)))
    press(qtbot, Key.Key_F3, plan.pane)
    assert plan.pane.forms.blanks.ask.text() == ANY_BLANK


def test_tab_to_a_line_with_a_blank_selects_only_the_blank(qtbot: QtBot, show_plan: ShowPlan) -> None:
    plan = empty_plan(show_plan, Section.GOALS)
    put_in(qtbot, plan, "first month")
    press(qtbot, Key.Key_Tab)
    why = QApplication.focusWidget()
    assert isinstance(why, QLineEdit)
    assert why.selectedText() == BLANK


@pytest.mark.parametrize(
    ("section", "words", "path"),
    [
        (Section.SIGNS, "skip meetings", "signs.signs.0.notice"),
        (Section.HARD_TIMES, "wait it out", "hard_times.crisis.alone"),
        (Section.HARD_TIMES, "go to a meeting now", "hard_times.crisis.distractions"),
        (Section.DAILY_LIFE, "three meals", "daily_life.wellness"),
        (Section.DAILY_LIFE, "make a budget", "daily_life.money"),
        (Section.GOALS, "call my mentor", "goals.0.steps.0.what"),
        (Section.GOALS, "write my resume", "goals.0.steps.0.what"),
    ],
)
def test_every_kind_lands_in_its_field(
    qtbot: QtBot, show_plan: ShowPlan, section: Section, words: str, path: str
) -> None:
    plan = empty_plan(show_plan, section)
    put_in(qtbot, plan, words)
    assert open_blanks(plan.stored()) == (path,)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    selected = field.selectedText() if isinstance(field, QLineEdit) else field.textCursor().selectedText()
    assert selected == BLANK


def test_a_step_goes_into_the_goal_at_hand_after_the_step_at_hand(qtbot: QtBot, show_plan: ShowPlan) -> None:
    steps = (Step("1" * 16, "One", "Me"), Step("2" * 16, "Two", "Me"))
    goals = tuple(Goal(letter * 16, letter, steps=steps) for letter in "ab")
    plan = show_plan(replace(PlanDocument(), goals=goals))
    plan.pane.moving.go_to("goals.0.steps.0.what")
    put_in(qtbot, plan, "call my mentor")
    first, second = plan.stored().goals
    assert [step.what[:9] for step in first.steps] == ["One", "I call my", "Two"]
    assert second == goals[1]


def test_below_what_is_written_the_new_blank_is_selected(qtbot: QtBot, show_plan: ShowPlan) -> None:
    document = full_plan()
    life = replace(document.daily_life, wellness=f"😀 I run at {BLANK}.")
    plan = show_plan(replace(document, daily_life=life))
    plan.section(Section.DAILY_LIFE)
    put_in(qtbot, plan, "three meals")
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    typed(qtbot, "soup")
    assert field.toPlainText() == f"😀 I run at {BLANK}.\nI eat three meals a day. I can cook soup."


def test_enter_held_down_puts_in_once(qtbot: QtBot, show_plan: ShowPlan) -> None:
    plan = empty_plan(show_plan, Section.GOALS)
    press(qtbot, Key.Key_F2, plan.pane)
    search = chooser(plan).search
    qtbot.keyClicks(search, "first month")
    none = Qt.KeyboardModifier.NoModifier
    for repeated in (False, True, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, none, "\r", repeated)
        QApplication.sendEvent(QApplication.focusWidget(), event)
        QApplication.processEvents()
    assert plan.stored().goals == ()
    QApplication.sendEvent(search, QKeyEvent(QEvent.Type.KeyRelease, Key.Key_Return, none, "\r", False))
    QApplication.processEvents()
    assert len(plan.stored().goals) == 1
    assert len(plan.stored().goals[0].steps) == 3


def test_where_no_starter_has_the_words_none_is_told_below(qtbot: QtBot, plan: Shown) -> None:
    press(qtbot, Key.Key_F2, plan.pane)
    palette = chooser(plan)
    qtbot.keyClicks(palette.search, "opioids")
    assert palette.preview.isVisible()
    tall = palette.panel.height()
    qtbot.keyClicks(palette.search, "zzyzx")
    assert palette.nothing.isVisible()
    assert not palette.preview.isVisible()
    assert palette.panel.height() < tall / 2
    assert not palette.search.accessibleDescription()


def test_f2_again_and_esc_put_nothing_in(qtbot: QtBot, plan: Shown) -> None:
    plan.section(Section.GOALS)
    press(qtbot, Key.Key_F2, plan.pane)
    press(qtbot, Key.Key_F2)
    assert len(plan.pane.shown_by.findChildren(StarterChooser)) == 1
    press(qtbot, Key.Key_Escape)
    assert plan.stored() == full_plan()


def test_one_undo_takes_back_a_whole_template(qtbot: QtBot, plan: Shown) -> None:
    plan.section(Section.GOALS)
    before = plan.pane.forms.document()
    put_in(qtbot, plan, "stimulants template")
    after = plan.stored()
    assert after != before
    assert after.goals[: len(before.goals)] == before.goals
    plan.pane.undo()
    assert plan.pane.writer.keep()
    assert plan.stored() == before
    plan.pane.redo()
    assert plan.pane.writer.keep()
    assert plan.stored() == after


def test_a_plan_starts_from_a_template(qtbot: QtBot, show_plan: ShowPlan) -> None:
    plan = show_plan()
    assert plan.pane.empty.other.isVisible()
    plan.pane.empty.other.setFocus()
    press(qtbot, Key.Key_Return)
    assert chooser(plan).offer().hit.title == "Opioids"  # what the client uses comes first
    press(qtbot, Key.Key_Return, chooser(plan).search)
    QApplication.processEvents()
    assert plan.stored().goals[0].words == f"In the next month I want to {BLANK}."
    assert plan.pane.writer.state() is SaveState.KEPT
    gaps = {result.key for result in plan.pane._check() if not result.ready}
    assert CheckKey.OWN_WORDS in gaps


def test_a_blank_that_was_left_open_is_a_gap_that_leads_to_it(qtbot: QtBot, show_plan: ShowPlan) -> None:
    plan = empty_plan(show_plan, Section.DAILY_LIFE)
    put_in(qtbot, plan, "three meals")
    gap = next(result for result in plan.pane._check() if result.key is CheckKey.OWN_WORDS)
    plan.section(Section.HOME)
    plan.pane.moving.jump(gap)
    assert plan.pane.forms.section() is Section.DAILY_LIFE
    press(qtbot, Key.Key_F3)
    typed(qtbot, "soup")
    assert CheckKey.OWN_WORDS not in {result.key for result in plan.pane._check()}
    assert not plan.pane.forms.blanks.isVisible()


def test_what_is_hidden_is_not_offered(qtbot: QtBot, desk: Desk, show_plan: ShowPlan) -> None:
    desk.starters.hide("goal-first-month", 0)
    plan = empty_plan(show_plan, Section.GOALS)
    press(qtbot, Key.Key_F2, plan.pane)
    qtbot.keyClicks(chooser(plan).search, "first month")
    assert chooser(plan).offer() is None
