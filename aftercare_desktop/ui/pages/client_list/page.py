"""The list of clients: search as you type, filter, order, open, add, archive and restore, print and export."""

from collections.abc import Sequence, Set
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.client_filters import ListLook
from aftercare_desktop.domain.clients import ClientRow
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.client_lists import WantedList
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.answers import Answers
from aftercare_desktop.ui.dialogs.export_list import ExportListDialog
from aftercare_desktop.ui.page import Action, Page, Route
from aftercare_desktop.ui.pages.client_list.bar import EXPORT_LIST, ListBar
from aftercare_desktop.ui.pages.client_list.exporting import ListExport, PrintPaper, SaveFile
from aftercare_desktop.ui.pages.client_list.filters import Filters
from aftercare_desktop.ui.pages.client_list.header import ListHeader
from aftercare_desktop.ui.pages.client_list.idle import GetReady
from aftercare_desktop.ui.pages.client_list.nobody import say_nobody
from aftercare_desktop.ui.pages.client_list.row_actions import RowActions
from aftercare_desktop.ui.pages.client_list.sets import ListSets
from aftercare_desktop.ui.print_set_action import (
    PRINT_SET,
    PRINT_SET_ICON,
    PRINT_SET_KEY,
    PRINT_SET_WORDS,
)
from aftercare_desktop.ui.printing import print_pdf, save_file
from aftercare_desktop.ui.set_printing import OUTLETS, Outlets
from aftercare_desktop.ui.table_model import Column, TableModel
from aftercare_desktop.ui.tasks import Tasks
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.client_row import ROW_HEIGHT, ClientRowDelegate
from aftercare_desktop.ui.widgets.frames import EmptyState
from aftercare_desktop.ui.widgets.row_list import RowList
from aftercare_desktop.words.client_filters import sort_words
from aftercare_desktop.words.clients import counted, plan_state, row_spoken
from aftercare_desktop.words.labels import label

_KEPT_AFTER = 500
"""Milliseconds after which an order is remembered."""


class ClientsPage(Page):
    """Everybody the center knows, found by any part of a name, record number, phone or date of birth."""

    title = "Clients"
    keys = (
        ("Ctrl+F", "Find a client"),
        ("Ctrl+N", "Add a client"),
        ("Enter", "Open"),
        ("P", "Open the plan"),
        ("L", "Leaving now"),
        ("A", "Archive or restore"),
        ("J / K", "Down, up"),
        ("F or /", "Filter"),
        ("V", "Saved filters"),
        ("X", "Clear filters"),
        ("S", "Order"),
        ("C", "Columns"),
        ("Shift+Down", "Choose several"),
        (PRINT_SET_KEY, "Print the set of those chosen, or of all"),
        ("Ctrl+E", "Print or export the list, for administrators"),
    )

    def __init__(
        self,
        desk: Desk,
        print_paper: PrintPaper = print_pdf,
        parent: QWidget | None = None,
        *,
        tasks: Tasks | None = None,
        save: SaveFile = save_file,
        outlets: Outlets = OUTLETS,
    ) -> None:
        """`print_paper` asks where to print and prints, `save` where to save and saves; `outlets` take papers."""
        super().__init__(parent)
        self._desk = desk
        self._may_add = desk.may(Permission.WRITE_CLIENT)
        self._everybody = 0
        self._look = desk.client_lists.look()
        self._answers = Answers(self._find)
        self.model: TableModel[ClientRow] = TableModel(self._columns(), desk.clients.rows, self)
        tasks = tasks or Tasks(self)
        self.sets = ListSets(desk, tasks, self, outlets)
        self.sets.toast_requested.connect(self.toast_requested)
        self.sets.failed.connect(self.failed)
        self.rows = RowActions(desk, self.model, print_paper, self.sets.ask_for_one, self._refresh, self)
        self.rows.route_requested.connect(self.route_requested)
        self.rows.toast_requested.connect(self.toast_requested)
        self.rows.failed.connect(self.failed)
        self.export = ListExport(desk, tasks, print_paper, save, self)
        self.export.toast_requested.connect(self.toast_requested)
        self.export.failed.connect(self.failed)
        self._build()
        self._search("")
        self._idle = GetReady(desk.clients, self)
        # A person tries one order after the other: the last one is kept, and no choice waits for the disk.
        self._looked = QTimer(self)
        self._looked.setSingleShot(True)
        self._looked.setInterval(_KEPT_AFTER)
        self._looked.timeout.connect(self._keep_look)

    # What the window asks

    def open_route(self, route: Route) -> None:
        self._refresh()
        if route.client_id is not None:
            if not self.model.index_of(route.client_id).isValid():
                self.search.clear()
            self.list.choose_row(self.model.index_of(route.client_id))
        self._take_focus()

    def reload(self, topics: Set[str]) -> None:
        self.filters.forget_choices()
        self._refresh()

    def stash(self) -> bytes | None:
        return self.sets.run.unfinished().encode() or None

    def unstash(self, kept: bytes) -> None:
        problem = AftercareError(kept.decode())
        # Later: a dialog in here would keep the window from standing again as it was.
        QTimer.singleShot(0, self, lambda: self.failed.emit(problem))

    def close_down(self) -> None:
        self._idle.stop()
        if self._looked.isActive():
            self._looked.stop()
            self._keep_look()
        self.export.stop()
        self.sets.run.stop()

    def focus_search(self) -> None:
        self.search.take_focus()

    def new_here(self) -> None:
        if self._may_add:
            self.route_requested.emit(Route("client", None, "new"))

    def page_actions(self) -> tuple[Action, ...]:
        return (
            Action(
                "print-set",
                PRINT_SET,
                PRINT_SET_ICON,
                self._print_papers,
                f"{PRINT_SET_WORDS} several people",
                PRINT_SET_KEY,
                Permission.PRINT_MANY,
            ),
            Action(
                "export-list",
                EXPORT_LIST,
                "file-down",
                self._export,
                "csv excel pdf file",
                "Ctrl+E",
                Permission.EXPORT_LIST,
            ),
        )

    def cancel_here(self) -> bool:
        if self.filters.panel.isVisible():
            self.filters.close_panel()
            return True
        if not self.search.text():
            return False
        self.search.clear()
        return True

    # Layout

    def _columns(self) -> tuple[Column[ClientRow], ...]:
        return (
            Column("Name", lambda row: row.name, lambda row: row.name.casefold(), self._spoken),
            Column("Record number", lambda row: row.record_number),
            Column("Status", lambda row: label(row.status)),
            Column("Counselor", lambda row: row.counselor),
            Column("Plan", plan_state, lambda row: row.plan_number or 0),
        )

    def _spoken(self, row: ClientRow) -> str:
        return row_spoken(row, self._desk.today())

    def _build(self) -> None:
        look = theme()
        header = ListHeader(
            self.title, may_add=self._may_add, may_import=self._desk.may(Permission.IMPORT_CLIENTS)
        )
        self.context, self.search, self.add_button = header.context, header.search, header.add_button
        self.import_button = header.import_button
        self.search.textChanged.connect(self._on_search_text_changed)
        self.search.returnPressed.connect(self._on_search_return_pressed)
        self.search.moved_down.connect(self._on_search_moved_down)
        self.add_button.clicked.connect(self.new_here)
        self.import_button.clicked.connect(lambda: self.route_requested.emit(Route("import")))
        self.list = RowList(ROW_HEIGHT, "Clients")
        self.list.setSelectionMode(RowList.SelectionMode.ExtendedSelection)
        self.delegate = ClientRowDelegate(self._desk.today(), self.rows.first(), self.list)
        self.delegate.zone = self._desk.zone
        self.delegate.columns = self._look.columns
        self.delegate.action_chosen.connect(self.rows.choose)
        self.list.setItemDelegate(self.delegate)
        self.list.setModel(self.model)
        self.list.row_chosen.connect(self.rows.choose)
        self.list.key_pressed.connect(self._on_list_key_pressed)
        self.list.menu_requested.connect(self.rows.open_menu)
        self.list.left_at_top.connect(self.search.take_focus)
        self.empty = EmptyState("users", "", "")
        self.empty.action_chosen.connect(self._on_empty_action_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(24), 0, look.px(24), look.px(20))
        column.setSpacing(0)
        column.addWidget(header)
        self._build_bar()
        column.addWidget(self.bar)
        column.addWidget(self.filters.chips)
        column.addWidget(self.export.strip)
        column.addWidget(self.sets.run.strip)
        column.addLayout(self._body(), 1)

    def _body(self) -> QHBoxLayout:
        """The list, or what stands in its place, and the filters beside it."""
        rows = QVBoxLayout()
        rows.setSpacing(0)
        rows.addWidget(self.list, 1_000)
        rows.addWidget(self.empty, 1_000)
        rows.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme().px(14))
        row.addLayout(rows, 1)
        row.addWidget(self.filters.panel)
        return row

    def _build_bar(self) -> None:
        self.bar = ListBar(
            self._desk.client_lists.saved,
            may_export=self._desk.may(Permission.EXPORT_LIST),
            may_print=self._desk.may(Permission.PRINT_MANY),
        )
        self.bar.papers_wanted.connect(self._print_papers)
        self.found = self.bar.found
        self.bar.show_look(self._look)
        self.bar.look_changed.connect(self._on_bar_look_changed)
        self.bar.export_wanted.connect(self._export)
        self.filters = Filters(self._desk, self.bar, self.search.text, self)
        self.filters.changed.connect(self._on_filters_changed)
        self.filters.left.connect(self._take_focus)
        self.filters.toast_requested.connect(self.toast_requested)
        self.filters.failed.connect(self.failed)

    # Filters and order

    def _on_filters_changed(self) -> None:
        self._answers.forget()
        self._search(self.search.text())

    def _on_bar_look_changed(self, look: ListLook) -> None:
        self._look = look
        self.delegate.columns = look.columns
        self._refresh()
        self._looked.start()

    def _keep_look(self) -> None:
        self._desk.client_lists.keep_look(self._look)

    def _print_papers(self) -> None:
        """The papers of the people that are chosen, or of everybody listed."""
        listed = self.model.keys()
        chosen = {self.model.key_at(index) for index in self.list.selectionModel().selectedRows()}
        self.sets.ask_for([client_id for client_id in listed if client_id in chosen], listed)

    def _export(self) -> None:
        """Ask what for, then print or save the list as it stands."""
        if self.export.is_busy():
            return
        answer = ExportListDialog.ask(len(self.model.keys()), self.filters.says(), self)
        if answer is not None:
            wanted = WantedList(self.search.text(), self.filters.wanted, self._look.sort, answer.columns)
            self.export.start(wanted, answer)

    # Searching

    def _on_search_text_changed(self, text: str) -> None:
        self._search(text)

    def _find(self, query: str, before: tuple[str, Sequence[int]] | None) -> Sequence[int]:
        find = self._desk.clients.find
        return find(query, before=before, wanted=self.filters.wanted, sort=self._look.sort)

    def _search(self, query: str) -> None:
        try:
            keys = self._answers.to(query)
            self.model.set_keys(keys)
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        if keys:
            self.list.choose_row(self.model.index(0, 0))
        self._say_found(query, len(keys))

    def _refresh(self) -> None:
        """Search again and stay on the same person."""
        kept = self.model.key_at(self.list.currentIndex())
        place = self.list.verticalScrollBar().value()
        row = self.list.currentIndex().row()
        self.delegate.today = self._desk.today()
        self._answers.forget()
        self._search(self.search.text())
        again = self.model.index_of(kept) if kept is not None else QModelIndex()
        if not again.isValid() and self.model.keys():
            again = self.model.index(min(max(row, 0), len(self.model.keys()) - 1), 0)
        self.list.verticalScrollBar().setValue(place)
        self.list.choose_row(again)
        self._idle.start()

    def _say_found(self, query: str, count: int) -> None:
        archived = self.filters.wanted.archived
        self._everybody = len(self._desk.clients.find("", archived))
        self.context.setText(counted(self._everybody))
        also = ", archived ones too" if archived else ""
        narrowed = bool(query.strip()) or self.filters.wanted.narrows()
        order = sort_words(self._look.sort).lower()
        words = f"{counted(count)} found{also}" if narrowed else f"Everyone {order}{also}"
        self.found.setText(words if count else "")
        self.list.setVisible(count > 0)
        self.empty.setVisible(count == 0)
        if count == 0:
            say_nobody(self.empty, self.filters.wanted, searched=bool(query.strip()), may_add=self._may_add)

    def _on_empty_action_chosen(self) -> None:
        if self.filters.wanted.narrows():
            self.filters.clear()
        elif not self.search.text().strip():
            self.new_here()
        elif self.filters.wanted.archived:
            self.search.clear()
        else:
            self.filters.use(replace(self.filters.wanted, archived=True))
            self.search.setFocus()

    # Keyboard and mouse on the rows

    def _take_focus(self) -> None:
        (self.list if self.model.keys() else self.search).setFocus()

    def _on_search_return_pressed(self) -> None:
        if self.model.keys():
            self.rows.choose(self.list.currentIndex())

    def _on_search_moved_down(self) -> None:
        if self.model.keys():
            self.list.setFocus()

    def _on_list_key_pressed(self, key: str) -> None:
        if key == "X":
            self.filters.clear()
        elif not self.rows.press(key, self.list.currentIndex()):
            self.bar.press(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters that neither the list nor a field took."""
        if event.text() == "/":
            self.filters.open_panel()
        else:
            super().keyPressEvent(event)
