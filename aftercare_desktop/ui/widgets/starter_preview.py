"""What a starter puts in, with the question that goes with it: shown before it is chosen, and in the library."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.frames import ScrollColumn
from aftercare_desktop.ui.widgets.labels import IconLabel, Words


class StarterPreview(QFrame):
    """The question staff ask, and below it every word that would be put in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self.setAccessibleName("What is put in")
        self.ask = IconLabel("message-circle", "", token="accentText", role="label", wrap=True)
        self.text = Words("", "body", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        scroll = ScrollColumn(padding=0, spacing=4)
        scroll.body.setContentsMargins(look.px(14), look.px(8), look.px(14), look.px(8))
        scroll.body.addWidget(self.ask)
        scroll.body.addWidget(self.text)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def show_text(self, ask: str, lines: Sequence[str]) -> None:
        """Show another starter."""
        self.ask.set_text(ask)
        self.text.setText("\n".join(lines))
