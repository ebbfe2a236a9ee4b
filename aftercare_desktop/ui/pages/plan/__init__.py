"""The plan of one client: three panes of outline, forms and live paper."""

from aftercare_desktop.ui.pages.plan.pane import Mode, PlanPane

__all__ = ["Mode", "PlanPane"]
