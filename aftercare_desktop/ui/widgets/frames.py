"""Grounds that hold other widgets: card, note, separator, scrolling column, empty state."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from aftercare_desktop.ui.theme import set_role, theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import Icon, Words


class Card(QFrame):
    """A white sheet with a hairline and round corners; put things into `body`."""

    def __init__(self, *, padding: int = 16, spacing: int = 10, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.body = QVBoxLayout(self)
        inside = theme().px(padding)
        self.body.setContentsMargins(inside, inside, inside, inside)
        self.body.setSpacing(theme().px(spacing))


class Note(QFrame):
    """A tinted box with an icon and a sentence. `kind`: "note" (information) or "warning"."""

    def __init__(
        self, text: str, icon: str = "shield-check", kind: str = "note", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_role(self, kind)
        look = theme()
        token = "info" if kind == "note" else "warn"
        self.words = Words(text, "info" if kind == "note" else "body", wrap=True)
        self.icon = Icon(icon, 18, token)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(14), look.px(12), look.px(14), look.px(12))
        row.setSpacing(look.px(10))
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)

    def set_text(self, text: str) -> None:
        self.words.setText(text)


class Separator(QFrame):
    """A hairline, lying or standing."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "vseparator" if vertical else "separator")


class ScrollColumn(QScrollArea):
    """A column that scrolls up and down and follows the keyboard focus; put things into `body`."""

    def __init__(self, *, padding: int = 24, spacing: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        set_role(inner, "scrolled")
        self.body: QBoxLayout = QVBoxLayout(inner)
        inside = theme().px(padding)
        self.body.setContentsMargins(inside, inside, inside, inside)
        self.body.setSpacing(theme().px(spacing))
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)


class EmptyState(QWidget):
    """What stands where nothing is yet: an icon, a headline, one sentence, a button, and at most one other way."""

    action_chosen = Signal()
    other_chosen = Signal()

    def __init__(
        self,
        icon: str,
        headline: str,
        sentence: str,
        action: str = "",
        *,
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        look = theme()
        column = QVBoxLayout()
        column.setSpacing(look.px(8))
        self.icon = Icon(icon, 32, "text3")
        self.headline = Words(headline, "h2", wrap=True)
        self.sentence = Words(sentence, "secondary", wrap=True)
        self.button = Button(action, "default", key=key)
        self.button.clicked.connect(self.action_chosen)
        for label in (self.headline, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setFixedWidth(look.px(360))
        column.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.headline, self.sentence):
            # Between two stretches and not aligned: an aligned label gets the height of its lines at another width.
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label)
            row.addStretch(1)
            column.addLayout(row)
        self.other = Button("", "ghost")
        self.other.clicked.connect(self.other_chosen)
        for button in (self.button, self.other):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.button.setHidden(not action)
        self.other.hide()
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(column)
        outer.addStretch(3)

    def set_words(self, headline: str, sentence: str, action: str = "", other: str = "") -> None:
        """Say something else; a button without words is hidden."""
        self.headline.setText(headline)
        self.sentence.setText(sentence)
        for button, words in ((self.button, action), (self.other, other)):
            button.setText(words)
            button.setVisible(bool(words))
