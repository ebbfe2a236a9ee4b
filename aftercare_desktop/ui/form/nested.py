"""The rest of the vocabulary: fields that hold fields (groups, rows, and the places and people of the domain)."""

from collections.abc import Callable, Mapping
from typing import Any

from aftercare_desktop.domain.people import Address, Person, Place
from aftercare_desktop.ui.form.context import FormContext
from aftercare_desktop.ui.form.group import GroupField
from aftercare_desktop.ui.form.rows import RowsField
from aftercare_desktop.ui.form.specs import WHOLE, FieldSpec, line, lines, phone
from aftercare_desktop.ui.widgets.fields import Field


def group(
    path: str, label: str, empty: Any, fields: tuple[FieldSpec, ...], *, span: int = WHOLE
) -> FieldSpec:
    """A nested dataclass as a group of fields, whose paths begin inside it. `empty` is its empty value."""

    def make(context: FormContext, bare: bool) -> Field:
        return GroupField(label, empty, fields, context)

    return FieldSpec(path, label, make, span, fields)


def rows(
    path: str,
    label: str,
    fields: tuple[FieldSpec, ...],
    new: Callable[[], Any],
    *,
    noun: str,
    table: bool = False,
    widths: Mapping[str, int] | None = None,
    help_text: str = "",
    span: int = WHOLE,
) -> FieldSpec:
    """A tuple of frozen dataclasses, a row of fields for each. `new` makes an empty one, `noun` names one ("a phone").

    With `table` each is one line of cells under column heads; `widths` are pixels at 100 % for columns that do not
    share the room that is left. Without, each stands on its own frame with labels.
    """

    def make(context: FormContext, bare: bool) -> Field:
        return RowsField(
            label, fields, new, context, noun=noun, table=table, widths=widths or {}, help_text=help_text
        )

    return FieldSpec(path, label, make, span, fields)


def place(path: str, label: str, *, hours: str = "Hours", span: int = WHOLE) -> FieldSpec:
    """A provider, pharmacy or home: name, phone, address, hours, as typed."""
    fields = (
        line("name", label, span=4),
        phone("phone", "Phone", span=2),
        line("address", "Address", span=4),
        line("hours", hours, span=2),
    )
    return group(path, label, Place(), fields, span=span)


def person(path: str, label: str, *, span: int = WHOLE) -> FieldSpec:
    """Somebody in the client's life: name, relation, phone, note."""
    fields = (
        line("name", label, span=2),
        line("relation", "Relation", span=2),
        phone("phone", "Phone", span=2),
        line("note", "Note", span=6),
    )
    return group(path, label, Person(), fields, span=span)


def address(path: str, label: str, *, span: int = WHOLE) -> FieldSpec:
    """A postal address."""
    fields = (
        lines("lines", label, span=6, least_lines=1),
        line("city", "City", span=2),
        line("state", "State", span=1),
        line("postal_code", "ZIP code", span=1),
        line("country", "Country", span=2),
    )
    return group(path, label, Address(), fields, span=span)
