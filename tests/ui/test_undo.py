"""Ctrl+Z with the keyboard in a text field: the save that was just told of, else the field's own letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.ui.page import Route, Toast
from aftercare_desktop.ui.widgets.fields import Field
from tests.screenshots.stage import Stage
from tests.ui.answering import answer

CTRL = Qt.KeyboardModifier.ControlModifier
Z, RETURN = Qt.Key.Key_Z, Qt.Key.Key_Return


def press(stage: Stage, key: Qt.Key) -> None:
    """As the keyboard does it: the native window hears the key first."""
    window = stage.window.windowHandle()
    assert window is not None
    QTest.keyClick(window, key, CTRL)
    stage.settle()


def focused(stage: Stage) -> QWidget:
    widget = stage.window.focusWidget()
    assert widget is not None
    return widget


def words(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text()
    assert isinstance(widget, (QTextEdit, QPlainTextEdit))
    return widget.toPlainText()


def field_of(stage: Stage, label: str) -> Field:
    found = [field for field in stage.workspace().page().findChildren(Field) if field.label() == label]
    return next(field for field in found if field.isVisibleTo(stage.window))


def write(stage: Stage, qtbot: QtBot, label: str, typed: str) -> None:
    stage.window.activateWindow()
    qtbot.waitUntil(stage.window.isActiveWindow)
    window = stage.window.windowHandle()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is window)
    stage.settle()
    field_of(stage, label).focus_inside()
    QTest.keyClicks(focused(stage), typed)
    assert words(focused(stage)).endswith(typed)


def client_at(stage: Stage, number: int = 0) -> int:
    return sorted(stage.desk().clients.find(""))[number]


def stored(stage: Stage, client_id: int) -> Client:
    return stage.desk().clients.open(client_id).client


@pytest.mark.parametrize("label", ["Legal name", "Record number", "Pronouns"])
def test_ctrl_z_after_a_save_takes_the_save_back(stage: Stage, qtbot: QtBot, label: str) -> None:
    client_id = client_at(stage)
    stage.go(Route("client", client_id, "facts"))
    before = stored(stage, client_id)
    write(stage, qtbot, label, "7")
    press(stage, RETURN)
    qtbot.waitUntil(lambda: stored(stage, client_id) != before)
    press(stage, Z)
    assert stored(stage, client_id) == before
    assert stage.workspace().toast.message().startswith("Undone: ")
    press(stage, Z)
    assert stored(stage, client_id) == before
    assert stage.workspace().page().can_leave(), "nothing is unsaved"


def test_what_is_typed_after_a_save_is_the_field_s_own_to_take_back(stage: Stage, qtbot: QtBot) -> None:
    client_id = client_at(stage)
    stage.go(Route("client", client_id, "facts"))
    before = stored(stage, client_id)
    write(stage, qtbot, "Legal name", "X")
    press(stage, RETURN)
    qtbot.waitUntil(lambda: stored(stage, client_id) != before)
    write(stage, qtbot, "Legal name", "Y")
    press(stage, Z)
    assert words(focused(stage)) == "X"
    assert stored(stage, client_id).name == "X"
    press(stage, Z)
    assert stored(stage, client_id) == before


def test_a_letter_typed_elsewhere_on_the_page_keeps_ctrl_z_from_the_record(
    stage: Stage, qtbot: QtBot
) -> None:
    client_id = client_at(stage)
    stage.go(Route("client", client_id, "facts"))
    write(stage, qtbot, "Legal name", "X")
    press(stage, RETURN)
    qtbot.waitUntil(lambda: stored(stage, client_id).name == "X")
    saved = stored(stage, client_id)
    write(stage, qtbot, "Record number", "7")
    field_of(stage, "Legal name").focus_inside()
    press(stage, Z)
    assert stored(stage, client_id) == saved
    answer("Leave without saving")
    stage.go(Route("clients"))


def test_undone_names_what_was_undone_but_nobody_beside_another_record(stage: Stage, qtbot: QtBot) -> None:
    desk = stage.desk()
    one, other = client_at(stage, 0), client_at(stage, 1)
    for here, told in (
        (Route("clients"), f"Undone: {stored(stage, one).called()} archived"),
        (Route("client", one), f"Undone: {stored(stage, one).called()} archived"),
        (Route("client", other), "Undone: your last change in another record"),
    ):
        done = desk.clients.archive(one, desk.clients.open(one).version)
        stage.go(Route("clients"))
        stage.workspace().show_toast(Toast("Archived", undo=done.undo))
        stage.go(here)
        stage.workspace().undo()
        assert stage.workspace().toast.message() == told
        assert desk.clients.open(one).archived_at is None


def test_an_undo_that_comes_too_late_says_whose_and_is_not_tried_again(stage: Stage, qtbot: QtBot) -> None:
    desk = stage.desk()
    one, other = client_at(stage, 0), client_at(stage, 1)
    called = stored(stage, one).called()
    for here, told in (
        (Route("client", one), f"{called} archived"),
        (Route("client", other), "your last change in another record"),
    ):
        done = desk.clients.archive(one, desk.clients.open(one).version)
        desk.clients.restore(one, desk.clients.open(one).version)
        stage.go(Route("clients"))
        stage.workspace().show_toast(Toast("Archived", undo=done.undo))
        stage.go(here)
        asked = answer("OK")
        stage.workspace().undo()
        assert asked[0].headline == f"Not undone: {told}"
        assert "this client" not in asked[0].sentence
        stage.workspace().undo()
