"""Section 3: goals as cards, each with area and state as chips, the client's sentence, why, and its steps."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.domain.keys import new_key
from aftercare_desktop.domain.plans import Goal, GoalState, LifeArea, Step
from aftercare_desktop.ui.form import (
    FieldSpec,
    FormContext,
    RowsField,
    check,
    day,
    get_path,
    line,
    suggest,
    with_path,
)
from aftercare_desktop.ui.form.row import BETWEEN, GRIP, Grip, Row, TableRow
from aftercare_desktop.ui.pages.plan.chips import ChipField
from aftercare_desktop.ui.theme import set_property, set_role, theme
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import CheckField
from aftercare_desktop.ui.widgets.fields_marked import Prose
from aftercare_desktop.ui.widgets.fields_text import LineField
from aftercare_desktop.ui.widgets.labels import Words

STEP_WIDTHS = {"done": 18, "who": 100, "by": 74}
_BELOW_WIDTHS = {"who": 150, "by": 84}
_TWO_LINES_BELOW = 500
"""Width at 100 % under which who and when stand below the step, which would else show twenty letters."""
STEP_FIELDS = (
    check("done", "Done"),
    line("what", "Step, in order", prose=Prose.SENTENCES),
    suggest("who", "Who helps"),
    day("by", "By when", short=True),
)
_STATE_LOOKS = {
    GoalState.PLANNED: ("neutral", "circle"),
    GoalState.IN_PROGRESS: ("acc", "trending-up"),
    GoalState.REACHED: ("ok", "check"),
    GoalState.SET_ASIDE: ("out", "minus"),
}
NO_GOALS = "Ask: what do you want most in the next month? Write it in the person's own words."


def _area_look(area: Any) -> tuple[str, str]:
    return ("neutral", "")


def _state_look(state: Any) -> tuple[str, str]:
    return _STATE_LOOKS[state]


def _steps(context: FormContext, parent: QWidget | None = None) -> RowsField:
    return StepsField(
        "",
        STEP_FIELDS,
        lambda: Step(new_key()),
        context,
        noun="Step",
        table=True,
        widths=STEP_WIDTHS,
        make_row=StepRow,
        parent=parent,
    )


GOAL_FIELDS = (
    FieldSpec("area", "Area of life", lambda context, bare: ChipField("Area of life", LifeArea, _area_look)),
    FieldSpec("state", "How far", lambda context, bare: ChipField("How far", GoalState, _state_look)),
    line("words", "Goal in the person's words", look="goal", prose=Prose.QUOTED),
    line("why", "Why it matters", prose=Prose.QUOTED),
    FieldSpec("steps", "Steps", lambda context, bare: _steps(context), inner=STEP_FIELDS),
    check("share_with_group", "The group may see this goal"),
)


def goals(path: str) -> FieldSpec:
    """The goals of a plan; Ctrl+G on the page adds one."""

    def make(context: FormContext, bare: bool) -> Field:
        return RowsField(
            "",
            GOAL_FIELDS,
            lambda: Goal(new_key(), steps=(Step(new_key()),)),
            context,
            noun="Goal",
            make_row=GoalRow,
            add_hint="Ctrl G",
            empty_words=NO_GOALS,
        )

    return FieldSpec(path, "Goals", make, inner=GOAL_FIELDS)


class Number(QWidget):
    """A goal's number in a round."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        side = theme().px(24)
        self.setFixedSize(QSize(side, side))

    def set_number(self, number: int) -> None:
        """Show another number."""
        self._number = number
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accentSoft"))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(look.color("accentText"))
        painter.setFont(look.font("label"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


def is_narrow(steps: QWidget) -> bool:
    """Whether steps of this width take two lines each."""
    return steps.width() < theme().px(_TWO_LINES_BELOW)


class StepsField(RowsField):
    """The steps of a goal: where they take two lines, who and when are named there and not in the head."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for path in _BELOW_WIDTHS:
            self._head_over(path).setVisible(not is_narrow(self))


class StepRow(TableRow):
    """A step: what is done lies lower and paler, and stays editable."""

    def __init__(self, value: Step, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(value, STEP_FIELDS, STEP_WIDTHS, "Step", context, parent)
        self._below = QHBoxLayout()
        self._below.setSpacing(theme().px(BETWEEN))
        self._column.insertLayout(1, self._below)
        self._labels = {path: Words(self._cells[path].label(), "help", parent=self) for path in _BELOW_WIDTHS}
        for label in self._labels.values():
            label.hide()
        self._two_lines = False
        self._show_done()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(two_lines=is_narrow(self))
        if self._two_lines:
            for path, width in _BELOW_WIDTHS.items():
                self._cells[path].setFixedWidth(theme().px(width))

    def _arrange(self, *, two_lines: bool) -> None:
        """The same cells in the same order for Tab, on one line or on two."""
        if two_lines is self._two_lines:
            return
        self._two_lines = two_lines
        look = theme()
        for path, label in self._labels.items():
            self._line.removeWidget(self._cells[path])
            label.setVisible(two_lines)
        while self._below.count():
            self._below.takeAt(0)
        if two_lines:
            self._below.addSpacing(look.px(GRIP + 2 * BETWEEN + STEP_WIDTHS["done"]))
            for path, label in self._labels.items():
                self._below.addWidget(label)
                self._below.addWidget(self._cells[path])
            self._below.addStretch(1)
        else:
            for path in self._labels:
                self._line.insertWidget(self._line.count() - 1, self._cells[path])
        self._below.setContentsMargins(0, look.px(4 if two_lines else 0), 0, look.px(6 if two_lines else 0))

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        self._show_done()

    def _on_cell_edited(self, path: str, inside: str) -> None:
        super()._on_cell_edited(path, inside)
        if path == "done":
            self._show_done()

    def _show_done(self) -> None:
        for path, cell in self.fields().items():
            control = cell.focusProxy()
            if path != "done" and isinstance(control, QWidget):
                set_property(control, "done", self.value().done)


class GoalRow(Row):
    """A goal's card."""

    def __init__(self, value: Goal, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._value: Goal = value
        look = theme()
        self.area = ChipField("Area of life", LifeArea, _area_look, self)
        self.state = ChipField("How far", GoalState, _state_look, self)
        self.words = LineField("Goal in the person's words", look="goal", bare=True, parent=self)
        self.why = LineField("Why it matters", bare=True, look="quiet", parent=self)
        self.words.prose = self.why.prose = Prose.QUOTED
        self.steps = _steps(context, self)
        self.share = CheckField("The group may see this goal", parent=self)
        self.share.keep_no_slot()
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(16), look.px(12), look.px(16), look.px(8))
        column.setSpacing(0)
        column.addLayout(self._make_head())
        column.addSpacing(look.px(9))
        column.addWidget(self.words)
        column.addSpacing(look.px(4))
        column.addLayout(self._make_why())
        column.addSpacing(look.px(4))
        column.addWidget(self.steps)
        column.addWidget(self.share)
        self._fields: dict[str, Field] = {
            "area": self.area,
            "state": self.state,
            "words": self.words,
            "why": self.why,
            "steps": self.steps,
            "share_with_group": self.share,
        }
        for path, field in self._fields.items():
            self._bind(path, field)

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theme().px(8))
        self.grip = Grip(self)
        self.grip.dragged.connect(self.dragged)
        self._number = Number()
        self._title = Words("", "strong")
        for widget in (self.grip, self._number, self._title):
            head.addWidget(widget)
        head.addStretch(1)
        for chip in (self.area, self.state):
            head.addWidget(chip)
        head.addWidget(self._make_remove("goal"))
        return head

    def _make_why(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(2))
        label = Words("Why it matters", "secondary")
        label.setBuddy(self.why.line)
        row.addWidget(label)
        row.addWidget(self.why, 1)
        return row

    def _bind(self, path: str, field: Field) -> None:
        field.set_value(get_path(self._value, path))
        field.edited.connect(lambda inside: self._on_field_edited(path, inside))
        field.left.connect(self.left)
        field.entered.connect(lambda: self._on_field_entered(path))
        field.problem_changed.connect(self.problem_changed)

    def value(self) -> Goal:
        return self._value

    def set_value(self, value: Any) -> None:
        self._value = value
        for path, field in self._fields.items():
            field.set_value(get_path(value, path))

    def fields(self) -> Mapping[str, Field]:
        return self._fields

    def focus_inside(self, path: str = "") -> None:
        super().focus_inside(path or "words")

    def set_number(self, number: int, noun: str) -> None:
        super().set_number(number, noun)
        self._number.set_number(number)
        self._title.setText(f"{noun} {number}")
        for field in (self.area, self.state, self.words, self.why, self.share):
            control = field.focusProxy()
            if control is not None:
                control.setAccessibleName(f"{noun} {number}: {field.label()}")
        for chip in (self.area, self.state):
            chip.set_spoken_prefix(f"{noun} {number}: ")
        self.remove.setAccessibleName(f"Remove goal {number}")

    def _on_field_edited(self, path: str, inside: str) -> None:
        self._value = with_path(self._value, path, self._fields[path].value())
        self.edited.emit(f"{path}.{inside}" if inside else path)

    def _on_field_entered(self, path: str) -> None:
        """Enter goes on: from the goal's sentence to why, from there to the steps."""
        following = {"words": "why", "why": "steps"}.get(path)
        if following == "steps" and not self.steps.rows():
            self.steps.add_row()
        elif following is not None:
            self._fields[following].focus_inside("")
