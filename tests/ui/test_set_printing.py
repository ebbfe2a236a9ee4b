"""Sets of many clients on their way out: one job, whole files, progress, stopping, and memory that stays flat."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.print_set import PaperKind, PrintSet, WantedPaper
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pdf_pages import PageSize, page_sizes
from aftercare_desktop.ui.set_printing import Outlets, SetRun
from aftercare_desktop.ui.tasks import Tasks
from tests.builders import build_client, full_plan
from tests.services.conftest import desk, new_place, place

__all__ = ["desk", "new_place", "place"]

LETTER = PageSize(612.0, 792.0)
CARD_AND_WEEK = PrintSet((WantedPaper(PaperKind.CARD), WantedPaper(PaperKind.WEEK)))


@pytest.fixture
def people(desk: Desk) -> list[int]:
    """Three clients with a draft each."""
    found = []
    for number in range(3):
        client_id = desk.clients.add(build_client(f"Person {number}", record_number=str(number))).value
        started = desk.plans.start(client_id).value
        desk.plans.save(started.id, full_plan(), started.version)
        found.append(client_id)
    return found


class Run:
    """A run with its printer and folder, and what it told."""

    def __init__(self, run: SetRun, folder: Path) -> None:
        self.run, self.folder = run, folder
        self.told: list[str] = []
        self.problems: list[str] = []
        run.toast_requested.connect(self._on_toast)
        run.failed.connect(lambda problem: self.problems.append(problem.sentence))

    def _on_toast(self, toast: Toast) -> None:
        self.told.append(toast.text)


@pytest.fixture
def way(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Run:
    """Papers go to a printer that writes a file, or into a folder."""
    window = QWidget()
    qtbot.addWidget(window)

    def printer(size: PageSize, job: str, parent: QWidget, copies: int) -> QPrinter:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(tmp_path / "printed.pdf"))
        made.setResolution(72)
        made.setCopyCount(copies)
        return made

    outlets = Outlets(ask_printer=printer, choose_folder=lambda parent: tmp_path)
    return Run(SetRun(desk, Tasks(window), window, outlets), tmp_path)


def wait(qtbot: QtBot, way: Run) -> None:
    qtbot.waitUntil(lambda: not way.run.is_busy(), timeout=20_000)


def test_every_paper_is_a_whole_file_of_its_own(qtbot: QtBot, way: Run, people: list[int]) -> None:
    way.run.to_folder(people, CARD_AND_WEEK)
    assert not way.run.strip.isHidden()
    wait(qtbot, way)
    names = sorted(path.name for path in way.folder.iterdir() if path.suffix == ".pdf")
    assert names == sorted(f"{kind}-{one}-v1.pdf" for one in people for kind in ("card", "week"))
    assert way.told == ["Saved 6 papers."]
    assert way.run.strip.isHidden()


def test_all_sets_are_one_job(qtbot: QtBot, way: Run, people: list[int]) -> None:
    way.run.to_printer(people, CARD_AND_WEEK, LETTER)
    wait(qtbot, way)
    assert way.told == ["Printed 6 papers."]
    assert len(page_sizes((way.folder / "printed.pdf").read_bytes())) == 6


def test_stopping_leaves_whole_papers_only(qtbot: QtBot, way: Run, people: list[int]) -> None:
    way.run.to_folder(people, CARD_AND_WEEK)
    way.run.cancel()
    assert not way.run.is_busy()
    assert way.told == ["Stopped. What is there already is whole."]
    qtbot.wait(50)
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in way.folder.glob("*.pdf"))
    assert not list(way.folder.glob("*.part"))


def test_a_job_that_is_stopped_is_dropped_at_the_printer(qtbot: QtBot, way: Run, people: list[int]) -> None:
    way.run.to_printer(people, CARD_AND_WEEK, LETTER)
    way.run.cancel()
    assert way.told == ["Stopped. What is there already is whole."]
    way.run.to_printer(people[:1], CARD_AND_WEEK, LETTER)
    wait(qtbot, way)
    assert way.told[1:] == ["Printed 2 papers."]
    assert len(page_sizes((way.folder / "printed.pdf").read_bytes())) == 2


def test_somebody_without_a_plan_is_told_and_nothing_leaves(qtbot: QtBot, way: Run, desk: Desk) -> None:
    client_id = desk.clients.add(build_client("Nobody", record_number="99")).value
    way.run.to_folder([client_id], CARD_AND_WEEK)
    wait(qtbot, way)
    assert len(way.problems) == 1
    assert not list(way.folder.glob("*.pdf"))


def test_who_changes_their_mind_prints_nothing(qtbot: QtBot, desk: Desk, people: list[int]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    nowhere = Outlets(ask_printer=lambda *_: None, choose_folder=lambda _: None)
    run = SetRun(desk, Tasks(window), window, nowhere)
    run.to_folder(people, CARD_AND_WEEK)
    run.to_printer(people, CARD_AND_WEEK, LETTER)
    assert not run.is_busy()
