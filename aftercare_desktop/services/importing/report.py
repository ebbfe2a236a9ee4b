"""What an import is given and what it tells: a feed, the choices of a person, and a report row by row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from aftercare_desktop.exchange.mapping import SourceSettings


class ReadRow(Protocol):
    """A row as `exchange` read it: what the file says about one person."""

    @property
    def row(self) -> int:
        """Number of the row in the file as a person counts it."""

    @property
    def values(self) -> Mapping[str, object]:
        """Values by field name of `Client`, each of its field's type; a dot reaches into a part ("address.city").

        What the file does not have, and an empty cell, is not in it.
        """

    @property
    def problem(self) -> str:
        """The cell that keeps the row from being taken and why; empty for a row that was read whole."""


@dataclass(frozen=True, slots=True)
class ImportSource:
    """A source of rosters by its name, and how its files are read."""

    name: str
    settings: SourceSettings


@dataclass(frozen=True, slots=True)
class Feed:
    """A file that was read: its rows, the source it comes from, its own name for sentences, and how it was read."""

    rows: Sequence[ReadRow]
    source: str
    file: str = ""
    settings: SourceSettings = SourceSettings()


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided about the rows. Where nothing is decided, the center's own word stands."""

    skip_bad: bool = False
    """Leave out the rows that cannot be taken; else one of them keeps everything from being written."""
    left_out: frozenset[int] = frozenset()
    """Rows left out by number."""
    take_all: bool = False
    """Take the file's word wherever the two differ, also where ours stayed before."""
    take: Mapping[tuple[int, str], str] = field(default_factory=dict)
    """Take the file's word for this row and field, as long as ours still reads as the person was shown it."""


NOTHING_DECIDED = Choices()


class RowOutcome(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    BAD = "bad"
    """It cannot be taken. As long as it is not left out, nothing is."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field on which the center and the file differ, and nothing tells who is right. Both as readable text."""

    field: str
    ours: str
    theirs: str
    taken: bool
    """Whether the file's word was chosen."""


@dataclass(frozen=True, slots=True)
class Change:
    """What the file says newly of a field, and what stood there; of a new client nothing did. Both as readable text."""

    field: str
    ours: str
    theirs: str


def _nothing() -> tuple[Change, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class RowResult:
    """One row of the report. `reason` says why it was skipped or is bad, `fields` what is new about a known client."""

    row: int
    outcome: RowOutcome
    reason: str = ""
    name: str = ""
    fields: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    """What a person decides; where nobody does, ours stays, and the same word of the file is not asked about again."""
    settled: tuple[Conflict, ...] = ()
    """Where ours stayed before against the same word of the file. The file's can still be chosen."""
    tell: Callable[[], tuple[Change, ...]] = field(default=_nothing, compare=False, repr=False)
    """Gives `changes`: only for rows that somebody looks at, because of 20,000 it takes a second."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is new, also all that a new client comes with, in the order of the record."""
        return self.tell()


@dataclass(frozen=True, slots=True)
class RowWarning:
    """Something a person should look at; it kept nothing from being imported."""

    row: int
    sentence: str


@dataclass(frozen=True, slots=True)
class GonePerson:
    """A client of an earlier file of this source who is not in this one. Nothing was done to them."""

    client_id: int
    record_number: str
    name: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or in a dry run would do. `rows` holds every row of the file in its order."""

    rows: tuple[RowResult, ...]
    warnings: tuple[RowWarning, ...] = ()
    people_gone: tuple[GonePerson, ...] = ()
    dry_run: bool = False
    _counts: dict[RowOutcome, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for result in self.rows:
            self._counts[result.outcome] = self._counts.get(result.outcome, 0) + 1

    @property
    def read(self) -> int:
        """Rows in the file."""
        return len(self.rows)

    @property
    def added(self) -> int:
        """Rows that became new clients."""
        return self.count(RowOutcome.ADDED)

    @property
    def changed(self) -> int:
        """Rows that brought something new about a client."""
        return self.count(RowOutcome.CHANGED)

    @property
    def unchanged(self) -> int:
        """Rows that said what is known already, or on which the center's own word stands."""
        return self.count(RowOutcome.UNCHANGED)

    @property
    def gone(self) -> int:
        """Clients of earlier files of this source who are not in this one."""
        return len(self.people_gone)

    @property
    def skipped(self) -> tuple[RowResult, ...]:
        """Rows that were left out, each with its reason."""
        return tuple(result for result in self.rows if result.outcome is RowOutcome.SKIPPED)

    @property
    def bad(self) -> tuple[RowResult, ...]:
        """Rows that cannot be taken and were not left out, each with its reason."""
        return tuple(result for result in self.rows if result.outcome is RowOutcome.BAD)

    def count(self, outcome: RowOutcome) -> int:
        """How many rows came out so."""
        return self._counts.get(outcome, 0)

    def figures(self) -> str:
        """The counts in one line, for the audit trail."""
        return (
            f"read={self.read} added={self.added} changed={self.changed} "
            f"unchanged={self.unchanged} skipped={len(self.skipped)} gone={self.gone}"
        )
