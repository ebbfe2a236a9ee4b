"""A copy of the plan for somebody else, asked for while the plan is on screen."""

from typing import TYPE_CHECKING

from aftercare_desktop.domain.disclosures import Handed
from aftercare_desktop.ui.sharing import SharingActs
from aftercare_desktop.ui.widgets.dialog import KeptDialog

if TYPE_CHECKING:
    from aftercare_desktop.ui.pages.plan.pane import PlanPane


def may_share(pane: "PlanPane") -> bool:
    """A record that is archived is only read."""
    return pane.shown().client.archived_at is None


def share(pane: "PlanPane", kept: KeptDialog | None = None) -> None:
    """Ask to whom it goes. What leaves is taken from the newest final version, never from the draft on screen."""
    if pane.writer.keep():
        SharingActs(pane.desk, pane).share(pane.client_id, kept, Handed.PLAN)
