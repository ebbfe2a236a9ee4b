"""Shows a data file as the text it is, in a window of its own or as a part of another dialog; never to be changed."""

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.dialog import DialogFrame

_WIDTH, _HEIGHT, _AROUND, _LEAST = 720, 560, 220, 160


class FileText(QPlainTextEdit):
    """The text of a file, every letter as wide as the next."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))


class FileDialog(DialogFrame):
    """One file to be read."""

    def __init__(self, headline: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(headline, parent, width=_WIDTH, title="Data file")
        self.file = FileText("The data file")
        self.file.setPlainText(text)
        look = theme()
        room = parent.window().height() - look.px(_AROUND) if parent is not None else look.px(_HEIGHT)
        self.file.setFixedHeight(min(look.px(_HEIGHT), max(look.px(_LEAST), room)))
        self.body.addWidget(self.file)
        close = self.add_button(Button("Close", "primary", hint="Esc"))
        close.clicked.connect(self.reject)
        close.setFocus()

    @classmethod
    def look(cls, headline: str, text: str, parent: QWidget | None) -> None:
        """Show it until the person has read it."""
        dialog = cls(headline, text, parent)
        dialog.exec()
        dialog.deleteLater()  # the window would keep it, and the text with it
