"""What waits for the chart as a list in which each thing is ticked or not."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from aftercare_desktop.domain.chart import ChartItem, ChartKey, Why
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.painting import draw_icon
from aftercare_desktop.ui.widgets.row_pen import RowPen
from aftercare_desktop.words.chart import ItemWords, item_words

_HEIGHT, _PAD, _BOX, _GAP, _LINE = 64, 14, 18, 12, 20
_KEY_ROLE = Qt.ItemDataRole.UserRole + 1
_WORDS_ROLE = Qt.ItemDataRole.UserRole + 2
_WHY_ROLE = Qt.ItemDataRole.UserRole + 3
_MARKED = {Why.CHANGED: ("refresh-cw", "warn"), Why.TO_CORRECT: ("triangle-alert", "danger")}
Index = QModelIndex | QPersistentModelIndex


class ChartList(QListView):
    """One stop for Tab. Up and Down move, Space ticks, and so does a click."""

    ticks_changed = Signal()
    """A person ticked or unticked; not emitted by `show_items`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Not yet in the chart")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setItemDelegate(_TickedRow(self))
        self._filling = False
        self._items.dataChanged.connect(self._on_items_data_changed)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_items(self, items: Sequence[ChartItem], unticked: frozenset[ChartKey] = frozenset()) -> None:
        """Show these, ticked but for `unticked`; the keyboard stays on the same row."""
        row = self.currentIndex().row()
        self._filling = True
        self._items.clear()
        for item in items:
            self._items.appendRow(_row(item, ticked=item.key not in unticked))
        self._filling = False
        if items:
            self.setCurrentIndex(self._items.index(min(max(row, 0), len(items) - 1), 0))

    def ticked(self) -> frozenset[ChartKey]:
        """What is ticked."""
        return frozenset(one.data(_KEY_ROLE) for one in self._rows() if _is_ticked(one))

    def unticked(self) -> frozenset[ChartKey]:
        """What the person took out."""
        return frozenset(one.data(_KEY_ROLE) for one in self._rows() if not _is_ticked(one))

    def tick_all(self, ticked: bool) -> None:
        """Tick every row, or none."""
        self._filling = True
        for one in self._rows():
            one.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self._filling = False
        self.ticks_changed.emit()

    def _rows(self) -> list[QStandardItem]:
        return [self._items.item(row) for row in range(self._items.rowCount())]

    def _on_items_data_changed(self) -> None:
        if not self._filling:
            self.ticks_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are for the page; Qt would look for a row that begins so."""
        if event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._items.rowCount():
            self.setCurrentIndex(self._items.index(0, 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(240), theme().px(2 * _HEIGHT))


def _is_ticked(item: QStandardItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked


def _row(item: ChartItem, *, ticked: bool) -> QStandardItem:
    words = item_words(item)
    row = QStandardItem(f"{words.headline()}. {_first_words(words)}")
    row.setData(item.key, _KEY_ROLE)
    row.setData(words, _WORDS_ROLE)
    row.setData(item.why, _WHY_ROLE)
    row.setCheckable(True)
    row.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
    row.setEditable(False)
    return row


def _first_words(words: ItemWords) -> str:
    """Enough of what it tells to know it again."""
    return " ".join(" ".join(words.paragraphs).split()[:60])


class _TickedRow(QStyledItemDelegate):
    """Paints a box and beside it what it is, of which day, and how it begins."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pen = RowPen()
        theme().changed.connect(self._pen.forget)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme().px(240), theme().px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        px, words = theme().px, index.data(_WORDS_ROLE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "selected" if selected else "hover" if hovered else "surface"
        painter.fillRect(option.rect, self._pen.color(ground))
        inside = option.rect.adjusted(px(_PAD), 0, -px(_PAD), 0)
        told = inside.adjusted(px(_BOX + _GAP), 0, 0, 0)
        painter.fillRect(told.left(), option.rect.bottom(), told.width(), 1, self._pen.color("line"))
        if bool(option.state & QStyle.StateFlag.State_HasFocus):
            painter.fillRect(
                option.rect.left(), option.rect.top(), 3, option.rect.height(), self._pen.color("accent")
            )
        self._draw_box(
            painter, inside, index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        )
        self._draw_words(painter, told, words, index.data(_WHY_ROLE))

    def _draw_words(self, painter: QPainter, told: QRect, words: ItemWords, why: Why) -> None:
        px = theme().px
        top = told.top() + (told.height() - 2 * px(_LINE)) // 2
        upper, lower = (
            QRect(told.left(), top + line * px(_LINE), told.width(), px(_LINE)) for line in range(2)
        )
        if why in _MARKED:
            icon, token = _MARKED[why]
            self._pen.icon(painter, upper, icon, 16, token)
            upper.setLeft(upper.left() + px(22))
        self._pen.text(painter, upper, words.title, "strong", "text")
        self._pen.text(painter, lower, f"{words.when}. {_first_words(words)}", "secondary", "text2")

    def _draw_box(self, painter: QPainter, inside: QRect, ticked: bool) -> None:
        look = theme()
        side = look.px(_BOX)
        box = QRectF(
            inside.left() + 0.5, inside.top() + (inside.height() - side) / 2 + 0.5, side - 1, side - 1
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("accent" if ticked else "control"), 1))
        painter.setBrush(look.color("accent" if ticked else "surface"))
        painter.drawRoundedRect(box, look.px(5), look.px(5))
        painter.restore()
        if ticked:
            draw_icon(painter, box.left() + look.px(1.5), box.top() + look.px(1.5), "check", 14, "onAccent")

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click anywhere on the row ticks it, and so does Space."""
        clicked = isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease
        pressed = (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select)
        )
        if not (clicked or pressed):
            return False
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return model.setData(index, state.value, Qt.ItemDataRole.CheckStateRole)
