"""The words of one safety sentence as a dialog writes them: with their reading level, and whether a card holds them."""

from PySide6.QtWidgets import QVBoxLayout

from aftercare_desktop.domain.approved_words import ApprovedSentence
from aftercare_desktop.ui.dialogs.card_line import CardLine
from aftercare_desktop.ui.widgets.fields_text import LinesField
from aftercare_desktop.ui.widgets.reading_line import ReadingLine


class SafetySentence:
    """A field and the two lines below it, which follow what is typed."""

    def __init__(self, sentence: ApprovedSentence, label: str, body: QVBoxLayout) -> None:
        """Puts itself at the end of `body`."""
        self.words = LinesField(label, least_lines=3)
        self.reading = ReadingLine()
        self.card = CardLine(sentence.key)
        self.words.set_value(sentence.text)
        self._follow()
        self.words.edited.connect(lambda _: self._follow())
        for part in (self.words, self.reading, self.card):
            body.addWidget(part)

    def _follow(self) -> None:
        self.reading.show_text(self.words.value())
        self.card.show_text(self.words.value())
