"""The foot of an import's steps: one back, one on, and why not yet."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button, key_words
from aftercare_desktop.ui.widgets.labels import Words


class Footer(QWidget):
    """Back and Next are on show as the page says."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.back = Button("Back", "ghost", "arrow-left", hint="Esc")
        self.why = Words("", "secondary", wrap=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.next = Button("Compare", "primary", "arrow-right", hint=key_words(QKeySequence("Ctrl+Return")))
        # Not the button's own shortcut, which goes with its words.
        QShortcut(QKeySequence("Ctrl+Return"), parent).activated.connect(self.next.click)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(12))
        row.addWidget(self.back)
        row.addWidget(self.why, 1)
        row.addWidget(self.next)

    def name_next(self, words: str) -> None:
        """What Next does."""
        self.next.setText(words)
        self.next.updateGeometry()
