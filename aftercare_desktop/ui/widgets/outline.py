"""Outlines: painted rows that lead to the parts of a page, with a mark that says how each part stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import pressed_by_enter
from aftercare_desktop.ui.widgets.painting import draw_icon

_ROW = 35
_MARK = 18
_LEFT = 34
_RIGHT = 4
_OUTLINE_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Mark(Enum):
    """What stands before a row's words (DESIGN.md section 2)."""

    EMPTY = auto()
    """Not started: an empty ring."""
    GAP = auto()
    """Something is still needed: a ring with a dot."""
    DONE = auto()
    """A full round with a check."""
    PROBLEM = auto()
    """Something must be mended."""
    ICON = auto()
    """No state: the icon of the part itself."""


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row looks: its mark, the few words at its right with their color; `spoken` is what screen readers add."""

    mark: Mark
    icon: str = ""
    words: str = ""
    token: str = "text3"
    spoken: str = ""


class PaintedRow(QAbstractButton):
    """A row that acts like a button and is drawn by hand: ground for hover, choice and keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(_ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def draw_ground(self, painter: QPainter) -> None:
        """The first thing a subclass paints."""
        look = theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(look.color("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(look.color("selected"))
        elif self.underMouse():
            painter.setBrush(look.color("hover"))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, look.px(8), look.px(8))


class OutlineRow(PaintedRow):
    """A part of a page: mark, name, and a few words at the right. A name that is long for the row takes two lines."""

    def __init__(self, title: str, state: RowState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setCheckable(True)
        self.setText(title)
        self.setToolTip(title)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._say()

    def state(self) -> RowState:
        """The state on show."""
        return self._state

    def show_state(self, state: RowState) -> None:
        """Show another state."""
        if state != self._state:
            self._state = state
            self._say()
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the name chosen, which is bold, so that choosing moves nothing."""
        room = self._title_place(width).toRect().adjusted(0, 0, 0, 1_000)
        words = QFontMetrics(theme().font("strong")).boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
        return max(theme().px(_ROW), words.height() + theme().px(8))

    def _say(self) -> None:
        spoken = self._state.spoken
        self.setAccessibleName(f"{self.text()}, {spoken}" if spoken else self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, state = theme(), self._state
        painter = QPainter(self)
        self.draw_ground(painter)
        _draw_mark(painter, QPointF(look.px(17), self.height() / 2), state)
        painter.setFont(self._state_font())
        painter.setPen(look.color(state.token))
        right = QRectF(0, 0, self.width() - look.px(_RIGHT + 2), self.height())
        painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, state.words)
        painter.setFont(self._title_font())
        painter.setPen(look.color("text" if self.isChecked() else "text2"))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self._title_place(self.width()), int(flags), self.text())
        painter.end()

    def is_cut(self) -> bool:
        """Whether there is too little room for the whole name."""
        place = self._title_place(self.width()).toRect()
        words = QFontMetrics(self._title_font()).boundingRect(place, Qt.TextFlag.TextWordWrap, self.text())
        return words.height() > place.height() or words.width() > place.width()

    def _title_place(self, width: int) -> QRectF:
        look, words = theme(), self._state.words
        room = QFontMetrics(self._state_font()).horizontalAdvance(words) + look.px(8) if words else 0
        left = look.px(_LEFT)
        return QRectF(left, 0, width - left - room - look.px(_RIGHT), self.height())

    def _title_font(self) -> QFont:
        return theme().font("strong" if self.isChecked() else "body")

    def _state_font(self) -> QFont:
        return theme().font("help" if self._state.token == "text3" else "chip")


def _draw_mark(painter: QPainter, middle: QPointF, state: RowState) -> None:
    look = theme()
    radius = look.px(_MARK) / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state.mark is Mark.ICON:
        side = look.px(16) / 2
        draw_icon(painter, middle.x() - side, middle.y() - side, state.icon, 16, "text3")
    elif state.mark is Mark.PROBLEM:
        draw_icon(painter, middle.x() - radius, middle.y() - radius, "circle-alert", _MARK, "danger")
    elif state.mark is Mark.DONE:
        _draw_check(painter, middle, radius)
    else:
        gap = state.mark is Mark.GAP
        painter.setPen(QPen(look.color("warn" if gap else "control"), 1.5))
        painter.drawEllipse(middle, radius - 0.75, radius - 0.75)
        if gap:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("warn"))
            painter.drawEllipse(middle, look.px(4), look.px(4))


def _draw_check(painter: QPainter, middle: QPointF, radius: float) -> None:
    look = theme()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("accent"))
    painter.drawEllipse(middle, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.color("onAccent"), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    unit = radius / 9
    x, y = middle.x(), middle.y()
    corners = (-4.0, 0.0), (-1.0, 3.0), (4.0, -3.0)
    painter.drawPolyline(QPolygonF([QPointF(x + dx * unit, y + dy * unit) for dx, dy in corners]))


class _ListedRow(OutlineRow):
    """A row of an `Outline`, which moves between its rows; a button would move among its neighbors by itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OUTLINE_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class Outline(QWidget):
    """Rows under each other. One stop for Tab: the row of the part in sight; arrows move."""

    chosen = Signal(str)
    """A row was clicked, or Space or Enter pressed on it: the person wants to write in this part."""
    passed = Signal(str)
    """The arrows came to this part: the person wants to see it."""

    def __init__(
        self, parts: Sequence[tuple[str, str, RowState]], name: str, parent: QWidget | None = None
    ) -> None:
        """`parts` are (key, words, state); `name` is what screen readers say."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("pane", True)
        self._rows: dict[str, OutlineRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for key, title, state in parts:
            row = _ListedRow(title, state)
            row.clicked.connect(partial(self._on_row_clicked, key))
            self._rows[key] = row
            column.addWidget(row)
        column.addStretch(1)
        self.set_current(next(iter(self._rows)))

    def row(self, key: str) -> OutlineRow:
        """The row of a part."""
        return self._rows[key]

    def current(self) -> str:
        """The key of the part in sight."""
        return next(key for key, row in self._rows.items() if row.isChecked())

    def set_current(self, key: str) -> None:
        """Mark the part in sight; emits nothing."""
        for own, row in self._rows.items():
            row.setChecked(own == key)
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if own == key else Qt.FocusPolicy.ClickFocus)

    def next_key(self, step: int) -> str:
        """The key of the part before (-1) or after (1) the one in sight; the same at an end."""
        keys = list(self._rows)
        place = keys.index(self.current()) + step
        return keys[min(max(place, 0), len(keys) - 1)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(self.current())
            return
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        key = self.next_key(step)
        self.set_current(key)
        self._rows[key].setFocus()
        self.passed.emit(key)

    def _on_row_clicked(self, key: str) -> None:
        self.set_current(key)
        self.chosen.emit(key)
