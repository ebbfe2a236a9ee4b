"""Where the keyboard is in a form, as a path of the value it shows: "goals.1.steps.0.what"."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from aftercare_desktop.ui.form.form import Form
from aftercare_desktop.ui.form.group import GroupField
from aftercare_desktop.ui.form.rows import RowsField
from aftercare_desktop.ui.widgets.fields import Field


def path_of(form: Form[Any], widget: QWidget | None) -> str:
    """The path of the field around this widget; "" where it stands in none of the form's fields."""
    return _inside({path: form.field(path) for path in form.paths()}, widget) if widget is not None else ""


def _inside(fields: Mapping[str, Field], widget: QWidget) -> str:
    for path, field in fields.items():
        if field is widget or field.isAncestorOf(widget):
            rest = _within(field, widget)
            return f"{path}.{rest}" if rest else path
    return ""


def _within(field: Field, widget: QWidget) -> str:
    if isinstance(field, GroupField):
        return path_of(field.form, widget)
    if not isinstance(field, RowsField):
        return ""
    for number, row in enumerate(field.rows()):
        if row.isAncestorOf(widget):
            rest = _inside(row.fields(), widget)
            return f"{number}.{rest}" if rest else str(number)
    return ""
