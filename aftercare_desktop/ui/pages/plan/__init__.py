"""The plan of one client: three panes of outline, forms and live paper."""

from aftercare_desktop.ui.pages.plan.face import Mode
from aftercare_desktop.ui.pages.plan.pane import PlanPane

__all__ = ["Mode", "PlanPane"]
