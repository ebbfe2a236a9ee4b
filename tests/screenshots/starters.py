"""Starters over the plan: the chooser, a whole plan before it is put in, and a goal whose blank waits for words."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.plans import Section
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.plan.pane import PlanPane
from tests.screenshots.stage import Stage

Take = Callable[[Stage], QWidget]


def _pane(stage: Stage, section: Section) -> PlanPane:
    stage.go(Route("clients"))
    page = stage.go(Route("client", stage.client_id("Theo Bramwell"), f"plan:{section.value}"))
    pane = page.findChild(PlanPane)
    assert isinstance(pane, PlanPane)
    return pane


def _chooser(typed: str) -> Take:
    def take(stage: Stage) -> QWidget:
        pane = _pane(stage, Section.GOALS)
        pane.starters.choose()
        stage.settle()
        chooser = pane.starters.chooser
        assert chooser is not None
        chooser.search.setText(typed)
        stage.settle()
        return stage.window

    return take


def _put_in(stage: Stage) -> QWidget:
    pane = _pane(stage, Section.GOALS)
    starter = next(one.starter for one in stage.desk().starters.list() if one.starter.key == "goal-work")
    pane.starters.insert(starter, "goals")
    stage.settle(pane.preview.is_up_to_date if pane.preview.isVisible() else None)
    return stage.window


STARTERS: tuple[tuple[str, Take], ...] = (
    ("starters", _chooser("")),
    ("starters-template", _chooser("opioids")),
    ("starters-nothing", _chooser("zzyzx")),
    ("starters-put-in", _put_in),
)
