"""Asks how a prepared paper was sent: the way, to which number or address, and when."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.domain.disclosures import Sending, SentWay, StoredDisclosure
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import DialogFrame, KeptDialog
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField
from aftercare_desktop.ui.widgets.fields_text import LineField
from aftercare_desktop.ui.widgets.fields_when import DateField, TimeField
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words import sharing as words
from aftercare_desktop.words.disclosures import WAYS

HEADLINE = "How was it sent?"
_NUMBER = "Number or address it went to"


class SentDialog(DialogFrame):
    """What is known of the recipient stands there already, and follows the way until somebody writes another number."""

    kept_as = "sent"

    def __init__(
        self,
        stored: StoredDisclosure,
        today: Callable[[], date],
        zone: ZoneInfo,
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(HEADLINE, parent)
        self.about = str(stored.id)
        self._to = stored.disclosure.recipient_words
        self._zone = zone
        self._given = ""
        ways = [way for way in SentWay if way is not SentWay.PHONE]  # a paper is not told
        self.way = ChoiceField("Way", [(way, WAYS[way]) for way in ways])
        self.number = LineField(_NUMBER)
        self.day = DateField("Sent on", today, done=True)
        self.time = TimeField("At")
        self.note = LineField("Note", placeholder="Who took it, or a number of the shipment")
        here = now.astimezone(zone)
        self.day.set_value(here.date())
        self.time.set_value(here.time().replace(second=0, microsecond=0))
        self.way.edited.connect(self._show_number)
        self._build(words.headline(stored))
        self._show_number()
        self.way.focus_inside()

    def _build(self, headline: str) -> None:
        self.body.setSpacing(0)
        self.body.addWidget(Words(headline, "strong", wrap=True))
        self.body.addSpacing(theme().px(10))
        for field in (self.way, self.number):
            self.body.addWidget(field)
        row = QHBoxLayout()
        row.setSpacing(theme().px(12))
        row.addWidget(self.day)
        row.addWidget(self.time)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.note)
        self.add_button(Button("Not yet", "default", hint="Esc")).clicked.connect(self.reject)
        self.keep = self.add_button(Button("It was sent", "primary", "check", hint="Ctrl Enter"))
        self.keep.clicked.connect(self._on_keep_clicked)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(self.keep.click)

    def _show_number(self) -> None:
        if self.number.value() == self._given:
            self._given = words.number_for(self.way.value(), self._to)
            self.number.set_value(self._given)
        self.number.set_problem(None)

    def sending(self) -> Sending | None:
        """What stands in the fields; None without a day and time. The service writes down who sent it."""
        day, at = self.day.value(), self.time.value()
        if day is None or at is None:
            return None
        moment = datetime.combine(day, at, self._zone)
        return Sending(self.way.value(), self.number.value().strip(), moment, 0, self.note.value().strip())

    def _on_keep_clicked(self) -> None:
        for field in (self.day, self.time):
            field.flush()
            if field.value() is None and not field.problem():
                field.set_problem("Write when it was sent.")
        if not self.number.value().strip() and self.way.value() is not SentWay.IN_PERSON:
            self.number.set_problem("Write the number or address it went to.")
        wrong = [one for one in (self.number, self.day, self.time) if one.problem() is not None]
        if wrong:
            wrong[0].focus_inside()
        else:
            self.accept()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        stored: StoredDisclosure,
        today: Callable[[], date],
        zone: ZoneInfo,
        now: datetime,
        kept: KeptDialog | None = None,
    ) -> Sending | None:
        """How it was sent; None if it was not."""
        dialog = cls(stored, today, zone, now, parent)
        dialog.put_back(kept)
        return dialog.sending() if dialog.exec() else None
