"""The second step of an import: how dates are read, and which fact each column carries."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.rosters import RosterFact
from aftercare_desktop.services.importing.draft import ColumnChoice, ImportDraft
from aftercare_desktop.ui.pages.importing.dates_card import DatesCard
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField, Option, enum_options
from aftercare_desktop.ui.widgets.frames import Card, ScrollColumn
from aftercare_desktop.ui.widgets.labels import ElidedWords, Words
from aftercare_desktop.ui.widgets.notices import Notices

_WIDTH = 820
_BOX = 52
"""What a box has around its words."""
_AT_ONCE = 20
"""Rows laid out before the window is looked after: one takes two milliseconds, and a file may have 500."""
_AGAIN = "Another column carries the same. Leave one of them out."


class ColumnsStep(QWidget):
    """A row for each column: its name, a few values, and what it carries."""

    fact_chosen = Signal(int, object)
    """A column's place and the fact it shall carry, None to leave it out."""
    order_chosen = Signal(object)
    grown = Signal(object)
    """More rows stand; the box of the last one, where Tab ends."""

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        self.fields: list[ChoiceField] = []
        self.notices = Notices()
        self.dates = DatesCard()
        self.dates.order_chosen.connect(self.order_chosen)
        self.card = Card(padding=16)
        self.column = ScrollColumn(padding=0)
        for card in (self.dates, self.card):
            card.setMaximumWidth(look.px(_WIDTH))
            self.column.body.addWidget(card)
        self.column.body.addStretch(1)
        self._draft: ImportDraft | None = None
        self._table: QWidget | None = None
        self._options = enum_options(RosterFact, none_words="Leave out")
        self._next_piece = QTimer(self, singleShot=True, interval=0)
        self._next_piece.timeout.connect(self._add_rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        column.addWidget(self.notices)
        column.addWidget(self.column, 1)

    def show_draft(self, draft: ImportDraft) -> None:
        """Lay out the columns of another file."""
        if self._table is not None:
            self.card.body.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        self._draft = draft
        self._table = QWidget()
        self.grid = QGridLayout(self._table)
        self.fields = []
        self._head()
        self.card.body.addWidget(self._table)
        self._add_rows()

    def update_draft(self, draft: ImportDraft) -> None:
        """Say what keeps this reading from being used, after a choice."""
        self._draft = draft
        doubled = frozenset(draft.doubled())
        for place, (field, fact) in enumerate(zip(self.fields, draft.facts, strict=False)):
            field.set_value(fact)
            field.set_problem(_AGAIN if place in doubled else None)
        problem = draft.problem()
        if problem:
            self.notices.show_notice("problem", problem, "triangle-alert")
        else:
            self.notices.take_away("problem")
        self.dates.show_draft(draft)

    def why_not(self, draft: ImportDraft) -> str:
        """What is still missing before the rows can be read; empty when nothing is."""
        if draft.problem():
            return "See above what is missing."
        if draft.asks_order():
            return "Say how dates are written."
        return "The dates are being looked at." if draft.dates is None else ""

    def take_focus(self, draft: ImportDraft) -> None:
        """Put the keyboard where something is missing, else on the first column."""
        doubled = [place for place in draft.doubled() if place < len(self.fields)]
        if doubled:
            self.fields[doubled[0]].focus_inside()
        elif draft.asks_order() or draft.problem():
            self._focus_question()
        elif self.fields:
            self.fields[0].focus_inside()

    def _focus_question(self) -> None:
        if not self.dates.isHidden():
            self.dates.take_focus()
        elif self.fields:
            self.fields[0].focus_inside()

    def _head(self) -> None:
        look = theme()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(look.px(16))
        self.grid.setVerticalSpacing(look.px(6))
        self.grid.setColumnStretch(0, 2)
        self.grid.setColumnStretch(1, 3)
        for place, title in enumerate(("Column of the file", "Some of its values", "What it carries")):
            self.grid.addWidget(Words(title, "label"), 0, place)

    def _add_rows(self) -> None:
        """The next rows, and in a moment those after them."""
        draft = self._draft
        if draft is None:
            return
        columns, width = draft.columns(), _width(self._options)
        for place in range(len(self.fields), min(len(self.fields) + _AT_ONCE, len(columns))):
            self._add_row(place, columns[place], width)
        self.update_draft(draft)
        self.grown.emit(self.fields[-1].combo)
        if len(self.fields) < len(columns):
            self._next_piece.start()

    def _add_row(self, place: int, column: ColumnChoice, width: int) -> None:
        field = ChoiceField(f"What {column.title} carries", self._options, bare=True)
        field.setFixedWidth(width)
        field.edited.connect(partial(self._on_field_edited, place))
        self.fields.append(field)
        values = ElidedWords("  ·  ".join(column.samples) or "Empty", "secondary")
        middle = Qt.AlignmentFlag.AlignVCenter
        self.grid.addWidget(ElidedWords(column.title, "strong"), place + 1, 0, middle)
        self.grid.addWidget(values, place + 1, 1, middle)
        self.grid.addWidget(field, place + 1, 2)

    def _on_field_edited(self, place: int, path: str) -> None:
        self.fact_chosen.emit(place, self.fields[place].value())


def _width(options: tuple[Option, ...]) -> int:
    """Room for the longest words a box can show."""
    metrics = QFontMetrics(theme().font("body"))
    return max(metrics.horizontalAdvance(words) for _, words in options) + theme().px(_BOX)
