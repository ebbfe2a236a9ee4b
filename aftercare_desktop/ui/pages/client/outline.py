"""The outline of the form's cards: one row each, done or not, with the number of fields to mend."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.painting import draw_icon

_ROW = 35
_MARK = 18
_OUTLINE_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OutlineRow(QAbstractButton):
    """One section. Its mark: a filled circle with a check if something is written there, else an empty ring."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(title)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._filled = False
        self._problems = 0
        self._say()

    def set_state(self, filled: bool, problems: int) -> None:
        """Whether something is written in the section, and how many of its fields must be mended."""
        if (filled, problems) != (self._filled, self._problems):
            self._filled, self._problems = filled, problems
            self._say()
            self.update()

    def _say(self) -> None:
        state = "written" if self._filled else "empty"
        if self._problems:
            state = f"{self._problems} to mend"
        self.setAccessibleName(f"{self.text()}, {state}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The outline moves between its rows; a button would move among its neighbors by itself."""
        if event.key() in _OUTLINE_KEYS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(180), theme().px(_ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        side = look.px(_MARK)
        mark = QRect(look.px(10), (self.height() - side) // 2, side, side)
        self._draw_mark(painter, mark)
        right = look.px(12)
        if self._problems:
            painter.setFont(look.font("label"))
            painter.setPen(look.color("danger"))
            place = QRect(self.width() - look.px(40), 0, look.px(30), self.height())
            painter.drawText(
                place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(self._problems)
            )
            right = look.px(40)
        left = mark.right() + look.px(10)
        painter.setFont(look.font("strong" if self.isChecked() else "body", size=14.5))
        painter.setPen(look.color("text"))
        room = QRect(left, 0, self.width() - left - right, self.height())
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    def _draw_ground(self, painter: QPainter) -> None:
        look = theme()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(look.color("focus"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(look.color("selected"))
        elif self.underMouse():
            painter.setBrush(look.color("hover"))
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, look.px(8), look.px(8))

    def _draw_mark(self, painter: QPainter, mark: QRect) -> None:
        look = theme()
        ring = QRectF(mark).adjusted(0.75, 0.75, -0.75, -0.75)
        if self._problems:
            draw_icon(painter, mark.x(), mark.y(), "circle-alert", _MARK, "danger")
        elif self._filled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
            painter.drawEllipse(QRectF(mark))
            inner = look.px(12)
            offset = (mark.width() - inner) / 2
            draw_icon(painter, mark.x() + offset, mark.y() + offset, "check", 12, "onAccent")
        else:
            painter.setPen(QPen(look.color("control"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(ring)


class Outline(QWidget):
    """The rows under each other. One stop for Tab: the row of the section in sight; arrows move."""

    chosen = Signal(str)
    """A row was clicked, or Space or Enter pressed on it: the person wants to write in this section."""
    passed = Signal(str)
    """The arrows came to this section: the person wants to see it."""

    def __init__(self, sections: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        """`sections` are (key, words); `name` is what screen readers say."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setProperty("pane", True)
        self._rows: dict[str, OutlineRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for key, title in sections:
            row = OutlineRow(title)
            row.clicked.connect(partial(self._on_row_clicked, key))
            self._rows[key] = row
            column.addWidget(row)
        column.addStretch(1)
        self.set_current(next(iter(self._rows)))

    def row(self, key: str) -> OutlineRow:
        """The row of a section."""
        return self._rows[key]

    def current(self) -> str:
        """The key of the section in sight."""
        return next(key for key, row in self._rows.items() if row.isChecked())

    def set_current(self, key: str) -> None:
        """Mark the section in sight; emits nothing."""
        for own, row in self._rows.items():
            row.setChecked(own == key)
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if own == key else Qt.FocusPolicy.ClickFocus)

    def next_key(self, step: int) -> str:
        """The key of the section before (-1) or after (1) the one in sight; the same at an end."""
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
