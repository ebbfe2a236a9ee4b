"""Fields for text: one line, many lines, a phone number, and a line that suggests. Text is kept exactly as typed."""

from collections.abc import Callable, Sequence
from math import floor
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from aftercare_desktop.ui.theme import set_property, theme
from aftercare_desktop.ui.widgets.fields import HEIGHT, show_read_only
from aftercare_desktop.ui.widgets.fields_marked import MarkedField
from aftercare_desktop.ui.widgets.underlines import Span, cursor_over, underline_line, underline_text, units
from aftercare_desktop.words.phones import shown_phone

_NO_LIMIT = 10_000_000
_PARAGRAPH = "\u2029"  # how QTextDocument writes a line break
_MOST_LINES = 14
_MARGIN = 4


class _OneLine(MarkedField):
    """What fields with one line of free text have in common: the value is the text, exactly as it stands there."""

    line: QLineEdit

    def __init__(self, label: str, help_text: str, *, bare: bool, parent: QWidget | None) -> None:
        super().__init__(label, help_text=help_text, bare=bare, parent=parent)
        self._value = ""

    def _listen_to(self, line: QLineEdit, placeholder: str) -> None:
        self.line = line
        line.setMaxLength(_NO_LIMIT)
        line.setPlaceholderText(placeholder)
        line.textEdited.connect(self._on_line_text_edited)
        line.returnPressed.connect(self._on_control_return_pressed)

    def value(self) -> str:
        return self._value

    def set_value(self, value: Any) -> None:
        if value != self._value or value != self.line.text():
            self._value = value
            self.line.setText(value)
            self.forget_hints()
            self._show_beginning()

    def typed(self) -> str:
        return self._value

    def type_again(self, typed: Any) -> None:
        self.line.setText(typed)
        self._on_line_text_edited(typed)

    def is_written(self) -> bool:
        return self.line.isEnabled() and not self.line.isReadOnly()

    def underline(self, spans: Sequence[Span]) -> None:
        underline_line(self.line, self._value, spans)

    def replace_text(self, start: int, end: int, words: str) -> None:
        self._select(start, end)
        self.line.insert(words)

    def select_text(self, start: int, end: int) -> None:
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._select(start, end)

    def _select(self, start: int, end: int) -> None:
        first, last = units(self._value, start), units(self._value, end)
        self.line.setSelection(first, last - first)

    def leave(self) -> None:
        super().leave()
        if QApplication.focusWidget() is not None:  # not when another window came in front
            self._show_beginning()

    def _show_beginning(self) -> None:
        """A text that is longer than its line shows how it begins."""
        self.line.setCursorPosition(0)

    def _on_line_text_edited(self, text: str) -> None:
        self._value = text
        self.set_problem(None)
        self.edited.emit("")


class LineField(_OneLine):
    """One line of text. `look` "goal" is the larger line of a goal's sentence, "quiet" one without a frame."""

    def __init__(
        self,
        label: str,
        *,
        help_text: str = "",
        placeholder: str = "",
        look: str = "",
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help_text, bare=bare, parent=parent)
        self._listen_to(self._make_line(), placeholder)
        if look:
            set_property(self.line, look, True)
        self.line.setFixedHeight(theme().px(38 if look == "goal" else HEIGHT))
        self._hold(self.line)

    def _make_line(self) -> QLineEdit:
        return QLineEdit(self)

    def set_read_only(self, read_only: bool) -> None:
        show_read_only(self.line, read_only)

    def _show_beginning(self) -> None:
        """A text that is longer than its line shows how it begins, and the whole of it in the tooltip."""
        super()._show_beginning()
        if self._bare and not self.problem() and not self.hints():
            cut = self.line.fontMetrics().horizontalAdvance(self._value) > self.line.width() - theme().px(20)
            self.line.setToolTip(self._value if cut else "")


class PhoneField(LineField):
    """A phone number as staff write it; ten digits with an area code, or an international number."""

    _SENTENCE = "Use 10 digits with the area code, such as 207-555-0100."

    def set_value(self, value: Any) -> None:
        """Shown as everywhere; the value stays as it was written."""
        if value != self._value:
            self.forget_hints()
        self._value = value
        self._show_number()

    def leave(self) -> None:
        """Left, a number is shown as everywhere; while it is typed nothing moves under the cursor."""
        super().leave()
        self._show_number()

    def _on_control_return_pressed(self) -> None:
        self._show_number()
        super()._on_control_return_pressed()

    def _show_number(self) -> None:
        shown = shown_phone(self._value)
        if shown != self.line.text():
            self.line.setText(shown)
            self._show_beginning()

    def flush(self) -> None:
        """A number without an area code cannot be called from elsewhere; it is kept, and the sentence says why."""
        digits = sum(letter.isdecimal() for letter in self._value)
        short = 0 < digits < 10 and not self._value.strip().startswith(("+", "9-1-1", "911", "988", "211"))
        self.set_problem(self._SENTENCE if short else None)


class GrowingText(QPlainTextEdit):
    """Plain text that is as high as its content, from one line to fourteen; Tab leaves it."""

    def __init__(self, least_lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least_lines = least_lines
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_MARGIN)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)

    def fit(self) -> None:
        """Take the height of the content."""
        look = theme()
        lines = max(1, round(self.document().size().height()))
        shown = min(max(lines, self._least_lines), _MOST_LINES)
        scrolls = lines > _MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        inside = max(shown * self.fontMetrics().lineSpacing(), 0 if scrolls else self._text_height())
        height = inside + 2 * look.px(6) + 2 * _MARGIN
        self.setFixedHeight(max(height, look.px(HEIGHT)))

    def _text_height(self) -> int:
        """Lines of some scripts are taller than those of the interface's own face."""
        block, height = self.document().begin(), 0.0
        while block.isValid():
            height += block.layout().boundingRect().height()
            block = block.next()
        return floor(height)

    def raw_text(self) -> str:
        """The text with nothing replaced but line breaks: `toPlainText` would turn no-break spaces into spaces."""
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls under the mouse unless this text has more lines than it shows."""
        if self.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
            event.ignore()
        else:
            super().wheelEvent(event)


class LinesField(MarkedField):
    """Text of any number of lines, as high as what is written in it."""

    def __init__(
        self,
        label: str,
        *,
        help_text: str = "",
        placeholder: str = "",
        least_lines: int = 2,
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help_text=help_text, bare=bare, parent=parent)
        self._value = ""
        self._showing = False
        self.text = GrowingText(least_lines)
        self.text.setPlaceholderText(placeholder)
        self.text.textChanged.connect(self._on_text_text_changed)
        self._hold(self.text)
        self.text.fit()

    def value(self) -> str:
        return self._value

    def set_value(self, value: Any) -> None:
        if value == self._value:
            return
        self._value = value
        self._showing = True
        self.text.setPlainText(value)
        self._showing = False
        self.forget_hints()

    def set_read_only(self, read_only: bool) -> None:
        show_read_only(self.text, read_only)

    def is_written(self) -> bool:
        return self.text.isEnabled() and not self.text.isReadOnly()

    def underline(self, spans: Sequence[Span]) -> None:
        underline_text(self.text, self._value, spans)

    def replace_text(self, start: int, end: int, words: str) -> None:
        cursor_over(self.text, self._value, start, end).insertText(words)

    def select_text(self, start: int, end: int) -> None:
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.setTextCursor(cursor_over(self.text, self._value, start, end))

    def typed(self) -> str:
        return self._value

    def type_again(self, typed: Any) -> None:
        self.text.setPlainText(typed)

    def _on_text_text_changed(self) -> None:
        if self._showing:
            return
        text = self.text.raw_text()
        if text != self._value:
            self._value = text
            self.set_problem(None)
            self.edited.emit("")


class QuietCombo(QComboBox):
    """A combo box that the mouse wheel does not change while the page is scrolled over it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class SuggestField(_OneLine):
    """One line of free text with suggestions in a list below it (people already named in the plan)."""

    chosen = Signal(str)
    """The person took this one from the list."""

    def __init__(
        self,
        label: str,
        suggestions: Callable[[], Sequence[str]],
        *,
        help_text: str = "",
        placeholder: str = "",
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, help_text, bare=bare, parent=parent)
        self._suggestions = suggestions
        self.combo = _SuggestCombo(self._fill, self)
        self.combo.setFixedHeight(theme().px(HEIGHT))
        self.combo.setMinimumContentsLength(4)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._listen_to(self.combo.line, placeholder)
        self.line.setAccessibleName(label)
        self.combo.activated.connect(self._on_combo_activated)
        self._hold(self.combo)

    def set_read_only(self, read_only: bool) -> None:
        self.combo.setEnabled(not read_only)

    def _fill(self) -> None:
        """Look up the suggestions when the list opens: they follow what was typed elsewhere in the meantime."""
        text = self.line.text()
        self.combo.blockSignals(True)
        self.combo.clear()
        self.combo.addItems([name for name in self._suggestions() if name])
        self.combo.setCurrentIndex(self.combo.findText(text))
        self.line.setText(text)
        self.combo.blockSignals(False)

    def _on_combo_activated(self, index: int) -> None:
        self._on_line_text_edited(self.combo.itemText(index))
        self.chosen.emit(self._value)
        self.left.emit()


class _SuggestCombo(QuietCombo):
    """The editable combo of a suggestion field; it asks for its list each time the list opens."""

    def __init__(self, fill: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._fill = fill
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.line = QLineEdit(self)
        # The line makes the box editable; `setEditable` would first make a line and a completer of its own.
        self.setLineEdit(self.line)
        # Completing while typing would replace what the person means by somebody else's name.
        self.setCompleter(None)  # type: ignore[arg-type]

    def showPopup(self) -> None:
        self._fill()
        if self.count():
            super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down alone do not choose blindly: Down opens the list."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_Down:
            self.showPopup()
        elif plain and event.key() == Qt.Key.Key_Up:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.line.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.line.setCursorPosition(0)
