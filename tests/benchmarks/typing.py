"""How long a keystroke in a plan takes to be on screen while the preview is made beside it without a break."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from aftercare_desktop.errors import AftercareError
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.plan import PlanPane
from aftercare_desktop.ui.preview import Pages, make_pages
from aftercare_desktop.ui.tasks import LatestOnly
from aftercare_desktop.ui.theme import Appearance, Scheme, install_theme
from aftercare_desktop.words.plan import PAPER_TITLES
from tests.benchmarks.result import Result, share_below
from tests.builders import full_client, full_plan
from tests.centers import make_center, open_desk

KEYS = 300
EVERY = 40
"""Milliseconds between keys: 25 a second, faster than anybody types."""
AT_MOST = 33.0
WORDS = "noon meeting on thanksgiving before dinner "


class Typist(QObject):
    """Presses a key at fixed moments; the time counts from when it was due until the field was painted."""

    def __init__(self, target: QWidget) -> None:
        super().__init__()
        self.taken: list[float] = []
        self._target = target
        self._due: float | None = None
        self._number = 0
        self._loop = QEventLoop()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._press)
        target.installEventFilter(self)

    def run(self) -> list[float]:
        """Milliseconds of every key."""
        self._began = time.perf_counter()
        self._timer.start(EVERY)
        self._loop.exec()
        return self.taken

    def _press(self) -> None:
        self._number += 1
        if self._number > KEYS:
            self._timer.stop()
            self._loop.quit()
            return
        self._due = self._began + self._number * EVERY / 1000
        letter = WORDS[self._number % len(WORDS)]
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.postEvent(self._target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._due is not None:
            due, self._due = self._due, None
            QTimer.singleShot(0, self, lambda: self.taken.append((time.perf_counter() - due) * 1000))
        return False


def run() -> list[Result]:
    """Median, 95 % and the slowest key, quiet and with the preview at work all the time."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        theme = install_theme(application, Path(folder) / "pictures", Appearance(Scheme.LIGHT))
        theme.load_fallback_fonts()
        make_center(Path(folder) / "center")
        desk = open_desk(Path(folder) / "center")
        client_id = desk.clients.add(full_client()).value
        draft = desk.plans.start(client_id).value
        desk.plans.save(draft.id, full_plan(), draft.version)
        pane = PlanPane(desk)
        pane.resize(1232, 770)
        pane.open_route(Route("client", client_id, "plan:goals"))
        pane.show()
        pane.activateWindow()
        _wait(200)
        pane.open_route(Route("client", client_id, "plan:goals"))
        quiet = _typed(pane, keep_busy=False)
        busy = _typed(pane, keep_busy=True)
        pane.close_down()
        desk.sign_out()
    return [
        Result("key to screen in a plan, median", median(quiet), "ms"),
        Result("key to screen in a plan, 95 %", share_below(quiet, 0.95), "ms"),
        Result("with the preview at work, median", median(busy), "ms"),
        _promised("with the preview at work, 95 %", share_below(busy, 0.95)),
        Result("with the preview at work, slowest", max(busy), "ms"),
    ]


def _promised(what: str, figure: float) -> Result:
    return Result(what, figure, "ms", f"at most {AT_MOST:.0f} ms", figure <= AT_MOST)


def _typed(pane: PlanPane, *, keep_busy: bool) -> list[float]:
    target = QApplication.focusWidget()
    assert target is not None
    _wait(1500)
    if not keep_busy:
        return Typist(target).run()
    with _preview_at_work(pane):
        return Typist(target).run()


@contextmanager
def _preview_at_work(pane: PlanPane) -> Iterator[None]:
    """Makes and draws the paper again and again, as the preview does after a pause; in life there is one at a time."""
    paper = pane.paper_now()

    def again(pages: Pages) -> None:
        pane.preview.view.show_pages(pages.pictures)
        worker.ask(lambda: make_pages(paper, pane.preview.view.pixels(), PAPER_TITLES))

    def failed(problem: AftercareError) -> None:
        raise problem

    worker = LatestOnly(again, failed)
    again(make_pages(paper, pane.preview.view.pixels(), PAPER_TITLES))
    yield
    worker.close()


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
