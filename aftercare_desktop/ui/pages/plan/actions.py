"""What stands at the right of the client's header while the plan is on screen: how it is saved, print, finalize."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from aftercare_desktop.ui.page import Action
from aftercare_desktop.ui.pages.plan.autosave import SaveState
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import IconLabel

NOT_SAVED = "Not saved. Still on this screen. Trying again"


class PlanActions(QWidget):
    """Buttons whose keys work while they are on screen."""

    print_requested = Signal()
    save_requested = Signal()
    finalize_requested = Signal()
    copy_requested = Signal()
    """The draft cannot be saved and the person wants a copy of what is on screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look = theme()
        self.state = IconLabel("check", "", token="ok")
        self.copy = Button("Save a copy", "default", "file-down", size="small")
        self.save = Button("", "ghost", "file-down", "Ctrl+Shift+S", name="Save as PDF")
        self.print = Button("Print", "default", "printer", "Ctrl+P")
        self.finalize = Button("Finalize", "primary", "file-check", "Ctrl+Return")
        self.more = Button("More", "ghost", "ellipsis", name="More to do with this plan")
        self.offered: Callable[[], tuple[Action, ...]] = tuple
        """What the menu "More" holds at this moment."""
        self.copy.clicked.connect(self.copy_requested)
        self.save.clicked.connect(self.save_requested)
        self.print.clicked.connect(self.print_requested)
        self.finalize.clicked.connect(self.finalize_requested)
        self.more.clicked.connect(self._on_more_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(10))
        for widget in (self.state, self.copy, self.save, self.print, self.more, self.finalize):
            row.addWidget(widget)
        self._compact = False
        self._may_print = False
        self._saved = SaveState.KEPT
        self.show_nothing()

    def set_compact(self, compact: bool) -> None:
        """In a narrow window state and printing are icons; what is not well takes the place of printing."""
        if compact is not self._compact:
            self._compact = compact
            self.print.set_folded(compact)
            self.more.set_folded(compact)
            self._arrange()

    def show_nothing(self) -> None:
        """There is no plan: nothing to save, print or finalize."""
        for widget in (self.state, self.copy, self.save, self.print, self.finalize):
            widget.hide()
        self.show_more()

    def show_more(self) -> None:
        """Offer the menu where it holds anything."""
        self.more.setVisible(bool(self.offered()))

    def more_menu(self) -> QMenu:
        """What else can be done with this plan."""
        menu = QMenu(self)
        for action in self.offered():
            words = f"{action.title}\t{action.key}" if action.key else action.title
            menu.addAction(theme().icon(action.icon), words, action.run)
        return menu

    def _on_more_clicked(self) -> None:
        menu = self.more_menu()
        menu.exec(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))
        menu.deleteLater()

    def show_draft(self, *, may_print: bool, may_finalize: bool) -> None:
        """A draft is on screen."""
        self._may_print = may_print
        self.state.show()
        self._arrange()
        self.show_more()
        self.finalize.setVisible(may_finalize)

    def show_final(self, *, may_print: bool) -> None:
        """A frozen version is on screen."""
        self.show_nothing()
        self.print.setVisible(may_print)

    def show_state(self, state: SaveState, saved_at: str) -> None:
        """Say how the draft on screen stands to the stored one; `saved_at` is "9:42 AM" or empty."""
        looks = {
            SaveState.KEPT: ("check", "ok", f"Saved {saved_at}" if saved_at else "Saved"),
            SaveState.WAITING: ("refresh-cw", "text3", "Saving"),
            SaveState.FAILED: ("triangle-alert", "danger", NOT_SAVED),
            SaveState.CONFLICT: ("users", "warn", "Not saved. Choose what to keep"),
        }
        icon, token, words = looks[state]
        if self.state.text() != words:
            self.state.icon.set_icon(icon, token)
            self.state.set_text(words)
            self.state.setAccessibleName(words)
        self.state.setToolTip(words)
        self._saved = state
        self._arrange()

    def _arrange(self) -> None:
        """Only while a draft is on screen."""
        if self.state.isHidden():
            return
        well = self._saved in (SaveState.KEPT, SaveState.WAITING)
        self.state.words.setVisible(not (self._compact and well))
        self.copy.setVisible(self._saved is SaveState.FAILED)
        for button in (self.save, self.print):
            button.setVisible(self._may_print and (well or not self._compact))
