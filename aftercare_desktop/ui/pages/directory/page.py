"""The directory page: search and kinds over the list at the left, the entry that was chosen at the right."""

from collections.abc import Sequence, Set

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.directory import EntryKind, EntryRow
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import AftercareError, NotFound
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Page, Route
from aftercare_desktop.ui.pages.directory.entry_form import unpack
from aftercare_desktop.ui.pages.directory.entry_pane import EntryPane
from aftercare_desktop.ui.table_model import Column, TableModel
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button, key_words
from aftercare_desktop.ui.widgets.choices import SearchField
from aftercare_desktop.ui.widgets.entry_row import ENTRY_ROW_HEIGHT, EntryRowDelegate
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField, enum_options
from aftercare_desktop.ui.widgets.frames import Separator
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.row_list import RowList
from aftercare_desktop.words.directory import counted, row_details, row_spoken

_LIST_WIDTH = 400
_NARROW_LIST_WIDTH = 316
_NARROW_BELOW = 1000
NEW = "new"


class DirectoryPage(Page):
    """A route's part is the id of an entry, or "new"."""

    title = "Directory"
    keys = (
        ("Ctrl+F", "Find an entry"),
        ("Ctrl+N", "Add an entry"),
        ("Enter", "Change the entry"),
        ("Ctrl+Enter", "Save the entry"),
        ("A", "Archive or restore"),
        ("T", "The line was called today and answered"),
        ("J / K", "Down, up"),
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._may_write = desk.may(Permission.WRITE_DIRECTORY)
        self.model: TableModel[EntryRow] = TableModel(_COLUMNS, desk.directory.rows, self)
        self.entry = EntryPane(desk, self)
        self.entry.saved.connect(self._on_entry_saved)
        self.entry.writing_changed.connect(self._on_entry_writing_changed)
        self.entry.other_requested.connect(self._on_entry_other_requested)
        self.entry.toast_requested.connect(self.toast_requested)
        self.entry.failed.connect(self.failed)
        self._build()
        self._search()

    # Layout

    def _build(self) -> None:
        look = theme()
        self.search = SearchField(
            "Find an entry", "Ctrl+F", name="Find an entry by name, person, place or number"
        )
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._on_search_moved_down)
        self.search.moved_down.connect(self._on_search_moved_down)
        self.kind = ChoiceField("Kind", enum_options(EntryKind, none_words="All kinds"), bare=True)
        self.kind.edited.connect(self._search)
        self.archived = QCheckBox("Show archived")
        self.archived.setAccessibleName("Show archived entries too")
        self.archived.toggled.connect(self._search)
        self.list = RowList(ENTRY_ROW_HEIGHT, "Entries of the directory")
        self.list.setItemDelegate(EntryRowDelegate(self.list))
        self.list.setModel(self.model)
        self.list.selectionModel().currentChanged.connect(self._on_list_current_changed)
        self.list.row_chosen.connect(self.entry.change)
        self.list.key_pressed.connect(self._on_list_key_pressed)
        self.list.left_at_top.connect(self.search.take_focus)
        self.entry.empty.action_chosen.connect(self._on_empty_action_chosen)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._list_side())
        row.addWidget(Separator(vertical=True))
        row.addWidget(self.entry, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._header())
        outer.addWidget(Separator())
        outer.addLayout(row, 1)
        self.setMinimumWidth(look.px(600))

    def _header(self) -> QHBoxLayout:
        look = theme()
        self.context = Words("", "secondary")
        self.add_button = Button("Add entry", "primary", "plus", hint=key_words(QKeySequence("Ctrl+N")))
        self.add_button.clicked.connect(self.new_here)
        self.add_button.setVisible(self._may_write)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.context)
        names.addWidget(Words(self.title, "h1"))
        row = QHBoxLayout()
        row.setContentsMargins(look.px(24), look.px(14), look.px(24), look.px(12))
        row.addLayout(names, 1)
        row.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _list_side(self) -> QWidget:
        look = theme()
        self._side = QWidget()
        self._side.setProperty("pane", True)
        choices = QHBoxLayout()
        choices.setSpacing(look.px(8))
        choices.addWidget(self.kind, 1)
        choices.addWidget(self.archived)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(look.px(14), look.px(12), look.px(14), look.px(14))
        column.setSpacing(look.px(8))
        column.addWidget(self.search)
        column.addLayout(choices)
        column.addWidget(self.list, 1_000)
        column.addStretch(1)
        return self._side

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme().px(_NARROW_BELOW)
        self._side.setFixedWidth(theme().px(_NARROW_LIST_WIDTH if narrow else _LIST_WIDTH))

    # What the window asks

    def open_route(self, route: Route) -> None:
        self._refresh()
        if route.part == NEW:
            self.new_here()
        elif route.part.isdecimal():
            self._show(int(route.part))
            self._take_focus()
        elif self.entry.is_writing():
            self.entry.setFocus()
        else:
            self._take_focus()

    def current_route(self) -> Route | None:
        stored = self.entry.stored()
        return Route("directory", None, str(stored.id) if stored is not None else "")

    def can_leave(self) -> bool:
        return not self.entry.is_writing() or self.entry.let_go()

    def reload(self, topics: Set[str]) -> None:
        if Topic.DIRECTORY in topics or Topic.CENTER in topics:
            self._refresh()

    def stash(self) -> bytes | None:
        return self.entry.stash()

    def unstash(self, kept: bytes) -> None:
        held = unpack(kept)
        if held is not None:
            self.entry.put_back(held)

    def focus_search(self) -> None:
        self.search.take_focus()

    def new_here(self) -> None:
        if self._may_write and self.entry.can_leave():
            self.entry.show_new()

    def cancel_here(self) -> bool:
        if self.entry.is_writing():
            return self.entry.let_go()
        if not self.search.text():
            return False
        self.search.clear()
        return True

    # Searching

    def _search(self) -> None:
        kept = self.entry.stored()
        kinds = (self.kind.value(),) if self.kind.value() is not None else ()
        try:
            keys = self._desk.directory.find(self.search.text(), kinds, self.archived.isChecked())
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        self.model.set_keys(keys)
        self._say_found(keys)
        if not self.entry.is_writing():
            again = self.model.index_of(kept.id) if kept is not None else QModelIndex()
            self._choose(again if again.isValid() else self.model.index(0, 0))

    def _refresh(self) -> None:
        """Search again; the entry on show stays, changed or not."""
        self._search()
        self.entry.look_again()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.list.choose_row(index)
        else:
            self.entry.show_nothing()

    def _say_found(self, keys: Sequence[int]) -> None:
        found = " found" if self._is_narrowed() else ""
        self.context.setText(f"{counted(len(keys))}{found}")
        self.list.setVisible(bool(keys))
        if keys:
            return
        empty = self.entry.empty
        if self._is_narrowed():
            empty.set_words(
                "Nothing by that name.", "Check the spelling, or look in all kinds.", "Show everything"
            )
        elif self._may_write:
            empty.set_words(
                "No entries yet.", "Write down a clinic or pharmacy once; plans then link to it.", "Add entry"
            )
        else:
            empty.set_words("No entries yet.", "A counselor or nurse can add the first one.")

    def _is_narrowed(self) -> bool:
        return bool(self.search.text().strip()) or self.kind.value() is not None

    def _on_empty_action_chosen(self) -> None:
        if not self._is_narrowed():
            self.new_here()
            return
        self.kind.set_value(None)
        self.archived.setChecked(True)
        self.search.clear()
        self._search()
        self._take_focus()

    # The list and the entry

    def _show(self, entry_id: int) -> None:
        """Choose this entry, whatever the list is narrowed to. Raises `NotFound`."""
        if not self.model.index_of(entry_id).isValid():
            self._widen(entry_id)
        index = self.model.index_of(entry_id)
        if not index.isValid():
            raise NotFound("This entry is not in the directory.")
        self.list.choose_row(index)

    def _widen(self, entry_id: int) -> None:
        stored = self._desk.directory.get(entry_id)
        self.search.clear()
        self.kind.set_value(None)
        if stored.archived_at is not None:
            self.archived.setChecked(True)
        self._search()

    def _take_focus(self) -> None:
        (self.list if self.model.keys() else self.search).setFocus()

    def _on_search_moved_down(self) -> None:
        if self.model.keys():
            self.list.setFocus()

    def _on_list_current_changed(self, index: QModelIndex) -> None:
        entry_id = self.model.key_at(index)
        if entry_id is None or self.entry.is_writing():
            return
        try:
            self.entry.show_entry(self._desk.directory.get(entry_id))
        except AftercareError as problem:
            self.failed.emit(problem)

    def _on_list_key_pressed(self, key: str) -> None:
        if key == "A":
            self.entry.archive_or_restore()
        elif key == "T":
            self.entry.test_first_line()

    def _on_entry_saved(self, entry_id: int) -> None:
        self._search()
        index = self.model.index_of(entry_id)
        if index.isValid():
            self.list.choose_row(index)
        self._take_focus()

    def _on_entry_writing_changed(self, writing: bool) -> None:
        """One thing at a time: while the form is open the list waits."""
        self._side.setEnabled(not writing)
        self.add_button.setEnabled(not writing)
        if not writing:
            self._choose_shown()

    def _choose_shown(self) -> None:
        stored = self.entry.stored()
        index = self.model.index_of(stored.id) if stored is not None else self.list.currentIndex()
        if index.isValid():
            self.list.choose_row(index)
            self._on_list_current_changed(index)
        self._take_focus()

    def _on_entry_other_requested(self, entry_id: int) -> None:
        if self.can_leave():
            self._show(entry_id)
            self._take_focus()


_COLUMNS: tuple[Column[EntryRow], ...] = (
    Column("Name", lambda row: row.name, lambda row: row.name.casefold(), row_spoken),
    Column("Details", row_details),
)
