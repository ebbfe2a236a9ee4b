"""Where one can go: the table of pages, the rail's items, and the way back."""

# ruff: noqa: PLC0415
# Pages are imported when they are made, for start-up time: whoever signs in sees the list of clients first, and
# `load_pages` brings the others while nobody waits.

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Page, Route
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
    for_two: bool = False
    """Client and counselor look at it together: nothing else of the window is on screen."""


def _clients(desk: Desk, tasks: Tasks) -> Page:
    from aftercare_desktop.ui.pages.client_list import ClientsPage

    return ClientsPage(desk, tasks=tasks)


def _client(desk: Desk, tasks: Tasks) -> Page:
    from aftercare_desktop.ui.pages.client import ClientPage

    return ClientPage(desk)


def _leaving(desk: Desk, tasks: Tasks) -> Page:
    from aftercare_desktop.ui.pages.leaving import LeavingPage

    return LeavingPage(desk)


def _with_client(desk: Desk, tasks: Tasks) -> Page:
    from aftercare_desktop.ui.pages.with_client import WithClientPage

    return WithClientPage(desk)


def _import(desk: Desk, tasks: Tasks) -> Page:
    from aftercare_desktop.ui.pages.importing import ImportPage

    return ImportPage(desk, tasks)


def _merge(desk: Desk, tasks: Tasks) -> Page:
    from aftercare_desktop.ui.pages.merge import MergePage

    return MergePage(desk)


def _duplicates(desk: Desk, tasks: Tasks) -> Page:
    from aftercare_desktop.ui.pages.duplicates import DuplicatesPage

    return DuplicatesPage(desk, tasks)


def _chart(desk: Desk, tasks: Tasks) -> Page:
    from aftercare_desktop.ui.pages.chart import ChartPage

    return ChartPage(desk)


def _versions(desk: Desk, tasks: Tasks) -> Page:
    from aftercare_desktop.ui.pages.versions import VersionsPage

    return VersionsPage(desk)


def _directory(desk: Desk, tasks: Tasks) -> Page:
    from aftercare_desktop.ui.pages.directory import DirectoryPage

    return DirectoryPage(desk)


def _messages(desk: Desk, tasks: Tasks) -> Page:
    from aftercare_desktop.ui.pages.messages import MessagesPage

    return MessagesPage(desk)


def _settings(desk: Desk, tasks: Tasks) -> Page:
    from aftercare_desktop.ui.pages.settings import SettingsPage

    return SettingsPage(desk, tasks)


DESTINATIONS: tuple[Destination, ...] = (
    Destination("clients", _clients, "clients", "Clients", "users", "Ctrl+1"),
    Destination("client", _client, "clients"),
    Destination("leaving", _leaving, "clients"),
    Destination("with-client", _with_client, "clients", for_two=True),
    Destination("import", _import, "clients"),
    Destination("merge", _merge, "clients"),
    Destination("duplicates", _duplicates, "clients"),
    Destination("chart", _chart, "clients"),
    Destination("versions", _versions, "clients"),
    Destination("directory", _directory, "directory", "Directory", "book-user", "Ctrl+2"),
    Destination("messages", _messages, "messages", "Messages", "mail", "Ctrl+3"),
    Destination("settings", _settings, "settings", "Settings", "settings", "Ctrl+4"),
)
HOME = Route("clients")


def load_pages() -> None:
    """Import every page, so that the first look at one need not wait for it. Any thread."""
    for each in (
        "client",
        "leaving",
        "with_client",
        "settings",
        "directory",
        "messages",
        "importing",
        "duplicates",
        "merge",
        "chart",
        "versions",
    ):
        import_module(f"aftercare_desktop.ui.pages.{each}")


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
