"""How one staff member looks in a list: who and how to reach them, beside it the role and the user name."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aftercare_desktop.domain.staff import StaffMember
from aftercare_desktop.ui.table_model import ROW_ROLE
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.labels import initials_of
from aftercare_desktop.ui.widgets.painting import chip_width
from aftercare_desktop.ui.widgets.row_pen import RowPen
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.staff import NOT_ACTIVE, reached

STAFF_ROW_HEIGHT = 56
_PAD = 14
_AVATAR = 32
_ROLE_WIDTH = 150
_GAP = 12


class StaffRowDelegate(QStyledItemDelegate):
    """Paints a `StaffMember` in two lines and two columns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pen = RowPen()
        theme().changed.connect(self._pen.forget)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme().px(360), theme().px(STAFF_ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        member = index.data(ROW_ROLE)
        if not isinstance(member, StaffMember):
            return
        rect, px = option.rect, theme().px
        self._draw_ground(painter, option, last=index.row() + 1 == index.model().rowCount())
        inside = rect.adjusted(px(_PAD), 0, -px(_PAD), 0)
        side = px(_AVATAR)
        picture = QRect(inside.left(), rect.top() + (rect.height() - side) // 2, side, side)
        self._pen.avatar(painter, picture, initials_of(member.name), member.id)
        role = QRect(inside.right() + 1 - px(_ROLE_WIDTH), rect.top(), px(_ROLE_WIDTH), rect.height())
        who = inside.adjusted(side + px(_GAP), 0, -px(_ROLE_WIDTH) - px(_GAP), 0)
        ink = "text" if member.active else "text2"
        upper, lower = _lines(who)
        self._draw_name(painter, upper, member, ink)
        self._pen.text(painter, lower, reached(member), "secondary", "text2")
        upper, lower = _lines(role)
        self._pen.text(painter, upper, label(member.role), "secondary", ink)
        self._pen.text(painter, lower, member.user_name, "secondary", "text2")

    def _draw_name(self, painter: QPainter, place: QRect, member: StaffMember, ink: str) -> None:
        chip = 0 if member.active else chip_width(NOT_ACTIVE, "user-x") + theme().px(8)
        used = self._pen.text(painter, place.adjusted(0, 0, -chip, 0), member.name, "strong", ink)
        if chip:
            beside = place.adjusted(used + theme().px(8), 0, 0, 0)
            self._pen.chip(painter, beside, NOT_ACTIVE, "neutral", "user-x")

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem, *, last: bool) -> None:
        color, rect = self._pen.color, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
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
