"""Asks once before the paper for leaving now is printed by somebody who does not write in records."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import DialogFrame
from aftercare_desktop.ui.widgets.labels import Words

WHAT = (
    "Page 1 of the plan and the pocket card print with what is recorded, whether the plan is done or not. "
    "What nobody recorded prints as a blank with words."
)
KEPT = "It is kept with the record as a version of its own, so that staff know what paper is out."
NEVER = "Naloxone and medicine never depend on a signature."


class LeavingPaperDialog(DialogFrame):
    """Names the client, who stands there, and nothing of the record."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("Leaving now", parent)
        self.name = Words(name, "strong", wrap=True)
        self.body.addWidget(self.name)
        for words in (WHAT, KEPT, NEVER):
            self.body.addWidget(Words(words, "secondary", wrap=True))
        self.add_button(Button("Not now", "default", hint="Esc")).clicked.connect(self.reject)
        self.print = self.add_button(Button("Print", "primary", "printer", hint="Ctrl Enter"))
        self.print.clicked.connect(self.accept)
        shortcut = QShortcut(QKeySequence("Ctrl+Return"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.print.click)
        self.print.setFocus()

    @classmethod
    def ask(cls, parent: QWidget | None, name: str) -> bool:
        """Whether to print for this client."""
        return bool(cls(name, parent).exec())
