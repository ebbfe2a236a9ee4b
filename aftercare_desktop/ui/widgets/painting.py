"""The small marks of the design drawn with a painter, for widgets and for the delegates of lists alike."""

import re

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from aftercare_desktop.ui.theme import theme

# ground and ink of each kind of chip; "" is transparent
_CHIPS = {
    "neutral": ("neutralSoft", "text2"),
    "ok": ("okSoft", "ok"),
    "warn": ("warnSoft", "warn"),
    "bad": ("dangerSoft", "danger"),
    "info": ("infoSoft", "info"),
    "acc": ("accentSoft", "accentText"),
    "out": ("", "text2"),
    "blk": ("", "danger"),
}
_OUTLINES = {"out": "control", "blk": "danger"}
CHIP_HEIGHT = 22
KEY_HEIGHT = 18


def _ratio(painter: QPainter) -> float:
    device = painter.device()
    return device.devicePixelRatioF() if device is not None else 1.0


def draw_icon(painter: QPainter, x: float, y: float, name: str, size: int, token: str) -> None:
    """Draw the icon with its left upper corner at x, y; `size` is in pixels at 100 %."""
    painter.drawPixmap(QPointF(x, y), theme().pixmap(name, theme().px(size), token, _ratio(painter)))


def chip_width(text: str, icon: str = "") -> int:
    """Logical pixels that `draw_chip` needs for the whole text."""
    look = theme()
    width = QFontMetrics(look.font("chip")).horizontalAdvance(text) + 2 * look.px(8) + 1
    return width + (look.px(14) + look.px(5) if icon else 0)


def draw_chip(painter: QPainter, rect: QRect, text: str, variant: str = "neutral", icon: str = "") -> None:
    """Draw a chip at the left of `rect`, centered in its height, elided to its width.

    `variant`: neutral, ok, warn, bad, info, acc, out or blk (DESIGN.md section 4). State is never by color
    alone: give an icon or let the words say it.
    """
    look = theme()
    ground, ink = _CHIPS[variant]
    height = look.px(CHIP_HEIGHT)
    box = QRectF(
        rect.x(), rect.y() + (rect.height() - height) / 2, min(chip_width(text, icon), rect.width()), height
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if ground:
        painter.setBrush(look.color(ground))
    else:
        painter.setPen(QPen(look.color(_OUTLINES[variant]), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box.adjust(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    left = box.x() + look.px(8)
    if icon:
        draw_icon(painter, left, box.center().y() - look.px(14) / 2, icon, 14, ink)
        left += look.px(14) + look.px(5)
    painter.setFont(look.font("chip"))
    painter.setPen(look.color(ink))
    place = QRectF(left, box.y(), box.right() - look.px(8) - left + 1, box.height())
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()) + 1)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


def draw_avatar(painter: QPainter, rect: QRect, initials: str, seed: int, *, ringed: bool = False) -> None:
    """Draw a round avatar that fills `rect` (a square) with the tint of `seed`, a client's id.

    `ringed` gives it an edge of its ink, for grounds that one of the tints comes close to.
    """
    look = theme()
    ground, ink = look.avatar_tint(seed)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    if ringed:
        painter.setPen(QPen(ink, 1))
    painter.drawEllipse(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5) if ringed else QRectF(rect))
    font = look.font("strong")
    font.setPixelSize(max(8, round(rect.height() * 0.4)))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, initials)
    painter.restore()


def key_width(text: str) -> int:
    """Logical pixels of a key cap with this text."""
    look = theme()
    return max(look.px(KEY_HEIGHT), QFontMetrics(look.font("key")).horizontalAdvance(text) + 2 * look.px(5))


def draw_key_cap(painter: QPainter, x: float, middle: float, text: str, ink: QColor | None = None) -> None:
    """Draw a key cap with its left edge at x, centered on the height `middle`. With `ink` (on a filled
    button) it is an outline in that color, else a small key on the sunken ground."""
    look = theme()
    height = look.px(KEY_HEIGHT)
    box = QRectF(x, middle - height / 2, key_width(text), height).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if ink is None:
        painter.setPen(QPen(look.color("line"), 1))
        painter.setBrush(look.color("sunken"))
        painter.drawRoundedRect(box, 5, 5)
        painter.drawLine(
            QPointF(box.left() + 3, box.bottom() - 1), QPointF(box.right() - 3, box.bottom() - 1)
        )
    else:
        outline = QColor(ink)
        outline.setAlphaF(0.8)
        painter.setPen(QPen(outline, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 5, 5)
    painter.setFont(look.font("key"))
    painter.setPen(look.color("text3") if ink is None else ink)
    painter.drawText(box.adjusted(0, -0.5, 0, -0.5), Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def draw_meter(painter: QPainter, rect: QRect, filled: int, total: int) -> None:
    """Draw `total` segments over the width of `rect`, the first `filled` of them full. Words beside it say
    the same.
    """
    look = theme()
    if total <= 0:
        return
    gap, height = look.px(3), look.px(7)
    width = (rect.width() - gap * (total - 1)) / total
    top = rect.y() + (rect.height() - height) / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number in range(total):
        box = QRectF(rect.x() + number * (width + gap), top, width, height)
        if number < filled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
        else:
            painter.setPen(QPen(look.color("control"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box.adjust(0.6, 0.6, -0.6, -0.6)
        painter.drawRoundedRect(box, 3, 3)
    painter.restore()


_BREAK = re.compile(r"\s+(?![AP]M\b|\s)")


def lines_of(metrics: QFontMetrics, text: str, width: int, most: int) -> list[str]:
    """`text` broken at its spaces into at most `most` lines of this width; the last one ends in an ellipsis.

    A time ("6 PM") is never broken.
    """
    lines: list[str] = []
    line = ""
    words = [word for word in _BREAK.split(text) if word]
    for number, word in enumerate(words):
        longer = f"{line} {word}" if line else word
        if line and metrics.horizontalAdvance(longer) > width:
            if len(lines) == most - 1:
                rest = " ".join((line, *words[number:]))
                return [*lines, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)]
            lines.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width))
            longer = word
        line = longer
    return [*lines, metrics.elidedText(line, Qt.TextElideMode.ElideRight, width)] if line else lines
