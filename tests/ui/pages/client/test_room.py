"""The client's page in the smallest window (a 1080p screen at 150 %) with every text size: all is whole."""

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.safety_links import SafetyLink, SafetyLinkKind
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.theme import Appearance, Scheme, Theme
from aftercare_desktop.ui.widgets.fields_text import SuggestField
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.outline import OutlineRow
from tests.builders import build_client, full_client

Show = Callable[[Desk, Route], ClientPage]
PAGE = (882, 568)
"""What the rail and the practice band leave of the smallest window at 130 %."""


@pytest.fixture(params=[100, 130])
def percent(look: Theme, request: pytest.FixtureRequest) -> int:
    look.set_appearance(Appearance(Scheme.LIGHT, request.param))
    return int(request.param)


@pytest.fixture(params=["", "Theodora-Maximiliane Wolfeschlegelsteinhausenbergerdorff"])
def client(desk: Desk, request: pytest.FixtureRequest) -> int | None:
    """Nobody yet, or somebody with a status, a safety link and pronouns beside a name that needs all the room."""
    if not request.param:
        return None
    client_id = desk.clients.add(
        full_client(name=request.param, pronouns="they/them/theirs", status=ClientStatus.IN_HOSPITAL)
    ).value
    other = desk.clients.add(build_client("Marisol Quintero", record_number="2")).value
    link = SafetyLink(
        SafetyLinkKind.NO_CONTACT_ORDER, other, source="Court order", reason="Asked for by both"
    )
    desk.safety_links.add(client_id, link)
    return client_id


def cut_labels(sheet: QWidget) -> list[str]:
    shown = [words for words in sheet.findChildren(Words) if words.isVisible() and not words.wordWrap()]
    return [w.text() for w in shown if w.width() < w.fontMetrics().horizontalAdvance(w.text())]


def test_labels_fields_and_outline_are_whole(
    desk: Desk, show: Show, percent: int, client: int | None, qtbot: QtBot
) -> None:
    page = show(desk, Route("client", client, "new" if client is None else "facts"))
    page.resize(*PAGE)
    page.facts.form.make_all()
    QApplication.processEvents()
    sheet = page.facts.sheet
    room = sheet.viewport().width()
    inner = sheet.widget()
    assert inner.width() <= room

    def nothing_cut() -> None:
        assert cut_labels(inner) == []

    qtbot.waitUntil(nothing_cut)  # fields that make room for a label move once more
    for row in page.facts.outline.findChildren(OutlineRow):
        assert not row.is_cut(), row.text()


def test_nothing_in_the_head_lies_over_the_name(
    desk: Desk, show: Show, percent: int, client: int | None
) -> None:
    if client is None:
        client = desk.clients.add(full_client(name="Al Bo", pronouns="he/him")).value
    desk.plans.start(client)
    page = show(desk, Route("client", client))
    page.resize(*PAGE)
    header = page.header
    line = [header.name, header.pronouns, header.status, header.safety, header.contact, header.tools]
    for part in ("overview", "facts", "plan"):
        page.open_route(Route("client", client, part))
        QApplication.processEvents()
        _look_at(page, [_place(widget, page) for widget in line if widget.isVisible()])


def _look_at(page: ClientPage, places: list[QRect]) -> None:
    name = page.header.name
    apart = (
        one.right() < other.left() or one.bottom() < other.top() for one, other in combinations(places, 2)
    )
    assert all(apart), places  # how to reach them may begin the second line
    assert places[-1].right() <= page.width()
    assert places[0].width() >= QFontMetrics(name.font()).horizontalAdvance(name.text()[:2])


def _place(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def test_a_long_program_is_read_whole_in_its_line(
    desk: Desk, show: Show, percent: int, client: int | None
) -> None:
    page = show(desk, Route("client", client, "new" if client is None else "facts"))
    page.resize(*PAGE)
    page.facts.form.make_all()
    field = page.facts.form.card(page.facts.form.section_at("program")).field("program")
    assert isinstance(field, SuggestField)
    words = "Withdrawal management, then residential"
    QApplication.processEvents()
    assert field.line.fontMetrics().horizontalAdvance(words) < field.line.width()
