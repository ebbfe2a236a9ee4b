"""The head of the page of clients: how many there are, the search, and the ways to add and to bring people in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button, key_words
from aftercare_desktop.ui.widgets.choices import SearchField
from aftercare_desktop.ui.widgets.labels import Words


class ListHeader(QWidget):
    """Title and count at the left, search and buttons at the right."""

    def __init__(self, title: str, *, may_add: bool, may_import: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self.context = Words("", "secondary")
        self.search = SearchField(
            "Find a client", "Ctrl+F", name="Find a client by name, number or date of birth"
        )
        self.add_button = Button("Add client", "primary", "plus", hint=key_words(QKeySequence("Ctrl+N")))
        self.add_button.setVisible(may_add)
        self.import_button = Button("Import", "default", "upload")
        self.import_button.setVisible(may_import)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.context)
        names.addWidget(Words(title, "h1"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, look.px(16), 0, look.px(10))
        row.setSpacing(look.px(12))
        row.addLayout(names, 1)
        for widget in (self.search, self.import_button, self.add_button):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
