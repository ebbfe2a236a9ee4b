"""The three fields of an entry: what it tells of, the day, the words. For the form that writes one and its dialog."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField
from aftercare_desktop.ui.widgets.fields_text import LinesField
from aftercare_desktop.ui.widgets.fields_when import DateField
from aftercare_desktop.words.labels import label


class NoteFields(QWidget):
    """Shows an entry to be written or read. `entry` tells what stands in it; the day is today where none was given."""

    edited = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.kind = ChoiceField("What it tells of", [(kind, label(kind)) for kind in NoteKind])
        self.day = DateField("Day", today)
        self.text = LinesField("What happened", least_lines=3)
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

    def show_entry(self, entry: Entry | None) -> None:
        """Show this entry, or an empty one of today."""
        shown = entry or Entry(NoteKind.NOTE, self._today(), "")
        self.kind.set_value(shown.kind)
        self.day.set_value(shown.happened_on)
        self.text.set_value(shown.text)
        for field in (self.day, self.text):
            field.set_problem(None)

    def entry(self) -> Entry:
        """What stands in the fields."""
        return Entry(self.kind.value(), self.day.value() or self._today(), self.text.value())

    def is_empty(self) -> bool:
        """Whether nothing was written."""
        return not self.text.value().strip()

    def is_ready(self) -> bool:
        """Whether it can be saved; else each field says what to mend, and the first one has the keyboard."""
        self.day.flush()
        if self.is_empty():
            self.text.set_problem("Write what happened.")
        day = self.day.value()
        if self.day.problem() is None and day is not None and day > self._today():
            self.day.set_problem("Use a day that is not after today.")
        wrong = [field for field in (self.day, self.text) if field.problem() is not None]
        if wrong:
            wrong[0].focus_inside()
        return not wrong

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anybody change it."""
        for field in (self.kind, self.day, self.text):
            field.set_read_only(read_only)

    def _on_field_edited(self) -> None:
        if not self.is_empty():
            self.text.set_problem(None)
        self.edited.emit()
