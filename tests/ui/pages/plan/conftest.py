"""The plan of one client of a real encrypted center, on screen."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.plans import PlanDocument, Section
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.plan import PlanPane
from tests.builders import build_client, full_client, full_plan


@dataclass
class Shown:
    """A plan on screen with the desk it stands on."""

    desk: Desk
    client_id: int
    pane: PlanPane

    def stored(self) -> PlanDocument:
        """What the center holds now."""
        revision = self.desk.plans.open(self.client_id, reload=True).revision
        return revision.document if revision is not None else PlanDocument()

    def section(self, section: Section) -> None:
        """Go to a section."""
        self.pane.open_route(Route("client", self.client_id, f"plan:{section.value}"))


ShowPlan = Callable[..., Shown]


@pytest.fixture
def show_plan(qtbot: QtBot, desk: Desk) -> ShowPlan:
    """Makes a client, with `document` as the draft unless it is None, and shows the plan."""

    def make(document: PlanDocument | None = None, *, of: Desk | None = None, part: str = "plan") -> Shown:
        client_id = desk.clients.add(build_client() if document is None else full_client()).value
        if document is not None:
            draft = desk.plans.start(client_id).value
            desk.plans.save(draft.id, document, draft.version)
        return show(of or desk, client_id, part)

    def show(of: Desk, client_id: int, part: str) -> Shown:
        pane = PlanPane(of)
        qtbot.addWidget(pane.tools)
        qtbot.addWidget(pane)
        pane.resize(1232, 770)
        pane.open_route(Route("client", client_id, part))
        pane.tools.show()
        pane.show()
        pane.activateWindow()
        QApplication.processEvents()
        return Shown(of, client_id, pane)

    return make


@pytest.fixture
def plan(show_plan: ShowPlan) -> Shown:
    """A full plan as a draft."""
    return show_plan(full_plan())
