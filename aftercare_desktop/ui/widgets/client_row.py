"""How one client looks in a list: avatar, names, the day they leave, plan, status, and the one button of the row."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

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
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aftercare_desktop.domain.clients import ClientRow, ClientStatus
from aftercare_desktop.ui.table_model import ROW_ROLE
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.labels import initials_of
from aftercare_desktop.ui.widgets.painting import draw_key_cap, key_width
from aftercare_desktop.ui.widgets.row_pen import RowPen
from aftercare_desktop.words.clients import leaving, plan_state, row_details
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
    size = (rect.width(), rect.height(), theme().appearance.text_percent)
    at_origin = _places(*size)
    left, top = rect.left(), rect.top()
    plan, action = at_origin.plan, at_origin.action
    return RowPlaces(
        at_origin.avatar.translated(left, top),
        at_origin.name.translated(left, top),
        at_origin.leaves.translated(left, top),
        at_origin.chip.translated(left, top),
        plan.translated(left, top) if plan is not None else None,
        action.translated(left, top) if action is not None else None,
    )


@lru_cache(maxsize=64)
def _places(width: int, height: int, text_percent: int) -> RowPlaces:
    """The parts of a row at the origin; `text_percent` is there to keep the sizes of text apart."""
    rect = QRect(0, 0, width, height)
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
        self._pen = RowPen()
        theme().changed.connect(self._pen.forget)

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
        places = row_places(rect)
        last = index.row() + 1 == index.model().rowCount()
        self._draw_ground(painter, rect, places.name.left(), selected, hovered, last)
        self._pen.avatar(painter, places.avatar, initials_of(row.name), row.id)
        self._draw_names(painter, places.name, row)
        self._draw_leaving(painter, places.leaves, row)
        self._draw_state(painter, places, row)
        if places.action is not None and (selected or hovered):
            self._draw_action(painter, places.action, selected)

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

    def _draw_ground(
        self, painter: QPainter, rect: QRect, left: int, selected: bool, hovered: bool, last: bool
    ) -> None:
        color = self._pen.color
        painter.fillRect(rect, color("selected" if selected else "hover" if hovered else "surface"))
        if selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), color("accent"))
        elif not last:
            painter.fillRect(left, rect.bottom(), rect.right() - left - _PAD, 1, color("line"))

    def _draw_names(self, painter: QPainter, place: QRect, row: ClientRow) -> None:
        upper, lower = _lines(place)
        pronouns = f"  {row.pronouns}" if row.pronouns else ""
        beside = min(self._pen.width_of(pronouns, "secondary"), upper.width() // 3) if pronouns else 0
        used = self._pen.text(painter, upper.adjusted(0, 0, -beside, 0), row.name, "strong", "text")
        rest = QRect(upper.left() + used, upper.top(), beside + 2, upper.height())
        self._pen.text(painter, rest, pronouns, "secondary", "text2")
        self._pen.text(painter, lower, row_details(row), "secondary", "text2")

    def _draw_leaving(self, painter: QPainter, place: QRect, row: ClientRow) -> None:
        upper, lower = _lines(place)
        told = leaving(row.discharge_date, row.status, self.today)
        self._pen.text(painter, upper, told.words, "body", "warn" if told.late else "text")
        self._pen.text(painter, lower, row.counselor or "No counselor yet", "secondary", "text2")

    def _draw_state(self, painter: QPainter, places: RowPlaces, row: ClientRow) -> None:
        if row.archived:
            self._pen.chip(painter, places.chip, "Archived", "neutral", "archive")
        else:
            self._pen.chip(painter, places.chip, label(row.status), *STATUS_CHIPS[row.status])
        if places.plan is not None:
            self._draw_plan(painter, places.plan, row)

    def _draw_plan(self, painter: QPainter, place: QRect, row: ClientRow) -> None:
        icon, mark, ink = "circle", "text3", "text3"
        if row.plan_number is not None:
            icon, mark = ("file-check", "ok") if row.plan_final else ("file-pen", "text2")
            ink = "text2"
        self._pen.icon(painter, place, icon, 16, mark)
        words = place.adjusted(theme().px(23), 0, 0, 0)
        self._pen.text(painter, words, plan_state(row), "secondary", ink)

    def _draw_action(self, painter: QPainter, place: QRect, selected: bool) -> None:
        look = theme()
        box = _button(place)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._pen.color("accent" if selected else "line"), 1))
        painter.setBrush(self._pen.color("accent" if selected else "surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), look.px(7), look.px(7))
        painter.restore()
        key = "Enter" if look.show_keys and selected else ""
        right = look.px(8) + (key_width(key) + look.px(6) if key else 0)
        ink = "onAccent" if selected else "text"
        self._pen.text(painter, box.adjusted(look.px(10), 0, -right, 0), self._action, "button", ink)
        if key:
            left = box.right() + 1 - look.px(8) - key_width(key)
            draw_key_cap(painter, left, box.center().y() + 0.5, key, self._pen.color(ink))


def _lines(place: QRect) -> tuple[QRect, QRect]:
    """The two lines of text in the height of a row."""
    height = theme().px(20)
    top = place.top() + (place.height() - 2 * height) // 2 + 1
    return (
        QRect(place.left(), top, place.width(), height),
        QRect(place.left(), top + height - 1, place.width(), height),
    )


def _button(place: QRect) -> QRect:
    """The button of 28 pixels in the middle of its column."""
    height = theme().px(28)
    return QRect(place.left(), place.top() + (place.height() - height) // 2, place.width(), height)
