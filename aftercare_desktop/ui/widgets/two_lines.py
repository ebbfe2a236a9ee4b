"""Rows of lists that say a thing on two lines: bold above, quieter below, an icon before, two more at the right."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aftercare_desktop.ui.table_model import ROW_ROLE
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.row_pen import RowPen

_PAD = 14
_ICON = 18
_AFTER_ICON = 11
_LINE = 20
_MOST_NARROW = 300
_BETWEEN = 12


@dataclass(frozen=True, slots=True)
class TwoLines:
    """What a row says."""

    upper: str
    lower: str
    icon: str = ""
    icon_token: str = "text2"
    right_upper: str = ""
    right_lower: str = ""


class TwoLinesDelegate(QStyledItemDelegate):
    """Paints rows as `lines` says them; a subclass knows the kind of row."""

    def __init__(self, height: int, parent: QObject | None = None, *, right_width: int = 0) -> None:
        """`height` of a row and `right_width` of what stands at the right, in pixels at 100 %."""
        super().__init__(parent)
        self._height = height
        self._right_width = right_width
        self._pen = RowPen()
        theme().changed.connect(self._pen.forget)

    def lines(self, row: object) -> TwoLines | None:
        """What this row says; None for a row that is not shown so."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme().px(_MOST_NARROW), theme().px(self._height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        said = self.lines(index.data(ROW_ROLE))
        if said is None:
            return
        px = theme().px
        inside = option.rect.adjusted(px(_PAD), 0, -px(_PAD), 0)
        told = inside.adjusted(px(_ICON + _AFTER_ICON), 0, 0, 0) if said.icon else inside
        last = index.row() + 1 == index.model().rowCount()
        self._draw_ground(painter, option, told, last)
        if said.icon:
            self._pen.icon(painter, inside, said.icon, _ICON, said.icon_token)
        if self._right_width:
            right = QRect(inside)
            right.setLeft(inside.right() + 1 - px(self._right_width))
            self._draw_lines(painter, right, said.right_upper, said.right_lower, "secondary", "text")
            told.setRight(right.left() - px(_BETWEEN))
        self._draw_lines(painter, told, said.upper, said.lower, "strong", "text")

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, told: QRect, last: bool) -> None:
        rect, color = option.rect, self._pen.color
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(rect, color("selected" if selected else "hover" if hovered else "surface"))
        if selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), color("accent"))
        elif not last:
            painter.fillRect(told.left(), rect.bottom(), told.width(), 1, color("line"))

    def _draw_lines(
        self, painter: QPainter, place: QRect, upper: str, lower: str, role: str, token: str
    ) -> None:
        line = theme().px(_LINE)
        top = place.top() + (place.height() - 2 * line) // 2 + 1
        self._pen.text(painter, QRect(place.left(), top, place.width(), line), upper, role, token)
        below = QRect(place.left(), top + line - 1, place.width(), line)
        self._pen.text(painter, below, lower, "secondary", "text2")
