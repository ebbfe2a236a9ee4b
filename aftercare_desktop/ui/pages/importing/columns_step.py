"""The second step of an import: which fact each column carries, and how dates are written where nothing tells."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.rosters import RosterFact
from aftercare_desktop.services.importing.draft import DayOrder, ImportDraft
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.choices import Segmented
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField, enum_options
from aftercare_desktop.ui.widgets.frames import Card, ScrollColumn
from aftercare_desktop.ui.widgets.labels import ElidedWords, Words
from aftercare_desktop.ui.widgets.notices import Notices

_WIDTH = 820
_FACT_WIDTH = 300
_EXAMPLES = 3
_UNDECIDED = "undecided"
_ORDERS = {"month": DayOrder.MONTH_FIRST, "day": DayOrder.DAY_FIRST}
_AGAIN = "Another column carries the same. Leave one of them out."


class ColumnsStep(QWidget):
    """A row for each column: its name, a few values, and what it carries."""

    fact_chosen = Signal(int, object)
    """A column's place and the fact it shall carry, None to leave it out."""
    order_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        look = theme()
        self.fields: list[ChoiceField] = []
        self.notices = Notices()
        self.column = ScrollColumn(padding=0)
        self.column.body.addWidget(self._dates_card())
        self.card = Card(padding=16)
        self.card.setMaximumWidth(look.px(_WIDTH))
        self.column.body.addWidget(self.card)
        self.column.body.addStretch(1)
        self._table: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        column.addWidget(self.notices)
        column.addWidget(self.column, 1)

    def _dates_card(self) -> Card:
        self.dates = Card(padding=16, spacing=8)
        self.dates.setMaximumWidth(theme().px(_WIDTH))
        self.dates.body.addWidget(Words("How are dates written?", "h2"))
        self.examples = Words("", "secondary", wrap=True)
        self.dates.body.addWidget(self.examples)
        options = ((_UNDECIDED, "Not sure yet"), ("month", "Month first"), ("day", "Day first"))
        self.order = Segmented(options, name="How dates are written")
        self.order.chosen.connect(lambda value: self.order_chosen.emit(_ORDERS.get(value)))
        self.dates.body.addWidget(self.order)
        self.dates.hide()
        return self.dates

    def show_draft(self, draft: ImportDraft) -> None:
        """Lay out the columns of another file."""
        if self._table is not None:
            self.card.body.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        self._table = QWidget()
        self.card.body.addWidget(self._table)
        self._fill(QGridLayout(self._table), draft)
        self.update_draft(draft)

    def update_draft(self, draft: ImportDraft) -> None:
        """Say what keeps this reading from being used, after a choice."""
        doubled = frozenset(draft.doubled())
        for place, (field, fact) in enumerate(zip(self.fields, draft.facts, strict=True)):
            field.set_value(fact)
            field.set_problem(_AGAIN if place in doubled else None)
        problem = draft.problem()
        if problem:
            self.notices.show_notice("problem", problem, "triangle-alert")
        else:
            self.notices.take_away("problem")
        self._show_dates(draft)

    def _show_dates(self, draft: ImportDraft) -> None:
        unclear = draft.unclear_dates()
        self.dates.setVisible(bool(unclear))
        if not unclear:
            return
        examples = "\n".join(f"Row {cell.row}, {cell.column}: {cell.text}" for cell in unclear[:_EXAMPLES])
        more = len(unclear) - _EXAMPLES
        also = f"\nand {more:,} more" if more > 0 else ""
        self.examples.setText(
            f"These could be month/day or day/month, and nothing in the file tells which.\n{examples}{also}"
        )
        value = next((key for key, order in _ORDERS.items() if order is draft.order), _UNDECIDED)
        self.order.set_value(value)

    def _fill(self, grid: QGridLayout, draft: ImportDraft) -> None:
        look = theme()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.px(16))
        grid.setVerticalSpacing(look.px(6))
        for place, title in enumerate(("Column of the file", "Some of its values", "What it carries")):
            grid.addWidget(Words(title, "label"), 0, place)
        self.fields = []
        options = enum_options(RosterFact, none_words="Leave out")
        for place, column in enumerate(draft.columns()):
            field = ChoiceField(f"What {column.title} carries", options, bare=True)
            field.setFixedWidth(look.px(_FACT_WIDTH))
            field.set_value(column.fact)
            field.edited.connect(partial(self._on_field_edited, place))
            self.fields.append(field)
            name = ElidedWords(column.title, "strong")
            values = ElidedWords("  ·  ".join(column.samples) or "Empty", "secondary")
            row = place + 1
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(values, row, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, row, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)

    def _on_field_edited(self, place: int, path: str) -> None:
        self.fact_chosen.emit(place, self.fields[place].value())
