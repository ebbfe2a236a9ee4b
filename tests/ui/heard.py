"""What a page under test asked of the window around it."""

from aftercare_desktop.errors import AftercareError
from aftercare_desktop.ui.page import Page, Route, Toast


class Heard:
    """Keeps every route, action, toast and problem a page told, in order."""

    def __init__(self, page: Page) -> None:
        self.routes: list[Route] = []
        self.actions: list[str] = []
        self.toasts: list[Toast] = []
        self.problems: list[AftercareError] = []
        page.route_requested.connect(self.routes.append)
        page.action_requested.connect(self.actions.append)
        page.toast_requested.connect(self.toasts.append)
        page.failed.connect(self.problems.append)
