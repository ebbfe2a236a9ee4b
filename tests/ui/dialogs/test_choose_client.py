"""Choosing a client: by keys alone, the recent ones first, never one that is left out or archived."""

from collections.abc import Callable, Iterable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.choose_client import ChooseClientDialog
from tests.builders import NAMES, build_client

Show = Callable[..., ChooseClientDialog]


@pytest.fixture
def people(desk: Desk) -> dict[str, int]:
    """Ids of ten people of several scripts, by name."""
    return {
        name: desk.clients.add(build_client(name, record_number=f"{number:06d}")).value
        for number, name in enumerate(NAMES[:10], start=1)
    }


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def make(desk: Desk, leave_out: Iterable[int] = ()) -> ChooseClientDialog:
        dialog = ChooseClientDialog(desk, "Whose record?", leave_out=frozenset(leave_out))
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def names(dialog: ChooseClientDialog) -> list[str]:
    return [str(dialog.model.index(row, 0).data()) for row in range(dialog.model.rowCount())]


def test_typing_and_enter_choose_each_person(desk: Desk, people: dict[str, int], show: Show) -> None:
    for name, client_id in people.items():
        dialog = show(desk)
        assert dialog.focusWidget() is dialog.search
        dialog.search.setText(name)
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)
        assert dialog.chosen == client_id
        assert not dialog.isVisible()


def test_arrows_walk_into_the_list_and_back(desk: Desk, people: dict[str, int], show: Show) -> None:
    dialog = show(desk)
    second = names(dialog)[1]
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    assert dialog.focusWidget() is dialog.search
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.chosen == people[second]


def test_recent_people_stand_first_until_something_is_typed(
    desk: Desk, people: dict[str, int], show: Show
) -> None:
    desk.clients.open(people["Ирина Соколова"])
    desk.clients.open(people["Marisol Quintero"])
    dialog = show(desk)
    assert names(dialog)[:2] == ["Marisol Quintero", "Ирина Соколова"]
    assert sorted(names(dialog)) == sorted(people)


def test_left_out_and_archived_people_are_not_offered(desk: Desk, people: dict[str, int], show: Show) -> None:
    gone = people["Theo Bramwell"]
    desk.clients.archive(gone, 1)
    desk.clients.open(people["Marisol Quintero"])
    dialog = show(desk, [people["Marisol Quintero"]])
    assert set(names(dialog)) == set(people) - {"Theo Bramwell", "Marisol Quintero"}
    for typed in ("Theo Bramwell", "Marisol", "nobody at all"):
        dialog.search.setText(typed)
        assert names(dialog) == []
        assert not dialog.choose.isEnabled()
        assert dialog.empty.isVisible()
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)
        assert dialog.isVisible()


def test_esc_clears_the_words_and_then_goes_back(desk: Desk, people: dict[str, int], show: Show) -> None:
    dialog = show(desk)
    dialog.search.setText("theo")
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert dialog.search.text() == ""
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.chosen is None


def test_every_role_that_finds_clients_may_choose_one(
    desk_of: Callable[[Role], Desk], people: dict[str, int], show: Show
) -> None:
    dialog = show(desk_of(Role.FRONT_DESK))
    dialog.search.setText("000003")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.chosen == people["Hạnh Nguyễn"]
