"""Asks a clinician for the very words of a safety sentence, before it may print."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.approved_words import REVIEW_SOON, ApprovedSentence
from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.ui.dialogs.safety_sentence import SafetySentence, seen_words
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import WIDE, DialogFrame, KeptDialog
from aftercare_desktop.ui.widgets.fields_when import DateField
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.approved import TITLES

A_YEAR = timedelta(days=365)
STANDS_BEHIND = (
    "Approve only words that a clinician of this center stands behind. Your name and today's date are kept, "
    "and the words print on every plan that needs them."
)


@dataclass(frozen=True, slots=True)
class Approval:
    """The words that may print from now on, and when they are looked at again."""

    text: str
    review_on: date | None


class ApproveDialog(DialogFrame):
    """One sentence to read, mend and approve. Ctrl+Enter approves."""

    kept_as = "approve"

    def __init__(
        self,
        sentence: ApprovedSentence,
        center: CenterProfile,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(TITLES[sentence.key], parent, width=WIDE)
        self.about = sentence.key.value
        self.seen = seen_words(sentence)
        self._today = today
        written = SafetySentence(sentence, "These very words", self.body, center)
        self.words, self.reading, self.card = written.words, written.reading, written.card
        self.review = DateField("Look at them again on", today)
        ahead = sentence.review_on is not None and sentence.review_on > today() + REVIEW_SOON
        self.review.set_value(sentence.review_on if ahead else today() + A_YEAR)
        self.body.addWidget(self.review)
        self.body.addWidget(Words(STANDS_BEHIND, "secondary", wrap=True))
        cancel = self.add_button(Button("Not yet", "default", hint="Esc"))
        cancel.clicked.connect(self.reject)
        self.approve = self.add_button(Button("Approve", "primary", "check", hint="Ctrl Enter"))
        self.approve.clicked.connect(self._on_approve_clicked)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.approve.click)
        self.words.focus_inside()

    def approval(self) -> Approval:
        """What stands in the fields."""
        return Approval(self.words.value(), self.review.value())

    def _on_approve_clicked(self) -> None:
        self.review.flush()
        if not self.words.value().strip():
            self.words.set_problem("Write the words that are to print.")
        review = self.review.value()
        if review is not None and review <= self._today():
            self.review.set_problem("Use a review date after today.")
        if self.words.problem() is None and self.review.problem() is None:
            self.accept()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        sentence: ApprovedSentence,
        center: CenterProfile,
        today: Callable[[], date],
        kept: KeptDialog | None = None,
    ) -> Approval | None:
        """The approval; None if the person went back."""
        dialog = cls(sentence, center, today, parent)
        dialog.put_back(kept)
        return dialog.approval() if dialog.exec() else None
