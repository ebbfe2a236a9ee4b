"""The field for opening hours: typed as "mon-fri 9-5, sat 9-noon", shown in full once they are understood."""

from typing import Any

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.directory import OpenHours
from aftercare_desktop.errors import BadInput
from aftercare_desktop.ui.widgets.fields_when import TypedField
from aftercare_desktop.words.hours import hours_words, read_hours

_WIDEST = 900


class HoursField(TypedField):
    """A tuple of `OpenHours`; empty for a line that is empty or cannot be read, which says how to write it."""

    def __init__(self, label: str, *, help_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            label,
            width=_WIDEST,
            help_text=help_text,
            placeholder="Mon-Fri 8:30-5, Sat 9-noon",
            bare=False,
            parent=parent,
        )

    def value(self) -> tuple[OpenHours, ...]:
        return self._value or ()

    def set_value(self, value: Any) -> None:
        super().set_value(value or None)

    def _read(self, text: str) -> tuple[OpenHours, ...] | None:
        try:
            return read_hours(text) or None
        except BadInput:
            return None

    def _words(self, value: tuple[OpenHours, ...]) -> str:
        return hours_words(value)

    def _sentence(self, text: str) -> str:
        try:
            read_hours(text)
        except BadInput as problem:
            return problem.sentence
        return ""
