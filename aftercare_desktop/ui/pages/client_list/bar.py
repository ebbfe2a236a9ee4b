"""The line above the list of clients: how many were found, and the ways to filter, order, choose columns and print."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from aftercare_desktop.domain.client_filters import ClientSort, ListColumn, ListLook, SavedFilter, SortBy
from aftercare_desktop.ui.print_set_action import PRINT_SET, PRINT_SET_KEY
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.labels import ElidedWords
from aftercare_desktop.words.client_filters import sort_words
from aftercare_desktop.words.labels import label

EXPORT_LIST = "Print or export the list"


class ChecksMenu(QMenu):
    """Space puts a check in or takes it out and leaves the menu open for the next one; Enter does it and closes."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        active = self.activeAction()
        if event.key() == Qt.Key.Key_Space and active is not None and active.isCheckable():
            active.trigger()
            event.accept()
        else:
            super().keyPressEvent(event)


class ListBar(QWidget):
    """Buttons with their keys; the letters work while the list has the keyboard, the page passes them on."""

    filter_wanted = Signal()
    look_changed = Signal(object)
    """Emitted with the `ListLook` a person chose."""
    saved_chosen = Signal(object)
    """Emitted with a `SavedFilter` to use."""
    save_wanted = Signal()
    rename_wanted = Signal(object)
    """Emitted with a `SavedFilter` to call otherwise."""
    delete_wanted = Signal(object)
    """Emitted with a `SavedFilter` to forget."""
    export_wanted = Signal()
    papers_wanted = Signal()

    def __init__(
        self,
        saved: Callable[[], Sequence[SavedFilter]],
        *,
        may_export: bool,
        may_print: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`saved` gives the saved filters, asked when their menu opens."""
        super().__init__(parent)
        self._saved = saved
        self._look = ListLook()
        self.found = ElidedWords("", "label")
        self.filter_button = Button("Filter", "default", "funnel", hint="F", size="small")
        self.saved_button = Button("Saved", "default", "star", hint="V", size="small")
        self.sort_button = Button("", "default", "arrow-up-down", hint="S", size="small")
        self.columns_button = Button("Columns", "default", "sliders-horizontal", hint="C", size="small")
        self.export_button = Button(
            "Export", "default", "file-down", key="Ctrl+E", size="small", name=EXPORT_LIST
        )
        self.export_button.setVisible(may_export)
        self.papers_button = Button(PRINT_SET, "default", "printer", key=PRINT_SET_KEY, size="small")
        self.papers_button.setVisible(may_print)
        self.filter_button.clicked.connect(self.filter_wanted)
        self.saved_button.clicked.connect(lambda: self._open(self.saved_menu(), self.saved_button))
        self.sort_button.clicked.connect(lambda: self._open(self.sort_menu(), self.sort_button))
        self.columns_button.clicked.connect(lambda: self._open(self.columns_menu(), self.columns_button))
        self.export_button.clicked.connect(self.export_wanted)
        self.papers_button.clicked.connect(self.papers_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme().px(2), 0, 0, theme().px(8))
        row.setSpacing(theme().px(6))
        row.addWidget(self.found, 1)
        for button in (
            self.filter_button,
            self.saved_button,
            self.sort_button,
            self.columns_button,
            self.papers_button,
            self.export_button,
        ):
            row.addWidget(button)
        self.show_look(self._look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room verbs become icons, from the one that is needed least."""
        super().resizeEvent(event)
        folding = (self.export_button, self.columns_button, self.saved_button, self.papers_button)
        for button in folding:
            button.set_folded(False)
        for button in folding:
            button.set_folded(self._buttons_width() > self.width())

    def _buttons_width(self) -> int:
        row = self.layout()
        assert row is not None
        shown = [button for button in self.findChildren(Button) if not button.isHidden()]
        return sum(button.sizeHint().width() + row.spacing() for button in shown)

    def show_look(self, look: ListLook) -> None:
        """Show how the list is ordered and what it shows."""
        self._look = look
        words = sort_words(look.sort)
        self.sort_button.setText(words)
        self.sort_button.setAccessibleName(f"Order: {words}")
        self.sort_button.updateGeometry()

    def show_open(self, is_open: bool) -> None:
        """Whether the filters are on screen."""
        self.filter_button.set_variant("picked" if is_open else "default")

    def press(self, key: str) -> bool:
        """What a letter does here; False if nothing."""
        buttons = {
            "F": self.filter_button,
            "V": self.saved_button,
            "S": self.sort_button,
            "C": self.columns_button,
        }
        if key in buttons:
            buttons[key].click()
        return key in buttons

    # Menus

    def sort_menu(self) -> QMenu:
        """What the list can be ordered by; the same again turns the order around."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for by in SortBy:
            action = self._checked(menu, label(by), by is self._look.sort.by)
            group.addAction(action)
            action.triggered.connect(partial(self._sort, ClientSort(by)))
        menu.addSeparator()
        turn = menu.addAction(theme().icon("arrow-up-down"), "Other way &round")
        turned = ClientSort(self._look.sort.by, not self._look.sort.descending)
        turn.triggered.connect(partial(self._sort, turned))
        return menu

    def columns_menu(self) -> QMenu:
        """Which facts stand beside the name."""
        menu = ChecksMenu(self)
        for column in ListColumn:
            action = self._checked(menu, label(column), column in self._look.columns)
            action.toggled.connect(partial(self._show_column, column))
        return menu

    def saved_menu(self) -> QMenu:
        """Saved filters to use, and ways to save, to rename and to delete one."""
        menu = QMenu(self)
        kept = self._saved()
        self._list_saved(menu, kept, self.saved_chosen)
        if not kept:
            menu.addAction("No saved filters yet").setEnabled(False)
        menu.addSeparator()
        menu.addAction(theme().icon("plus"), "&Save these filters", self.save_wanted.emit)
        if kept:
            rename = menu.addMenu(theme().icon("pencil"), "&Rename a saved filter")
            self._list_saved(rename, kept, self.rename_wanted)
            delete = menu.addMenu(theme().icon("trash-2"), "&Delete a saved filter")
            self._list_saved(delete, kept, self.delete_wanted)
        return menu

    @staticmethod
    def _list_saved(menu: QMenu, kept: Sequence[SavedFilter], chosen: SignalInstance) -> None:
        """One line for each; the first nine go by their number, so that no two share a letter."""
        for number, saved in enumerate(kept, start=1):
            words = saved.name.replace("&", "&&")
            action = menu.addAction(f"&{number} {words}" if number < 10 else words)
            action.triggered.connect(partial(chosen.emit, saved))

    def _checked(self, menu: QMenu, words: str, checked: bool) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(checked)
        return action

    def _open(self, menu: QMenu, button: Button) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
        first = next((action for action in menu.actions() if action.isEnabled() and action.text()), None)
        if first is not None:
            menu.setActiveAction(first)  # Enter and the arrows begin there

    def _sort(self, sort: ClientSort, *_: object) -> None:
        self._change(ListLook(sort, self._look.columns))

    def _show_column(self, column: ListColumn, shown: bool) -> None:
        columns = tuple(one for one in ListColumn if (shown if one is column else one in self._look.columns))
        self._change(ListLook(self._look.sort, columns))

    def _change(self, look: ListLook) -> None:
        if look != self._look:
            self.show_look(look)
            self.look_changed.emit(look)
