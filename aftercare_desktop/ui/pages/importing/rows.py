"""The rows of an import's report as a list shows them: the words, and how one row is painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from aftercare_desktop.services.importing.report import ImportReport, RowOutcome, RowResult
from aftercare_desktop.services.importing.report_file import OUTCOME_WORDS
from aftercare_desktop.ui.table_model import ROW_ROLE
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.painting import CHIP_HEIGHT
from aftercare_desktop.ui.widgets.row_pen import RowPen
from aftercare_desktop.words.rosters import fields_words

ROW_HEIGHT = 49
_PAD, _GAP = 14, 12
_CHIP_WIDTH = 138
_GONE_SHOWN = 8

CHIPS: dict[RowOutcome, tuple[str, str]] = {
    RowOutcome.ADDED: ("ok", "user-plus"),
    RowOutcome.CHANGED: ("info", "pencil"),
    RowOutcome.UNCHANGED: ("neutral", "check"),
    RowOutcome.SKIPPED: ("neutral", "minus"),
    RowOutcome.BAD: ("bad", "circle-alert"),
}
"""Chip variant and icon of each outcome."""


def details(row: RowResult, taken: int) -> str:
    """What a row says beside its outcome; `taken` of its conflicts are decided for the file."""
    parts = []
    if row.reason:
        parts.append(row.reason)
    if row.fields:
        parts.append(fields_words(row.fields))
    if row.conflicts:
        count = len(row.conflicts)
        differs = "1 field differs" if count == 1 else f"{count} fields differ"
        whose = "ours stays" if not taken else f"{taken} from the file"
        parts.append(f"{differs}, {whose}")
    return ". ".join(parts)


def spoken(row: RowResult, taken: int) -> str:
    """A row as a screen reader says it."""
    said = (f"Row {row.row}", row.name, OUTCOME_WORDS[row.outcome], details(row, taken))
    return ". ".join(part for part in said if part)


def gone_words(report: ImportReport) -> str:
    """Who is no longer in the file; empty for nobody."""
    names = [person.name for person in report.people_gone[:_GONE_SHOWN]]
    more = report.gone - len(names)
    also = f", and {more:,} more" if more > 0 else ""
    return f"No longer in the file: {', '.join(names)}{also}. Nothing is done to them." if names else ""


def figures_words(report: ImportReport) -> str:
    """The counts in one line."""
    differing = sum(bool(row.conflicts) for row in report.rows)
    parts = [
        f"{report.read:,} rows",
        f"{report.added:,} new",
        f"{report.changed:,} with changes",
        f"{report.unchanged:,} unchanged",
    ]
    if differing:
        parts.append(f"{differing:,} where center and file differ")
    if report.skipped:
        parts.append(f"{len(report.skipped):,} left out")
    if report.bad:
        parts.append(f"{len(report.bad):,} cannot be taken")
    if report.gone:
        parts.append(f"{report.gone:,} no longer in the file")
    return "  ·  ".join(parts)


class ResultDelegate(QStyledItemDelegate):
    """Paints the outcome, and beside it the name over row number and details."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pen = RowPen()
        self.taken: dict[int, int] = {}
        """How many conflicts of a row are decided for the file, by row number."""
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
        variant, icon = CHIPS[row.outcome]
        chip = QRect(rect.left() + look.px(_PAD), 0, look.px(_CHIP_WIDTH), look.px(CHIP_HEIGHT))
        chip.moveTop(rect.top() + (rect.height() - chip.height()) // 2)
        pen.chip(painter, chip, OUTCOME_WORDS[row.outcome], variant, icon)
        left = chip.right() + look.px(_GAP)
        line = QRect(left, rect.top() + look.px(5), rect.right() - look.px(_PAD) - left, look.px(20))
        pen.text(painter, line, row.name or f"Row {row.row}", "strong", "text")
        said = details(row, self.taken.get(row.row, 0))
        under = f"Row {row.row}. {said}" if said else f"Row {row.row}"
        pen.text(painter, line.translated(0, look.px(19)), under, "secondary", "text2")
