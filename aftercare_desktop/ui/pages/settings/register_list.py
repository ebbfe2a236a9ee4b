"""A list of a register: what is written down, with what can be done about the row the keyboard is on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.ui.pages.settings.pane import WIDTH
from aftercare_desktop.ui.table_model import Column, TableModel
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.hit_row import HIT_HEIGHT, Hit, HitDelegate
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.row_list import RowList
from aftercare_desktop.ui.widgets.wrapping import WrapLayout


@dataclass(frozen=True, slots=True)
class Verb:
    """Something to do about a row: its words, icon, and the letter that does it."""

    words: str
    icon: str
    key: str


class RegisterList(QWidget):
    """Shows rows by their ids and emits what is wanted."""

    wanted = Signal(str, int)
    """The words of a verb, and the id of the row."""

    def __init__(
        self,
        name: str,
        about: str,
        empty: str,
        change: Verb | None,
        verbs: Sequence[Verb],
        parent: QWidget | None = None,
    ) -> None:
        """`change` is what Enter does, where the person may; `verbs` stand beside it."""
        super().__init__(parent)
        self._change = change
        self._hits: Mapping[int, Hit] = {}
        row: Column[Hit] = Column(name, lambda hit: hit.title, spoken=lambda hit: hit.spoken())
        self.model: TableModel[Hit] = TableModel((row,), self._rows_of, self)
        self.list = RowList(HIT_HEIGHT, name)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.setModel(self.model)
        self.empty = Words(empty, "secondary", wrap=True)
        self.buttons = {
            verb.words: Button(verb.words, "default", verb.icon, hint=verb.key, size="small")
            for verb in (*((change,) if change is not None else ()), *verbs)
        }
        self._keys = {verb.key: verb.words for verb in verbs}
        self._build(about)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._show_verbs())
        self.list.row_chosen.connect(lambda _: self._ask_change())
        self.list.key_pressed.connect(self._on_list_key_pressed)

    def _build(self, about: str) -> None:
        look = theme()
        verbs = WrapLayout(spacing=look.px(8))
        for words, button in self.buttons.items():
            button.clicked.connect(partial(self._ask, words))
            verbs.addWidget(button)
        holder = QWidget()
        holder.setMaximumWidth(look.px(WIDTH))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(look.px(18), look.px(14), look.px(18), look.px(18))
        outer.addWidget(holder, 1_000)
        outer.addStretch(1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        column.addWidget(Words(about, "secondary", wrap=True))
        column.addLayout(verbs)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1_000)
        column.addStretch(1)

    def _rows_of(self, ids: Sequence[int]) -> tuple[Hit, ...]:
        return tuple(self._hits[one] for one in ids)

    # What is shown

    def show_rows(self, hits: Mapping[int, Hit]) -> None:
        """Show them as they stand now; the keyboard stays on the same row."""
        here = self.current()
        self._hits = hits
        self.model.set_keys(tuple(hits))
        self.list.setVisible(bool(hits))
        self.empty.setVisible(not hits)
        self.choose(here)

    def choose(self, row_id: int | None) -> None:
        """Put the list on this row, or on the first."""
        index = self.model.index_of(row_id) if row_id is not None else QModelIndex()
        self.list.choose_row(index if index.isValid() else self.model.index(0, 0))
        self._show_verbs()

    def current(self) -> int | None:
        """The id of the row the keyboard is on."""
        return self.model.key_at(self.list.currentIndex())

    def enable(self, words: str, enabled: bool) -> None:
        """Whether a verb makes sense for the row the keyboard is on."""
        self.buttons[words].setEnabled(enabled)

    def _show_verbs(self) -> None:
        hit = self.model.row_at(self.list.currentIndex())
        for words, button in self.buttons.items():
            button.setEnabled(hit is not None)
            button.setAccessibleName(f"{words}: {hit.title}" if hit is not None else words)

    # What is wanted

    def _on_list_key_pressed(self, letter: str) -> None:
        words = self._keys.get(letter)
        if words is not None and self.buttons[words].isEnabled():
            self._ask(words)

    def _ask_change(self) -> None:
        if self._change is not None:
            self._ask(self._change.words)

    def _ask(self, words: str, _clicked: bool = False) -> None:
        here = self.current()
        if here is not None:
            self.wanted.emit(words, here)
