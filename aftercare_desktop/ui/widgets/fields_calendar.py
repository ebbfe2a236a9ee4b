"""The calendar that opens under a date field: weeks begin on Sunday, closed days are hatched and named."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QPainter, QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from aftercare_desktop.ui.theme import set_role, theme
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words import dates

ClosedDays = Callable[[date, date], Mapping[date, str]]
"""The days on which the center is closed between two days (both included), with their names."""


def no_closed_days(first: date, last: date) -> Mapping[date, str]:
    """Where no center's calendar is at hand."""
    return {}


def as_date(value: QDate) -> date:
    """Qt's date as Python's."""
    return date(value.year(), value.month(), value.day())


class Month(QCalendarWidget):
    """One month; draws closed days with a hatching under the number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.closed: Mapping[date, str] = {}
        self.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        plain = QTextCharFormat()
        plain.setForeground(QBrush(theme().color("text")))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, plain)
        names = {"qt_calendar_prevmonth": "Month before", "qt_calendar_nextmonth": "Month after"}
        names |= {"qt_calendar_monthbutton": "Month", "qt_calendar_yearbutton": "Year"}
        for button in self.findChildren(QToolButton):
            name = names.get(button.objectName(), "")
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Calendar")
        for view in self.findChildren(QAbstractItemView):
            view.setAccessibleName("Days of the month")

    def show_closed(self, closed_days: ClosedDays, first: date) -> None:
        """Hatch the closed days around the month that begins on `first`."""
        self.closed = closed_days(first - timedelta(days=7), first + timedelta(days=45))
        self.updateCells()

    def words(self) -> str:
        """What is to be said under the month: why the selected day is closed, or what the hatching means."""
        day = as_date(self.selectedDate())
        name = self.closed.get(day)
        return f"{dates.day(day)}: closed, {name}" if name else "Hatched days: the center is closed."

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        super().paintCell(painter, rect, day)
        if as_date(day) in self.closed:
            painter.save()
            ink = QColor(theme().color("warn"))
            ink.setAlphaF(0.55)
            painter.fillRect(rect.adjusted(2, 2, -2, -2), QBrush(ink, Qt.BrushStyle.BDiagPattern))
            painter.restore()


class CalendarPopup(QFrame):
    """A month to choose a day from. Enter or a click chooses, Esc closes."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget, closed_days: ClosedDays) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "card")
        self.setAccessibleName("Calendar")
        self._closed_days = closed_days
        self.month = Month(self)
        self.note = Words("", "help", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(theme().px(6))
        column.addWidget(self.month)
        column.addWidget(self.note)
        self.month.clicked.connect(self._on_month_chosen)
        self.month.activated.connect(self._on_month_chosen)
        self.month.selectionChanged.connect(self._say_closed)
        self.month.currentPageChanged.connect(self._on_month_page_changed)

    def open_below(self, control: QWidget, day: date) -> None:
        """Show the month of `day` under a control, or above it where there is no room below."""
        self.month.setSelectedDate(QDate(day.year, day.month, day.day))
        self._on_month_page_changed(self.month.yearShown(), self.month.monthShown())
        self.adjustSize()
        below = control.mapToGlobal(QPoint(0, control.height() + 2))
        screen = QGuiApplication.screenAt(below) or self.screen()
        room = screen.availableGeometry()
        top = (
            below.y()
            if below.y() + self.height() <= room.bottom()
            else below.y() - control.height() - self.height() - 4
        )
        self.move(max(room.left(), min(below.x(), room.right() - self.width())), max(room.top(), top))
        self.show()
        self.month.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_month_page_changed(self, year: int, month: int) -> None:
        self.month.show_closed(self._closed_days, date(year, month, 1))
        self._say_closed()

    def _say_closed(self) -> None:
        self.note.setText(self.month.words())
        self.note.setVisible(bool(self.month.closed))

    def _on_month_chosen(self, day: QDate) -> None:
        self.hide()
        self.day_chosen.emit(as_date(day))
