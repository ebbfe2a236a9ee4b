"""What stands in the way of an import while something long is done: the words, how far it is, and Cancel."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.labels import Meter, Words

_WIDTH = 460
_SEGMENTS = 10


class Busy(QWidget):
    """A card in place of the steps."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        card = Card(padding=18, spacing=12)
        card.setMaximumWidth(theme().px(_WIDTH))
        self.words = Words("", "h2", wrap=True)
        self.far = Words("", "secondary")
        self.meter = Meter()
        self.cancel = Button("Cancel", "default", "x", hint="Esc")
        self.cancel.clicked.connect(self.cancelled)
        for widget in (self.words, self.meter, self.far):
            card.body.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.cancel)
        row.addStretch(1)
        card.body.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)

    def begin(self, words: str, *, may_cancel: bool) -> None:
        """Something starts that tells nothing yet of how far it is."""
        self.cancel.setVisible(may_cancel)
        self.words.setText(words)
        self.far.setText("")
        self.meter.hide()
        self.cancel.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        """So much is done."""
        self.meter.setVisible(total > 0)
        self.meter.set_value(_SEGMENTS * done // max(total, 1), _SEGMENTS)
        self.far.setText(f"{done:,} of {total:,}" if total else "")
