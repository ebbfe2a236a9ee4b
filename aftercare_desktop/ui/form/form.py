"""A form over one frozen dataclass: fields bound to its attributes by a table. Dirty means: not what was loaded."""

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from aftercare_desktop.ui.form.context import FormContext
from aftercare_desktop.ui.form.grid import FieldGrid
from aftercare_desktop.ui.form.paths import get_path, with_path
from aftercare_desktop.ui.form.specs import FieldSpec, GroupSpec
from aftercare_desktop.ui.form.unread import read_again_in, unread_in
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.labels import Words

T = TypeVar("T")


class Form(QWidget, Generic[T]):
    """Shows a value of type T and gives a new one back; never changes the one it was given.

    `fields` are single fields or groups with a heading; with `cards` each group stands on a card of its own.
    """

    edited = Signal(str)
    """The person changed the attribute at this path, e.g. "contact.hours" or "steps.2.who"."""
    left = Signal()
    """The person finished with a field."""
    entered = Signal()
    """Enter was pressed in a one-line field."""
    problem_changed = Signal()

    def __init__(
        self,
        value: T,
        fields: Sequence[FieldSpec | GroupSpec],
        context: FormContext,
        *,
        cards: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._value = self._loaded = value
        self._fields: dict[str, Field] = {}
        self._shown: list[tuple[Field, FieldSpec]] = []
        self._grids: list[FieldGrid] = []
        self._boxes: list[tuple[QWidget, GroupSpec]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(14))
        for part in _grouped(fields):
            box = self._make_group(part, context, cards)
            column.addWidget(box)
            if part.shown is not None:
                self._boxes.append((box, part))
        # Rows are made last: each level of parents that is put around them would cost another round of styling.
        for path, field in self._fields.items():
            field.set_value(get_path(value, path))
        self._apply_shown()

    def _make_group(self, part: GroupSpec, context: FormContext, cards: bool) -> QWidget:
        made = []
        for spec in part.fields:
            field = spec.make(context, False)
            self._bind(spec, field)
            made.append((field, spec.span))
        grid = FieldGrid(made)
        self._grids.append(grid)
        cards = cards and part.card
        if not part.title and not cards:
            return grid
        box = Card(spacing=0) if cards else QWidget()
        if not cards:
            QVBoxLayout(box).setContentsMargins(0, 0, 0, 0)
        column = cast(QVBoxLayout, box.layout())
        if part.title:
            column.addWidget(Words(part.title, "h2"))
        if part.note:
            column.addWidget(Words(part.note, "secondary", wrap=True))
        if part.title:
            column.addSpacing(theme().px(10))
        column.addWidget(grid)
        if cards:  # the slot under the last line of fields is room enough
            margins = column.contentsMargins()
            column.setContentsMargins(margins.left(), margins.top(), margins.right(), 0)
        return box

    def _bind(self, spec: FieldSpec, field: Field) -> None:
        self._fields[spec.path] = field
        field.edited.connect(lambda inside, path=spec.path: self._on_field_edited(path, inside))
        field.left.connect(self.left)
        field.entered.connect(self.entered)
        field.problem_changed.connect(self.problem_changed)
        if spec.shown is not None:
            self._shown.append((field, spec))

    # The value

    def value(self) -> T:
        """The value with everything the person changed."""
        return self._value

    def set_value(self, value: T) -> None:
        """Show another value and count it as loaded; emits nothing."""
        self._value = self._loaded = value
        for path, field in self._fields.items():
            field.set_value(get_path(value, path))
        self._apply_shown()

    def is_dirty(self) -> bool:
        """Whether the person changed anything since the value was loaded or kept."""
        return self._value != self._loaded

    def mark_kept(self) -> None:
        """What is on screen has been saved: it now counts as loaded."""
        self._loaded = self._value

    def flush(self) -> bool:
        """Take over half-typed text everywhere. False if a field holds something that cannot be read."""
        for field in self._fields.values():
            field.flush()
        return not self.problems()

    def refresh(self) -> None:
        """Let every field show anew what comes from outside its value."""
        for field in self._fields.values():
            field.refresh()

    # Its fields

    def field(self, path: str) -> Field:
        """The field bound to this path."""
        return self._fields[path]

    def paths(self) -> tuple[str, ...]:
        """The paths of the fields, in the order of the screen."""
        return tuple(self._fields)

    def unread(self) -> dict[str, str]:
        """Text on screen that names no value (a time without AM or PM), by path."""
        return unread_in(self._fields)

    def read_again(self, path: str, text: str) -> None:
        """Put such a text back, with its sentence; what has no field any more is left out."""
        read_again_in(self._fields, path, text)

    def problems(self) -> dict[str, str]:
        """The sentences on show, by path."""
        return {path: words for path, field in self._fields.items() if (words := field.problem())}

    def set_problems(self, sentences: Mapping[str, str]) -> None:
        """Show these sentences at their fields and take all others away. A path inside a field marks that field."""
        for path, field in self._fields.items():
            own = [words for at, words in sentences.items() if at == path or at.startswith(path + ".")]
            field.set_problem(own[0] if own else None)

    def focus_field(self, path: str) -> bool:
        """Put the keyboard into the field at `path` or the one that holds it. False if this form has none."""
        for own, field in self._fields.items():
            if path == own or path.startswith(own + "."):
                field.focus_inside(path[len(own) + 1 :])
                return True
        return False

    def focus_first(self) -> None:
        """Put the keyboard into the first field on screen."""
        for field in self._fields.values():
            if not field.isHidden():
                field.focus_inside()
                return

    def set_read_only(self, read_only: bool) -> None:
        """Show everything without letting anybody change it."""
        for field in self._fields.values():
            field.set_read_only(read_only)

    def _apply_shown(self) -> None:
        for box, part in self._boxes:
            assert part.shown is not None
            box.setVisible(part.shown(self._value))
        for field, spec in self._shown:
            assert spec.shown is not None
            wanted = spec.shown(self._value)
            if field.isHidden() == wanted:
                field.setVisible(wanted)
        if self._shown:
            for grid in self._grids:
                grid.place()

    def _on_field_edited(self, path: str, inside: str) -> None:
        value: Any = self._fields[path].value()
        self._value = with_path(self._value, path, value)
        self._apply_shown()
        self.edited.emit(f"{path}.{inside}" if inside else path)


def _grouped(fields: Sequence[FieldSpec | GroupSpec]) -> list[GroupSpec]:
    """Single fields that follow each other make a group without a heading."""
    found: list[GroupSpec] = []
    loose: list[FieldSpec] = []
    for part in fields:
        if isinstance(part, FieldSpec):
            loose.append(part)
            continue
        if loose:
            found.append(GroupSpec("", tuple(loose), card=False))
            loose = []
        found.append(part)
    if loose:
        found.append(GroupSpec("", tuple(loose), card=False))
    return found
