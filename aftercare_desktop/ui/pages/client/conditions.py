"""The rows of conditions: the form offers labels that put the person first, each with its ICD-10-CM code."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.clients import Condition
from aftercare_desktop.domain.search import words
from aftercare_desktop.ui.form import FieldSpec, FormContext, RowsField, line
from aftercare_desktop.ui.form.paths import with_path
from aftercare_desktop.ui.form.row import TableRow
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_text import SuggestField
from aftercare_desktop.words.conditions import CONDITIONS

_CODES: Mapping[str, str] = MappingProxyType({known.label: known.code for known in CONDITIONS})
_CODE_WIDTH = 150


class ConditionLabelField(SuggestField):
    """A condition in words. Down offers the known ones that hold what is written so far."""

    def __init__(self, label: str, *, bare: bool) -> None:
        super().__init__(label, self._matching, placeholder="Down for a list", bare=bare)

    def _matching(self) -> Sequence[str]:
        written = words(self.line.text())
        found = [known for known in _CODES if all(word in " ".join(words(known)) for word in written)]
        return found or list(_CODES)


class ConditionRow(TableRow):
    """A label with its code: a known label brings its code and takes it away again, unless another was written."""

    def _on_cell_edited(self, path: str, inside: str) -> None:
        if path == "label":
            self._bring_code(_CODES.get(self._value.label, ""), _CODES.get(self._cells["label"].value(), ""))
        super()._on_cell_edited(path, inside)

    def _bring_code(self, before: str, now: str) -> None:
        if self._cells["code"].value() == before != now:
            self._cells["code"].set_value(now)
            self._value = with_path(self._value, "code", now)


def conditions(path: str, label: str) -> FieldSpec:
    """Rows of conditions."""
    fields = (_label_spec(), line("code", "ICD-10-CM code", span=2))

    def make_row(item: Any, context: FormContext, parent: QWidget) -> ConditionRow:
        return ConditionRow(item, fields, {"code": _CODE_WIDTH}, "Condition", context, parent)

    def make(context: FormContext, bare: bool) -> Field:
        return RowsField(
            label,
            fields,
            Condition,
            context,
            noun="Condition",
            table=True,
            widths={"code": _CODE_WIDTH},
            make_row=make_row,
        )

    return FieldSpec(path, label, make, inner=fields)


def _label_spec() -> FieldSpec:
    def make(context: FormContext, bare: bool) -> Field:
        return ConditionLabelField("Condition, person first", bare=bare)

    return FieldSpec("label", "Condition, person first", make, 4)
