"""The words of one safety sentence as a dialog writes them: their reading level, and what a card does with them."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence
from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.ui.dialogs.card_line import CardLine
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.fields_text import LinesField
from aftercare_desktop.ui.widgets.reading_line import ReadingLine


class SafetySentence:
    """A field and the two lines below it, which follow what is typed."""

    def __init__(
        self, sentence: ApprovedSentence, label: str, body: QVBoxLayout, center: CenterProfile
    ) -> None:
        """Puts itself at the end of `body`."""
        self.words = LinesField(label, least_lines=3)
        self.reading = ReadingLine()
        self.card = CardLine(sentence.key)
        self._center = center
        self.words.set_value(sentence.text)
        self._follow()
        self.words.edited.connect(lambda _: self._follow())
        for part in (self.words, self.reading, self.card):
            body.addWidget(part)

    def _follow(self) -> None:
        self.reading.show_text(self.words.value())
        self.card.show_text(self.words.value(), self._center)


def seen_words(sentence: ApprovedSentence) -> dict[str, str]:
    """The sentence as it stood when a dialog opened on it, to be kept while the window is locked."""
    return {
        "text": sentence.text,
        "approver": sentence.approver,
        "approved_on": _day_words(sentence.approved_on),
        "review_on": _day_words(sentence.review_on),
    }


def seen_sentence(kept: KeptDialog) -> ApprovedSentence:
    """The sentence a dialog was opened on before the window locked: what somebody made of it since is not in it."""
    seen = kept.seen or {}
    return ApprovedSentence(
        ApprovedKey(kept.about),
        seen["text"],
        seen["approver"],
        _day_of(seen["approved_on"]),
        _day_of(seen["review_on"]),
    )


def _day_words(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _day_of(words: str) -> date | None:
    return date.fromisoformat(words) if words else None
