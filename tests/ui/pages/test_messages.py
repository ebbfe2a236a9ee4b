"""The page of messages, by keys over a real center: handled, handed on, put to a record, and each taken back."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.messages import CallerKind, Message, MessageView
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Undo
from aftercare_desktop.ui.dialogs.choose_client import ChooseClientDialog
from aftercare_desktop.ui.dialogs.hand_on import HandOnDialog
from aftercare_desktop.ui.page import Route, Toast
from aftercare_desktop.ui.pages.messages import MessagesPage
from tests.builders import NAMES, build_client
from tests.services.conftest import Place
from tests.ui.answering import in_dialog
from tests.ui.heard import Heard

Show = Callable[..., MessagesPage]
CALL = Message("Theo", "Rosa Bramwell", CallerKind.FAMILY, "207-555-0177", "Please call.")


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def make(desk: Desk, view: str = "") -> MessagesPage:
        page = MessagesPage(desk)
        qtbot.addWidget(page)
        page.resize(900, 600)
        page.show()
        page.open_route(Route("messages", None, view))
        desk.changes.subscribe(Topic, page.reload, owner=page)
        return page

    return make


@pytest.fixture
def calls(desk: Desk, place: Place) -> list[int]:
    """Five messages from callers of several scripts, a minute apart."""
    ids = []
    for name in NAMES[:5]:
        ids.append(desk.messages.take(replace(CALL, caller=name)).value)
        place.clock.go_on(minutes=1)
    return ids


def callers(page: MessagesPage) -> list[str]:
    return [
        str(page.model.index(row, 0).data()).removesuffix(", family") for row in range(page.model.rowCount())
    ]


def take_back(desk: Desk, toast: Toast) -> None:
    assert isinstance(toast.undo, Undo)
    desk.undo(toast.undo)


def test_the_longest_waiting_stands_first_and_is_shown_in_full(
    desk: Desk, calls: list[int], show: Show
) -> None:
    page = show(desk)
    assert callers(page) == list(NAMES[:5])
    assert page.context.text() == "5 messages open"
    assert page.focusWidget() is page.list
    assert page.panel.caller.text() == f"{NAMES[0]}, family"
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.panel.caller.text() == f"{NAMES[1]}, family"
    assert page.panel.phone.text() == "207-555-0177"
    assert "by Dana Whitcomb" in page.panel.history.text()


@pytest.mark.parametrize("key", [Qt.Key.Key_H, Qt.Key.Key_Return])
def test_handled_with_a_key_and_taken_back(desk: Desk, calls: list[int], show: Show, key: Qt.Key) -> None:
    page = show(desk)
    heard = Heard(page)
    QTest.keyClick(page.list, Qt.Key.Key_J)
    QTest.keyClick(page.list, key)
    assert callers(page) == [NAMES[0], *NAMES[2:5]]
    assert page.panel.caller.text() == f"{NAMES[2]}, family", "the next one"
    assert desk.messages.find(MessageView.DONE) == (calls[1],)
    take_back(desk, heard.toasts[0])
    assert callers(page) == list(NAMES[:5])
    done = show(desk, "done")
    assert done.model.rowCount() == 0
    assert done.empty.isVisible()


def test_the_handled_ones_can_be_opened_again(desk: Desk, calls: list[int], show: Show) -> None:
    desk.messages.handle(calls[3], 1)
    page = show(desk, "done")
    assert page.context.text() == "1 message handled"
    assert page.panel.handle.text() == "Open again"
    QTest.keyClick(page.list, Qt.Key.Key_H)
    assert callers(page) == []
    assert calls[3] in desk.messages.find(MessageView.OPEN)


def test_handed_on_by_keys(desk_of: Callable[[Role], Desk], desk: Desk, calls: list[int], show: Show) -> None:
    nurse = desk_of(Role.NURSE)
    page = show(nurse)
    heard = Heard(page)

    def choose(dialog: HandOnDialog) -> None:
        QTest.keyClicks(dialog.to.combo, "Dana")
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    in_dialog(HandOnDialog, choose)
    QTest.keyClick(page.list, Qt.Key.Key_R)
    assert callers(page) == list(NAMES[1:5]), "it is for somebody else now"
    assert heard.toasts[0].text == "The message is for Dana Whitcomb now."
    assert desk.messages.find(MessageView.MINE) == (calls[0],)
    take_back(nurse, heard.toasts[0])
    assert callers(page) == list(NAMES[:5])


def test_put_to_a_record_by_hand_opened_and_taken_off(desk: Desk, calls: list[int], show: Show) -> None:
    client_id = desk.clients.add(build_client("Theo Bramwell")).value
    page = show(desk)
    heard = Heard(page)
    assert page.panel.link.isVisible()
    assert not page.panel.record.isVisible()

    def choose(dialog: ChooseClientDialog) -> None:
        QTest.keyClicks(dialog.search, "theo")
        QTest.keyClick(dialog.search, Qt.Key.Key_Return)

    in_dialog(ChooseClientDialog, choose)
    QTest.keyClick(page.list, Qt.Key.Key_L)
    assert page.panel.client.isVisible()
    page.panel.record.click()
    assert heard.routes == [Route("client", client_id)]
    page.panel.unlink.click()
    assert page.panel.link.isVisible()
    take_back(desk, heard.toasts[1])
    assert desk.messages.rows(calls[:1])[0].client_id == client_id


def test_the_front_desk_handles_messages_but_never_learns_of_a_record(
    desk_of: Callable[[Role], Desk], desk: Desk, calls: list[int], show: Show
) -> None:
    client_id = desk.clients.add(build_client("Theo Bramwell")).value
    desk.messages.link(calls[0], 1, client_id)
    page = show(desk_of(Role.FRONT_DESK))
    heard = Heard(page)
    assert not page.panel.link.isVisible()
    assert not page.panel.record.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_L)
    QTest.keyClick(page.list, Qt.Key.Key_H)
    assert desk.messages.find(MessageView.DONE) == (calls[0],)
    assert heard.problems == []


def test_empty_lists_say_how_to_begin(desk: Desk, show: Show) -> None:
    for view in MessageView:
        page = show(desk, view)
        heard = Heard(page)
        assert page.empty.isVisible()
        assert not page.panel.isVisible()
        if page.empty.button.isVisible():
            page.empty.button.click()
            assert heard.actions == ["someone-asking"]


def test_what_others_change_is_seen_and_a_stale_act_is_told(
    desk: Desk, place: Place, calls: list[int], show: Show
) -> None:
    page = show(desk)
    heard = Heard(page)
    other = place.sign_in()
    other.messages.handle(calls[0], 1)
    QTest.keyClick(page.list, Qt.Key.Key_H)
    assert "was changed in the meantime" in heard.problems[0].sentence
    assert callers(page) == list(NAMES[1:5])
    other.messages.take(replace(CALL, caller="Late"))
    desk.changes.poll()
    assert callers(page)[-1] == "Late"
