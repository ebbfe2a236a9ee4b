"""The pane "Approved words": every medical, overdose, withdrawal and crisis sentence, and how its approval stands."""

from collections.abc import Callable, Set

from PySide6.QtCore import Qt

from aftercare_desktop.domain.approved_words import GROUPS, ApprovedKey, ApprovedSentence, WordsState
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.approve import ApproveDialog
from aftercare_desktop.ui.dialogs.change_words import ChangeWordsDialog
from aftercare_desktop.ui.dialogs.safety_sentence import seen_sentence
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pages.settings.approved_row import SentenceRow
from aftercare_desktop.ui.pages.settings.pane import CardsPane
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.frames import Card, Separator
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.notices import Notices
from aftercare_desktop.words.approvals import counted
from aftercare_desktop.words.approved import ASK_THE_NURSE, GROUP_TITLES

ABOUT = (
    "These sentences print in these very words, and only once a clinician of this center approved them. "
    f"Until then a blank with “{ASK_THE_NURSE}” prints."
)
ALL_STAND = "Every sentence is approved, and no review is due within 30 days."
NEXT = "Next one that waits"
NEXT_KEY = "F8"
_STATE = "state"


class ApprovedPane(CardsPane):
    """A card for each danger, substance and medicine. A route's place is the key of a sentence."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._may_approve = desk.may(Permission.APPROVE_WORDS)
        self.keys = ((NEXT_KEY, NEXT),) if self._may_approve else ()
        self.rows: dict[ApprovedKey, SentenceRow] = {}
        about = Words(ABOUT, "secondary", wrap=True)
        self.add_card(about)
        self.notices = Notices()
        self.add_card(self.notices)
        for group, keys in GROUPS.items():
            self.add_card(self._card(GROUP_TITLES[group], keys))

    def _card(self, title: str, keys: tuple[ApprovedKey, ...]) -> Card:
        card = Card(spacing=10)
        card.setAccessibleName(title)
        card.body.addWidget(Words(title, "h2"))
        for key in keys:
            card.body.addWidget(Separator())
            row = self.rows[key] = SentenceRow(key, may_approve=self._may_approve)
            row.approve_requested.connect(self.approve)
            row.change_requested.connect(self.change)
            row.withdraw_requested.connect(self._withdraw)
            card.body.addWidget(row)
        return card

    # What the page asks

    def open(self, place: str) -> None:
        self._load()
        if place in list(ApprovedKey):
            self.rows[ApprovedKey(place)].take_keyboard()

    def place(self) -> str:
        return next((key.value for key, row in self.rows.items() if row.holds_keyboard()), "")

    def reload(self, topics: Set[str]) -> None:
        if {Topic.APPROVED_WORDS, Topic.CENTER} & topics:
            self._load()

    def reopen(self, kept: KeptDialog) -> None:
        ask = {ApproveDialog.kept_as: self.approve, ChangeWordsDialog.kept_as: self.change}.get(kept.name)
        if ask is not None and self._may_approve:
            ask(seen_sentence(kept), kept)

    def next_waiting(self) -> None:
        """Put the keyboard on the next sentence that is not approved, or whose review is due."""
        keys = list(self.rows)
        here = self.place()
        start = keys.index(ApprovedKey(here)) + 1 if here else 0
        today = self._desk.today()
        for key in (*keys[start:], *keys[:start]):
            if self.rows[key].sentence().state(today) is not WordsState.APPROVED:
                self.rows[key].take_keyboard()
                return

    # Showing

    def _load(self) -> None:
        sentences, today = self._desk.approved_words.list(), self._desk.today()
        center = self._desk.center.profile()
        for key, row in self.rows.items():
            row.show_sentence(sentences[key], center, today)
        waiting = counted(sentences.values(), today)
        verbs = ((NEXT, self.next_waiting, NEXT_KEY),) if self._may_approve else ()
        if waiting:
            self.notices.show_notice(_STATE, waiting, "clock-alert", verbs)
        else:
            self.notices.show_notice(_STATE, ALL_STAND, "shield-check", warning=False)

    # What is done

    def approve(self, sentence: ApprovedSentence, kept: KeptDialog | None = None) -> None:
        """Ask for the words and the day of the next review, and approve them in the signed-in person's name."""
        answer = ApproveDialog.ask(
            self.window(), sentence, self._desk.center.profile(), self._desk.today, kept
        )
        if answer is not None:
            key = sentence.key
            words = self._desk.approved_words
            self._act(key, lambda: words.approve(key, answer.text, sentence, answer.review_on))

    def change(self, sentence: ApprovedSentence, kept: KeptDialog | None = None) -> None:
        """Ask for other words, which somebody approves later."""
        text = ChangeWordsDialog.ask(self.window(), sentence, self._desk.center.profile(), kept)
        if text is not None:
            self._act(sentence.key, lambda: self._desk.approved_words.change(sentence.key, text, sentence))

    def _withdraw(self, sentence: ApprovedSentence) -> None:
        self._act(sentence.key, lambda: self._desk.approved_words.withdraw(sentence.key, sentence))

    def _act(self, key: ApprovedKey, change: Callable[[], Done[ApprovedSentence]]) -> None:
        try:
            with self._desk.changes.caused_by(self):
                done = change()
        except AftercareError as problem:
            self._load()
            self.failed.emit(problem)
            return
        self._load()
        self.rows[key].take_keyboard(Qt.FocusReason.OtherFocusReason)
        if done.undo is not None:
            self.toast_requested.emit(Toast(done.undo.sentence, done.undo))
