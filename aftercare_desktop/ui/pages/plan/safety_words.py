"""The medical, overdose and crisis sentences that this plan prints: which are approved, which print as a blank."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence
from aftercare_desktop.domain.readiness import printed_keys
from aftercare_desktop.ui.pages.plan.facts import PlanFacts
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.frames import Card, Separator
from aftercare_desktop.ui.widgets.labels import IconLabel, Words
from aftercare_desktop.words import dates
from aftercare_desktop.words.approved import ASK_THE_NURSE, TITLES

ABOUT = "Each prints in these very words once a clinician approved it. Until then a blank prints with “Ask the nurse”."


class SafetyWords(Card):
    """One row for each sentence; who may approve words has a button for it."""

    approve_requested = Signal(object)
    """Emitted with the `ApprovedSentence`."""

    def __init__(self, may_approve: bool, parent: QWidget | None = None) -> None:
        super().__init__(spacing=6, parent=parent)
        self._may_approve = may_approve
        self._shown: tuple[ApprovedSentence, ...] = ()
        self._stale = False
        """The rows are of an earlier state: they are made when somebody sees them."""
        self.buttons: dict[ApprovedKey, Button] = {}
        self.setAccessibleName("Safety sentences")
        self.body.addWidget(Words("Safety sentences on this plan", "h2"))
        self.body.addWidget(Words(ABOUT, "secondary", wrap=True))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme().px(8))
        self.body.addLayout(self._rows)

    def show_facts(self, facts: PlanFacts) -> None:
        """Show the sentences that this person's paper asks for; those without approval first."""
        sentences = [
            facts.approved[key] for key in printed_keys(facts.client, facts.document) if key in facts.approved
        ]
        shown = tuple(sorted(sentences, key=ApprovedSentence.is_approved))
        if shown != self._shown:
            self._shown = shown
            self._stale = True
            if self.isVisible():
                self._rebuild()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._rebuild()

    def forget(self) -> None:
        """Show nobody's sentences."""
        self._shown = ()
        self._rebuild()

    def focus_first(self) -> None:
        """Put the keyboard on the first sentence that can be approved."""
        for button in self.buttons.values():
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return

    def _rebuild(self) -> None:
        self._stale = False
        self.buttons = {}
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for sentence in self._shown:
            self._rows.addWidget(Separator())
            self._rows.addWidget(self._row(sentence))

    def _row(self, sentence: ApprovedSentence) -> QWidget:
        title = TITLES[sentence.key]
        words = QVBoxLayout()
        words.setSpacing(theme().px(2))
        words.addWidget(Words(title, "strong", wrap=True))
        words.addWidget(Words(sentence.text, wrap=True))
        words.addWidget(_state(sentence))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(12))
        line.addLayout(words, 1)
        if self._may_approve:
            done = sentence.is_approved()
            button = Button("Change" if done else "Approve", "ghost" if done else "default", size="small")
            button.setAccessibleName(f"{button.text()}: {title}")
            button.clicked.connect(lambda: self.approve_requested.emit(sentence))
            self.buttons[sentence.key] = button
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _state(sentence: ApprovedSentence) -> IconLabel:
    if not sentence.is_approved() or sentence.approved_on is None:
        words = f"Not approved. Prints as “{ASK_THE_NURSE}”."
        return IconLabel("circle-dashed", words, token="warn", wrap=True)
    review = f" Look again {dates.full_date(sentence.review_on)}." if sentence.review_on else ""
    return IconLabel(
        "circle-check",
        f"Approved {dates.full_date(sentence.approved_on)} by {sentence.approver}.{review}",
        token="ok",
        wrap=True,
    )
