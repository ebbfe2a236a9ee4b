"""The list of 100,000 clients in the real window: filters, orders and scrolling timed until their rows are painted, and
the memory of the whole program.
"""

import resource
import sys
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

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
from aftercare_desktop.ui.pages.client_list import ClientsPage
from aftercare_desktop.ui.workspace import Workspace
from tests.benchmarks.centers import center_with
from tests.benchmarks.painted import PaintWatch, settle
from tests.benchmarks.result import Result, share_below
from tests.benchmarks.stage import stage

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
    with stage(lambda place: center_with(place, CLIENTS)) as (workspace, _):
        found = _measure(workspace)
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
    workspace.go(Route("clients"))
    page = workspace.page()
    assert isinstance(page, ClientsPage)
    settle(2_000)
    page.filters.open_panel()
    settle(800)
    watch = PaintWatch(page)
    found: dict[str, list[float]] = {"filter for the first time": [], "filter again": []}
    found |= {"order for the first time": [], "order again": [], "scroll key": []}
    for number in range(ROUNDS):
        again = "again" if number else "for the first time"
        for wanted in _filters():
            found[f"filter {again}"].append(
                watch.timed(partial(page.filters.panel.filter_changed.emit, wanted))
            )
        page.filters.panel.filter_changed.emit(EVERYBODY)
        for sort in _sorts():
            found[f"order {again}"].append(watch.timed(partial(page.bar.look_changed.emit, ListLook(sort))))
    page.list.setFocus()
    for key in _KEYS * 30:
        found["scroll key"].append(watch.timed(partial(QTest.keyClick, page.list, key)))
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
