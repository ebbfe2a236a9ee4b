"""How one client looks in a list: avatar, names, the day they leave, plan, status, and the one button of the row."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aftercare_desktop.domain.clients import ClientRow, ClientStatus
from aftercare_desktop.ui.table_model import ROW_ROLE
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.painting import (
    draw_avatar,
    draw_chip,
    draw_icon,
    draw_key_cap,
    key_width,
)
from aftercare_desktop.words.clients import initials, leaving, plan_state, row_details
from aftercare_desktop.words.labels import label

ROW_HEIGHT = 49
ACTION_WIDTH = 118
_PAD = 14
_GAP = 12
_AVATAR = 30
_LEAVES_WIDTH = 176
_CHIP_WIDTH = 142
_PLAN_WIDTH = 150
_NAME_LEAST = 220
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_LINE = int(_LEFT) | int(Qt.TextFlag.TextSingleLine)

STATUS_CHIPS: dict[ClientStatus, tuple[str, str]] = {
    ClientStatus.IN_TREATMENT: ("info", "bed-double"),
    ClientStatus.AFTERCARE: ("ok", "sprout"),
    ClientStatus.IN_HOSPITAL: ("warn", "stethoscope"),
    ClientStatus.IN_JAIL: ("warn", "scale"),
    ClientStatus.BACK_IN_TREATMENT: ("info", "bed-double"),
    ClientStatus.MOVED: ("neutral", "map-pin"),
    ClientStatus.CLOSED: ("neutral", "archive"),
    ClientStatus.DIED: ("neutral", "heart"),
}
"""Chip variant and icon of each status; the words come from `words.labels`."""


@dataclass(frozen=True, slots=True)
class RowPlaces:
    """Where the parts of one row lie. Parts without room are None: the row says less, never smaller."""

    avatar: QRect
    name: QRect
    leaves: QRect
    chip: QRect
    plan: QRect | None
    action: QRect | None


def row_places(rect: QRect) -> RowPlaces:
    """Lay the parts of a row out over `rect`; the name takes what the others leave."""
    px = theme().px
    gap = px(_GAP)
    right = rect.right() + 1 - px(_PAD)
    left = rect.left() + px(_PAD)
    avatar = QRect(left, rect.top() + (rect.height() - px(_AVATAR)) // 2, px(_AVATAR), px(_AVATAR))
    left = avatar.right() + 1 + px(11)

    def take(width: int) -> QRect:
        nonlocal right
        place = QRect(right - px(width), rect.top(), px(width), rect.height())
        right = place.left() - gap
        return place

    wide = right - left
    fixed = px(_LEAVES_WIDTH) + px(_CHIP_WIDTH) + 2 * gap
    with_action = wide >= fixed + px(_PLAN_WIDTH) + px(ACTION_WIDTH) + 2 * gap + px(_NAME_LEAST)
    with_plan = wide >= fixed + px(_PLAN_WIDTH) + gap + px(_NAME_LEAST)
    action = take(ACTION_WIDTH) if with_action else None
    plan = take(_PLAN_WIDTH) if with_plan else None
    chip = take(_CHIP_WIDTH)
    leaves = take(_LEAVES_WIDTH)
    return RowPlaces(avatar, QRect(left, rect.top(), right - left, rect.height()), leaves, chip, plan, action)


class ClientRowDelegate(QStyledItemDelegate):
    """Paints a `ClientRow`. The button shows on the current row and under the mouse; the same action is on Enter."""

    action_chosen = Signal(QModelIndex)
    """The painted button of this row was clicked."""

    def __init__(self, today: date, action: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self._action = action

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme().px(600), theme().px(ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, ClientRow):
            return
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        self._draw_ground(painter, rect, selected, hovered)
        places = row_places(rect)
        if not selected and index.row() + 1 < index.model().rowCount():
            painter.fillRect(
                places.name.left(),
                rect.bottom(),
                rect.right() - places.name.left() - _PAD,
                1,
                theme().color("line"),
            )
        draw_avatar(painter, places.avatar, initials(row.name), row.id)
        self._draw_names(painter, places.name, row)
        self._draw_leaving(painter, places.leaves, row)
        self._draw_state(painter, places, row)
        if places.action is not None and (selected or hovered):
            self._draw_action(painter, places.action, selected)
        painter.restore()

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: object) -> bool:
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            left = event.button() is Qt.MouseButton.LeftButton
            if left and self.on_action(event.position().toPoint(), option.rect):
                self.action_chosen.emit(index)
                return True
        return False

    def on_action(self, point: QPoint, rect: QRect) -> bool:
        """Whether a point of the row at `rect` lies on its button."""
        place = row_places(rect).action
        return place is not None and _button(place).contains(point)

    def _draw_ground(self, painter: QPainter, rect: QRect, selected: bool, hovered: bool) -> None:
        look = theme()
        painter.fillRect(rect, look.color("selected" if selected else "hover" if hovered else "surface"))
        if selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), look.color("accent"))

    def _draw_names(self, painter: QPainter, place: QRect, row: ClientRow) -> None:
        look = theme()
        upper, lower = _lines(place)
        strong, plain = look.font("strong"), look.font("secondary")
        pronouns = row.pronouns and not row.archived and f"  {row.pronouns}"
        painter.setFont(plain)
        beside = min(painter.fontMetrics().horizontalAdvance(pronouns), upper.width() // 3) if pronouns else 0
        used = _draw_line(
            painter,
            QRect(upper.left(), upper.top(), upper.width() - beside, upper.height()),
            row.name,
            strong,
            "text",
        )
        if pronouns:
            _draw_line(
                painter,
                QRect(upper.left() + used, upper.top(), beside + 2, upper.height()),
                pronouns,
                plain,
                "text2",
            )
        _draw_line(painter, lower, row_details(row), plain, "text2")

    def _draw_leaving(self, painter: QPainter, place: QRect, row: ClientRow) -> None:
        upper, lower = _lines(place)
        look = theme()
        told = leaving(row.discharge_date, row.status, self.today)
        _draw_line(painter, upper, told.words, look.font("body", size=14.5), "warn" if told.late else "text")
        _draw_line(painter, lower, row.counselor or "No counselor yet", look.font("secondary"), "text2")

    def _draw_state(self, painter: QPainter, places: RowPlaces, row: ClientRow) -> None:
        if row.archived:
            draw_chip(painter, places.chip, "Archived", "neutral", "archive")
        else:
            variant, icon = STATUS_CHIPS[row.status]
            draw_chip(painter, places.chip, label(row.status), variant, icon)
        if places.plan is not None:
            _draw_plan(painter, places.plan, row)

    def _draw_action(self, painter: QPainter, place: QRect, selected: bool) -> None:
        look = theme()
        box = _button(place)
        ink = look.color("onAccent" if selected else "text")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("accent" if selected else "line"), 1))
        painter.setBrush(look.color("accent" if selected else "surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), look.px(7), look.px(7))
        painter.restore()
        key = "Enter" if look.show_keys and selected else ""
        room = box.adjusted(look.px(10), 0, -look.px(8) - (key_width(key) + look.px(6) if key else 0), 0)
        font = look.font("button")
        painter.setFont(font)
        painter.setPen(ink)
        shown = painter.fontMetrics().elidedText(self._action, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LINE, shown)
        if key:
            left = box.right() + 1 - look.px(8) - key_width(key)
            draw_key_cap(painter, left, box.center().y() + 0.5, key, ink)


def _draw_plan(painter: QPainter, place: QRect, row: ClientRow) -> None:
    look = theme()
    words = plan_state(row)
    icon, token = ("circle", "text3")
    if row.plan_number is not None:
        icon, token = ("file-check", "ok") if row.plan_final else ("file-pen", "text2")
    middle = place.top() + place.height() / 2
    draw_icon(painter, place.left(), middle - look.px(16) / 2, icon, 16, token)
    left = look.px(16) + look.px(7)
    ink = "text3" if row.plan_number is None else "text2"
    _draw_line(painter, place.adjusted(left, 0, 0, 0), words, look.font("secondary"), ink)


def _lines(place: QRect) -> tuple[QRect, QRect]:
    """The two lines of text in the height of a row."""
    height = theme().px(20)
    top = place.top() + (place.height() - 2 * height) // 2 + 1
    return (
        QRect(place.left(), top, place.width(), height),
        QRect(place.left(), top + height - 1, place.width(), height),
    )


def _draw_line(painter: QPainter, place: QRect, text: str, font: QFont, token: str) -> int:
    """Draw one line at the left, elided; gives the width used. Names written from right to left also start at the left,
    so that a list keeps its edge."""
    painter.setFont(font)
    painter.setPen(theme().color(token))
    shown = painter.fontMetrics().elidedText(
        text, Qt.TextElideMode.ElideRight, place.width(), int(Qt.TextFlag.TextSingleLine)
    )
    painter.drawText(place, _LINE, shown)
    return min(painter.fontMetrics().horizontalAdvance(shown), place.width())


def _button(place: QRect) -> QRect:
    """The button of 28 pixels in the middle of its column."""
    height = theme().px(28)
    return QRect(place.left(), place.top() + (place.height() - height) // 2, place.width(), height)
