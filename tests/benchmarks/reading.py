"""How long the pause after typing is taken by looking at what was written: hard sentences and kinder words."""

import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication, QLineEdit

from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.plan import PlanPane
from aftercare_desktop.ui.theme import install_theme
from tests.benchmarks.result import Result, share_below
from tests.builders import full_client, full_plan
from tests.centers import make_center, open_desk

LOOKS = 60
AT_MOST = 33.0
"""Milliseconds, as promised for a key: somebody may go on writing in the middle of a look."""
GOALS = 40


def run() -> list[Result]:
    """A full plan and one with `GOALS` goals, a look after every further word of a step."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        install_theme(application, Path(folder) / "pictures")
        full = _looks(Path(folder) / "full", full_plan())
        many = _looks(Path(folder) / "many", _many_goals())
    figure = share_below(full, 0.95)
    return [
        Result("a look at a full plan, median", median(full), "ms"),
        Result("a look at a full plan, 95 %", figure, "ms", f"at most {AT_MOST:.0f} ms", figure <= AT_MOST),
        Result(f"a look at {GOALS} goals, median", median(many), "ms"),
    ]


def _many_goals() -> PlanDocument:
    plan = full_plan()
    return replace(plan, goals=tuple(replace(plan.goals[0], key=f"{n:016x}") for n in range(GOALS)))


def _looks(place: Path, plan: PlanDocument) -> list[float]:
    make_center(place)
    desk = open_desk(place)
    client_id = desk.clients.add(full_client()).value
    draft = desk.plans.start(client_id).value
    desk.plans.save(draft.id, plan, draft.version)
    pane = PlanPane(desk)
    pane.open_route(Route("client", client_id, "plan:goals.0.steps.0.what"))
    pane.show()
    pane.activateWindow()
    QApplication.processEvents()
    pane.open_route(Route("client", client_id, "plan:goals.0.steps.0.what"))
    step = QApplication.focusWidget()
    assert isinstance(step, QLineEdit)
    pane.reading.hints.look()  # the first one loads the syllable patterns
    taken = []
    for number in range(LOOKS):
        step.insert(f"medication {number} ")
        began = time.perf_counter()
        pane.reading.hints.look()
        taken.append((time.perf_counter() - began) * 1000)
    pane.close_down()
    desk.sign_out()
    return taken
