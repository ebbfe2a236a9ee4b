"""The panes of the center's profile: seen by everybody, changed by an administrator, never over another's change."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.pages.settings.calendar import CalendarPane
from aftercare_desktop.ui.pages.settings.center import CenterPane, LineField
from aftercare_desktop.ui.pages.settings.form_pane import KEEP_MINE, LEAVE, READ_ONLY, STAY, TAKE_THEIRS
from aftercare_desktop.ui.widgets.fields_search import NOT_LISTED, SearchChoiceField
from tests.builders import TODAY
from tests.screenshots.stage import Stage
from tests.ui.answering import answer
from tests.ui.pages.settings.conftest import settings

CTRL = Qt.KeyboardModifier.ControlModifier


def center(stage: Stage) -> CenterPane:
    pane = settings(stage, "center").pane()
    assert isinstance(pane, CenterPane)
    return pane


def calendar(stage: Stage) -> CalendarPane:
    pane = settings(stage, "calendar").pane()
    assert isinstance(pane, CalendarPane)
    return pane


def write(qtbot: QtBot, line: object, words: str) -> None:
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)


def hours(pane: CenterPane) -> QLineEdit:
    line = pane.form.field("line")
    assert isinstance(line, LineField)
    found = line.form.field("hours").focusProxy()
    assert isinstance(found, QLineEdit)
    return found


def test_the_name_is_changed_by_keys_and_undone(admin: Stage, qtbot: QtBot) -> None:
    pane = center(admin)
    before = admin.desk().center.profile().name
    write(qtbot, admin.window.focusWidget(), "Alder Point House")
    assert pane.is_dirty()
    qtbot.keyClick(admin.window.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: admin.desk().center.profile().name == "Alder Point House")
    assert admin.workspace().rail._center.text() == "Alder Point House"
    assert not pane.is_dirty()
    qtbot.keyClick(admin.window, Qt.Key.Key_Z, CTRL)
    assert admin.desk().center.profile().name == before
    assert pane.form.value().name == before


def test_a_counselor_sees_everything_and_changes_nothing(stage: Stage, qtbot: QtBot) -> None:
    for pane in (center(stage), calendar(stage)):
        notice = pane.notices.notice("read-only")
        assert notice is not None
        assert notice.words.text() == READ_ONLY
        assert not pane.save_tools.save.isVisible()
        assert pane.form.value() == stage.desk().center.profile()
    before = stage.desk().center.stored_profile()
    center(stage)
    qtbot.keyClicks(stage.window.focusWidget(), "x")
    qtbot.keyClick(stage.window.focusWidget(), Qt.Key.Key_Return, CTRL)
    assert stage.desk().center.stored_profile() == before


@pytest.mark.parametrize(("path", "sentence"), [("name", "name"), ("line.number", "phone number")])
def test_what_cannot_be_saved_is_said_at_its_field(admin: Stage, path: str, sentence: str) -> None:
    pane = center(admin)
    value = pane.form.value()
    empty = (
        replace(value, name="") if path == "name" else replace(value, line=replace(value.line, number=" "))
    )
    pane.form.set_value(empty)
    assert not pane.save()
    assert sentence in next(iter(pane.form.problems().values()))
    assert admin.desk().center.profile().name


def test_a_call_at_night_is_confirmed_with_day_and_name(admin: Stage, qtbot: QtBot) -> None:
    pane = center(admin)
    field = pane.form.field("line")
    assert isinstance(field, LineField)
    field.confirm.setFocus()
    qtbot.keyClick(field.confirm, Qt.Key.Key_Space)
    assert pane.save()
    line = admin.desk().center.profile().line
    assert (line.is_day_or_night(), line.tested_on) == (True, TODAY)
    assert line.tested_by == admin.desk().staff_member.name


def test_another_number_was_not_called_at_night(admin: Stage, qtbot: QtBot) -> None:
    pane = center(admin)
    line = pane.form.field("line")
    assert isinstance(line, LineField)
    write(qtbot, line.form.field("number").focusProxy(), "207-555-0199")
    assert pane.save()
    stored = admin.desk().center.profile().line
    assert (stored.number, stored.tested_on, stored.is_day_or_night()) == ("207-555-0199", None, False)
    assert pane.form.value().line.tested_by == ""


def test_a_time_zone_is_found_by_a_part_of_its_words(admin: Stage, qtbot: QtBot) -> None:
    pane = center(admin)
    zone = pane.form.field("timezone")
    assert isinstance(zone, SearchChoiceField)
    write(qtbot, zone.line, "alaska")
    zone.combo.completer().popup().hide()
    qtbot.keyClick(zone.line, Qt.Key.Key_Return)
    assert zone.value() == "America/Anchorage"
    write(qtbot, zone.line, "atlantis")
    assert not pane.save()
    assert zone.problem() == NOT_LISTED
    write(qtbot, zone.line, "Europe/Lisbon")
    assert pane.save()
    assert admin.desk().zone.key == "Europe/Lisbon"


def test_two_changes_of_different_things_both_stand(admin: Stage, elsewhere: Desk, qtbot: QtBot) -> None:
    pane = center(admin)
    write(qtbot, admin.window.focusWidget(), "Alder House")
    stored = elsewhere.center.stored_profile()
    elsewhere.center.change_profile(replace(stored.profile, state="VT"), stored.version)
    assert pane.save()
    profile = admin.desk().center.profile()
    assert (profile.name, profile.state) == ("Alder House", "VT")


@pytest.mark.parametrize(("verb", "stands"), [(KEEP_MINE, "Mine"), (TAKE_THEIRS, "Theirs")])
def test_two_changes_of_one_thing_are_asked_about(
    admin: Stage, elsewhere: Desk, qtbot: QtBot, verb: str, stands: str
) -> None:
    pane = center(admin)
    write(qtbot, admin.window.focusWidget(), "Mine")
    stored = elsewhere.center.stored_profile()
    elsewhere.center.change_profile(replace(stored.profile, name="Theirs"), stored.version)
    asked = answer(verb)
    pane.save()
    assert "Name" in asked[0].sentence
    assert admin.desk().center.profile().name == stands
    assert pane.form.value().name == stands


def test_unsaved_work_is_said_to_be_changed_elsewhere_and_survives_a_lock(
    admin: Stage, elsewhere: Desk, qtbot: QtBot
) -> None:
    pane = center(admin)
    write(qtbot, hours(pane), "Always")
    stored = elsewhere.center.stored_profile()
    elsewhere.center.change_profile(replace(stored.profile, name="Theirs"), stored.version)
    admin.desk().changes.poll()
    assert pane.notices.notice("elsewhere") is not None
    admin.window.lock()
    admin.window.enter(admin.doors.center.open("morgan", "aftercare-demo")())
    admin.settle()
    page = admin.workspace().page()
    again = page.pane() if hasattr(page, "pane") else None
    assert isinstance(again, CenterPane)
    assert hours(again).text() == "Always"
    assert again.save()
    profile = admin.desk().center.profile()
    assert (profile.name, profile.line.hours) == ("Theirs", "Always")


def test_leaving_asks_once(admin: Stage, qtbot: QtBot) -> None:
    pane = center(admin)
    write(qtbot, admin.window.focusWidget(), "Half a name")
    answer(STAY)
    qtbot.keyClick(admin.window.focusWidget(), Qt.Key.Key_PageDown, CTRL)
    assert admin.workspace().route() == Route("settings", None, "center")
    assert pane.form.value().name == "Half a name"
    answer(LEAVE)
    settings(admin, "").outline.row("calendar").click()
    assert admin.workspace().route().part == "calendar"
    assert not pane.is_dirty()


def test_a_closed_day_is_added_named_hatched_and_undone(admin: Stage, qtbot: QtBot) -> None:
    pane = calendar(admin)
    before = admin.desk().center.profile().closed_days
    rows = pane.form.field("closed_days")
    rows.add_row()  # type: ignore[attr-defined]
    qtbot.keyClicks(admin.window.focusWidget(), "nov 27")
    qtbot.keyClick(admin.window.focusWidget(), Qt.Key.Key_Tab)
    assert not pane.save()
    assert "why" in next(iter(pane.form.problems().values()))
    place = len(before)
    pane.form.focus_field(f"closed_days.{place}.name")
    qtbot.keyClicks(admin.window.focusWidget(), "Day after Thanksgiving")
    assert pane.month.closed[date(2026, 11, 27)] == "Day after Thanksgiving"
    qtbot.keyClick(admin.window.focusWidget(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not pane.is_dirty())
    saved = admin.desk().center.profile().closed_days
    assert [closed.day for closed in saved] == sorted(closed.day for closed in saved)
    assert (date(2026, 11, 27), "Day after Thanksgiving") in [(one.day, one.name) for one in saved]
    admin.workspace().undo()
    assert admin.desk().center.profile().closed_days == before


def test_the_holidays_of_the_state_are_listed_and_can_be_left_out(admin: Stage, qtbot: QtBot) -> None:
    pane = calendar(admin)
    words = [label.text() for label in pane.holidays.findChildren(type(pane.said))]
    assert "Patriots' Day" in words
    assert "Apr 19, 2027" in words
    box = pane.form.field("closed_on_public_holidays").focusProxy()
    assert box is not None
    assert date(2026, 11, 26) in pane.month.closed
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert date(2026, 11, 26) not in pane.month.closed
    assert pane.save()
    assert admin.desk().center.closed_days(date(2026, 11, 26), date(2026, 11, 26)) == {}
