"""What stands at the right of a header while a form is on show: saved or not, Save, Cancel."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import IconLabel


class SaveTools(QWidget):
    """Says whether everything is saved, and saves with Ctrl+Enter."""

    save_chosen = Signal()
    cancel_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.saved = IconLabel("check", "", token="ok")
        self.unsaved = IconLabel("pencil", "Not saved yet")
        self.cancel = Button("Cancel", "ghost", hint="Esc")
        self.cancel.clicked.connect(self.cancel_chosen)
        self.save = Button("Save", "primary", "save", key="Ctrl+Return")
        self.save.clicked.connect(self.save_chosen)
        keypad = QShortcut(QKeySequence("Ctrl+Enter"), self.save)
        keypad.activated.connect(self.save.click)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(12))
        for part in (self.saved, self.unsaved, self.cancel, self.save):
            row.addWidget(part)
        self.set_dirty(False)
        self.set_adding(False)

    def set_dirty(self, dirty: bool) -> None:
        """Whether there is something to save."""
        self.unsaved.setVisible(dirty)
        if dirty:
            self.saved.hide()

    def set_saved(self, at: str) -> None:
        """Say that everything was saved at this time of day."""
        self.saved.set_text(f"Saved {at}")
        self.saved.show()

    def set_adding(self, adding: bool) -> None:
        """Whether something is being added, which can be cancelled."""
        self.cancel.setVisible(adding)
        self.saved.hide()

    def set_read_only(self, read_only: bool) -> None:
        """Whether there is anything a person could save here."""
        self.save.setVisible(not read_only)
