"""The overview of a client with 900 entries in the real window: opened, its earlier lines shown, and scrolled."""

import statistics
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.store import entries as entry_store
from aftercare_desktop.store.opening import open_center
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.workspace import Workspace
from tests.benchmarks.centers import USER, center_with
from tests.benchmarks.painted import PaintWatch, settle
from tests.benchmarks.result import Result, share_below
from tests.benchmarks.stage import stage
from tests.builders import NOW, PASSWORD, TODAY

ENTRIES = 900
CLIENT = 7
EACH = 6
LIMIT, STEP_LIMIT = 150.0, 33.0
"""Milliseconds within which the overview or more of its lines is shown, and 95 of 100 scroll steps are painted."""


def run() -> list[Result]:
    """Opens the overview from the list, shows the timeline to its end, then scrolls through all of it."""
    with stage(_center) as (workspace, _):
        opened = [_open(workspace) for _ in range(EACH)]
        page = workspace.page()
        assert isinstance(page, ClientPage)
        more = list(_more(page))
        steps = _steps(page)
    median, slowest, far = statistics.median(opened), max(more, default=0.0), share_below(steps, 0.95)
    promised = f"under {LIMIT:.0f} ms"
    return [
        Result(f"overview with {ENTRIES} entries, painted, median", median, "ms", promised, median < LIMIT),
        Result(f"more of the timeline, slowest of {len(more)}", slowest, "ms", promised, slowest < LIMIT),
        Result("scroll step through everything, median", share_below(steps, 0.5), "ms"),
        Result("scroll step, 95 of 100", far, "ms", f"under {STEP_LIMIT:.0f} ms", far < STEP_LIMIT),
    ]


def _center(place: Path) -> None:
    center_with(place, 100)
    center = open_center(place, USER, PASSWORD, now=NOW)
    kinds = tuple(NoteKind)
    new = [
        (CLIENT, Entry(kinds[n % len(kinds)], TODAY - timedelta(days=n // 2), f"Called; all well. {n}" * (n % 5 + 1)),
         NOW - timedelta(hours=n * 11), center.staff.id)
        for n in range(ENTRIES)
    ]  # fmt: skip
    try:
        with center.writing() as connection:
            entry_store.insert_all(connection, new)
    finally:
        center.close()


def _open(workspace: Workspace) -> float:
    workspace.go(Route("clients"))
    settle(300)
    watch = PaintWatch(workspace)
    took = watch.timed(lambda: workspace.go(Route("client", CLIENT, "overview")))
    settle(300)
    return took


def _more(page: ClientPage) -> Iterator[float]:
    older = page.overview.timeline.older
    while older.isVisible():
        watch = PaintWatch(page)
        yield watch.timed(older.click)
        settle(100)


def _steps(page: ClientPage) -> list[float]:
    bar = page.overview.sheet.verticalScrollBar()
    bar.setValue(0)
    settle(300)
    watch = PaintWatch(page)
    found: list[float] = []
    while bar.value() < bar.maximum() and len(found) < 300:
        found.append(watch.timed(lambda: bar.setValue(bar.value() + bar.pageStep() // 2)))
    return found
