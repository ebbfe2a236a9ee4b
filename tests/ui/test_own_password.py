"""At the door of the window: one's own password in place of a handed-out one, and a session ended elsewhere."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aftercare_desktop.demo import DEMO_PASSWORD, DEMO_USER
from aftercare_desktop.domain.staff import Role, StaffMember
from aftercare_desktop.errors import SignInRefused
from aftercare_desktop.services import accounts
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.settings import SettingsPage
from aftercare_desktop.ui.pages.settings.center import CenterPane
from aftercare_desktop.ui.theme import Appearance, Scheme, Theme
from aftercare_desktop.ui.widgets.frames import ScrollColumn
from tests.builders import new_staff
from tests.centers import HANDED_OUT
from tests.screenshots.stage import Stage

OWN = "copper-meadow-window"
ENTER = Qt.Key.Key_Return


@pytest.fixture
def admin(stage: Stage) -> Desk:
    """The administrator at another desk of the same center."""
    return accounts.sign_in(stage.place, "morgan", DEMO_PASSWORD, stage.clock)


def type_at_the_door(stage: Stage, qtbot: QtBot, password: str, user: str = "") -> None:
    door = stage.window.sign_in.door
    if user:
        qtbot.keyClicks(door.user_field, user)
    qtbot.keyClicks(door.password_field, password)
    qtbot.keyClick(door.password_field, ENTER)
    qtbot.waitUntil(stage.window.sign_in.own_password.isVisible)


def test_an_invited_person_chooses_their_own_password_and_is_in(
    stage: Stage, admin: Desk, qtbot: QtBot
) -> None:
    admin.staff.add(new_staff(Role.NURSE, "ines", "Inés Roy"), HANDED_OUT)
    type_at_the_door(stage, qtbot, HANDED_OUT, "ines")
    step = stage.window.sign_in.own_password
    assert stage.window.workspace is None
    assert step.password.first.hasFocus()
    for own, said in (("short", "at least"), (HANDED_OUT, "known to somebody else")):
        step.password.clear()
        for field in (step.password.first, step.password.again):
            qtbot.keyClicks(field, own)
        qtbot.keyClick(step.password.again, ENTER)
        qtbot.waitUntil(lambda said=said: said in step.password.problem.text().lower())
        qtbot.waitUntil(step.isEnabled)
        below_first = step.password.problem.y() < step.password.again.y()
        assert below_first == (own == "short")
        assert step.password.problem.icon.isVisible()
        assert step.password.verdict.isVisible() != below_first
    step.password.clear()
    for field in (step.password.first, step.password.again):
        qtbot.keyClicks(field, OWN)
    qtbot.keyClick(step.password.again, ENTER)
    qtbot.waitUntil(lambda: stage.window.workspace is not None)
    assert stage.workspace().desk.staff_member.name == "Inés Roy"
    assert (step.password.value(), step._handed_out) == ("", "")
    with pytest.raises(SignInRefused, match="not right"):
        accounts.sign_in(stage.place, "ines", HANDED_OUT, stage.clock)


def test_back_leads_to_the_door_and_opens_nothing(stage: Stage, admin: Desk, qtbot: QtBot) -> None:
    admin.staff.add(new_staff(Role.NURSE, "ines", "Inés Roy"), HANDED_OUT)
    type_at_the_door(stage, qtbot, HANDED_OUT, "ines")
    step = stage.window.sign_in.own_password
    step.back_button.setFocus()
    qtbot.keyClick(step.back_button, Qt.Key.Key_Space)
    door = stage.window.sign_in.door
    assert door.isVisible()
    assert (door.password_field.text(), step._handed_out) == ("", "")
    assert door.password_field.hasFocus()
    type_at_the_door(stage, qtbot, HANDED_OUT)
    assert stage.window.workspace is None


def demo_user(desk: Desk) -> StaffMember:
    return next(member for member in desk.staff.list() if member.user_name == DEMO_USER)


def test_a_locked_window_opens_again_over_a_reset_with_its_unsaved_work(
    stage: Stage, admin: Desk, qtbot: QtBot
) -> None:
    stage.go(Route("client", stage.client_id("Theo Bramwell")))
    stage.window.lock()
    admin.staff.reset_password(demo_user(admin).id, HANDED_OUT)
    type_at_the_door(stage, qtbot, HANDED_OUT)
    step = stage.window.sign_in.own_password
    for field in (step.password.first, step.password.again):
        qtbot.keyClicks(field, OWN)
    qtbot.keyClick(step.password.again, ENTER)
    qtbot.waitUntil(lambda: stage.window.workspace is not None)
    assert stage.workspace().route().name == "client"


@pytest.mark.parametrize("noticed_by", ["a call", "the poll"])
def test_the_window_of_a_deactivated_person_locks(
    stage: Stage, admin: Desk, qtbot: QtBot, noticed_by: str
) -> None:
    stage.go(Route("clients"))
    workspace = stage.workspace()
    member = demo_user(admin)
    admin.staff.deactivate(member.id, member.version)
    if noticed_by == "a call":
        workspace.go(Route("directory"))
    else:
        workspace.desk.changes.poll()
    door = stage.window.sign_in.door
    qtbot.waitUntil(lambda: stage.window.workspace is None)
    assert door.isVisible()
    assert "not active any more" in door._problem.text()
    qtbot.keyClicks(door.password_field, DEMO_PASSWORD)
    qtbot.keyClick(door.password_field, ENTER)
    qtbot.waitUntil(lambda: "not right" in door._problem.text())
    assert stage.window.workspace is None


def test_the_settings_key_stays_in_the_settings_with_unsaved_work(stage: Stage, qtbot: QtBot) -> None:
    stage.window.enter(stage.doors.center.open("morgan", DEMO_PASSWORD)())
    page = stage.go(Route("settings", None, "center"))
    assert isinstance(page, SettingsPage)
    pane = page.pane()
    assert isinstance(pane, CenterPane)
    field = stage.window.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, "North ")
    assert pane.is_dirty()
    page.outline.row("center").setFocus()
    qtbot.keyClick(stage.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert page.pane() is pane
    assert pane.is_dirty()
    assert pane.isAncestorOf(stage.window.focusWidget())


def test_choosing_a_password_needs_no_scrolling_in_the_lowest_window(
    stage: Stage, look: Theme, qtbot: QtBot
) -> None:
    stage.window.resize(960, 600)
    look.set_appearance(Appearance(Scheme.LIGHT, text_percent=130))
    stage.settle()
    page = stage.window.sign_in
    page.ask_own_password("ines", HANDED_OUT)
    (column,) = page.findChildren(ScrollColumn)
    qtbot.waitUntil(lambda: column.verticalScrollBar().maximum() == 0)
    page.door.forgotten.emit()
    qtbot.waitUntil(lambda: column.verticalScrollBar().maximum() > 0)
