"""The pane "Calendar": the days on which the center is closed, its own and the public holidays of its state."""

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.center import CenterProfile, ClosedDay
from aftercare_desktop.services.closed_days import closed_days, public_holidays
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.form import GroupSpec, check, day, line, rows
from aftercare_desktop.ui.pages.settings.center import profile_subject, tidied
from aftercare_desktop.ui.pages.settings.form_pane import FormPane
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.fields_calendar import Month
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.dates import full_date
from aftercare_desktop.words.places import state_name

_NOTE = "Plans warn of these days: who is closed, and what the client does instead. Calendars hatch them."
_NONE = "No public holidays."
_NARROW_BELOW = 620


class CalendarPane(FormPane[CenterProfile]):
    """The center's own days, the holidays of its state, and a month to look at."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        profile = desk.center.profile()
        where = state_name(profile.state) or "the United States"
        own = rows(
            "closed_days",
            "The center's own days",
            (day("day", "Day", span=2), line("name", "Why", span=4, placeholder="Staff day")),
            partial(ClosedDay, None, ""),  # type: ignore[arg-type]
            noun="Closed day",
            table=True,
        )
        fields = (
            GroupSpec(
                "Closed days",
                (own, check("closed_on_public_holidays", f"Closed on the public holidays of {where}")),
                _NOTE,
            ),
        )
        self.holidays = _Holidays(where)
        self.month = Month()
        super().__init__(desk, profile_subject(desk, "the calendar"), fields)
        self.add_card(self._look_card())
        self.month.currentPageChanged.connect(self._on_month_page_changed)
        today = desk.today()
        self.month.setSelectedDate(QDate(today.year, today.month, today.day))
        self.month.selectionChanged.connect(self._show_month)
        self.show_state()

    def _look_card(self) -> Card:
        look = theme()
        card = Card(padding=18, spacing=12)
        row = self._look_row = QHBoxLayout()
        row.setSpacing(look.px(24))
        left = QVBoxLayout()
        left.setSpacing(look.px(8))
        left.addWidget(Words("A month at a glance", "h2"))
        self.month.setFixedSize(look.px(300), look.px(236))
        left.addWidget(self.month)
        self.said = Words("", "help", wrap=True)
        left.addWidget(self.said)
        left.addStretch(1)
        row.addLayout(left)
        row.addWidget(self.holidays, 1, Qt.AlignmentFlag.AlignTop)
        card.body.addLayout(row)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme().px(_NARROW_BELOW)
        ways = QBoxLayout.Direction
        self._look_row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def show_state(self) -> None:
        super().show_state()
        profile = self.form.value()
        year = self._desk.today().year
        self.holidays.show_years(profile.state, year)
        self._show_month()

    def _on_month_page_changed(self, year: int, month: int) -> None:
        self._show_month()

    def _show_month(self) -> None:
        """Hatch what is closed by the value on screen, saved or not."""
        first = date(self.month.yearShown(), self.month.monthShown(), 1)
        profile = tidied(self.form.value())
        self.month.show_closed(lambda start, end: closed_days(profile, start, end), first)
        self.said.setText(self.month.words())


class _Holidays(QWidget):
    """The public holidays of this year and the next, in two columns."""

    def __init__(self, where: str) -> None:
        super().__init__()
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(8))
        column.addWidget(Words(f"Public holidays of {where}", "h2"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(look.px(14))
        self._grid.setVerticalSpacing(look.px(3))
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        self._shown: tuple[str, int] | None = None

    def show_years(self, state: str, year: int) -> None:
        """List the holidays of `year` and the year after."""
        if self._shown == (state, year):
            return
        self._shown = (state, year)
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        found = public_holidays(state, date(year, 1, 1), date(year + 1, 12, 31))
        for row, (when, name) in enumerate(found.items()):
            self._grid.addWidget(Words(full_date(when), "secondary"), row, 0)
            self._grid.addWidget(Words(name, "body", wrap=True), row, 1)
        if not found:
            self._grid.addWidget(Words(_NONE, "secondary"), 0, 0)
