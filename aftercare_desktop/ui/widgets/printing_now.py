"""What stands before the window while pages go to the printer: how far it is, and a way to stop it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from aftercare_desktop.ui.widgets.dialog import DialogFrame
from aftercare_desktop.ui.widgets.progress_strip import ProgressStrip

_PAGE = "Page {number} of {total}"
_FIRST = "Getting the pages ready"
_PAPER = "Paper {number} of {total}"
_MAKING = "Making the papers"


class PrintingNow(DialogFrame):
    """Takes the keys that were meant for the page below; only Esc, and Tab to the button, do something."""

    def __init__(
        self,
        parent: QWidget | None = None,
        headline: str = "Printing",
        first: str = _FIRST,
        each: str = _PAGE,
    ) -> None:
        super().__init__(headline, parent)
        self._each = each
        self.strip = ProgressStrip(first)
        self.strip.cancel_button.setAutoDefault(False)
        self.strip.cancelled.connect(self.reject)
        # Enter and Space are what a person in a hurry types ahead: they must not find the button.
        self.strip.bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.strip.bar.setFocus()
        self.strip.show()
        self.body.addWidget(self.strip)

    def show_progress(self, done: int, total: int) -> None:
        """So many of so many pages are drawn."""
        self.strip.words.setText(self._each.format(number=min(done + 1, total), total=total))
        self.strip.show_progress(done, total)


class MakingNow(PrintingNow):
    """Stands there while papers are made, before anybody was asked where they go: a lock stops that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, _MAKING, _MAKING, _PAPER)
