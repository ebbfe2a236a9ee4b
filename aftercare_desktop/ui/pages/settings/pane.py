"""What the settings page and its panes know of each other, and the card that panes are made of."""

from collections.abc import Set

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.frames import Card, ScrollColumn
from aftercare_desktop.ui.widgets.labels import Icon, Words

WIDTH = 760
FIELD_WIDTH = 376
_FOLDED_BELOW = 480


class SettingsPane(QWidget):
    """One pane. Subclasses override what they need; every method here has a harmless default."""

    toast_requested = Signal(object)
    """Emitted with a `Toast`."""
    failed = Signal(object)
    """Emitted with an `AftercareError` whose sentence the window shows."""
    route_requested = Signal(object)
    """Emitted with a `Route`: the person wants to go there."""
    lock_requested = Signal()

    keys: tuple[tuple[str, str], ...] = ()
    """What F1 shows for this pane."""

    tools: QWidget | None = None
    """What stands at the right of the page's header while this pane is on show."""

    def open(self, place: str) -> None:
        """The pane comes into sight: show things as they stand, the keyboard at `place` or where writing begins."""

    def place(self) -> str:
        """Where the keyboard is, to come back to; empty for the beginning."""
        return ""

    def can_leave(self) -> bool:
        """False keeps the person here; ask them first."""
        return True

    def reload(self, topics: Set[str]) -> None:
        """Something of these topics changed elsewhere. A pane with unsaved work says so and does not reload."""

    def stash(self) -> bytes | None:
        """The unsaved work as bytes, or None. Must not ask anything."""
        return None

    def unstash(self, kept: bytes) -> None:
        """Put back what `stash` gave, after the pane was opened again."""

    def reopen(self, kept: KeptDialog) -> None:
        """Ask once more what a dialog of this pane was asking when the window locked."""

    def close_down(self) -> None:
        """The pane goes away: stop timers and workers."""

    def new_here(self) -> None:
        """Ctrl+N: start a new one of what the pane holds, if that makes sense."""

    def cancel_here(self) -> bool:
        """Esc: close what is open inside the pane. True if something was closed."""
        return False

    def undo(self) -> bool:
        """Undo inside the pane. True if there was something."""
        return False


class CardsPane(SettingsPane):
    """A pane of cards in one column that scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self.sheet = ScrollColumn(padding=18, spacing=14)
        self.sheet.setProperty("pane", True)
        self._holder = QWidget()
        self._holder.setMaximumWidth(look.px(WIDTH))
        self._cards = QVBoxLayout(self._holder)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(look.px(14))
        # In a row of its own: a column would ask for the height of wrapped words at its whole width, and cut them.
        row = QHBoxLayout()
        row.addWidget(self._holder, 1_000)
        row.addStretch(1)
        self.sheet.body.addLayout(row)
        self.sheet.body.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.sheet)

    def add_card(self, card: QWidget) -> None:
        """Put a card below the others."""
        self._cards.addWidget(card)


class SettingsCard(Card):
    """A card with an icon, a title and a sentence; rows of a label and its control below."""

    said = Signal(object)
    """Emitted with a `Toast`."""
    failed = Signal(object)

    def __init__(self, icon: str, title: str, sentence: str) -> None:
        super().__init__(padding=18, spacing=12)
        look = theme()
        head = QHBoxLayout()
        head.setSpacing(look.px(10))
        head.addWidget(Icon(icon, 18, "accentText"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(look.px(2))
        words.addWidget(Words(title, "h2"))
        words.addWidget(Words(sentence, "secondary", wrap=True))
        head.addLayout(words, 1)
        self.body.addLayout(head)
        self.rows = QGridLayout()
        self.rows.setHorizontalSpacing(look.px(16))
        self.rows.setVerticalSpacing(look.px(10))
        self.rows.setContentsMargins(look.px(28), 0, 0, 0)
        self.rows.setColumnMinimumWidth(0, look.px(120))
        self.rows.setColumnStretch(2, 1)
        self.body.addLayout(self.rows)
        self._placed: list[tuple[Words | None, QWidget]] = []
        self._folded = False

    def add_row(self, label: str, control: QWidget) -> None:
        """Put a control beside its label; in a narrow window below it."""
        words = Words(label, "label")
        words.setBuddy(control)
        self._placed.append((words, control))
        self._place(words, control)

    def add_wide(self, control: QWidget) -> None:
        """Put a control across label and value."""
        self._placed.append((None, control))
        self._place(None, control)

    def _place(self, words: Words | None, control: QWidget) -> None:
        row = self.rows.rowCount()
        if words is not None:
            self.rows.addWidget(words, row, 0, 1, 2 if self._folded else 1)
        if words is None:
            self.rows.addWidget(control, row, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        elif self._folded:
            self.rows.addWidget(control, row + 1, 0, 1, 3)
        else:
            self.rows.addWidget(control, row, 1)

    def minimumSizeHint(self) -> QSize:
        """What stands on the card must not keep it wider than the window: it folds."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folded = self.width() < theme().px(_FOLDED_BELOW)
        if folded == self._folded:
            return
        self._folded = folded
        for words, control in self._placed:
            for widget in filter(None, (words, control)):
                self.rows.removeWidget(widget)
        for words, control in self._placed:
            self._place(words, control)
