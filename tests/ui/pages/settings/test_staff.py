"""The staff pane by keys alone: invited, changed, given a new password, deactivated, reactivated, taken back."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.demo import DEMO_PASSWORD
from aftercare_desktop.domain.staff import Role, StaffMember
from aftercare_desktop.errors import AftercareError, PasswordHandedOut, SignInRefused
from aftercare_desktop.services import accounts
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.handed_password import HandedPasswordDialog
from aftercare_desktop.ui.dialogs.invite import InviteDialog
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.settings import SettingsPage
from aftercare_desktop.ui.pages.settings.form_pane import KEEP_MINE, LEAVE
from aftercare_desktop.ui.pages.settings.member_form import MemberPane
from aftercare_desktop.ui.pages.settings.staff import StaffPane
from aftercare_desktop.ui.secret_copy import copy_secret
from aftercare_desktop.ui.tasks import Tasks
from tests.builders import NAMES
from tests.documents.reading import read
from tests.screenshots.stage import Stage
from tests.services.conftest import Place, desk, new_place, place
from tests.ui.answering import answer, in_dialog
from tests.ui.pages.settings.conftest import settings

__all__ = ["desk", "new_place", "place"]

K, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
OWN = "copper-meadow-window"


class Hands:
    """Presses keys where the keyboard is; dialogs open inside the press and are answered in turn."""

    def __init__(self, qtbot: QtBot, window: QWidget) -> None:
        self._qtbot = qtbot
        self._window = window
        self._due = 0

    def will(self, *answers: Callable[[QDialog], None]) -> None:
        """How the coming dialogs are answered."""
        self._due += len(answers)
        for act in answers:
            in_dialog(QDialog, partial(self._meet, act))

    def _meet(self, act: Callable[[QDialog], None], dialog: QDialog) -> None:
        self._due -= 1
        act(dialog)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key; come back when every dialog that was prepared for is answered."""
        self._qtbot.keyClick(self._window.focusWidget(), key, modifier)
        self._qtbot.waitUntil(lambda: self._due == 0 and QApplication.activeModalWidget() is None)
        self._window.activateWindow()  # what a window manager does when a dialog closes
        self._qtbot.waitUntil(self._window.isActiveWindow)

    def type_in(self, dialog: QDialog, *steps: str | Qt.Key) -> None:
        """Type words and press keys, wherever the keyboard comes to be."""
        for step in steps:
            at = dialog.focusWidget()
            if isinstance(step, str):
                self._qtbot.keyClicks(at, step)
            else:
                self._qtbot.keyClick(at, step)


@pytest.fixture
def pane(admin: Stage) -> StaffPane:
    found = settings(admin, "staff").pane()
    assert isinstance(found, StaffPane)
    return found


@pytest.fixture
def hands(admin: Stage, qtbot: QtBot) -> Hands:
    return Hands(qtbot, admin.window)


def yes(dialog: QDialog) -> None:
    assert isinstance(dialog, MessageDialog)
    dialog.verbs[-1].click()


def take(into: list[str]) -> Callable[[QDialog], None]:
    """Notes the password and closes."""

    def note(dialog: QDialog) -> None:
        assert isinstance(dialog, HandedPasswordDialog)
        into.append(dialog.words.text())
        dialog.done_button.click()

    return note


def here(pane: StaffPane) -> StaffMember:
    member = pane.staff.current()
    assert member is not None
    return member


def go_to(hands: Hands, pane: StaffPane, user: str) -> None:
    """Home, then down to this person."""
    hands.press(K.Key_Home)
    for _ in range(20):
        if here(pane).user_name == user:
            return
        hands.press(K.Key_J)
    pytest.fail(f"{user} is not on the list")


def opens(stage: Stage, user: str, password: str) -> bool:
    try:
        accounts.sign_in(stage.place, user, password, stage.clock).sign_out()
    except PasswordHandedOut:
        return True
    except SignInRefused:
        return False
    return True


def test_a_person_comes_and_goes_without_a_mouse(admin: Stage, pane: StaffPane, hands: Hands) -> None:
    passwords: list[str] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, InviteDialog)
        hands.type_in(dialog, "Ines Roy", K.Key_Tab, K.Key_Tab, "ines", K.Key_Tab, "RN", K.Key_Tab)
        hands.type_in(dialog, "207-555-0177")
        dialog.invite.setFocus()
        hands.type_in(dialog, K.Key_Return)

    hands.will(fill, take(passwords))
    hands.press(K.Key_N, CTRL)
    assert (here(pane).name, here(pane).role, here(pane).credentials) == ("Ines Roy", Role.COUNSELOR, "RN")
    assert pane.window().focusWidget() is pane.staff.list
    assert admin.workspace().toast.message() == "Ines Roy invited"
    hands.will(yes, take(passwords))
    hands.press(K.Key_P)
    assert [opens(admin, "ines", password) for password in passwords] == [False, True]
    hands.will(yes)
    hands.press(K.Key_D)
    assert (here(pane).user_name, here(pane).active, opens(admin, "ines", passwords[-1])) == (
        "ines",
        False,
        False,
    )
    assert pane.window().focusWidget() is pane.staff.list
    hands.will(take(passwords))
    hands.press(K.Key_D)
    assert (here(pane).user_name, here(pane).active, opens(admin, "ines", passwords[-1])) == (
        "ines",
        True,
        True,
    )
    hands.press(K.Key_Z, CTRL)
    assert (here(pane).user_name, here(pane).active, opens(admin, "ines", passwords[-1])) == (
        "ines",
        False,
        False,
    )
    assert len(set(passwords)) == 3


def test_a_taken_user_name_brings_the_invitation_back(pane: StaffPane, hands: Hands) -> None:
    back: list[tuple[str, str | None]] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, InviteDialog)
        hands.type_in(dialog, "Ines Roy", K.Key_Tab, K.Key_Tab, "Ruth")
        dialog.invite.click()

    def see(dialog: QDialog) -> None:
        assert isinstance(dialog, InviteDialog)
        back.append((dialog.name.value(), dialog.user_name.problem()))
        dialog.reject()

    hands.will(fill, see)
    hands.press(K.Key_N, CTRL)
    assert back == [("Ines Roy", "The user name Ruth is taken. Choose another one.")]
    assert all(member.name != "Ines Roy" for member in pane._desk.staff.list())


def test_an_empty_invitation_says_what_is_missing(qtbot: QtBot) -> None:
    dialog = InviteDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.invite.click()
    assert dialog.isVisible()
    assert dialog.name.problem() == "Write the staff member's name."
    assert dialog.user_name.problem() == "Choose a user name."
    assert dialog.focusWidget() is dialog.name.line


def test_a_person_is_changed_saved_taken_back_and_esc_returns_to_them(
    admin: Stage, pane: StaffPane, hands: Hands, qtbot: QtBot
) -> None:
    go_to(hands, pane, "ruth")
    before = here(pane)
    hands.press(K.Key_Return)
    form = pane._form
    assert form is not None
    at = admin.window.focusWidget()
    qtbot.keyClick(at, K.Key_End)
    qtbot.keyClicks(at, "-Bell")
    hands.press(K.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not form.is_dirty())
    assert pane._stack._name.text() == "Ruth Castellane-Bell"
    assert admin.workspace().toast.message() == "Ruth Castellane-Bell changed"
    hands.press(K.Key_Escape)
    assert pane._form is None
    assert pane.window().focusWidget() is pane.staff.list
    assert here(pane).name == "Ruth Castellane-Bell"
    hands.press(K.Key_Z, CTRL)
    assert here(pane) == replace(before, version=before.version + 2)


def form_of(pane: StaffPane, user: str) -> MemberPane:
    member = next(member for member in pane._desk.staff.list() if member.user_name == user)
    pane.open(str(member.id))
    assert pane._form is not None
    return pane._form


def write(form: MemberPane, **values: object) -> None:
    for path, value in values.items():
        form.form.field(path).set_value(value)
        form.form.field(path).edited.emit("")
    assert form.is_dirty()


def test_what_somebody_else_changed_stands_beside_ones_own(pane: StaffPane, elsewhere: Desk) -> None:
    form = form_of(pane, "ruth")
    member = next(member for member in elsewhere.staff.list() if member.user_name == "ruth")
    elsewhere.staff.change(replace(member, phone="207-555-0199", credentials="RN, CARN"))
    write(form, name="Ruth Bell", credentials="BSN")
    asked = answer(KEEP_MINE)
    assert form.save()
    assert "Credentials" in asked[0].sentence
    now = next(member for member in pane._desk.staff.list() if member.user_name == "ruth")
    assert (now.name, now.phone, now.credentials) == ("Ruth Bell", "207-555-0199", "BSN")


def test_the_only_administrator_keeps_the_role(pane: StaffPane) -> None:
    form = form_of(pane, "morgan")
    said: list[AftercareError] = []
    form.failed.disconnect()
    form.failed.connect(said.append)
    write(form, role=Role.SUPERVISOR)
    assert not form.save()
    assert "last active administrator" in said[0].sentence
    assert form.is_dirty()
    assert (
        next(one.role for one in pane._desk.staff.list() if one.user_name == "morgan") is Role.ADMINISTRATOR
    )


def test_unsaved_work_is_asked_about_and_comes_back_after_a_lock(admin: Stage, pane: StaffPane) -> None:
    form = form_of(pane, "ruth")
    write(form, name="Ruth Bell")
    admin.window.lock()
    admin.window.enter(admin.doors.center.open("morgan", DEMO_PASSWORD)())
    page = admin.workspace().page()
    assert isinstance(page, SettingsPage)
    again = page.pane()
    assert isinstance(again, StaffPane)
    assert again._form is not None
    assert again._form.form.value().name == "Ruth Bell"
    asked = answer(LEAVE)
    again.cancel_here()
    assert "not saved yet" in asked[0].sentence
    assert again._form is None


def test_who_may_not_change_staff_only_looks(stage: Stage, qtbot: QtBot) -> None:
    page = settings(stage, "staff")
    pane = page.pane()
    assert isinstance(pane, StaffPane)
    for button in (
        pane.invite_button,
        pane.staff.change_button,
        pane.staff.reset_button,
        pane.staff.active_button,
    ):
        assert not button.isVisibleTo(page)
    for key in (K.Key_Return, K.Key_P, K.Key_D):
        qtbot.keyClick(pane.staff.list, key)
    qtbot.keyClick(stage.window.focusWidget(), K.Key_N, CTRL)
    assert (pane._form, pane.staff.model.rowCount() > 3) == (None, True)
    pane.open(str(here(pane).id))
    assert pane._form is None


def test_the_note_prints_and_the_copy_goes_off_the_clipboard(place: Place, desk: Desk, qtbot: QtBot) -> None:
    printed: list[tuple[bytes, str]] = []
    tasks = Tasks()
    pane = StaffPane(desk, tasks, lambda pdf, job, parent: printed.append((pdf, job)))
    qtbot.addWidget(pane, before_close_func=lambda _: tasks.close())
    member = replace(desk.staff_member, name=NAMES[0])
    dialog = HandedPasswordDialog(
        member, "k7mp-2wxr", lambda parent: pane._print(member, "k7mp-2wxr", parent)
    )
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.print_button.click()
    pdf, job = printed[0]
    assert job == "First sign-in"
    assert "k7mp-2wxr" in read(pdf).text()
    dialog.copy_button.click()
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == "k7mp-2wxr"
    copy_secret("k7mp-2wxr", seconds=0.01)
    qtbot.waitUntil(lambda: clipboard.text() == "")
    copy_secret("k7mp-2wxr", seconds=0.01)
    clipboard.setText("something of their own")
    qtbot.wait(30)
    assert clipboard.text() == "something of their own"


def test_a_route_to_somebody_opens_the_form(admin: Stage) -> None:
    ruth = next(member for member in admin.desk().staff.list() if member.user_name == "ruth")
    page = settings(admin, f"staff:{ruth.id}")
    assert page.current_route() == Route("settings", None, f"staff:{ruth.id}")
    admin.go(Route("settings"))
    assert page.current_route() == Route("settings", None, "staff")
