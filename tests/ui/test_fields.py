"""Every kind of field by itself: what is typed, what is shown, what is said when it cannot be read."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from aftercare_desktop.domain.clients import ContactWay
from aftercare_desktop.domain.plans import Section, SignKind
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import (
    NUMBER_SENTENCE,
    CheckField,
    ChecksField,
    ChoiceField,
    NumberField,
    YesNoField,
    enum_options,
)
from aftercare_desktop.ui.widgets.fields_text import LineField, LinesField, PhoneField, SuggestField
from aftercare_desktop.ui.widgets.fields_when import AHEAD, ANY_DAY, DateField, TimeField
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.when import DAY_SENTENCE, HALF_SENTENCE, parse_day
from aftercare_desktop.words.labels import label
from tests.builders import TODAY

ODD = "  two spaces\tno-break\u00a0space\u2028line\u200bzero width  é 👩‍👩‍👧 ליאור "


def shown(qtbot: QtBot, field: Field) -> Field:
    """The field on screen."""
    qtbot.addWidget(field)
    field.resize(400, 120)
    field.show()
    return field


def day_field(qtbot: QtBot, **more: bool) -> DateField:
    field = DateField("Day", lambda: TODAY, lambda first, last: {date(2026, 11, 26): "Thanksgiving"}, **more)
    shown(qtbot, field)
    return field


def test_line_keeps_text_exactly(qtbot: QtBot) -> None:
    field = LineField("Name")
    shown(qtbot, field)
    field.set_value(ODD)
    assert field.value() == ODD
    qtbot.keyClicks(field.line, "x")
    assert field.value() == "x" + ODD


def test_setting_a_value_emits_nothing_and_typing_does(qtbot: QtBot) -> None:
    field = LineField("Name")
    shown(qtbot, field)
    with qtbot.assertNotEmitted(field.edited):
        field.set_value("Theo")
    with qtbot.waitSignal(field.edited):
        qtbot.keyClicks(field.line, "!")
    assert field.value() == "!Theo"


def test_lines_keep_every_character(qtbot: QtBot) -> None:
    field = LinesField("Notes")
    shown(qtbot, field)
    field.set_value(ODD + "\nsecond")
    qtbot.keyClicks(field.text, "x")
    assert field.value() == "x" + ODD + "\nsecond"


def test_lines_grow_with_the_text_and_stop_growing(qtbot: QtBot) -> None:
    field = LinesField("Notes", least_lines=1)
    shown(qtbot, field)
    low = field.text.height()
    field.set_value("a\nb\nc\nd")
    assert field.text.height() > low
    field.set_value("\n" * 100)
    most = field.text.height()
    field.set_value("\n" * 1000)
    assert field.text.height() == most


def test_label_is_buddy_and_accessible_name(qtbot: QtBot) -> None:
    field = LineField("Name", help_text="As on the card")
    shown(qtbot, field)
    assert field.line.accessibleName() == "Name"
    assert field.line.accessibleDescription() == "As on the card"


def test_problem_is_shown_without_moving_anything(qtbot: QtBot) -> None:
    field = LineField("Name")
    shown(qtbot, field)
    height = field.sizeHint().height()
    field.set_problem("Write the person's name.")
    assert field.line.property("invalid") is True
    assert field.line.accessibleDescription() == "Write the person's name."
    assert field.sizeHint().height() == height
    qtbot.keyClicks(field.line, "T")
    assert field.problem() is None


@pytest.mark.parametrize(
    ("number", "fine"),
    [("207-555-0100", True), ("+47 22 00 00 00", True), ("988", True), ("555-0100", False), ("", True)],
)
def test_phone_without_area_code_is_kept_and_said(qtbot: QtBot, number: str, fine: bool) -> None:
    field = PhoneField("Phone")
    shown(qtbot, field)
    qtbot.keyClicks(field.line, number)
    field.flush()
    assert field.value() == number
    assert (field.problem() is None) is fine


def test_day_is_typed_shown_and_read_again(qtbot: QtBot) -> None:
    field = day_field(qtbot)
    qtbot.keyClicks(field.line, "nov 27")
    assert field.value() == date(2026, 11, 27)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "Fri, Nov 27"


def test_half_typed_day_waits_and_then_says_the_fix(qtbot: QtBot) -> None:
    field = day_field(qtbot)
    field.set_value(TODAY)
    field.line.selectAll()
    qtbot.keyClicks(field.line, "nov 3x")
    assert field.problem() is None
    field.flush()
    assert field.problem() == DAY_SENTENCE
    assert field.value() is None
    assert field.line.text() == "nov 3x"


def test_a_day_ahead_on_which_something_was_done_is_said_and_kept(qtbot: QtBot) -> None:
    field = day_field(qtbot, done=True)
    qtbot.keyClicks(field.line, "+1")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert (field.value(), field.problem()) == (TODAY + timedelta(days=1), None)
    assert field.notice() == field.line.accessibleDescription() == "This day is ahead"
    assert [words.text() for words in field.findChildren(Words) if words.isVisible()][1:] == [AHEAD]
    field.line.selectAll()
    qtbot.keyClicks(field.line, "+0")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert (field.value(), field.notice(), field.line.accessibleDescription()) == (TODAY, "", "")
    planned = day_field(qtbot)
    planned.set_value(TODAY + timedelta(days=1))
    assert planned.notice() == ""


def test_a_closed_day_on_which_somebody_is_to_go_somewhere_is_said(qtbot: QtBot) -> None:
    field = day_field(qtbot, asks_open=True)
    qtbot.keyClicks(field.line, "nov 26")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.notice() == "The center is closed on Thu, Nov 26 (Thanksgiving). Ask if they are open."
    assert field.problem() is None
    field.set_value(date(2026, 11, 27))
    assert field.notice() == ""
    plain = day_field(qtbot)
    plain.set_value(date(2026, 11, 26))
    assert plain.notice() == ""


def test_calendar_opens_by_key_and_chooses(qtbot: QtBot) -> None:
    field = day_field(qtbot)
    field.set_value(TODAY)
    field.open_calendar()
    popup = field._popup
    assert popup is not None
    assert popup.month.firstDayOfWeek() == Qt.DayOfWeek.Sunday
    assert popup.month.closed == {date(2026, 11, 26): "Thanksgiving"}
    popup.month.setSelectedDate(QDate(2026, 11, 26))
    assert popup.note.text() == "Thu, Nov 26: closed, Thanksgiving"
    with qtbot.waitSignal(field.edited):
        popup.month.activated.emit(QDate(2026, 11, 27))
    assert field.value() == date(2026, 11, 27)
    assert popup.isHidden()


def test_birth_date_shows_its_year(qtbot: QtBot) -> None:
    field = day_field(qtbot, past=True)
    field.set_value(date(1991, 4, 9))
    assert field.line.text() == "Tue, Apr 9, 1991"


def test_time_asks_for_the_half_of_the_day(qtbot: QtBot) -> None:
    field = TimeField("Time")
    shown(qtbot, field)
    qtbot.keyClicks(field.line, "7:30")
    field.flush()
    assert field.problem() == HALF_SENTENCE
    qtbot.keyClicks(field.line, " pm")
    field.flush()
    assert field.value() == time(19, 30)
    assert field.line.text() == "7:30 PM"


def test_number_takes_whole_numbers_only(qtbot: QtBot) -> None:
    field = NumberField("Doses")
    shown(qtbot, field)
    qtbot.keyClicks(field.line, "12")
    assert field.value() == 12
    qtbot.keyClicks(field.line, "mg")
    field.flush()
    assert field.value() is None
    assert field.problem() == NUMBER_SENTENCE


def test_choice_offers_every_value_with_its_word(qtbot: QtBot) -> None:
    field = ChoiceField("Section", enum_options(Section))
    shown(qtbot, field)
    assert [field.combo.itemText(n) for n in range(field.combo.count())] == [label(s) for s in Section]
    field.set_value(Section.HOME)
    with qtbot.waitSignal(field.edited):
        qtbot.keyClick(field.combo, Qt.Key.Key_D)
    assert field.value() is Section.DAILY_LIFE


def test_choice_may_be_none_and_keeps_what_is_not_offered(qtbot: QtBot) -> None:
    field = ChoiceField("Kind", enum_options(SignKind, none_words="Not said"))
    shown(qtbot, field)
    assert field.value() is None
    field.set_value("old")
    assert field.value() == "old"


def test_check_toggles_with_space(qtbot: QtBot) -> None:
    field = CheckField("Done")
    shown(qtbot, field)
    assert field.box.accessibleName() == "Done"
    qtbot.keyClick(field.box, Qt.Key.Key_Space)
    assert field.value() is True


def test_checks_give_a_tuple_in_order(qtbot: QtBot) -> None:
    field = ChecksField("Ways", enum_options(ContactWay))
    shown(qtbot, field)
    field.boxes[ContactWay.LETTER].click()
    field.boxes[ContactWay.CALL].click()
    assert field.value() == (ContactWay.CALL, ContactWay.LETTER)
    field.set_value((ContactWay.TEXT,))
    assert field.value() == (ContactWay.TEXT,)


def test_yes_no_starts_with_nothing_said(qtbot: QtBot) -> None:
    field = YesNoField("Veteran")
    shown(qtbot, field)
    assert field.value() is None
    yes = next(b for b in field.segments.findChildren(QPushButton) if b.text() == "Yes")
    yes.click()
    assert field.value() is True


def test_suggestions_are_asked_for_when_the_list_opens(qtbot: QtBot) -> None:
    names = ["Me"]
    field = SuggestField("Who helps", lambda: names)
    shown(qtbot, field)
    qtbot.keyClicks(field.line, "El")
    names.append("Elise")
    field.combo.showPopup()
    assert [field.combo.itemText(n) for n in range(field.combo.count())] == ["Me", "Elise"]
    assert field.value() == "El"
    field.combo.hidePopup()
    field.combo.activated.emit(1)
    assert field.value() == "Elise"


def test_leaving_a_field_is_told(qtbot: QtBot) -> None:
    field, other = LineField("One"), LineField("Two")
    shown(qtbot, other)
    shown(qtbot, field)
    field.line.setFocus()
    qtbot.waitUntil(field.line.hasFocus)
    with qtbot.waitSignal(field.left):
        field.line.clearFocus()


def test_long_text_shows_how_it_begins_and_its_whole_in_the_tooltip(qtbot: QtBot) -> None:
    field, other = LineField("Step", bare=True), LineField("Other")
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(other)
    window.resize(300, 140)
    window.show()
    window.activateWindow()
    field.line.setFocus()
    qtbot.waitUntil(field.line.hasFocus)
    qtbot.keyClicks(field.line, "Tell my sister what helps and what does not, before the holidays begin")
    assert field.line.cursorPosition() > 0
    other.line.setFocus()
    qtbot.waitUntil(other.line.hasFocus)
    assert field.line.cursorPosition() == 0
    assert field.line.toolTip() == field.value()


@pytest.mark.parametrize("empty", [{}, {"past": True}, {"hint": ANY_DAY}])
def test_no_hint_of_an_empty_day_can_be_taken_for_a_day(qtbot: QtBot, empty: dict[str, Any]) -> None:
    field = DateField("From", lambda: TODAY, **empty)
    shown(qtbot, field)
    assert field.line.placeholderText() in (ANY_DAY, "Month day")
    assert parse_day(field.line.placeholderText(), TODAY) is None


def test_whatever_cannot_be_changed_looks_alike(qtbot: QtBot) -> None:
    choice, line, day = ChoiceField("Kind", [(1, "One")]), LineField("Name"), DateField("Day", lambda: TODAY)
    lines, number = LinesField("Words"), NumberField("Seats")
    for field in (choice, line, day, lines, number):
        shown(qtbot, field)
        field.set_read_only(True)
    still = _ground_and_edge(choice.combo)
    assert [_ground_and_edge(one) for one in (line.line, day.line, lines.text, number.line)] == [still] * 4
    line.set_read_only(False)
    assert _ground_and_edge(line.line) != still


def _ground_and_edge(control: QWidget) -> tuple[str, str]:
    picture = control.grab().toImage()
    middle = picture.width() // 2
    return picture.pixelColor(middle, 4).name(), picture.pixelColor(middle, 0).name()


def test_a_phone_is_shown_as_everywhere_and_kept_as_written(qtbot: QtBot) -> None:
    field = PhoneField("Phone")
    shown(qtbot, field)
    field.set_value("2075550777")
    assert (field.line.text(), field.value()) == ("207-555-0777", "2075550777")
    field.set_value("2075550777")
    field.set_value("207-555-0777")
    assert (field.line.text(), field.value()) == ("207-555-0777", "207-555-0777")


@pytest.mark.parametrize("leave", [True, False])
def test_a_typed_phone_is_shown_as_everywhere_once_it_is_left(qtbot: QtBot, leave: bool) -> None:
    field = PhoneField("Phone")
    shown(qtbot, field)
    qtbot.keyClicks(field.line, "(207) 5550109")
    assert field.line.text() == "(207) 5550109"
    if leave:
        field.leave()
    else:
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert (field.line.text(), field.value()) == ("207-555-0109", "(207) 5550109")
