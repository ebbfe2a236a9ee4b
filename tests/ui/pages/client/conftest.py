"""The client's page as large as the smallest window leaves it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client import ClientPage


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[Desk, Route], ClientPage]:
    """Makes the page and goes to the route."""

    def make(desk: Desk, route: Route) -> ClientPage:
        page = ClientPage(desk)
        qtbot.addWidget(page, before_close_func=ClientPage.close_down)
        page.resize(900, 574)
        page.open_route(route)
        page.show()
        return page

    return make
