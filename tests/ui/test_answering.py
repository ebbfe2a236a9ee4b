"""The answers that tests prepare are done when their dialog is up, however late, and leave nothing open or waiting."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from aftercare_desktop.ui.dialogs.message import MessageDialog
from tests.ui import answering
from tests.ui.answering import Question, answer, forget_all, in_dialog, no_dialog


def ask(sentence: str) -> str:
    return MessageDialog.ask(None, "Leave?", sentence, (("Leave", "danger"), ("Stay", "default")))


def test_dialogs_are_answered_in_turn_however_late_they_come_and_one_within_the_other(qtbot: QtBot) -> None:
    taken: list[str] = []

    def ask_more(dialog: QDialog) -> None:
        answer("Leave")
        taken.append(ask("Within"))
        dialog.accept()

    asked = answer("Stay")
    in_dialog(QDialog, ask_more)
    qtbot.wait(60)  # on a busy machine: what does not wait for its dialog is lost here
    taken.append(ask("First"))
    assert QDialog().exec() == QDialog.DialogCode.Accepted
    assert taken == ["Stay", "Leave"]
    assert asked == [Question("Leave?", "First")]


def fail(dialog: QDialog) -> None:
    raise LookupError("not on the dialog")


@pytest.mark.parametrize(("act", "told"), [(fail, [LookupError]), (QDialog.windowTitle, [])])
def test_no_dialog_is_left_open(
    qtbot: QtBot, act: Callable[[QDialog], object], told: list[type[Exception]]
) -> None:
    in_dialog(QDialog, act)
    with qtbot.capture_exceptions() as raised:
        assert QDialog().exec() == QDialog.DialogCode.Rejected
    assert [kind for kind, *_ in raised] == told
    assert QApplication.activeModalWidget() is None


def test_another_dialog_than_the_expected_one_is_told_and_closed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "_TRIES", 10)
    asked = answer("Stay")
    with qtbot.capture_exceptions() as raised:
        QDialog().exec()
    assert "No MessageDialog waits for an answer, but <PySide6.QtWidgets.QDialog" in str(raised[0][1])
    assert (asked, forget_all()) == ([], [])


def test_what_did_not_come_is_named_and_reaches_no_later_test(qtbot: QtBot) -> None:
    asked = answer("Stay")
    assert forget_all() == ["MessageDialog"]
    in_dialog(QDialog, QDialog.accept)
    assert ask("Later") == "Stay"
    assert asked == []


def test_a_dialog_that_must_not_come_is_told(qtbot: QtBot) -> None:
    with no_dialog():
        qtbot.wait(20)
    with pytest.raises(AssertionError), no_dialog():
        QDialog().exec()
    assert forget_all() == []
