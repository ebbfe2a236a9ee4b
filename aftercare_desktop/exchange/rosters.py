"""Rosters of clients in CSV as other programs export them, read into client facts. Reads only; stores nothing."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from aftercare_desktop.domain.people import Phone, PhoneKind
from aftercare_desktop.errors import BadInput
from aftercare_desktop.exchange.dates import DateCell, DayOrder, column_order, parse_date, without_time
from aftercare_desktop.exchange.roster_columns import Column, column_of
from aftercare_desktop.exchange.tables import Record, Table, parse, read_bytes

_DATES = {
    Column.BIRTH_DATE: "birth_date",
    Column.ADMITTED: "admitted_on",
    Column.DISCHARGE_PLANNED: "discharge_planned",
    Column.DISCHARGED: "discharged_on",
}
_TEXTS = {
    Column.PREFERRED_NAME: "preferred_name",
    Column.PRONOUNS: "pronouns",
    Column.GENDER: "gender",
    Column.LANGUAGE: "language",
    Column.EMAIL: "email",
    Column.INSURANCE: "insurance",
    Column.ALLERGIES: "allergies",
    Column.STREET: "address.lines",
    Column.CITY: "address.city",
    Column.STATE: "address.state",
    Column.POSTAL_CODE: "address.postal_code",
    Column.COUNTRY: "address.country",
    Column.EMERGENCY_NAME: "emergency.name",
    Column.EMERGENCY_RELATION: "emergency.relation",
    Column.EMERGENCY_PHONE: "emergency.phone",
}
_PHONES = {
    Column.PHONE_MOBILE: PhoneKind.MOBILE,
    Column.PHONE: PhoneKind.MOBILE,
    Column.PHONE_HOME: PhoneKind.HOME,
    Column.PHONE_WORK: PhoneKind.WORK,
}
_SEVERAL_DAYS = re.compile(r"\s*[,;|]\s*(?=\d)")
TEXT_LIMIT = 1_000
"""Characters of one cell; the longest fact a roster may carry."""


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person of the file, in the shape that importing takes.

    `row` counts as a spreadsheet does. `values` maps field names of `Client` to values of that field's type, a dot
    reaching into a part ("address.city"); what the file does not give is absent, so that it clears nothing. The one
    other name is "counselor": the clinician's name as written, for matching with the center's staff.
    """

    row: int
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Roster:
    """What a file holds: its rows, and the columns nobody understood."""

    file: str
    rows: tuple[RosterRow, ...]
    not_understood: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """A table with its columns understood."""

    table: Table
    places: Mapping[Column, int]
    orders: dict[Column, DayOrder | None] = field(default_factory=dict)

    def cell(self, row: Record, column: Column) -> str:
        place = self.places.get(column)
        return "" if place is None else _tidy(row.cells[place])

    def title(self, column: Column) -> str:
        return self.table.header.cells[self.places[column]].strip()


def read_roster(path: Path) -> Roster:
    """The people of a CSV file.

    Raises:
        BadInput: names the file, and row and column where there are; nothing of the file is returned then.
    """
    return parse_roster(read_bytes(path), path.name)


def parse_roster(data: bytes, file: str) -> Roster:
    """The people of a CSV file's bytes; `file` is the name used in sentences.

    Raises:
        BadInput: as `read_roster`.
    """
    table = parse(data, file, lambda name: column_of(name) is not None)
    reading, unknown = _understand(table)
    _decide_orders(reading)
    rows = tuple(RosterRow(record.number, _values(reading, record)) for record in table.rows)
    return Roster(file, rows, unknown)


def _understand(table: Table) -> tuple[_Reading, tuple[str, ...]]:
    """The columns by what they hold, and the names of those that hold nothing we know."""
    places: dict[Column, int] = {}
    unknown: list[str] = []
    for place, title in enumerate(table.header.cells):
        column = column_of(title)
        if column is None:
            unknown.append(title.strip() or f"column {place + 1}")
        elif column in places:
            first = table.header.cells[places[column]].strip()
            raise BadInput(
                f"{table.file}: the columns {first} and {title.strip()} mean the same. Remove one. Nothing was changed."
            )
        else:
            places[column] = place
    named = Column.NAME in places or {Column.FIRST_NAME, Column.LAST_NAME} <= places.keys()
    numbered = Column.RECORD_NUMBER in places or Column.FALLBACK_NUMBER in places
    if not named or not numbered:
        missing = (
            "a name (name, or fname and lname)"
            if not named
            else "a record number (mrn, pubpid or record_number)"
        )
        raise BadInput(
            f"{table.file}, row {table.header.number}: no column for {missing}. The first row must hold the column "
            "names. Nothing was changed."
        )
    return _Reading(table, MappingProxyType(places)), tuple(unknown)


def _decide_orders(reading: _Reading) -> None:
    """The order of day and month per column; a column that proves none follows the rest of the file, if that agrees."""
    file = reading.table.file
    for column in _DATES.keys() & reading.places.keys():
        cells = [cell for row in reading.table.rows for cell in _date_cells(reading, row, column)]
        reading.orders[column] = column_order(cells, file)
    proven = {order for order in reading.orders.values() if order}
    if len(proven) == 1:
        (order,) = proven
        reading.orders.update(dict.fromkeys(reading.orders, order))


def _date_cells(reading: _Reading, row: Record, column: Column) -> list[DateCell]:
    """The dates of a cell: discharge dates are given one per level of care."""
    text = without_time(reading.cell(row, column))
    parts = _SEVERAL_DAYS.split(text) if column is Column.DISCHARGE_PLANNED else [text]
    return [DateCell(row.number, reading.title(column), part) for part in parts if part.strip()]


def _values(reading: _Reading, row: Record) -> Mapping[str, object]:
    values: dict[str, object] = {
        "name": _name(reading, row),
        "record_number": _record_number(reading, row),
        "counselor": _counselor(reading, row),
        "program": _joined(reading, row, (Column.PROGRAM, Column.LEVEL_OF_CARE), ", "),
        "phones": tuple(_phones(reading, row)),
    }
    for column, path in _TEXTS.items():
        values[path] = _text(reading, row, column)
    for column, path in _DATES.items():
        values[path] = _day(reading, row, column)
    return MappingProxyType({path: value for path, value in values.items() if value not in ("", None, ())})


def _day(reading: _Reading, row: Record, column: Column) -> date | None:
    """The day in a cell, the last one where there are several; None for an empty cell."""
    if column not in reading.places:
        return None
    order, file = reading.orders[column], reading.table.file
    return max((parse_date(cell, order, file) for cell in _date_cells(reading, row, column)), default=None)


def _phones(reading: _Reading, row: Record) -> Iterable[Phone]:
    """Numbers of the row, each once; what may be done on them is not in a roster, so nothing is allowed."""
    seen: set[str] = set()
    for column, kind in _PHONES.items():
        number = _text(reading, row, column)
        digits = "".join(c for c in number if c.isdigit())
        if digits and digits not in seen:
            seen.add(digits)
            yield Phone(number, kind)


def _name(reading: _Reading, row: Record) -> str:
    """The person's name, first name first."""
    apart = _joined(reading, row, (Column.FIRST_NAME, Column.MIDDLE_NAME, Column.LAST_NAME), " ")
    return apart or _turned(_text(reading, row, Column.NAME))


def _counselor(reading: _Reading, row: Record) -> str:
    apart = _joined(reading, row, (Column.COUNSELOR_FIRST, Column.COUNSELOR_LAST), " ")
    return apart or _turned(_text(reading, row, Column.COUNSELOR))


def _joined(reading: _Reading, row: Record, columns: tuple[Column, ...], between: str) -> str:
    return between.join(part for column in columns if (part := _text(reading, row, column)))


def _turned(name: str) -> str:
    """ "Last, First" as "First Last", and "Last, First, Jr." as "First Last Jr."."""
    parts = [part.strip() for part in name.split(",") if part.strip()]
    return " ".join((*parts[1:2], *parts[:1], *parts[2:]))


def _record_number(reading: _Reading, row: Record) -> str:
    """The number as written, leading zeros kept."""
    return _text(reading, row, Column.RECORD_NUMBER) or _text(reading, row, Column.FALLBACK_NUMBER)


def _text(reading: _Reading, row: Record, column: Column) -> str:
    text = reading.cell(row, column)
    if len(text) > TEXT_LIMIT:
        raise BadInput(
            f"{reading.table.file}, row {row.number}, {reading.title(column)}: has more than {TEXT_LIMIT:,} "
            "characters. Nothing was changed."
        )
    return text


def _tidy(cell: str) -> str:
    """The cell with white space collapsed and without the apostrophe that guards =, +, - and @ in spreadsheets."""
    text = " ".join(cell.split())
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in "=+-@" else text
