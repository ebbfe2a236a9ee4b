"""The list of clients: search as you type over everybody, open, add, archive and restore."""

from collections.abc import Callable, Sequence, Set
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from aftercare_desktop.domain.clients import ClientRow
from aftercare_desktop.domain.permissions import Permission, may
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.answers import Answers
from aftercare_desktop.ui.page import Page, Route, Toast
from aftercare_desktop.ui.printing import print_pdf
from aftercare_desktop.ui.table_model import Column, TableModel
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button, key_words
from aftercare_desktop.ui.widgets.choices import SearchField
from aftercare_desktop.ui.widgets.client_row import ROW_HEIGHT, ClientRowDelegate
from aftercare_desktop.ui.widgets.frames import EmptyState
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.row_list import RowList
from aftercare_desktop.words.clients import counted, plan_state, row_spoken
from aftercare_desktop.words.labels import label

PrintPaper = Callable[[bytes, str, QWidget], bool]


class ClientsPage(Page):
    """Everybody the center knows, found by any part of a name, record number, phone or date of birth."""

    title = "Clients"
    keys = (
        ("Ctrl+F", "Find a client"),
        ("Ctrl+N", "Add a client"),
        ("Enter", "Open"),
        ("P", "Open the plan"),
        ("A", "Archive or restore"),
        ("J / K", "Down, up"),
    )

    def __init__(
        self, desk: Desk, print_paper: PrintPaper = print_pdf, parent: QWidget | None = None
    ) -> None:
        """`print_paper` asks where to print and prints."""
        super().__init__(parent)
        self._desk = desk
        self._print_paper = print_paper
        role = desk.staff_member.role
        self._may_open = may(role, Permission.READ_CLIENT)
        self._may_add = may(role, Permission.WRITE_CLIENT)
        self._may_archive = may(role, Permission.ARCHIVE_CLIENT)
        self._everybody = 0
        self._answers = Answers(self._find)
        self.model: TableModel[ClientRow] = TableModel(self._columns(), desk.clients.rows, self)
        self._build()
        self._search("")

    # What the window asks

    def open_route(self, route: Route) -> None:
        self._refresh()
        if route.client_id is not None:
            self.list.choose_row(self.model.index_of(route.client_id))
        self._take_focus()

    def reload(self, topics: Set[str]) -> None:
        self._refresh()

    def focus_search(self) -> None:
        self.search.take_focus()

    def new_here(self) -> None:
        if self._may_add:
            self.route_requested.emit(Route("client", None, "new"))

    def cancel_here(self) -> bool:
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
        self.search = SearchField(
            "Find a client", "Ctrl+F", name="Find a client by name, number or date of birth"
        )
        self.search.textChanged.connect(self._on_search_text_changed)
        self.search.returnPressed.connect(self._on_search_return_pressed)
        self.search.moved_down.connect(self._on_search_moved_down)
        self.add_button = Button("Add client", "primary", "plus", hint=key_words(QKeySequence("Ctrl+N")))
        self.add_button.clicked.connect(self.new_here)
        self.add_button.setVisible(self._may_add)
        self.list = RowList(ROW_HEIGHT, "Clients")
        self.delegate = ClientRowDelegate(self._desk.today(), self._row_action(), self.list)
        self.delegate.action_chosen.connect(self._on_list_row_chosen)
        self.list.setItemDelegate(self.delegate)
        self.list.setModel(self.model)
        self.list.row_chosen.connect(self._on_list_row_chosen)
        self.list.key_pressed.connect(self._on_list_key_pressed)
        self.list.menu_requested.connect(self._on_list_menu_requested)
        self.list.left_at_top.connect(self.search.take_focus)
        self.empty = EmptyState("users", "", "")
        self.empty.action_chosen.connect(self._on_empty_action_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(24), 0, look.px(24), look.px(20))
        column.setSpacing(0)
        column.addLayout(self._header())
        column.addLayout(self._bar())
        column.addWidget(self.list, 1_000)
        column.addWidget(self.empty, 1_000)
        column.addStretch(1)

    def _header(self) -> QHBoxLayout:
        look = theme()
        self.context = Words("", "secondary")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.context)
        names.addWidget(Words(self.title, "h1"))
        row = QHBoxLayout()
        row.setContentsMargins(0, look.px(16), 0, look.px(10))
        row.setSpacing(look.px(12))
        row.addLayout(names, 1)
        row.addWidget(self.search, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _bar(self) -> QHBoxLayout:
        self.found = Words("", "label")
        self.archived = QCheckBox("Show archived")
        self.archived.setAccessibleName("Show archived clients too")
        self.archived.toggled.connect(self._on_archived_toggled)
        row = QHBoxLayout()
        row.setContentsMargins(theme().px(2), 0, theme().px(2), theme().px(6))
        row.addWidget(self.found, 1)
        row.addWidget(self.archived)
        return row

    # Searching

    def _on_search_text_changed(self, text: str) -> None:
        self._search(text)

    def _on_archived_toggled(self, shown: bool) -> None:
        self._refresh()

    def _find(self, query: str, before: tuple[str, Sequence[int]] | None) -> Sequence[int]:
        return self._desk.clients.find(query, self.archived.isChecked(), before)

    def _search(self, query: str) -> None:
        try:
            keys = self._answers.to(query)
            self.model.set_keys(keys)
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        if not query.strip():
            self._everybody = len(keys)
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
        if not self.search.text().strip():
            self._everybody = len(self.model.keys())
        else:
            self._everybody = len(self._answers.to(""))
        self._say_found(self.search.text(), len(self.model.keys()))
        again = self.model.index_of(kept) if kept is not None else QModelIndex()
        if not again.isValid() and self.model.keys():
            again = self.model.index(min(max(row, 0), len(self.model.keys()) - 1), 0)
        self.list.verticalScrollBar().setValue(place)
        self.list.choose_row(again)

    def _say_found(self, query: str, count: int) -> None:
        self.context.setText(counted(self._everybody))
        also = ", archived ones too" if self.archived.isChecked() else ""
        words = f"{counted(count)} found{also}" if query.strip() else f"Everyone by name{also}"
        self.found.setText(words if count else "")
        self.list.setVisible(count > 0)
        self.empty.setVisible(count == 0)
        if count == 0:
            self._say_empty(bool(query.strip()))

    def _say_empty(self, searched: bool) -> None:
        if searched and not self.archived.isChecked():
            self.empty.set_words(
                "No one by that name.", "Check the spelling, or look in people who left.", "Search everyone"
            )
        elif searched:
            self.empty.set_words(
                "No one by that name.",
                "Check the spelling, or try the record number or date of birth.",
                "Clear search",
            )
        elif self._may_add:
            self.empty.set_words(
                "No clients yet.", "A name is enough to start. The rest can follow.", "Add client"
            )
        else:
            self.empty.set_words("No clients yet.", "A counselor can add the first person.")

    def _on_empty_action_chosen(self) -> None:
        if not self.search.text().strip():
            self.new_here()
        elif self.archived.isChecked():
            self.search.clear()
        else:
            self.archived.setChecked(True)
            self.search.setFocus()

    # Keyboard and mouse on the rows

    def _take_focus(self) -> None:
        (self.list if self.model.keys() else self.search).setFocus()

    def _on_search_return_pressed(self) -> None:
        if self.model.keys():
            self._on_list_row_chosen(self.list.currentIndex())

    def _on_search_moved_down(self) -> None:
        if self.model.keys():
            self.list.setFocus()

    def _row_action(self) -> str:
        return "Open" if self._may_open else "Print plan"

    def _on_list_row_chosen(self, index: QModelIndex) -> None:
        if self._may_open:
            self._open(index, "")
        else:
            self._print_plan(index)

    def _on_list_key_pressed(self, key: str) -> None:
        index = self.list.currentIndex()
        if key == "A":
            self._archive_or_restore(index)
        elif key == "P" and self._may_open:
            self._open(index, "plan")
        elif key == "P":
            self._print_plan(index)

    def _open(self, index: QModelIndex, part: str) -> None:
        client_id = self.model.key_at(index)
        if client_id is not None:
            self.route_requested.emit(Route("client", client_id, part))

    def _print_plan(self, index: QModelIndex) -> None:
        """Print the newest plan of somebody whose record this person does not read: the front desk hands it out."""
        client_id = self.model.key_at(index)
        if client_id is None:
            return
        try:
            for paper in self._desk.papers.gather((client_id,)):
                self._print_paper(paper.pdf(), paper.file_name(), self)
        except AftercareError as problem:
            self.failed.emit(problem)

    def _on_list_menu_requested(self, index: QModelIndex, place: QPoint) -> None:
        menu = self.row_menu(index)
        menu.exec(place)
        menu.deleteLater()

    def row_menu(self, index: QModelIndex) -> QMenu:
        """What can be done with the person of this row, each with its key."""
        menu = QMenu(self)
        look = theme()
        if self._may_open:
            menu.addAction(look.icon("contact"), "Open\tEnter", partial(self._open, index, ""))
            menu.addAction(look.icon("file-pen"), "Open plan\tP", partial(self._open, index, "plan"))
        else:
            menu.addAction(look.icon("printer"), "Print plan\tP", partial(self._print_plan, index))
        row = self.model.row_at(index)
        if self._may_archive and row is not None:
            menu.addSeparator()
            words, icon = ("Restore\tA", "archive-restore") if row.archived else ("Archive\tA", "archive")
            menu.addAction(look.icon(icon), words, partial(self._archive_or_restore, index))
        return menu

    def _archive_or_restore(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is None or not self._may_archive:
            return
        try:
            act = self._desk.clients.restore if row.archived else self._desk.clients.archive
            done = act(row.id, row.version)
        except AftercareError as problem:
            self._refresh()
            self.failed.emit(problem)
            return
        called = row.preferred_name or row.name
        words = f"{called} is back on the list." if row.archived else f"{called} is archived."
        self._refresh()
        self.toast_requested.emit(Toast(words, done.undo))
