"""The vocabulary of field tables: one call makes one line of a table, e.g. `day("by", "By when")`.

`span` is the width in sixths of the form. A path is dotted, from the dataclass the form shows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from aftercare_desktop.ui.form.context import FormContext
from aftercare_desktop.ui.widgets.fields import Field
from aftercare_desktop.ui.widgets.fields_choice import (
    CheckField,
    ChecksField,
    ChoiceField,
    NumberField,
    Option,
    SegmentsField,
    YesNoField,
    enum_options,
)
from aftercare_desktop.ui.widgets.fields_marked import Prose
from aftercare_desktop.ui.widgets.fields_search import SearchChoiceField
from aftercare_desktop.ui.widgets.fields_text import LineField, LinesField, PhoneField, SuggestField
from aftercare_desktop.ui.widgets.fields_when import DateField, TimeField, WrittenTimeField

WHOLE = 6


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a form: where its value stands, its label, its width in sixths, and how it is made.

    `inner` are the fields of a group or of each row, for whoever walks through all fields of a table.
    """

    path: str
    label: str
    make: Callable[[FormContext, bool], Field]
    """Makes the field; the flag says whether it stands as a bare cell under a column head."""
    span: int = WHOLE
    inner: "tuple[FieldSpec, ...]" = ()
    shown: Callable[[Any], bool] | None = None
    """Given the form's whole value: whether the field is on screen. None: always."""
    prose: Prose | None = None
    """What kind of text it holds: staff's own, or the client's words, which no hint ever touches. None: no text."""
    sentences_in: str = ""
    """The attribute of each item that holds staff's sentences, where a field makes rows without a table."""


@dataclass(frozen=True, slots=True)
class GroupSpec:
    """Fields that stand together under a heading, with a sentence of explanation."""

    title: str
    fields: tuple[FieldSpec, ...]
    note: str = ""
    card: bool = True
    """Whether the group stands on a card of its own in a form of cards."""
    shown: Callable[[Any], bool] | None = None
    """Given the form's whole value: whether the group is on screen. None: always."""


def line(
    path: str,
    label: str,
    *,
    span: int = WHOLE,
    help_text: str = "",
    placeholder: str = "",
    look: str = "",
    prose: Prose = Prose.WORDS,
) -> FieldSpec:
    """One line of text."""

    def make(context: FormContext, bare: bool) -> Field:
        field = LineField(label, help_text=help_text, placeholder=placeholder, look=look, bare=bare)
        field.prose = prose
        return field

    return FieldSpec(path, label, make, span, prose=prose)


def lines(
    path: str,
    label: str,
    *,
    span: int = WHOLE,
    help_text: str = "",
    placeholder: str = "",
    least_lines: int = 2,
    prose: Prose = Prose.SENTENCES,
) -> FieldSpec:
    """Text that grows with what is written."""

    def make(context: FormContext, bare: bool) -> Field:
        field = LinesField(
            label, help_text=help_text, placeholder=placeholder, least_lines=least_lines, bare=bare
        )
        field.prose = prose
        return field

    return FieldSpec(path, label, make, span, prose=prose)


def phone(path: str, label: str = "Phone", *, span: int = 2, help_text: str = "") -> FieldSpec:
    """A phone number."""

    def make(context: FormContext, bare: bool) -> Field:
        return PhoneField(label, help_text=help_text, placeholder="207-555-0100", bare=bare)

    return FieldSpec(path, label, make, span)


def suggest_program(path: str, label: str, *, span: int = 3) -> FieldSpec:
    """A line that suggests the center's programs; any other words may be written."""

    def make(context: FormContext, bare: bool) -> Field:
        return SuggestField(label, context.programs, bare=bare)

    return FieldSpec(path, label, make, span)


def suggest(path: str, label: str, *, span: int = 3, help_text: str = "", placeholder: str = "") -> FieldSpec:
    """A line that suggests the people the record already names."""

    def make(context: FormContext, bare: bool) -> Field:
        return SuggestField(label, context.people, help_text=help_text, placeholder=placeholder, bare=bare)

    return FieldSpec(path, label, make, span, prose=Prose.WORDS)


def choice(
    path: str, label: str, kind: type[Enum], *, span: int = 2, none_words: str = "", help_text: str = ""
) -> FieldSpec:
    """One value of an enum, with its words; `none_words` allows None."""
    return options(path, label, enum_options(kind, none_words=none_words), span=span, help_text=help_text)


def options(
    path: str, label: str, values: Sequence[Option], *, span: int = 2, help_text: str = ""
) -> FieldSpec:
    """One of the given (value, words)."""

    def make(context: FormContext, bare: bool) -> Field:
        return ChoiceField(label, values, help_text=help_text, bare=bare)

    return FieldSpec(path, label, make, span)


def search(
    path: str, label: str, values: Sequence[Option], *, span: int = 2, help_text: str = ""
) -> FieldSpec:
    """One of very many (value, words), found by typing."""

    def make(context: FormContext, bare: bool) -> Field:
        return SearchChoiceField(label, values, help_text=help_text, bare=bare)

    return FieldSpec(path, label, make, span)


def check(path: str, label: str, *, span: int = WHOLE, help_text: str = "") -> FieldSpec:
    """A box to tick."""

    def make(context: FormContext, bare: bool) -> Field:
        return CheckField(label, help_text=help_text, bare=bare)

    return FieldSpec(path, label, make, span)


def checks(
    path: str, label: str, kind: type[Enum], *, span: int = WHOLE, columns: int = 3, help_text: str = ""
) -> FieldSpec:
    """Any number of values of an enum; the attribute is a tuple."""

    def make(context: FormContext, bare: bool) -> Field:
        return ChecksField(label, enum_options(kind), columns=columns, help_text=help_text, bare=bare)

    return FieldSpec(path, label, make, span)


def yes_no(path: str, label: str, *, span: int = 3, help_text: str = "") -> FieldSpec:
    """Yes, no, or not said (True, False, None)."""

    def make(context: FormContext, bare: bool) -> Field:
        return YesNoField(label, help_text=help_text, bare=bare)

    return FieldSpec(path, label, make, span)


def segments(
    path: str, label: str, values: Sequence[Option], *, span: int = 3, help_text: str = ""
) -> FieldSpec:
    """One of at most four (value, words) side by side; the first is None, which nobody said yet."""

    def make(context: FormContext, bare: bool) -> Field:
        return SegmentsField(label, values, help_text=help_text, bare=bare)

    return FieldSpec(path, label, make, span)


def number(path: str, label: str, *, span: int = 2, unit: str = "", help_text: str = "") -> FieldSpec:
    """A whole number or None."""

    def make(context: FormContext, bare: bool) -> Field:
        return NumberField(label, unit=unit, help_text=help_text, bare=bare)

    return FieldSpec(path, label, make, span)


def day(
    path: str,
    label: str,
    *,
    span: int = 2,
    past: bool = False,
    short: bool = False,
    done: bool = False,
    asks_open: bool = False,
    help_text: str = "",
) -> FieldSpec:
    """A calendar day or None; `done` where something was done on it, `asks_open` where somebody goes somewhere."""

    def make(context: FormContext, bare: bool) -> Field:
        return DateField(
            label,
            context.today,
            context.closed_days,
            past=past,
            short=short,
            done=done,
            asks_open=asks_open,
            help_text=help_text,
            bare=bare,
        )

    return FieldSpec(path, label, make, span)


def time_of_day(path: str, label: str, *, span: int = 2, help_text: str = "") -> FieldSpec:
    """A wall-clock time or None."""

    def make(context: FormContext, bare: bool) -> Field:
        return TimeField(label, help_text=help_text, bare=bare)

    return FieldSpec(path, label, make, span)


def written_time(path: str, label: str, *, span: int = 2) -> FieldSpec:
    """A wall-clock time that the record keeps as words."""

    def make(context: FormContext, bare: bool) -> Field:
        return WrittenTimeField(label, bare=bare)

    return FieldSpec(path, label, make, span)
