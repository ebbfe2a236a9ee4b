"""The library in one list: found by words and kind, with the whole text of the starter the keyboard is on below it."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.starters import ListedStarter, Origin, Starter, StarterKind
from aftercare_desktop.domain.starters.finding import Concerns, found
from aftercare_desktop.ui.pages.settings.pane import WIDTH
from aftercare_desktop.ui.table_model import Column, TableModel
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.choices import SearchField
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.hit_row import HIT_HEIGHT, Hit, HitDelegate
from aftercare_desktop.ui.widgets.labels import ElidedWords, Words
from aftercare_desktop.ui.widgets.row_list import RowList
from aftercare_desktop.ui.widgets.starter_preview import StarterPreview
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.starters import ICONS, MANY, first_words, grade, preview

CHANGE, HIDE, SHOW, RESTORE = "Change", "Hide", "Offer again", "Put words back"
_ABOUT = (
    "What plans begin from (F2 in a plan). Each asks for the client's own words and leaves a blank for them."
)
_PREVIEW = 150
_LOW = 440


class StarterList(QWidget):
    """Shows the library and emits what is wanted; who may not change it only looks."""

    change_requested = Signal(object)
    """Emitted with the `ListedStarter`, like the two below."""
    hide_requested = Signal(object)
    restore_requested = Signal(object)

    def __init__(self, *, may_change: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_change = may_change
        self._listed: tuple[ListedStarter, ...] = ()
        self._told: Mapping[str, str] = {}
        self.search = SearchField("Find a starter", "Ctrl+F")
        self.kind = ChoiceField(
            "Kind", (("", "Every kind"), *((kind, MANY[kind]) for kind in StarterKind)), bare=True
        )
        row: Column[Hit] = Column("Starter", lambda hit: hit.title, spoken=lambda hit: hit.spoken())
        self.model: TableModel[Hit] = TableModel((row,), self._rows_of, self)
        self.list = RowList(HIT_HEIGHT, "Starters")
        self._delegate = HitDelegate(self.list)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.model)
        self.change_button = Button(CHANGE, "default", "pencil", hint="Enter", size="small")
        self.hide_button = Button(HIDE, "default", "eye-off", hint="H", size="small")
        self.restore_button = Button(RESTORE, "default", "rotate-ccw", hint="B", size="small")
        self.preview = StarterPreview()
        self.preview.setFixedHeight(theme().px(_PREVIEW))
        self.changed = ElidedWords("", "secondary")
        self._build()
        self._connect()

    def _build(self) -> None:
        look = theme()
        finding = QHBoxLayout()
        finding.setSpacing(look.px(10))
        finding.addWidget(self.search, 1)
        self.kind.setFixedWidth(look.px(236))
        finding.addWidget(self.kind)
        verbs = QHBoxLayout()
        verbs.setSpacing(look.px(8))
        verbs.addWidget(self.changed, 1)
        for button in (self.change_button, self.hide_button, self.restore_button):
            button.setVisible(self._may_change)
            verbs.addWidget(button)
        self._card = Card(padding=4, spacing=0)
        self._card.body.addWidget(self.preview)
        holder = QWidget()
        holder.setMaximumWidth(look.px(WIDTH))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(look.px(18), look.px(14), look.px(18), look.px(18))
        outer.addWidget(holder, 1_000)
        outer.addStretch(1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        self._about = Words(_ABOUT, "secondary", wrap=True)
        column.addWidget(self._about)
        column.addLayout(finding)
        column.addWidget(self.list, 1_000)
        column.addStretch(1)
        column.addLayout(verbs)
        column.addWidget(self._card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the list takes the room: Enter shows the whole text."""
        super().resizeEvent(event)
        for part in (self._about, self._card):
            part.setVisible(self.height() >= theme().px(_LOW))

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._find())
        self.search.moved_down.connect(self.list.setFocus)
        self.kind.edited.connect(lambda _: self._find())
        self.list.left_at_top.connect(self.search.take_focus)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self.list.row_chosen.connect(lambda _: self._ask(self.change_requested))
        self.list.key_pressed.connect(self._on_list_key_pressed)
        self.change_button.clicked.connect(lambda: self._ask(self.change_requested))
        self.hide_button.clicked.connect(lambda: self._ask(self.hide_requested))
        self.restore_button.clicked.connect(lambda: self._ask(self.restore_requested))

    # What is shown

    def show_starters(self, listed: Sequence[ListedStarter], told: Mapping[str, str]) -> None:
        """Show the library as it stands, the keyboard where it was; `told` says of each key whose words these are."""
        here = self.current()
        self._listed = tuple(listed)
        self._told = told
        self._find()
        if here is not None:
            self.choose(here.starter.key)

    def choose(self, key: str) -> None:
        """Put the list on this starter, if it is shown."""
        numbers = [number for number, one in enumerate(self._listed) if one.starter.key == key]
        for index in map(self.model.index_of, numbers):
            self.list.choose_row(index)

    def current(self) -> ListedStarter | None:
        """The starter the keyboard is on."""
        number = self.model.key_at(self.list.currentIndex())
        return self._listed[number] if number is not None else None

    def chosen_kind(self) -> StarterKind | None:
        """The kind that is shown; None for every kind."""
        value = self.kind.value()
        return StarterKind(value) if value else None

    def _library(self) -> dict[str, Starter]:
        return {one.starter.key: one.starter for one in self._listed}

    def _find(self) -> None:
        """Everything that holds the words, in the order of the library."""
        kind, query = self.chosen_kind(), self.search.text()
        matching = {one.key for one in found(self._library().values(), query, (), Concerns())}
        keys = [
            number
            for number, one in enumerate(self._listed)
            if one.starter.key in matching and kind in (None, one.starter.kind)
        ]
        self._delegate.query = query
        self.model.set_keys(keys)
        self.list.choose_row(self.model.index(0, 0))
        self._show_current()

    def _rows_of(self, numbers: Sequence[int]) -> tuple[Hit, ...]:
        library = self._library()
        return tuple(_hit(self._listed[number], library) for number in numbers)

    def _show_current(self) -> None:
        one = self.current()
        self.preview.setVisible(one is not None)
        self.changed.setText(
            self._told.get(one.starter.key, "") if one is not None else "No starter has these words."
        )
        self.change_button.setEnabled(one is not None)
        self.hide_button.setEnabled(one is not None)
        self.restore_button.setEnabled(one is not None and one.origin is Origin.EDITED)
        if one is None:
            return
        self.hide_button.setText(SHOW if one.hidden else HIDE)
        self.hide_button.set_icon_name("eye" if one.hidden else "eye-off")
        for button in (self.change_button, self.hide_button, self.restore_button):
            button.setAccessibleName(f"{button.text()}: {one.starter.title}")
        self.restore_button.setToolTip("The program's words in place of the center's")
        self.preview.show_text(one.starter.ask, preview(one.starter, self._library()))

    # What is wanted

    def _on_list_key_pressed(self, letter: str) -> None:
        button = {"H": self.hide_button, "B": self.restore_button}.get(letter)
        if button is not None:
            button.click()

    def _ask(self, signal: Any) -> None:
        one = self.current()
        if one is not None and self._may_change:
            signal.emit(one)


def _hit(one: ListedStarter, library: Mapping[str, Starter]) -> Hit:
    origin = "" if one.origin is Origin.PROGRAM else label(one.origin)
    note = ". ".join(
        part for part in ("Hidden" if one.hidden else "", origin, grade(one.starter, library)) if part
    )
    return Hit(one.starter.title, first_words(one.starter), ICONS[one.starter.kind], note=note)
