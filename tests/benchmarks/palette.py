"""The palette among 100,000 clients: each key timed through the real window until what it found is painted."""

import time
from collections.abc import Iterator

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.palette import Palette
from aftercare_desktop.ui.workspace import Workspace
from tests.benchmarks.centers import center_with
from tests.benchmarks.painted import PaintWatch, settle, typed_and_taken_away
from tests.benchmarks.result import Result, share_below
from tests.benchmarks.search import CLIENTS, LIMIT, queries
from tests.benchmarks.stage import stage

OPENED = 20


def run() -> list[Result]:
    """Opens the palette over the list of clients and types what the benchmark of the list types."""
    with stage(lambda place: center_with(place, CLIENTS)) as (workspace, desk):
        workspace.go(Route("clients"))
        settle(2_000)
        opened = [_open(workspace)[0] for _ in range(OPENED)]
        keys = list(_keys(workspace, desk))
    most = share_below(keys, 0.95)
    return [
        Result("palette open and painted, median", share_below(opened, 0.5), "ms"),
        Result(f"palette key to painted, {CLIENTS:,} clients, median", share_below(keys, 0.5), "ms"),
        Result("palette key to painted, 95 of 100 keys", most, "ms", f"under {LIMIT:.0f} ms", most < LIMIT),
        Result(f"palette key to painted, slowest of {len(keys):,}", max(keys), "ms"),
    ]


def _open(workspace: Workspace, *, close: bool = True) -> tuple[float, Palette]:
    began = time.perf_counter()
    workspace.over.find_anything()
    palette = workspace.over.palette
    assert palette is not None
    QApplication.processEvents()
    took = (time.perf_counter() - began) * 1_000
    if close:
        palette.close_palette()
        QTest.qWait(20)
    return took, palette


def _keys(workspace: Workspace, desk: Desk) -> Iterator[float]:
    _, palette = _open(workspace, close=False)
    watch = PaintWatch(palette)
    for words in queries(desk):
        yield from typed_and_taken_away(watch, palette.search, words)
