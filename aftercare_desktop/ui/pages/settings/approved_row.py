"""One approved sentence in the settings: its words, how its approval stands and how it reads, and what can be done."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence, WordsState
from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.ui.dialogs.card_line import CardLine
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import IconLabel, Words
from aftercare_desktop.ui.widgets.reading_line import ReadingLine
from aftercare_desktop.words.approvals import standing
from aftercare_desktop.words.approved import PRINTS, STARTER_WORDS, TITLES

APPROVE, AGAIN, CHANGE, WITHDRAW = "Approve", "Review", "Change", "Withdraw"
_VERBS = 112
_LOOKS = {
    WordsState.NOT_APPROVED: ("circle-dashed", "warn"),
    WordsState.APPROVED: ("circle-check", "ok"),
    WordsState.REVIEW_SOON: ("clock", "warn"),
    WordsState.REVIEW_OVERDUE: ("clock-alert", "danger"),
}


class SentenceRow(QWidget):
    """Who may approve words has buttons for it; everybody else reads."""

    approve_requested = Signal(object)
    """Emitted with the `ApprovedSentence`, like the two below."""
    change_requested = Signal(object)
    withdraw_requested = Signal(object)

    def __init__(self, key: ApprovedKey, *, may_approve: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = STARTER_WORDS[key]
        self._may_approve = may_approve
        look = theme()
        self.setAccessibleName(TITLES[key])
        self.text = Words("", wrap=True)
        self.state = IconLabel("circle-dashed", "", token="warn", wrap=True)
        self.reading = ReadingLine()
        self.card = CardLine(key)
        self.approve = Button(APPROVE, "default", "check", size="small")
        self.change = Button(CHANGE, "ghost", "pencil", size="small")
        self.withdraw = Button(WITHDRAW, "ghost", "ban", size="small")
        about = QHBoxLayout()
        about.setSpacing(look.px(14))
        about.addWidget(IconLabel("printer", PRINTS[key], token="text3", role="help", wrap=True), 1)
        words = QVBoxLayout()
        words.setSpacing(look.px(3))
        words.addWidget(Words(TITLES[key], "strong", wrap=True))
        words.addWidget(self.text)
        words.addWidget(self.state)
        words.addWidget(self.reading)
        words.addWidget(self.card)
        words.addLayout(about)
        at_the_right = QWidget()
        at_the_right.setMinimumWidth(look.px(_VERBS))
        verbs = QVBoxLayout(at_the_right)
        verbs.setContentsMargins(0, 0, 0, 0)
        verbs.setSpacing(look.px(4))
        for button, wanted in (
            (self.approve, self.approve_requested),
            (self.change, self.change_requested),
            (self.withdraw, self.withdraw_requested),
        ):
            button.setAccessibleName(f"{button.text()}: {TITLES[key]}")
            button.setVisible(may_approve)
            button.clicked.connect(lambda _=False, wanted=wanted: wanted.emit(self._sentence))
            verbs.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        verbs.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(12))
        row.addLayout(words, 1)
        row.addWidget(at_the_right)

    def sentence(self) -> ApprovedSentence:
        """What is shown."""
        return self._sentence

    def show_sentence(self, sentence: ApprovedSentence, center: CenterProfile, today: date) -> None:
        """Show it as it stands now."""
        self._sentence = sentence
        state = sentence.state(today)
        self.text.setText(sentence.text)
        self.state.icon.set_icon(*_LOOKS[state])
        self.state.set_text(standing(sentence, today))
        self.reading.show_text(sentence.text)
        self.card.show_text(sentence.text, center)
        approved = state is not WordsState.NOT_APPROVED
        self.approve.setText(AGAIN if approved else APPROVE)
        self.approve.setAccessibleName(f"{self.approve.text()}: {TITLES[sentence.key]}")
        self.approve.set_variant("default" if state is not WordsState.APPROVED else "ghost")
        self.withdraw.setVisible(self._may_approve and approved)

    def take_keyboard(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Put the keyboard on the first thing that can be done."""
        if self._may_approve:
            self.approve.setFocus(reason)

    def holds_keyboard(self) -> bool:
        """Whether one of its buttons has the keyboard."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)
