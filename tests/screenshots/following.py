"""What follows a final version: the panel beside its pages, and what is asked before something is written down."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.plan_events import PlanEventKind
from aftercare_desktop.ui.dialogs.plan_event import PlanEventDialog, Suggested
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.plan.pane import PlanPane
from tests.screenshots.stage import Stage

Take = Callable[[Stage], QWidget]


def _pane(stage: Stage) -> PlanPane:
    page = stage.go(Route("client", stage.client_id("Amina Warsame"), "plan"))
    pane = page.findChild(PlanPane)
    assert isinstance(pane, PlanPane)
    return pane


def _followed(stage: Stage) -> PlanPane:
    """The newest final version of somebody whose uncle holds an older one."""
    pane = _pane(stage)
    pane.show_followed()
    stage.settle(pane.frozen.pages.is_up_to_date)
    return pane


def _plan_followed(stage: Stage) -> QWidget:
    _followed(stage)
    return stage.window


def _nothing_followed(stage: Stage) -> QWidget:
    """A final version beside which nothing is written down."""
    pane = _pane(stage)
    desk = stage.desk()
    draft = desk.plans.start(pane.client_id).value
    desk.plans.finalize(draft.id, draft.version, "For the picture")
    pane.show_again()
    pane.show_followed()
    stage.settle(pane.frozen.pages.is_up_to_date)
    return stage.window


def _plan_event(kind: PlanEventKind) -> Take:
    def take(stage: Stage) -> QWidget:
        pane = _followed(stage)
        revision = pane.shown().revision
        assert revision is not None
        suggested = Suggested("Amina Warsame", ("Amina Warsame", "Hollis, my uncle"), "Nasal spray, 4 mg")
        return stage.show_dialog(PlanEventDialog(kind, revision, stage.desk().today, suggested, stage.window))

    return take


FOLLOWING: tuple[tuple[str, Take], ...] = (
    ("plan-followed", _plan_followed),
    ("plan-event-copy", _plan_event(PlanEventKind.COPY_GIVEN)),
    ("plan-event-naloxone", _plan_event(PlanEventKind.NALOXONE_HANDED_OVER)),
    ("plan-nothing-followed", _nothing_followed),
)
