"""The frame of every dialog: 480 wide, a headline, a body, verbs at the right; Esc cancels."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.practice import is_practice, practice_line

WIDTH = 480
WIDE = 640
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class DialogFrame(QDialog):
    """Subclasses put their fields into `body` and their verbs into `buttons` with `add_button`.

    The window is called like the headline; give `title` where that names a client: titles stand in the task bar.
    """

    def __init__(
        self, headline: str, parent: QWidget | None = None, *, width: int = WIDTH, title: str = ""
    ) -> None:
        super().__init__(parent)
        look = theme()
        self.setModal(True)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.setWindowTitle(f"{title or headline} - Aftercare")
        self.setAccessibleName(headline)
        self.setFixedWidth(look.px(width))
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(18))
        column.setSpacing(look.px(12))
        if is_practice(parent):
            column.addWidget(practice_line())
        self.headline = Words(headline, "section", wrap=True)
        column.addWidget(self.headline)
        self.body = QVBoxLayout()
        self.body.setSpacing(look.px(12))
        column.addLayout(self.body, 1)
        column.addSpacing(look.px(6))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(look.px(8))
        self.buttons.addStretch(1)
        column.addLayout(self.buttons)

    def add_button(self, button: Button, *, left: bool = False) -> Button:
        """Put a verb at the right end, or at the left. Enter in a field presses the one made the default, if any."""
        button.setAutoDefault(False)
        if left:
            self.buttons.insertWidget(0, button)
        else:
            self.buttons.addWidget(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a button presses that one: Qt would press the default, whatever the person stands on."""
        focused = self.focusWidget()
        enter = event.key() in _ENTER and event.modifiers() in _PLAIN
        if not enter or not isinstance(focused, (QPushButton, QToolButton)):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            focused.click()
