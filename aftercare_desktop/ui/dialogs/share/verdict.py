"""What the gate says of what stands on screen: it may leave, or what is missing with the step to it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.ui.theme import set_role, theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import Icon, Words

STEP_KEY = "Alt+N"


class VerdictStrip(QFrame):
    """Icon, sentence and at most one verb below it. Its accessible name is the sentence."""

    step_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self.icon = Icon("info", 18, "info")
        self.words = Words("", "body", wrap=True)
        self.words.setMinimumWidth(1)
        self.step = Button("", "default", size="small", key=STEP_KEY)
        self.step.clicked.connect(self.step_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(12), look.px(10), look.px(12), look.px(10))
        row.setSpacing(look.px(10))
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(look.px(6))
        said.addWidget(self.words)
        said.addWidget(self.step, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(said, 1)
        self.show_allowed("")

    def show_allowed(self, sentence: str) -> None:
        """It may leave."""
        self._show(sentence, "circle-check", "ok", "note", "")

    def show_refused(self, sentence: str, step: str) -> None:
        """It may not; `step` is what the verb says, or nothing where nobody here can do anything about it."""
        self._show(sentence, "ban", "warn", "warning", step)

    def sentence(self) -> str:
        """What is said now."""
        return self.words.text()

    def _show(self, sentence: str, icon: str, token: str, role: str, step: str) -> None:
        set_role(self, role)
        set_role(self.words, "info" if role == "note" else "body")
        self.icon.set_icon(icon, token)
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.step.setText(step)
        self.step.setShortcut(QKeySequence(STEP_KEY))  # other words take it away
        self.step.setAccessibleName(step)
        self.step.setVisible(bool(step))
        self.setVisible(bool(sentence))
