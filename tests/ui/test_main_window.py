"""The window as a person uses it: signing in, going about by keys, undo, locking, coming back."""

from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.demo import DEMO_PASSWORD, DEMO_USER
from aftercare_desktop.domain.print_set import PaperKind, PrintSet, WantedPaper
from aftercare_desktop.errors import BadInput, StorageFailed
from aftercare_desktop.services import accounts
from aftercare_desktop.store.locking import window_lock
from aftercare_desktop.ui.dialogs.keys import KeysDialog
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.main_window import fitted
from aftercare_desktop.ui.page import Page, Route, Toast
from aftercare_desktop.ui.pages.client_list import ClientsPage
from aftercare_desktop.ui.pages.importing import ImportPage
from aftercare_desktop.ui.pages.settings import SettingsPage
from aftercare_desktop.ui.pages.settings.you import YouPane
from aftercare_desktop.ui.preferences import Preferences
from aftercare_desktop.ui.set_printing import Outlets
from aftercare_desktop.ui.theme import Appearance, Scheme, Theme
from aftercare_desktop.ui.widgets.buttons import key_words
from aftercare_desktop.ui.widgets.labels import KeyCap
from aftercare_desktop.words.clock import wall_clock
from tests.screenshots.importing import PREVIEW, import_page
from tests.screenshots.stage import Stage
from tests.ui.answering import answer, in_dialog

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def _sign_in_by_keys(
    stage: Stage, qtbot: QtBot, user: str = DEMO_USER, password: str = DEMO_PASSWORD
) -> None:
    door = stage.window.sign_in.door
    if door._user_part.isVisible():
        door.user_field.clear()
        qtbot.keyClicks(door.user_field, user)
    qtbot.keyClicks(door.password_field, password)
    qtbot.keyClick(door.password_field, Qt.Key.Key_Return)
    qtbot.waitUntil(door.isEnabled)


def _words_on_screen(window: QWidget) -> str:
    words: list[str] = []
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel | QLineEdit):
            words.append(widget.text())
        words += [widget.accessibleName(), widget.toolTip(), widget.windowTitle()]
    return "\n".join(words)


def test_a_person_signs_in_and_sees_the_clients(stage: Stage, qtbot: QtBot) -> None:
    _sign_in_by_keys(stage, qtbot)
    qtbot.waitUntil(lambda: stage.window.workspace is not None)
    assert stage.workspace().route() == Route("clients")
    assert stage.window.isActiveWindow(), "a widget opened as a window of its own"
    assert stage.window.windowTitle() == "Clients - Aftercare"
    assert stage.workspace().rail._my_name.text() == "Dana Whitcomb"


def test_a_wrong_password_is_one_sentence(stage: Stage, qtbot: QtBot) -> None:
    _sign_in_by_keys(stage, qtbot, password="not the right one")
    door = stage.window.sign_in.door
    qtbot.waitUntil(door._problem.isVisible)
    assert "password is not right" in door._problem.text()
    assert stage.window.workspace is None
    assert door.password_field.text() == ""
    assert door.password_field.hasFocus()
    qtbot.keyClicks(door.password_field, "x")
    assert not door._problem.isVisible()


def test_the_rail_answers_to_its_keys_and_alt_left_goes_back(stage: Stage, qtbot: QtBot) -> None:
    workspace = stage.workspace()
    qtbot.keyClick(stage.window, Qt.Key.Key_2, CTRL)
    assert workspace.route().name == "directory"
    qtbot.keyClick(stage.window, Qt.Key.Key_3, CTRL)
    assert workspace.route().name == "messages"
    qtbot.keyClick(stage.window, Qt.Key.Key_4, CTRL)
    assert workspace.route().name == "settings"
    qtbot.keyClick(stage.window, Qt.Key.Key_1, CTRL)
    assert workspace.route().name == "clients"
    qtbot.keyClick(stage.window, Qt.Key.Key_Comma, CTRL)
    assert workspace.route().name == "settings"
    qtbot.keyClick(stage.window, Qt.Key.Key_Left, ALT)
    assert workspace.route().name == "clients"
    qtbot.keyClick(stage.window, Qt.Key.Key_Left, ALT)
    assert workspace.route().name == "settings"


def test_f6_walks_from_the_rail_into_the_page_and_back(stage: Stage, qtbot: QtBot) -> None:
    stage.go(Route("settings"))
    workspace = stage.workspace()
    workspace.rail._rows["clients"].setFocus()
    qtbot.keyClick(stage.window.focusWidget(), Qt.Key.Key_F6)
    assert workspace.page().isAncestorOf(stage.window.focusWidget())
    for _ in range(6):
        qtbot.keyClick(stage.window.focusWidget(), Qt.Key.Key_F6)
        if workspace.rail.isAncestorOf(stage.window.focusWidget()):
            return
    pytest.fail("F6 did not come back to the rail")


def test_f1_shows_the_keys(stage: Stage, qtbot: QtBot) -> None:
    stage.workspace()
    shown: list[str] = []
    told: list[str] = []

    def look(dialog: KeysDialog) -> None:
        shown.append(dialog.accessibleName())
        told.extend(cap.accessibleName() for cap in dialog.findChildren(KeyCap))
        bars = dialog.findChildren(QScrollBar)
        bar = next(one for one in bars if one.orientation() is Qt.Orientation.Vertical)
        bar.setMaximum(1_000)
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_PageDown)
        assert 0 < bar.value() < 1_000
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_End)
        assert bar.value() == 1_000
        dialog.close()

    in_dialog(KeysDialog, look)
    qtbot.keyClick(stage.window, Qt.Key.Key_F1)
    assert shown == ["Keys"]
    bound = stage.workspace().findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
    keys = {key_words(shortcut.key()) for shortcut in bound}
    assert {"Ctrl K", "F1"} <= keys, keys
    missing = {key for key in keys if not any(name.startswith(f"{key}: ") for name in told)}
    assert not missing, told


def test_undo_takes_back_the_last_change_from_anywhere(stage: Stage, qtbot: QtBot) -> None:
    desk = stage.desk()
    client_id = desk.clients.find("")[0]
    name = desk.clients.rows((client_id,))[0].name
    done = desk.clients.archive(client_id, desk.clients.open(client_id).version)
    stage.workspace().show_toast(Toast(f"{name} archived", undo=done.undo))
    stage.go(Route("settings"))
    assert client_id not in desk.clients.find("")
    qtbot.keyClick(stage.window, Qt.Key.Key_Z, CTRL)
    assert client_id in desk.clients.find("")
    assert stage.workspace().toast.message() == f"Undone: {name} archived"
    qtbot.keyClick(stage.window, Qt.Key.Key_Z, CTRL)
    assert client_id in desk.clients.find(""), "one change is undone once"


def test_recent_people_are_the_person_s_own_and_can_be_cleared(stage: Stage, qtbot: QtBot) -> None:
    desk = stage.desk()
    ids = desk.clients.find("")[:3]
    for client_id in ids:
        desk.clients.open(client_id)
    shown = [row._person.client_id for row in stage.workspace().rail._recent_rows]
    assert shown == list(reversed(ids))
    page = stage.go(Route("settings", None, "you"))
    assert isinstance(page, SettingsPage)
    pane = page.pane()
    assert isinstance(pane, YouPane)
    qtbot.mouseClick(pane.recent_card.clear_button, Qt.MouseButton.LeftButton)
    assert stage.workspace().rail._recent_rows == []
    assert not pane.recent_card.clear_button.isEnabled()


def test_a_locked_window_holds_no_client_and_no_open_file(stage: Stage, qtbot: QtBot) -> None:
    desk = stage.desk()
    now, zone = desk.now(), desk.zone
    for client_id in desk.clients.find(""):
        desk.clients.open(client_id)
    names = [row.name for row in desk.clients.rows(desk.clients.find(""))]
    stage.go(Route("client", desk.clients.find("")[0], "facts"))
    qtbot.keyClick(stage.window, Qt.Key.Key_L, CTRL)
    stage.settle()
    assert stage.window.workspace is None
    words = _words_on_screen(stage.window)
    assert [name for name in names if name in words] == []
    assert f"Locked at {wall_clock(now, zone)}" in words
    assert stage.window.windowTitle() == "Aftercare"
    held = [file.path for file in psutil.Process().open_files() if file.path.startswith(str(stage.place))]
    assert [path for path in held if not path.endswith(".lock")] == []
    qtbot.waitUntil(stage.window.sign_in.door.password_field.hasFocus)


def test_unlocking_returns_to_the_same_place(stage: Stage, qtbot: QtBot) -> None:
    client_id = stage.client_id("Theo Bramwell")
    stage.go(Route("client", client_id, "facts"))
    stage.window.lock()
    _sign_in_by_keys(stage, qtbot)
    qtbot.waitUntil(lambda: stage.window.workspace is not None)
    route = stage.workspace().route()
    assert (route.name, route.client_id) == ("client", client_id)


def test_unsaved_work_waits_for_its_person_while_another_signs_in(stage: Stage, qtbot: QtBot) -> None:
    page = stage.go(Route("client", stage.client_id("Theo Bramwell"), "facts"))
    qtbot.keyClicks(_field(page, "Preferred name"), "Teddy")
    stage.window.lock()
    stage.window.enter(stage.doors.center.open("luis", DEMO_PASSWORD)())
    assert stage.desk().staff_member.user_name == "luis"
    assert stage.workspace().route() == Route("clients")
    stage.window.lock()
    stage.window.enter(stage.doors.center.open(DEMO_USER, DEMO_PASSWORD)())
    assert _field(stage.workspace().page(), "Preferred name").text() == "Teddy"


def test_an_import_under_way_is_out_of_sight_while_locked_and_stands_again(
    stage: Stage, qtbot: QtBot
) -> None:
    window = import_page(stage, PREVIEW)
    page = stage.workspace().page()
    assert isinstance(page, ImportPage)
    decided = page.preview_step.choices()
    qtbot.keyClick(page.preview_step.list, Qt.Key.Key_L)
    stage.settle(lambda: not page.busy.is_under_way())
    assert page.preview_step.choices() != decided
    decided = page.preview_step.choices()
    qtbot.keyClick(window, Qt.Key.Key_L, CTRL)
    stage.settle()
    assert [word for word in ("Quintero", "census", "MRN") if word in _words_on_screen(stage.window)] == []
    _sign_in_by_keys(stage, qtbot)
    qtbot.waitUntil(lambda: stage.window.workspace is not None)
    again = stage.workspace().page()
    assert isinstance(again, ImportPage)
    stage.settle(lambda: not again.busy.is_under_way())
    assert again.context.text() == "Step 3 of 4: What would change"
    assert again.preview_step.choices() == decided


def test_papers_that_a_lock_stopped_are_told_of_to_whoever_comes_back(
    stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    page = stage.go(Route("clients"))
    assert isinstance(page, ClientsPage)
    desk = stage.desk()
    page.sets.run._outlets = Outlets(choose_folder=lambda _: tmp_path)
    page.sets.run.to_folder(desk.papers.printable(), PrintSet((WantedPaper(PaperKind.WEEK),)))
    stage.window.lock()
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in tmp_path.glob("*.pdf"))
    told = answer("OK")
    stage.window.enter(stage.doors.center.open(DEMO_USER, DEMO_PASSWORD)())
    qtbot.waitUntil(lambda: bool(told))
    assert "being saved when the window was locked" in told[0].sentence


def test_unsaved_work_survives_a_disk_that_refuses(stage: Stage, qtbot: QtBot) -> None:
    page = stage.go(Route("client", stage.client_id("Theo Bramwell"), "facts"))
    qtbot.keyClicks(_field(page, "Preferred name"), "Teddy")
    keep = stage.desk().stash

    def refuse(form_key: str, values: bytes) -> None:
        raise StorageFailed("The disk is full.")

    keep.keep = refuse  # type: ignore[method-assign]
    stage.window.lock()
    assert stage.window.workspace is None
    stage.window.enter(stage.doors.center.open(DEMO_USER, DEMO_PASSWORD)())
    assert _field(stage.workspace().page(), "Preferred name").text() == "Teddy"


def test_nobody_at_the_desk_locks_it(stage: Stage, qtbot: QtBot) -> None:
    stage.workspace()
    assert stage.window.idle.is_watching()
    stage.window.idle.start(0.0005)
    qtbot.waitUntil(lambda: stage.window.workspace is None)
    assert not stage.window.idle.is_watching()


def test_locking_closes_an_open_dialog(stage: Stage, qtbot: QtBot) -> None:
    stage.workspace()
    dialog = MessageDialog(stage.window, "Archive", "Archive Theo Bramwell?", (("Archive", "primary"),))
    qtbot.addWidget(dialog)
    dialog.open()
    stage.window.lock()
    assert not dialog.isVisible()


def test_a_second_window_on_the_same_center_is_refused(stage: Stage) -> None:
    with pytest.raises(StorageFailed, match="already open"), window_lock(stage.place):
        pass
    stage.window.close()
    with window_lock(stage.place):
        pass


def test_a_forgotten_password_is_replaced_with_the_recovery_key(stage: Stage, qtbot: QtBot) -> None:
    recovery = stage.window.sign_in.recovery
    qtbot.mouseClick(stage.window.sign_in.door.forgot_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(recovery.user_field, DEMO_USER)
    qtbot.keyClicks(recovery.key_field, "00000-00000-00000-00000-00000-00000-00000")
    qtbot.keyClicks(recovery.password.first, "lantern-quilt-harbor")
    qtbot.keyClicks(recovery.password.again, "lantern-quilt-harbor")
    qtbot.mouseClick(recovery.reset_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(recovery.password.problem.text()))
    assert "recovery key" in recovery.password.problem.text()


def test_a_sentence_is_shown_for_what_did_not_work(stage: Stage, qtbot: QtBot) -> None:
    shown = answer("OK")
    stage.workspace().page().failed.emit(BadInput("Use a date after Nov 25."))
    assert [told.sentence for told in shown] == ["Use a date after Nov 25."]


def test_the_window_comes_back_where_it_was(stage: Stage, qapp: QApplication, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path)
    stage.window.resize(QSize(1100, 700))
    preferences.keep_geometry(stage.window.saveGeometry())
    assert not Preferences(tmp_path).geometry().isEmpty()
    assert stage.window.minimumSize() == QSize(960, 600)
    text = next(tmp_path.iterdir()).read_text(encoding="utf-8")
    assert "Theo" not in text


@pytest.mark.parametrize(
    ("window", "fits"),
    [
        (QRect(0, 0, 1440, 900), QRect(0, 30, 1366, 698)),
        (QRect(100, 100, 1000, 620), QRect(100, 100, 1000, 620)),
        (QRect(2000, 900, 1000, 620), QRect(366, 108, 1000, 620)),
        (QRect(-50, -50, 400, 300), QRect(0, 30, 960, 600)),
    ],
)
def test_a_window_is_no_larger_than_its_screen(window: QRect, fits: QRect) -> None:
    assert fitted(window, QRect(0, 30, 1366, 698)) == fits


def test_a_window_begins_inside_the_screen(stage: Stage, qapp: QApplication) -> None:
    room = qapp.primaryScreen().availableGeometry()
    stage.window.resize(room.size() * 2)
    stage.window._fit_on_screen()
    assert stage.window.height() <= max(room.height(), 600)
    assert stage.window.width() <= max(room.width(), 960)


def test_below_1280_the_rail_shows_only_its_marks(stage: Stage) -> None:
    stage.workspace()
    stage.window.resize(QSize(1200, 700))
    stage.settle()
    assert stage.workspace().rail.width() == 60
    stage.window.resize(QSize(1300, 700))
    stage.settle()
    assert stage.workspace().rail.width() == 208


def test_changes_of_another_process_are_seen(stage: Stage, qtbot: QtBot) -> None:
    desk = stage.desk()
    told: list[object] = []
    page = stage.workspace().page()
    page.reload = told.append  # type: ignore[method-assign, assignment]
    other = accounts.sign_in(stage.place, "luis", DEMO_PASSWORD, stage.clock)
    client_id = other.clients.find("")[0]
    other.clients.archive(client_id, other.clients.open(client_id).version)
    other.sign_out()
    desk.changes.poll()
    assert told


def _field(page: Page, name: str) -> QLineEdit:
    return next(line for line in page.findChildren(QLineEdit) if line.accessibleName() == name)


def test_another_look_lets_go_of_pages_out_of_sight_but_not_of_unsaved_work(
    stage: Stage, look: Theme, qtbot: QtBot
) -> None:
    workspace = stage.workspace()
    theo = Route("client", stage.client_id("Theo Bramwell"), "facts")
    stage.go(theo)
    stage.go(Route("settings"))
    look.set_appearance(Appearance(Scheme.DARK))
    assert set(workspace._pages) == {"settings"}
    qtbot.keyClicks(_field(stage.go(theo), "Preferred name"), "Teddy")
    page = workspace.page()
    workspace.stack.setCurrentWidget(workspace._page_for("settings"))
    look.set_appearance(Appearance(Scheme.LIGHT))
    assert workspace._pages["client"] is page
    stage.go(theo)
    assert _field(workspace.page(), "Preferred name").text() == "Teddy"


def test_another_text_size_builds_the_window_anew_around_the_person(
    stage: Stage, look: Theme, qtbot: QtBot
) -> None:
    theo = Route("client", stage.client_id("Theo Bramwell"), "facts")
    qtbot.keyClicks(_field(stage.go(theo), "Preferred name"), "Teddy")
    before = stage.workspace()
    look.set_appearance(Appearance(Scheme.LIGHT, 130))
    qtbot.waitUntil(lambda: stage.window.workspace is not before)
    assert stage.workspace().route().client_id == theo.client_id
    assert _field(stage.workspace().page(), "Preferred name").text() == "Teddy"
    assert stage.workspace().rail._my_name.text() == "Dana Whitcomb"
