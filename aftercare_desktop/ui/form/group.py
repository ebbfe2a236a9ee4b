"""A field whose value is a small frozen dataclass: a place, a person, an address."""

from typing import Any

from PySide6.QtWidgets import QWidget

from aftercare_desktop.ui.form.context import FormContext
from aftercare_desktop.ui.form.form import Form
from aftercare_desktop.ui.form.specs import FieldSpec
from aftercare_desktop.ui.widgets.fields import Field


class GroupField(Field):
    """Several fields that make one value. The first field's label names the group ("Prescriber", "Phone", ...)."""

    def __init__(
        self,
        label: str,
        empty: Any,
        fields: tuple[FieldSpec, ...],
        context: FormContext,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, bare=True, parent=parent)
        self._empty = empty
        self.form: Form[Any] = Form(empty, fields, context, parent=self)
        self._column.addWidget(self.form)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.form.edited.connect(self.edited)
        self.form.left.connect(self.left)
        self.form.entered.connect(self.entered)
        self.form.problem_changed.connect(self.problem_changed)
        for path in self.form.paths():
            field = self.form.field(path)
            control = field.focusProxy()
            if control is not None and field.label() != label:
                control.setAccessibleName(f"{label}: {field.label()}")

    def value(self) -> Any:
        return self.form.value()

    def set_value(self, value: Any) -> None:
        self.form.set_value(value)

    def typed(self) -> dict[str, Any]:
        return {path: self.form.field(path).typed() for path in self.form.paths()}

    def type_again(self, typed: Any) -> None:
        for path, words in typed.items():
            self.form.field(path).type_again(words)

    def unread(self) -> dict[str, str]:
        return self.form.unread()

    def read_again(self, path: str, text: str) -> None:
        self.form.read_again(path, text)

    def set_read_only(self, read_only: bool) -> None:
        self.form.set_read_only(read_only)

    def flush(self) -> None:
        self.form.flush()

    def is_empty(self) -> bool:
        return bool(self.value() == self._empty)

    def problem(self) -> str | None:
        return next(iter(self.form.problems().values()), None)

    def set_problem(self, sentence: str | None) -> None:
        """A sentence for the whole group is said at its first field."""
        self.form.set_problems({self.form.paths()[0]: sentence} if sentence else {})

    def focus_inside(self, path: str = "") -> None:
        if not (path and self.form.focus_field(path)):
            self.form.focus_first()
