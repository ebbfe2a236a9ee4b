"""A file on its way in: read, its columns understood, dates decided. What window and command line go through."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from aftercare_desktop.domain.rosters import RosterFact
from aftercare_desktop.errors import BadInput
from aftercare_desktop.exchange import mapping
from aftercare_desktop.exchange.dates import DateCell, DayOrder
from aftercare_desktop.exchange.mapping import Facts, SourceSettings
from aftercare_desktop.exchange.rosters import DATES, order_question, read_rows, read_table
from aftercare_desktop.exchange.tables import Table
from aftercare_desktop.services.importing.report import Feed, ImportSource

__all__ = ["ColumnChoice", "DayOrder", "ImportDraft", "read_draft", "source_name"]

_NUMBERED = re.compile(r"[\W\d_]+$")


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """One column of the file: its name, a few of its values, and the fact it carries, None when it is left out."""

    title: str
    samples: tuple[str, ...]
    fact: RosterFact | None


@dataclass(frozen=True, slots=True)
class DateScan:
    """What the dates of a file say of their order: a problem in a sentence, or those that could be read both ways."""

    problem: str = ""
    unclear: tuple[DateCell, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """A file with the decisions made about it so far. `dates` is kept: a scan of 20,000 rows takes half a second."""

    table: Table
    source: str
    facts: Facts
    order: DayOrder | None
    dates: DateScan

    def columns(self) -> tuple[ColumnChoice, ...]:
        """Every column in the file's order."""
        titles = mapping.titles(self.table)
        return tuple(
            ColumnChoice(titles[place], mapping.samples(self.table, place), fact)
            for place, fact in enumerate(self.facts)
        )

    def with_fact(self, place: int, fact: RosterFact | None) -> "ImportDraft":
        """The same with one column carrying another fact, or left out."""
        facts = (*self.facts[:place], fact, *self.facts[place + 1 :])
        concerns_dates = bool({fact, self.facts[place]} & DATES.keys())
        return replace(self, facts=facts, dates=_scan(self.table, facts) if concerns_dates else self.dates)

    def with_order(self, order: DayOrder | None) -> "ImportDraft":
        """The same with dates that could be read both ways read so."""
        return replace(self, order=order)

    def for_source(self, source: str, known: Sequence[ImportSource]) -> "ImportDraft":
        """The same file of another source, read as that source's files were read before."""
        remembered = _remembered(source, known)
        return _draft(self.table, source, remembered)

    def corrected(self, corrections: Sequence[tuple[str, RosterFact | None]]) -> "ImportDraft":
        """The same with columns decided by their names. Raises `BadInput` for a name the file does not have."""
        facts = mapping.corrected(self.table, self.facts, corrections)
        return replace(self, facts=facts, dates=_scan(self.table, facts))

    def left_out(self) -> tuple[str, ...]:
        """The names of columns that carry nothing we know, or are left out."""
        titles = mapping.titles(self.table)
        return tuple(title for title, fact in zip(titles, self.facts, strict=True) if fact is None)

    def doubled(self) -> tuple[int, ...]:
        """The places of columns of which one must be left out: another carries the same fact."""
        return mapping.doubled(self.facts)

    def problem(self) -> str:
        """Why the rows cannot be read so, in a sentence; empty when they can."""
        try:
            mapping.check(self.table, self.facts)
        except BadInput as problem:
            return problem.sentence
        return self.dates.problem

    def unclear_dates(self) -> tuple[DateCell, ...]:
        """Dates that could be month/day or day/month, where nothing in the file tells."""
        return self.dates.unclear

    def feed(self) -> Feed:
        """The rows, ready to be compared. Raises `BadInput` when there is a problem."""
        roster = read_rows(self.table, self.facts, self.order)
        settings = mapping.settings_of(self.table, self.facts, self.order)
        return Feed(roster.rows, self.source, roster.file, settings)


def read_draft(path: Path, known: Sequence[ImportSource], source: str = "", sheet: str = "") -> ImportDraft:
    """Read a file of a source, as the source's files were read before.

    Without `source`: that of the known ones whose columns the file has, else the file's name.

    Raises:
        BadInput: the file cannot be read; names file and row.
    """
    remembered = _remembered(source, known)
    table = read_table(path, sheet, remembered.sheet if remembered else "")
    if not source:
        fitting = (each.name for each in known if mapping.fits(table, each.settings))
        source = next(fitting, source_name(path))
    return _draft(table, source, _remembered(source, known))


def source_name(path: Path) -> str:
    """What a file's name says of where it comes from: "census" for "census-2026-11-23.csv" as for next week's."""
    return _NUMBERED.sub("", path.stem) or path.stem


def _draft(table: Table, source: str, remembered: SourceSettings | None) -> ImportDraft:
    facts = mapping.proposed(table, remembered)
    order = remembered.day_order if remembered else None
    return ImportDraft(table, source, facts, order, _scan(table, facts))


def _scan(table: Table, facts: Facts) -> DateScan:
    try:
        return DateScan(unclear=order_question(table, facts))
    except BadInput as problem:
        return DateScan(problem.sentence)


def _remembered(source: str, known: Sequence[ImportSource]) -> SourceSettings | None:
    """How files of this source were read before; None for a new one."""
    return next((each.settings for each in known if each.name == source), None)
