"""Fills any field the way a person does, with keys and clicks."""

from datetime import date, time
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from aftercare_desktop.ui.form import Form, GroupField, RowsField, get_path
from aftercare_desktop.ui.pages.plan.chips import ChipField
from aftercare_desktop.ui.pages.plan.first_days import ClosedDaysField, PageOneField
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import (
    CheckField,
    ChecksField,
    ChoiceField,
    NumberField,
    YesNoField,
)
from aftercare_desktop.ui.widgets.fields_text import LineField, LinesField, SuggestField
from aftercare_desktop.ui.widgets.fields_when import DateField, TimeField
from aftercare_desktop.words import dates


def fill(qtbot: QtBot, field: Field, value: Any) -> None:
    """Write `value` into `field`."""
    if isinstance(field, RowsField):
        _fill_rows(qtbot, field, value)
    elif isinstance(field, GroupField):
        fill_form(qtbot, field.form, value)
    elif isinstance(field, PageOneField):
        for edited in value:
            row = field.row(edited.row)
            qtbot.mouseClick(row.edit, Qt.MouseButton.LeftButton)
            row.words.text.selectAll()
            qtbot.keyClicks(row.words.text, edited.words)
    elif isinstance(field, ClosedDaysField):
        for plan in value:
            _type(qtbot, field.lines()[plan.day].line, plan.words)
    elif isinstance(field, ChipField):
        field.choose(value)
    elif isinstance(field, ChoiceField):
        _choose(field, value)
    elif isinstance(field, (CheckField, ChecksField)):
        _tick(field, value)
    elif isinstance(field, YesNoField):
        words = "Not said" if value is None else "Yes" if value else "No"
        next(b for b in field.segments.findChildren(QPushButton) if b.text() == words).click()
    elif isinstance(field, LinesField):
        field.text.selectAll()
        qtbot.keyClicks(field.text, value)
    else:
        assert isinstance(field, (LineField, SuggestField, DateField, TimeField, NumberField))
        _type(qtbot, field.line, words_for(value))
        field.flush()


def words_for(value: Any) -> str:
    """What a person would type for a value."""
    if isinstance(value, time):
        return dates.clock(value)
    if isinstance(value, date):
        return value.strftime("%m/%d/%Y")
    return "" if value is None else str(value)


def fill_form(qtbot: QtBot, form: Form[Any], value: Any) -> None:
    """Write every attribute of `value` that the form has a field for."""
    for path in form.paths():
        fill(qtbot, form.field(path), get_path(value, path))


def _type(qtbot: QtBot, line: QLineEdit, words: str) -> None:
    line.selectAll()
    if words:
        qtbot.keyClicks(line, words)
    elif line.text():
        qtbot.keyClick(line, Qt.Key.Key_Delete)


def _tick(field: CheckField | ChecksField, value: Any) -> None:
    if isinstance(field, CheckField):
        if field.value() != value:
            field.box.click()
        return
    for each, box in field.boxes.items():
        if box.isChecked() != (each in value):
            box.click()


def _choose(field: ChoiceField, value: Any) -> None:
    for number in range(field.combo.count()):
        field.combo.setCurrentIndex(number)
        if field.value() == value:
            field.combo.activated.emit(number)
            return
    raise ValueError(f"{value!r} is not offered by {field.label()}.")


def _fill_rows(qtbot: QtBot, field: RowsField, value: Any) -> None:
    for number, item in enumerate(value):
        if len(field.value()) <= number:
            field.add.click()
        for path, cell in field.rows()[number].fields().items():
            fill(qtbot, cell, get_path(item, path))
