"""How every table is made: names of its rules, types that SQLite checks, columns that always hold a value."""

from typing import Any

from sqlalchemy import Column, Integer, MetaData, Table

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)


def table(name: str, *parts: Any, **options: Any) -> Table:
    """A table whose SQLite form checks types (sqlite.org/stricttables.html)."""
    return Table(name, metadata, *parts, sqlite_strict=True, **options)


def given(name: str, kind: Any, *rules: Any, **options: Any) -> "Column[Any]":
    """A column that always holds a value."""
    return Column(name, kind, *rules, nullable=False, **options)


def identity() -> "Column[Any]":
    """The row's id, given once and never used again."""
    return Column("id", Integer, primary_key=True, autoincrement=True)
