"""The lines of a timeline as buttons under their months. One stop for Tab; the arrow keys move from line to line."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from aftercare_desktop.domain.timeline import MessageLine, NoteLine, TimelineLine
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.painting import draw_icon, lines_of
from aftercare_desktop.words.timeline import line_spot, line_words, month

_DOT, _LEFT, _TOP, _DAY_WIDTH, _TITLE, _DETAIL = 28, 42, 6, 132, 20, 18
_MOST_LINES = 3
_READ_AHEAD = 600
"""Characters that can stand in three lines at most; the rest is read where the entry is opened."""


class TimelineRow(QAbstractButton):
    """One line: icon, title and day; below them what there is to say, and who wrote it down."""

    def __init__(self, line: TimelineLine, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.words = line_words(line, today)
        self._broken: dict[int, list[str]] = {}
        self.setAccessibleName(self.words.spoken())
        self.setToolTip(self.words.by)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if self.opens():
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def opens(self) -> bool:
        """Whether there is something to open: not behind a line that says that something is gone."""
        if self.words.quiet:
            return False
        return isinstance(self.line, NoteLine | MessageLine) or line_spot(self.line) is not None

    def _detail(self, width: int) -> list[str]:
        """The lines at this width; kept, because the layout asks for the same few widths again and again."""
        if width not in self._broken:
            self._broken[width] = self._break(width)
        return self._broken[width]

    def _break(self, width: int) -> list[str]:
        room = width - theme().px(_LEFT) - theme().px(_DAY_WIDTH)
        metrics = QFontMetrics(theme().font("secondary"))
        return lines_of(metrics, self.words.detail[:_READ_AHEAD], room, _MOST_LINES)

    def heightForWidth(self, width: int) -> int:
        look, least = theme(), 1 if self.words.by else 0
        lines = max(len(self._detail(width)), least)
        return look.px(2 * _TOP + _TITLE) + lines * look.px(_DETAIL)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), self.heightForWidth(theme().px(480)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(240), theme().px(2 * _TOP + _TITLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, words = theme(), self.words
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.opens():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), look.px(8), look.px(8))
        self._paint_dot(painter)
        left, day_left = look.px(_LEFT), self.width() - look.px(_DAY_WIDTH)
        room = day_left - left - look.px(6)
        top = QRectF(left, look.px(_TOP), room, look.px(_TITLE))
        self._write(
            painter,
            top,
            words.title,
            "secondary" if words.quiet else "label",
            "text3" if words.quiet else "text",
        )
        for number, text in enumerate(self._detail(self.width())):
            place = QRectF(left, top.bottom() + number * look.px(_DETAIL), room, look.px(_DETAIL))
            self._write(painter, place, text, "secondary", "text2")
        right = QRectF(day_left, top.y(), look.px(_DAY_WIDTH) - look.px(6), look.px(_TITLE))
        self._write(painter, right, words.day, "meta", "text3", Qt.AlignmentFlag.AlignRight)
        self._write(
            painter,
            right.translated(0, right.height()),
            words.by,
            "meta",
            "text3",
            Qt.AlignmentFlag.AlignRight,
        )
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), look.px(7), look.px(7))
        painter.end()

    def _paint_dot(self, painter: QPainter) -> None:
        look = theme()
        dot = QRectF(look.px(6), look.px(_TOP), look.px(_DOT), look.px(_DOT))
        middle = dot.center().x()
        painter.setPen(QPen(look.color("line"), 2))
        painter.drawLine(int(middle), int(dot.bottom()), int(middle), self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("neutralSoft"))
        painter.drawEllipse(dot)
        inset = (dot.width() - look.px(14)) / 2
        draw_icon(painter, dot.x() + inset, dot.y() + inset, self.words.icon, 14, "text2")

    @staticmethod
    def _write(
        painter: QPainter,
        place: QRectF,
        text: str,
        role: str,
        token: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(theme().font(role))
        painter.setPen(theme().color(token))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, align | Qt.AlignmentFlag.AlignVCenter, shown)


class _Lines(QVBoxLayout):
    """One below the other. Heights are kept for more than the one width that Qt keeps: what lies around asks for
    three in turn, and each time every line would be asked.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def minimumHeightForWidth(self, width: int) -> int:
        """The same: a line has the height of its words and no other."""
        return self.heightForWidth(width)

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()


class TimelineList(QWidget):
    """Lines that only grow at their end until they are shown anew."""

    line_chosen = Signal(object)
    """Emitted with the line on which Enter or a click came, where it opens something."""
    key_pressed = Signal(str)
    """A letter was pressed while a line has the keyboard, e.g. "N"."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.rows: list[TimelineRow] = []
        self.months: list[Words] = []
        self._blocks: list[QWidget] = []
        self._column = _Lines(self)
        self.setAccessibleName("What happened, newest first")

    def show_lines(self, lines: Sequence[TimelineLine]) -> None:
        """Show these lines in place of all others. The keyboard stays on the line it was on, if that is still there."""
        focused = next((row.line.stamp for row in self.rows if row is self.focusWidget()), None)
        for block in self._blocks:
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()
        self._blocks, self.rows, self.months = [], [], []
        self.add_lines(lines)
        if focused is not None and self.rows:
            row = next((row for row in self.rows if row.line.stamp == focused), self.rows[0])
            self._go_to(row)

    def add_lines(self, lines: Sequence[TimelineLine]) -> None:
        """Show older lines below those that are there, in a block: shown one by one, each would lay out all again."""
        block = QWidget()
        column = _Lines(block)
        for line in lines:
            last = self.rows[-1].line.stamp.day if self.rows else None
            own = line.stamp.day
            if last is None or (last.year, last.month) != (own.year, own.month):
                head = Words(month(own), "label")
                head.setContentsMargins(0, theme().px(8 if self.rows else 0), 0, theme().px(2))
                self.months.append(head)
                column.addWidget(head)
            row = TimelineRow(line, self._today())
            row.clicked.connect(lambda _=False, row=row: self._on_row_clicked(row))
            self.rows.append(row)
            column.addWidget(row)
        self._blocks.append(block)
        self._column.addWidget(block)
        block.show()  # Qt would show it later, and its lines could not take the keyboard yet
        if self.rows and not any(row.focusPolicy() & Qt.FocusPolicy.TabFocus for row in self.rows):
            self.rows[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a line did not take: moving, and letters for the page."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1}
        key = Qt.Key(event.key())
        here = next((number for number, row in enumerate(self.rows) if row is self.focusWidget()), None)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if here is None or not plain:
            super().keyPressEvent(event)
        elif key in steps:
            self._go_to(self.rows[min(max(here + steps[key], 0), len(self.rows) - 1)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(self.rows[0 if key == Qt.Key.Key_Home else -1])
        elif Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
            self.key_pressed.emit(chr(key))
        else:
            super().keyPressEvent(event)

    def _go_to(self, row: TimelineRow) -> None:
        for each in self.rows:
            each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is row else Qt.FocusPolicy.ClickFocus)
        row.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_row_clicked(self, row: TimelineRow) -> None:
        self._go_to(row)
        if row.opens():
            self.line_chosen.emit(row.line)
