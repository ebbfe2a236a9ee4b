"""Whatever is pressed, the plan stays whole: nothing raises, and what is on screen can be saved and read again."""

import random

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from aftercare_desktop.ui.pages.plan import Mode
from aftercare_desktop.ui.pages.plan.autosave import SaveState
from tests.ui.pages.plan.conftest import Shown

PRESSES = 1_200
KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier
PLAIN = (
    [KEY.Key_Tab] * 12
    + [KEY.Key_Space, KEY.Key_Return, KEY.Key_Escape, KEY.Key_Backspace] * 3
    + [KEY.Key_A, KEY.Key_N, KEY.Key_O, KEY.Key_V, KEY.Key_2, KEY.Key_7, KEY.Key_Plus] * 2
    + [KEY.Key_Down, KEY.Key_Up, KEY.Key_Delete, KEY.Key_F8, KEY.Key_F4]
)
CTRL = [
    KEY.Key_Z,
    KEY.Key_Z,
    KEY.Key_Y,
    KEY.Key_PageDown,
    KEY.Key_PageUp,
    KEY.Key_G,
    KEY.Key_A,
    KEY.Key_C,
    KEY.Key_V,
]
CTRL_SHIFT = [KEY.Key_Z, KEY.Key_P, KEY.Key_Delete]
ALT = [KEY.Key_Up, KEY.Key_Down]


def any_key(rng: random.Random) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    keys, modifiers = rng.choices(
        [
            (PLAIN, MODIFIER.NoModifier),
            (CTRL, MODIFIER.ControlModifier),
            (CTRL_SHIFT, MODIFIER.ControlModifier | MODIFIER.ShiftModifier),
            (ALT, MODIFIER.AltModifier),
        ],
        weights=[30, 5, 2, 2],
    )[0]
    return rng.choice(keys), modifiers


def go_back() -> None:
    """Every question is answered with Esc."""
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()


@pytest.mark.parametrize("seed", [3, 11])
def test_random_keys_leave_a_plan_that_can_be_saved(qtbot: QtBot, plan: Shown, seed: int) -> None:
    undo = QShortcut(QKeySequence("Ctrl+Z"), plan.pane)
    undo.activated.connect(plan.pane.undo)
    answers = QTimer()
    answers.timeout.connect(go_back)
    answers.start(10)
    rng = random.Random(seed)
    for _ in range(PRESSES):
        popup = QApplication.activePopupWidget()
        window = (popup or plan.pane).window().windowHandle()
        assert window is not None
        QTest.keyClick(window, *any_key(rng))
        if QApplication.focusWidget() is None:
            plan.pane.forms.form(plan.pane.forms.section()).focus_first()
    answers.stop()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    if plan.pane.mode() is Mode.EMPTY:
        plan.pane.versions.start()
    assert plan.pane.writer.keep()
    assert plan.pane.writer.state() is SaveState.KEPT
    assert plan.stored() == plan.pane.forms.document()
