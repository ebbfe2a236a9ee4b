"""Pictures of the screen that counselor and client look at together: each sheet, a final version, and nothing yet."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.with_client import WithClientPage
from tests.screenshots.stage import Stage

Take = Callable[[Stage], QWidget]


def _shown(stage: Stage, client_id: int, part: str) -> WithClientPage:
    """In a window of the wanted size: without a screen the whole of it is small."""
    size = stage.window.size()
    page = stage.go(Route("with-client", client_id, part))
    assert isinstance(page, WithClientPage)
    stage.window.setWindowState(Qt.WindowState.WindowNoState)
    stage.window.resize(size)
    stage.settle()
    return page


def _sheet(section: str) -> Take:
    def take(stage: Stage) -> QWidget:
        _shown(stage, stage.client_id("Theo Bramwell"), f"plan:{section}")
        return stage.window

    return take


def _final(stage: Stage) -> QWidget:
    desk = stage.desk()
    finals = (
        row.id for row in desk.clients.rows(desk.clients.find("")) if row.plan_number and row.plan_final
    )
    page = _shown(stage, next(finals), "plan")
    stage.settle(lambda: page.middle.pages.page_count() > 0)
    return stage.window


WITH_CLIENT: tuple[tuple[str, Take], ...] = (
    ("with-client-goals", _sheet("goals")),
    ("with-client-circle", _sheet("support")),
    ("with-client-hard-times", _sheet("hard_times")),
    ("with-client-final", _final),
)
