"""From the version on screen to the page that compares it."""

from aftercare_desktop.services.plans import PlanView
from aftercare_desktop.ui.page import Route


def versions_route(view: PlanView) -> Route:
    """The version on screen beside the one before it."""
    shown = f":{view.revision.id}" if view.revision is not None else ""
    return Route("versions", view.client.id, shown)
