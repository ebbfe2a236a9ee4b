"""A pad to sign on with the mouse, a pen or a finger."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTabletEvent
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.signing import MOST_POINTS, MOST_STROKES, PAD, Point, Stroke, smooth
from aftercare_desktop.ui.theme import theme

HINT = "Sign here with the mouse, a pen or a finger"
_BY_KEYBOARD = "Whoever signs with the keyboard signs by typing the name."
_INK = 4.0
_BASE = 152
_SIDE = 28
_NEAR = 0.8
"""Units of the pad below which a movement is the trembling of a device."""


class SignaturePad(QWidget):
    """Strokes are told in the pad's own units, so they are the same however large it is on screen.

    Delete empties it. What cannot be done with the keyboard is said in its description.
    """

    changed = Signal()
    """A stroke was finished, or all of them are gone."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        """`width` in points of the design; the height follows."""
        super().__init__(parent)
        self.setFixedSize(theme().px(width), theme().px(round(width * PAD[1] / PAD[0])))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName("Signature")
        self.set_problem("")
        self._strokes: list[Stroke] = []
        self._paths: list[QPainterPath] = []
        self._drawing: list[Point] | None = None

    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn."""
        return tuple(self._strokes)

    def set_strokes(self, strokes: tuple[Stroke, ...]) -> None:
        """Show these strokes; emits nothing."""
        self._strokes = list(strokes)
        self._paths = [_path(stroke) for stroke in strokes]
        self._drawing = None
        self.update()

    def clear(self) -> None:
        """Nothing was drawn."""
        self.set_strokes(())
        self.changed.emit()

    def set_problem(self, sentence: str) -> None:
        """Let a screen reader say what to mend here, or how to sign."""
        self.setAccessibleDescription(sentence or f"{HINT}. {_BY_KEYBOARD}")

    # Drawing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._end()

    def tabletEvent(self, event: QTabletEvent) -> None:
        """A pen tells more places than the mouse it would else stand in for."""
        event.accept()
        kind = event.type()
        if kind == QTabletEvent.Type.TabletPress:
            self._begin(event.position())
        elif kind == QTabletEvent.Type.TabletMove:
            self._go_on(event.position())
        else:
            self._end()

    def _begin(self, place: QPointF) -> None:
        if len(self._strokes) < MOST_STROKES and self._room():
            self._drawing = [self._point(place)]
            self.update()

    def _go_on(self, place: QPointF) -> None:
        if self._drawing is None or not self._room():
            return
        (x, y), (last_x, last_y) = self._point(place), self._drawing[-1]
        if abs(x - last_x) + abs(y - last_y) >= _NEAR:
            self._drawing.append((x, y))
            self.update()

    def _end(self) -> None:
        if self._drawing is None:
            return
        stroke = tuple(self._drawing)
        self._drawing = None
        self._strokes.append(stroke)
        self._paths.append(_path(stroke))
        self.update()
        self.changed.emit()

    def _room(self) -> bool:
        drawing = len(self._drawing or ())
        return sum(len(stroke) for stroke in self._strokes) + drawing < MOST_POINTS

    def _point(self, place: QPointF) -> Point:
        """A place on screen in units of the pad; beside it is at its edge."""
        unit = self.width() / PAD[0]
        x, y = place.x() / unit, place.y() / unit
        return round(min(max(x, 0.0), PAD[0]), 1), round(min(max(y, 0.0), PAD[1]), 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(look.color("focus" if self.hasFocus() else "control"), 2 if self.hasFocus() else 1)
        )
        painter.setBrush(look.color("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.px(8), look.px(8))
        unit = self.width() / PAD[0]
        painter.setPen(QPen(look.color("line"), 1))
        painter.drawLine(QPointF(_SIDE * unit, _BASE * unit), QPointF((PAD[0] - _SIDE) * unit, _BASE * unit))
        if not self._strokes and self._drawing is None:
            painter.setPen(look.color("text3"))
            painter.setFont(look.font("secondary"))
            below = QRectF(0, _BASE * unit, self.width(), self.height() - _BASE * unit)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, HINT)
        painter.scale(unit, unit)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ink = QPen(look.color("text"), _INK, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
        painter.setPen(ink)
        for path in self._paths:
            painter.drawPath(path)
        if self._drawing is not None:
            painter.drawPath(_path(tuple(self._drawing)))
        painter.end()


def _path(stroke: Stroke) -> QPainterPath:
    points = smooth(stroke)
    path = QPainterPath(QPointF(*points[0]))
    for x, y in points[1:] or points:  # a single touch is a dot
        path.lineTo(x, y)
    return path
