"""Changing a client's status on the page: by keys, with what stops, gently where somebody died, and back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.clients import ClientStatus, DischargeType
from aftercare_desktop.domain.people import Address
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.domain.statuses import Ask, NewStatus, StatusChange
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Undo
from aftercare_desktop.ui.dialogs.change_status import RECORD, ChangeStatusDialog
from aftercare_desktop.ui.form.group import GroupField
from aftercare_desktop.ui.page import Route, Toast
from aftercare_desktop.ui.pages.client import ClientPage
from aftercare_desktop.ui.pages.client.status_field import StatusField
from aftercare_desktop.ui.widgets.fields_text import LineField, LinesField
from aftercare_desktop.ui.widgets.fields_when import DateField
from aftercare_desktop.ui.widgets.frames import ScrollColumn
from aftercare_desktop.words.statuses import SINCE_MISSING
from tests.builders import TODAY, full_client, full_plan, leaving_now
from tests.ui.answering import answer, in_dialog

Show = Callable[[Desk, Route], ClientPage]
S = ClientStatus
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def theo(desk: Desk) -> int:
    return desk.clients.add(full_client(counselor_id=desk.staff_member.id)).value


def choose(dialog: ChangeStatusDialog, status: ClientStatus) -> None:
    dialog.status.combo.setCurrentIndex([*ClientStatus].index(status))
    dialog.status.combo.activated.emit(dialog.status.combo.currentIndex())


def status_field(page: ClientPage) -> StatusField:
    field = page.facts.form.card("stay").field("status")
    assert isinstance(field, StatusField)
    return field


@pytest.mark.parametrize("tab", ["overview", "facts", "plan"])
def test_alt_s_asks_for_the_status_and_says_what_stopped(
    desk: Desk, show: Show, qtbot: QtBot, theo: int, tab: str
) -> None:
    page = show(desk, Route("client", theo, tab))
    page.facts.form.make_all()
    toasts: list[Toast] = []
    page.toast_requested.connect(toasts.append)

    def write(dialog: ChangeStatusDialog) -> None:
        choose(dialog, S.IN_HOSPITAL)
        place, until = dialog.fields[Ask.PLACE], dialog.fields[Ask.UNTIL]
        assert isinstance(place, LineField)
        assert isinstance(until, DateField)
        qtbot.keyClicks(place.line, "Maine Coast")
        qtbot.keyClicks(until.line, "12/1/2026")
        qtbot.keyClick(dialog, Qt.Key.Key_Return, CTRL)

    with qtbot.waitActive(page):
        page.activateWindow()
    in_dialog(ChangeStatusDialog, write)
    qtbot.keyClick(page, Qt.Key.Key_S, ALT)
    shown = page.notices.notice("status")
    assert shown is not None
    assert shown.words.text().startswith("In hospital at Maine Coast until Tue, Dec 1, 2026.")
    assert page.header.status.text() == "In hospital"
    assert page.header.contact.text().startswith("Ask before calling")
    assert status_field(page).value() is S.IN_HOSPITAL
    assert toasts[-1].text == "Theo: in hospital."
    assert isinstance(toasts[-1].undo, Undo)
    desk.undo(toasts[-1].undo)
    page.reload({"clients"})
    assert page.notices.notice("status") is None
    assert page.header.status.isHidden()


@pytest.mark.parametrize("certain", [True, False])
def test_that_somebody_died_is_asked_gently_once_more(
    desk: Desk, show: Show, theo: int, certain: bool
) -> None:
    page = show(desk, Route("client", theo, "facts"))

    def write(dialog: ChangeStatusDialog) -> None:
        choose(dialog, S.DIED)
        dialog.fields["since"].set_value(TODAY)
        asked = answer(RECORD if certain else "Go back")
        dialog.keep.click()
        assert asked[0].headline == "Theo died on Mon, Nov 23, 2026"
        assert dialog.isVisible() is not certain

    in_dialog(ChangeStatusDialog, write)
    page.record.change_status()
    assert (desk.clients.open(theo).client.status is S.DIED) is certain
    assert (page.header.contact.text() == "Do not contact") is certain
    assert (page.header.recovery.text() == "") is certain


def test_what_is_missing_is_said_at_its_field(desk: Desk, show: Show, qtbot: QtBot, theo: int) -> None:
    page = show(desk, Route("client", theo, "facts"))

    def write(dialog: ChangeStatusDialog) -> None:
        choose(dialog, S.CLOSED)
        dialog.keep.click()
        note = dialog.fields[Ask.NOTE]
        assert isinstance(note, LinesField)
        assert note.problem() == "Say why the record is closed."
        qtbot.keyClicks(note.text, "Asked us not to call")
        dialog.keep.click()

    in_dialog(ChangeStatusDialog, write)
    page.record.change_status()
    assert desk.clients.open(theo).client.status is S.CLOSED


def test_what_is_too_long_is_said_at_its_field(desk: Desk, show: Show, qtbot: QtBot, theo: int) -> None:
    page = show(desk, Route("client", theo, "facts"))

    def write(dialog: ChangeStatusDialog) -> None:
        choose(dialog, S.MOVED)
        moved_to, note = dialog.fields[Ask.ADDRESS], dialog.fields[Ask.NOTE]
        assert isinstance(moved_to, GroupField)
        moved_to.set_value(Address(city="B" * 1_001))
        note.set_value("n" * 10_001)
        dialog.keep.click()
        assert moved_to.form.field("city").problem() == "Use at most 1,000 characters, not 1,001."
        assert note.problem() == "Use at most 10,000 characters, not 10,001."
        city = moved_to.form.field("city")
        assert isinstance(city, LineField)
        assert isinstance(note, LinesField)
        for line in (city.line, note.text):
            line.setFocus()
            qtbot.keyClick(line, Qt.Key.Key_End)
            qtbot.keyClick(line, Qt.Key.Key_Backspace)
        dialog.keep.click()

    in_dialog(ChangeStatusDialog, write)
    page.record.change_status()
    assert desk.clients.open(theo).client.address == Address(city="B" * 1_000)


def test_the_change_that_holds_can_be_mended(desk: Desk, show: Show, theo: int) -> None:
    jail = StatusChange(
        S.IN_JAIL, TODAY - timedelta(days=2), "County jail", TODAY + timedelta(days=9), "Fine"
    )
    desk.statuses.change(theo, NewStatus(jail), 1)
    page = show(desk, Route("client", theo, "facts"))

    def write(dialog: ChangeStatusDialog) -> None:
        assert dialog.new_status().change == jail
        choose(dialog, S.AFTERCARE)
        assert dialog.new_status().change == StatusChange(S.AFTERCARE, TODAY)

    in_dialog(ChangeStatusDialog, write)
    page.record.change_status()
    assert desk.clients.open(theo).client.status is S.IN_JAIL  # the dialog was left without a word


def test_the_form_reads_the_status_and_somebody_new_gets_one(desk: Desk, show: Show, theo: int) -> None:
    page = show(desk, Route("client", theo, "facts"))
    page.facts.form.make_all()
    field = status_field(page)
    assert not field.combo.isEnabled()
    assert not field.change.isHidden()
    page.open_route(Route("client", None, "new"))
    assert field.combo.isEnabled()
    assert field.change.isHidden()
    desk.clients.archive(theo, 1)
    page.open_route(Route("client", theo, "facts"))
    assert not field.combo.isEnabled()
    assert field.change.isHidden()


def test_who_only_reads_is_offered_no_change(
    desk: Desk, desk_of: Callable[[Role], Desk], show: Show, theo: int
) -> None:
    desk.statuses.change(theo, NewStatus(StatusChange(S.IN_JAIL, TODAY)), 1)
    page = show(desk_of(Role.NURSE), Route("client", theo, "facts"))
    page.facts.form.make_all()
    shown = page.notices.notice("status")
    assert shown is not None
    assert not shown.buttons
    assert status_field(page).change.isHidden()
    page.record.change_status()  # as by its key: nothing is asked
    assert "Change status" not in [
        action.text().partition("\t")[0] for action in page.record.more_menu().actions()
    ]


def test_the_dialog_grows_with_what_is_to_be_mended(desk: Desk, qtbot: QtBot, theo: int) -> None:
    dialog = ChangeStatusDialog(desk.clients.open(theo).client, desk.today)
    qtbot.addWidget(dialog)
    dialog.show()
    choose(dialog, S.DIED)
    sheet = dialog.findChild(ScrollColumn)
    assert isinstance(sheet, ScrollColumn)
    before = sheet.height()
    dialog.fields["since"].set_problem(f"{SINCE_MISSING} " * 3)
    qtbot.waitUntil(lambda: sheet.height() > before)
    QApplication.processEvents()
    assert sheet.verticalScrollBar().maximum() == 0


def test_who_left_with_a_paper_is_told_and_the_dialog_begins_with_it(desk: Desk, show: Show) -> None:
    stays = full_client(status=S.IN_TREATMENT, discharged_on=None, discharge_type=None)
    client_id = desk.clients.add(replace(stays, discharge_planned=TODAY + timedelta(days=21))).value
    draft = desk.plans.start(client_id).value
    desk.plans.save(draft.id, replace(full_plan(), leaving=leaving_now()), draft.version)
    desk.leaving.print(client_id)
    page = show(desk, Route("client", client_id, "overview"))
    left = page.notices.notice("left")
    assert left is not None
    assert left.words.text() == "The paper for leaving was made today. The record still says in treatment."
    in_dialog(ChangeStatusDialog, lambda dialog: dialog.keep.click())
    left.buttons[0].click()
    client = desk.clients.open(client_id).client
    assert (client.discharged_on, client.discharge_type) == (TODAY, DischargeType.AGAINST_ADVICE)
    assert page.notices.notice("left") is None
    assert page.header.leaves.text().startswith("Left")
