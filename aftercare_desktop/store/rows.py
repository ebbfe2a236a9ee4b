"""Rows and domain dataclasses, mapped by name: a column is a field. The types are the columns' own matter."""

from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import RowMapping, Table

Record = TypeVar("Record")


def field_names(kind: Any) -> tuple[str, ...]:
    """The names of a dataclass' fields, in order, as the class itself keeps them."""
    names: tuple[str, ...] = kind.__match_args__
    return names


def to_row(record: Any) -> dict[str, Any]:
    """The fields of a dataclass as column values; parts inside stay dataclasses."""
    return {name: getattr(record, name) for name in field_names(type(record))}


def from_row(kind: type[Record], row: RowMapping | Mapping[str, Any]) -> Record:
    """The dataclass of this kind from the columns of the same names."""
    return kind(**{name: row[name] for name in field_names(kind)})


def columns_of(table: Table, kind: type) -> list[Any]:
    """The table's columns that are fields of `kind`, for a select that reads no more than that."""
    return [table.c[name] for name in field_names(kind)]
