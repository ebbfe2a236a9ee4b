"""Asks when what ends a consent has happened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.bounds import too_long
from aftercare_desktop.services.consents import ConsentRow
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import DialogFrame, KeptDialog
from aftercare_desktop.ui.widgets.fields_text import LinesField
from aftercare_desktop.ui.widgets.fields_when import DateField
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words import consent_rows as words
from aftercare_desktop.words.consents import ends


@dataclass(frozen=True, slots=True)
class Ended:
    """The day, and what is worth knowing about it."""

    on: date
    note: str


class EndConsentDialog(DialogFrame):
    """Ctrl+Enter writes down that it has ended."""

    kept_as = "end consent"

    def __init__(self, row: ConsentRow, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("It has ended", parent)
        self.about = str(row.stored.id)
        self._today = today
        consent = row.stored.consent
        self.body.addWidget(Words(words.headline(consent), "strong", wrap=True))
        self.body.addWidget(Words(ends(consent), "secondary", wrap=True))
        self.body.addWidget(Words(words.what_stops(row.relying), "secondary", wrap=True))
        self.on = DateField("It ended on", today, past=True)
        self.on.set_value(today())
        self.note = LinesField("Note", placeholder="What happened", least_lines=2)
        for field in (self.on, self.note):
            self.body.addWidget(field)
        self.add_button(Button("Cancel", "default", hint="Esc")).clicked.connect(self.reject)
        self.keep = self.add_button(Button("It has ended", "primary", "check", hint="Ctrl Enter"))
        self.keep.clicked.connect(self._on_keep_clicked)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.keep.click)
        self.on.focus_inside()

    def ended(self) -> Ended:
        """What stands in the fields."""
        return Ended(self.on.value(), self.note.value().strip())

    def _on_keep_clicked(self) -> None:
        self.on.flush()
        if self.on.value() is None:
            self.on.set_problem(self.on.problem() or "Write the day.")
        elif self.on.value() > self._today():
            self.on.set_problem("Use today or a day before: it has happened.")
        self.note.set_problem(dict(too_long(self.ended())).get("note"))
        wrong = [field for field in (self.on, self.note) if field.problem()]
        if wrong:
            wrong[0].focus_inside()
        else:
            self.accept()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        row: ConsentRow,
        today: Callable[[], date],
        kept: KeptDialog | None = None,
    ) -> Ended | None:
        """When it ended; None if it did not."""
        dialog = cls(row, today, parent)
        dialog.put_back(kept)
        return dialog.ended() if dialog.exec() else None
