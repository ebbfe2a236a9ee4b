"""Where one can go: the table of pages, the rail's items, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass

from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Page, Route
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.pages.clients import ClientsPage
from aftercare_desktop.ui.pages.directory import DirectoryPage
from aftercare_desktop.ui.pages.duplicates import DuplicatesPage
from aftercare_desktop.ui.pages.importing import ImportPage
from aftercare_desktop.ui.pages.merge import MergePage
from aftercare_desktop.ui.pages.messages import MessagesPage
from aftercare_desktop.ui.pages.settings import SettingsPage
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.widgets.rail import RailItem

_WAY_BACK = 50


@dataclass(frozen=True, slots=True)
class Destination:
    """One page: the name that routes use, how to make it, and the rail item it belongs to (itself, or another)."""

    name: str
    make: Callable[[Desk, Tasks], Page]
    rail: str
    title: str = ""
    icon: str = ""
    key: str = ""


DESTINATIONS: tuple[Destination, ...] = (
    Destination(
        "clients", lambda desk, tasks: ClientsPage(desk, tasks=tasks), "clients", "Clients", "users", "Ctrl+1"
    ),
    Destination("client", lambda desk, tasks: ClientPage(desk), "clients"),
    Destination("import", lambda desk, tasks: ImportPage(desk, tasks), "clients"),
    Destination("merge", lambda desk, tasks: MergePage(desk), "clients"),
    Destination("duplicates", lambda desk, tasks: DuplicatesPage(desk, tasks), "clients"),
    Destination(
        "directory",
        lambda desk, tasks: DirectoryPage(desk),
        "directory",
        "Directory",
        "book-user",
        "Ctrl+2",
    ),
    Destination("messages", lambda desk, tasks: MessagesPage(desk), "messages", "Messages", "mail", "Ctrl+3"),
    Destination(
        "settings",
        lambda desk, tasks: SettingsPage(desk, tasks),
        "settings",
        "Settings",
        "settings",
        "Ctrl+4",
    ),
)
HOME = Route("clients")


def destination(name: str) -> Destination:
    """The page of that name. Raises KeyError for a route that leads nowhere: a bug."""
    return {each.name: each for each in DESTINATIONS}[name]


def rail_items() -> tuple[RailItem, ...]:
    """What stands on the rail, in order."""
    return tuple(RailItem(each.name, each.title, each.icon, each.key) for each in DESTINATIONS if each.title)


class Trail:
    """The routes on the way here, newest last; what Alt+Left goes back over."""

    def __init__(self) -> None:
        self._routes: list[Route] = []

    def add(self, route: Route) -> None:
        """Remember a route that was left."""
        if not self._routes or self._routes[-1] != route:
            self._routes.append(route)
        del self._routes[:-_WAY_BACK]

    def back(self) -> Route | None:
        """The route left last, or None at the beginning. It is then no longer on the trail."""
        return self._routes.pop() if self._routes else None
