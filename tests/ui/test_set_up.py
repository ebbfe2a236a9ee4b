"""The first start: three steps to a center, the key that is shown once, and the made-up center instead."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftercare_desktop.app import doors
from aftercare_desktop.services import accounts
from aftercare_desktop.ui.dialogs.set_up import SetUpDialog
from aftercare_desktop.ui.door import Made
from aftercare_desktop.ui.front_door import Doors
from aftercare_desktop.ui.main_window import MainWindow
from aftercare_desktop.ui.preferences import Preferences
from aftercare_desktop.ui.tasks import Tasks
from tests.builders import TODAY
from tests.centers import FAST_ARGON, StillClock
from tests.ui.answering import in_dialog

_PASSWORD = "harbor-quilt-lantern"


@pytest.fixture
def tasks(qtbot: QtBot):  # type: ignore[no-untyped-def]
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def both(tmp_path: Path) -> Doors:
    return doors(tmp_path / "center", tmp_path / "practice", StillClock(), FAST_ARGON)


@pytest.fixture
def dialog(both: Doors, tasks: Tasks, qtbot: QtBot) -> SetUpDialog:
    dialog = SetUpDialog(both.center, tasks, TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def _fill(dialog: SetUpDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.center.name.focusProxy(), "Alder Point Recovery")
    qtbot.keyClicks(dialog.center.phone.focusProxy(), "207-555-0100")
    dialog.next_button.click()
    qtbot.keyClicks(dialog.person.name.focusProxy(), "Dana Whitcomb")
    qtbot.keyClicks(dialog.person.user.focusProxy(), "dana")
    qtbot.keyClicks(dialog.person.password.first, _PASSWORD)
    qtbot.keyClicks(dialog.person.password.again, _PASSWORD)
    dialog.next_button.click()
    qtbot.waitUntil(lambda: dialog.steps.currentIndex() == 2, timeout=15_000)


def test_three_steps_make_a_center(dialog: SetUpDialog, both: Doors, qtbot: QtBot) -> None:
    _fill(dialog, qtbot)
    key = dialog.key.words.text().replace("\n", "")
    assert not dialog.next_button.isEnabled()
    dialog.key.kept.click()
    dialog.next_button.click()
    assert dialog.made == Made("dana")
    desk = accounts.sign_in(both.center.place, "dana", _PASSWORD, StillClock())
    assert desk.center.profile().name == "Alder Point Recovery"
    desk.sign_out()
    accounts.reset_password(both.center.place, key, "dana", "lantern-quilt-harbor", StillClock())


def test_nothing_is_written_before_the_second_step_is_finished(dialog: SetUpDialog, both: Doors) -> None:
    dialog.next_button.click()
    assert dialog.steps.currentIndex() == 0
    assert dialog.center.name.problem() == "Write the name of your center."
    assert dialog.center.phone.problem() == "Write the number clients call."
    assert not both.center.place.exists()
    dialog.reject()
    assert dialog.made is None


def test_a_weak_password_stays_on_its_step(dialog: SetUpDialog, both: Doors, qtbot: QtBot) -> None:
    dialog.center.name.set_value("Alder Point Recovery")
    dialog.center.phone.set_value("207-555-0100")
    dialog.next_button.click()
    dialog.person.name.set_value("Dana Whitcomb")
    dialog.person.user.set_value("dana")
    qtbot.keyClicks(dialog.person.password.first, "dana")
    dialog.next_button.click()
    assert dialog.steps.currentIndex() == 1
    assert "12 characters" in dialog.person.password.problem.text()
    assert not both.center.exists()


def test_the_key_cannot_be_passed_over(dialog: SetUpDialog, qtbot: QtBot) -> None:
    _fill(dialog, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "never shown again" in dialog.problem.text()


def test_the_paper_holds_the_key(dialog: SetUpDialog, qtbot: QtBot) -> None:
    _fill(dialog, qtbot)
    assert dialog._paper().startswith(b"%PDF")


def test_the_first_start_may_go_to_the_made_up_center(
    both: Doors, tasks: Tasks, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = MainWindow(both, tasks, Preferences(tmp_path / "config"), StillClock().now, qapp)
    qtbot.addWidget(window)
    window.resize(QSize(1200, 800))
    window.show()

    in_dialog(SetUpDialog, lambda dialog: dialog.practice_button.click())
    window.open_center()
    door = window.sign_in.door
    qtbot.waitUntil(lambda: door.password_field.text() != "", timeout=60_000)
    qtbot.keyClick(door.password_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workspace is not None, timeout=15_000)
    assert window.workspace is not None
    assert window.workspace.desk.center.profile().practice
    window.lock()
    assert door.password_field.text() == ""
    door.other_button.click()
    assert door.password_field.text() != "", "still the made-up center, whose password is no secret"
    in_dialog(SetUpDialog, SetUpDialog.close)
    with qtbot.waitSignal(window.finished):
        door.leave_button.click()  # no center of their own yet: the set-up is shown again
    window.close()


def test_closing_the_first_dialog_ends_the_program(
    both: Doors, tasks: Tasks, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    window = MainWindow(both, tasks, Preferences(tmp_path / "config"), StillClock().now, qapp)
    qtbot.addWidget(window)
    window.show()
    in_dialog(SetUpDialog, SetUpDialog.close)
    with qtbot.waitSignal(window.finished):
        window.open_center()


def test_fields_beside_each_other_stand_on_one_line(dialog: SetUpDialog) -> None:
    dialog.show_step(1)
    QApplication.processEvents()
    assert dialog.person.name.isVisible()
    assert dialog.person.name.y() == dialog.person.user.y()
