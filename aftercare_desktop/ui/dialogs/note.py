"""Shows one entry in full, lets its author correct it, and asks what to do with one that is wrong here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.domain.entries import Entry, correction_key
from aftercare_desktop.domain.plain_words import WordChoices
from aftercare_desktop.domain.timeline import NoteLine
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame, KeptDialog
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.note_fields import NoteFields
from aftercare_desktop.words.dates import full_date
from aftercare_desktop.words.labels import label

EMPTIED_WORDS = (
    "Entered in error takes the words out of the record. Copies made earlier still hold them: "
    "your backups, and for 30 days the copy that an update of the program makes."
)


class NoteAct(StrEnum):
    """What a person decided about an entry."""

    CORRECT = "correct"
    MOVE = "move"
    IN_ERROR = "in_error"


@dataclass(frozen=True, slots=True)
class NoteAnswer:
    """The decision, and what a corrected entry is to say."""

    act: NoteAct
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class NoteRights:
    """What this person may do with the entry."""

    correct: bool
    move: bool
    empty: bool


class NoteDialog(DialogFrame):
    """An entry to read; Ctrl+Enter saves what its author corrected."""

    kept_as = "note"

    def __init__(
        self,
        line: NoteLine,
        rights: NoteRights,
        today: Callable[[], date],
        parent: QWidget | None = None,
        kinder: WordChoices = WordChoices(),  # noqa: B008 - a value that never changes
    ) -> None:
        super().__init__(label(line.note.entry.kind), parent, width=WIDE)
        self.about = str(line.note.id)
        self.form_key = correction_key(line.note.id)
        self.act = NoteAct.CORRECT
        self.move_button = self._act("Move to another client", "arrow-right", NoteAct.MOVE, shown=rights.move)
        self.error_button = self._act("Entered in error", "ban", NoteAct.IN_ERROR, shown=rights.empty)
        self.body.addLayout(self._top(f"{line.by}, written {full_date(line.stamp.at.date())}"))
        if rights.empty:
            self.body.addWidget(Words(EMPTIED_WORDS, "secondary", wrap=True))
            self.error_button.setAccessibleDescription(EMPTIED_WORDS)
        self.fields = NoteFields(today)
        self.fields.show_entry(line.note.entry)
        self.fields.set_read_only(not rights.correct)
        self.fields.hints.follow(kinder)
        self.body.addWidget(self.fields)
        close = self.add_button(Button("Cancel" if rights.correct else "Close", "default", hint="Esc"))
        close.clicked.connect(self.reject)
        if rights.correct:
            self.save = self.add_button(Button("Save", "primary", "check", hint="Ctrl Enter"))
            self.save.clicked.connect(self._on_save_clicked)
            QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.save.click)
            self.fields.text.focus_inside()
        else:
            close.setFocus()

    def _top(self, written: str) -> QHBoxLayout:
        """What can be done with the whole entry stands above its words: Tab goes from those to Cancel and Save."""
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        row.addWidget(Words(written, "secondary", wrap=True), 1)
        row.addWidget(self.move_button)
        row.addWidget(self.error_button)
        return row

    def _act(self, words: str, icon: str, act: NoteAct, *, shown: bool) -> Button:
        button = Button(words, "ghost", icon, size="small", parent=self)
        button.setAutoDefault(False)
        button.setVisible(shown)
        button.clicked.connect(lambda: self._take(act))
        return button

    def _take(self, act: NoteAct) -> None:
        self.act = act
        self.accept()

    def _on_save_clicked(self) -> None:
        if self.fields.is_ready():
            self._take(NoteAct.CORRECT)

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        line: NoteLine,
        rights: NoteRights,
        today: Callable[[], date],
        kinder: WordChoices,
        kept: KeptDialog | None = None,
    ) -> NoteAnswer | None:
        """What the person decided; None if they only read. `kinder` are the center's choices about words."""
        dialog = cls(line, rights, today, parent, kinder)
        dialog.put_back(kept)
        return NoteAnswer(dialog.act, dialog.fields.entry()) if dialog.exec() else None
