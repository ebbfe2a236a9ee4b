"""The list of 100,000 clients in the real window: filters, orders and scrolling timed until their rows are painted, and
the memory of the whole program.
"""

import resource
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aftercare_desktop.domain.client_filters import (
    EVERYBODY,
    AgreementState,
    ClientFilter,
    ClientSort,
    LeaveKind,
    LeaveWindow,
    ListLook,
    MedicineWish,
    PlanProgress,
    SortBy,
)
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.clients import ClientsPage
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.theme import Appearance, Scheme, install_theme
from aftercare_desktop.ui.workspace import Workspace
from tests.benchmarks.centers import USER, center_with
from tests.benchmarks.painted import PaintWatch, settle
from tests.benchmarks.result import Result, share_below
from tests.centers import open_desk

CLIENTS = 100_000
ROUNDS = 4
LIMIT = 33.0
"""Milliseconds within which 95 of 100 steps are answered and painted."""
_KEYS = (
    Qt.Key.Key_Down,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_Home,
)


def run() -> list[Result]:
    """Turns filters on and off, orders by everything there is, and pages through all people."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        install_theme(application, Path(folder), Appearance(Scheme.LIGHT)).load_fallback_fonts()
        place = Path(folder) / "center"
        center_with(place, CLIENTS)
        desk = open_desk(place, USER)
        tasks = Tasks()
        workspace = Workspace(desk, tasks)
        try:
            found = _measure(workspace)
        finally:
            workspace.close_down()
            tasks.close()
            desk.sign_out()
    return [result for name, times in found.items() for result in _report(name, times)] + [_memory()]


def _report(name: str, times: list[float]) -> list[Result]:
    most = share_below(times, 0.95)
    return [
        Result(f"{name} to painted rows, {CLIENTS:,} clients, median", share_below(times, 0.5), "ms"),
        Result(f"{name}, 95 of 100", most, "ms", f"under {LIMIT:.0f} ms", most < LIMIT),
        Result(f"{name}, slowest of {len(times)}", max(times), "ms"),
    ]


def _memory() -> Result:
    """The most the process ever held; Linux counts in KB, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Result(
        "memory of the window, at most", peak / (1_024**2 if sys.platform == "darwin" else 1_024), "MB"
    )


def _measure(workspace: Workspace) -> dict[str, list[float]]:
    workspace.resize(1440, 900)
    workspace.show()
    workspace.go(Route("clients"))
    page = workspace.page()
    assert isinstance(page, ClientsPage)
    settle(800)
    page.open_panel()
    settle(800)
    watch = PaintWatch(page)
    found: dict[str, list[float]] = {"filter for the first time": [], "filter again": []}
    found |= {"order for the first time": [], "order again": [], "scroll key": []}
    for number in range(ROUNDS):
        again = "again" if number else "for the first time"
        for wanted in _filters():
            found[f"filter {again}"].append(
                watch.timed(lambda wanted=wanted: page.panel.filter_changed.emit(wanted))
            )  # type: ignore[misc]
        page.panel.filter_changed.emit(EVERYBODY)
        for sort in _sorts():
            look = ListLook(sort)
            found[f"order {again}"].append(watch.timed(lambda look=look: page.bar.look_changed.emit(look)))  # type: ignore[misc]
    page.list.setFocus()
    for key in _KEYS * 30:
        found["scroll key"].append(watch.timed(lambda key=key: QTest.keyClick(page.list, key)))  # type: ignore[misc]
    return found


def _filters() -> Iterator[ClientFilter]:
    """Every part alone, some together, each followed by everybody again."""
    one_by_one = (
        ClientFilter(statuses=(ClientStatus.AFTERCARE,)),
        ClientFilter(mine=True),
        ClientFilter(no_counselor=True),
        ClientFilter(leaving=LeaveWindow(LeaveKind.LAST_DAYS, days=30)),
        ClientFilter(plans=(PlanProgress.NONE,)),
        ClientFilter(medicines=MedicineWish.MOUD),
        ClientFilter(no_home=True),
        ClientFilter(agreement=(AgreementState.MISSING, AgreementState.ENDED)),
        ClientFilter(statuses=(ClientStatus.AFTERCARE,), medicines=MedicineWish.ANY, mine=True),
    )
    for wanted in one_by_one:
        yield wanted
        yield EVERYBODY


def _sorts() -> Iterator[ClientSort]:
    for by in SortBy:
        yield ClientSort(by)
        yield ClientSort(by, descending=True)
