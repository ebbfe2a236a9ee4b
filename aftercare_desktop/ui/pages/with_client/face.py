"""What the page for two is made of: a title, the sheet, the way to the next one, print and done. Nothing else."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aftercare_desktop.ui.pages.plan.autosave import SaveState
from aftercare_desktop.ui.preview import Preview
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.frames import EmptyState
from aftercare_desktop.ui.widgets.labels import IconLabel, Words
from aftercare_desktop.words.plan import PAPER_TITLES

_PAGES = 900


class Head(QWidget):
    """Title and what it is about at the left, the few things to do at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self.title = Words("", "h1", wrap=True)
        self.under = Words("", "secondary", wrap=True)
        self.state = IconLabel("check", "", token="ok")
        self.state.setMinimumHeight(look.px(32))  # beside the buttons
        self.print = Button("Print for me", "default", "printer", "Ctrl+P")
        self.close_button = Button("Close", "default", "x", "F11")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.under)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(24), look.px(16), look.px(24), look.px(14))
        row.setSpacing(look.px(12))
        row.addLayout(words, 1)
        for widget in (self.state, self.print, self.close_button):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)

    def show_words(self, title: str, under: str) -> None:
        """Say what is on screen."""
        self.title.setText(title)
        self.under.setText(under)
        self.under.setVisible(bool(under))

    def show_state(self, state: SaveState) -> None:
        """Say whether what was typed is kept."""
        icon, token, words = {
            SaveState.KEPT: ("check", "ok", "Saved"),
            SaveState.WAITING: ("refresh-cw", "text3", "Saving"),
        }.get(state, ("triangle-alert", "danger", "Not saved yet"))
        self.state.icon.set_icon(icon, token)
        self.state.set_text(words)
        self.state.setAccessibleName(words)


class Foot(QWidget):
    """The way to the sheet before and the next one, each called by its title."""

    before_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self.before = Button("", "ghost", "arrow-left", hint="Page Up")
        self.next = Button("", "default", "arrow-right", hint="Page Down")
        self.before.clicked.connect(self.before_wanted)
        self.next.clicked.connect(self.next_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.px(24), look.px(10), look.px(24), look.px(14))
        row.addWidget(self.before)
        row.addStretch(1)
        row.addWidget(self.next)

    def show_titles(self, before: str, following: str) -> None:
        """Name the sheets beside the one on screen; "" where there is none."""
        for button, title in ((self.before, before), (self.next, following)):
            button.setText(title)
            button.setAccessibleName(title)
            button.setVisible(bool(title))

    def take_keyboard(self) -> None:
        """Put it where a stray key changes nothing."""
        shown = self.before if self.next.isHidden() else self.next
        shown.setFocus(Qt.FocusReason.OtherFocusReason)


class Middle(QStackedWidget):
    """The sheets of a draft, the pages of a final version, or a kind word where there is neither."""

    def __init__(self, sheets: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets = sheets
        self.pages = Preview(PAPER_TITLES, heading="")
        self.pages.view.set_most_width(theme().px(_PAGES))
        self.empty = EmptyState("clipboard-list", "No plan yet", "We begin it together another time.")
        for widget in (sheets, self.pages, self.empty):
            self.addWidget(widget)
