"""Long lists that go into a query and come out of it as one JSON text each, where SQLite can take that apart."""

from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Select, func, select

Column = TypeVar("Column")
_encoder = msgspec.json.Encoder()


def given_ids(c: Connection, ids: Sequence[int]) -> Any:
    """A list of ids to look among, as one parameter where SQLite can take it apart."""
    if c.dialect.name != "sqlite":
        return list(ids)
    each = func.json_each(_encoder.encode(ids).decode()).table_valued("value")
    return select(each.c.value)


def json_column(c: Connection, wanted: Select[Any], kind: type[Column]) -> Column:
    """The one column of a query as one JSON text where SQLite can give it: of 100,000 hits that takes 4 ms, row by
    row 100 ms.
    """
    if c.dialect.name != "sqlite":
        return msgspec.convert(list(c.scalars(wanted)), kind)
    column = wanted.subquery().c[0]
    return msgspec.json.decode(c.scalar(select(func.json_group_array(column))) or "[]", type=kind)
