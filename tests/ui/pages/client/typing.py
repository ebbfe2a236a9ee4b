"""Fills fields the way a person does, with the keyboard or a click, whatever kind of field it is."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from aftercare_desktop.ui.form import Form, GroupField, RowsField, get_path
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import CheckField, ChecksField, ChoiceField, YesNoField
from aftercare_desktop.ui.widgets.fields_text import LineField, LinesField, SuggestField
from aftercare_desktop.ui.widgets.fields_when import TypedField


def fill(qtbot: QtBot, field: Field, value: Any) -> None:
    """Write `value` into `field`, which holds nothing or something else."""
    if isinstance(field, RowsField):
        _fill_rows(qtbot, field, value)
    elif isinstance(field, GroupField):
        fill_form(qtbot, field.form, value)
    elif isinstance(field, ChoiceField):
        _choose(field, value)
    elif isinstance(field, CheckField):
        if field.value() != value:
            field.box.click()
    elif isinstance(field, ChecksField):
        for each, box in field.boxes.items():
            if box.isChecked() != (each in value):
                box.click()
    elif isinstance(field, YesNoField):
        words = "Not said" if value is None else "Yes" if value else "No"
        _button(field, words).click()
    elif isinstance(field, LinesField):
        qtbot.keyClicks(field.text, value)
    elif isinstance(field, (LineField, TypedField, SuggestField)):
        _type(qtbot, field, value)
    else:
        raise TypeError(f"{type(field).__name__} is not a field a person fills.")


def fill_form(qtbot: QtBot, form: Form[Any], value: Any) -> None:
    """Write every attribute of `value` that the form has a field for."""
    for path in form.paths():
        fill(qtbot, form.field(path), get_path(value, path))


def _type(qtbot: QtBot, field: LineField | TypedField | SuggestField, value: Any) -> None:
    words = value.strftime("%m/%d/%Y") if isinstance(value, date) else value or ""
    field.line.selectAll()
    if not words.isascii():  # the test library has keys for ASCII only
        field.line.insert(words)
    elif words:
        qtbot.keyClicks(field.line, words)
    else:
        qtbot.keyClick(field.line, Qt.Key.Key_Delete)
    field.flush()


def _choose(field: ChoiceField, value: Any) -> None:
    for number in range(field.combo.count()):
        field.combo.setCurrentIndex(number)
        field.combo.activated.emit(number)
        if field.value() == value:
            return
    raise ValueError(f"{value!r} is not offered by {field.label()}.")


def _fill_rows(qtbot: QtBot, field: RowsField, value: Any) -> None:
    for number, item in enumerate(value):
        if len(field.value()) <= number:
            field.add.click()
        for path, cell in field.rows()[number].fields().items():
            fill(qtbot, cell, get_path(item, path))


def _button(field: YesNoField, words: str) -> QPushButton:
    return next(button for button in field.segments.findChildren(QPushButton) if button.text() == words)
