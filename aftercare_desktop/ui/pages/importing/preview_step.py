"""The third step of an import: every row with what would become of it, and the decisions a person makes about it."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.services.importing.facts import PERSON
from aftercare_desktop.services.importing.report import Choices, Conflict, ImportReport, RowResult
from aftercare_desktop.ui.pages.importing.row_panel import RowPanel
from aftercare_desktop.ui.pages.importing.rows import (
    ROW_HEIGHT,
    ResultDelegate,
    RowState,
    figures_words,
    gone_words,
    spoken,
    state_of,
)
from aftercare_desktop.ui.table_model import Column, TableModel
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.fields_choice import ChoiceField
from aftercare_desktop.ui.widgets.frames import EmptyState
from aftercare_desktop.ui.widgets.labels import Words
from aftercare_desktop.ui.widgets.notices import Notices
from aftercare_desktop.ui.widgets.row_list import RowList
from aftercare_desktop.ui.widgets.tab_order import order_tabs

_PANEL_WIDTH = 330
_WARNED = "warned"
_FILTERS = (
    (None, "Every row"),
    (RowState.NEW, "New"),
    (RowState.CHANGES, "Changes"),
    (RowState.DIFFERS, "Center and file differ"),
    (RowState.BAD, "Cannot be taken"),
    (RowState.LEFT_OUT, "Left out"),
    (_WARNED, "To look at"),
    (RowState.SAME, "Same"),
)


class PreviewStep(QWidget):
    """Figures, a filter, the rows, and beside them the row that is chosen."""

    decided = Signal()
    chosen = Signal()
    """A difference of a row was settled: nothing else of the comparison changes."""
    """A row was left out or taken in, or is said to be of the same person: the rows are to be compared again."""

    def __init__(self) -> None:
        super().__init__()
        self._report = ImportReport(())
        self._warnings: dict[int, list[str]] = {}
        self._take: dict[tuple[int, str], str] = {}
        """Where the file is chosen, by row and field, with ours as it was shown."""
        self._left_out: set[int] = set()
        look = theme()
        self.figures = Words("", "body", wrap=True)
        self.notices = Notices()
        self.filter = ChoiceField("Show", _FILTERS, bare=True)
        self.filter.setFixedWidth(look.px(260))
        self.filter.edited.connect(lambda _: self._show_rows())
        self.skip = QCheckBox("Leave out every row that cannot be taken")
        self.skip.setAccessibleName(self.skip.text())
        self.skip.clicked.connect(self.decided)
        self.model: TableModel[RowResult] = TableModel(self._columns(), self._fetch, self)
        self.list = RowList(ROW_HEIGHT, "Rows of the file")
        self.delegate = ResultDelegate(self.list)
        self.list.setItemDelegate(self.delegate)
        self.list.setModel(self.model)
        self.list.selectionModel().currentRowChanged.connect(self._on_list_current_row_changed)
        self.list.key_pressed.connect(self._on_list_key_pressed)
        self.list.row_chosen.connect(lambda _: self.panel.take_focus())
        self.empty = EmptyState("list-checks", "No such rows.", "Choose another part of the report above.")
        self._build()

    def _build(self) -> None:
        look = theme()
        bar = QHBoxLayout()
        bar.setSpacing(look.px(12))
        bar.addWidget(self.filter)
        bar.addWidget(self.skip)
        bar.addStretch(1)
        self.panel = RowPanel()
        self.panel.setFixedWidth(look.px(_PANEL_WIDTH))
        self.panel.conflict_chosen.connect(self._on_panel_conflict_chosen)
        self.panel.left_out_chosen.connect(self._on_panel_left_out_chosen)
        rows = QHBoxLayout()
        rows.setSpacing(look.px(14))
        left = QVBoxLayout()
        left.addWidget(self.list, 1_000)
        left.addWidget(self.empty, 1_000)
        left.addStretch(1)
        rows.addLayout(left, 1)
        rows.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.px(10))
        column.addWidget(self.figures)
        column.addWidget(self.notices)
        column.addLayout(bar)
        column.addLayout(rows, 1)

    # What the page asks

    def show_report(self, report: ImportReport) -> None:
        """Show what would become of the rows; the row that was chosen stays chosen."""
        kept = self.model.key_at(self.list.currentIndex())
        self._report = report
        self._warnings = {}
        for warning in report.warnings:
            self._warnings.setdefault(warning.row, []).append(warning.sentence)
        self.delegate.states = frozenset(map(state_of, report.rows))
        self.figures.setText(figures_words(report))
        self.skip.setVisible(bool(report.bad) or self.skip.isChecked())
        self._say_bad()
        self._say_gone()
        self._show_rows(kept)

    def forget(self) -> None:
        """Another file: nothing is decided."""
        self._take.clear()
        self._left_out.clear()
        self.delegate.taken.clear()
        self.skip.setChecked(False)
        self.filter.set_value(None)

    def choices(self) -> Choices:
        """What was decided about the rows."""
        return Choices(self.skip.isChecked(), frozenset(self._left_out), False, dict(self._take))

    def put_back(self, choices: Choices) -> None:
        """Choices that were made before, of the same file."""
        self.forget()
        self.skip.setChecked(choices.skip_bad)
        self._left_out.update(choices.left_out)
        self._take.update(choices.take)
        self.delegate.taken.update(Counter(row for row, field in self._take if field != PERSON))

    def take_focus(self) -> None:
        """Put the keyboard on the rows."""
        (self.list if self.model.keys() else self.filter.combo).setFocus()

    def why_not(self) -> str:
        """What keeps the import from being done; empty when nothing does."""
        if self._report.bad:
            return "Some rows cannot be taken."
        return "" if self._report.read else "There are no rows."

    def nothing_would_change(self) -> bool:
        """Whether every row is as the center has it, and nobody decided otherwise."""
        report = self._report
        return not (report.bad or report.added or report.changed or self._take) and bool(report.read)

    # Rows

    def _columns(self) -> tuple[Column[RowResult], ...]:
        return (Column("Row", lambda row: row.name, None, self._spoken),)

    def _spoken(self, row: RowResult) -> str:
        return spoken(row, self.delegate.taken.get(row.row, 0))

    def _fetch(self, keys: Sequence[int]) -> Sequence[RowResult]:
        return [self._report.rows[key] for key in keys]

    def _show_rows(self, kept: int | None = None) -> None:
        wanted = self.filter.value()
        keys = [place for place, row in enumerate(self._report.rows) if self._belongs(row, wanted)]
        self.model.set_keys(keys)
        self.list.setVisible(bool(keys))
        self.empty.setVisible(not keys)
        again = self.model.index_of(kept) if kept is not None else QModelIndex()
        self.list.choose_row(again if again.isValid() else self.model.index(0, 0))
        self._show_row(self.model.row_at(self.list.currentIndex()) if keys else None)

    def _belongs(self, row: RowResult, wanted: object) -> bool:
        if wanted is None:
            return True
        if wanted == _WARNED:
            return row.row in self._warnings
        return state_of(row) is wanted

    def _say_bad(self) -> None:
        count = len(self._report.bad)
        if not count:
            self.notices.take_away("bad")
            return
        rows = "1 row cannot be taken" if count == 1 else f"{count:,} rows cannot be taken"
        words = f"{rows}, so nothing can be imported yet. Mend the file and choose it again, or leave such rows out."
        self.notices.show_notice("bad", words, "circle-alert", (("Show them", self._show_bad),))

    def _say_gone(self) -> None:
        words = gone_words(self._report)
        if words:
            self.notices.show_notice("gone", words, "info", warning=False)
        else:
            self.notices.take_away("gone")

    def _show_bad(self) -> None:
        self.filter.set_value(RowState.BAD)
        self._show_rows()
        self.take_focus()

    def _on_list_current_row_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        self._show_row(self.model.row_at(current))

    def _on_list_key_pressed(self, key: str) -> None:
        row = self.model.row_at(self.list.currentIndex())
        if row is not None and key == "L":
            self._on_panel_left_out_chosen(row.row, row.row not in self._left_out)

    # The row that is chosen

    def _show_row(self, row: RowResult | None) -> None:
        warnings = self._warnings.get(row.row, ()) if row is not None else ()
        self.panel.show_row(row, warnings, self._take, row is not None and row.row in self._left_out)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """The decisions about a row were made last and would come after the page's own buttons."""
        order_tabs(self.list, *self.panel.parts())

    def _on_panel_conflict_chosen(self, row: RowResult, conflict: Conflict, from_file: bool) -> None:
        if from_file:
            self._take[row.row, conflict.field] = conflict.ours
        else:
            self._take.pop((row.row, conflict.field), None)
        self._count_taken(row.row)
        self.list.viewport().update()
        if conflict.field == PERSON:
            self.decided.emit()  # what else of the row differs shows only then
        else:
            self.chosen.emit()

    def _count_taken(self, row: int) -> None:
        self.delegate.taken[row] = sum(number == row and field != PERSON for number, field in self._take)

    def _on_panel_left_out_chosen(self, row: int, left_out: bool) -> None:
        if left_out:
            self._left_out.add(row)
        else:
            self._left_out.discard(row)
        self.decided.emit()
