"""What stands before the window while pages go to the printer: how far it is, and a way to stop it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from aftercare_desktop.ui.widgets.dialog import DialogFrame
from aftercare_desktop.ui.widgets.progress_strip import ProgressStrip

_PAGE = "Page {page} of {total}"
_FIRST = "Getting the pages ready"


class PrintingNow(DialogFrame):
    """Takes the keys that were meant for the page below; only Esc, and Tab to the button, do something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Printing", parent)
        self.strip = ProgressStrip(_FIRST)
        self.strip.cancel_button.setAutoDefault(False)
        self.strip.cancelled.connect(self.reject)
        # Enter and Space are what a person in a hurry types ahead: they must not find the button.
        self.strip.bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.strip.bar.setFocus()
        self.strip.show()
        self.body.addWidget(self.strip)

    def show_progress(self, done: int, total: int) -> None:
        """So many of so many pages are drawn."""
        self.strip.words.setText(_PAGE.format(page=min(done + 1, total), total=total))
        self.strip.show_progress(done, total)
