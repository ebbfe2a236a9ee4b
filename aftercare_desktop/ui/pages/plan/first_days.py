"""Section 1: page 1 as put together from the rest of the plan, own words per row, and plans for closed days."""

from dataclasses import replace
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain import first_days
from aftercare_desktop.domain.plans import ClosedDayPlan, EditedRow, FirstDaysRow, Section
from aftercare_desktop.ui.form import FieldSpec, FormContext
from aftercare_desktop.ui.pages.plan.facts import PlanFacts, PlanFormContext
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_marked import Prose
from aftercare_desktop.ui.widgets.fields_text import LineField, LinesField
from aftercare_desktop.ui.widgets.frames import Separator
from aftercare_desktop.ui.widgets.hints import HintLines
from aftercare_desktop.ui.widgets.labels import Icon, IconLabel, Words
from aftercare_desktop.words import dates
from aftercare_desktop.words.approved import ASK_THE_NURSE
from aftercare_desktop.words.first_days import Line, PageOneRow, page_one
from aftercare_desktop.words.labels import label as word

_TITLE_WIDTH = 148
_WHERE = {
    FirstDaysRow.SLEEP: "home.place",
    FirstDaysRow.MEDICINE: "medicines.medicines",
    FirstDaysRow.TONIGHT: "first_days.tonight_with",
    FirstDaysRow.CLOSED_DAYS: "first_days.closed_days",
    FirstDaysRow.FIRST_VISIT: "appointments",
    FirstDaysRow.NALOXONE: "medicines.naloxone.handed_on",
    FirstDaysRow.CALL_PEOPLE: "support.places",
}
"""Where the facts of a row are entered."""


def page_one_rows(path: str) -> FieldSpec:
    """The rows of page 1; the value is the tuple of `EditedRow`."""
    return FieldSpec(
        path,
        "Page 1",
        lambda context, bare: PageOneField(cast(PlanFormContext, context)),
        sentences_in="words",
    )


def closed_days(path: str) -> FieldSpec:
    """A line for each closed day inside the first 72 hours; the value is the tuple of `ClosedDayPlan`."""
    return FieldSpec(
        path,
        "Closed days",
        lambda context, bare: ClosedDaysField(cast(PlanFormContext, context)),
        sentences_in="words",
    )


def _facts(context: FormContext) -> PlanFacts | None:
    ask = context.facts if isinstance(context, PlanFormContext) else None
    return ask() if ask is not None else None


class PageOneField(Field):
    """Every row of page 1 with what it will say. "Edit" puts own words in its place; missing facts stay in sight."""

    def __init__(self, context: PlanFormContext, parent: QWidget | None = None) -> None:
        super().__init__("Page 1", bare=True, parent=parent)
        self._context = context
        self._value: tuple[EditedRow, ...] = ()
        self._rows: list[_PageRow] = []
        self._column.setContentsMargins(0, 0, 0, theme().px(12))

    def value(self) -> tuple[EditedRow, ...]:
        return self._value

    def set_value(self, value: Any) -> None:
        if value != self._value:
            self._value = value
            self.refresh()

    def rows(self) -> "tuple[_PageRow, ...]":
        """The rows on screen, in the order of page 1."""
        return tuple(self._rows)

    def row(self, kind: FirstDaysRow) -> "_PageRow":
        """The first row on screen of this kind."""
        return next(row for row in self._rows if row.kind is kind)

    def refresh(self) -> None:
        facts = _facts(self._context)
        if facts is None:
            return
        # The facts know the document as it was kept; what was just typed here counts already.
        document = facts.document
        edited = replace(document.first_days, edited=self._value)
        shown = page_one(replace(facts, document=replace(document, first_days=edited)).for_page_one())
        plain = page_one(
            replace(facts, document=replace(document, first_days=replace(edited, edited=()))).for_page_one()
        )
        if [row.kind for row in self._rows] != [row.row for row in shown]:
            self._rebuild(len(shown), shown)
        for widget, row, assembled in zip(self._rows, shown, plain, strict=True):
            widget.show_row(row, assembled, self._own_words(row.row))

    def focus_inside(self, path: str = "") -> None:
        """`path` "1.words" leads to the second row with own words."""
        number = path.partition(".")[0]
        if number.isdecimal() and int(number) < len(self._value):
            self.row(self._value[int(number)].row).words.focus_inside()
        elif self._rows:
            self._rows[0].edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_read_only(self, read_only: bool) -> None:
        self.setEnabled(not read_only)

    def _own_words(self, kind: FirstDaysRow) -> str | None:
        return next((edited.words for edited in self._value if edited.row is kind), None)

    def _rebuild(self, count: int, shown: tuple[PageOneRow, ...]) -> None:
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = []
        for number, row in enumerate(shown):
            widget = _PageRow(row.row, first=number == 0, parent=self)
            widget.words_edited.connect(self._on_row_words_edited)
            widget.words_dropped.connect(self._on_row_words_dropped)
            widget.left.connect(self.left)
            widget.jump_requested.connect(self._on_row_jump_requested)
            self._rows.append(widget)
            self._column.addWidget(widget)

    def _on_row_words_edited(self, kind: FirstDaysRow, words: str) -> None:
        edited = EditedRow(kind, words)
        others = [row for row in self._value if row.row is not kind]
        order = list(FirstDaysRow)
        self._value = tuple(sorted([*others, edited], key=lambda row: order.index(row.row)))
        self.edited.emit(kind.value)

    def _on_row_words_dropped(self, kind: FirstDaysRow) -> None:
        self._value = tuple(row for row in self._value if row.row is not kind)
        self.refresh()
        self.edited.emit(f"{kind.value}.-")
        self.left.emit()

    def _on_row_jump_requested(self, section: Section, path: str) -> None:
        if self._context.go_to is not None:
            self._context.go_to(section, path)


class _PageRow(QWidget):
    """One row of page 1: its title, what it will say, and the ways to change that."""

    words_edited = Signal(object, str)
    words_dropped = Signal(object)
    left = Signal()
    jump_requested = Signal(object, str)

    def __init__(self, kind: FirstDaysRow, *, first: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self._shown: tuple[object, ...] = ()
        look = theme()
        self.title = Words("", "strong", wrap=True)
        self.under = Words("", "help", wrap=True)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(look.px(2))
        self.words = LinesField("Own words", bare=True, least_lines=1)
        self.words.prose = Prose.SENTENCES
        self.hints = HintLines()
        self.words.hints_changed.connect(lambda: self.hints.show_hints(self.words.hints()))
        self.words.edited.connect(lambda _: self.words_edited.emit(self.kind, self.words.value()))
        self.words.left.connect(self.left)
        self.edit = Button("Edit", "ghost", "pencil", size="small")
        self.edit.clicked.connect(self._on_edit_clicked)
        self.drop = Button("Use what the plan says", "ghost", "rotate-ccw", size="small")
        self.drop.clicked.connect(lambda: self.words_dropped.emit(self.kind))
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.title)
        left.addWidget(self.under)
        left.addStretch(1)
        right.setSpacing(look.px(4))
        right.addWidget(self.words)
        right.addWidget(self.hints)
        right.addLayout(self.lines)
        right.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setContentsMargins(0, look.px(9), 0, look.px(9))
        row.setSpacing(look.px(12))
        heads = QWidget()
        heads.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        heads.setFixedWidth(look.px(_TITLE_WIDTH))
        row.addWidget(heads)
        row.addLayout(right, 1)
        row.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if not first:
            column.addWidget(Separator())
        column.addLayout(row)

    def show_row(self, row: PageOneRow, assembled: PageOneRow, own: str | None) -> None:
        """Show what the row says. `assembled` is what it would say without own words."""
        self._assembled = "\n".join(line.text() for line in assembled.lines if not line.missing)
        now = (row, own is not None)
        if own is not None:
            self.words.set_value(own)
        if now == self._shown:
            return
        self._shown = now
        self.title.setText(row.title)
        self.under.setText(row.under)
        self.under.setVisible(bool(row.under))
        control = self.words.focusProxy()
        if control is not None:
            control.setAccessibleName(f"Own words: {row.title}")
        self.edit.setAccessibleName(f"Edit: {row.title}")
        self.drop.setAccessibleName(f"Use what the plan says: {row.title}")
        self.words.setVisible(own is not None)
        self.drop.setVisible(own is not None)
        # Closed days are written where they stand, one by one.
        self.edit.setVisible(own is None and self.kind is not FirstDaysRow.CLOSED_DAYS)
        self._show_lines([line for line in row.lines if own is None or line.missing])

    def _show_lines(self, lines: list[Line]) -> None:
        while self.lines.count():
            item = self.lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self.lines.addWidget(self._missing_line(line) if line.missing else Words(line.text(), wrap=True))

    def _missing_line(self, line: Line) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(6))
        row.addWidget(Icon("circle-dashed", 16, "warn"))
        row.addWidget(Words(line.text(), wrap=True), 1)
        if line.text().endswith(ASK_THE_NURSE):  # nothing to enter: a sentence waits for its approval
            return holder
        jump = Button("Fill in", "soft", "arrow-right", size="small")
        jump.setAccessibleName(f"Fill in: {line.text()}, in {word(line.section)}")
        jump.clicked.connect(lambda: self.jump_requested.emit(line.section, self._path_of(line)))
        row.addWidget(jump)
        return holder

    def _path_of(self, line: Line) -> str:
        if line.section is Section.APPOINTMENTS:
            asked = line.text().partition(":")[0]
            part = {"Ride": "ride", "If the ride fails": "backup", "Place": "place", "Time": "at"}.get(
                asked, ""
            )
            return f"appointments.{part}" if part else "appointments"
        path = _WHERE[self.kind]
        return path if path.startswith(line.section.value) else line.section.value

    def _on_edit_clicked(self) -> None:
        self.words_edited.emit(self.kind, self._assembled)
        self.words.set_value(self._assembled)
        self.words.show()
        self.drop.show()
        self.edit.hide()
        self._shown = ()
        self._show_lines([])
        self.words.focus_inside()


class ClosedDaysField(Field):
    """One line for each holiday or closed day inside the first 72 hours, and for each that was planned before."""

    def __init__(self, context: PlanFormContext, parent: QWidget | None = None) -> None:
        super().__init__("Closed days", bare=True, parent=parent)
        self._context = context
        self._value: tuple[ClosedDayPlan, ...] = ()
        self._lines: dict[Any, LineField] = {}
        self._none = IconLabel("calendar-check", "No holiday or closed day falls inside.")
        self._column.addWidget(self._none)
        self._column.setContentsMargins(0, 0, 0, theme().px(14))

    def value(self) -> tuple[ClosedDayPlan, ...]:
        return self._value

    def set_value(self, value: Any) -> None:
        self._value = value
        self.refresh()

    def lines(self) -> dict[Any, LineField]:
        """The line of each day on screen."""
        return dict(self._lines)

    def refresh(self) -> None:
        days = self._days()
        if list(days) != list(self._lines):
            self._rebuild(days)
        planned = {plan.day: plan.words for plan in self._value}
        for day, line in self._lines.items():
            line.set_value(planned.get(day, ""))
        self._none.setVisible(not self._lines)

    def focus_inside(self, path: str = "") -> None:
        """`path` "1.words" leads to the second day that has a plan, any other to the first without one."""
        number = path.partition(".")[0]
        if number.isdecimal() and int(number) < len(self._value):
            self._lines[self._value[int(number)].day].focus_inside()
            return
        empty = [line for line in self._lines.values() if line.is_empty()]
        for line in empty or list(self._lines.values()):
            line.focus_inside()
            return

    def set_read_only(self, read_only: bool) -> None:
        for line in self._lines.values():
            line.set_read_only(read_only)

    def _days(self) -> dict[Any, str]:
        facts = _facts(self._context)
        found = {plan.day: "" for plan in self._value}
        if facts is not None:
            span = first_days.span(facts.client, facts.document)
            found |= dict(first_days.closed_inside(span, facts.closed_days))
        return dict(sorted(found.items()))

    def _rebuild(self, days: dict[Any, str]) -> None:
        for old in self._lines.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._lines = {}
        for day, name in days.items():
            title = f"{dates.day(day)}: {name}" if name else dates.day(day)
            line = LineField(title, placeholder="What I do on this day")
            line.prose = Prose.SENTENCES
            line.edited.connect(lambda _, day=day: self._on_line_edited(day))
            line.left.connect(self.left)
            self._lines[day] = line
            self._column.addWidget(line)

    def _on_line_edited(self, day: Any) -> None:
        words = self._lines[day].value()
        others = [plan for plan in self._value if plan.day != day]
        now = [*others, ClosedDayPlan(day, words)] if words else others
        self._value = tuple(sorted(now, key=lambda plan: plan.day))
        self.edited.emit(day.isoformat())
