"""Ctrl+K: one field over everything, with what it finds below. Made when it opens and gone when it closes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from aftercare_desktop.errors import AftercareError
from aftercare_desktop.ui.offers import Group, Offer
from aftercare_desktop.ui.table_model import ROW_ROLE
from aftercare_desktop.ui.theme import set_role, theme
from aftercare_desktop.ui.widgets.choices import SearchField
from aftercare_desktop.ui.widgets.frames import Separator
from aftercare_desktop.ui.widgets.hit_row import Heading, HitDelegate
from aftercare_desktop.ui.widgets.labels import Words

_WIDTH = 640
_TOP = 64
_SHADOW = 14
_LEAST_LIST = 96
Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 6,
    Qt.Key.Key_PageUp: -6,
}


class Palette(QWidget):
    """Lies over its parent. Typing finds, the arrows move, Enter does it, Esc or a click beside it closes.

    The keyboard goes back to where it was, unless what was chosen leads elsewhere.
    """

    closed = Signal()

    name = "Find anything"
    placeholder = "Find a person, a place or a thing to do"
    nothing_found = "No one by that name. Check the spelling, or try the record number or date of birth."

    def __init__(self, find: Callable[[str], Sequence[Group]], parent: QWidget) -> None:
        """`find` answers a query, also an empty one."""
        super().__init__(parent)
        self._over = parent
        self._find = find
        self._came_from = QApplication.focusWidget()
        self.setAccessibleName(self.name)
        self._build()
        self.fit()
        self._search("")
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def _build(self) -> None:
        look = theme()
        self.panel = QFrame(self)
        set_role(self.panel, "card")
        self.search = PaletteField(self.placeholder)
        self.search.textChanged.connect(self._search)
        self.search.stepped.connect(self._move)
        self.search.entered.connect(self._choose)
        self.search.left.connect(self.close_palette)
        self.model = _Rows(self)
        self.list = QListView()
        self.list.setAccessibleName("Found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(self.list, "bare")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self.list.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._delegate = HitDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.model)
        self.list.clicked.connect(self._on_list_clicked)
        self.nothing = Words("", "secondary", wrap=True)
        self.nothing.setContentsMargins(look.px(14), look.px(12), look.px(14), look.px(14))
        self._column = column = QVBoxLayout(self.panel)
        column.setContentsMargins(1, look.px(10), 1, look.px(8))
        column.setSpacing(0)
        field = QVBoxLayout()
        field.setContentsMargins(look.px(10), 0, look.px(10), look.px(10))
        field.addWidget(self.search)
        column.addLayout(field)
        column.addWidget(Separator())
        column.addSpacing(look.px(4))
        column.addWidget(self.list)
        column.addWidget(self.nothing)

    # Finding

    def _search(self, query: str) -> None:
        words = self.nothing_found
        try:
            groups = self._find(query)
        except AftercareError as problem:
            groups, words = (), problem.sentence
        self._delegate.query = query
        self.model.show_groups(groups)
        self.nothing.setText("" if groups else words)
        self.nothing.setVisible(not groups)
        self.list.setVisible(bool(groups))
        self._fit_panel()
        self._move(1)

    def offer(self) -> Offer | None:
        """What Enter does now."""
        return self.model.offer_at(self.list.currentIndex())

    def _move(self, by: int) -> None:
        """To the next hit but `by - 1` in this direction, past the headings, no further than the ends."""
        rows = self.model.hits()
        if not rows:
            self.search.setAccessibleDescription("")
            self.show_offer(None)
            return
        current = self.list.currentIndex()
        at = rows.index(current.row()) + by if current.isValid() and current.row() in rows else 0
        row = rows[min(max(at, 0), len(rows) - 1)]
        self.list.setCurrentIndex(self.model.index(row))
        if row == rows[0]:
            self.list.scrollToTop()
        offer = self.offer()
        # The keyboard stays in the field: screen readers hear of the row as what the field describes.
        self.search.setAccessibleDescription(offer.hit.spoken() if offer is not None else "")
        self.show_offer(offer)

    def show_offer(self, offer: Offer | None) -> None:
        """The row at hand is another one, or there is none: for palettes that show more of it below the list."""

    def room_below(self) -> int:
        """Pixels that what stands below the list takes."""
        return 0

    # Choosing and closing

    def _on_list_clicked(self, index: QModelIndex) -> None:
        """Later: the list still holds the rows of this click."""
        self.list.setCurrentIndex(index)
        QTimer.singleShot(0, self, self._choose)

    def _choose(self) -> None:
        offer = self.offer()
        if offer is not None:
            self.close_palette()
            # Later: what was chosen may do away with everything here.
            QTimer.singleShot(0, self._over, offer.run)

    def close_palette(self, *, give_back: bool = True) -> None:
        """Forget what was found and go away; `give_back` puts the keyboard where it was."""
        if self.isHidden():
            return
        QApplication.instance().focusChanged.disconnect(self._on_focus_changed)  # type: ignore[union-attr]
        came_from = self._came_from
        self.search.clear()
        self.model.show_groups(())
        self.hide()
        if give_back and came_from is not None and isValid(came_from):
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        self.deleteLater()

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        """The keyboard went elsewhere in this window (F6, a page's own search): the palette is not wanted any more."""
        if now is not None and isValid(now) and not self.isAncestorOf(now) and now.window() is self.window():
            self.close_palette(give_back=False)

    # Looks

    def fit(self) -> None:
        """Cover the parent; the panel stands in the middle of its upper part."""
        self.setGeometry(self._over.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_panel()

    def _fit_panel(self) -> None:
        look = theme()
        width = min(look.px(_WIDTH), self.width() - look.px(48))
        top = look.px(_TOP) if self.height() > look.px(700) else look.px(24)
        self.list.setFixedHeight(min(self.model.height(self.list), self._room_for_list(top)))
        self.panel.setFixedWidth(width)
        column = self._column
        wraps = column.hasHeightForWidth()
        height = column.totalHeightForWidth(width) if wraps else column.totalSizeHint().height()
        place = QRect((self.width() - width) // 2, top, width, height)
        before = self.panel.geometry()
        if place != before:
            # Only where shadow and panel were and will be: what lies under them is painted again each time.
            self.panel.setGeometry(place)
            margin = 2 * _SHADOW
            self.update(before.united(place).adjusted(-margin, -margin, margin, margin))

    def _room_for_list(self, top: int) -> int:
        return max(theme().px(_LEAST_LIST), self.height() - top - theme().px(120) - self.room_below())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A soft shadow, drawn by hand: an effect on the panel would draw all its letters twice."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        color = theme().color("shadow")
        color.setAlphaF(color.alphaF() / 5)
        painter.setBrush(color)
        for ring in range(_SHADOW, 0, -2):
            box = QRectF(self.panel.geometry()).adjusted(-ring, -ring / 2, ring, ring * 1.4)
            painter.drawRoundedRect(box, 12 + ring, 12 + ring)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_palette()


class PaletteField(SearchField):
    """Keeps the keyboard: arrows and Tab move through what was found. Enter acts when it is let go, once however long
    it is held: what comes next on screen does not hear of it.
    """

    stepped = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder, "", name=placeholder)
        self._enter_held = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER:
            self._enter_held = self._enter_held or not event.isAutoRepeat()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ENTER or event.isAutoRepeat():
            super().keyReleaseEvent(event)
        elif self._enter_held:
            self._enter_held = False
            self.entered.emit()

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.stepped.emit(1 if forward else -1)
        return True


class _Rows(QAbstractListModel):
    """Headings and hits in one column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Heading | Offer] = []

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these in place of what was shown."""
        self.beginResetModel()
        rows: list[Heading | Offer] = []
        for group in groups:
            rows += [Heading(group.title), *group.offers]
        self._rows = rows
        self.endResetModel()

    def hits(self) -> list[int]:
        """The rows that can be chosen."""
        return [number for number, row in enumerate(self._rows) if isinstance(row, Offer)]

    def titles(self) -> list[str]:
        """What stands in the rows, from top to bottom."""
        return [row.hit.title if isinstance(row, Offer) else row.title for row in self._rows]

    def offer_at(self, index: QModelIndex) -> Offer | None:
        """What is offered in this row; None for a heading and for no row."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Offer) else None

    def height(self, view: QListView) -> int:
        """Of all rows together."""
        return sum(view.sizeHintForRow(number) for number in range(len(self._rows)))

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        shown = row.hit if isinstance(row, Offer) else row
        if role == ROW_ROLE:
            return shown
        if role == Qt.ItemDataRole.DisplayRole:
            return shown.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.hit.spoken() if isinstance(row, Offer) else row.title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        chosen = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return chosen if isinstance(self._rows[index.row()], Offer) else Qt.ItemFlag.NoItemFlags
