"""The audit pane: filters narrow the list, Enter opens a client, verifying and exporting say what they did."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route, Toast
from aftercare_desktop.ui.pages.settings import SettingsPage
from aftercare_desktop.ui.pages.settings.audit import AuditPane
from aftercare_desktop.ui.printing import write_file
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.widgets.fields import Field
from tests.builders import TODAY, build_client
from tests.screenshots.stage import Stage
from tests.services.conftest import Place, desk, new_place, place
from tests.ui.pages.settings.conftest import settings

__all__ = ["desk", "new_place", "place"]


@pytest.fixture
def theo(desk: Desk) -> int:
    theo = desk.clients.add(build_client()).value
    desk.clients.open(theo)
    return theo


def show(
    desk: Desk, qtbot: QtBot, save: Callable[[bytes, str, QWidget], Path | None] | None = None
) -> AuditPane:
    tasks = Tasks()
    pane = AuditPane(desk, tasks, save or (lambda content, name, parent: None))
    qtbot.addWidget(pane, before_close_func=lambda _: tasks.close())
    pane.resize(700, 500)
    pane.show()
    pane.open("")
    return pane


def shown(pane: AuditPane) -> list[Event]:
    rows = (pane.model.row_at(pane.model.index(number, 0)) for number in range(pane.model.rowCount()))
    return [row.event for row in rows if row is not None]


def test_the_trail_is_read_and_narrowed(desk: Desk, theo: int, qtbot: QtBot) -> None:
    pane = show(desk, qtbot)
    assert shown(pane)[:2] == [Event.CLIENT_VIEWED, Event.CLIENT_ADDED]
    assert pane.found.text() == "4 lines"
    pane.what.set_value(Event.CLIENT_VIEWED)
    pane.what.edited.emit("")
    assert shown(pane) == [Event.CLIENT_VIEWED]
    pane.last.set_value(TODAY.replace(day=1))
    pane.last.edited.emit("")
    assert shown(pane) == []
    assert pane.empty.isVisibleTo(pane)


def test_the_filters_are_reached_and_changed_by_keys(admin: Stage, qtbot: QtBot) -> None:
    pane = settings(admin, "audit").pane()
    assert isinstance(pane, AuditPane)
    assert pane.window().focusWidget() is pane.list
    everything = pane.model.rowCount()
    qtbot.keyClick(pane.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    filters = (pane.who, pane.what, pane.first, pane.last)
    stops: list[Field] = []
    for _ in range(8):
        at = pane.window().focusWidget()
        stops += [field for field in filters if field.isAncestorOf(at) and field not in stops]
        qtbot.keyClick(at, Qt.Key.Key_Tab)
    assert stops == [*filters]
    pane.what.focus_inside()
    qtbot.keyClicks(pane.window().focusWidget(), "signed in")
    assert pane.what.value() is Event.SIGNED_IN
    assert 0 < pane.model.rowCount() < everything
    assert set(shown(pane)) == {Event.SIGNED_IN}


def test_enter_opens_the_client_of_a_line(desk: Desk, theo: int, qtbot: QtBot) -> None:
    pane = show(desk, qtbot)
    routes: list[Route] = []
    pane.route_requested.connect(routes.append)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert routes == [Route("client", theo)]
    QTest.keyClick(pane.list, Qt.Key.Key_End)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert routes == [Route("client", theo)]


def test_verifying_says_that_it_is_whole(desk: Desk, theo: int, qtbot: QtBot) -> None:
    pane = show(desk, qtbot)
    pane.verify_button.click()
    qtbot.waitUntil(pane.verify_button.isEnabled)
    assert pane.verdict.text() == "Whole: 4 lines, none changed, moved or removed."


def test_an_export_holds_what_the_filters_ask_for(
    desk: Desk, theo: int, qtbot: QtBot, tmp_path: Path
) -> None:
    def save(content: bytes, name: str, parent: QWidget) -> Path:
        write_file(content, tmp_path / name)
        return tmp_path / name

    pane = show(desk, qtbot, save)
    toasts: list[Toast] = []
    pane.toast_requested.connect(toasts.append)
    pane.what.set_value(Event.CLIENT_ADDED)
    pane.export_button.click()
    qtbot.waitUntil(pane.export_button.isEnabled)
    content = (tmp_path / "audit-trail.csv").read_text("utf-8-sig")
    assert len(content.splitlines()) == 2
    assert "Theo Bramwell" in content
    assert toasts[0].text == "1 line exported"
    assert desk.audit.entries()[0].event is Event.AUDIT_EXPORTED


def test_the_trail_of_a_practice_center_says_so_when_exported(desk: Desk, theo: int, qtbot: QtBot) -> None:
    stored = desk.center.stored_profile()
    desk.center.change_profile(replace(stored.profile, practice=True), stored.version)
    kept: list[bytes] = []
    pane = show(desk, qtbot, lambda content, name, parent: kept.append(content))
    pane.export_button.click()
    qtbot.waitUntil(pane.export_button.isEnabled)
    lines = kept[0].decode("utf-8-sig").splitlines()
    assert all(line.endswith(",PRACTICE. Made-up people") for line in lines[1:])


@pytest.mark.parametrize(("role", "seen"), [(Role.SUPERVISOR, True), (Role.COUNSELOR, False)])
def test_only_those_who_read_the_trail_see_the_pane(
    place: Place, qtbot: QtBot, role: Role, seen: bool
) -> None:
    tasks = Tasks()
    page = SettingsPage(place.sign_in_as(role), tasks)
    qtbot.addWidget(page)
    page.open_route(Route("settings", None, "audit"))
    assert isinstance(page.pane(), AuditPane) is seen
    page.close_down()
    tasks.close()
