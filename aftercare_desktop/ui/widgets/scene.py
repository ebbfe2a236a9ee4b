"""The painted side of the sign-in page: hills and a rising sun, drawn to any size."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QLinearGradient, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.painting import draw_icon

_SKY = ((0.0, "#0F4A43"), (0.55, "#1B7A6B"), (1.0, "#2C8F7C"))
_SUN = "#F4DDAE"
# Height of the ridge, rise, length of a wave and its start, on a sheet of 600 x 900; color.
_HILLS = (
    (560.0, 12.0, 520.0, -35.0, "#2A8573"),
    (612.0, 14.0, 460.0, -155.0, "#1F7565"),
    (672.0, 12.0, 560.0, -75.0, "#176456"),
    (742.0, 14.0, 480.0, -75.0, "#115347"),
    (818.0, 12.0, 540.0, 10.0, "#0C4239"),
)
_SHEET_WIDTH, _SHEET_HEIGHT = 600.0, 900.0
_STEP = 6


class Scene(QWidget):
    """Decoration with three lines of words; says nothing about the center, because nobody has signed in yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Aftercare. What happens after someone leaves matters most.")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_sky(painter)
        for hill in _HILLS:
            self._paint_hill(painter, *hill)
        if theme().dark:
            painter.fillRect(self.rect(), QColor(0, 0, 0, 70))
        self._paint_words(painter)
        painter.end()

    def _paint_sky(self, painter: QPainter) -> None:
        sky = QLinearGradient(0, 0, 0, self.height())
        for place, color in _SKY:
            sky.setColorAt(place, QColor(color))
        painter.fillRect(self.rect(), sky)
        painter.setBrush(QColor(_SUN))
        radius = 120 * min(self.width() / _SHEET_WIDTH, self.height() / _SHEET_HEIGHT)
        painter.drawEllipse(QPointF(self.width() * 0.7, self.height() * 560 / _SHEET_HEIGHT), radius, radius)

    def _paint_hill(
        self, painter: QPainter, ridge: float, rise: float, length: float, start: float, color: str
    ) -> None:
        scale_x, scale_y = self.width() / _SHEET_WIDTH, self.height() / _SHEET_HEIGHT
        line = QPolygonF([QPointF(0, self.height())])
        for x in range(0, self.width() + _STEP, _STEP):
            y = ridge + rise * math.sin(2 * math.pi * (x / scale_x - start) / length)
            line.append(QPointF(x, y * scale_y))
        line.append(QPointF(self.width() + _STEP, self.height()))
        painter.setBrush(QColor(color))
        painter.drawPolygon(line)

    def _paint_words(self, painter: QPainter) -> None:
        look = theme()
        left = look.px(52) if self.width() > look.px(460) else look.px(32)
        top = look.px(48)
        painter.setBrush(QColor(255, 255, 255, 40))
        painter.drawRoundedRect(QRectF(left, top, look.px(38), look.px(38)), look.px(10), look.px(10))
        inset = (look.px(38) - look.px(24)) / 2
        white = "surface" if not look.dark else "text"
        draw_icon(painter, left + inset, top + inset, "logo", 24, white)
        painter.setPen(QColor("#FFFFFF"))
        painter.setFont(look.font("section"))
        painter.drawText(
            QRectF(left + look.px(50), top, self.width(), look.px(38)),
            Qt.AlignmentFlag.AlignVCenter,
            "Aftercare",
        )
        top += self._above_the_words()
        large = self.width() > look.px(460)
        painter.setFont(look.font("display", size=34 if large else 26, weight=QFont.Weight.DemiBold))
        line = look.px(42 if large else 33)
        for number, words in enumerate(("What happens", "after someone leaves", "matters most.")):
            place = QRectF(left, top + number * line, self.width(), line)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)

    def _above_the_words(self) -> int:
        """Between the top of the sign and the words. Less in a low window: the words must not stand on the sun."""
        look = theme()
        share = min(1.0, self.height() / look.px(_SHEET_HEIGHT))
        return max(look.px(38 + 20), round(look.px(38 + 54 + 38) * share))
