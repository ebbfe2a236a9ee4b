"""Which fact each column of a roster carries: proposed by its name, corrected by a person, remembered per source."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from aftercare_desktop.domain.rosters import RosterFact
from aftercare_desktop.errors import BadInput
from aftercare_desktop.exchange.dates import DayOrder
from aftercare_desktop.exchange.roster_columns import fact_of, folded
from aftercare_desktop.exchange.tables import Table

Facts = tuple[RosterFact | None, ...]
"""The fact of each column in the file's order; None for a column that is left out."""

_WHOLE_NAME = frozenset({RosterFact.FIRST_NAME, RosterFact.LAST_NAME})
_NAMES = _WHOLE_NAME | {RosterFact.NAME}
_NUMBERS = frozenset({RosterFact.RECORD_NUMBER, RosterFact.FALLBACK_NUMBER})
_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What is remembered of a source's files. `facts` goes by folded column name; None means left out."""

    facts: dict[str, RosterFact | None] = field(default_factory=dict)
    day_order: DayOrder | None = None
    sheet: str = ""


def proposed(table: Table, remembered: SourceSettings | None = None) -> Facts:
    """What the columns carry: as it was decided for this source where it knows the name, else by the name."""
    decided = remembered.facts if remembered else {}
    return tuple(
        decided[key] if key in decided else fact_of(title)
        for key, title in zip(_keys(table), table.header.cells, strict=True)
    )


def fits(table: Table, remembered: SourceSettings) -> bool:
    """Whether a file has every column of the source's last one."""
    return bool(remembered.facts) and remembered.facts.keys() <= set(_keys(table))


def settings_of(table: Table, facts: Facts, day_order: DayOrder | None) -> SourceSettings:
    """What to remember for the next file of this source."""
    return SourceSettings(dict(zip(_keys(table), facts, strict=True)), day_order, table.sheet)


def titles(table: Table) -> tuple[str, ...]:
    """The columns' names as a person reads them."""
    return tuple(
        " ".join(cell.split()) or f"column {place}" for place, cell in enumerate(table.header.cells, start=1)
    )


def samples(table: Table, place: int) -> tuple[str, ...]:
    """A few different values of a column."""
    found: dict[str, None] = {}
    for row in table.rows:
        value = " ".join(row.cells[place].split())
        if value:
            found.setdefault(value)
        if len(found) == _SAMPLES:
            break
    return tuple(found)


def doubled(facts: Facts) -> tuple[int, ...]:
    """The places of columns that carry a fact another column carries too: one of each must be left out."""
    return tuple(place for place, fact in enumerate(facts) if fact is not None and facts.count(fact) > 1)


def check(table: Table, facts: Facts) -> None:
    """Raise `BadInput` when the rows cannot be read so: two columns of one meaning, or no name or number."""
    again = doubled(facts)
    if again:
        first = again[0]
        second = facts.index(facts[first], first + 1)
        raise BadInput(
            f"{table.file}: the columns {titles(table)[first]} and {titles(table)[second]} mean the same. "
            "Leave one out. Nothing was changed."
        )
    known = {fact for fact in facts if fact is not None}
    named = RosterFact.NAME in known or known >= _WHOLE_NAME
    if named and known & _NUMBERS:
        return
    needed, missing = (
        (_NUMBERS, "a record number (mrn, pubpid or record_number)")
        if named
        else (_NAMES, "a name (name, or fname and lname)")
    )
    left_out = _left_out(table, facts, needed)
    if left_out:
        raise BadInput(
            f"{table.file}: the rows need {missing}, and the column {left_out[0]} is left out. "
            "Take it in again, or choose another column for it. Nothing was changed."
        )
    raise BadInput(
        f"{table.file}, row {table.header.number}: no column for {missing}. The first row must hold the column "
        "names. Nothing was changed."
    )


def _left_out(table: Table, facts: Facts, needed: Set[RosterFact]) -> tuple[str, ...]:
    """Columns that somebody left out though their names say that they carry one of these facts."""
    cells = zip(titles(table), table.header.cells, facts, strict=True)
    return tuple(title for title, cell, fact in cells if fact is None and fact_of(cell) in needed)


def corrected(table: Table, facts: Facts, corrections: Sequence[tuple[str, RosterFact | None]]) -> Facts:
    """The facts with some columns decided by hand, each named as the file names it.

    Raises:
        BadInput: the file has no column of that name, or several.
    """
    changed = list(facts)
    keys = _keys(table)
    for title, fact in corrections:
        if folded(title) not in keys:
            raise BadInput(f"{table.file} has no column {title}. Nothing was changed.")
        changed[keys.index(folded(title))] = fact
    return tuple(changed)


def _keys(table: Table) -> tuple[str, ...]:
    """The columns' names folded; a second column of one name is counted, so that each has a key of its own."""
    found: list[str] = []
    for place, title in enumerate(table.header.cells):
        key = folded(title) or f"#{place}"
        again = sum(each == key or each.startswith(f"{key}#") for each in found)
        found.append(f"{key}#{again}" if again else key)
    return tuple(found)
