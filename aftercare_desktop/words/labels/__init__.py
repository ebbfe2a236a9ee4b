"""The word for every enum value, for screen, paper and terminal alike: a table per subject. Person-first throughout."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from aftercare_desktop.words.labels import center, lists, people, plans

# Members of a StrEnum equal their text, and two enums may share a text: so the class is part of the key.
_LABELS: Mapping[tuple[type[Enum], Enum], str] = MappingProxyType(
    {(type(m), m): word for table in (center, people, plans, lists) for m, word in table.PAIRS}
)


def label(value: Enum) -> str:
    """The word for an enum value; a value without a word is a bug and raises KeyError."""
    return _LABELS[type(value), value]
