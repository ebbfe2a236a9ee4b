"""The Lucide drawings of `resources/icons`, tinted and rendered sharp at any pixel ratio. Knows nothing of
the theme.
"""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from aftercare_desktop.paths import resource

# The design draws Lucide a little lighter than its files do.
_STROKE_IN_FILE = 'stroke-width="2"'
_STROKE_DRAWN = 'stroke-width="1.75"'
_LOGO = "logo"


@cache
def _drawing(name: str) -> str:
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return text if name == _LOGO else text.replace(_STROKE_IN_FILE, _STROKE_DRAWN)


def render(name: str, size: int, color: QColor, ratio: float = 1.0) -> QPixmap:
    """The drawing `name` as a square pixmap of `size` logical pixels for a screen of that pixel `ratio`.

    Raises FileNotFoundError for a name that is not in `resources/icons`: a misspelling is a bug.
    """
    pixels = max(1, round(size * ratio))
    key = f"icon/{name}/{pixels}/{color.rgba()}/{ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    tinted = _drawing(name).replace("currentColor", color.name())
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(tinted.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, pixmap)
    return pixmap


class LiveIconEngine(QIconEngine):
    """Asks for its color each time it is drawn, so that icons follow a change of theme by themselves."""

    def __init__(self, name: str, color: Callable[[], QColor], disabled: Callable[[], QColor]) -> None:
        super().__init__()
        self._name = name
        self._color = color
        self._disabled = disabled

    def _pixmap(self, size: QSize, mode: QIcon.Mode, ratio: float) -> QPixmap:
        color = self._disabled() if mode == QIcon.Mode.Disabled else self._color()
        return render(self._name, min(size.width(), size.height()), color, ratio)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        pixmap = self._pixmap(rect.size(), mode, ratio)
        side = min(rect.width(), rect.height())
        corner = QPoint(rect.x() + (rect.width() - side) // 2, rect.y() + (rect.height() - side) // 2)
        painter.drawPixmap(corner, pixmap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self._pixmap(size, mode, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return self._pixmap(size, mode, scale)

    def clone(self) -> QIconEngine:
        return LiveIconEngine(self._name, self._color, self._disabled)
