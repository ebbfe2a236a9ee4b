"""Hard sentences and kinder words where staff write."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.plans import Section
from aftercare_desktop.ui.form import RowsField
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.plan.pane import PlanPane
from aftercare_desktop.ui.widgets.fields_marked import MarkedField
from tests.screenshots.stage import Stage

_HARD = (
    "My medication adherence will be monitored by the treatment team. "
    "I get up and I make my bed and then I eat and then I walk to the bus stop by the bay."
)
_HURTING = "Theo is an addict who got clean in May. His roommate is non-compliant."


def _pane(stage: Stage, section: Section) -> PlanPane:
    page = stage.go(Route("client", stage.client_id("Theo Bramwell"), f"plan:{section.value}"))
    pane = page.findChild(PlanPane)
    assert isinstance(pane, PlanPane)
    return pane


def _write(field: object, words: str) -> None:
    assert isinstance(field, MarkedField)
    field.type_again(words)


def _hard_sentences(stage: Stage) -> QWidget:
    """A step and a line that are hard to read."""
    pane = _pane(stage, Section.GOALS)
    goals = pane.forms.form(Section.GOALS).field("goals")
    assert isinstance(goals, RowsField)
    steps = goals.rows()[0].fields()["steps"]
    assert isinstance(steps, RowsField)
    _write(steps.rows()[0].fields()["what"], _HARD)
    pane.reading.hints.look()
    stage.settle()
    return stage.window


def _kinder_words(stage: Stage) -> QWidget:
    """Words that hurt, below them the kinder ones."""
    pane = _pane(stage, Section.PROGRESS)
    form = pane.forms.form(Section.PROGRESS)
    _write(form.field("progress.progress"), _HURTING)
    _write(form.field("progress.strengths"), _HARD)
    form.field("progress.progress").focus_inside()
    pane.reading.hints.look()
    stage.settle()
    return stage.window


READING: tuple[tuple[str, Callable[[Stage], QWidget]], ...] = (
    ("plan-hard-sentences", _hard_sentences),
    ("plan-kinder-words", _kinder_words),
)
