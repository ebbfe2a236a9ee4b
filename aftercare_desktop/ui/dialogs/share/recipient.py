"""The field for whom something goes to: search as you type, and each row says at once what that one may be told."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.recipients import Recipient
from aftercare_desktop.services.sharing import RecipientRow
from aftercare_desktop.ui.table_model import Column, TableModel
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.choices import SearchField
from aftercare_desktop.ui.widgets.entry_row import KIND_ICONS
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.labels import Icon, Words
from aftercare_desktop.ui.widgets.row_list import RowList
from aftercare_desktop.ui.widgets.two_lines import TwoLines, TwoLinesDelegate
from aftercare_desktop.words import sharing as words

_ROW_HEIGHT = 49
_ROWS_SHOWN = 4

FindRecipients = Callable[[str], Sequence[RecipientRow]]
ReadRecipient = Callable[[Recipient], RecipientRow | None]


def icon_of(row: RecipientRow) -> str:
    """What it is: a person, or a kind of place."""
    return "user" if row.kind is None else KIND_ICONS[row.kind]


class _RecipientDelegate(TwoLinesDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(_ROW_HEIGHT, parent)

    def lines(self, row: object) -> TwoLines | None:
        if not isinstance(row, RecipientRow):
            return None
        token = "text3" if row.may.refused is not None else "ok"
        return TwoLines(
            f"{row.name}, {row.details}", words.may_be_told(row.may, row.kind), icon_of(row), token
        )


class RecipientField(Field):
    """The value is a `Recipient`. One that is chosen stands on a card until "Change" opens the search again."""

    chosen = Signal()

    def __init__(
        self, label: str, find: FindRecipients, read: ReadRecipient, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, parent=parent)
        self._find = find
        self._read = read
        self._found: Sequence[RecipientRow] = ()
        self._row: RecipientRow | None = None
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        self._add_search(column)
        self._add_card(column)
        self._hold(self.search, frame=frame)
        self.keep_no_slot()
        self.show_found("")
        self._show()

    def _add_search(self, column: QVBoxLayout) -> None:
        self.search = SearchField("Name, person, address or number", "Ctrl+F", name=self.label())
        self.search.textChanged.connect(self.show_found)
        self.search.returnPressed.connect(lambda: self._choose(self.list.currentIndex()))
        self.search.moved_down.connect(self._on_search_moved_down)
        column_of_names: Column[RecipientRow] = Column(
            "Name",
            lambda row: row.name,
            spoken=lambda row: f"{row.name}, {row.details}. {words.may_be_told(row.may, row.kind)}",
        )
        self.model: TableModel[RecipientRow] = TableModel(
            (column_of_names,), lambda keys: [self._found[key] for key in keys], self
        )
        self.list: RowList = RowList(_ROW_HEIGHT, "Who can be chosen")
        self.list.setItemDelegate(_RecipientDelegate(self.list))
        self.list.setModel(self.model)
        self.list.row_chosen.connect(self._choose)
        self.list.clicked.connect(self._choose)
        self.list.left_at_top.connect(self.search.take_focus)
        self.nobody = Words("", "secondary", wrap=True)
        for widget in (self.search, self.list, self.nobody):
            column.addWidget(widget)

    def _add_card(self, column: QVBoxLayout) -> None:
        look = theme()
        self.card = Card(padding=10)
        row = QHBoxLayout()
        row.setSpacing(look.px(10))
        self.icon = Icon("user", 18, "text2")
        self.name = Words("", "strong", wrap=True)
        self.details = Words("", "secondary", wrap=True)
        self.may = Words("", "secondary", wrap=True)
        said = QVBoxLayout()
        said.setSpacing(look.px(2))
        for label in (self.name, self.details, self.may):
            label.setMinimumWidth(1)
            said.addWidget(label)
        self.change = Button("Change", "soft", size="small", name="Choose somebody else")
        self.change.clicked.connect(self.look_again)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        self.card.body.addLayout(row)
        column.addWidget(self.card)

    # The value

    def value(self) -> Recipient:
        return Recipient() if self._row is None else self._row.recipient

    def row(self) -> RecipientRow | None:
        """The one that is chosen."""
        return self._row

    def set_value(self, value: Any) -> None:
        self._row = self._read(value) if value.is_named() else None
        self._show()

    def is_empty(self) -> bool:
        return self._row is None

    def typed(self) -> dict[str, Any]:
        who = self.value()
        return {"entry": who.entry_id, "person": who.person_id, "search": self.search.text()}

    def type_again(self, typed: Any) -> None:
        self.search.setText(typed["search"])
        who = Recipient(typed["entry"], typed["person"])
        if who.is_named():
            self.set_value(who)
            self.edited.emit("")

    def refresh(self) -> None:
        """What they may be told is read anew."""
        if self._row is not None:
            self._row = self._read(self._row.recipient)
        self.show_found(self.search.text())
        self._show()

    def focus_inside(self, path: str = "") -> None:
        target = self.search if self._row is None else self.change
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Searching and choosing

    def show_found(self, query: str) -> None:
        """Show who is found; the first one is what Enter takes."""
        self._found = self._find(query)
        self.model.set_keys(range(len(self._found)))
        self.list.choose_row(self.model.index(0, 0))
        self.nobody.setText(words.NOBODY_FOUND if query.strip() else words.NOBODY_YET)
        rows = min(len(self._found), _ROWS_SHOWN)
        self.list.setFixedHeight(theme().px(_ROW_HEIGHT) * rows + 2)
        self._show()

    def look_again(self) -> None:
        """Choose somebody else."""
        self._row = None
        self._show()
        self.search.take_focus()
        self.edited.emit("")

    def _show(self) -> None:
        row = self._row
        self.search.setVisible(row is None)
        self.list.setVisible(row is None and bool(self._found))
        self.nobody.setVisible(row is None and not self._found)
        self.card.setVisible(row is not None)
        if row is not None:
            self.icon.set_icon(icon_of(row), "text2")
            self.name.setText(row.name)
            self.details.setText(row.details)
            self.may.setText(words.may_be_told(row.may, row.kind))

    def _on_search_moved_down(self) -> None:
        """Into the list and on to its second row: the first is already the one that Enter takes."""
        if self._found:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.list.choose_row(self.model.index(min(1, len(self._found) - 1), 0))

    def _choose(self, index: QModelIndex) -> None:
        key = self.model.key_at(index)
        if key is None:
            return
        self._row = self._found[key]
        self.set_problem(None)
        self._show()
        self.edited.emit("")
        self.chosen.emit()
