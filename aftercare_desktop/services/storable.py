"""Text as it can be kept: half a surrogate pair, which a paste can bring along, is no character and fits no file."""

import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")
_HALVES = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"
_encode = msgspec.json.Encoder().encode


def storable(value: T) -> T:
    """The same text, dataclass or tuple with every such character, however deep inside, replaced by U+FFFD."""
    try:
        _encode(value)  # 0.1 ms for a document of 40 KB, where a walk through it takes 2
    except UnicodeEncodeError:
        return cast(T, _storable(value))
    return value


def _storable(value: object) -> object:
    if isinstance(value, Enum):  # a choice, also where it is a text: it stays the member it is
        return value
    if isinstance(value, str):
        return _HALVES.sub(_REPLACEMENT, value)
    if isinstance(value, tuple):
        return tuple(map(_storable, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{name: _storable(getattr(value, name)) for name in _field_names(type(value))})
    return value


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
