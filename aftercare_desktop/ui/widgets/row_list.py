"""A list of tall rows, moved through by keys: the white sheet with round corners on which the pages' lists lie."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from aftercare_desktop.ui.theme import theme

_RADIUS = 12
_MOVES = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class RowList(QTableView):
    """One column of rows of a fixed height. A table view, because it lays 100,000 rows out in a millisecond where
    a list view needs a tenth of a second.

    Up, Down, J and K move; Enter and a double click choose; any other letter is offered to the page by `key_pressed`.
    """

    row_chosen = Signal(QModelIndex)
    """Enter or a double click on a row."""
    key_pressed = Signal(str)
    """A letter was pressed while the list has the keyboard, e.g. "A"."""
    menu_requested = Signal(QModelIndex, QPoint)
    """A right click or the menu key on a row, with the place on screen."""
    left_at_top = Signal()
    """Up was pressed on the first row: the page puts the keyboard back into its search."""

    def __init__(self, row_height: int, name: str, parent: QWidget | None = None) -> None:
        """`row_height` in pixels at 100 %; `name` for screen readers."""
        super().__init__(parent)
        self._row_height = row_height
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._on_theme_changed()
        theme().changed.connect(self._on_theme_changed)
        self.doubleClicked.connect(self.row_chosen)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show this model; only its first column, whose delegate paints the whole row."""
        super().setModel(model)
        if model is None:
            return
        for column in range(1, model.columnCount()):
            self.setColumnHidden(column, True)
        model.modelReset.connect(self._fit)
        self._fit()

    def choose_row(self, index: QModelIndex) -> None:
        """Make `index` the current row and keep it in sight."""
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def _fit(self) -> None:
        """The sheet is no longer than its rows."""
        rows = max(1, self.model().rowCount()) if self.model() else 1
        longest = rows * self.verticalHeader().defaultSectionSize() + 2
        self.setMaximumHeight(min(longest, 1_000_000))

    def _on_theme_changed(self) -> None:
        height = theme().px(self._row_height)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, theme().px(self._row_height) + 2)

    def sizeHint(self) -> QSize:
        return QSize(800, min(self.maximumHeight(), 600))

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.row_chosen.emit(self.currentIndex())
        elif plain and key in _MOVES:
            self._move(_MOVES[key])
        elif plain and key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_at_top.emit()
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move(-self._rows() if key == Qt.Key.Key_Home else self._rows())
        elif plain and Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
            self.key_pressed.emit(chr(key))
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: it would ask for every row. The search field finds people."""

    def _rows(self) -> int:
        return self.model().rowCount() if self.model() else 0

    def _move(self, by: int) -> None:
        rows = self._rows()
        if rows:
            row = min(max(self.currentIndex().row() + by, 0), rows - 1)
            self.choose_row(self.model().index(row, 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._move(1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index, place = self.indexAt(event.pos()), event.globalPos()
        else:
            index = self.currentIndex()
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
        if index.isValid():
            self.choose_row(index)
            self.menu_requested.emit(index, place)

    # Looks

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.viewport().rect())
        if self.verticalScrollBar().isVisible():
            rect.setRight(rect.right() + theme().px(_RADIUS))
        _round_corners(painter, rect, theme().px(_RADIUS))
        painter.end()


def _round_corners(painter: QPainter, rect: QRectF, radius: float) -> None:
    """Paint the page over the corners of `rect` and draw the hairline along them: rows know nothing of corners."""
    look = theme()
    outside = QPainterPath()
    outside.addRect(rect)
    inside = QPainterPath()
    inside.addRoundedRect(rect, radius - 1, radius - 1)
    painter.fillPath(outside.subtracted(inside), look.color("bg"))
    painter.setClipPath(_squares(rect, radius))
    painter.setPen(QPen(look.color("line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5), radius - 0.5, radius - 0.5)


def _squares(rect: QRectF, side: float) -> QPainterPath:
    """The four corners of `rect` as squares."""
    squares = QPainterPath()
    for left in (rect.left(), rect.right() - side):
        for top in (rect.top(), rect.bottom() - side):
            squares.addRect(left, top, side, side)
    return squares
