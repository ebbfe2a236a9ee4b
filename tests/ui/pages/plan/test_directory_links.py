"""Places of the plan's forms: typed, or chosen from the directory by keys alone, opened, unlinked, undone, kept up."""

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import Appointment, PlanDocument, Section
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.form import PlaceField, RowsField
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.plan.autosave import SaveState
from aftercare_desktop.ui.widgets.fields_entry import EntryNameField
from tests.builders import build_entry
from tests.ui.pages.plan.conftest import Shown, ShowPlan

VISIT = Appointment("visit", day=date(2026, 11, 24), at=time(10))


@pytest.fixture
def entry_id(desk: Desk) -> int:
    desk.directory.add(build_entry("Congress Street Clinic", phone="207-555-0150"))
    return desk.directory.add(build_entry()).value


@pytest.fixture
def plan(show_plan: ShowPlan, entry_id: int) -> Shown:
    """A draft with one visit, on screen, that hears of every change as in the window."""
    shown = show_plan(PlanDocument(appointments=(VISIT,)), part="plan:appointments")
    shown.desk.changes.subscribe(("directory", "drafts"), shown.pane.reload, owner=shown.pane)
    return shown


def field_of(plan: Shown) -> PlaceField:
    rows = plan.pane.forms.form(Section.APPOINTMENTS).field("appointments")
    assert isinstance(rows, RowsField)
    field = rows.rows()[0].fields()["place"]
    assert isinstance(field, PlaceField)
    return field


def name_of(plan: Shown) -> EntryNameField:
    name = field_of(plan).form.field("name")
    assert isinstance(name, EntryNameField)
    return name


def choose(plan: Shown, qtbot: QtBot, typed: str, downs: int) -> None:
    """Type, go down in the list below the line, and choose."""
    name = name_of(plan)
    name.focus_inside()
    qtbot.keyClicks(name.line, typed)
    assert name.list.isVisible()
    for _ in range(downs):
        qtbot.keyClick(name.list, Qt.Key.Key_Down)
    qtbot.keyClick(name.list, Qt.Key.Key_Return)


def test_an_entry_is_chosen_with_keys_and_cannot_be_changed_here(
    plan: Shown, qtbot: QtBot, entry_id: int
) -> None:
    choose(plan, qtbot, "congress", 1)
    field = field_of(plan)
    assert field.is_linked()
    assert field.value() == plan.desk.directory.place(entry_id)
    assert plan.stored().appointments[0].place == field.value()
    assert field.link.isVisible()
    qtbot.keyClicks(name_of(plan).line, "x")
    assert field.value().name == "Congress Pharmacy"


def test_what_is_typed_stays_typed(plan: Shown, qtbot: QtBot) -> None:
    name = name_of(plan)
    name.focus_inside()
    qtbot.keyClicks(name.line, "Congress Street")
    qtbot.keyClick(name.list, Qt.Key.Key_Escape)
    assert not name.list.isVisible()
    assert field_of(plan).value() == Place("Congress Street")
    qtbot.keyClicks(name.line, " diner")
    assert not name.list.isVisible()
    assert plan.pane.writer.keep()
    assert plan.stored().appointments[0].place == Place("Congress Street diner")


def test_linking_and_unlinking_are_steps_that_undo(plan: Shown, qtbot: QtBot, entry_id: int) -> None:
    choose(plan, qtbot, "congress ph", 1)
    linked = plan.desk.directory.place(entry_id)
    field = field_of(plan)
    field.unlink.click()
    assert field.value() == replace(linked, entry_id=None)
    assert not field.link.isVisible()
    qtbot.keyClicks(name_of(plan).line, " 2")
    assert plan.pane.undo()
    assert plan.pane.undo()
    assert field_of(plan).value() == linked
    assert plan.pane.undo()
    assert field_of(plan).value().entry_id is None
    assert plan.pane.redo()
    assert field_of(plan).value() == linked
    assert plan.pane.writer.keep()
    assert plan.stored().appointments[0].place == linked


def test_a_change_of_the_entry_reaches_the_open_draft_and_is_told_once(
    plan: Shown, qtbot: QtBot, entry_id: int
) -> None:
    choose(plan, qtbot, "congress ph", 1)
    plan.desk.directory.change(entry_id, build_entry(phone="207-555-0199"), 1)
    assert field_of(plan).value().phone == "207-555-0199"
    assert plan.pane.writer.state() is SaveState.KEPT
    notice = plan.pane.notices.notice("links changed")
    assert notice is not None
    assert notice.words.text() == "Congress Pharmacy changed: phone. The plan shows the new one."
    notice.buttons[0].click()
    assert plan.pane.notices.notice("links changed") is None
    assert plan.pane.undo()
    assert plan.pane.redo()
    assert field_of(plan).value().phone == "207-555-0199"


def test_an_archived_entry_is_told_and_its_words_stay(plan: Shown, qtbot: QtBot, entry_id: int) -> None:
    choose(plan, qtbot, "congress ph", 1)
    before = field_of(plan).value()
    plan.desk.directory.archive(entry_id, 1)
    notice = plan.pane.notices.notice("links archived")
    assert notice is not None
    assert "no longer in the directory" in notice.words.text()
    assert field_of(plan).value() == before


def test_a_visit_at_a_closed_place_is_pointed_out(plan: Shown, qtbot: QtBot, entry_id: int) -> None:
    choose(plan, qtbot, "congress ph", 1)
    plan.pane._check()
    assert plan.pane.notices.notice("links closed") is None
    plan.desk.directory.change(entry_id, build_entry(hours=build_entry().hours[:1]), 1)
    notice = plan.pane.notices.notice("links closed")
    assert notice is not None
    assert notice.words.text() == "Congress Pharmacy is closed on Tuesdays. It is open Mon 9 AM to 6 PM."


def test_the_link_leads_to_the_entry(plan: Shown, qtbot: QtBot, entry_id: int) -> None:
    choose(plan, qtbot, "congress ph", 1)
    went: list[Route] = []
    plan.pane.route_requested.connect(went.append)
    field_of(plan).open_entry.click()
    assert went == [Route("directory", None, str(entry_id))]


def test_the_list_goes_away_with_the_keyboard(plan: Shown, qtbot: QtBot) -> None:
    name = name_of(plan)
    name.focus_inside()
    qtbot.keyClicks(name.line, "congress")
    assert name.list.isVisible()
    assert QApplication.activePopupWidget() is name.list
    qtbot.keyClick(name.list, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None


def test_a_visit_is_linked_by_the_keyboard_alone_and_only_a_draft_follows_the_entry(
    plan: Shown, qtbot: QtBot, entry_id: int
) -> None:
    """From the time of the visit to its ride: the keys go where a person looks, and never into what cannot change."""
    row = field_of(plan)
    at = plan.pane.forms.form(Section.APPOINTMENTS)
    at.focus_field("appointments.0.at")
    press(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is name_of(plan).line
    qtbot.keyClicks(name_of(plan).line, "congress ph")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(name_of(plan).list, key)
    assert row.is_linked()
    hours = row.form.field("hours")
    assert hours.isVisible()
    assert hours.value() == plan.desk.directory.place(entry_id).hours != ""
    qtbot.keyClicks(QApplication.focusWidget(), "Ray drives me")
    assert plan.pane.writer.keep()
    (visit,) = plan.stored().appointments
    assert (visit.ride, visit.place.entry_id) == ("Ray drives me", entry_id)
    press(qtbot, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is row.unlink

    draft = plan.desk.plans.open(plan.client_id, reload=True).revision
    assert draft is not None
    final = plan.desk.plans.finalize(draft.id, draft.version, "Leaves today").value
    plan.desk.plans.start(plan.client_id)
    plan.desk.directory.change(entry_id, build_entry(phone="207-555-0199"), 1)
    (followed,) = plan.stored().appointments
    (stayed,) = final.document.appointments
    kept = plan.desk.plans.open(plan.client_id, final.id, reload=True).revision
    assert kept is not None
    assert followed.place.phone == "207-555-0199"
    assert kept.document.appointments == (stayed,)
    assert stayed.place.phone != followed.place.phone


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)
