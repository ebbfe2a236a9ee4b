"""The directory page, driven by keys and mouse over a real center."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.center import PhoneLine
from aftercare_desktop.domain.directory import EntryKind
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Undo
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.directory import DirectoryPage
from aftercare_desktop.words.hours import hours_words
from tests.builders import NAMES, TODAY, build_client, build_entry, linked_plan
from tests.services.conftest import Place
from tests.ui.answering import answer, no_dialog
from tests.ui.heard import Heard

Show = Callable[[Desk], DirectoryPage]
CTRL = Qt.KeyboardModifier.ControlModifier
LINE = PhoneLine("207-555-0188")
CLINIC = build_entry("Bridge Clinic", kind=EntryKind.CLINIC, phone="207-555-0109", lines=(LINE,))


class Told(Heard):
    """What the directory told, and its Undo."""

    def undo(self, desk: Desk) -> None:
        """Take back what the last toast told of."""
        undo = self.toasts[-1].undo
        assert isinstance(undo, Undo)
        desk.undo(undo)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Makes the page, as large as the smallest window leaves it."""

    def make(desk: Desk, part: str = "") -> DirectoryPage:
        page = DirectoryPage(desk)
        qtbot.addWidget(page)
        page.resize(900, 574)
        desk.changes.subscribe(("directory",), page.reload, owner=page)
        page.open_route(Route("directory", None, part))
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return make


def names(page: DirectoryPage) -> list[str]:
    model = page.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def write(qtbot: QtBot, page: DirectoryPage, path: str, words: str) -> None:
    """Put the keyboard into a field of the form and write over what stands there."""
    assert page.entry.form is not None
    assert page.entry.form.focus_field(path)
    line = page.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    qtbot.keyClicks(line, words)


def test_an_empty_directory_says_how_to_begin(desk: Desk, show: Show) -> None:
    page = show(desk)
    assert page.entry.empty.headline.text() == "No entries yet."
    page.entry.empty.button.click()
    assert page.entry.is_writing()


def test_an_entry_is_added_with_the_keyboard_alone(desk: Desk, show: Show, qtbot: QtBot) -> None:
    page = show(desk)
    heard = Told(page)
    page.new_here()
    for path, words in (("name", "Harborside Drug"), ("phone", "207-555-0132"), ("hours", "mon-sat 8-8")):
        write(qtbot, page, path, words)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not page.entry.is_writing())
    (entry_id,) = desk.directory.find("")
    stored = desk.directory.get(entry_id).entry
    assert (stored.name, stored.phone) == ("Harborside Drug", "207-555-0132")
    assert hours_words(stored.hours) == "Mon-Sat 8 AM to 8 PM"
    assert page.entry.card.name.text() == "Harborside Drug"
    assert page.focusWidget() is page.list
    heard.undo(desk)
    assert names(page) == []


def test_the_list_is_searched_and_narrowed(desk: Desk, show: Show, qtbot: QtBot) -> None:
    for name in NAMES:
        desk.directory.add(build_entry(name, phone=""))
    desk.directory.add(CLINIC)
    page = show(desk)
    QAbstractItemModelTester(page.model)
    page.focus_search()
    qtbot.keyClicks(page.search, "0109")
    assert names(page) == ["Bridge Clinic"]
    assert page.entry.card.name.text() == "Bridge Clinic"
    assert page.cancel_here()
    page.kind.set_value(EntryKind.CLINIC)
    page.kind.edited.emit("")
    assert names(page) == ["Bridge Clinic"]
    page.kind.set_value(EntryKind.COURT)
    page.kind.edited.emit("")
    assert page.entry.empty.headline.text() == "Nothing by that name."
    page.entry.empty.button.click()
    assert len(names(page)) == len(NAMES) + 1
    page.grab()


def test_moving_through_the_list_shows_each_entry(desk: Desk, show: Show, qtbot: QtBot) -> None:
    desk.directory.add(build_entry())
    desk.directory.add(CLINIC)
    page = show(desk)
    assert page.entry.card.name.text() == "Bridge Clinic"
    qtbot.keyClick(page.list, Qt.Key.Key_J)
    assert page.entry.card.name.text() == "Congress Pharmacy"


def test_an_entry_is_changed_and_the_change_taken_back(desk: Desk, show: Show, qtbot: QtBot) -> None:
    entry_id = desk.directory.add(build_entry()).value
    page = show(desk)
    heard = Told(page)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.entry.is_writing()
    assert not page.list.isEnabled()
    write(qtbot, page, "phone", "207-555-0199")
    assert page.entry.is_dirty()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not page.entry.is_writing())
    assert desk.directory.get(entry_id).entry.phone == "207-555-0199"
    heard.undo(desk)
    assert desk.directory.get(entry_id).entry == build_entry()
    assert page.list.isEnabled()


def test_what_cannot_be_saved_stays_in_its_field(desk: Desk, show: Show, qtbot: QtBot) -> None:
    page = show(desk, "new")
    write(qtbot, page, "name", "Somewhere")
    write(qtbot, page, "hours", "by arrangement")
    assert not page.entry.save()
    form = page.entry.form
    assert form is not None
    assert "is not understood" in form.problems()["hours"]
    write(qtbot, page, "hours", "fri 9-5")
    write(qtbot, page, "name", " ")
    assert not page.entry.save()
    assert form.problems() == {"name": "Write the name of the place or person."}
    assert desk.directory.find("") == ()


def test_esc_lets_go_of_a_form_that_says_nothing_new(desk: Desk, show: Show) -> None:
    entry_id = desk.directory.add(build_entry()).value
    page = show(desk, str(entry_id))
    page.entry.change()
    assert page.cancel_here()
    assert not page.entry.is_writing()
    assert page.entry.card.name.text() == "Congress Pharmacy"


def test_an_archived_entry_can_be_found_and_restored(desk: Desk, show: Show, qtbot: QtBot) -> None:
    entry_id = desk.directory.add(build_entry()).value
    page = show(desk)
    heard = Told(page)
    qtbot.keyClick(page.list, Qt.Key.Key_A)
    assert names(page) == []
    assert heard.toasts[-1].text == "Congress Pharmacy is archived."
    page.open_route(Route("directory", None, str(entry_id)))
    assert page.archived.isChecked()
    assert page.entry.card.archived.isVisible()
    page.entry.change()
    assert not page.entry.is_writing()
    qtbot.keyClick(page.list, Qt.Key.Key_A)
    assert desk.directory.get(entry_id).archived_at is None


def test_a_line_that_answered_today_is_written_down(desk: Desk, show: Show, qtbot: QtBot) -> None:
    entry_id = desk.directory.add(CLINIC).value
    page = show(desk)
    heard = Told(page)
    qtbot.keyClick(page.list, Qt.Key.Key_T)
    assert desk.directory.get(entry_id).entry.lines[0].tested_on == TODAY
    assert page.entry.card.test_buttons == []
    heard.undo(desk)
    assert desk.directory.get(entry_id).entry.lines == (LINE,)
    assert len(page.entry.card.test_buttons) == 1


def test_the_same_place_is_pointed_out_while_writing(desk: Desk, show: Show, qtbot: QtBot) -> None:
    desk.directory.add(build_entry())
    page = show(desk, "new")
    write(qtbot, page, "name", "congress PHARMACY")
    write(qtbot, page, "phone", "207-555-0170")
    notice = page.entry.notices.notice("twin")
    assert notice is not None
    assert "same place" in notice.words.text()


def test_a_change_elsewhere_never_overwrites_what_was_written(place: Place, show: Show, qtbot: QtBot) -> None:
    desk, other = place.sign_in(), place.sign_in_as(Role.NURSE)
    entry_id = desk.directory.add(build_entry()).value
    page = show(desk)
    page.entry.change()
    write(qtbot, page, "phone", "207-555-0199")
    other.directory.change(entry_id, build_entry(fax=""), 1)
    desk.changes.poll()
    notice = page.entry.notices.notice("elsewhere")
    assert notice is not None
    assert not page.entry.save()
    assert desk.directory.get(entry_id).entry.phone == "207-555-0131"
    notice.buttons[0].click()
    assert desk.directory.get(entry_id).entry.phone == "207-555-0199"


def test_unsaved_work_comes_back_after_the_lock(desk: Desk, show: Show, qtbot: QtBot) -> None:
    entry_id = desk.directory.add(build_entry()).value
    page = show(desk)
    page.entry.change()
    write(qtbot, page, "contact", "Ines")
    page.entry.form.field("closed_days").add_row()  # type: ignore[union-attr]
    kept = page.stash()
    assert kept is not None
    again = show(desk, str(entry_id))
    again.unstash(kept)
    assert again.entry.is_dirty()
    assert again.entry.save()
    assert desk.directory.get(entry_id).entry == build_entry(contact="Ines")


def test_closed_days_without_a_date_are_asked_for(desk: Desk, show: Show, qtbot: QtBot) -> None:
    desk.directory.add(build_entry())
    page = show(desk)
    page.entry.change()
    page.entry.form.field("closed_days").add_row()  # type: ignore[union-attr]
    write(qtbot, page, "closed_days.0.name", "Retreat")
    assert not page.entry.save()
    write(qtbot, page, "closed_days.0.day", "+3")
    assert page.entry.save()
    (closed,) = desk.directory.get(desk.directory.find("")[0]).entry.closed_days
    assert (closed.day, closed.name) == (TODAY + timedelta(days=3), "Retreat")


def test_who_only_reads_is_offered_nothing_to_write(
    desk: Desk, desk_of: Callable[[Role], Desk], show: Show, qtbot: QtBot
) -> None:
    desk.directory.add(CLINIC)
    page = show(desk_of(Role.FRONT_DESK))
    card = page.entry.card
    assert not any(
        button.isVisible() for button in (page.add_button, card.change, card.archive, *card.test_buttons)
    )
    for key in (Qt.Key.Key_A, Qt.Key.Key_T, Qt.Key.Key_Return):
        qtbot.keyClick(page.list, key)
    page.new_here()
    assert not page.entry.is_writing()
    assert desk.directory.get(1).version == 1


@pytest.mark.parametrize(
    "name", ["a" * 1_000, "<b>Bridge</b> & Sons", "ليلى الحسن", "佐藤 クリニック", "👩‍👩‍👧‍👦 clinic"]
)
def test_a_hard_name_is_shown_and_breaks_no_layout(desk: Desk, show: Show, name: str) -> None:
    desk.directory.add(build_entry(name, note=name, contact=name))
    page = show(desk)
    assert page.entry.card.name.text() == name
    assert page.grab().width() == 900
    assert page.entry.card.width() < 600
    page.entry.change()
    assert page.entry.form is not None
    assert page.entry.form.value().name == name
    assert page.grab().width() == 900


def test_leaving_asks_about_unsaved_work(desk: Desk, show: Show, qtbot: QtBot) -> None:
    entry_id = desk.directory.add(build_entry()).value
    page = show(desk)
    page.entry.change()
    write(qtbot, page, "contact", "Ines")
    answer("Stay")
    assert not page.can_leave()
    assert page.entry.is_writing()
    answer("Leave without saving")
    assert page.can_leave()
    with no_dialog():
        assert page.can_leave()
    assert page.current_route() == Route("directory", None, str(entry_id))
    assert desk.directory.get(entry_id).entry == build_entry()
    page.entry.change()
    write(qtbot, page, "contact", "Ines")
    answer("Save")
    assert page.can_leave()
    assert desk.directory.get(entry_id).entry == build_entry(contact="Ines")


def test_saving_tells_how_many_drafts_show_the_change(desk: Desk, show: Show, qtbot: QtBot) -> None:
    entry_id = desk.directory.add(build_entry()).value
    for number in range(2):
        client_id = desk.clients.add(build_client(f"Person {number}", record_number=str(number))).value
        started = desk.plans.start(client_id).value
        desk.plans.save(started.id, linked_plan(pharmacy=entry_id), started.version)
    page = show(desk)
    heard = Told(page)
    page.entry.change()
    write(qtbot, page, "phone", "207-555-0199")
    assert page.entry.save()
    assert heard.toasts[-1].text == "Congress Pharmacy is saved. 2 drafts show the change."
