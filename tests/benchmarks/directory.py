"""The directory page over 20,000 entries in the real window: opened, searched key by key, and paged through."""

import statistics
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from aftercare_desktop.domain.directory import EntryKind
from aftercare_desktop.domain.people import Address
from aftercare_desktop.store import directory as directory_store
from aftercare_desktop.store.opening import open_center
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.directory import DirectoryPage
from aftercare_desktop.ui.workspace import Workspace
from tests.benchmarks.centers import USER
from tests.benchmarks.painted import PaintWatch, settle, typed_and_taken_away
from tests.benchmarks.result import Result, share_below
from tests.benchmarks.stage import stage
from tests.builders import NOW, PASSWORD, build_entry
from tests.centers import make_center

ENTRIES = 20_000
EACH = 6
OPEN_LIMIT, KEY_LIMIT = 150.0, 33.0
"""Milliseconds within which the page is open, and 95 of 100 keys are answered and painted."""
_QUERIES = ("larch", "pharmacy 12", "portland clinic", "207555", "zzz", "st an", "e")
_KEYS = (
    Qt.Key.Key_Down,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_End,
    Qt.Key.Key_Home,
)


def run() -> list[Result]:
    """Opens the page from the list of clients, types and takes away, then walks the list with the entry beside it."""
    with stage(_center) as (workspace, _):
        opened = [_open(workspace) for _ in range(EACH)]
        page = workspace.page()
        assert isinstance(page, DirectoryPage)
        keys = _search_keys(page)
        steps = _steps(page)
    median, slow, far = statistics.median(opened), share_below(keys, 0.95), share_below(steps, 0.95)
    key_promise, where = f"under {KEY_LIMIT:.0f} ms", f"{ENTRIES:,} entries"
    return [
        Result(
            f"directory open and painted, {where}",
            median,
            "ms",
            f"under {OPEN_LIMIT:.0f} ms",
            median < OPEN_LIMIT,
        ),
        Result(f"directory search key to painted, {where}, median", share_below(keys, 0.5), "ms"),
        Result("directory search key, 95 of 100", slow, "ms", key_promise, slow < KEY_LIMIT),
        Result("directory step to another entry, painted, median", share_below(steps, 0.5), "ms"),
        Result("directory step to another entry, 95 of 100", far, "ms", key_promise, far < KEY_LIMIT),
    ]


def _center(place: Path) -> None:
    make_center(place)
    center = open_center(place, USER, PASSWORD, now=NOW)
    kinds = tuple(EntryKind)
    entries = [
        build_entry(
            f"{('Larch', 'Saint Anne', 'Harbor', 'Congress')[n % 4]} {label} {n}",
            kind=kinds[n % len(kinds)],
            phone=f"207-555-{n % 10_000:04}",
            address=Address(f"{n} Larch Street", city=("Portland", "Bangor", "Saco")[n % 3]),
        )
        for n, label in ((n, ("Pharmacy", "Clinic", "Court")[n % 3]) for n in range(ENTRIES))
    ]
    try:
        with center.writing() as connection:
            directory_store.insert_all(connection, entries, NOW)
    finally:
        center.close()


def _open(workspace: Workspace) -> float:
    workspace.go(Route("clients"))
    settle(300)
    watch = PaintWatch(workspace)
    took = watch.timed(lambda: workspace.go(Route("directory")))
    settle(300)
    return took


def _search_keys(page: DirectoryPage) -> list[float]:
    page.focus_search()
    settle(300)
    watch = PaintWatch(page)
    return [took for query in _QUERIES for took in typed_and_taken_away(watch, page.search, query)]


def _steps(page: DirectoryPage) -> list[float]:
    page.list.setFocus()
    settle(300)
    watch = PaintWatch(page)
    return [watch.timed(partial(QTest.keyClick, page.list, key)) for key in _KEYS * 15]
