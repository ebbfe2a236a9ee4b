"""Any text can be a goal and a step: pasted, kept to the letter, stored, shown again."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.plans import PlanDocument, Section
from aftercare_desktop.ui.form import RowsField
from aftercare_desktop.ui.pages.plan.goals import GoalRow
from aftercare_desktop.ui.widgets.fields_text import LineField
from tests.ui.pages.plan.conftest import ShowPlan
from tests.ui.pages.test_names import _LOST_BY_QT, faker, naughty

STORED_EVERY = 60


def paste(field: LineField, text: str) -> None:
    QApplication.clipboard().setText(text)
    field.line.selectAll()
    field.line.paste()


@pytest.mark.parametrize("strings", [naughty, faker], ids=["naughty", "faker"])
def test_every_text_is_kept_as_goal_and_step(qtbot: QtBot, show_plan: ShowPlan, strings: object) -> None:
    texts = strings()  # type: ignore[operator]
    shown = show_plan(PlanDocument(), part="plan:goals")
    shown.pane.moving.add_goal()
    field = shown.pane.forms.form(Section.GOALS).field("goals")
    assert isinstance(field, RowsField)
    row = field.rows()[0]
    assert isinstance(row, GoalRow)
    what = row.steps.rows()[0].fields()["what"]
    assert isinstance(what, LineField)
    for number, text in enumerate(texts):
        wanted = text.lstrip(_LOST_BY_QT)
        paste(row.words, text)
        paste(what, text)
        (goal,) = shown.pane.forms.document().goals
        assert (goal.words, goal.steps[0].what) == (wanted, wanted)
        if number % STORED_EVERY == 0:
            assert shown.pane.writer.keep()
            assert shown.stored().goals == (goal,)


def test_ten_thousand_characters_are_kept(qtbot: QtBot, show_plan: ShowPlan) -> None:
    shown = show_plan(PlanDocument(), part="plan:goals")
    shown.pane.moving.add_goal()
    field = shown.pane.forms.form(Section.GOALS).field("goals")
    assert isinstance(field, RowsField)
    row = field.rows()[0]
    assert isinstance(row, GoalRow)
    text = "I want to sleep. " * 600
    paste(row.words, text)
    paste(row.why, text)
    assert shown.pane.writer.keep()
    assert (shown.stored().goals[0].words, shown.stored().goals[0].why) == (text, text)
