"""Says under approved words, while they are written, why the pocket card cannot hold them or may not say them."""

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.services.approved_words import card_doubt
from aftercare_desktop.ui.widgets.labels import IconLabel


class CardLine(IconLabel):
    """Gone where the words stand on the card as they are, or are on no card."""

    def __init__(self, key: ApprovedKey, parent: QWidget | None = None) -> None:
        super().__init__("info", "", token="warn", wrap=True, parent=parent)
        self._key = key
        self.hide()

    def show_text(self, text: str, center: CenterProfile) -> None:
        """Look at these words of that center."""
        doubt = card_doubt(self._key, text, center)
        self.set_text(doubt)
        self.setVisible(bool(doubt))
