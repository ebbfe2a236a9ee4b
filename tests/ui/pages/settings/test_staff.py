"""The staff pane: people deactivated, reactivated and given new passwords by keys; others only look."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftercare_desktop.demo import DEMO_PASSWORD
from aftercare_desktop.errors import PasswordHandedOut, SignInRefused
from aftercare_desktop.services import accounts
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.pages.settings.staff import DEACTIVATE, RESET, StaffPane
from tests.screenshots.stage import Stage
from tests.ui.pages.settings.conftest import settings


def staff(stage: Stage) -> StaffPane:
    pane = settings(stage, "staff").pane()
    assert isinstance(pane, StaffPane)
    return pane


@pytest.mark.parametrize("verbs", [(DEACTIVATE, "Reactivate"), (RESET,)])
def test_the_password_shown_is_the_only_one_that_opens(
    admin: Stage, qtbot: QtBot, verbs: tuple[str, ...]
) -> None:
    pane = staff(admin)
    user = next(name.removeprefix(f"{RESET} ") for name in pane.buttons if name.startswith(RESET))
    said: list[str] = []

    def confirm() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, MessageDialog):
            said.append(dialog.sentence.text())
            qtbot.keyClick(dialog, Qt.Key.Key_Return)

    timer = QTimer()
    timer.timeout.connect(confirm)
    timer.start(20)
    for verb in verbs:
        button = pane.buttons[f"{verb} {user}"]
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: any("only now" in sentence for sentence in said))
    timer.stop()
    password = said[-1].split("\n")[0]
    with pytest.raises(SignInRefused, match="not right"):
        accounts.sign_in(admin.place, user, DEMO_PASSWORD, admin.clock)
    with pytest.raises(PasswordHandedOut):
        accounts.sign_in(admin.place, user, password, admin.clock)


def test_who_may_not_change_staff_only_looks(stage: Stage) -> None:
    assert staff(stage).buttons == {}
