"""Rosters of clients as other programs export them, in CSV or as a workbook, read into client facts. Stores nothing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from aftercare_desktop.domain.people import Phone, PhoneKind
from aftercare_desktop.domain.record_numbers import plain_number
from aftercare_desktop.domain.rosters import RosterFact
from aftercare_desktop.exchange import mapping, workbooks
from aftercare_desktop.exchange.dates import (
    BadCell,
    DateCell,
    DayOrder,
    Proof,
    column_order,
    is_ambiguous,
    parse_date,
    without_time,
)
from aftercare_desktop.exchange.mapping import Facts
from aftercare_desktop.exchange.roster_columns import fact_of
from aftercare_desktop.exchange.tables import Record, Table, parse, read_bytes

DATES = {
    RosterFact.BIRTH_DATE: "birth_date",
    RosterFact.ADMITTED: "admitted_on",
    RosterFact.DISCHARGE_PLANNED: "discharge_planned",
    RosterFact.DISCHARGED: "discharged_on",
}
"""Facts that are days, with their fields."""
_TEXTS = {
    RosterFact.PREFERRED_NAME: "preferred_name",
    RosterFact.PRONOUNS: "pronouns",
    RosterFact.GENDER: "gender",
    RosterFact.LANGUAGE: "language",
    RosterFact.EMAIL: "email",
    RosterFact.INSURANCE: "insurance",
    RosterFact.ALLERGIES: "allergies",
    RosterFact.STREET: "address.lines",
    RosterFact.CITY: "address.city",
    RosterFact.STATE: "address.state",
    RosterFact.POSTAL_CODE: "address.postal_code",
    RosterFact.COUNTRY: "address.country",
    RosterFact.EMERGENCY_NAME: "emergency.name",
    RosterFact.EMERGENCY_RELATION: "emergency.relation",
    RosterFact.EMERGENCY_PHONE: "emergency.phone",
}
_PHONES = {
    RosterFact.PHONE_MOBILE: PhoneKind.MOBILE,
    RosterFact.PHONE: PhoneKind.OTHER,
    RosterFact.PHONE_HOME: PhoneKind.HOME,
    RosterFact.PHONE_WORK: PhoneKind.WORK,
}
_WRITTEN_AS_NUMBERS = frozenset(
    {RosterFact.RECORD_NUMBER, RosterFact.FALLBACK_NUMBER, RosterFact.POSTAL_CODE, *_PHONES}
)
_DECIMAL = re.compile(r"(\d+)\.0")
"""A number that some program took for an amount on its way."""
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SEVERAL_DAYS = re.compile(r"\s*[,;|]\s*(?=\d)")
TEXT_LIMIT = 1_000
"""Characters of one cell; the longest fact a roster may carry."""
DAYS_LIMIT = 12
"""Dates of one cell, one per level of care. Without it a file within all limits holds 30 million of them."""


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person of the file, in the shape that importing takes.

    `row` counts as a spreadsheet does. `values` maps field names of `Client` to values of that field's type, a dot
    reaching into a part ("address.city"); what the file does not give is absent, so that it clears nothing. The one
    other name is "counselor": the clinician's name as written, for matching with the center's staff. `problem` says
    which cell keeps the row from being read ("dob: spring is not a date."); then only record number and name are read.
    """

    row: int
    values: Mapping[str, object]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """What a file holds."""

    file: str
    rows: tuple[RosterRow, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A table with its columns understood."""

    table: Table
    places: Mapping[RosterFact, int]
    titles: tuple[str, ...]
    orders: dict[RosterFact, DayOrder | None] = field(default_factory=dict)

    def cell(self, row: Record, fact: RosterFact) -> str:
        place = self.places.get(fact)
        if place is None:
            return ""
        if self.table.unreadable and (row.number, place) in self.table.unreadable:
            raise BadCell(self.titles[place], self.table.unreadable[row.number, place])
        return _tidy(row.cells[place])

    def title(self, fact: RosterFact) -> str:
        return self.titles[self.places[fact]]


def read_table(path: Path, sheet: str = "", usual: str = "") -> Table:
    """The rows of a CSV file or a workbook: of the sheet that is named, else of the `usual` one where there is one.

    Raises:
        BadInput: names the file, and the row where there is one.
    """
    return parse_table(read_bytes(path), path.name, sheet, usual)


def parse_table(data: bytes, file: str, sheet: str = "", usual: str = "") -> Table:
    """The rows of a file's bytes; `file` is the name used in sentences. Raises `BadInput` as `read_table`."""
    if data.startswith(workbooks.COMPOUND):
        raise workbooks.refuse_compound(data, file)
    if data.startswith(workbooks.ZIP):
        return workbooks.parse_workbook(data, file, sheet, usual)
    return parse(data, file, lambda name: fact_of(name) is not None)


@dataclass(frozen=True, slots=True)
class DateOrders:
    """What a file's dates say of the order of day and month: the proof of each column that has one, and the dates of
    columns where nothing tells that could be month/day or day/month."""

    proofs: tuple[Proof, ...] = ()
    unclear: tuple[DateCell, ...] = ()


def date_orders(table: Table, facts: Facts) -> DateOrders:
    """How the dates of a file are written. Raises `BadInput` where two rows of a column prove different orders."""
    reading = _understood(table, facts)
    proofs = _decide_orders(reading, None)
    unclear = tuple(
        cell
        for fact, order in reading.orders.items()
        if order is None
        for cell in _column_dates(reading, fact)
        if is_ambiguous(cell.text)
    )
    return DateOrders(proofs, unclear)


def read_rows(
    table: Table, facts: Facts, order: DayOrder | None = None, *, everywhere: bool = False
) -> Roster:
    """The people of a table. `order` holds for dates of columns that do not tell their order themselves, `everywhere`
    for all of them: a date that is no day in this order is then its row's problem.

    A row with a cell that cannot be taken is among the rows, with its problem.

    Raises:
        BadInput: as `mapping.check`, or two rows of a column prove different orders of day and month.
    """
    mapping.check(table, facts)
    reading = _understood(table, facts)
    if everywhere:
        reading.orders.update(dict.fromkeys(DATES, order))
    else:
        _decide_orders(reading, order)
    return Roster(table.file, tuple(_row(reading, record) for record in table.rows))


def _understood(table: Table, facts: Facts) -> _Reading:
    places = {fact: place for place, fact in enumerate(facts) if fact is not None}
    return _Reading(table, MappingProxyType(places), mapping.titles(table))


def _row(reading: _Reading, record: Record) -> RosterRow:
    try:
        return RosterRow(record.number, _values(reading, record))
    except BadCell as problem:
        return RosterRow(record.number, _who(reading, record), problem.sentence)


def _who(reading: _Reading, record: Record) -> Mapping[str, object]:
    """Whom a row that cannot be read speaks of: for the report, and so that they do not count as gone from the file."""
    found = {}
    for path, read in (("record_number", _record_number), ("name", _name)):
        with suppress(BadCell):
            found[path] = read(reading, record)
    return MappingProxyType({path: value for path, value in found.items() if value})


def _decide_orders(reading: _Reading, given: DayOrder | None) -> tuple[Proof, ...]:
    """The order of day and month per column; one that proves none follows the rest of the file, if that agrees."""
    proofs: dict[RosterFact, Proof | None] = {}
    for fact in (fact for fact in DATES if fact in reading.places):
        proofs[fact] = column_order(_column_dates(reading, fact), reading.table.file)
    found = tuple(proof for proof in proofs.values() if proof)
    shared = found[0].order if len({proof.order for proof in found}) == 1 else given
    reading.orders.update({fact: proof.order if proof else shared for fact, proof in proofs.items()})
    return found


def _column_dates(reading: _Reading, fact: RosterFact) -> Iterator[DateCell]:
    """The dates of a column. A cell that is its row's problem tells none."""
    for row in reading.table.rows:
        with suppress(BadCell):
            yield from _date_cells(reading, row, fact)


def _date_cells(reading: _Reading, row: Record, fact: RosterFact) -> list[DateCell]:
    """The dates of a cell: discharge dates are given one per level of care."""
    text = without_time(_short(reading, row, fact))
    parts = [text]
    if fact is RosterFact.DISCHARGE_PLANNED:
        parts = _SEVERAL_DAYS.split(text, maxsplit=DAYS_LIMIT)
        if len(parts) > DAYS_LIMIT:
            raise BadCell(reading.title(fact), f"has more than {DAYS_LIMIT} dates.")
    return [DateCell(row.number, reading.title(fact), part) for part in parts if part.strip()]


def _values(reading: _Reading, row: Record) -> Mapping[str, object]:
    values: dict[str, object] = {
        "name": _name(reading, row),
        "record_number": _record_number(reading, row),
        "counselor": _counselor(reading, row),
        "program": _joined(reading, row, (RosterFact.PROGRAM, RosterFact.LEVEL_OF_CARE), ", "),
        "phones": tuple(_phones(reading, row)),
    }
    for fact, path in _TEXTS.items():
        values[path] = _text(reading, row, fact)
    for fact, path in DATES.items():
        values[path] = _day(reading, row, fact)
    return MappingProxyType({path: value for path, value in values.items() if value not in ("", None, ())})


def _day(reading: _Reading, row: Record, fact: RosterFact) -> date | None:
    """The day in a cell, the last one where there are several; None for an empty cell."""
    if fact not in reading.places:
        return None
    order, counted_from = reading.orders[fact], reading.table.counted_from
    return max(
        (parse_date(cell, order, counted_from) for cell in _date_cells(reading, row, fact)), default=None
    )


def _phones(reading: _Reading, row: Record) -> Iterable[Phone]:
    """Numbers of the row, each once; what may be done on them is not in a roster, so nothing is allowed."""
    seen: set[str] = set()
    for fact, kind in _PHONES.items():
        number = _text(reading, row, fact)
        digits = "".join(c for c in number if c.isdigit())
        if digits and digits not in seen:
            seen.add(digits)
            yield Phone(number, kind)


def _name(reading: _Reading, row: Record) -> str:
    """The person's name, first name first."""
    apart = _joined(reading, row, (RosterFact.FIRST_NAME, RosterFact.MIDDLE_NAME, RosterFact.LAST_NAME), " ")
    return apart or _turned(_text(reading, row, RosterFact.NAME))


def _counselor(reading: _Reading, row: Record) -> str:
    apart = _joined(reading, row, (RosterFact.COUNSELOR_FIRST, RosterFact.COUNSELOR_LAST), " ")
    return apart or _turned(_text(reading, row, RosterFact.COUNSELOR))


def _joined(reading: _Reading, row: Record, facts: tuple[RosterFact, ...], between: str) -> str:
    return between.join(part for fact in facts if (part := _text(reading, row, fact)))


def _turned(name: str) -> str:
    """ "Last, First" as "First Last"; a suffix such as Jr. goes behind, wherever it stood."""
    parts = [part.strip() for part in name.split(",") if part.strip()]
    suffixes = [part for part in parts[1:] if part.rstrip(".").casefold() in _SUFFIXES]
    names = [part for part in parts if part not in suffixes]
    return " ".join((*names[1:2], *names[:1], *names[2:], *suffixes))


def _record_number(reading: _Reading, row: Record) -> str:
    """The number as it is kept, leading zeros too."""
    number, fallback = RosterFact.RECORD_NUMBER, RosterFact.FALLBACK_NUMBER
    return plain_number(_text(reading, row, number)) or plain_number(_text(reading, row, fallback))


def _text(reading: _Reading, row: Record, fact: RosterFact) -> str:
    text = _short(reading, row, fact)
    if fact in _WRITTEN_AS_NUMBERS and (amount := _DECIMAL.fullmatch(text)):
        return amount[1]
    return text


def _short(reading: _Reading, row: Record, fact: RosterFact) -> str:
    """The cell; one longer than any fact is its row's problem."""
    text = reading.cell(row, fact)
    if len(text) > TEXT_LIMIT:
        raise BadCell(reading.title(fact), f"has more than {TEXT_LIMIT:,} characters.")
    return text


def _tidy(cell: str) -> str:
    """The cell with white space collapsed and without the apostrophe that guards =, +, - and @ in spreadsheets.

    Two apostrophes are how OpenEMR writes that there is nothing.
    """
    text = " ".join(cell.split())
    if text == "''":
        return ""
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in "=+-@" else text
