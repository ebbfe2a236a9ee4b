"""Draws the words and marks of list rows quickly: fonts, colors and small pictures are made once for each look."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPixmap,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.painting import chip_width, draw_avatar, draw_chip, draw_icon

_PICTURES_KEPT = 400
_WIDTHS_KEPT = 4_000
_CHIP = "chip with icon"
_LINE_BREAKS = str.maketrans(dict.fromkeys("\n\r\v\f\x85\u2028\u2029", " "))


class RowPen:
    """For lists that are painted anew with every key of a search. `forget` when the theme changes."""

    def __init__(self) -> None:
        self._fonts: dict[str, tuple[QFont, QFontMetrics]] = {}
        self._colors: dict[str, QColor] = {}
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
        self._widths: dict[tuple[str, str], int] = {}

    def forget(self) -> None:
        """The look changed: make everything anew."""
        self._fonts.clear()
        self._colors.clear()
        self._pictures.clear()
        self._widths.clear()

    def color(self, token: str) -> QColor:
        """A color of the theme."""
        found = self._colors.get(token)
        if found is None:
            found = self._colors[token] = theme().color(token)
        return found

    def width_of(self, text: str, role: str) -> int:
        """Logical pixels of a text in the font of a role."""
        key = (role, text)
        found = self._widths.get(key)
        if found is None:
            if len(self._widths) >= _WIDTHS_KEPT:
                self._widths.clear()
            found = self._widths[key] = self._font(role)[1].horizontalAdvance(text)
        return found

    def text(self, painter: QPainter, place: QRect, text: str, role: str, token: str) -> int:
        """Draw one line at the left of `place`, in the middle of its height, elided; gives the width used.

        Names written from right to left also start at the left, so that a list keeps its edge.
        """
        if not text or place.width() <= 0:
            return 0
        font, metrics = self._font(role)
        text = text.translate(_LINE_BREAKS)
        used = self.width_of(text, role)
        if used > place.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            used = min(metrics.horizontalAdvance(text), place.width())
        painter.setFont(font)
        painter.setPen(self.color(token))
        baseline = place.top() + (place.height() + metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(place.left(), round(baseline)), text)
        return used

    def marked_text(
        self,
        painter: QPainter,
        place: QRect,
        text: str,
        role: str,
        token: str,
        marks: Sequence[tuple[int, int]],
    ) -> None:
        """Draw one line as `text` does, with the letters from start to end of each mark bold and in the accent."""
        font, metrics = self._font(role)
        text = text.translate(_LINE_BREAKS)
        # Bold letters are a little wider: an eighth is more than they take.
        room = place.width() - (self.width_of(text, role) // 8 if marks else 0)
        layout = QTextLayout(metrics.elidedText(text, Qt.TextElideMode.ElideRight, room), font)
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats([self._bold(start, end) for start, end in marks])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(place.width())
        layout.endLayout()
        painter.setPen(self.color(token))
        layout.draw(painter, QPointF(place.left(), place.top() + (place.height() - line.height()) / 2))

    def _bold(self, start: int, end: int) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setForeground(self.color("accentText"))
        marked = QTextLayout.FormatRange()
        marked.start, marked.length, marked.format = start, end - start, look
        return marked

    def chip(self, painter: QPainter, place: QRect, text: str, variant: str, icon: str) -> None:
        """Draw a chip at the left of `place`; see `painting.draw_chip`."""
        key = (_CHIP, f"{icon} {text}")
        if key not in self._widths:
            self._widths[key] = chip_width(text, icon)
        width = min(self._widths[key], place.width())
        size = QRect(0, 0, width, place.height())
        self._picture(
            painter, place, size, ("chip", text, variant), lambda p: draw_chip(p, size, text, variant, icon)
        )

    def avatar(
        self, painter: QPainter, place: QRect, initials: str, seed: int, *, selected: bool = False
    ) -> None:
        """Draw the avatar of the client `seed` into `place`, on a selected row with an edge."""
        size = QRect(0, 0, place.width(), place.height())
        key = ("avatar", initials, seed % _TINTS, selected)
        self._picture(
            painter, place, size, key, lambda p: draw_avatar(p, size, initials, seed, ringed=selected)
        )

    def icon(self, painter: QPainter, place: QRect, name: str, size: int, token: str) -> None:
        """Draw an icon at the left of `place`, in the middle of its height; `size` in pixels at 100 %."""
        draw_icon(
            painter, place.left(), place.top() + (place.height() - theme().px(size)) / 2, name, size, token
        )

    def _font(self, role: str) -> tuple[QFont, QFontMetrics]:
        found = self._fonts.get(role)
        if found is None:
            font = theme().font(role)
            found = self._fonts[role] = (font, QFontMetrics(font))
        return found

    def _picture(
        self,
        painter: QPainter,
        place: QRect,
        size: QRect,
        key: tuple[object, ...],
        draw: Callable[[QPainter], None],
    ) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        whole_key = (*key, size.width(), size.height(), ratio)
        picture = self._pictures.get(whole_key)
        if picture is None:
            if len(self._pictures) >= _PICTURES_KEPT:
                self._pictures.clear()
            picture = self._pictures[whole_key] = _drawn(size, ratio, draw)
        painter.drawPixmap(place.topLeft(), picture)


def _drawn(size: QRect, ratio: float, draw: Callable[[QPainter], None]) -> QPixmap:
    picture = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw(painter)
    painter.end()
    return picture


_TINTS = 6
"""How many avatar tints there are (DESIGN.md section 2)."""
