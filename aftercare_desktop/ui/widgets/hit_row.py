"""How one hit of the palette looks: a mark, what was found with the matching letters bold, and the key that does it."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from aftercare_desktop.domain.search import spans
from aftercare_desktop.ui.table_model import ROW_ROLE
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.labels import initials_of
from aftercare_desktop.ui.widgets.painting import draw_key_cap, key_width
from aftercare_desktop.ui.widgets.row_pen import RowPen

HIT_HEIGHT = 46
LINE_HEIGHT = 36
HEADING_HEIGHT = 28
_PAD = 14
_MARK = 28


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a group of hits."""

    title: str


@dataclass(frozen=True, slots=True)
class Hit:
    """What stands in one row. `person` is the id that gives an avatar its color; without it there is an icon."""

    title: str
    details: str = ""
    icon: str = ""
    person: int | None = None
    note: str = ""
    """A word at the right: a status."""
    key: str = ""

    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return ". ".join(part for part in (self.title, self.details, self.note, self.key) if part)


class HitDelegate(QStyledItemDelegate):
    """Paints headings and hits; `query` says which letters are bold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.query = ""
        self._pen = RowPen()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(ROW_ROLE)
        if isinstance(row, Heading):
            height = HEADING_HEIGHT
        else:
            height = HIT_HEIGHT if isinstance(row, Hit) and row.details else LINE_HEIGHT
        return QSize(theme().px(300), theme().px(height))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        px = theme().px
        inside = option.rect.adjusted(px(_PAD), 0, -px(_PAD), 0)
        if isinstance(row, Heading):
            painter.fillRect(option.rect, self._pen.color("surface"))
            self._pen.text(painter, inside.adjusted(0, px(4), 0, 0), row.title, "meta", "text3")
        elif isinstance(row, Hit):
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            ground = "selected" if selected else "hover" if hovered else "surface"
            painter.fillRect(option.rect, self._pen.color(ground))
            if selected:
                bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
                painter.fillRect(bar, self._pen.color("accent"))
            self._draw_hit(painter, inside, row)

    def _draw_hit(self, painter: QPainter, inside: QRect, hit: Hit) -> None:
        px = theme().px
        mark = QRect(inside.left(), inside.top() + (inside.height() - px(_MARK)) // 2, px(_MARK), px(_MARK))
        if hit.person is not None:
            self._pen.avatar(painter, mark, initials_of(hit.title), hit.person)
        else:
            self._pen.icon(painter, mark.adjusted(px(5), 0, 0, 0), hit.icon, 18, "text2")
        right = inside.right() + 1
        if hit.key and theme().show_keys:
            right -= key_width(hit.key)
            draw_key_cap(painter, right, inside.center().y() + 0.5, hit.key)
            right -= px(10)
        if hit.note:
            width = self._pen.width_of(hit.note, "secondary")
            right -= width
            self._pen.text(
                painter,
                QRect(right, inside.top(), width + 2, inside.height()),
                hit.note,
                "secondary",
                "text2",
            )
            right -= px(12)
        left = mark.right() + 1 + px(11)
        told = QRect(left, inside.top(), right - left, inside.height())
        if hit.details:
            line = px(20)
            top = told.top() + (told.height() - 2 * line) // 2 + 1
            self._marked(painter, QRect(left, top, told.width(), line), hit.title, "body", "text")
            lower = QRect(left, top + line - 1, told.width(), line)
            self._marked(painter, lower, hit.details, "secondary", "text2")
        else:
            self._marked(painter, told, hit.title, "body", "text")

    def _marked(self, painter: QPainter, place: QRect, text: str, role: str, token: str) -> None:
        """One line with the letters of the query bold and in the accent's color."""
        found = spans(text, self.query)
        if found:
            self._pen.marked_text(painter, place, text, role, token, found)
        else:
            self._pen.text(painter, place, text, role, token)
