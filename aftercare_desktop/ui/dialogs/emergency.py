"""Somebody lies there and the ambulance asks: a name, Enter, and what medical staff need is on screen."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aftercare_desktop.domain.clients import ClientRow
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.emergency import OpenedSheet
from aftercare_desktop.ui.answers import Answers
from aftercare_desktop.ui.table_model import Column, TableModel
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.choices import SearchField
from aftercare_desktop.ui.widgets.client_row import ROW_HEIGHT, ClientRowDelegate
from aftercare_desktop.ui.widgets.dialog import DialogFrame
from aftercare_desktop.ui.widgets.emergency_sheet import EmergencySheetView
from aftercare_desktop.ui.widgets.frames import EmptyState
from aftercare_desktop.ui.widgets.labels import IconLabel, Words
from aftercare_desktop.ui.widgets.row_list import RowList
from aftercare_desktop.words import emergency as words
from aftercare_desktop.words.clients import row_spoken

_WIDTH, _MARGIN = 900, 32
_HEIGHT, _LEAST, _AROUND = 620, 220, 210


class EmergencyDialog(DialogFrame):
    """First whom, then the sheet. Closed by the person it emits `left`; the lock closes it without a word."""

    left = Signal(int)
    """The person is done with the sheet: the number of the opening that is to be answered for."""

    def __init__(self, desk: Desk, query: str = "", parent: QWidget | None = None) -> None:
        """`query` is what was typed before the window locked."""
        super().__init__(words.TITLE, parent)
        self.opened: OpenedSheet | None = None
        self.locked = False
        """Closed because the window locks."""
        self._desk = desk
        self._answers = Answers(lambda typed, before: desk.clients.find(typed, True, before))
        look = theme()
        room = parent.window().width() - look.px(_MARGIN) if parent is not None else look.px(_WIDTH)
        self.setFixedWidth(min(look.px(_WIDTH), room))
        self.advice = IconLabel("siren", words.CALL_911, token="danger", role="strong", wrap=True)
        self.body.addWidget(self.advice)
        self.stages = QStackedWidget()
        self.stages.addWidget(self._find_stage())
        self.stages.setMinimumHeight(self._room())
        self.body.addWidget(self.stages, 1)
        self.close_button = self.add_button(Button("Cancel", "default", hint="Esc"))
        self.close_button.clicked.connect(self.reject)
        self.show_sheet = self.add_button(Button("Show", "primary", "check", hint="Enter"))
        self.show_sheet.clicked.connect(self._on_show_sheet_clicked)
        self.search.setText(query)
        self._search(query)
        self.search.setFocus()

    def _room(self) -> int:
        """What fits into the window at any size of its text; the rest is scrolled to."""
        look, parent = theme(), self.parentWidget()
        room = parent.window().height() - look.px(_AROUND) if parent is not None else look.px(_HEIGHT)
        return min(look.px(_HEIGHT), max(_LEAST, room))

    # Whom

    def _find_stage(self) -> QWidget:
        desk = self._desk
        self.search = SearchField("Name, record number or date of birth", "Ctrl+F", name="Who it is")
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._on_show_sheet_clicked)
        self.search.moved_down.connect(self._on_search_moved_down)
        name: Column[ClientRow] = Column(
            "Name", lambda row: row.name, spoken=lambda row: row_spoken(row, desk.today())
        )
        self.model: TableModel[ClientRow] = TableModel((name,), desk.clients.rows, self)
        self.list = RowList(ROW_HEIGHT, "People")
        delegate = ClientRowDelegate(desk.today(), "Show", self.list)
        delegate.columns = ()  # name, date of birth and record number tell people apart; nothing else is shown
        self.list.setItemDelegate(delegate)
        self.list.setModel(self.model)
        self.list.row_chosen.connect(self._on_list_row_chosen)
        self.list.left_at_top.connect(self.search.take_focus)
        self.empty = EmptyState("users", words.NOBODY, words.LOOK_AGAIN)
        stage = QWidget()
        column = QVBoxLayout(stage)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(10))
        column.addWidget(self.search)
        column.addWidget(self.list, 1_000)
        column.addWidget(self.empty, 1_000)
        column.addStretch(1)
        return stage

    def _search(self, query: str) -> None:
        """Nobody is listed before something is typed."""
        found: Sequence[int] = ()
        try:
            found = self._answers.to(query) if query.strip() else ()
        except AftercareError as problem:
            self.empty.set_words("The search did not work.", problem.sentence)
        self.model.set_keys(found)
        self.list.choose_row(self.model.index(0, 0))
        self.list.setVisible(bool(found))
        self.empty.setVisible(bool(query.strip()) and not found)
        self.show_sheet.setEnabled(bool(found))

    def _on_search_moved_down(self) -> None:
        if self.model.keys():
            self.list.setFocus()
            self.list.choose_row(self.model.index(min(1, len(self.model.keys()) - 1), 0))

    def _on_show_sheet_clicked(self) -> None:
        self._on_list_row_chosen(self.list.currentIndex())

    def _on_list_row_chosen(self, index: QModelIndex) -> None:
        client_id = self.model.key_at(index)
        if client_id is None or self.opened is not None:
            return
        try:
            self.opened = self._desk.emergency.open(client_id)
        except AftercareError as problem:
            self.empty.set_words("This did not work.", problem.sentence)
            self.list.hide()
            self.empty.show()
            return
        self._show_opened(self.opened)

    # The sheet

    def _show_opened(self, opened: OpenedSheet) -> None:
        today = self._desk.today()
        self.headline.setText(opened.sheet.name)
        self.setAccessibleName(words.TITLE)
        self.setWindowTitle(f"{words.TITLE} - Aftercare")
        stage = QWidget()
        column = QVBoxLayout(stage)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(Words(words.who(opened.sheet, today), "h2", wrap=True))
        column.addWidget(Words(f"{words.FOR_MEDICAL_STAFF} {words.WRITTEN_DOWN}", "secondary", wrap=True))
        self.sheet = EmergencySheetView(opened.sheet, today)
        column.addWidget(self.sheet, 1)
        self.stages.addWidget(stage)
        self.stages.setCurrentWidget(stage)
        self.advice.hide()
        self.show_sheet.hide()
        self.close_button.setText("Done")
        self.close_button.set_variant("primary")
        self.search.clear()
        self.sheet.setFocus()

    # Leaving

    def reject(self) -> None:
        """Esc and the verb: after a sheet its question follows."""
        opened = self.opened
        super().reject()
        if opened is not None:
            self.left.emit(opened.view)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The person closing the window is asked as with Esc; the program, when it locks, closes and asks later."""
        if event.spontaneous():
            event.ignore()
            self.reject()
        else:
            self.locked = True
            self.done(0)
