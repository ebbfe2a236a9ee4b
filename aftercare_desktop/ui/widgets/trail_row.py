"""How one line of the audit trail looks: what was done to whom, below it when, by whom, and the ids."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aftercare_desktop.domain.audit import TrailLine
from aftercare_desktop.ui.table_model import ROW_ROLE
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.row_pen import RowPen
from aftercare_desktop.words.audit import details, headline

TRAIL_ROW_HEIGHT = 49
_PAD = 14
_LINE = 20


class TrailRowDelegate(QStyledItemDelegate):
    """Paints a `TrailLine` on two lines."""

    def __init__(self, zone: ZoneInfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._pen = RowPen()
        theme().changed.connect(self._pen.forget)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme().px(300), theme().px(TRAIL_ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(ROW_ROLE)
        if not isinstance(line, TrailLine):
            return
        look, rect = theme(), option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        color = self._pen.color
        painter.fillRect(rect, color("selected" if selected else "surface"))
        left, pad, high = rect.left() + look.px(_PAD), look.px(_PAD), look.px(_LINE)
        if selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), color("accent"))
        else:
            painter.fillRect(left, rect.bottom(), rect.right() - left - pad, 1, color("line"))
        top = rect.top() + (rect.height() - 2 * high) // 2 + 1
        width = rect.right() - pad - left
        self._pen.text(painter, QRect(left, top, width, high), headline(line), "strong", "text")
        below = QRect(left, top + high - 1, width, high)
        self._pen.text(painter, below, details(line, self._zone), "secondary", "text2")
