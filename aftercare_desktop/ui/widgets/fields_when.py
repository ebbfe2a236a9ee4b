"""Fields for a day and for a time: typed the way people write them, shown the way the design writes them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.fields import HEIGHT, Field, show_read_only
from aftercare_desktop.ui.widgets.fields_calendar import CalendarPopup, ClosedDays, no_closed_days
from aftercare_desktop.ui.widgets.when import DAY_SENTENCE, parse_day, parse_time, show_day, time_problem
from aftercare_desktop.words import dates

ANY_DAY = "Any day"
"""The hint of a filter that asks for no day."""


AHEAD = "This day is ahead"
"""What was done cannot have been done then: until that day it counts nowhere, and paper leaves it out."""


class TypedField(Field):
    """A line whose text is read as a value. Text that means nothing gets its sentence, and the value is None."""

    def __init__(
        self, label: str, *, width: int, help_text: str, placeholder: str, bare: bool, parent: QWidget | None
    ) -> None:
        super().__init__(label, help_text=help_text, bare=bare, parent=parent)
        self._value: Any = None
        self._typed = False
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.line.setFixedHeight(theme().px(HEIGHT))
        if not bare:
            self.line.setMaximumWidth(theme().px(width))
        self.line.textEdited.connect(self._on_line_text_edited)
        self.line.returnPressed.connect(self._on_control_return_pressed)
        self._hold(self.line)

    def value(self) -> Any:
        return self._value

    def set_value(self, value: Any) -> None:
        if value == self._value and (value is not None or not self.line.text()):
            if not self._typed:
                self._show()
            return
        if value is None and self._value is None and self.problem():
            return  # the text that could not be read stays where the person can mend it
        self._value = value
        self._typed = False
        self.set_problem(None)
        self._show()

    def set_read_only(self, read_only: bool) -> None:
        show_read_only(self.line, read_only)

    def typed(self) -> str:
        return self.line.text()

    def type_again(self, typed: Any) -> None:
        self.line.setText(typed)
        self._on_line_text_edited(typed)

    def unread(self) -> dict[str, str]:
        text = self.line.text()
        return {"": text} if self._value is None and self.problem() and text.strip() else {}

    def read_again(self, path: str, text: str) -> None:
        if self._value is None:  # somebody may have entered a value meanwhile
            self.type_again(text)
            self.flush()

    def flush(self) -> None:
        """Read the text as far as it goes: a value is shown in full, anything else gets its sentence."""
        if not self._typed:
            return
        self._typed = False
        text = self.line.text()
        found = self._read(text)
        self.set_problem(self._sentence(text) if found is None and text.strip() else None)
        if found != self._value:
            self._value = found
            self.edited.emit("")
        if found is not None:
            self._show()

    def _on_line_text_edited(self, text: str) -> None:
        """A text that reads as a value counts at once; one that does not may be half typed and waits for `flush`."""
        self._typed = True
        self.set_problem(None)
        found = self._read(text)
        if found != self._value and (found is not None or not text.strip()):
            self._value = found
            self.edited.emit("")

    def _show(self) -> None:
        self.line.setText("" if self._value is None else self._words(self._value))
        self.line.setCursorPosition(0)

    def _read(self, text: str) -> Any:
        raise NotImplementedError

    def _words(self, value: Any) -> str:
        raise NotImplementedError

    def _sentence(self, text: str) -> str:
        raise NotImplementedError


class DateField(TypedField):
    """A day: "Fri, Nov 27". Takes "nov 27", "+3", "fri", "11/27", "2026-11-27"; Alt+Down or the icon opens a calendar.

    `past` is for days that lie behind (birth, last use); `short` shows no weekday, for narrow columns.
    `done` is for days on which something was done: one that is still ahead is said, and may stand.
    `asks_open` where somebody is to go somewhere: a day on which the center is closed is said.
    `hint` stands in the empty field; it is never a day, which would look like one that is set.
    """

    def __init__(
        self,
        label: str,
        today: Callable[[], date],
        closed_days: ClosedDays = no_closed_days,
        *,
        past: bool = False,
        short: bool = False,
        done: bool = False,
        asks_open: bool = False,
        hint: str = "Month day",
        help_text: str = "",
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._today = today
        self._closed_days = closed_days
        self._past = past
        self._short = short
        self._done = done
        self._asks_open = asks_open
        self._popup: CalendarPopup | None = None
        super().__init__(
            label,
            width=172,
            help_text=help_text,
            placeholder="" if short else hint,
            bare=bare,
            parent=parent,
        )
        if not short:
            action = self.line.addAction(theme().icon("calendar"), QLineEdit.ActionPosition.TrailingPosition)
            action.setText("Open the calendar")
            action.setToolTip("Open the calendar (Alt+Down)")
            action.triggered.connect(self.open_calendar)
        for keys in ("Alt+Down", "F4") if not bare else ("F4",):
            shortcut = QShortcut(QKeySequence(keys), self.line)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.open_calendar)

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        self._tell_about()

    def flush(self) -> None:
        super().flush()
        self._tell_about()

    def refresh(self) -> None:
        self._tell_about()

    def _tell_about(self) -> None:
        ahead = self._done and self._value is not None and self._value > self._today()
        self.set_notice(AHEAD if ahead else self._closed())

    def _closed(self) -> str:
        """A holiday of the center is one of most clinics and pharmacies: the person asks there."""
        if not self._asks_open or self._value is None:
            return ""
        name = self._closed_days(self._value, self._value).get(self._value)
        return (
            f"The center is closed on {dates.day(self._value)} ({name}). Ask if they are open."
            if name
            else ""
        )

    def open_calendar(self) -> None:
        """Open the calendar on the day of this field, or on today."""
        if self.line.isReadOnly() or not self.line.isEnabled():
            return
        if self._popup is None:
            self._popup = CalendarPopup(self, self._closed_days)
            self._popup.day_chosen.connect(self._on_popup_day_chosen)
        self._popup.open_below(self.line, self._value or self._today())

    def _on_popup_day_chosen(self, day: date) -> None:
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)
        if day != self._value:
            self.set_value(day)
            self.edited.emit("")
            self.left.emit()

    def _read(self, text: str) -> date | None:
        return parse_day(text, self._today(), past=self._past)

    def _words(self, value: date) -> str:
        return show_day(value, self._today(), past=self._past, weekday=not self._short)

    def _sentence(self, text: str) -> str:
        return "Use a date such as Apr 9, 1991." if self._past else DAY_SENTENCE


class TimeField(TypedField):
    """A wall-clock time: "7 PM". Takes "7p", "7:30 pm", "19:30", "noon"."""

    def __init__(
        self, label: str, *, help_text: str = "", bare: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, width=110, help_text=help_text, placeholder="7 PM", bare=bare, parent=parent)

    def _read(self, text: str) -> Any:
        return parse_time(text)

    def _words(self, value: Any) -> str:
        return dates.clock(value)

    def _sentence(self, text: str) -> str:
        return time_problem(text)


class WrittenTimeField(TimeField):
    """A time kept as words. Older words that name no time are shown as they are until somebody writes others."""

    def value(self) -> str:
        return self._value or ""

    def set_value(self, value: Any) -> None:
        super().set_value(value or None)

    def _read(self, text: str) -> Any:
        found = parse_time(text)
        return dates.clock(found) if found is not None else None

    def _words(self, value: Any) -> str:
        return str(value)
