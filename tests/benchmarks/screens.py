"""Every screen opened with 10,000 clients: from the wish to go there until it is painted, each several times."""

import statistics
import tempfile
import time
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aftercare_desktop.demo import DEMO_PASSWORD, DEMO_USER
from aftercare_desktop.demo.center import make_center
from aftercare_desktop.services import accounts
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.memory import Collector
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.theme import Appearance, Scheme, install_theme
from aftercare_desktop.ui.workspace import Workspace
from tests.benchmarks.result import Result
from tests.builders import TODAY
from tests.centers import FAST_ARGON, StillClock

CLIENTS = 10_000
EACH = 6
LIMIT = 150.0
"""Milliseconds within which any screen is open."""
_QUIET = 900
"""Milliseconds between two screens: people do not leave a plan before its preview is there."""


def run() -> list[Result]:
    """Opens the list, settings, a client's overview and facts, plans, what waits for the chart, and two versions."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        install_theme(application, Path(folder), Appearance(Scheme.LIGHT)).load_fallback_fonts()
        place = Path(folder) / "center"
        make_center(place, clients=CLIENTS, today=TODAY, argon=FAST_ARGON)
        desk = accounts.sign_in(place, DEMO_USER, DEMO_PASSWORD, StillClock())
        tasks = Tasks()
        collector = Collector(tasks)  # as in the program: no screen pays for a round
        collector.begin()
        workspace = Workspace(desk, tasks)
        workspace.resize(1440, 900)
        workspace.show()
        try:
            return _measure(application, workspace, desk)
        finally:
            collector.stop()
            workspace.close_down()
            tasks.close()
            desk.sign_out()


def _measure(application: QApplication, workspace: Workspace, desk: Desk) -> list[Result]:
    drafts = _people(desk, final=False)
    finals = _people(desk, final=True)
    ways = {
        "the list of clients": [Route("clients")] * EACH,
        "settings": [Route("settings")] * EACH,
        "a client's overview": [Route("client", person, "overview") for person in finals],
        "a client's facts": [Route("client", person, "facts") for person in drafts],
        "a draft plan": [Route("client", person, "plan") for person in drafts],
        "a draft plan at its goals": [Route("client", person, "plan:goals") for person in drafts],
        "a final plan": [Route("client", person, "plan") for person in finals],
        "what of a client waits for the chart": [Route("client", person, "chart") for person in finals],
        "who waits for the chart": [Route("chart")] * EACH,
        "two versions of a plan": [Route("versions", person) for person in _with_two_versions(desk)],
    }
    for routes in ways.values():
        _open(
            application, workspace, routes[0]
        )  # The first of a kind loads fonts and code; said apart by `startup`.
    found: list[Result] = []
    for name, routes in ways.items():
        times = [_open(application, workspace, route) for route in routes]
        median = statistics.median(times)
        found.append(
            Result(f"{name}, painted, median", median, "ms", f"under {LIMIT:.0f} ms", median < LIMIT)
        )
    return found


def _people(desk: Desk, *, final: bool) -> list[int]:
    rows = desk.clients.rows(desk.clients.find(""))
    having = [row.id for row in rows if row.plan_number is not None and row.plan_final is final]
    return having[:EACH]


def _with_two_versions(desk: Desk) -> list[int]:
    rows = desk.clients.rows(desk.clients.find(""))
    return [row.id for row in rows if (row.plan_number or 0) > 1][:EACH]


def _open(application: QApplication, workspace: Workspace, route: Route) -> float:
    """Milliseconds until the page is laid out and painted; then away again and quiet."""
    start = time.perf_counter()
    workspace.go(route)
    application.processEvents()
    workspace.page().repaint()
    took = (time.perf_counter() - start) * 1000
    QTest.qWait(_QUIET)
    away = Route("settings") if route.name == "clients" else Route("clients")
    workspace.go(away)
    QTest.qWait(_QUIET // 3)
    return took
