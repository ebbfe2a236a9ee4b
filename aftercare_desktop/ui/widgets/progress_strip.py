"""One line that says what is being done, how far it is, and offers to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import Words


class ProgressStrip(QWidget):
    """Hidden until something is under way."""

    cancelled = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Words(words, "secondary")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(words)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(theme().px(8))
        self.cancel_button = Button("Cancel", "default", size="small")
        self.cancel_button.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().px(2), 0, 0, theme().px(8))
        row.setSpacing(theme().px(10))
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)
        self.hide()

    def show_progress(self, done: int, total: int) -> None:
        """So many of so many pieces are finished."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
