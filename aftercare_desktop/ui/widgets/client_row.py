"""How one client looks in a list: avatar, names, the day they leave, plan, status, and the one button of the row."""

from dataclasses import dataclass
from datetime import UTC, date, tzinfo
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

from aftercare_desktop.domain.client_filters import USUAL_COLUMNS, ListColumn
from aftercare_desktop.domain.clients import ClientRow, ClientStatus
from aftercare_desktop.ui.table_model import ROW_ROLE
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.labels import initials_of
from aftercare_desktop.ui.widgets.painting import draw_key_cap, key_width
from aftercare_desktop.ui.widgets.row_pen import RowPen
from aftercare_desktop.words.clients import changed_on, leaving, plan_state, row_details
from aftercare_desktop.words.labels import label

ROW_HEIGHT = 49
ACTION_WIDTH = 118
_PAD = 14
_GAP = 12
_AVATAR = 30
_WORDS_WIDTH = 176
_NAME_LEAST = 220
_IN_WORDS = (ListColumn.LEAVES, ListColumn.COUNSELOR, ListColumn.PROGRAM, ListColumn.CHANGED)
_MARKS = {ListColumn.STATUS: 142, ListColumn.PLAN: 150}
"""Columns that are drawn, with their width."""

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


Lane = tuple[ListColumn, ...]
"""What stands in one place of a row: a chip, the plan, or one or two facts in words, one above the other."""


@lru_cache(maxsize=64)
def lanes_of(columns: tuple[ListColumn, ...]) -> tuple[Lane, ...]:
    """The chosen columns dealt out to the places of a row, from left to right."""
    words = [column for column in _IN_WORDS if column in columns]
    pairs = [tuple(words[start : start + 2]) for start in range(0, len(words), 2)]
    return (*pairs, *((column,) for column in _MARKS if column in columns))


@dataclass(frozen=True, slots=True)
class RowPlaces:
    """Where the parts of one row lie. Parts without room are left out: the row says less, never smaller."""

    avatar: QRect
    name: QRect
    lanes: tuple[tuple[Lane, QRect], ...]
    action: QRect | None


def row_places(rect: QRect, columns: tuple[ListColumn, ...] = USUAL_COLUMNS) -> RowPlaces:
    """Lay the parts of a row out over `rect`; the name takes what the others leave."""
    at_origin = _places(rect.width(), rect.height(), theme().text_percent, columns)
    left, top = rect.left(), rect.top()
    action = at_origin.action
    return RowPlaces(
        at_origin.avatar.translated(left, top),
        at_origin.name.translated(left, top),
        tuple((lane, place.translated(left, top)) for lane, place in at_origin.lanes),
        action.translated(left, top) if action is not None else None,
    )


@lru_cache(maxsize=64)
def _places(width: int, height: int, text_percent: int, columns: tuple[ListColumn, ...]) -> RowPlaces:
    """The parts of a row at the origin; `text_percent` is there to keep the sizes of text apart."""
    px = theme().px
    gap = px(_GAP)
    right = width - px(_PAD)
    left = px(_PAD)
    avatar = QRect(left, (height - px(_AVATAR)) // 2, px(_AVATAR), px(_AVATAR))
    left = avatar.right() + 1 + px(11)
    free = right - left - px(_NAME_LEAST)
    kept: list[Lane] = []
    for lane in lanes_of(columns):
        free -= px(_lane_width(lane)) + gap
        if free < 0:
            break
        kept.append(lane)
    with_action = free >= px(ACTION_WIDTH) + gap

    def take(wide: int) -> QRect:
        nonlocal right
        place = QRect(right - px(wide), 0, px(wide), height)
        right = place.left() - gap
        return place

    action = take(ACTION_WIDTH) if with_action else None
    lanes = [(lane, take(_lane_width(lane))) for lane in reversed(kept)]
    return RowPlaces(avatar, QRect(left, 0, right - left, height), tuple(reversed(lanes)), action)


def _lane_width(lane: Lane) -> int:
    """Pixels at 100 %."""
    return _MARKS.get(lane[0], _WORDS_WIDTH)


class ClientRowDelegate(QStyledItemDelegate):
    """Paints a `ClientRow`. The button shows on the current row and under the mouse; the same action is on Enter."""

    action_chosen = Signal(QModelIndex)
    """The painted button of this row was clicked."""

    def __init__(self, today: date, action: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.zone: tzinfo = UTC
        self.columns: tuple[ListColumn, ...] = USUAL_COLUMNS
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
        places = row_places(rect, self.columns)
        last = index.row() + 1 == index.model().rowCount()
        self._draw_ground(painter, rect, places.name.left(), selected, hovered, last)
        self._pen.avatar(painter, places.avatar, initials_of(row.name), row.id, selected=selected)
        self._draw_names(painter, places.name, row)
        for lane, place in places.lanes:
            self._draw_lane(painter, place, lane, row)
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
        place = row_places(rect, self.columns).action
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

    def _draw_lane(self, painter: QPainter, place: QRect, lane: Lane, row: ClientRow) -> None:
        if lane[0] is ListColumn.STATUS:
            self._draw_status(painter, place, row)
        elif lane[0] is ListColumn.PLAN:
            self._draw_plan(painter, place, row)
        else:
            lines = _lines(place) if len(lane) > 1 else (place,)
            for column, line in zip(lane, lines, strict=True):
                words, token = self._words(column, row)
                upper = line is lines[0]
                ink = token or ("text" if upper else "text2")
                self._pen.text(painter, line, words, "body" if upper else "secondary", ink)

    def _words(self, column: ListColumn, row: ClientRow) -> tuple[str, str]:
        """What a column says of a row, and the color it is said in if not the usual one."""
        if column is ListColumn.LEAVES:
            told = leaving(row.discharge_date, row.status, self.today)
            return told.words, "warn" if told.late else ""
        if column is ListColumn.COUNSELOR:
            return row.counselor or "No counselor yet", ""
        if column is ListColumn.PROGRAM:
            return row.program or "No program", ""
        return changed_on(row.changed_at, self.zone), ""

    def _draw_status(self, painter: QPainter, place: QRect, row: ClientRow) -> None:
        if row.archived:
            self._pen.chip(painter, place, "Archived", "neutral", "archive")
        else:
            self._pen.chip(painter, place, label(row.status), *STATUS_CHIPS[row.status])

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
