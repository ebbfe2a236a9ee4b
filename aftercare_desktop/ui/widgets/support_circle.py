"""The people and places around a client: buttons in a circle, clockwise for Tab; a list where there is little room."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from aftercare_desktop.domain.overview import CircleSpot
from aftercare_desktop.domain.plans import CircleRole, NeedKind
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.painting import draw_icon, lines_of
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.overview import circle_words
from aftercare_desktop.words.phones import shown_phone

MOST_IN_CIRCLE = 10
"""More than these stand too close to each other to be read."""
_DISC, _CENTER, _NODE_WIDTH, _NODE_HEIGHT, _LIST_ROW = 54, 100, 148, 112, 46
_HEIGHT, _LEAST_WIDTH = 580, 520
_ICONS: tuple[tuple[CircleRole | NeedKind, str], ...] = (
    (CircleRole.FAMILY, "heart"),
    (CircleRole.FRIEND, "smile"),
    (CircleRole.MENTOR, "handshake"),
    (CircleRole.SPONSOR, "hand-helping"),
    (CircleRole.GROUP, "messages-square"),
    (CircleRole.MEETING, "calendar-days"),
    (CircleRole.HOUSE, "house"),
    (CircleRole.COUNSELOR, "clipboard-list"),
    (CircleRole.CLINIC, "stethoscope"),
    (CircleRole.WORK, "briefcase"),
    (CircleRole.FAITH, "book-heart"),
    (CircleRole.OTHER, "user"),
    (NeedKind.RIDE, "car"),
    (NeedKind.CHILD_CARE, "baby"),
    (NeedKind.GROCERIES, "wallet"),
    (NeedKind.JOB_LEAD, "briefcase"),
    (NeedKind.BUDGETING, "wallet"),
    (NeedKind.PARENTING, "baby"),
    (NeedKind.DOCUMENTS, "id-card"),
    (NeedKind.OTHER, "hand-heart"),
)
_ICON_BY = {(type(kind), kind): icon for kind, icon in _ICONS}


class CircleButton(QAbstractButton):
    """One place around the client: filled with a plain ring, empty with a dashed one. Words under it, or beside."""

    def __init__(self, spot: CircleSpot, parent: QWidget) -> None:
        super().__init__(parent)
        self.spot = spot
        self.name, self.under = circle_words(spot)
        self.in_list = False
        kind = "In place" if spot.is_filled() else "Still a gap"
        phone = f". {shown_phone(spot.phone)}" if spot.phone else ""
        self.setAccessibleName(f"{self.name}. {self.under}{phone}")
        self.setAccessibleDescription(f"{label(spot.kind)}. {kind}")
        self.setToolTip(f"{self.name}\n{self.under}{phone.replace('. ', chr(10))}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def disc(self) -> QRectF:
        """The round, in this button's coordinates."""
        look = theme()
        side = look.px(34 if self.in_list else _DISC)
        if self.in_list:
            return QRectF(look.px(6), (self.height() - side) / 2, side, side)
        return QRectF((self.width() - side) / 2, 3, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        look, disc = theme(), self.disc()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_disc(painter, disc)
        self._paint_words(painter, disc)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.px(8), look.px(8))
        painter.end()

    def _paint_disc(self, painter: QPainter, disc: QRectF) -> None:
        look, filled = theme(), self.spot.is_filled()
        pen = QPen(look.color("accent" if filled else "control"), 2)
        if not filled:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look.color("hover" if self.underMouse() else "surface"))
        painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
        size = 16 if self.in_list else 24
        inset = (disc.width() - look.px(size)) / 2
        icon = _ICON_BY[type(self.spot.kind), self.spot.kind]
        draw_icon(
            painter, disc.x() + inset, disc.y() + inset, icon, size, "accentText" if filled else "text3"
        )

    def _paint_words(self, painter: QPainter, disc: QRectF) -> None:
        look = theme()
        if self.in_list:
            left, align = disc.right() + look.px(10), Qt.AlignmentFlag.AlignLeft
            place = QRectF(left, look.px(4), self.width() - left - look.px(6), look.px(20))
        else:
            align = Qt.AlignmentFlag.AlignHCenter
            place = QRectF(0, disc.bottom() + look.px(3), self.width(), look.px(18))
        ink = "text" if self.spot.is_filled() else "text2"
        for role, token, words, most in (("chip", ink, self.name, 2), ("meta", "text3", self.under, 1)):
            painter.setFont(look.font(role))
            painter.setPen(look.color(token))
            lines = 1 if self.in_list else most
            for line in lines_of(painter.fontMetrics(), words, int(place.width()) - 4, lines):
                if not self.in_list:  # The thin ring and the spokes end where the words begin.
                    painter.fillRect(place, look.color("surface"))
                painter.drawText(place, align | Qt.AlignmentFlag.AlignVCenter, line)
                place.translate(0, place.height())


class SupportCircle(QWidget):
    """Everybody around one client. Enter or a click on a place tells which it was."""

    spot_chosen = Signal(object)
    """Emitted with the `Spot` of the place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[CircleButton] = []
        self._center = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Support circle")

    def show_circle(self, center: str, places: Sequence[CircleSpot]) -> None:
        """Show these places around the person called `center`, clockwise from the top."""
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self._center = center
        self.buttons = [CircleButton(place, self) for place in places]
        for button in self.buttons:
            button.clicked.connect(lambda _=False, spot=button.spot.spot: self.spot_chosen.emit(spot))
            button.show()
        self._arrange()

    def is_list(self) -> bool:
        """Whether the places stand in a list: little room, or too many for a circle."""
        return self.width() < theme().px(_LEAST_WIDTH) or len(self.buttons) > MOST_IN_CIRCLE

    def _columns(self) -> int:
        return max(1, min(2, self.width() // theme().px(300)))

    def sizeHint(self) -> QSize:
        look = theme()
        if not self.is_list():
            return QSize(look.px(_LEAST_WIDTH), look.px(_HEIGHT))
        rows = -(-len(self.buttons) // self._columns())
        return QSize(look.px(300), rows * look.px(_LIST_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        look, listed = theme(), self.is_list()
        for number, button in enumerate(self.buttons):
            button.in_list = listed
            if listed:
                columns = self._columns()
                width, height = self.width() // columns, look.px(_LIST_ROW)
                button.setGeometry(number % columns * width, number // columns * height, width, height)
            else:
                at = self._place_of(number)
                left = round(at.x() - self._node_width() / 2)
                top = round(at.y() - look.px(_DISC) / 2) - 3
                button.setGeometry(QRect(left, top, self._node_width(), look.px(_NODE_HEIGHT)))
            button.update()
        self.updateGeometry()
        self.update()

    def _node_width(self) -> int:
        """As wide as the neighbors leave room, so that no words run into each other."""
        apart = self._across() * math.sin(2 * math.pi / max(4, len(self.buttons)))
        return min(theme().px(_NODE_WIDTH), max(theme().px(_DISC) + 8, int(apart) - 6))

    def _down(self) -> float:
        """Half of the ring from top to bottom."""
        look = theme()
        return (look.px(_HEIGHT) - look.px(_NODE_HEIGHT) - look.px(12)) / 2

    def _across(self) -> float:
        """Half of the ring from left to right: rounder words need a little more room there."""
        return min(1.35 * self._down(), (self.width() - theme().px(_NODE_WIDTH)) / 2)

    def _middle(self) -> QPointF:
        look = theme()
        return QPointF(self.width() / 2, look.px(6) + look.px(_DISC) / 2 + self._down())

    def _place_of(self, number: int) -> QPointF:
        angle = 2 * math.pi * number / len(self.buttons) - math.pi / 2
        middle = self._middle()
        return QPointF(
            middle.x() + self._across() * math.cos(angle), middle.y() + self._down() * math.sin(angle)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_list() or not self.buttons:
            return
        look, middle = theme(), self._middle()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("line"), 1.5))
        painter.drawEllipse(middle, self._across(), self._down())
        for number, button in enumerate(self.buttons):
            filled = button.spot.is_filled()
            style = Qt.PenStyle.SolidLine if filled else Qt.PenStyle.DashLine
            painter.setPen(QPen(look.color("accent" if filled else "control"), 1.5, style))
            painter.drawLine(middle, self._place_of(number))
        self._paint_center(painter, middle)
        painter.end()

    def _paint_center(self, painter: QPainter, middle: QPointF) -> None:
        look = theme()
        half = look.px(_CENTER) / 2
        around = half + look.px(7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("surface"))
        painter.drawEllipse(middle, around, around)
        painter.setBrush(look.color("accent"))
        painter.drawEllipse(middle, half, half)
        painter.setPen(look.color("onAccent"))
        painter.setFont(look.font("section", size=17, weight=QFont.Weight.DemiBold))
        room = int(2 * half) - look.px(14)
        words = painter.fontMetrics().elidedText(self._center, Qt.TextElideMode.ElideRight, room)
        place = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
