"""A field for one of very many values: typing any part of the words narrows the list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QWidget

from aftercare_desktop.ui.widgets.fields_choice import ChoiceField, Option

NOT_LISTED = "Choose one of the list."


class SearchChoiceField(ChoiceField):
    """One of several values, found by typing a part of its words. Text that names none of them gets its sentence."""

    def __init__(
        self,
        label: str,
        options: Sequence[Option],
        *,
        help_text: str = "",
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, options, help_text=help_text, bare=bare, parent=parent)
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(self.combo.InsertPolicy.NoInsert)
        completer = QCompleter(self.combo.model(), self.combo)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.combo.setCompleter(completer)
        line = self.combo.lineEdit()
        assert line is not None
        line.setAccessibleName(label)
        line.returnPressed.connect(self._on_control_return_pressed)
        self.line = line
        self._chosen = self.combo.currentIndex()

    def value(self) -> Any:
        return self._values[self._chosen]

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        self._show(self.combo.currentIndex())

    def flush(self) -> None:
        """Take over what was typed, if it is the words of a value or a part of one value's words alone."""
        typed = self.line.text().strip().casefold()
        words = [self.combo.itemText(index).casefold() for index in range(self.combo.count())]
        if typed == words[self._chosen]:
            self.set_problem(None)
            return
        whole = [index for index, text in enumerate(words) if text == typed]
        found = whole or [index for index, text in enumerate(words) if typed and typed in text]
        if len(found) == 1:
            self.set_problem(None)
            self._show(found[0])
            self.edited.emit("")
        else:
            self.set_problem(NOT_LISTED)

    def leave(self) -> None:
        super().leave()
        self.line.setCursorPosition(0)  # words longer than the line show how they begin

    def _show(self, index: int) -> None:
        self._chosen = index
        self.combo.setCurrentIndex(index)
        self.line.setText(self.combo.itemText(index))
        self.line.setCursorPosition(0)

    def _on_combo_activated(self, index: int) -> None:
        self._chosen = index
        super()._on_combo_activated(index)
