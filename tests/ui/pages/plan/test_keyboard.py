"""The plan with the keyboard alone: F6 from pane to pane, the outline that follows, Tab through rows, F8 to gaps."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.plans import PlanDocument, Section
from aftercare_desktop.domain.readiness_choices import CheckKey
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.ui.form import RowsField, with_path
from aftercare_desktop.ui.form.where import path_of as where
from aftercare_desktop.ui.next_pane import focus_next_pane, panes_of
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.plan import PlanPane
from aftercare_desktop.ui.widgets.fields_text import SuggestField
from tests.builders import full_plan
from tests.screenshots.stage import Stage
from tests.ui.pages.plan.conftest import Shown, ShowPlan
from tests.ui.pages.plan.test_starters import put_in

CTRL = Qt.KeyboardModifier.ControlModifier


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def in_view(widget: QWidget) -> bool:
    """Whether all of it is in sight."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_f6_goes_through_the_plan_as_it_lies_on_screen(stage: Stage, qtbot: QtBot) -> None:
    page = stage.go(Route("client", stage.client_id("Theo Bramwell"), "plan"))
    pane = page.findChild(PlanPane)
    assert pane is not None
    rail = stage.workspace().rail
    pane.take_keyboard()
    held = []
    for _ in range(5):
        qtbot.keyClick(focused(), Qt.Key.Key_F6)
        parts = (rail, pane.outline, pane.forms, pane.preview)
        held.append(next((part for part in parts if part.isAncestorOf(focused())), None))
    assert held == [pane.forms, pane.preview, rail, None, pane.outline]
    assert focused() is pane.outline.rows[pane.forms.section()]


def test_f6_comes_back_to_where_the_keyboard_was_in_a_part(stage: Stage, qtbot: QtBot) -> None:
    page = stage.go(Route("client", stage.client_id("Theo Bramwell"), "plan"))
    pane = page.findChild(PlanPane)
    assert pane is not None

    def all_around() -> None:
        for _ in range(20):
            qtbot.keyClick(focused(), Qt.Key.Key_F6)
            if pane.forms.isAncestorOf(focused()):
                return

    pane.moving.show_section(Section.PROGRESS)
    pane.take_keyboard()
    all_around()
    form = pane.forms.form(Section.PROGRESS)
    assert where(form, focused()) == "progress.progress"  # the first field, not a button above it
    form.focus_field("progress.abilities")
    before = focused()
    all_around()
    assert focused() is before
    pane.preview.setFocus()
    pane.moving.show_section(Section.HOME)
    all_around()
    assert where(pane.forms.form(Section.HOME), focused()) == "home.kind"  # what was left is out of sight
    pane.moving.show_section(Section.PROGRESS)
    pane.take_keyboard()
    all_around()
    assert pane.forms.isAncestorOf(focused())


def test_f6_leaves_the_pages_of_a_final_version(plan: Shown, qtbot: QtBot) -> None:
    """They are a part of their own within the middle."""
    draft = plan.pane.writer.draft
    assert draft is not None
    plan.desk.plans.finalize(draft.id, draft.version, "now")
    plan.pane.reload({Topic.PLANS})
    qtbot.waitUntil(plan.pane.frozen.pages.is_up_to_date, timeout=15_000)
    pages, outside = plan.pane.frozen.pages, plan.pane.followed
    pages.larger.setFocus()
    focus_next_pane(panes_of(plan.pane), focused())
    assert outside.isAncestorOf(focused())


def test_the_keyboard_in_the_outline_follows_the_section(plan: Shown, qtbot: QtBot) -> None:
    plan.pane.resize(1000, 420)
    plan.pane.take_keyboard()
    for section in (*list(Section)[1:], Section.FIRST_DAYS):
        qtbot.keyClick(focused(), Qt.Key.Key_PageDown, CTRL)
        QApplication.processEvents()
        row = plan.pane.outline.rows[section]
        assert row.isChecked()
        assert row.hasFocus()
        assert in_view(row)


def test_the_outline_shows_the_current_row_wherever_the_keyboard_is(plan: Shown, qtbot: QtBot) -> None:
    plan.pane.resize(1000, 420)
    plan.section(Section.PROGRESS)
    field = focused()
    plan.pane.moving.step_section(-2)
    QApplication.processEvents()
    assert in_view(plan.pane.outline.rows[Section.PARTICIPANTS])
    assert not plan.pane.outline.isAncestorOf(focused())
    assert field.isHidden() or not field.isVisible()


def name_of(widget: QWidget) -> str:
    return widget.accessibleName() or type(widget).__name__


def tab_on(qtbot: QtBot, times: int) -> list[QWidget]:
    held = []
    for _ in range(times):
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
        held.append(focused())
    return held


def test_tab_reaches_the_steps_of_a_new_goal_before_the_buttons(show_plan: ShowPlan, qtbot: QtBot) -> None:
    plan = show_plan(PlanDocument())
    plan.section(Section.GOALS)
    put_in(qtbot, plan, "first month")
    goals = plan.pane.forms.form(Section.GOALS).field("goals")
    assert isinstance(goals, RowsField)
    (goal,) = goals.rows()
    steps = goal.fields()["steps"]
    assert isinstance(steps, RowsField)
    goal.fields()["why"].focus_inside()
    names = [name_of(widget) for widget in tab_on(qtbot, 4 * len(steps.rows()) + 1)]
    expected = [
        f"Step {number}: {words}"
        for number in range(1, len(steps.rows()) + 1)
        for words in ("Done", "Step, in order", "Who helps", "By when")
    ]
    assert names == [*expected, "Add a step"]


def test_tab_reaches_rows_added_by_enter_before_the_button(plan: Shown, qtbot: QtBot) -> None:
    plan.section(Section.GOALS)
    goals = plan.pane.forms.form(Section.GOALS).field("goals")
    assert isinstance(goals, RowsField)
    steps = goals.rows()[0].fields()["steps"]
    assert isinstance(steps, RowsField)
    steps.rows()[-1].fields()["what"].focus_inside()
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    last = len(steps.rows())
    names = [name_of(widget) for widget in tab_on(qtbot, 4)]
    assert names == [
        f"Step {last}: Step, in order",
        f"Step {last}: Who helps",
        f"Step {last}: By when",
        "Add a step",
    ]


@pytest.mark.parametrize(
    ("key", "path", "empty"),
    [
        (CheckKey.STRENGTHS, "progress.needs", ""),
        (CheckKey.NALOXONE, "medicines.naloxone.trained", " "),
        (CheckKey.PREFERENCE, "home.preference_met", None),
        (CheckKey.RETURN_PLAN, "hard_times.back.checks_in", ""),
    ],
)
def test_f8_lands_in_the_first_empty_field(
    show_plan: ShowPlan, key: CheckKey, path: str, empty: object
) -> None:
    plan = show_plan(with_path(full_plan(), path, empty))
    gap = next(result for result in plan.pane._check() if result.key is key)
    assert not gap.ready
    plan.pane.moving.jump(gap)
    assert where(plan.pane.forms.form(plan.pane.forms.section()), focused()) == path
    QApplication.processEvents()
    assert in_view(focused())


def test_f8_shows_its_field_when_the_rows_above_it_got_their_heights(stage: Stage, qtbot: QtBot) -> None:
    stage.window.resize(1280, 800)
    page = stage.go(Route("client", stage.client_id("Theo Bramwell"), "plan"))
    pane = page.findChild(PlanPane)
    assert pane is not None
    pane.take_keyboard()
    qtbot.keyClick(focused(), Qt.Key.Key_F8)
    stage.settle()
    assert name_of(focused()) == "Handed over on"
    assert in_view(focused())


def test_a_name_left_by_tab_shows_how_it_begins(plan: Shown, qtbot: QtBot) -> None:
    plan.section(Section.GOALS)
    who = plan.pane.forms.form(Section.GOALS).field("goals")
    assert isinstance(who, RowsField)
    steps = who.rows()[0].fields()["steps"]
    assert isinstance(steps, RowsField)
    cell = steps.rows()[0].fields()["who"]
    assert isinstance(cell, SuggestField)
    cell.focus_inside()
    cell.line.clear()
    qtbot.keyClicks(focused(), "Maximiliane Castellane, RN")
    assert cell.line.cursorPosition() > 0
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    assert not cell.isAncestorOf(focused())
    assert cell.line.cursorPosition() == 0
