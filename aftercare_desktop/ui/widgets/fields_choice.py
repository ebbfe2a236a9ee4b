"""Fields for what is chosen, ticked or counted."""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.choices import Segmented
from aftercare_desktop.ui.widgets.fields import HEIGHT, Field, show_read_only
from aftercare_desktop.ui.widgets.fields_text import QuietCombo
from aftercare_desktop.words.labels import label as word

Option = tuple[Any, str]
NUMBER_SENTENCE = "Use a whole number such as 2."
_LARGEST = 1_000_000


def enum_options(kind: type[Enum], *, none_words: str = "") -> tuple[Option, ...]:
    """Every value of an enum with its word, in the enum's order; `none_words` adds "nothing chosen" on top."""
    values: tuple[Option, ...] = tuple((value, word(value)) for value in kind)
    return ((None, none_words), *values) if none_words else values


class ChoiceField(Field):
    """One of several values, each with its words. Typing a letter chooses; the list opens with Down or Space."""

    def __init__(
        self,
        label: str,
        options: Sequence[Option],
        *,
        help_text: str = "",
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help_text=help_text, bare=bare, parent=parent)
        self._values: list[Any] = []
        self.combo = _ChoiceCombo()
        self.combo.setFixedHeight(theme().px(HEIGHT))
        self.combo.setMinimumContentsLength(6)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.activated.connect(self._on_combo_activated)
        self._hold(self.combo)
        self.set_options(options)

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other values; the one that is chosen stays if it is among them, else the first."""
        kept = self.value() if self._values else None
        self._values = [value for value, _ in options]
        self.combo.clear()
        self.combo.addItems([words for _, words in options])
        if kept in self._values:
            self.combo.setCurrentIndex(self._values.index(kept))

    def value(self) -> Any:
        return self._values[self.combo.currentIndex()]

    def set_value(self, value: Any) -> None:
        """A value that is not offered (a counselor who left) joins the list as it is."""
        if value not in self._values:
            self._values.append(value)
            self.combo.addItem("" if value is None else str(value))
        self.combo.setCurrentIndex(self._values.index(value))

    def typed(self) -> int:
        return self.combo.currentIndex()

    def type_again(self, typed: Any) -> None:
        self.combo.setCurrentIndex(typed)
        self._on_combo_activated(typed)

    def set_read_only(self, read_only: bool) -> None:
        self.combo.setEnabled(not read_only)

    def is_empty(self) -> bool:
        return self.value() is None

    def _on_combo_activated(self, index: int) -> None:
        self.set_problem(None)
        self.edited.emit("")
        self.left.emit()


class _ChoiceCombo(QuietCombo):
    """Alt+Up and Alt+Down move rows of a form, so this list opens with Down, Space or F4 only."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        elif event.modifiers() == Qt.KeyboardModifier.NoModifier and key == Qt.Key.Key_Down:
            self.showPopup()
        else:
            super().keyPressEvent(event)


class CheckField(Field):
    """Yes or no: a box with its words beside it; the whole row is the target."""

    def __init__(
        self, label: str, *, help_text: str = "", bare: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("", help_text=help_text, bare=bare, parent=parent)
        self._label = label
        self.box = QCheckBox("" if bare else label.replace("&", "&&"))
        self.box.setMinimumHeight(theme().px(28 if bare else HEIGHT))
        self.box.clicked.connect(self._on_box_clicked)
        self._hold(self.box)
        self.box.setAccessibleName(label)

    def _hold(self, control: QWidget, *, frame: QWidget | None = None) -> None:
        words, self._label = self._label, ""  # the box carries its own words
        super()._hold(control, frame=frame)
        self._label = words

    def least_width(self) -> int:
        return self.box.sizeHint().width()

    def value(self) -> bool:
        return self.box.isChecked()

    def set_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    def _on_box_clicked(self) -> None:
        self.set_problem(None)
        self.edited.emit("")
        self.left.emit()


class ChecksField(Field):
    """Any number of several values: a box for each. The value is a tuple in the order of the options."""

    def __init__(
        self,
        label: str,
        options: Sequence[Option],
        *,
        columns: int = 3,
        help_text: str = "",
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help_text=help_text, bare=bare, parent=parent)
        frame = QWidget()
        grid = QGridLayout(frame)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        self.boxes: dict[Any, QCheckBox] = {}
        for number, (value, words) in enumerate(options):
            box = QCheckBox(words.replace("&", "&&"))
            box.setAccessibleName(f"{label}: {words}")
            box.clicked.connect(self._on_box_clicked)
            grid.addWidget(box, number // columns, number % columns)
            self.boxes[value] = box
        first = next(iter(self.boxes.values()))
        spoken = first.accessibleName()
        self._hold(first, frame=frame)
        first.setAccessibleName(spoken)

    def value(self) -> tuple[Any, ...]:
        return tuple(value for value, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: Iterable[Any]) -> None:
        chosen = set(value)
        for each, box in self.boxes.items():
            box.setChecked(each in chosen)

    def typed(self) -> list[str]:
        return [str(value) for value in self.value()]

    def type_again(self, typed: Any) -> None:
        for value, box in self.boxes.items():
            box.setChecked(str(value) in typed)
        self._on_box_clicked()

    def _on_box_clicked(self) -> None:
        self.set_problem(None)
        self.edited.emit("")
        self.left.emit()


class SegmentsField(Field):
    """One of at most four values side by side, each with its words; the first is what nobody said yet: None."""

    def __init__(
        self,
        label: str,
        options: Sequence[Option],
        *,
        help_text: str = "",
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help_text=help_text, bare=bare, parent=parent)
        self._values = [value for value, _ in options]
        choices = [(str(number), words) for number, (_, words) in enumerate(options)]
        self.segments = Segmented(choices, name=label)
        self.segments.chosen.connect(self._on_segments_chosen)
        self._hold(self.segments)
        self.segments.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def least_width(self) -> int:
        return max(super().least_width(), self.segments.sizeHint().width())

    def value(self) -> Any:
        return self._values[int(self.segments.value())]

    def set_value(self, value: Any) -> None:
        self.segments.set_value(str(self._values.index(value)))

    def typed(self) -> str:
        return self.segments.value()

    def type_again(self, typed: Any) -> None:
        self.segments.set_value(typed)
        self._on_segments_chosen(typed)

    def focus_inside(self, path: str = "") -> None:
        for button in self.segments.findChildren(QWidget):
            if button.focusPolicy() == Qt.FocusPolicy.StrongFocus:
                button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def is_empty(self) -> bool:
        return self.value() is None

    def _on_segments_chosen(self, value: str) -> None:
        self.set_problem(None)
        self.edited.emit("")
        self.left.emit()


class YesNoField(SegmentsField):
    """Yes, no, or not said: nothing is chosen until somebody asked. The value is True, False or None."""

    def __init__(
        self, label: str, *, help_text: str = "", bare: bool = False, parent: QWidget | None = None
    ) -> None:
        options: Sequence[Option] = ((None, "Not said"), (True, "Yes"), (False, "No"))
        super().__init__(label, options, help_text=help_text, bare=bare, parent=parent)


class NumberField(Field):
    """A whole number from 0, or nothing. Other text stays on screen with its sentence, and the value is None."""

    def __init__(
        self,
        label: str,
        *,
        unit: str = "",
        help_text: str = "",
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help_text=help_text, bare=bare, parent=parent)
        self._value: int | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(unit)
        self.line.setFixedHeight(theme().px(HEIGHT))
        self.line.textEdited.connect(self._on_line_text_edited)
        self.line.returnPressed.connect(self._on_control_return_pressed)
        self._hold(self.line)

    def value(self) -> int | None:
        return self._value

    def set_value(self, value: Any) -> None:
        if value != self._value or (value is None and not self.problem()):
            self._value = value
            self.line.setText("" if value is None else str(value))
            self.set_problem(None)

    def set_read_only(self, read_only: bool) -> None:
        show_read_only(self.line, read_only)

    def flush(self) -> None:
        self.set_problem(NUMBER_SENTENCE if self._value is None and self.line.text().strip() else None)

    def _on_line_text_edited(self, text: str) -> None:
        digits = text.strip()
        self._value = (
            int(digits) if digits.isascii() and digits.isdecimal() and int(digits) <= _LARGEST else None
        )
        self.set_problem(None)
        self.edited.emit("")
