"""Asks which client is meant: search as you type, Enter chooses. What follows from it is the caller's matter."""

from collections.abc import Sequence, Set

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare_desktop.domain.clients import ClientRow
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.answers import Answers
from aftercare_desktop.ui.table_model import Column, TableModel
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.choices import SearchField
from aftercare_desktop.ui.widgets.client_row import ROW_HEIGHT, ClientRowDelegate
from aftercare_desktop.ui.widgets.dialog import DialogFrame
from aftercare_desktop.ui.widgets.frames import EmptyState
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.row_list import RowList
from aftercare_desktop.words.clients import row_spoken

_ROWS_SHOWN = 6
_WIDTH = 700
"""So wide that record number and date of birth are never cut: they tell two people of one name apart."""


class ChooseClientDialog(DialogFrame):
    """The people of the center, those opened last on top until something is typed. `chosen` is an id or None."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        *,
        words: str = "",
        leave_out: Set[int] = frozenset(),
        parent: QWidget | None = None,
    ) -> None:
        """`words` say what the choice is for; the clients of `leave_out` are not offered."""
        super().__init__(title, parent, width=_WIDTH)
        self.chosen: int | None = None
        self._desk = desk
        self._leave_out = leave_out
        self._answers = Answers(self._desk_finds)
        self.model: TableModel[ClientRow] = TableModel(self._columns(), desk.clients.rows, self)
        if words:
            self.body.addWidget(Words(words, "secondary", wrap=True))
        self._build()
        self._search("")
        self.search.setFocus()

    def _columns(self) -> tuple[Column[ClientRow], ...]:
        def spoken(row: ClientRow) -> str:
            return row_spoken(row, self._desk.today())

        return (Column("Name", lambda row: row.name, spoken=spoken),)

    def _build(self) -> None:
        self.search = SearchField(
            "Name, record number, phone or date of birth", "Ctrl+F", name="Find a client"
        )
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._on_choose_clicked)
        self.search.moved_down.connect(self._on_search_moved_down)
        self.list = RowList(ROW_HEIGHT, "Clients")
        self.list.setItemDelegate(ClientRowDelegate(self._desk.today(), "Choose", self.list))
        self.list.setModel(self.model)
        self.list.row_chosen.connect(self._on_list_row_chosen)
        self.list.left_at_top.connect(self.search.take_focus)
        self.empty = EmptyState(
            "users", "No one by that name.", "Check the spelling, or try the record number or date of birth."
        )
        room = QWidget()
        room.setFixedHeight(theme().px(_ROWS_SHOWN * ROW_HEIGHT) + 2)
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1_000)
        column.addWidget(self.empty, 1_000)
        column.addStretch(1)
        self.body.addWidget(self.search)
        self.body.addWidget(room)
        self.add_button(Button("Cancel", "default", hint="Esc")).clicked.connect(self.reject)
        self.choose = self.add_button(Button("Choose", "primary", "check", hint="Enter"))
        self.choose.clicked.connect(self._on_choose_clicked)

    # Searching

    def _desk_finds(self, query: str, before: tuple[str, Sequence[int]] | None) -> Sequence[int]:
        return self._desk.clients.find(query, False, before)

    def _search(self, query: str) -> None:
        try:
            found = self._answers.to(query)
            if not query.strip():
                found = self._recent_first(found)
        except AftercareError as problem:
            found = ()
            self.empty.set_words("The search did not work.", problem.sentence)
        if self._leave_out:
            found = tuple(key for key in found if key not in self._leave_out)
        self.model.set_keys(found)
        self.list.choose_row(self.model.index(0, 0))
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.choose.setEnabled(bool(found))

    def _recent_first(self, everybody: Sequence[int]) -> Sequence[int]:
        recent = [row.id for row in self._desk.clients.recent()]
        return (*recent, *(key for key in everybody if key not in recent)) if recent else everybody

    # Choosing

    def _on_search_moved_down(self) -> None:
        """Into the list and on to its second row: the first is already the one that Enter takes."""
        if self.model.keys():
            self.list.setFocus()
            self.list.choose_row(self.model.index(min(1, len(self.model.keys()) - 1), 0))

    def _on_choose_clicked(self) -> None:
        self._on_list_row_chosen(self.list.currentIndex())

    def _on_list_row_chosen(self, index: QModelIndex) -> None:
        self.chosen = self.model.key_at(index)
        if self.chosen is not None:
            self.accept()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        desk: Desk,
        title: str,
        *,
        words: str = "",
        leave_out: Set[int] = frozenset(),
    ) -> int | None:
        """The id of the client; None if the person went back."""
        dialog = cls(desk, title, words=words, leave_out=leave_out, parent=parent)
        return dialog.chosen if dialog.exec() else None
