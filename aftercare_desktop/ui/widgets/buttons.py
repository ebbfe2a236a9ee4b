"""Buttons of the design: five variants, an icon, and the key that does the same."""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from aftercare_desktop.ui.theme import set_property, set_variant, theme
from aftercare_desktop.ui.widgets.painting import draw_icon, draw_key_cap, key_width

Variant = Literal["primary", "default", "soft", "ghost", "danger", "picked"]
Size = Literal["normal", "small", "large"]
_HEIGHTS = {"normal": 32, "small": 28, "large": 42}
_INK = {
    "primary": "onAccent",
    "default": "text",
    "soft": "text",
    "ghost": "text2",
    "danger": "danger",
    "picked": "accentText",
}


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Enter presses the button the keyboard is on, as Space does: on a page as in a dialog, whatever button is the
    dialog's default. True if it was Enter; for `keyPressEvent` of every kind of button.
    """
    enter = event.key() in _ENTER and event.modifiers() in _PLAIN
    if enter and not event.isAutoRepeat():
        button.click()
    return enter


class EnterButton(QPushButton):
    """A push button that Enter presses too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


def key_words(sequence: QKeySequence) -> str:
    """The keys as the design writes them: "Ctrl K" (macOS: its own signs)."""
    return (
        sequence.toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ").replace("Return", "Enter")
    )


class Button(EnterButton):
    """A push button whose icon, words and key cap are drawn as in the design.

    `key` ("Ctrl+P") both works while the button is visible and is shown; `hint` ("Enter") is only shown, for keys that
    something else listens to. Without words give `name`: it becomes the accessible name and the tooltip.
    """

    def __init__(
        self,
        text: str = "",
        variant: Variant = "default",
        icon: str = "",
        key: str = "",
        *,
        hint: str = "",
        size: Size = "normal",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self._shown_key = hint or (key_words(QKeySequence(key)) if key else "")
        self._size: Size = size
        self._folded = False
        self.setProperty("compact", size == "small")
        self.setProperty("large", size == "large")
        self.setProperty("square", not text)
        self.set_variant(variant)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if key:
            self.setShortcut(QKeySequence(key))
        if name:
            self.setAccessibleName(name)
            self.setToolTip(f"{name} ({self.shown_key()})" if self.shown_key() else name)
        elif hint or key:
            self.setAccessibleName(text)
            self.setAccessibleDescription(self.shown_key())

    def set_variant(self, variant: Variant) -> None:
        self._variant: Variant = variant
        set_variant(self, variant)

    def set_icon_name(self, icon: str) -> None:
        """Show another Lucide icon, or none."""
        self._icon_name = icon
        self.updateGeometry()
        self.update()

    def set_folded(self, folded: bool) -> None:
        """Show the icon alone where there is little room; the words stay the accessible name and become the tooltip."""
        if folded is not self._folded:
            self._folded = folded
            key = f" ({self.shown_key()})" if self.shown_key() else ""
            self.setToolTip(f"{self.text()}{key}" if folded else "")
            set_property(self, "square", folded)
            self.updateGeometry()
            self.update()

    def whole_width(self) -> int:
        """As wide as with its words, also while they are folded away."""
        folded, self._folded = self._folded, False
        width = self.sizeHint().width()
        self._folded = folded
        return width

    def shown_key(self) -> str:
        """The words on the key cap, also when the setting hides it."""
        return self._shown_key

    def setVisible(self, visible: bool) -> None:
        # Without a parent it would flash up as a window of its own; once in a layout it shows with its parent.
        if not visible or self.parent() is not None:
            super().setVisible(visible)

    def _key(self) -> str:
        return self.shown_key() if theme().show_keys and self._words() else ""

    def _words(self) -> str:
        """The words on the button, without mnemonic marks: "&&" is one ampersand."""
        return "" if self._folded else self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _content_width(self) -> int:
        look = theme()
        parts = []
        if self._icon_name:
            parts.append(look.px(self._icon_size()))
        if self._words():
            parts.append(QFontMetrics(self._text_font()).horizontalAdvance(self._words()))
        key = self._key()
        if key:
            parts.append(key_width(key))
        return sum(parts) + look.px(7) * max(0, len(parts) - 1)

    def _icon_size(self) -> int:
        return 16 if self._words() else 18

    def _text_font(self) -> QFont:
        return theme().font("button", size=15 if self._size == "large" else 14)

    def sizeHint(self) -> QSize:
        look = theme()
        height = look.px(_HEIGHTS[self._size])
        if not self._words():
            return QSize(height, height)
        return QSize(self._content_width() + 2 * look.px(10 if self._size == "small" else 12) + 2, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _ink(self) -> str:
        if not self.isEnabled():
            return "text3"
        if self._variant == "ghost" and self.underMouse():
            return "text"
        return _INK[self._variant]

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        option.icon = QIcon()
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        self._draw_content(painter, theme().color(self._ink()))
        painter.end()

    def _draw_content(self, painter: QPainter, ink: QColor) -> None:
        look = theme()
        middle = self.height() / 2
        width = min(self._content_width(), self.width() - 2)
        left = (self.width() - width) / 2
        key = self._key()
        if self._icon_name:
            size = self._icon_size()
            draw_icon(
                painter, round(left), round(middle - look.px(size) / 2), self._icon_name, size, self._ink()
            )
            left += look.px(size) + look.px(7)
        if self._words():
            painter.setFont(self._text_font())
            painter.setPen(ink)
            metrics = painter.fontMetrics()
            room = self.width() - left - look.px(6) - (key_width(key) + look.px(7) if key else 0)
            shown = metrics.elidedText(self._words(), Qt.TextElideMode.ElideRight, max(0, int(room) + 2))
            painter.drawText(
                QRectF(left, 0, room + 4, self.height()),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                shown,
            )
            left += metrics.horizontalAdvance(shown) + look.px(7)
        if key:
            filled = self._variant == "primary" and self.isEnabled()
            draw_key_cap(painter, left, middle, key, ink if filled else None)
