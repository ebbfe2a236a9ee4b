"""An entry to be read: how to reach it, whether it is open now, when it is closed next, and its tested lines."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare_desktop.domain.center import PhoneLine
from aftercare_desktop.domain.directory import DirectoryEntry, Opening, StoredEntry, closed_ahead, open_on
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.entry_row import KIND_ICONS
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.labels import Chip, Words
from aftercare_desktop.words.directory import closed_day_words, closed_words, line_words
from aftercare_desktop.words.hours import hours_words
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.phones import shown_phone

AHEAD = timedelta(days=45)
"""How far ahead closed days are told."""
_LABEL_WIDTH = 96


class EntryCard(Card):
    """Shows one entry. `may_write` decides whether its buttons are there."""

    change_chosen = Signal()
    archive_chosen = Signal()
    line_tested = Signal(str)
    """The person called this number today and it answered."""

    def __init__(self, may_write: bool, parent: QWidget | None = None) -> None:
        super().__init__(padding=18, spacing=10, parent=parent)
        look = theme()
        self._may_write = may_write
        self.name = _narrowing(Words("", "client", wrap=True))
        self.body.addWidget(self.name)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(look.px(6))
        self.kind = Chip()
        self.opening = Chip()
        self.archived = Chip("Archived", "neutral", "archive")
        for chip in (self.kind, self.opening, self.archived):
            self._chips.addWidget(chip)
        self._chips.addStretch(1)
        self.body.addLayout(self._chips)
        self.change = Button("Change", "default", "pencil", hint="Enter")
        self.change.clicked.connect(self.change_chosen)
        self.archive = Button("Archive", "ghost", "archive", hint="A")
        self.archive.clicked.connect(self.archive_chosen)
        verbs = QHBoxLayout()
        verbs.setSpacing(look.px(8))
        for button in (self.change, self.archive):
            button.setVisible(may_write)
            verbs.addWidget(button)
        verbs.addStretch(1)
        self._facts = QWidget()
        self.body.addWidget(self._facts)
        self.body.addLayout(verbs)
        self.test_buttons: list[Button] = []

    def show_entry(self, stored: StoredEntry, now: datetime, holidays: Mapping[date, str]) -> None:
        """Show this entry as of `now`, a moment in the center's zone."""
        entry = stored.entry
        archived = stored.archived_at is not None
        self.name.setText(entry.name)
        self.kind.set_state(label(entry.kind), "neutral", KIND_ICONS[entry.kind])
        self._show_opening(entry, now, holidays)
        self.archived.setVisible(archived)
        self.change.setVisible(self._may_write and not archived)
        self.archive.setText("Restore" if archived else "Archive")
        self.archive.set_icon_name("archive-restore" if archived else "archive")
        self._show_facts(stored, now.date(), holidays)

    def _show_opening(self, entry: DirectoryEntry, now: datetime, holidays: Mapping[date, str]) -> None:
        opening = open_on(entry, now.date(), now.time(), holidays)
        self.opening.setVisible(opening is Opening.OPEN or opening.is_closed())
        if opening is Opening.OPEN:
            self.opening.set_state("Open now", "ok", "clock")
        else:
            self.opening.set_state("Closed now", "warn", "calendar-off")
        self.opening.setToolTip(closed_words(entry, now.date(), now.time(), holidays))

    def _show_facts(self, stored: StoredEntry, today: date, holidays: Mapping[date, str]) -> None:
        entry = stored.entry
        fresh = QWidget()
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, theme().px(6), 0, theme().px(6))
        grid.setHorizontalSpacing(theme().px(14))
        grid.setVerticalSpacing(theme().px(8))
        grid.setColumnMinimumWidth(0, theme().px(_LABEL_WIDTH))
        grid.setColumnStretch(1, 1)
        closed = "\n".join(
            closed_day_words(one) for one in closed_ahead(entry, today, today + AHEAD, holidays)
        )
        hours = "\n".join(part for part in (hours_words(entry.hours), entry.hours_note.strip()) if part)
        for title, words, role in (
            ("Phone", shown_phone(entry.phone), "strong"),
            ("Fax", shown_phone(entry.fax), "body"),
            ("E-mail", entry.email, "body"),
            ("Ask for", entry.contact, "body"),
            ("Address", entry.address.one_line(), "body"),
            ("Hours", hours or "Not known yet", "body"),
            ("Closed", closed, "body"),
            ("Note", entry.note, "body"),
        ):
            if words.strip():
                _add_fact(grid, title, words, role)
        self.test_buttons = []
        for line in entry.lines:
            self._add_line(grid, line, stored.archived_at is not None, today)
        self.body.replaceWidget(self._facts, fresh)
        self._facts.hide()
        self._facts.deleteLater()
        self._facts = fresh

    def _add_line(self, grid: QGridLayout, line: PhoneLine, archived: bool, today: date) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(2))
        column.addWidget(Words(shown_phone(line.number), "strong", wrap=True))
        column.addWidget(Words(line_words(line), "secondary", wrap=True))
        if self._may_write and not archived and line.tested_on != today:
            button = Button(
                "I called it today and it answered",
                "soft",
                "phone-call",
                hint="" if self.test_buttons else "T",
                size="small",
            )
            button.setAccessibleName(f"I called {line.number} today and it answered")
            button.clicked.connect(lambda _=False, number=line.number: self.line_tested.emit(number))
            self.test_buttons.append(button)
            column.addWidget(button)
        _add(grid, "Line", holder)


def _narrowing(words: Words) -> Words:
    """A word longer than the card is cut at its edge; by itself a label would widen the card beyond the page."""
    policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    words.setSizePolicy(policy)
    return words


def _add_fact(grid: QGridLayout, title: str, words: str, role: str) -> None:
    shown = _narrowing(Words(words, role, wrap=True))
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    _add(grid, title, shown)


def _add(grid: QGridLayout, title: str, widget: QWidget) -> None:
    row = grid.rowCount()
    grid.addWidget(Words(title, "secondary"), row, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(widget, row, 1)
