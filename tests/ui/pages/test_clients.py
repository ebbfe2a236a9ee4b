"""The list of clients, driven by keys and mouse over a real center."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.client_filters import ClientSort, ListLook, SortBy
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Undo
from aftercare_desktop.ui.dialogs.print_set import PrintSetDialog
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client_list import ClientsPage
from aftercare_desktop.ui.set_printing import Outlets
from aftercare_desktop.ui.widgets.client_row import row_places
from aftercare_desktop.ui.widgets.fields_choice import CheckField
from tests.builders import NAMES, build_client
from tests.ui.answering import in_dialog
from tests.ui.heard import Heard

Show = Callable[[Desk], ClientsPage]


@pytest.fixture
def people(desk: Desk) -> dict[str, int]:
    """Ids of a few people of several scripts, by name."""
    return {
        name: desk.clients.add(build_client(name, record_number=f"{number:06d}")).value
        for number, name in enumerate(NAMES[:8], start=1)
    }


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Makes the page, as large as the smallest window leaves it."""

    def make(desk: Desk) -> ClientsPage:
        page = ClientsPage(desk)
        qtbot.addWidget(page, before_close_func=ClientsPage.close_down)
        page.resize(900, 600)
        page.show()
        page.open_route(Route("clients"))
        return page

    return make


def names(page: ClientsPage) -> list[str]:
    """The names in the list, from top to bottom."""
    model = page.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def current(page: ClientsPage) -> str:
    return str(page.list.currentIndex().data())


def test_everybody_is_listed_and_counted(desk: Desk, people: dict[str, int], show: Show) -> None:
    page = show(desk)
    assert sorted(names(page)) == sorted(people)
    assert page.context.text() == "8 people"
    assert page.focusWidget() is page.list


def test_nothing_runs_on_after_the_page_is_closed(desk: Desk, people: dict[str, int], show: Show) -> None:
    """What is read between the events of a person needs the file, which is locked after the page."""
    page = show(desk)
    page.bar.look_changed.emit(ListLook(ClientSort(SortBy.LEAVES)))
    assert any(timer.isActive() for timer in page.findChildren(QTimer))
    page.close_down()
    assert not any(timer.isActive() for timer in page.findChildren(QTimer))


def test_an_empty_center_says_how_to_begin(desk: Desk, show: Show) -> None:
    page = show(desk)
    heard = Heard(page)
    assert page.empty.isVisible()
    assert page.empty.headline.text() == "No clients yet."
    page.empty.button.click()
    assert heard.routes == [Route("client", None, "new")]


def test_typing_narrows_the_list_with_every_key(
    desk: Desk, people: dict[str, int], show: Show, qtbot: QtBot
) -> None:
    page = show(desk)
    page.focus_search()
    qtbot.keyClicks(page.search, "theo b")
    assert names(page) == ["Theo Bramwell"]
    assert page.found.text() == "1 person found"
    assert page.context.text() == "8 people"
    assert current(page) == "Theo Bramwell"
    page.cancel_here()
    assert len(names(page)) == 8


@pytest.mark.parametrize("query", ["hanh", "NGUYEN", "Hạnh", "000003", "04/09/1991 hanh"])
def test_people_are_found_without_accents_and_by_number(
    desk: Desk, people: dict[str, int], show: Show, query: str
) -> None:
    page = show(desk)
    page.search.setText(query)
    assert names(page) == ["Hạnh Nguyễn"]


def test_nobody_found_leads_to_people_who_left(desk: Desk, people: dict[str, int], show: Show) -> None:
    stored = desk.clients.open(people["Theo Bramwell"])
    desk.clients.archive(stored.id, stored.version)
    page = show(desk)
    page.search.setText("theo")
    assert page.empty.headline.text() == "No one by that name."
    assert page.empty.sentence.text() == "Check the spelling, or look in people who left."
    assert page.empty.button.text() == "Search everyone"
    page.empty.button.click()
    assert names(page) == ["Theo Bramwell"]
    page.search.setText("zzzz")
    page.empty.button.click()
    assert page.search.text() == ""
    assert len(names(page)) == 8


def test_enter_in_search_opens_the_first_and_down_goes_to_the_list(
    desk: Desk, people: dict[str, int], show: Show, qtbot: QtBot
) -> None:
    page = show(desk)
    heard = Heard(page)
    page.focus_search()
    qtbot.keyClicks(page.search, "quintero")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert heard.routes == [Route("client", people["Marisol Quintero"])]
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.focusWidget() is page.list
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    assert page.focusWidget() is page.search


def test_the_list_is_walked_with_arrows_and_letters(
    desk: Desk, people: dict[str, int], show: Show, qtbot: QtBot
) -> None:
    page = show(desk)
    everybody = names(page)
    walked = [current(page)]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(page.list, key)
        walked.append(current(page))
    first, second, third, last = everybody[0], everybody[1], everybody[2], everybody[-1]
    assert walked == [first, second, third, second, first, last, first]


@pytest.mark.parametrize(
    ("key", "part"), [(Qt.Key.Key_Return, ""), (Qt.Key.Key_Enter, ""), (Qt.Key.Key_P, "plan")]
)
def test_keys_open_the_person(
    desk: Desk, people: dict[str, int], show: Show, qtbot: QtBot, key: Qt.Key, part: str
) -> None:
    page = show(desk)
    heard = Heard(page)
    page.open_route(Route("clients", people["Theo Bramwell"]))
    qtbot.keyClick(page.list, key)
    assert heard.routes == [Route("client", people["Theo Bramwell"], part)]


def test_letters_in_the_search_are_letters(
    desk: Desk, people: dict[str, int], show: Show, qtbot: QtBot
) -> None:
    page = show(desk)
    heard = Heard(page)
    page.focus_search()
    qtbot.keyClicks(page.search, "apjk")
    assert page.search.text() == "apjk"
    assert heard.routes == []
    assert heard.toasts == []


def test_double_click_and_the_painted_button_open(
    desk: Desk, people: dict[str, int], show: Show, qtbot: QtBot
) -> None:
    page = show(desk)
    page.resize(1300, 700)
    page.list.scrollToTop()
    heard = Heard(page)
    row = page.list.visualRect(page.model.index(0, 0))
    viewport = page.list.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=row.center())
    assert heard.routes == []
    qtbot.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=row.center())
    action = row_places(row).action
    assert action is not None
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=action.center())
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=row.topLeft() + QPoint(60, 20))
    assert heard.routes == [Route("client", page.model.key_at(page.model.index(0, 0)))] * 2


def test_archiving_can_be_undone(desk: Desk, people: dict[str, int], show: Show, qtbot: QtBot) -> None:
    page = show(desk)
    heard = Heard(page)
    page.open_route(Route("clients", people["Theo Bramwell"]))
    row = page.list.currentIndex().row()
    qtbot.keyClick(page.list, Qt.Key.Key_A)
    assert "Theo Bramwell" not in names(page)
    assert page.list.currentIndex().row() == min(row, 6)
    assert heard.toasts[0].text == "Theo Bramwell is archived."
    undo = heard.toasts[0].undo
    assert isinstance(undo, Undo)
    desk.undo(undo)
    page.reload({"clients"})
    assert "Theo Bramwell" in names(page)


def test_archived_people_are_shown_and_restored(
    desk: Desk, people: dict[str, int], show: Show, qtbot: QtBot
) -> None:
    stored = desk.clients.open(people["Theo Bramwell"])
    desk.clients.archive(stored.id, stored.version)
    page = show(desk)
    assert page.context.text() == "7 people"
    page.filters.panel.offer(desk.client_lists.choices())
    archived = page.filters.panel.fields["archived"]
    assert isinstance(archived, CheckField)
    archived.box.click()
    assert page.context.text() == "8 people"
    page.open_route(Route("clients", stored.id))
    assert "Archived" in page.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.keyClick(page.list, Qt.Key.Key_A)
    assert desk.clients.open(stored.id).archived_at is None


def test_a_row_that_moved_on_is_not_archived(
    desk: Desk, people: dict[str, int], show: Show, qtbot: QtBot
) -> None:
    page = show(desk)
    heard = Heard(page)
    page.open_route(Route("clients", people["Theo Bramwell"]))
    stored = desk.clients.open(people["Theo Bramwell"])
    page.model.row_at(page.list.currentIndex())
    desk.clients.change(stored.id, replace(stored.client, pronouns="they/them"), stored.version)
    qtbot.keyClick(page.list, Qt.Key.Key_A)
    assert len(heard.problems) == 1
    assert desk.clients.open(stored.id).archived_at is None
    assert current(page) == "Theo Bramwell"


def test_reload_stays_on_the_same_person(desk: Desk, people: dict[str, int], show: Show) -> None:
    page = show(desk)
    page.open_route(Route("clients", people["Zoë Ødegård-Łukasiewicz"]))
    desk.clients.add(build_client("Aaron Aaby", record_number=""))
    page.reload({"clients"})
    assert current(page) == "Zoë Ødegård-Łukasiewicz"
    assert page.context.text() == "9 people"


def menu_words(menu: QMenu) -> list[str]:
    return [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]


@pytest.mark.parametrize(
    ("role", "words", "adds"),
    [
        (
            Role.COUNSELOR,
            ["Open", "Open plan", "Print the set", "Leaving now", "Archive", "Possible duplicates"],
            True,
        ),
        (Role.NURSE, ["Open", "Open plan", "Print the set", "Leaving now"], False),
        (Role.PEER_SPECIALIST, ["Open", "Open plan", "Print the set", "Leaving now"], False),
        (Role.FRONT_DESK, ["Print plan", "Leaving now"], False),
    ],
)
def test_each_role_sees_only_what_it_may_do(
    desk_of: Callable[[Role], Desk],
    desk: Desk,
    people: dict[str, int],
    show: Show,
    role: Role,
    words: list[str],
    adds: bool,
) -> None:
    page = show(desk_of(role))
    assert menu_words(page.rows.menu(page.list.currentIndex())) == words
    assert page.add_button.isVisible() is adds
    heard = Heard(page)
    page.new_here()
    assert bool(heard.routes) is adds


def test_the_front_desk_prints_what_is_finished(
    desk_of: Callable[[Role], Desk], desk: Desk, people: dict[str, int], qtbot: QtBot, tmp_path: Path
) -> None:
    theo = people["Theo Bramwell"]
    draft = desk.plans.start(theo).value
    page = ClientsPage(desk_of(Role.FRONT_DESK), outlets=Outlets(choose_folder=lambda parent: tmp_path))
    qtbot.addWidget(page, before_close_func=ClientsPage.close_down)
    heard = Heard(page)
    page.open_route(Route("clients", theo))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert (len(heard.problems), list(tmp_path.glob("*.pdf"))) == (1, [])
    desk.plans.finalize(draft.id, draft.version, "She leaves today")
    in_dialog(PrintSetDialog, lambda dialog: dialog.files.click())
    qtbot.keyClick(page.list, Qt.Key.Key_P)
    qtbot.waitUntil(lambda: not page.sets.run.is_busy())
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == [
        f"card-{theo}-v1.pdf",
        f"plan-{theo}-v1.pdf",
    ]
    assert heard.routes == []


def test_the_menu_acts_on_its_row(desk: Desk, people: dict[str, int], show: Show) -> None:
    page = show(desk)
    heard = Heard(page)
    index = page.model.index_of(people["Theo Bramwell"])
    for action in page.rows.menu(index).actions():
        action.trigger()
    wanted = people["Theo Bramwell"]
    to_plan, leaving = Route("client", wanted, "plan"), Route("leaving", wanted)
    assert heard.routes == [Route("client", wanted), to_plan, leaving, Route("duplicates")]
    assert heard.toasts[0].text == "Theo Bramwell is archived."


def test_qt_finds_nothing_wrong_with_the_model_behind_the_page(
    desk: Desk, people: dict[str, int], show: Show
) -> None:
    page = show(desk)
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for query in ("", "theo", "nobody", ""):
        page.search.setText(query)
    assert tester.model() is page.model


def test_opening_rows_that_do_not_exist_does_nothing(desk: Desk, show: Show) -> None:
    page = show(desk)
    heard = Heard(page)
    page.list.row_chosen.emit(QModelIndex())
    page.list.key_pressed.emit("A")
    assert heard.routes == []
    assert heard.problems == []


@pytest.mark.parametrize("width", [800, 900, 1_232, 2_400])
def test_a_row_never_draws_one_part_over_another(desk: Desk, show: Show, width: int) -> None:
    page = show(desk)
    rect = page.list.rect()
    rect.setRect(0, 0, width, 49)
    places = row_places(rect)
    parts = [places.avatar, places.name, *(place for _, place in places.lanes), places.action]
    shown = [part for part in parts if part is not None]
    assert all(left.right() < right.left() for left, right in pairwise(shown))
    assert shown[-1].right() < width
    assert places.name.width() >= 200


@pytest.mark.parametrize(
    ("role", "shown"), [(Role.COUNSELOR, True), (Role.NURSE, False), (Role.FRONT_DESK, False)]
)
def test_who_may_import_finds_the_way_to_it(
    desk_of: Callable[[Role], Desk], show: Show, role: Role, shown: bool
) -> None:
    page = show(desk_of(role))
    heard = Heard(page)
    assert page.import_button.isVisible() is shown
    page.import_button.click()
    assert heard.routes == [Route("import")]
