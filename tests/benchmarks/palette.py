"""The palette among 100,000 clients: each key timed through the real window until what it found is painted."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.palette import Palette
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.theme import Appearance, Scheme, install_theme
from aftercare_desktop.ui.workspace import Workspace
from tests.benchmarks.centers import USER, center_with
from tests.benchmarks.painted import PaintWatch, typed_and_taken_away
from tests.benchmarks.result import Result, share_below
from tests.benchmarks.search import CLIENTS, LIMIT, queries
from tests.centers import open_desk

OPENED = 20


def run() -> list[Result]:
    """Opens the palette over the list of clients and types what the benchmark of the list types."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        install_theme(application, Path(folder), Appearance(Scheme.LIGHT)).load_fallback_fonts()
        place = Path(folder) / "center"
        center_with(place, CLIENTS)
        desk = open_desk(place, USER)
        tasks = Tasks()
        workspace = Workspace(desk, tasks)
        workspace.resize(1440, 900)
        workspace.show()
        workspace.go(Route("clients"))
        QTest.qWait(500)
        try:
            opened = [_open(application, workspace)[0] for _ in range(OPENED)]
            keys = list(_keys(application, workspace, desk))
        finally:
            workspace.close_down()
            tasks.close()
            desk.sign_out()
    most = share_below(keys, 0.95)
    return [
        Result("palette open and painted, median", share_below(opened, 0.5), "ms"),
        Result(f"palette key to painted, {CLIENTS:,} clients, median", share_below(keys, 0.5), "ms"),
        Result("palette key to painted, 95 of 100 keys", most, "ms", f"under {LIMIT:.0f} ms", most < LIMIT),
        Result(f"palette key to painted, slowest of {len(keys):,}", max(keys), "ms"),
    ]


def _open(application: QApplication, workspace: Workspace, *, close: bool = True) -> tuple[float, Palette]:
    began = time.perf_counter()
    workspace.over.find_anything()
    palette = workspace.over.palette
    assert palette is not None
    application.processEvents()
    took = (time.perf_counter() - began) * 1_000
    if close:
        palette.close_palette()
        QTest.qWait(20)
    return took, palette


def _keys(application: QApplication, workspace: Workspace, desk: Desk) -> Iterator[float]:
    _, palette = _open(application, workspace, close=False)
    watch = PaintWatch(palette)
    for words in queries(desk):
        yield from typed_and_taken_away(watch, palette.search, words)
