"""The panes of the plan in windows of 1280 and of 960 pixels: what stands in them is whole, or not there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.plans import Section, Step
from aftercare_desktop.ui.form import RowsField
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client.header import ClientHeader
from aftercare_desktop.ui.pages.plan import PlanPane
from aftercare_desktop.ui.pages.plan.first_days import PageOneField
from aftercare_desktop.ui.pages.plan.frozen import FrozenVersion
from aftercare_desktop.ui.theme import Appearance, Scheme, Theme, theme
from tests.builders import TODAY, full_client, full_plan
from tests.screenshots.stage import Stage
from tests.ui.pages.plan.conftest import Shown, ShowPlan

AT_1280 = 1072


@pytest.fixture
def large(look: Theme) -> Theme:
    look.set_appearance(Appearance(Scheme.DARK, 130))
    return look


def whole(widget: QWidget) -> bool:
    """Whether it is on screen with all the room that it asks for."""
    return widget.isVisible() and widget.width() >= widget.sizeHint().width()


def test_a_name_on_one_line_has_the_height_of_one_line(plan: Shown) -> None:
    plan.pane.resize(AT_1280, 660)
    QApplication.processEvents()
    rows = [row for row in plan.pane.outline.rows.values() if not row.state().words]
    assert len(rows) > 6
    wraps = {row.text() for row in rows if row.height() != theme().px(35)}
    assert wraps <= {"Medicines, overdose safety"}


def test_whom_the_preview_is_for_is_said_in_full(plan: Shown) -> None:
    preview = plan.pane.preview
    for width in (AT_1280, 1232, 1500):
        plan.pane.resize(width, 660)
        QApplication.processEvents()
        assert whole(preview.reader)


def steps_of(plan: Shown) -> RowsField:
    plan.section(Section.GOALS)
    goals = plan.pane.forms.form(Section.GOALS).field("goals")
    assert isinstance(goals, RowsField)
    steps = goals.rows()[0].fields()["steps"]
    assert isinstance(steps, RowsField)
    return steps


def test_a_step_is_read_in_full_at_1280(show_plan: ShowPlan) -> None:
    words = "Tell my sister what helps and what does not"
    goal = replace(full_plan().goals[0], steps=(Step("a" * 16, words, who="Me, Elise, Sam", by=TODAY),))
    plan = show_plan(replace(full_plan(), goals=(goal,)))
    steps = steps_of(plan)
    for width, below in ((AT_1280, True), (1500, False), (AT_1280, True)):
        plan.pane.resize(width, 660)
        QApplication.processEvents()
        (row,) = steps.rows()
        what, who, by = (row.fields()[path] for path in ("what", "who", "by"))
        assert (who.y() > what.y()) is below
        assert who.y() == by.y()
        assert what.fontMetrics().horizontalAdvance(words) < what.width() - theme().px(22)
        assert who.geometry().right() < by.x()
        assert by.geometry().right() < row.width()


def test_two_names_beside_a_step_are_read_in_full(plan: Shown) -> None:
    (who,) = (row.fields()["who"] for row in steps_of(plan).rows() if row.value().who == "Me, Elise")
    QApplication.processEvents()
    line = who.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    assert line.fontMetrics().horizontalAdvance("Me, Elise") <= line.width() - 4  # two free on each side


def test_in_a_low_window_five_sections_are_in_sight(stage: Stage, large: Theme) -> None:
    stage.window.resize(QSize(960, 600))
    page = stage.go(Route("client", stage.client_id("Theo Bramwell"), "plan:progress"))
    pane = page.findChild(PlanPane)
    assert pane is not None
    stage.settle()
    rows = pane.outline.rows.values()
    assert sum(not row.visibleRegion().isEmpty() for row in rows) >= 5
    forms = pane.forms
    assert not forms.version.isVisible()
    assert forms.title.height() >= forms.title.heightForWidth(forms.title.width())
    assert "Draft of version" in pane.outline.version_words.text()
    readiness = pane.outline.readiness
    assert not readiness.gap_rows()
    readiness.more.click()
    assert readiness.gap_rows()
    assert whole(page.findChild(ClientHeader).contact)
    stage.window.resize(QSize(1440, 900))
    stage.settle()
    assert whole(forms.version)
    assert pane.outline.versions.text()


@pytest.mark.parametrize("width", range(520, 1000, 40))
def test_how_to_reach_somebody_is_never_cut(qtbot: QtBot, large: Theme, width: int) -> None:
    header = ClientHeader((("overview", "Overview"), ("plan", "Plan")))
    qtbot.addWidget(header)
    header.show_client(1, full_client(), "Dana Whitcomb", TODAY, archived=False)
    header.show_safety(True)
    header.resize(width, 120)
    header.show()
    QApplication.processEvents()
    assert whole(header.contact)
    assert header.contact.mapTo(header, QPoint(header.contact.width(), 0)).x() <= width


def test_the_verbs_of_a_final_version_fold_before_they_are_cut(qtbot: QtBot, large: Theme) -> None:
    frozen = FrozenVersion()
    qtbot.addWidget(frozen)
    frozen.show_version("Version 1", "Final since Jul 5", "Start a new version", lambda: b"")
    frozen.show()
    for width in (560, 900, 480):
        frozen.resize(width, 400)
        QApplication.processEvents()
        for button in (frozen.followed, frozen.save, frozen.go_on):
            assert whole(button), (width, button.text())
    frozen.pages.close_down()


def test_page_one_is_told_to_the_last_line(stage: Stage) -> None:
    stage.window.resize(QSize(1280, 800))
    page = stage.go(Route("client", stage.client_id("Theo Bramwell"), f"plan:{Section.FIRST_DAYS}"))
    stage.settle()
    (page_one,) = page.findChildren(PageOneField)
    assert page_one.rows()
    assert all(row.height() >= row.heightForWidth(row.width()) for row in page_one.rows())
