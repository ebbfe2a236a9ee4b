"""How one message looks in a list: who called, whom they asked about and what they said, for whom, and since when."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aftercare_desktop.domain.messages import MessageRow
from aftercare_desktop.ui.table_model import ROW_ROLE
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.row_pen import RowPen
from aftercare_desktop.words.messages import about, addressee, caller, taken

MESSAGE_HEIGHT = 56
_PAD = 14
_WHEN_WIDTH = 124


class MessageRowDelegate(QStyledItemDelegate):
    """Paints a `MessageRow` in two lines."""

    def __init__(self, zone: ZoneInfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._pen = RowPen()
        theme().changed.connect(self._pen.forget)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme().px(360), theme().px(MESSAGE_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, MessageRow):
            return
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        last = index.row() + 1 == index.model().rowCount()
        self._draw_ground(painter, rect, selected, hovered, last)
        px = theme().px
        inside = rect.adjusted(px(_PAD), 0, -px(_PAD), 0)
        icon = "check" if row.done_at else "phone-incoming"
        self._pen.icon(painter, inside, icon, 18, "ok" if row.done_at else "text2")
        told = inside.adjusted(px(30), 0, -px(_WHEN_WIDTH) - px(12), 0)
        when = QRect(inside.right() + 1 - px(_WHEN_WIDTH), rect.top(), px(_WHEN_WIDTH), rect.height())
        upper, lower = _lines(told)
        self._pen.text(painter, upper, caller(row.message), "strong", "text")
        self._pen.text(painter, lower, about(row.message), "secondary", "text2")
        upper, lower = _lines(when)
        self._pen.text(painter, upper, taken(row, self._zone), "secondary", "text")
        self._pen.text(painter, lower, addressee(row), "secondary", "text2")

    def _draw_ground(self, painter: QPainter, rect: QRect, selected: bool, hovered: bool, last: bool) -> None:
        color = self._pen.color
        painter.fillRect(rect, color("selected" if selected else "hover" if hovered else "surface"))
        if selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), color("accent"))
        elif not last:
            painter.fillRect(rect.left() + _PAD, rect.bottom(), rect.width() - 2 * _PAD, 1, color("line"))


def _lines(place: QRect) -> tuple[QRect, QRect]:
    height = theme().px(20)
    top = place.top() + (place.height() - 2 * height) // 2
    return (
        QRect(place.left(), top, place.width(), height),
        QRect(place.left(), top + height, place.width(), height),
    )
