"""One row of an import beside the list: what is new, field by field, and the decisions a person makes about it."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from aftercare_desktop.services.importing.facts import PERSON
from aftercare_desktop.services.importing.report import Change, Conflict, RowOutcome, RowResult
from aftercare_desktop.ui.widgets.choices import Segmented
from aftercare_desktop.ui.widgets.frames import Card, ScrollColumn
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.words.rosters import field_words, shown

_OURS, _FILE = "ours", "file"
_WHOSE = ((_OURS, "Keep ours"), (_FILE, "Take the file's"))
_WHO = ((_OURS, "Two people"), (_FILE, "One person"))
"""Where the record number leads to somebody of another name and birth date."""


class RowPanel(ScrollColumn):
    """The row that is chosen."""

    conflict_chosen = Signal(object, object, bool)
    """The row, its difference, and whether the file's word is taken."""
    left_out_chosen = Signal(int, bool)
    """The number of the row, and whether it is left out."""

    def __init__(self) -> None:
        super().__init__(padding=0)
        self.controls: dict[str, Segmented] = {}
        self.left_out: QCheckBox | None = None

    def show_row(
        self,
        row: RowResult | None,
        warnings: Sequence[str],
        take: Mapping[tuple[int, str], str],
        left_out: bool,
    ) -> None:
        """Show a row with what was decided about it so far, None for none."""
        self.controls = {}
        self.left_out = None
        while (item := self.body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if row is not None:
            self.body.addWidget(self._card(row, warnings, take, left_out))
        self.body.addStretch(1)

    def take_focus(self) -> None:
        """Put the keyboard on the first decision."""
        if self.controls:
            next(iter(self.controls.values())).take_focus()
        elif self.left_out is not None:
            self.left_out.setFocus()

    def parts(self) -> list[QWidget]:
        """What Tab stops at, in the order of the eye."""
        return [*self.controls.values(), *([self.left_out] if self.left_out is not None else [])]

    def _card(
        self,
        row: RowResult,
        warnings: Sequence[str],
        take: Mapping[tuple[int, str], str],
        left_out: bool,
    ) -> Card:
        card = Card(padding=14, spacing=8)
        card.body.addWidget(Words(row.name or f"Row {row.row}", "h2", wrap=True))
        for words in (f"Row {row.row}", row.reason, *warnings):
            if words:
                card.body.addWidget(Words(words, "secondary", wrap=True))
        asked = {conflict.field for conflict in row.conflicts}
        for change in row.changes:
            if change.field not in asked:
                _add_change(card, row, change)
        for conflict in row.conflicts:
            self._add_conflict(card, row, conflict, take)
        if row.settled:
            card.body.addWidget(Words("Decided before, ours stayed", "secondary", wrap=True))
        for conflict in row.settled:
            self._add_conflict(card, row, conflict, take)
        if row.outcome is not RowOutcome.SKIPPED or row.conflicts or left_out:
            self._add_left_out(card, row, left_out)
        return card

    def _add_conflict(
        self, card: Card, row: RowResult, conflict: Conflict, take: Mapping[tuple[int, str], str]
    ) -> None:
        name = field_words(conflict.field)
        card.body.addWidget(Words(name, "label"))
        for whose, text in (("Ours", conflict.ours), ("File", conflict.theirs)):
            card.body.addWidget(Words(f"{whose}: {shown(conflict.field, text)}", "body", wrap=True))
        choice = Segmented(_WHO if conflict.field == PERSON else _WHOSE, name=name)
        choice.set_value(_FILE if take.get((row.row, conflict.field)) == conflict.ours else _OURS)
        choice.chosen.connect(partial(self._on_choice_chosen, row, conflict))
        self.controls[conflict.field] = choice
        card.body.addWidget(choice)

    def _add_left_out(self, card: Card, row: RowResult, left_out: bool) -> None:
        self.left_out = QCheckBox("Leave this row out (L)")
        self.left_out.setAccessibleName("Leave this row out")
        self.left_out.setChecked(left_out)
        self.left_out.clicked.connect(lambda checked: self.left_out_chosen.emit(row.row, checked))
        card.body.addWidget(self.left_out)

    def _on_choice_chosen(self, row: RowResult, conflict: Conflict, value: str) -> None:
        self.conflict_chosen.emit(row, conflict, value == _FILE)


def _add_change(card: Card, row: RowResult, change: Change) -> None:
    """A field of somebody new with its value; of somebody known, ours and what the file makes of it."""
    name, theirs = field_words(change.field), shown(change.field, change.theirs)
    if row.outcome is RowOutcome.ADDED and change.field == "name":
        return  # stands above
    card.body.addWidget(Words(name, "label"))
    if row.outcome is RowOutcome.ADDED:
        card.body.addWidget(Words(theirs, "body", wrap=True))
        return
    words = Words(f"{shown(change.field, change.ours)}  \N{RIGHTWARDS ARROW}  {theirs}", "body", wrap=True)
    words.setAccessibleName(f"{name}: {shown(change.field, change.ours)} becomes {theirs}")
    card.body.addWidget(words)
