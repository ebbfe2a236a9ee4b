"""Settings: each choice acts at once and is kept; one's own password; the center's lock."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from aftercare_desktop.demo import DEMO_PASSWORD, DEMO_USER
from aftercare_desktop.errors import SignInRefused
from aftercare_desktop.services import accounts
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.settings import SettingsPage
from aftercare_desktop.ui.pages.settings.security import SecurityPane
from aftercare_desktop.ui.pages.settings.you import YouPane
from aftercare_desktop.ui.preferences import Preferences
from aftercare_desktop.ui.theme import Appearance, Scheme, Theme
from tests.screenshots.stage import Stage

_NEW = "lantern-quilt-harbor"


def _page(stage: Stage, part: str = "") -> SettingsPage:
    page = stage.go(Route("settings", None, part))
    assert isinstance(page, SettingsPage)
    return page


def _you(stage: Stage) -> YouPane:
    pane = _page(stage, "you").pane()
    assert isinstance(pane, YouPane)
    return pane


def _security(stage: Stage) -> SecurityPane:
    pane = _page(stage, "security").pane()
    assert isinstance(pane, SecurityPane)
    return pane


def test_panes_are_walked_by_keys_and_the_route_leads_back(stage: Stage, qtbot: QtBot) -> None:
    page = _page(stage)
    assert isinstance(page.pane(), YouPane)
    qtbot.keyClick(stage.window.focusWidget(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.outline.current() == stage.workspace().route().part != "you"
    qtbot.keyClick(stage.window.focusWidget(), Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert stage.workspace().route() == Route("settings", None, "you")
    page.outline.row("you").setFocus()
    qtbot.keyClick(stage.window.focusWidget(), Qt.Key.Key_Down)
    shown = stage.workspace().route()
    assert stage.window.focusWidget() is page.outline.row(shown.part), "the arrows only look"
    stage.go(Route("clients"))
    stage.workspace().go_back()
    assert stage.workspace().route() == shown


def test_look_size_and_keys_act_at_once_and_are_kept(stage: Stage, qtbot: QtBot, look: Theme) -> None:
    page = _you(stage)
    page.look_card.scheme.take_focus()
    qtbot.keyClick(stage.window.focusWidget(), Qt.Key.Key_Right)
    assert look.appearance.scheme is Scheme.DARK
    assert look.dark
    page.look_card.text_size.take_focus()
    qtbot.keyClick(stage.window.focusWidget(), Qt.Key.Key_Right)
    assert look.appearance.text_percent == 115
    qtbot.mouseClick(
        page.look_card.keys, Qt.MouseButton.LeftButton, pos=page.look_card.keys.rect().center() * 0.1
    )
    assert not look.show_keys
    assert stage.window._preferences.appearance() == Appearance(Scheme.DARK, 115, show_keys=False)


@pytest.mark.parametrize("text", ["", "[look]\nscheme=purple\ntext_percent=9000\n", "\0\1\2 not an ini file"])
def test_a_broken_ini_file_is_an_empty_one(tmp_path, text: str, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "window.ini").write_text(text, encoding="utf-8")
    assert Preferences(tmp_path).appearance() == Appearance()
    assert Preferences(tmp_path).geometry().isEmpty()


def test_the_own_password_is_changed(stage: Stage, qtbot: QtBot) -> None:
    card = _you(stage).password_card
    qtbot.keyClicks(card.old, DEMO_PASSWORD)
    qtbot.keyClicks(card.new.first, _NEW)
    qtbot.keyClicks(card.new.again, _NEW)
    qtbot.keyClick(card.new.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stage.workspace().toast.message() == "Your password is changed")
    assert card.old.text() == card.new.value() == ""
    accounts.sign_in(stage.place, DEMO_USER, _NEW, stage.clock).sign_out()
    with pytest.raises(SignInRefused):
        accounts.sign_in(stage.place, DEMO_USER, DEMO_PASSWORD, stage.clock)


def test_a_wrong_present_password_changes_nothing(stage: Stage, qtbot: QtBot) -> None:
    card = _you(stage).password_card
    card.old.setText("something else")
    card.new.first.setText(_NEW)
    card.new.again.setText(_NEW)
    qtbot.mouseClick(card.change_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(card.problem.text()))
    assert "present password" in card.problem.text()
    accounts.sign_in(stage.place, DEMO_USER, DEMO_PASSWORD, stage.clock).sign_out()


def test_what_is_missing_is_said_before_anything_is_tried(stage: Stage, qtbot: QtBot) -> None:
    card = _you(stage).password_card
    qtbot.mouseClick(card.change_button, Qt.MouseButton.LeftButton)
    assert card.problem.text() == "Type your present password first."
    card.old.setText(DEMO_PASSWORD)
    card.new.first.setText(_NEW)
    qtbot.mouseClick(card.change_button, Qt.MouseButton.LeftButton)
    assert card.new.problem.text() == "The two passwords are not the same."


def test_half_typed_passwords_do_not_outlive_a_lock(stage: Stage) -> None:
    page = _you(stage)
    page.password_card.old.setText("half")
    assert page.stash() is None
    assert page.password_card.old.text() == ""


def test_only_an_administrator_sets_when_the_center_locks(stage: Stage, qtbot: QtBot) -> None:
    assert not _security(stage).lock_card.minutes.isVisible()
    stage.window.lock()
    stage.window.enter(stage.doors.center.open("morgan", DEMO_PASSWORD)())
    card = _security(stage).lock_card
    card.minutes.combo.setCurrentIndex(0)
    card.minutes.combo.activated.emit(0)
    assert stage.desk().center.profile().idle_lock_minutes == 2
    stage.workspace().undo()
    assert stage.desk().center.profile().idle_lock_minutes == 10
    assert card.minutes.value() == 10


def test_lock_now(stage: Stage, qtbot: QtBot) -> None:
    page = _security(stage)
    qtbot.mouseClick(page.lock_card.lock_button, Qt.MouseButton.LeftButton)
    assert stage.window.workspace is None
