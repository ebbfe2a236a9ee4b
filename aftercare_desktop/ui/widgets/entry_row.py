"""How one entry of the directory looks in a list: what it is as an icon, its name, and where it is."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aftercare_desktop.domain.directory import EntryKind, EntryRow
from aftercare_desktop.ui.table_model import ROW_ROLE
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.row_pen import RowPen
from aftercare_desktop.words.directory import row_details

ENTRY_ROW_HEIGHT = 49
_PAD = 14
_ICON = 18
_LINE = 20

KIND_ICONS: dict[EntryKind, str] = {
    EntryKind.PROVIDER: "stethoscope",
    EntryKind.CLINIC: "activity",
    EntryKind.PHARMACY: "pill",
    EntryKind.HOSPITAL: "building-2",
    EntryKind.COURT: "scale",
    EntryKind.AGENCY: "hand-helping",
    EntryKind.RESIDENCE_OPERATOR: "house",
    EntryKind.CRISIS_LINE: "phone-call",
    EntryKind.OTHER: "map-pin",
}


class EntryRowDelegate(QStyledItemDelegate):
    """Paints an `EntryRow` on two lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pen = RowPen()
        theme().changed.connect(self._pen.forget)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(theme().px(300), theme().px(ENTRY_ROW_HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, EntryRow):
            return
        look, rect = theme(), option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        color = self._pen.color
        painter.fillRect(rect, color("selected" if selected else "hover" if hovered else "surface"))
        left = rect.left() + look.px(_PAD)
        words = left + look.px(_ICON + 11)
        if selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), color("accent"))
        elif index.row() + 1 < index.model().rowCount():
            painter.fillRect(words, rect.bottom(), rect.right() - words - look.px(_PAD), 1, color("line"))
        icon = "archive" if row.archived else KIND_ICONS[row.kind]
        ink = "text3" if row.archived else "text2"
        self._pen.icon(painter, QRect(left, rect.top(), look.px(_ICON), rect.height()), icon, _ICON, ink)
        line = look.px(_LINE)
        top = rect.top() + (rect.height() - 2 * line) // 2 + 1
        width = rect.right() - look.px(_PAD) - words
        self._pen.text(painter, QRect(words, top, width, line), row.name, "strong", "text")
        self._pen.text(
            painter, QRect(words, top + line - 1, width, line), row_details(row), "secondary", "text2"
        )
