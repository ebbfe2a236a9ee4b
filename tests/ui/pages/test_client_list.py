"""Filters, order, columns, saved filters and the way out of the list of clients, driven by keys over a real center."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.client_filters import (
    EVERYBODY,
    USUAL_COLUMNS,
    ClientFilter,
    ClientSort,
    ExportPurpose,
    ExportReason,
    LeaveKind,
    ListColumn,
    ListLook,
    SavedFilter,
    SortBy,
)
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Undo
from aftercare_desktop.ui.dialogs.export_list import ExportAnswer, ExportListDialog, ListForm
from aftercare_desktop.ui.dialogs.name_filter import NameFilterDialog
from aftercare_desktop.ui.page import Route, Toast
from aftercare_desktop.ui.pages.client_list import ClientsPage
from aftercare_desktop.ui.widgets.client_row import lanes_of
from aftercare_desktop.ui.widgets.fields_choice import ChecksField, NumberField
from tests.builders import TODAY, build_client
from tests.ui.answering import in_dialog

Show = Callable[..., ClientsPage]
IN, AFTER = ClientStatus.IN_TREATMENT, ClientStatus.AFTERCARE
Outside = tuple[list[tuple[bytes, str]], Path]


@pytest.fixture
def people(desk: Desk) -> dict[str, int]:
    """Five people, each different in what is filtered by."""
    facts = {
        "Abel Stone": {"status": IN, "counselor_id": 1, "discharge_planned": TODAY + timedelta(days=2)},
        "Bea Marsh": {"status": AFTER, "counselor_id": 1, "discharge_planned": None},
        "Cal Reed": {"status": AFTER, "discharge_planned": TODAY - timedelta(days=3), "interpreter": True},
        "Dora Lind": {"status": ClientStatus.MOVED, "discharge_planned": TODAY + timedelta(days=30)},
        "Ed Noyes": {"status": IN, "discharge_planned": TODAY, "record_number": ""},
    }
    return {
        name: desk.clients.add(build_client(name, **({"record_number": f"0{number}"} | own))).value
        for number, (name, own) in enumerate(facts.items(), start=1)
    }


@pytest.fixture
def outside(tmp_path: Path) -> Outside:
    """What was printed, and the folder in which files are saved."""
    return [], tmp_path


@pytest.fixture
def show(qtbot: QtBot, outside: Outside) -> Show:
    """Makes the page; printing and saving go to `outside`."""
    printed, folder = outside

    def print_paper(pdf: bytes, job: str, parent: QWidget) -> bool:
        printed.append((pdf, job))
        return True

    def save(content: bytes, suggested: str, parent: QWidget) -> Path:
        (folder / suggested).write_bytes(content)
        return folder / suggested

    def make(desk: Desk) -> ClientsPage:
        page = ClientsPage(desk, print_paper, save=save)
        qtbot.addWidget(page, before_close_func=ClientsPage.close_down)
        page.resize(1_200, 760)
        page.show()
        page.open_route(Route("clients"))
        return page

    return make


def names(page: ClientsPage) -> list[str]:
    return [str(page.model.index(row, 0).data()).split()[0] for row in range(page.model.rowCount())]


def box(page: ClientsPage, field: str, value: object) -> QCheckBox:
    found = page.filters.panel.fields[field]
    assert isinstance(found, ChecksField)
    return found.boxes[value]


def act(menu: QMenu, words: str) -> None:
    """Choose what begins with these words."""
    (action,) = (one for one in menu.actions() if one.text().replace("&", "").startswith(words))
    action.trigger()


@pytest.mark.parametrize("key", [Qt.Key.Key_F, Qt.Key.Key_Slash])
def test_filters_are_opened_used_and_left_by_keys(
    desk: Desk, people: dict[str, int], show: Show, qtbot: QtBot, key: Qt.Key
) -> None:
    page = show(desk)
    qtbot.keyClick(page.list, key)
    assert page.filters.panel.isVisible()
    first = box(page, "statuses", IN)
    assert page.focusWidget() is first
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert names(page) == ["Abel", "Ed"]
    assert page.found.text() == "2 people found"
    assert page.context.text() == "5 people"
    assert [chip.text() for chip in page.filters.chips.chips] == ["Status: In treatment"]
    qtbot.keyClick(first, Qt.Key.Key_Escape)
    assert not page.filters.panel.isVisible()
    assert page.focusWidget() is page.list
    qtbot.keyClick(page.list, Qt.Key.Key_X)
    assert names(page) == ["Abel", "Bea", "Cal", "Dora", "Ed"]
    assert not page.filters.chips.isVisible()
    assert not first.isChecked()


def test_parts_narrow_together_with_the_words(
    desk: Desk, people: dict[str, int], show: Show, qtbot: QtBot
) -> None:
    page = show(desk)
    page.filters.open_panel()
    box(page, "counselors", "mine").click()
    box(page, "counselors", "nobody").click()
    assert len(names(page)) == 5
    box(page, "statuses", AFTER).click()
    assert names(page) == ["Bea", "Cal"]
    page.focus_search()
    qtbot.keyClicks(page.search, "reed")
    assert names(page) == ["Cal"]
    page.filters.chips.chips[0].click()
    assert names(page) == ["Cal"]
    page.search.clear()
    assert len(names(page)) == 5
    assert [chip.accessibleName() for chip in page.filters.chips.chips] == [
        "Take away the filter: Counselor: Mine, None yet"
    ]


def test_days_are_said_as_numbers(desk: Desk, people: dict[str, int], show: Show, qtbot: QtBot) -> None:
    page = show(desk)
    page.filters.open_panel()
    kind, number = page.filters.panel.fields["leave_kind"], page.filters.panel.fields["leave_days"]
    assert isinstance(number, NumberField)
    assert not number.isVisible()
    kind.set_value(LeaveKind.NEXT_DAYS)
    kind.edited.emit("")
    assert names(page) == ["Abel", "Ed"]
    number.line.clear()
    qtbot.keyClicks(number.line, "0")
    assert names(page) == ["Ed"]
    assert page.filters.chips.chips[0].text() == "Leave today"
    number.line.setText("999999")
    number.line.textEdited.emit("999999")
    assert number.problem() is not None
    assert names(page) == ["Ed"]
    kind.set_value(LeaveKind.NO_DATE)
    kind.edited.emit("")
    assert names(page) == ["Bea"]


def test_nobody_left_leads_back_to_everybody(desk: Desk, people: dict[str, int], show: Show) -> None:
    page = show(desk)
    page.filters.panel.filter_changed.emit(ClientFilter(statuses=(ClientStatus.DIED,)))
    assert page.empty.headline.text() == "No one has all of these."
    page.empty.button.click()
    assert len(names(page)) == 5


def test_order_and_columns_are_remembered(
    desk: Desk, people: dict[str, int], show: Show, qtbot: QtBot
) -> None:
    page = show(desk)
    act(page.bar.sort_menu(), "Leave date")
    assert names(page) == ["Cal", "Ed", "Abel", "Dora", "Bea"]
    act(page.bar.sort_menu(), "Other way")
    assert names(page) == ["Dora", "Abel", "Ed", "Cal", "Bea"]
    assert page.found.text() == "Everyone by leave date, latest first"
    act(page.bar.columns_menu(), "Counselor")
    act(page.bar.columns_menu(), "Program")
    page.close_down()
    again = show(desk)
    assert names(again) == ["Dora", "Abel", "Ed", "Cal", "Bea"]
    columns = (ListColumn.LEAVES, ListColumn.STATUS, ListColumn.PLAN, ListColumn.PROGRAM)
    assert again.delegate.columns == columns
    assert desk.client_lists.look() == ListLook(ClientSort(SortBy.LEAVES, True), columns)


def test_the_current_person_stays_current_in_another_order(
    desk: Desk, people: dict[str, int], show: Show
) -> None:
    page = show(desk)
    page.open_route(Route("clients", people["Cal Reed"]))
    act(page.bar.sort_menu(), "Leave date")
    assert page.model.key_at(page.list.currentIndex()) == people["Cal Reed"]


@pytest.mark.parametrize(
    ("key", "first"),
    [(Qt.Key.Key_S, "Name"), (Qt.Key.Key_C, "Leave date"), (Qt.Key.Key_V, "No saved filters yet")],
)
def test_a_menu_opens_with_its_letter(
    desk: Desk, people: dict[str, int], show: Show, qtbot: QtBot, key: Qt.Key, first: str
) -> None:
    page = show(desk)
    qtbot.keyClick(page.list, key)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == first
    active = menu.activeAction()
    assert active == next(action for action in menu.actions() if action.isEnabled() and action.text())
    menu.close()


def test_space_takes_columns_one_after_the_other_and_the_menu_stays(
    desk: Desk, people: dict[str, int], show: Show, qtbot: QtBot
) -> None:
    page = show(desk)
    before = set(page.delegate.columns)
    qtbot.keyClick(page.list, Qt.Key.Key_C)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert set(page.delegate.columns) ^ before == set(tuple(ListColumn)[:2])
    qtbot.keyClick(menu, Qt.Key.Key_Up)
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert set(page.delegate.columns) ^ before == {tuple(ListColumn)[1]}
    menu.close()


def test_filters_are_saved_used_and_deleted_with_undo(
    desk: Desk, people: dict[str, int], show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = show(desk)
    toasts: list[Toast] = []
    page.toast_requested.connect(toasts.append)
    says: list[str] = []
    monkeypatch.setattr(
        NameFilterDialog,
        "ask",
        classmethod(lambda cls, words, parent: says.append(words) or "Leaving & left"),
    )
    wanted = ClientFilter(statuses=(AFTER,), interpreter=True)
    page.filters.panel.filter_changed.emit(wanted)
    act(page.bar.saved_menu(), "Save these filters")
    assert says == ["Status: Aftercare. Needs an interpreter."]
    assert desk.client_lists.saved() == (SavedFilter("Leaving & left", wanted),)
    page.filters.clear()
    act(page.bar.saved_menu(), "1 Leaving")
    assert names(page) == ["Cal"]
    _, delete = (action.menu() for action in page.bar.saved_menu().actions() if action.menu())
    assert isinstance(delete, QMenu)
    act(delete, "1 Leaving")
    assert desk.client_lists.saved() == ()
    undo = toasts[-1].undo
    assert isinstance(undo, Undo)
    desk.undo(undo)
    assert desk.client_lists.saved() == (SavedFilter("Leaving & left", wanted),)


def test_saved_filters_are_kept_renamed_used_and_deleted_by_keys_alone(
    desk: Desk, people: dict[str, int], show: Show, qtbot: QtBot
) -> None:
    """Two of one beginning, one with an ampersand: each has a key of its own."""
    page = show(desk)
    page.activateWindow()
    wanted = ClientFilter(interpreter=True)
    for name, one in (("Salt & pepper", wanted), ("Salt & pepper twice", ClientFilter(mine=True))):
        page.filters.panel.filter_changed.emit(one)
        page.list.setFocus()
        write_name(qtbot, name)
        press(page, qtbot, "V", "S")
    assert [one.name for one in desk.client_lists.saved()] == ["Salt & pepper", "Salt & pepper twice"]
    press(page, qtbot, "X")
    press(page, qtbot, "V", "1")
    assert names(page) == ["Cal"]
    write_name(qtbot, "Zest")
    press(page, qtbot, "V", "R", "1")
    assert desk.client_lists.saved()[-1] == SavedFilter("Zest", wanted)
    press(page, qtbot, "V", "D", "1")
    assert [one.name for one in desk.client_lists.saved()] == ["Zest"]


def press(page: ClientsPage, qtbot: QtBot, first: str, *then: str) -> None:
    """A letter on the list, then letters or numbers in the menu that opened."""
    page.list.setFocus()
    qtbot.keyClick(page.list, first)
    for letter in then:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        qtbot.keyClick(menu, letter)
    assert QApplication.activePopupWidget() is None


def write_name(qtbot: QtBot, name: str) -> None:
    """Type it over the name in the dialog that opens next."""

    def write(dialog: NameFilterDialog) -> None:
        qtbot.keyClicks(dialog.name.line, name)
        qtbot.keyClick(dialog.name.line, Qt.Key.Key_Return)

    in_dialog(NameFilterDialog, write)


def test_a_name_is_needed_to_save(qtbot: QtBot) -> None:
    dialog = NameFilterDialog("Everyone.")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog.name.line, Qt.Key.Key_Return)
    assert dialog.name.problem() is not None
    qtbot.keyClicks(dialog.name.line, "Mine")
    qtbot.keyClick(dialog.name.line, Qt.Key.Key_Return)
    assert dialog.result() == NameFilterDialog.DialogCode.Accepted


def test_a_purpose_is_needed_to_take_a_list_out(qtbot: QtBot) -> None:
    dialog = ExportListDialog(5, "Everyone.")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.go_on.click()
    assert dialog.purpose.problem() == "Say what the list is for."
    dialog.purpose.set_value(ExportPurpose.OTHER)
    dialog.purpose.edited.emit("")
    dialog.go_on.click()
    assert dialog.words.problem() is not None
    qtbot.keyClicks(dialog.words.line, "The county asked")
    dialog.columns.set_value(())
    dialog.go_on.click()
    assert dialog.columns.problem() == "Choose at least one fact."
    dialog.columns.boxes[next(iter(dialog.columns.boxes))].click()
    dialog.go_on.click()
    assert dialog.result() == ExportListDialog.DialogCode.Accepted
    assert dialog.answer().reason == ExportReason(ExportPurpose.OTHER, "The county asked")


def answer(monkeypatch: pytest.MonkeyPatch, form: ListForm) -> list[tuple[int, str]]:
    """The dialog answers at once; gives what it was told."""
    told: list[tuple[int, str]] = []
    columns = tuple(ExportListDialog(0, "").answer().columns)

    def ask(cls: type, count: int, says: str, parent: QWidget) -> ExportAnswer:
        told.append((count, says))
        return ExportAnswer(form, ExportReason(ExportPurpose.CHART_REVIEW), columns)

    monkeypatch.setattr(ExportListDialog, "ask", classmethod(ask))
    return told


@pytest.mark.parametrize("form", ListForm)
def test_an_administrator_takes_out_what_is_on_screen(
    desk: Desk,
    people: dict[str, int],
    show: Show,
    outside: Outside,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    form: ListForm,
) -> None:
    told = answer(monkeypatch, form)
    page = show(desk)
    act(page.bar.sort_menu(), "Leave date")
    page.filters.panel.filter_changed.emit(ClientFilter(statuses=(IN, AFTER)))
    assert page.bar.export_button.shortcut() == QKeySequence("Ctrl+E")
    page.bar.export_button.click()
    qtbot.waitUntil(lambda: not page.export.is_busy())
    assert told == [(4, "Status: In treatment, Aftercare.")]
    printed, folder = outside
    event = Event.CLIENTS_PRINTED if form is ListForm.PRINT else Event.CLIENTS_EXPORTED
    assert desk.audit.entries()[0].event is event
    if form is ListForm.PRINT:
        ((pdf, job),) = printed
        assert (pdf[:5], job) == (b"%PDF-", "client-list")
        return
    content = (folder / f"client-list.{form}").read_bytes()
    beginnings = {ListForm.PDF: b"%PDF-", ListForm.CSV: b"\xef\xbb\xbfName", ListForm.XLSX: b"PK"}
    assert content.startswith(beginnings[form])
    if form is ListForm.CSV:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
        assert [row[0].split()[0] for row in rows[1:]] == ["Cal", "Ed", "Abel", "Bea"]


def test_a_list_can_be_stopped(
    desk: Desk, people: dict[str, int], show: Show, outside: Outside, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, ListForm.CSV)
    page = show(desk)
    toasts: list[Toast] = []
    page.toast_requested.connect(toasts.append)
    page.bar.export_button.click()
    assert page.export.strip.isVisible()
    page.export.strip.cancel_button.click()
    assert not page.export.strip.isVisible()
    assert [toast.text for toast in toasts] == ["Stopped. Nothing was printed or saved."]
    assert list(outside[1].glob("client-list*")) == []


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_other_roles_have_no_way_out_and_only_their_filters(
    desk_of: Callable[[Role], Desk], desk: Desk, people: dict[str, int], show: Show, role: Role
) -> None:
    page = show(desk_of(role))
    problems: list[AftercareError] = []
    page.failed.connect(problems.append)
    assert not page.bar.export_button.isVisible()
    page.filters.open_panel()
    reads = role is not Role.FRONT_DESK
    assert all((name in page.filters.panel.fields) is reads for name in ("medicines", "no_home", "agreement"))
    box(page, "statuses", IN).click()
    assert names(page) == ["Abel", "Ed"]
    assert problems == []


def test_columns_are_dealt_out_to_the_row() -> None:
    assert lanes_of(USUAL_COLUMNS) == (
        (ListColumn.LEAVES, ListColumn.COUNSELOR),
        (ListColumn.STATUS,),
        (ListColumn.PLAN,),
    )
    assert lanes_of((ListColumn.CHANGED,)) == ((ListColumn.CHANGED,),)
    assert lanes_of(()) == ()


def test_chips_that_do_not_fit_are_counted(desk: Desk, people: dict[str, int], show: Show) -> None:
    page = show(desk)
    page.resize(700, 600)
    wanted = ClientFilter(
        statuses=(IN, AFTER, ClientStatus.MOVED), mine=True, no_home=True, interpreter=True, archived=True
    )
    page.filters.panel.filter_changed.emit(wanted)
    shown = [chip for chip in page.filters.chips.chips if chip.isVisible()]
    assert 0 < len(shown) < 5
    assert page.filters.chips.more.text() == f"{5 - len(shown)} more"
    page.filters.chips.more.click()
    assert page.filters.panel.isVisible()
    page.filters.clear()
    assert page.filters.wanted == EVERYBODY
