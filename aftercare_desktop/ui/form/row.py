"""One row of a rows field: its fields, a grip to move it and a button to remove it."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from aftercare_desktop.ui.form.context import FormContext
from aftercare_desktop.ui.form.form import Form
from aftercare_desktop.ui.form.paths import get_path, with_path
from aftercare_desktop.ui.form.specs import FieldSpec
from aftercare_desktop.ui.form.unread import read_again_in, unread_in
from aftercare_desktop.ui.theme import set_role, theme
from aftercare_desktop.ui.widgets.buttons import Button
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_marked import MarkedField
from aftercare_desktop.ui.widgets.hints import Hint, HintLines
from aftercare_desktop.ui.widgets.labels import Icon, IconLabel, Words

GRIP = 14
REMOVE = 20
BETWEEN = 7
_LEAST_CELL = 104
_LEAST_SHARE = 0.6


def cell_widths(room: int, fields: Sequence[FieldSpec], widths: Mapping[str, int]) -> dict[str, int]:
    """How wide the cells of fixed width are in a row of `room` pixels: as asked for, or so much narrower that the
    others keep a little; never so narrow that their own words are lost.
    """
    look = theme()
    asked = {path: look.px(width) for path, width in widths.items()}
    others = sum(spec.path not in widths for spec in fields)
    around = look.px(GRIP + REMOVE + BETWEEN * (len(fields) + 1)) + others * look.px(_LEAST_CELL)
    share = min(1.0, max(_LEAST_SHARE, (room - around) / max(1, sum(asked.values()))))
    return {path: round(width * share) for path, width in asked.items()}


class Grip(Icon):
    """Six dots that move a row when dragged up or down."""

    dragged = Signal(int)
    """The row was pulled past a neighbor: -1 up, 1 down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "grip-vertical", GRIP, "text3", name="Drag to move (Alt+Up, Alt+Down)", parent=parent
        )
        self.setCursor(Qt.CursorShape.SizeVerCursor)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(GRIP), theme().px(GRIP))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self.parentWidget()
        if row is None:
            return
        at = row.mapFromGlobal(event.globalPosition().toPoint()).y()
        if at < 0:
            self.dragged.emit(-1)
        elif at > row.height():
            self.dragged.emit(1)


class Row(QFrame):
    """What rows of both kinds have in common."""

    edited = Signal(str)
    left = Signal()
    entered = Signal()
    problem_changed = Signal()
    remove_requested = Signal()
    dragged = Signal(int)

    def value(self) -> Any:
        """The row's dataclass with what the person changed."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show another value; emits nothing."""
        raise NotImplementedError

    def fields(self) -> Mapping[str, Field]:
        """The row's fields by path."""
        raise NotImplementedError

    def set_number(self, number: int, noun: str) -> None:
        """Tell the row its place, counted from 1: it is part of every spoken name."""
        self.setAccessibleName(f"{noun} {number}")

    def flush(self) -> None:
        """Take over half-typed text."""
        for field in self.fields().values():
            field.flush()

    def problem(self) -> str | None:
        """The first sentence on show."""
        return next((words for field in self.fields().values() if (words := field.problem())), None)

    def unread(self) -> dict[str, str]:
        """Text in its fields that names no value, by path."""
        return unread_in(self.fields())

    def read_again(self, path: str, text: str) -> None:
        """Put such a text back."""
        read_again_in(self.fields(), path, text)

    def set_read_only(self, read_only: bool) -> None:
        """Show without letting anybody change it."""
        for field in self.fields().values():
            field.set_read_only(read_only)
        self.remove.setVisible(not read_only)

    def focus_inside(self, path: str = "") -> None:
        """Put the keyboard into the field at `path`, or into the first one."""
        fields = self.fields()
        name = next((own for own in fields if path == own or path.startswith(own + ".")), None)
        chosen = fields[name] if name is not None else next(iter(fields.values()))
        chosen.focus_inside(path[len(name) + 1 :] if name is not None else "")

    def _make_remove(self, noun: str) -> Button:
        self.remove = Button("", "ghost", "x", size="small", name=f"Remove {noun} (Ctrl+Shift+Delete)")
        self.remove.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.remove.setFixedWidth(theme().px(REMOVE))
        self.remove.clicked.connect(self.remove_requested)
        return self.remove


class TableRow(Row):
    """Cells on one line under column heads. What cannot be read is said on a line below the cells."""

    def __init__(
        self,
        value: Any,
        fields: tuple[FieldSpec, ...],
        widths: Mapping[str, int],
        noun: str,
        context: FormContext,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._value = value
        self._noun = noun
        self._cells: dict[str, Field] = {}
        self._specs = fields
        self._widths = widths
        look = theme()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._line = line = QHBoxLayout()
        line.setSpacing(look.px(BETWEEN))
        self.grip = Grip(self)
        self.grip.dragged.connect(self.dragged)
        line.addWidget(self.grip)
        for spec in fields:
            cell = spec.make(context, True)
            self._bind(spec, cell)
            width = widths.get(spec.path, 0)
            if width:
                cell.setFixedWidth(look.px(width))
            line.addWidget(cell, 0 if width else spec.span)
        line.addWidget(self._make_remove(noun.lower()))
        self._column.addLayout(line)
        self._message = IconLabel("circle-alert", "", token="danger", role="error", wrap=True)
        self._message.hide()
        self._column.addWidget(self._message)
        self._hints = HintLines()
        self._column.addWidget(self._hints)
        self._on_cell_hints_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for path, width in cell_widths(self.width(), self._specs, self._widths).items():
            self._cells[path].setFixedWidth(width)

    def minimumSizeHint(self) -> QSize:
        """Cells of fixed width give way, so they do not widen the page."""
        return QSize(0, super().minimumSizeHint().height())

    def _bind(self, spec: FieldSpec, cell: Field) -> None:
        self._cells[spec.path] = cell
        cell.set_value(get_path(self._value, spec.path))
        cell.edited.connect(lambda inside, path=spec.path: self._on_cell_edited(path, inside))
        cell.left.connect(self.left)
        cell.entered.connect(self.entered)
        cell.problem_changed.connect(self._on_cell_problem_changed)
        cell.notice_changed.connect(self._on_cell_hints_changed)
        if isinstance(cell, MarkedField):
            cell.hints_changed.connect(self._on_cell_hints_changed)

    def value(self) -> Any:
        return self._value

    def set_value(self, value: Any) -> None:
        self._value = value
        for path, cell in self._cells.items():
            cell.set_value(get_path(value, path))

    def fields(self) -> Mapping[str, Field]:
        return self._cells

    def set_number(self, number: int, noun: str) -> None:
        super().set_number(number, noun)
        for cell in self._cells.values():
            control = cell.focusProxy()
            if control is not None:
                control.setAccessibleName(f"{noun} {number}: {cell.label()}")
        self.remove.setAccessibleName(f"Remove {noun.lower()} {number}")

    def _on_cell_edited(self, path: str, inside: str) -> None:
        self._value = with_path(self._value, path, self._cells[path].value())
        self.edited.emit(f"{path}.{inside}" if inside else path)

    def _on_cell_problem_changed(self) -> None:
        words = self.problem()
        self._message.set_text(words or "")
        self._message.setVisible(bool(words))
        self.problem_changed.emit()

    def _on_cell_hints_changed(self) -> None:
        """What is said about any cell stands below the row: a cell has no room of its own."""
        marked = [cell for cell in self._cells.values() if isinstance(cell, MarkedField)]
        notices = dict.fromkeys(cell.notice() for cell in self._cells.values() if cell.notice())
        said = [Hint(words, "circle-alert", "warn") for words in notices]
        self._hints.show_hints([*said, *(hint for cell in marked for hint in cell.hints())])


class CardRow(Row):
    """A framed form of its own, with its number, name, grip and remove button on top."""

    def __init__(
        self,
        value: Any,
        fields: tuple[FieldSpec, ...],
        noun: str,
        context: FormContext,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "card")
        look = theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(14), look.px(10), look.px(14), 0)
        column.setSpacing(look.px(6))
        head = QHBoxLayout()
        self.grip = Grip(self)
        self.grip.dragged.connect(self.dragged)
        self._title = Words("", "strong")
        head.addWidget(self.grip)
        head.addWidget(self._title, 1)
        head.addWidget(self._make_remove(noun.lower()))
        column.addLayout(head)
        self.form: Form[Any] = Form(value, fields, context, parent=self)
        self.form.edited.connect(self.edited)
        self.form.left.connect(self.left)
        self.form.entered.connect(self.entered)
        self.form.problem_changed.connect(self.problem_changed)
        column.addWidget(self.form)

    def value(self) -> Any:
        return self.form.value()

    def set_value(self, value: Any) -> None:
        self.form.set_value(value)

    def fields(self) -> Mapping[str, Field]:
        return {path: self.form.field(path) for path in self.form.paths()}

    def set_number(self, number: int, noun: str) -> None:
        super().set_number(number, noun)
        self._title.setText(f"{noun} {number}")
        self.remove.setAccessibleName(f"Remove {noun.lower()} {number}")
