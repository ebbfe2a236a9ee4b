"""Rows and feeds as the exchange room reads them, written short."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from aftercare_desktop.services.importing.report import Feed


@dataclass(frozen=True)
class Row:
    """A row as the exchange room reads it."""

    row: int
    values: Mapping[str, object] = field(default_factory=dict)
    problem: str = ""


def person(row: int, number: str, name: str = "", problem: str = "", **values: object) -> Row:
    """A row about a person; a double underscore stands for the dot of a part."""
    named = {"name": name} if name else {}
    dotted = {key.replace("__", "."): value for key, value in values.items()}
    return Row(row, {"record_number": number, **named, **dotted}, problem)


def census(*rows: Row, source: str = "census") -> Feed:
    """A file of the center's EMR."""
    return Feed(rows, source, "census.csv")
