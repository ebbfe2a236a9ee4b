"""The left pane of the plan: how ready it is, what is still needed, the twelve sections, and the versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from aftercare_desktop.domain.plans import Section
from aftercare_desktop.domain.readiness import CheckResult
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.frames import Card, ScrollColumn, Separator
from aftercare_desktop.ui.widgets.labels import KeyCap, Meter, Words
from aftercare_desktop.ui.widgets.outline import Mark, OutlineRow, PaintedRow, RowState
from aftercare_desktop.ui.widgets.painting import draw_icon
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.readiness import missing, ready_count

WIDTH = 256
_GAPS_SHOWN = 4
_SEGMENTS = 10
_GAP_LEFT = 28
_LOW_BELOW = 480
"""Height of the pane at 100 % under which what is not a section keeps to two lines."""
_SHORT = {Section.PROGRESS: "My progress and strengths", Section.APPOINTMENTS: "Appointments"}
"""Names that would not fit the pane."""


@dataclass(frozen=True, slots=True)
class SectionMark:
    """How a section stands: open checks, and whether anything was entered."""

    gaps: int = 0
    untouched: bool = False
    on_paper: bool = False
    """The version is frozen: the row only leads to its page."""

    def state(self) -> RowState:
        """How the section's row looks."""
        if self.on_paper:
            return RowState(Mark.ICON, "file-text", spoken=self.spoken())
        if self.gaps:
            return RowState(Mark.GAP, words=str(self.gaps), token="warn", spoken=self.spoken())
        if self.untouched:
            return RowState(Mark.EMPTY, words="Optional", spoken=self.spoken())
        return RowState(Mark.DONE, spoken=self.spoken())

    def spoken(self) -> str:
        """What screen readers add to the section's name."""
        if self.on_paper:
            return "on paper"
        if self.gaps:
            return f"{self.gaps} still needed"
        return "optional, nothing written yet" if self.untouched else "done"


class SectionRow(OutlineRow):
    """A section of the outline: mark, name, and how many checks are open."""

    def __init__(self, section: Section, parent: QWidget | None = None) -> None:
        super().__init__(_SHORT.get(section, label(section)), SectionMark().state(), parent)
        self.section = section
        self._mark = SectionMark()

    def show_mark(self, mark: SectionMark) -> None:
        """Show another state."""
        self._mark = mark
        self.show_state(mark.state())

    def mark(self) -> SectionMark:
        """The state on show."""
        return self._mark


class GapRow(PaintedRow):
    """Something still needed; a click or Enter goes there."""

    def __init__(self, result: CheckResult, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result = result
        self.setText(missing(result))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setToolTip(self.text())
        self.setAccessibleName(f"Still needed: {self.text()}")

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, width - theme().px(_GAP_LEFT + 2), 1000)
        words = QFontMetrics(theme().font("secondary")).boundingRect(
            room, Qt.TextFlag.TextWordWrap, self.text()
        )
        return max(theme().px(28), words.height() + theme().px(8))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(120), self.heightForWidth(max(self.width(), theme().px(200))))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        self.draw_ground(painter)
        draw_icon(painter, look.px(2), look.px(5), "circle-dashed", 18, "warn")
        painter.setFont(look.font("secondary"))
        painter.setPen(look.color("text"))
        left = look.px(_GAP_LEFT)
        place = QRectF(left, 0, self.width() - left - look.px(2), self.height())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(place, int(flags), self.text())
        painter.end()


class ReadinessCard(Card):
    """ "7 of 10 ready", the meter, and what is still needed."""

    gap_chosen = Signal(object)
    next_gap_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=12, spacing=6, parent=parent)
        self._head = head = QHBoxLayout()
        self.count = Words("", "strong")
        head.addWidget(self.count, 1)
        self._next = Words("Next gap", "help")
        head.addWidget(self._next)
        self._key = KeyCap("F8")
        head.addWidget(self._key)
        self.body.addLayout(head)
        self.meter = Meter()
        self.body.addWidget(self.meter)
        self.body.addSpacing(theme().px(3))
        self._gaps = QVBoxLayout()
        self._gaps.setSpacing(0)
        self.body.addLayout(self._gaps)
        self.more = Button("", "ghost", size="small")
        self.more.clicked.connect(self._on_more_clicked)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._all = False
        self._low = False
        self._shown: tuple[CheckResult, ...] | None = None

    def show_results(self, results: Sequence[CheckResult]) -> None:
        """Show how the checks stand."""
        open_ones = tuple(result for result in results if not result.ready)
        self.count.setText(ready_count(results))
        done = len(results) - len(open_ones)
        self.meter.set_value(done * _SEGMENTS // max(1, len(results)), _SEGMENTS)
        self.meter.setAccessibleName(ready_count(results))
        self._next.setVisible(bool(open_ones) and not self._low)
        self._key.setVisible(bool(open_ones) and not self._low)
        if open_ones != self._shown:
            self._shown = open_ones
            self._rebuild()

    def forget(self) -> None:
        """Show nobody's gaps."""
        self._all = False
        self.show_results(())

    def set_low(self, low: bool) -> None:
        """In a low window the sections need the room: what is still needed is shown when asked for."""
        if low is self._low:
            return
        self._low = low
        self._all = False
        for place in (self._head, self.body):
            place.removeWidget(self.more)
        (self._head if low else self.body).addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._next, self._key):
            widget.setVisible(bool(self._shown) and not low)
        self._rebuild()

    def gap_rows(self) -> tuple[GapRow, ...]:
        """The rows on show."""
        return tuple(self.findChildren(GapRow))

    def _rebuild(self) -> None:
        while self._gaps.count():
            item = self._gaps.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        shown = self._shown or ()
        folds = bool(shown) if self._low else len(shown) > _GAPS_SHOWN + 1
        listed = shown if self._all or not folds else shown[: 0 if self._low else _GAPS_SHOWN]
        for result in listed:
            row = GapRow(result)
            row.clicked.connect(lambda _=False, result=result: self.gap_chosen.emit(result))
            self._gaps.addWidget(row)
        self.more.setVisible(folds)
        words = f"Show {len(shown)}" if self._low else f"Show all {len(shown)}"
        self.more.setText(words if not self._all else "Hide" if self._low else "Show fewer")
        self.more.setAccessibleName(f"{self.more.text()} still needed" if self._low else self.more.text())

    def _on_more_clicked(self) -> None:
        self._all = not self._all
        self._rebuild()


class Outline(QFrame):
    """The whole left pane."""

    section_chosen = Signal(object)
    gap_chosen = Signal(object)
    versions_requested = Signal()
    discard_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Sections of the plan")
        self.setProperty("pane", True)
        look = theme()
        self._scroll = scroll = ScrollColumn(padding=12, spacing=0)
        self.readiness = ReadinessCard()
        self.readiness.gap_chosen.connect(self.gap_chosen)
        scroll.body.addWidget(self.readiness)
        scroll.body.addSpacing(look.px(10))
        self.rows: dict[Section, SectionRow] = {}
        group = QButtonGroup(self)
        for section in Section:
            row = SectionRow(section)
            row.clicked.connect(lambda _=False, section=section: self.section_chosen.emit(section))
            group.addButton(row)
            self.rows[section] = row
            scroll.body.addWidget(row)
        scroll.body.addStretch(1)
        self.versions = Button("", "ghost", "history", size="small")
        self.versions.clicked.connect(self.versions_requested)
        self.discard = Button("Discard draft", "ghost", "trash-2", size="small")
        self.discard.clicked.connect(self.discard_requested)
        foot = QVBoxLayout()
        foot.setContentsMargins(look.px(12), 0, look.px(12), look.px(8))
        foot.setSpacing(look.px(6))
        foot.addWidget(Separator())
        self.version_words = Words("", "help", wrap=True)
        self.version_words.setContentsMargins(look.px(8), 0, look.px(8), 0)
        self._versions_line = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._versions_line.setSpacing(look.px(6))
        self._versions_line.addWidget(self.version_words)
        verbs = QHBoxLayout()
        verbs.setSpacing(look.px(2))
        verbs.addWidget(self.versions)
        verbs.addWidget(self.discard)
        verbs.addStretch(1)
        self._versions_line.addLayout(verbs)
        foot.addLayout(self._versions_line)
        self._version_text = ""
        self._low = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addLayout(foot)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(WIDTH), theme().px(400))

    def forget(self) -> None:
        """Show how nobody's plan stands."""
        self.readiness.forget()
        self.show_marks(dict.fromkeys(Section, SectionMark()))
        self.show_versions("", 0)

    def show_section(self, section: Section) -> None:
        """Mark the section on show and bring its row into view; a keyboard that is on another row follows."""
        row = self.rows[section]
        row.setChecked(True)
        self.setFocusProxy(row)
        if any(other.hasFocus() for other in self.rows.values()):
            row.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._bring_into_view)

    def _bring_into_view(self) -> None:
        """Once the rows have their heights; with a neighbor, so that it is seen that there are more."""
        row = next((row for row in self.rows.values() if row.isChecked()), None)
        if row is not None:
            self._scroll.ensureWidgetVisible(row, 0, row.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_low(self.height() < theme().px(_LOW_BELOW))
        QTimer.singleShot(0, self, self._bring_into_view)

    def show_marks(self, marks: Mapping[Section, SectionMark]) -> None:
        """Show how the sections stand."""
        for section, mark in marks.items():
            if self.rows[section].mark() != mark:
                self.rows[section].show_mark(mark)

    def show_readiness(self, results: Sequence[CheckResult] | None) -> None:
        """Show how the checks stand; None for a plan that is frozen."""
        self.readiness.setVisible(results is not None)
        if results is not None:
            self.readiness.show_results(results)

    def show_versions(self, words: str, count: int) -> None:
        """What the foot says of this version and the ones before."""
        self._version_text = words
        self._show_version_words()
        self.versions.setText("Versions")
        self.versions.setVisible(count > 0)

    def _show_version_words(self) -> None:
        """Where there is one line, it is that of the version on show."""
        self.version_words.setText(self._version_text.partition("\n")[0] if self._low else self._version_text)
        self.version_words.setToolTip(self._version_text if self._low else "")

    def _set_low(self, low: bool) -> None:
        """In a low window the foot is one line, so that the sections keep their room."""
        if low is self._low:
            return
        self._low = low
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._versions_line.setDirection(across if low else down)
        self._versions_line.setStretchFactor(self.version_words, 1 if low else 0)
        self.versions.set_folded(low)
        self.discard.set_folded(low)
        self.readiness.set_low(low)
        margins = self._scroll.body.contentsMargins()
        margins.setTop(theme().px(2) if low else margins.left())
        self._scroll.body.setContentsMargins(margins)
        self._show_version_words()
