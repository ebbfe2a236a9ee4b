"""Segmented choice of at most four, and the search field."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from aftercare_desktop.ui.theme import set_property, set_role, theme
from aftercare_desktop.ui.widgets.buttons import EnterButton, key_words
from aftercare_desktop.ui.widgets.painting import draw_icon, draw_key_cap, key_width


class _Segment(EnterButton):
    """One choice; as wide as its bold words, so that choosing moves nothing."""

    def sizeHint(self) -> QSize:
        look = theme()
        metrics = QFontMetrics(look.font("button", weight=QFont.Weight.DemiBold))
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * look.px(12) + 2, look.px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Segmented(QFrame):
    """At most four choices of which one is taken. One stop for Tab; the arrow keys move the choice."""

    chosen = Signal(str)
    """The value of the choice a person made; not emitted by `set_value`."""

    def __init__(
        self, options: Sequence[tuple[str, str]], value: str = "", *, name: str, parent: QWidget | None = None
    ) -> None:
        """`options` are (value, words); `name` is what screen readers say before the words."""
        super().__init__(parent)
        set_role(self, "segmented")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._values = [option for option, _ in options]
        for number, (_, words) in enumerate(options):
            button = _Segment(words)
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {words}")
            self._group.addButton(button, number)
            row.addWidget(button)
        self._group.idClicked.connect(self._on_group_id_clicked)
        self.set_value(value or self._values[0])

    def value(self) -> str:
        return self._values[self._group.checkedId()]

    def set_value(self, value: str) -> None:
        number = self._values.index(value)
        self._group.button(number).setChecked(True)
        self._move_tab_stop()

    def take_focus(self) -> None:
        """Put the keyboard on the choice that is taken."""
        self._group.button(self._group.checkedId()).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        number = (self._group.checkedId() + step) % len(self._values)
        self._group.button(number).setChecked(True)
        self._group.button(number).setFocus(Qt.FocusReason.TabFocusReason)
        self._on_group_id_clicked(number)

    def _move_tab_stop(self) -> None:
        taken = self._group.checkedId()
        for button in self._group.buttons():
            stop = self._group.id(button) == taken
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    def _on_group_id_clicked(self, number: int) -> None:
        self._move_tab_stop()
        self.chosen.emit(self._values[number])


class SearchField(QLineEdit):
    """A line with a magnifier, a clear button and the key that leads here. Down and Enter are left to the page."""

    moved_down = Signal()
    """Down was pressed: the page puts the focus into its list."""

    def __init__(
        self, placeholder: str, key: str = "Ctrl+K", *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_property(self, "search", True)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self._key = key_words(QKeySequence(key)) if key else ""
        self._clear = self.addAction(theme().icon("x", "text3"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setText("Clear search")
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(self._on_text_changed)
        self.setFixedHeight(theme().px(32))
        self.setMinimumWidth(theme().px(160))
        self._set_margins()
        if key:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(self.take_focus)

    def take_focus(self) -> None:
        """Put the keyboard here with the old words selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(252), theme().px(32))

    def _shown_key(self) -> str:
        return self._key if theme().show_keys and not self.text() else ""

    def _set_margins(self) -> None:
        look = theme()
        key = self._shown_key()
        self.setTextMargins(look.px(22), 0, key_width(key) if key else 0, 0)

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._set_margins()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.moved_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme()
        painter = QPainter(self)
        draw_icon(painter, look.px(10), (self.height() - look.px(16)) / 2, "search", 16, "text3")
        key = self._shown_key()
        if key:
            draw_key_cap(painter, self.width() - key_width(key) - look.px(7), self.height() / 2, key)
        painter.end()
