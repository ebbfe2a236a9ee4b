"""The import page over a real center: by keyboard and mouse, from the file to the way back."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.rosters import RosterFact
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route, Toast
from aftercare_desktop.ui.pages.importing import ImportPage
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.widgets.labels import Words
from tests.builders import build_client
from tests.exchange.workbooks import saved, workbook

ROSTER = "mrn,name,dob,program\n001,Ada Ingalls,1990-04-30,Evening\n002,Ben Okafor,1985-12-01,\n"
_WAIT = 20_000


class Shown:
    """A page with everything it told the window, and what it was handed for its dialogs."""

    def __init__(self, desk: Desk, tasks: Tasks, qtbot: QtBot) -> None:
        self.file: Path | None = None
        self.kept: list[bytes] = []
        self.page = ImportPage(desk, tasks, lambda parent: self.file, self._keep)
        self.toasts: list[Toast] = []
        self.routes: list[Route] = []
        self.problems: list[AftercareError] = []
        self.page.toast_requested.connect(self.toasts.append)
        self.page.route_requested.connect(self.routes.append)
        self.page.failed.connect(self.problems.append)
        self._qtbot = qtbot
        qtbot.addWidget(self.page, before_close_func=ImportPage.close_down)
        self.page.resize(900, 574)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.page.open_route(Route("import"))

    def _keep(self, content: bytes, name: str, parent: QWidget) -> Path | None:
        self.kept.append(content)
        return Path(name)

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self._qtbot.waitUntil(self._stands, timeout=_WAIT)

    def _stands(self) -> bool:
        draft = self.page._draft
        return not self.page.busy.is_under_way() and (draft is None or draft.dates is not None)

    def focused(self) -> QWidget:
        """Where the keyboard is."""
        widget = self.page.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key) -> None:
        """A key where the keyboard is."""
        self._qtbot.keyClick(self.focused(), key)

    def tab_to(self, wanted: QWidget) -> int:
        """Press Tab until the keyboard is in there; gives how often it took."""
        for times in range(60):
            if wanted is self.focused() or wanted.isAncestorOf(self.focused()):
                return times
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(wanted.accessibleName())

    def card(self) -> list[str]:
        """What stands beside the list about the row that is chosen."""
        item = self.page.preview_step.panel.body.itemAt(0)
        assert item is not None
        return [words.text() for words in item.widget().findChildren(Words)]

    def choose(self, path: Path) -> None:
        self.file = path
        with self._qtbot.waitSignal(
            self.page.file_step.choose.clicked
        ):  # a button's key clicks it a moment later
            self._qtbot.keyClick(self.page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def go_on(self) -> None:
        """Ctrl+Enter, which is the button's key."""
        assert self.page.next.isEnabled(), self.page.why.text()
        with self._qtbot.waitSignal(self.page.next.clicked):
            self._qtbot.keyClick(self.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def step(self) -> str:
        return self.page.context.text().partition(": ")[2]


Show = Callable[[Desk], Shown]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    tasks = Tasks()
    yield lambda desk: Shown(desk, tasks, qtbot)
    tasks.close()


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "roster.csv"
    path.write_text(ROSTER, encoding="utf-8")
    return path


def listed(desk: Desk) -> list[str]:
    return sorted(row.name for row in desk.clients.listing())


def test_from_the_file_to_the_list_by_keyboard_alone(desk: Desk, show: Show, roster: Path) -> None:
    shown = show(desk)
    assert shown.step() == "File"
    assert not shown.page.next.isEnabled()
    shown.choose(roster)
    assert shown.page.file_step.rows.text() == "2 rows under 4 columns."
    assert shown.page.file_step.source.value() == "roster"
    shown.go_on()
    assert shown.step() == "Columns"
    assert [field.value() for field in shown.page.columns_step.fields] == [
        RosterFact.RECORD_NUMBER,
        RosterFact.NAME,
        RosterFact.BIRTH_DATE,
        RosterFact.PROGRAM,
    ]
    shown.go_on()
    assert shown.step() == "What would change"
    assert "2 new" in shown.page.preview_step.figures.text()
    assert listed(desk) == []
    shown.go_on()
    assert shown.step() == "Done"
    assert listed(desk) == ["Ada Ingalls", "Ben Okafor"]
    assert shown.page.result_step.headline.text() == "The file is imported."
    shown.page.result_step.see.click()
    assert shown.routes == [Route("clients")]
    assert shown.problems == []


def test_escape_goes_one_step_back_and_keeps_the_choices(desk: Desk, show: Show, roster: Path) -> None:
    shown = show(desk)
    shown.choose(roster)
    shown.go_on()
    shown.page._on_columns_step_fact_chosen(3, None)
    shown.go_on()
    assert shown.page.cancel_here()
    assert shown.step() == "Columns"
    assert shown.page.columns_step.fields[3].value() is None
    assert shown.page.cancel_here()
    assert (shown.step(), shown.page.cancel_here()) == ("File", False)


def by_key(shown: Shown) -> None:
    assert shown.page.undo()


def by_button(shown: Shown) -> None:
    shown.page.result_step.undo.click()


def by_toast(shown: Shown) -> None:
    assert shown.toasts[-1].action is not None
    shown.toasts[-1].action()
    assert shown.routes == [Route("import")]
    shown.page.open_route(Route("import"))


@pytest.mark.parametrize("undo", [by_key, by_button, by_toast])
def test_the_import_is_undone(desk: Desk, show: Show, roster: Path, undo: Callable[[Shown], None]) -> None:
    shown = show(desk)
    shown.choose(roster)
    for _ in range(3):
        shown.go_on()
    undo(shown)
    shown.settle()
    assert listed(desk) == []
    assert shown.page.result_step.figures.text().startswith("Everybody is as before.")
    assert not shown.page.undo()
    shown.page.result_step.again.click()
    assert (shown.step(), shown.page.next.isEnabled()) == ("File", False)


def test_columns_of_one_meaning_are_a_choice_and_are_remembered(
    desk: Desk, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "census.csv"
    path.write_text("pubpid,MRN,name\n1,901,Ada\n", encoding="utf-8")
    shown = show(desk)
    shown.choose(path)
    shown.go_on()
    columns = shown.page.columns_step
    assert columns.notices.notice("problem") is not None
    assert (columns.fields[0].problem() is None, shown.page.next.isEnabled()) == (False, False)
    columns.fields[0].combo.setFocus()
    qtbot.keyClick(columns.fields[0].combo, Qt.Key.Key_Home)
    columns.fields[0].combo.activated.emit(0)
    assert columns.notices.notice("problem") is None
    shown.go_on()
    shown.go_on()
    again = show(desk)
    again.choose(path)
    assert again.page.columns_step.fields[0].value() is None
    again.go_on()
    again.go_on()
    assert "1 the same" in again.page.preview_step.figures.text()


def test_unclear_dates_are_asked_with_examples(desk: Desk, show: Show, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "census.csv"
    path.write_text("mrn,name,dob\n1,Ada,04/09/1990\n2,Ben,05/06/1991\n", encoding="utf-8")
    shown = show(desk)
    shown.choose(path)
    shown.go_on()
    columns = shown.page.columns_step
    assert columns.dates.isVisible()
    assert "Row 2, dob: 04/09/1990" in columns.dates.said.text()
    assert not shown.page.next.isEnabled()
    assert columns.dates.ask.isAncestorOf(shown.focused())
    qtbot.keyClick(columns.dates.ask, Qt.Key.Key_Right)
    qtbot.keyClick(columns.dates.ask, Qt.Key.Key_Right)
    shown.go_on()
    shown.go_on()
    born = {client.birth_date for client in (desk.clients.open(i).client for i in desk.clients.find(""))}
    assert born == {date(1990, 9, 4), date(1991, 6, 5)}
    again = show(desk)
    again.choose(path)
    again.go_on()
    assert (again.page.columns_step.dates.ask.value(), again.page.next.isEnabled()) == ("day", True)
    assert "as before for this source" in again.page.columns_step.dates.said.text()


def test_differences_are_shown_side_by_side_and_ours_stays(
    desk: Desk, show: Show, roster: Path, qtbot: QtBot
) -> None:
    client_id = desk.clients.add(
        build_client("Ada I.", birth_date=date(1990, 4, 30), record_number="001", program="Morning")
    ).value
    shown = show(desk)
    shown.choose(roster)
    shown.go_on()
    shown.go_on()
    step = shown.page.preview_step
    assert "1 where center and file differ" in step.figures.text()
    assert set(step.panel.controls) == {"name", "program"}
    assert {choice.value() for choice in step.panel.controls.values()} == {"ours"}
    qtbot.keyClick(step.list, Qt.Key.Key_Return)
    qtbot.keyClick(step.panel.controls["name"], Qt.Key.Key_Right)
    shown.go_on()
    client = desk.clients.open(client_id).client
    assert (client.name, client.program) == ("Ada Ingalls", "Morning")


def test_a_number_of_somebody_else_changes_nothing_until_a_person_says_that_they_are_one(
    desk: Desk, show: Show, roster: Path, qtbot: QtBot
) -> None:
    known = build_client("Cem Aydin", birth_date=date(1960, 1, 2), record_number="001", program="Morning")
    client_id = desk.clients.add(known).value
    for chosen, name in ((False, "Cem Aydin"), (True, "Ada Ingalls")):
        shown = show(desk)
        shown.choose(roster)
        shown.go_on()
        shown.go_on()
        step = shown.page.preview_step
        assert set(step.panel.controls) == {"person"}
        said = " ".join(label.text() for label in step.panel.findChildren(QLabel))
        assert "Record number 001 belongs to Cem Aydin, born Jan 2, 1960" in said
        if chosen:
            qtbot.keyClick(step.list, Qt.Key.Key_Return)
            qtbot.keyClick(step.panel.controls["person"], Qt.Key.Key_Right)
        shown.go_on()
        assert desk.clients.open(client_id).client.name == name


def test_bad_rows_are_shown_and_left_out_by_hand_or_together(
    desk: Desk, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "census.csv"
    path.write_text("mrn,name,dob\n1,Ada,1990-02-31\n2,Ben,1991-02-01\n3,Cem,spring\n", encoding="utf-8")
    shown = show(desk)
    shown.choose(path)
    shown.go_on()
    shown.go_on()
    step = shown.page.preview_step
    notice = step.notices.notice("bad")
    assert notice is not None
    assert not shown.page.next.isEnabled()
    notice.buttons[0].click()
    assert [step._report.rows[key].row for key in tuple(step.model.keys())] == [2, 4]
    qtbot.keyClick(step.list, Qt.Key.Key_L)
    shown.settle()
    assert (len(step._report.bad), shown.page.next.isEnabled()) == (1, False)
    step.skip.click()
    shown.settle()
    shown.go_on()
    assert listed(desk) == ["Ben"]
    shown.page.result_step.save.click()
    rows = list(csv.reader(io.StringIO(shown.kept[0].decode("utf-8-sig"))))
    assert rows[0][:2] == ["Row", "What became of it"]
    assert [row[:2] for row in rows[1:]] == [["2", "Left out"], ["3", "New"], ["4", "Left out"]]
    assert "Ben" not in shown.kept[0].decode()


def test_who_is_no_longer_in_the_file_is_named_before_and_after(desk: Desk, show: Show, roster: Path) -> None:
    shown = show(desk)
    for text in (ROSTER, ROSTER.rpartition("002")[0]):
        roster.write_text(text, encoding="utf-8")
        shown.page.start_again()
        shown.choose(roster)
        shown.go_on()
        shown.go_on()
        notice = shown.page.preview_step.notices.notice("gone")
        shown.go_on()
    assert notice is not None
    assert notice.words.text() == "No longer in the file: Ben Okafor. Nothing is done to them."
    assert shown.page.result_step.gone.text() == notice.words.text()
    assert listed(desk) == ["Ada Ingalls", "Ben Okafor"]


def test_a_file_that_is_none_says_so_and_another_can_be_dropped(
    desk: Desk, show: Show, tmp_path: Path, roster: Path
) -> None:
    bad = tmp_path / "census.xlsx"
    bad.write_bytes(b"PK\x03\x04 and nothing else")
    shown = show(desk)
    shown.choose(bad)
    assert [problem.sentence[:22] for problem in shown.problems] == ["census.xlsx is damaged"]
    assert shown.step() == "File"
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(roster))])
    plain = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, *plain)
    shown.page.dragEnterEvent(enter)
    assert enter.isAccepted()
    shown.page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, *plain))
    shown.settle()
    assert shown.page.file_step.file.text() == "roster.csv"


def test_another_sheet_of_a_workbook_is_read(desk: Desk, show: Show, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for title, name in (("Old", "Theo"), ("New", "Ada")):
        sheet = book.create_sheet(title)
        sheet.append(["mrn", "name"])
        sheet.append([1, name])
    path = tmp_path / "census.xlsx"
    path.write_bytes(saved(book))
    shown = show(desk)
    shown.choose(path)
    sheet_field = shown.page.file_step.sheet
    assert (sheet_field.isVisible(), sheet_field.value()) == (True, "Old")
    sheet_field.set_value("New")
    sheet_field.edited.emit("")
    shown.settle()
    for _ in range(3):
        shown.go_on()
    assert listed(desk) == ["Ada"]


def test_a_large_import_tells_how_far_it_is_can_be_cancelled_and_keeps_the_person_here(
    desk: Desk, show: Show, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "census.xlsx"
    path.write_bytes(workbook(("mrn", "name"), *((f"{n:05}", f"Person {n}") for n in range(3_000))))
    shown = show(desk)
    shown.choose(path)
    shown.go_on()
    shown.go_on()
    QAbstractItemModelTester(shown.page.preview_step.model)
    shown.page.next.click()
    assert not shown.page.can_leave()
    assert shown.page.busy.isVisible()
    assert shown.page.cancel_here()
    shown.settle()
    assert shown.page.can_leave()
    shown.page.busy._tasks.close()
    qtbot.wait(1)
    assert listed(desk) == [] or shown.step() == "Done"


def test_who_may_not_import_is_told_so(desk_of: Callable[[Role], Desk], show: Show) -> None:
    shown = show(desk_of(Role.NURSE))
    assert shown.page.refused.isVisible()
    assert not shown.page.next.isVisible()


def test_a_file_that_changes_nothing_says_so_and_does_not_urge_to_import(
    desk: Desk, show: Show, roster: Path
) -> None:
    for time, (why, variant) in enumerate((("", "primary"), ("Nothing would change.", "default"))):
        shown = show(desk)
        shown.choose(roster)
        shown.go_on()
        shown.go_on()
        assert (shown.page.why.text(), shown.page.next.property("variant")) == (why, variant), time
        assert shown.page.next.isEnabled()
        shown.go_on()
