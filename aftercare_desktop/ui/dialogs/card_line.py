"""Says under approved words whether they are too long for the pocket card, while they are written."""

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.services.approved_words import card_doubt
from aftercare_desktop.ui.widgets.labels import IconLabel


class CardLine(IconLabel):
    """Gone where the words fit, or are on no card."""

    def __init__(self, key: ApprovedKey, parent: QWidget | None = None) -> None:
        super().__init__("info", "", token="warn", wrap=True, parent=parent)
        self._key = key
        self.hide()

    def show_text(self, text: str) -> None:
        """Look at these words."""
        doubt = card_doubt(self._key, text)
        self.set_text(doubt)
        self.setVisible(bool(doubt))
