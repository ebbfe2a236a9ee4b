"""A file on its way in: read, its columns understood, dates decided. What window and command line go through."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from aftercare_desktop.domain.rosters import RosterFact
from aftercare_desktop.errors import BadInput
from aftercare_desktop.exchange import mapping
from aftercare_desktop.exchange.dates import DateCell, DayOrder, Proof
from aftercare_desktop.exchange.mapping import Facts, SourceSettings
from aftercare_desktop.exchange.rosters import DATES, DateOrders, date_orders, parse_table, read_rows
from aftercare_desktop.exchange.tables import Table, read_bytes
from aftercare_desktop.services.importing.report import Feed, ImportSource

__all__ = [
    "ColumnChoice",
    "DateCell",
    "DayOrder",
    "Facts",
    "ImportDraft",
    "read_draft",
    "source_name",
]

_NUMBERED = re.compile(r"[\W\d_]+$")


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """One column of the file: its name, a few of its values, and the fact it carries, None when it is left out."""

    title: str
    samples: tuple[str, ...]
    fact: RosterFact | None


@dataclass(frozen=True, slots=True)
class DateScan:
    """What the dates of a file say of their order: a problem in a sentence, or what proves it and what leaves it
    open."""

    problem: str = ""
    orders: DateOrders = DateOrders()

    @property
    def mixed(self) -> bool:
        """Whether columns are written differently: each is then read its own way."""
        return len({proof.order for proof in self.orders.proofs}) > 1


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """A file with the decisions made about it so far.

    `order` is how dates are read where nothing tells; `chosen` when a person said so of this file, which then holds for
    all of its dates. `dates` is None until they are looked at again, which takes half a second for 20,000 rows.
    """

    table: Table
    source: str
    facts: Facts
    order: DayOrder | None
    dates: DateScan | None
    samples: tuple[tuple[str, ...], ...]
    digest: str
    """Tells whether a file read later is the same."""
    chosen: bool = False

    def columns(self) -> tuple[ColumnChoice, ...]:
        """Every column in the file's order."""
        titles = mapping.titles(self.table)
        return tuple(map(ColumnChoice, titles, self.samples, self.facts))

    def with_fact(self, place: int, fact: RosterFact | None) -> "ImportDraft":
        """The same with one column carrying another fact, or left out. Its dates may have to be looked at again."""
        facts = (*self.facts[:place], fact, *self.facts[place + 1 :])
        concerns_dates = bool({fact, self.facts[place]} & DATES.keys())
        return replace(self, facts=facts, dates=None if concerns_dates else self.dates)

    def looked_at(self) -> "ImportDraft":
        """The same with what its dates say of their order."""
        return self if self.dates is not None else replace(self, dates=_scan(self.table, self.facts))

    def as_decided(self, facts: Facts, order: DayOrder | None, *, chosen: bool) -> "ImportDraft":
        """The same file with decisions that were made about it before."""
        return replace(self, facts=facts, order=order, chosen=chosen, dates=_scan(self.table, facts))

    def with_order(self, order: DayOrder | None) -> "ImportDraft":
        """The same with its dates read so; None takes a choice back."""
        return replace(self, order=order, chosen=order is not None)

    def for_source(self, source: str, known: Sequence[ImportSource]) -> "ImportDraft":
        """The same file of another source, read as that source's files were read before."""
        remembered = _remembered(source, known)
        facts = mapping.proposed(self.table, remembered)
        return replace(
            self,
            source=source,
            facts=facts,
            order=remembered.day_order if remembered else None,
            dates=self.dates if facts == self.facts else None,
            chosen=False,
        )

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
        return "" if self.dates is None or self.chosen else self.dates.problem

    def read_as(self) -> DayOrder | None:
        """The order of day and month in which dates are read; None where it is not known, or each column has its
        own."""
        proofs = self.proofs()
        if self.dates is not None and self.dates.mixed:
            return None
        return self.order if self.chosen or not proofs else proofs[0].order

    def proofs(self) -> tuple[Proof, ...]:
        """The dates that decided how columns are read."""
        return self.dates.orders.proofs if self.dates is not None else ()

    def unclear_dates(self) -> tuple[DateCell, ...]:
        """Dates that could be month/day or day/month, where nothing in the file tells."""
        return self.dates.orders.unclear if self.dates is not None else ()

    def asks_order(self) -> bool:
        """Whether a person must say how dates are written before the rows can be read."""
        return self.order is None and bool(self.unclear_dates())

    def feed(self) -> Feed:
        """The rows, ready to be compared. Raises `BadInput` when there is a problem."""
        everywhere = self.chosen and not (self.dates is not None and self.dates.mixed)
        roster = read_rows(self.table, self.facts, self.order, everywhere=everywhere)
        settings = mapping.settings_of(self.table, self.facts, self.order)
        return Feed(roster.rows, self.source, roster.file, settings)


def read_draft(path: Path, known: Sequence[ImportSource], source: str = "", sheet: str = "") -> ImportDraft:
    """Read a file of a source, as the source's files were read before.

    Without `source`: that of the known ones whose columns the file has, else the file's name.

    Raises:
        BadInput: the file cannot be read; names file and row.
    """
    remembered = _remembered(source, known)
    data = read_bytes(path)
    table = parse_table(data, path.name, sheet, remembered.sheet if remembered else "")
    if not source:
        fitting = (each.name for each in known if mapping.fits(table, each.settings))
        source = next(fitting, source_name(path))
    return _draft(table, source, _remembered(source, known), sha256(data).hexdigest())


def source_name(path: Path) -> str:
    """What a file's name says of where it comes from: "census" for "census-2026-11-23.csv" as for next week's."""
    return _NUMBERED.sub("", path.stem) or path.stem


def _draft(table: Table, source: str, remembered: SourceSettings | None, digest: str) -> ImportDraft:
    facts = mapping.proposed(table, remembered)
    order = remembered.day_order if remembered else None
    samples = tuple(mapping.samples(table, place) for place in range(len(facts)))
    return ImportDraft(table, source, facts, order, _scan(table, facts), samples, digest)


def _scan(table: Table, facts: Facts) -> DateScan:
    try:
        return DateScan(orders=date_orders(table, facts))
    except BadInput as problem:
        return DateScan(problem.sentence)


def _remembered(source: str, known: Sequence[ImportSource]) -> SourceSettings | None:
    """How files of this source were read before; None for a new one."""
    return next((each.settings for each in known if each.name == source), None)
