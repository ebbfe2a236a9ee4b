"""The three fields of an entry: what it tells of, the day, the words. For the form that writes one and its dialog."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField
from aftercare_desktop.ui.widgets.fields_text import LinesField
from aftercare_desktop.ui.widgets.fields_when import DateField
from aftercare_desktop.ui.widgets.text_hints import TextHints
from aftercare_desktop.words.labels import label


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """What stands in the fields, also while it cannot be saved yet: the day may be cleared, the words missing."""

    kind: NoteKind
    happened_on: date | None
    text: str


class NoteFields(QWidget):
    """Shows an entry to be written or read. `written` tells what stands in it, `entry` what can be saved."""

    edited = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.kind = ChoiceField("Kind of note", [(kind, label(kind)) for kind in NoteKind])
        self.day = DateField("Day", today)
        self.text = LinesField("What happened", least_lines=3)
        self.hints = TextHints(self)
        for field in (self.kind, self.day, self.text):
            field.edited.connect(self._on_field_edited)
        row = QHBoxLayout()
        row.setSpacing(theme().px(14))
        row.addWidget(self.kind, 1)
        row.addWidget(self.day, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.text)

    def stops(self) -> list[QWidget]:
        """What takes the keyboard, in order."""
        return [self.kind.combo, self.day.line, self.text.text]

    def show_entry(self, entry: Entry | WrittenNote | None) -> None:
        """Show this entry, or an empty one of today."""
        shown = entry or WrittenNote(NoteKind.NOTE, self._today(), "")
        self.kind.set_value(shown.kind)
        self.day.set_value(shown.happened_on)
        self.text.set_value(shown.text)
        for field in (self.day, self.text):
            field.set_problem(None)

    def written(self) -> WrittenNote:
        """What stands in the fields."""
        return WrittenNote(self.kind.value(), self.day.value(), self.text.value())

    def entry(self) -> Entry | None:
        """What is to be saved; None if something must be mended first: `is_ready` says what."""
        day = self.day.value()
        return (
            Entry(self.kind.value(), day, self.text.value())
            if day is not None and not self.is_empty()
            else None
        )

    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return not self.text.value().strip()

    def is_ready(self) -> bool:
        """Whether it can be saved; else each field says what to mend, and the first one has the keyboard."""
        self.day.flush()
        if self.is_empty():
            self.text.set_problem("Write what happened.")
        if self.day.problem() is None:
            self.day.set_problem(self._day_sentence())
        wrong = [field for field in (self.day, self.text) if field.problem() is not None]
        if wrong:
            wrong[0].focus_inside()
        return not wrong

    def _day_sentence(self) -> str | None:
        day = self.day.value()
        if day is None:
            return "Give the day it happened."
        return "Use a day that is not after today." if day > self._today() else None

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anybody change it."""
        for field in (self.kind, self.day, self.text):
            field.set_read_only(read_only)

    def _on_field_edited(self) -> None:
        if not self.is_empty():
            self.text.set_problem(None)
        self.hints.schedule()
        self.edited.emit()
