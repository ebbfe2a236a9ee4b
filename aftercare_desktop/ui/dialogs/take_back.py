"""Asks how a client took a consent back, and says before that it is final and what stops."""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.bounds import too_long
from aftercare_desktop.domain.consents import RevokedWay
from aftercare_desktop.services.consents import ConsentRow
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import DialogFrame, KeptDialog
from aftercare_desktop.ui.widgets.fields_choice import SegmentsField
from aftercare_desktop.ui.widgets.fields_text import LinesField
from aftercare_desktop.ui.widgets.frames import Note
from aftercare_desktop.ui.widgets.labels import IconLabel, Words
from aftercare_desktop.words import consent_rows as words
from aftercare_desktop.words.consents import REVOKED_WAYS

HEADLINE = "Take back consent"


@dataclass(frozen=True, slots=True)
class TakenBack:
    """How it was said, and what is worth knowing about it."""

    way: RevokedWay
    note: str


class TakeBackDialog(DialogFrame):
    """By voice counts at once: nobody has to wait for a form. Ctrl+Enter takes it back."""

    kept_as = "take back consent"

    def __init__(self, row: ConsentRow, parent: QWidget | None = None) -> None:
        super().__init__(HEADLINE, parent)
        self.about = str(row.stored.id)
        self.who = Words(words.headline(row.stored.consent), "strong", wrap=True)
        self.stops = IconLabel("files", words.what_stops(row.relying), wrap=True)
        options = [(way, REVOKED_WAYS[way]) for way in (RevokedWay.BY_VOICE, RevokedWay.WRITTEN)]
        self.way = SegmentsField("How", options)
        self.note = LinesField("Note", placeholder="Who heard it, or what was said", least_lines=2)
        for part in (self.who, Words(words.shared(row.stored.consent.categories), "secondary", wrap=True)):
            self.body.addWidget(part)
        self.body.addWidget(self.stops)
        self.final = Note(words.FINAL, "triangle-alert", "warning")
        self.body.addWidget(self.final)
        for field in (self.way, self.note):
            self.body.addWidget(field)
        self.add_button(Button("Cancel", "default", hint="Esc")).clicked.connect(self.reject)
        self.keep = self.add_button(Button("Take back now", "danger", "ban", hint="Ctrl Enter"))
        self.keep.clicked.connect(self._on_keep_clicked)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.keep.click)
        self.way.focus_inside()

    def taken_back(self) -> TakenBack:
        """What stands in the fields."""
        return TakenBack(self.way.value(), self.note.value().strip())

    def _on_keep_clicked(self) -> None:
        wrong = dict(too_long(self.taken_back()))
        self.note.set_problem(wrong.get("note"))
        if wrong:
            self.note.focus_inside()
        else:
            self.accept()

    @classmethod
    def ask(cls, parent: QWidget | None, row: ConsentRow, kept: KeptDialog | None = None) -> TakenBack | None:
        """How it was taken back; None if it was not."""
        dialog = cls(row, parent)
        dialog.put_back(kept)
        return dialog.taken_back() if dialog.exec() else None
