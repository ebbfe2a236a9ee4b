"""Small things that only show: text in a role, an icon with words, a chip, an avatar, a key cap, a meter."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from aftercare_desktop.ui.theme import set_role, theme
from aftercare_desktop.ui.widgets.painting import (
    CHIP_HEIGHT,
    KEY_HEIGHT,
    chip_width,
    draw_avatar,
    draw_chip,
    draw_icon,
    draw_key_cap,
    draw_meter,
    key_width,
)
from aftercare_desktop.words.unbroken import unbroken


class Words(QLabel):
    """Plain text in a role of the design (`h1`, `h2`, `section`, `secondary`, `help`, ...). Never reads markup: what a
    person typed is text."""

    def __init__(
        self, text: str = "", role: str = "body", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        set_role(self, role)
        self._said = ""
        self.setText(text)

    def setText(self, text: str) -> None:
        """Where lines may break, dates and doses do not."""
        self._said = text
        super().setText(unbroken(text) if self.wordWrap() else text)

    def text(self) -> str:
        return self._said


class ElidedWords(Words):
    """Plain text on one line that ends in an ellipsis when there is no room; the whole text is in its tooltip."""

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """As wide as the words: Qt's own hint never falls below a minimum width set for words shown earlier."""
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()


class Icon(QWidget):
    """A Lucide icon by itself. Give `name` unless words stand beside it."""

    def __init__(
        self,
        icon: str,
        size: int = 16,
        token: str = "text2",
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._size = size
        self._token = token
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, token: str) -> None:
        self._icon = icon
        self._token = token
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = (self.height() - theme().px(self._size)) // 2
        draw_icon(painter, 0, top, self._icon, self._size, self._token)
        painter.end()


class IconLabel(QWidget):
    """An icon with words beside it: "Leaves Wed, Nov 25"."""

    def __init__(
        self,
        icon: str,
        text: str,
        *,
        token: str = "text2",
        role: str = "secondary",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.icon = Icon(icon, 16, token)
        self.words = Words(text, role, wrap=wrap)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(6))
        layout.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.words, 1)
        if wrap:  # in the middle of the first line
            self.words.ensurePolished()
            self.icon.setFixedHeight(max(theme().px(16), self.words.fontMetrics().height()))

    def set_text(self, text: str) -> None:
        self.words.setText(text)

    def text(self) -> str:
        return self.words.text()


class Chip(QWidget):
    """A rounded label for a state: `variant` neutral, ok, warn, bad, info, acc, out or blk, with an optional icon."""

    def __init__(
        self, text: str = "", variant: str = "neutral", icon: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_state(text, variant, icon)

    def set_state(self, text: str, variant: str = "neutral", icon: str = "") -> None:
        """Show another state."""
        self._text = text
        self._variant = variant
        self._icon = icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._text, self._icon), theme().px(CHIP_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(40), theme().px(CHIP_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_chip(painter, self.rect(), self._text, self._variant, self._icon)
        painter.end()


class Avatar(QWidget):
    """A round with the initials; the same `seed` (a client's or staff member's id) always has the same tint."""

    def __init__(
        self, initials: str = "", seed: int = 0, diameter: int = 30, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._diameter = diameter
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_person(initials, seed)

    def set_person(self, initials: str, seed: int) -> None:
        self._initials = initials
        self._seed = seed
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().px(self._diameter)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme().px(self._diameter)
        draw_avatar(painter, QRect(0, 0, side, side), self._initials, self._seed)
        painter.end()


class KeyCap(QWidget):
    """A key beside words: "Next gap [F8]". Hidden by the setting "Show keys on buttons"."""

    def __init__(self, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(key_width(self._text), theme().px(KEY_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_key_cap(painter, 0, self.height() / 2, self._text)
        painter.end()


class Meter(QWidget):
    """Ten (or `total`) segments, the first filled. Words beside it must say the same, e.g. "7 of 10 ready"."""

    def __init__(self, filled: int = 0, total: int = 10, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value(filled, total)

    def set_value(self, filled: int, total: int) -> None:
        self._filled = filled
        self._total = total
        self.setAccessibleName(f"{filled} of {total}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(194), theme().px(9))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_meter(painter, self.rect(), self._filled, self._total)
        painter.end()


def initials_of(name: str) -> str:
    """One or two letters for an avatar: the first of the first word and of the last ("Theo Bramwell" -> "TB")."""
    words = [word for word in name.split() if any(sign.isalnum() for sign in word)]
    firsts = [next(sign for sign in word if sign.isalnum()).upper() for word in words]
    return "".join(firsts[:1] + firsts[1:][-1:])
