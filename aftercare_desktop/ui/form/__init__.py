"""The form kit: a form shows attributes of a frozen dataclass by a table of fields."""

from aftercare_desktop.ui.form.context import FormContext
from aftercare_desktop.ui.form.form import Form
from aftercare_desktop.ui.form.group import GroupField
from aftercare_desktop.ui.form.linked import PlaceField, linked_place
from aftercare_desktop.ui.form.nested import address, group, person, place, rows
from aftercare_desktop.ui.form.paths import get_path, merged, with_path
from aftercare_desktop.ui.form.rows import RowsField
from aftercare_desktop.ui.form.specs import (
    FieldSpec,
    GroupSpec,
    check,
    checks,
    choice,
    day,
    line,
    lines,
    number,
    options,
    phone,
    search,
    segments,
    suggest,
    suggest_program,
    time_of_day,
    written_time,
    yes_no,
)

__all__ = [
    "FieldSpec",
    "Form",
    "FormContext",
    "GroupField",
    "GroupSpec",
    "PlaceField",
    "RowsField",
    "address",
    "check",
    "checks",
    "choice",
    "day",
    "get_path",
    "group",
    "line",
    "lines",
    "linked_place",
    "merged",
    "number",
    "options",
    "person",
    "phone",
    "place",
    "rows",
    "search",
    "segments",
    "suggest",
    "suggest_program",
    "time_of_day",
    "with_path",
    "written_time",
    "yes_no",
]
