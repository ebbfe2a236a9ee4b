"""The head of a client's page follows the client: every tab is whole, and the name has just the room it needs."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.theme import Appearance, Scheme, Theme
from aftercare_desktop.ui.widgets.fields_text import LineField
from tests.builders import build_client, full_client

Show = Callable[[Desk, Route], ClientPage]


def gap_after_name(page: ClientPage) -> int:
    """Pixels between the end of the name and what stands beside it."""
    header = page.header
    beside = header.pronouns if header.pronouns.isVisible() else header.contact
    return beside.x() - header.name.x() - header.name.fontMetrics().horizontalAdvance(header.name.text())


def assert_tabs_whole(page: ClientPage) -> None:
    tabs = page.header.tabs
    assert tabs.isVisible()
    assert tabs.width() >= sum(tabs.tabRect(number).width() for number in range(tabs.count()))
    assert not any(arrow.isVisible() for arrow in tabs.findChildren(QToolButton))
    assert tabs.tabRect(tabs.count() - 1).right() < tabs.width()


def test_the_tabs_of_somebody_just_added_are_whole(desk: Desk, show: Show, qtbot: QtBot) -> None:
    page = show(desk, Route("client", None, "new"))
    page.resize(1232, 800)
    QApplication.processEvents()
    name = page.facts.form.card("person").field("name")
    assert isinstance(name, LineField)
    qtbot.keyClicks(name.line, "Zed Test")
    assert page.facts.save()
    QApplication.processEvents()
    assert page.header.name.text() == "Zed Test"
    assert_tabs_whole(page)
    assert gap_after_name(page) in (8, 9)
    page.write_note()
    QApplication.processEvents()
    assert_tabs_whole(page)
    assert gap_after_name(page) in (8, 9)


def test_tabs_in_no_room_at_all_have_no_arrows(desk: Desk, show: Show) -> None:
    page = show(desk, Route("client", desk.clients.add(build_client()).value))
    page.header.tabs.resize(60, page.header.tabs.height())
    QApplication.processEvents()
    assert not any(arrow.isVisible() for arrow in page.header.tabs.findChildren(QToolButton))


@pytest.mark.parametrize("name", ["X", "Theodora Maximiliane Bramwell"])
def test_the_name_has_its_own_width_after_every_change(desk: Desk, show: Show, name: str) -> None:
    client = full_client(pronouns="she/her")
    client_id = desk.clients.add(client).value
    page = show(desk, Route("client", client_id))
    page.resize(1232, 800)
    QApplication.processEvents()
    desk.clients.change(client_id, replace(client, name=name), 1)
    page.reload({"clients"})
    QApplication.processEvents()
    assert gap_after_name(page) in (8, 9)


def test_in_a_narrow_head_the_name_comes_first(desk: Desk, show: Show, look: Theme) -> None:
    look.set_appearance(Appearance(Scheme.LIGHT, 130))
    page = show(desk, Route("client", desk.clients.add(full_client(name="Theo Bramwell")).value))
    for width in range(840, 980, 20):
        page.resize(width, 568)
        QApplication.processEvents()
        name, contact = page.header.name, page.header.contact
        assert name.width() >= name.fontMetrics().horizontalAdvance(name.text())
        around = contact.parentWidget()
        assert around is not None
        free = around.width() - contact.geometry().right() - 1
        assert contact.width() == contact.sizeHint().width() or free <= 1, (width, free)
