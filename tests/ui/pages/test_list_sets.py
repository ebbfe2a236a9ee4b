"""Printing the papers of several people from the list: those chosen, else everybody listed, as far as they print."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.print_set import PaperKind, PrintSet, WantedPaper
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.actions import matching
from aftercare_desktop.ui.dialogs.print_set import Part, PrintSetDialog
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client_list import ClientsPage
from aftercare_desktop.ui.set_printing import Outlets
from tests.builders import build_client, full_plan
from tests.ui.answering import in_dialog
from tests.ui.heard import Heard

Show = Callable[[Desk], ClientsPage]
PAPERS = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def people(desk: Desk) -> dict[str, int]:
    """Ada and Ben with a final plan, Cleo with a draft, Dora without a plan."""
    found = {}
    for number, name in enumerate(("Ada", "Ben", "Cleo", "Dora")):
        client_id = desk.clients.add(build_client(f"{name} Person", record_number=str(number))).value
        found[name] = client_id
        if name != "Dora":
            draft = desk.plans.start(client_id).value
            draft = desk.plans.save(draft.id, full_plan(), draft.version)
            if name != "Cleo":
                desk.plans.finalize(draft.id, draft.version, "Leaves today")
    return found


@pytest.fixture
def show(qtbot: QtBot, tmp_path: Path) -> Show:
    """Makes the list; papers are saved into the test's folder."""

    def make(desk: Desk) -> ClientsPage:
        desk.papers.keep_usual_set(PrintSet((WantedPaper(PaperKind.CARD),)))
        page = ClientsPage(desk, outlets=Outlets(choose_folder=lambda parent: tmp_path))
        qtbot.addWidget(page, before_close_func=ClientsPage.close_down)
        page.resize(1_200, 760)
        page.show()
        page.activateWindow()
        page.open_route(Route("clients"))
        QApplication.processEvents()
        return page

    return make


def save_papers(qtbot: QtBot, page: ClientsPage) -> list[str]:
    """Save with the keys; gives the sentences that stood in the dialog."""
    said: list[str] = []

    def save(dialog: PrintSetDialog) -> None:
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.files.click()

    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    in_dialog(PrintSetDialog, save)
    qtbot.keyClick(page.list, Qt.Key.Key_P, PAPERS)
    qtbot.waitUntil(lambda: bool(said) and not page.sets.run.is_busy(), timeout=20_000)
    return said


def test_those_that_are_chosen(
    qtbot: QtBot, desk: Desk, people: dict[str, int], show: Show, tmp_path: Path
) -> None:
    page = show(desk)
    heard = Heard(page)
    qtbot.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    said = save_papers(qtbot, page)
    assert any(words.startswith("2 people chosen, of each the newest final version") for words in said)
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == [
        f"card-{people['Ada']}-v1.pdf",
        f"card-{people['Ben']}-v1.pdf",
    ]
    assert [toast.text for toast in heard.toasts] == ["Saved 2 papers."]


def test_each_of_those_chosen_gets_an_own_note_for_the_chart_which_marks_nothing(
    qtbot: QtBot, desk: Desk, people: dict[str, int], show: Show, tmp_path: Path
) -> None:
    ada, ben, cleo = (people[name] for name in ("Ada", "Ben", "Cleo"))
    desk.entries.add(cleo, Entry(NoteKind.CONTACT, desk.today(), "Called; all well."))
    desk.chart.mark(ben, desk.chart.waiting(ben).charted())
    waiting = {one: desk.chart.count(one) for one in (ada, ben, cleo)}
    assert [one for one, count in waiting.items() if count] == [ada, cleo]
    page = show(desk)

    def choose(dialog: PrintSetDialog) -> None:
        assert dialog.parts.boxes[Part.NOTE].text() == "Notes for the chart (2)"
        dialog.parts.boxes[Part.NOTE].click()
        assert dialog.count.text() == "5 papers"
        dialog.files.click()

    in_dialog(PrintSetDialog, choose)
    qtbot.keyClick(page.list, Qt.Key.Key_P, PAPERS)
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("*.pdf"))) == 5, timeout=20_000)
    qtbot.waitUntil(lambda: not page.sets.run.is_busy())
    day = desk.today().isoformat()
    assert sorted(path.name for path in tmp_path.glob("note-*")) == [
        f"note-{one}-{day}.pdf" for one in (ada, cleo)
    ]
    made = [line.detail for line in desk.audit.entries() if line.event is Event.CHART_NOTE_MADE]
    assert sorted(made) == [f"client={one} things={waiting[one]}" for one in (ada, cleo)]
    assert {one: desk.chart.count(one) for one in waiting} == waiting
    assert desk.papers.usual_set().note


def test_everybody_listed_who_has_a_plan(
    qtbot: QtBot, desk: Desk, people: dict[str, int], show: Show, tmp_path: Path
) -> None:
    said = save_papers(qtbot, show(desk))
    assert any("3 people listed" in words and "without a plan to print: 1" in words for words in said)
    assert len(list(tmp_path.glob("card-*.pdf"))) == 3


def test_the_front_desk_gets_finals_without_chart_copies_and_pages(
    qtbot: QtBot,
    desk_of: Callable[[Role], Desk],
    people: dict[str, int],
    show: Show,
    tmp_path: Path,
) -> None:
    page = show(desk_of(Role.FRONT_DESK))

    def look(dialog: PrintSetDialog) -> None:
        assert Part.CHART not in dialog.parts.boxes
        assert dialog.preview is None

    in_dialog(PrintSetDialog, look)
    page.sets.ask_for_one(people["Ada"])
    assert not page.bar.papers_button.isVisible()
    heard = Heard(page)
    page.sets.ask_for((), [*people.values()])
    assert "more than one person" in heard.problems[-1].sentence
    assert list(tmp_path.glob("*.pdf")) == []


def test_nobody_with_a_plan_is_said(qtbot: QtBot, desk: Desk, show: Show) -> None:
    desk.clients.add(build_client("Dora Person"))
    page = show(desk)
    heard = Heard(page)
    qtbot.keyClick(page.list, Qt.Key.Key_P, PAPERS)
    qtbot.waitUntil(lambda: bool(heard.toasts))
    assert [toast.text for toast in heard.toasts] == ["Nobody here has a plan that can be printed."]


def test_the_set_of_one_row_shows_its_pages(
    qtbot: QtBot, desk: Desk, people: dict[str, int], show: Show
) -> None:
    page = show(desk)

    def look(dialog: PrintSetDialog) -> None:
        qtbot.waitUntil(lambda: dialog.count.text() == "1 page", timeout=10_000)
        assert dialog.own_line.isVisible()

    in_dialog(PrintSetDialog, look)
    page.sets.ask_for_one(people["Ada"])


@pytest.mark.parametrize("role", Role)
def test_every_role_that_prints_has_the_key_and_the_name(
    desk_of: Callable[[Role], Desk], people: dict[str, int], show: Show, role: Role
) -> None:
    own = desk_of(role)
    page = show(own)
    assert page.bar.papers_button.isVisible() is own.may(Permission.PRINT_MANY)
    assert page.bar.papers_button.text() == "Print the set"
    assert page.bar.papers_button.shortcut() == QKeySequence("Ctrl+P")
    named = {action.title: action for action in page.page_actions()}
    assert named["Print the set"].permission is Permission.PRINT_MANY
    for words in ("print", "paper plan", "card", "week"):
        assert "Print the set" in [action.title for action in matching(page.page_actions(), words)]
    assert named["Print or export the list"].permission is Permission.EXPORT_LIST
