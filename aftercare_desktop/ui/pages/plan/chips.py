"""A choice that shows as a chip and opens a menu: a goal's area of life and how far it is."""

from collections.abc import Callable
from enum import Enum
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.painting import chip_width, draw_chip
from aftercare_desktop.words.labels import label as word

Look = Callable[[Any], tuple[str, str]]
"""Variant and icon of the chip for a value (see `painting.draw_chip`)."""
_HEIGHT = 28


class ChipButton(QAbstractButton):
    """The chip itself: a button as wide as its words, with a ring while it has the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._variant = "neutral"
        self._icon = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_state(self, text: str, variant: str, icon: str) -> None:
        """Show other words in another kind of chip."""
        self.setText(text)
        self._variant = variant
        self._icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        return QSize(chip_width(self.text(), self._icon) + 2 * look.px(3), look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        inside = QRect(self.rect()).adjusted(look.px(3), 0, -look.px(3), 0)
        draw_chip(painter, inside, self.text(), self._variant, self._icon)
        if self.hasFocus() or (self.underMouse() and self.isEnabled()):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring = QPen(look.color("focus" if self.hasFocus() else "control"), 2 if self.hasFocus() else 1)
            painter.setPen(ring)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F4):
            self.click()
        else:
            super().keyPressEvent(event)


class ChipField(Field):
    """One value of an enum, shown as a chip. Space, Enter or Down opens the menu; a letter chooses in it."""

    def __init__(self, label: str, kind: type[Enum], look: Look, parent: QWidget | None = None) -> None:
        super().__init__(label, bare=True, parent=parent)
        self._values = tuple(kind)
        self._value: Enum = self._values[0]
        self._look = look
        self._prefix = ""
        self.button = ChipButton()
        self.button.clicked.connect(self.open_menu)
        self._hold(self.button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._show()

    def value(self) -> Enum:
        return self._value

    def set_value(self, value: Any) -> None:
        self._value = value
        self._show()

    def is_empty(self) -> bool:
        return False

    def set_read_only(self, read_only: bool) -> None:
        self.button.setEnabled(not read_only)

    def set_spoken_prefix(self, prefix: str) -> None:
        """What screen readers say before the label, e.g. "Goal 2: "."""
        self._prefix = prefix
        self._show()

    def choose(self, value: Enum) -> None:
        """Take this value as the person's choice."""
        if value is not self._value:
            self.set_value(value)
            self.edited.emit("")
            self.left.emit()

    def open_menu(self) -> None:
        """Offer every value."""
        menu = QMenu(self)
        menu.setAccessibleName(self.label())
        group = QActionGroup(menu)
        for value in self._values:
            action = QAction(word(value), menu)
            action.setCheckable(True)
            action.setChecked(value is self._value)
            action.triggered.connect(lambda _=False, value=value: self.choose(value))
            group.addAction(action)
            menu.addAction(action)
        menu.setActiveAction(group.actions()[self._values.index(self._value)])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height() + 2)))

    def _show(self) -> None:
        self.button.set_state(word(self._value), *self._look(self._value))
        self.button.setAccessibleName(f"{self._prefix}{self.label()}: {word(self._value)}")
