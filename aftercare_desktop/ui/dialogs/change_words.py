"""Asks for other words of a safety sentence that somebody approves later."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.approved_words import ApprovedSentence
from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.ui.dialogs.safety_sentence import SafetySentence, seen_words
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame, KeptDialog
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.approved import ASK_THE_NURSE, TITLES

UNTIL_THEN = (
    "Other words are not approved. Until somebody approves them, a blank with "
    f"“{ASK_THE_NURSE}” prints in their place."
)


class ChangeWordsDialog(DialogFrame):
    """The words of one sentence. Ctrl+Enter saves them without an approval."""

    kept_as = "change words"

    def __init__(
        self, sentence: ApprovedSentence, center: CenterProfile, parent: QWidget | None = None
    ) -> None:
        super().__init__(TITLES[sentence.key], parent, width=WIDE)
        self.about = sentence.key.value
        self.seen = seen_words(sentence)
        self._before = sentence.text
        written = SafetySentence(sentence, "What prints", self.body, center)
        self.words, self.reading, self.card = written.words, written.reading, written.card
        self.body.addWidget(Words(UNTIL_THEN, "secondary", wrap=True))
        cancel = self.add_button(Button("Go back", "default", hint="Esc"))
        cancel.clicked.connect(self.reject)
        self.save = self.add_button(Button("Save for approval", "primary", "save", hint="Ctrl Enter"))
        self.save.clicked.connect(self._on_save_clicked)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.save.click)
        self.words.focus_inside()

    def _on_save_clicked(self) -> None:
        text = self.words.value().strip()
        if not text:
            self.words.set_problem("Write the words that are to print.")
        elif text == self._before:
            self.words.set_problem("These are the words that stand there now.")
        else:
            self.accept()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        sentence: ApprovedSentence,
        center: CenterProfile,
        kept: KeptDialog | None = None,
    ) -> str | None:
        """The new words; None if the person went back."""
        dialog = cls(sentence, center, parent)
        dialog.put_back(kept)
        return dialog.words.value() if dialog.exec() else None
