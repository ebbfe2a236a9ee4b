"""The head of "Leaving now": whose paper it is, how it is saved, and the one thing to do."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.ui.pages.plan.actions import NOT_SAVED
from aftercare_desktop.ui.pages.plan.autosave import SaveState
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import ElidedWords, IconLabel, Words

_SIDE, _BETWEEN = 24, 12
SAVE_AS_PDF = "Save as PDF"
PROMISE = "Nothing here is required. What stays empty prints as a blank with words."


class LeavingHeader(QWidget):
    """Whose paper it is over the whole width; below it the title at the left, state and print at the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self.who = ElidedWords("", "secondary")
        self.state = IconLabel("check", "", token="ok")
        self.back = Button("Back to the record", "ghost", "arrow-left", hint="Esc")
        self.save = Button(SAVE_AS_PDF, "default", "file-down", "Ctrl+Shift+S")
        self.print = Button("Print now", "primary", "printer", "Ctrl+Return")
        self.title = Words(title, "h1")
        row = QHBoxLayout()
        row.setSpacing(look.px(_BETWEEN))
        row.addWidget(self.title, 1)
        for widget in (self.state, self.back, self.save, self.print):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(_SIDE), look.px(8), look.px(_SIDE), look.px(4))
        column.setSpacing(0)
        column.addWidget(self.who)
        column.addLayout(row)

    def show_client(self, name: str) -> None:
        """Say whose paper it is, and that no question has to be answered."""
        self.who.setText(f"{name}. {PROMISE}")

    def show_state(self, state: SaveState, saved_at: str) -> None:
        """Say how what is on screen stands to what is stored; nothing while nothing was written."""
        icon, token, words = {
            SaveState.KEPT: ("check", "ok", f"Saved {saved_at}" if saved_at else ""),
            SaveState.WAITING: ("refresh-cw", "text3", "Saving"),
            SaveState.FAILED: ("triangle-alert", "danger", NOT_SAVED),
            SaveState.CONFLICT: ("users", "warn", "Not saved. Choose what to keep"),
        }[state]
        self.state.icon.set_icon(icon, token)
        self.state.set_text(words)
        self.state.setAccessibleName(words)
        self.state.setVisible(bool(words))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is little room the way back and the file keep their icons; what prints keeps its words."""
        look = theme()
        kept = [self.title, self.print] + ([] if self.state.isHidden() else [self.state])
        left = self.width() - 2 * look.px(_SIDE)
        left -= sum(part.sizeHint().width() + look.px(_BETWEEN) for part in kept)
        folding = (self.back, self.save)
        over = sum(button.whole_width() + look.px(_BETWEEN) for button in folding) - left
        for button in folding:
            button.set_folded(over > 0)
            over -= button.whole_width() - button.sizeHint().width()
