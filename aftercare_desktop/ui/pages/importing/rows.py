"""The rows of an import's report as a list shows them: the one state of each, the words, and how a row is painted."""

from collections import Counter
from enum import Enum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from aftercare_desktop.services.importing.facts import PERSON
from aftercare_desktop.services.importing.report import ImportReport, RowOutcome, RowResult
from aftercare_desktop.ui.table_model import ROW_ROLE
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.painting import CHIP_HEIGHT, chip_width
from aftercare_desktop.ui.widgets.row_pen import RowPen
from aftercare_desktop.words.rosters import fields_words

ROW_HEIGHT = 49
_PAD, _GAP = 14, 12
_NARROW = 400
"""Below this width the chip goes under the name."""
_GONE_SHOWN = 8
_WARNED_SHOWN = 5


class RowState(Enum):
    """What a row is, each row one of them: the words of its chip."""

    NEW = "New"
    CHANGES = "Changes"
    DIFFERS = "Differs"
    SAME = "Same"
    LEFT_OUT = "Left out"
    BAD = "Cannot be taken"


CHIPS: dict[RowState, tuple[str, str]] = {
    RowState.NEW: ("ok", "user-plus"),
    RowState.CHANGES: ("info", "pencil"),
    RowState.DIFFERS: ("warn", "scale"),
    RowState.SAME: ("neutral", "check"),
    RowState.LEFT_OUT: ("neutral", "minus"),
    RowState.BAD: ("bad", "circle-alert"),
}
"""Chip variant and icon of each state."""
_COUNTED = {
    RowState.NEW: "new",
    RowState.CHANGES: "with changes",
    RowState.DIFFERS: "where center and file differ",
    RowState.SAME: "the same",
    RowState.LEFT_OUT: "left out",
    RowState.BAD: "cannot be taken",
}
_BY_OUTCOME = {
    RowOutcome.ADDED: RowState.NEW,
    RowOutcome.CHANGED: RowState.CHANGES,
    RowOutcome.UNCHANGED: RowState.SAME,
    RowOutcome.SKIPPED: RowState.LEFT_OUT,
    RowOutcome.BAD: RowState.BAD,
}


def state_of(row: RowResult, *, written: bool = False) -> RowState:
    """The row's state. Before the import a difference is what a person looks at first; once it is `written`, a row that
    changed something, or of which nothing was taken, counts as that."""
    if row.conflicts and not (written and row.outcome in (RowOutcome.CHANGED, RowOutcome.SKIPPED)):
        return RowState.DIFFERS
    return _BY_OUTCOME[row.outcome]


def details(row: RowResult, taken: int) -> str:
    """What a row says beside its state; `taken` of its differences are decided for the file."""
    parts = []
    if row.reason:
        parts.append(row.reason.rstrip("."))
    if row.outcome is RowOutcome.ADDED:
        parts += [change.theirs for change in row.changes if change.field in ("record_number", "program")]
    conflicts = {conflict.field for conflict in row.conflicts if conflict.field != PERSON}
    if fields := tuple(field for field in row.fields if field not in conflicts):
        parts.append(fields_words(fields))
    if conflicts:
        differs = "1 field differs" if len(conflicts) == 1 else f"{len(conflicts)} fields differ"
        parts.append(f"{differs}, {f'{taken} from the file' if taken else 'ours stays'}")
    if row.settled:
        settled = fields_words(tuple(conflict.field for conflict in row.settled))
        parts.append(f"Decided before: {settled}")
    return ". ".join(parts)


def spoken(row: RowResult, taken: int) -> str:
    """A row as a screen reader says it."""
    said = (f"Row {row.row}", row.name, state_of(row).value, details(row, taken))
    return ". ".join(part for part in said if part)


def gone_words(report: ImportReport) -> str:
    """Who is no longer in the file; empty for nobody."""
    names = [person.name for person in report.people_gone[:_GONE_SHOWN]]
    more = report.gone - len(names)
    also = f", and {more:,} more" if more > 0 else ""
    return f"No longer in the file: {', '.join(names)}{also}. Nothing is done to them." if names else ""


def warned_words(report: ImportReport) -> str:
    """What a person should look at, a line for each; empty for nothing."""
    names = {row.row: row.name for row in report.rows}
    lines = [
        f"Row {warning.row}, {names.get(warning.row, '')}: {warning.sentence}"
        for warning in report.warnings[:_WARNED_SHOWN]
    ]
    more = len(report.warnings) - len(lines)
    if more > 0:
        lines.append(f"and {more:,} more; the report has them all.")
    return "\n".join(lines)


def figures_words(report: ImportReport) -> str:
    """The counts in one line, each row counted once; and who is gone, who has no row."""
    counts = Counter(state_of(row, written=not report.dry_run) for row in report.rows)
    rows = "1 row" if report.read == 1 else f"{report.read:,} rows"
    parts = [f"{counts[state]:,} {words}" for state, words in _COUNTED.items() if counts[state]]
    line = "  ·  ".join(parts)
    gone = f"  ·  {report.gone:,} no longer in the file" if report.gone else ""
    return f"{rows}: {line}{gone}" if line else f"{rows}{gone}"


class ResultDelegate(QStyledItemDelegate):
    """Paints the outcome, and beside it the name over row number and details."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pen = RowPen()
        self.taken: dict[int, int] = {}
        """How many differences of a row are decided for the file, by row number."""
        self.states: frozenset[RowState] = frozenset()
        """Those that are on show: their chips have as much room as the widest of them needs."""
        theme().changed.connect(self._pen.forget)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(400, theme().px(ROW_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, RowResult):
            return
        look = theme()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, self._pen.color("selected" if selected else "surface"))
        if selected:
            painter.fillRect(
                QRect(rect.left(), rect.top(), look.px(3), rect.height()), self._pen.color("accent")
            )
        painter.setPen(QPen(self._pen.color("line"), 1))
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
        self._draw(painter, rect, row)
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRect, row: RowResult) -> None:
        look, pen = theme(), self._pen
        state = state_of(row)
        variant, icon = CHIPS[state]
        narrow = rect.width() < look.px(_NARROW)
        shown = {state} if narrow else self.states | {state}
        width = max(chip_width(each.value, CHIPS[each][1]) for each in shown)
        chip = QRect(rect.left() + look.px(_PAD), 0, width, look.px(CHIP_HEIGHT))
        beside = chip.right() + look.px(_GAP)
        left = chip.left() if narrow else beside
        line = QRect(left, rect.top() + look.px(4), rect.right() - look.px(_PAD) - left, look.px(20))
        second = line.translated(0, look.px(20))
        second.setLeft(beside)
        middle = second.center().y() if narrow else rect.center().y()
        chip.moveTop(middle - chip.height() // 2)
        pen.chip(painter, chip, state.value, variant, icon)
        pen.text(painter, line, row.name or f"Row {row.row}", "strong", "text")
        said = details(row, self.taken.get(row.row, 0))
        under = f"Row {row.row}. {said}" if said else f"Row {row.row}"
        pen.text(painter, second, under, "secondary", "text2")
