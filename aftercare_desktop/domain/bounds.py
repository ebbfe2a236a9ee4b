"""How much a record holds: a bound for every text in it, however deep inside, and for rows. Nothing is cut silently."""

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

LINE = 1_000
"""Characters of a name or another text of one line."""
TEXT = 10_000
"""Characters of a text of many lines."""
MOST_ROWS = 200
_TEXTS = frozenset(
    {
        "accessibility",
        "allergies",
        "answer",
        "disagreement",
        "funding",
        "hours_note",
        "income",
        "insurance",
        "lines",
        "message_words",
        "note",
        "reason",
        "transport",
    }
)
_SHORT = {"email": 320, "fax": 100, "number": 100, "phone": 100, "postal_code": 40}
"""E-mail: RFC 5321, section 4.5.3.1 (64 of the name, 255 of the domain)."""


def too_long(value: Any, path: str = "") -> list[tuple[str, str]]:
    """Every text and every list of rows in a dataclass that is longer than it may be: its path and the sentence."""
    found: list[tuple[str, str]] = []
    for name, default in _fields(value.__class__):
        part = getattr(value, name)
        if part is default:
            continue
        if isinstance(part, str):
            if len(part) > limit(name):
                found.append((path + name, f"Use at most {limit(name):,} characters, not {len(part):,}."))
        elif isinstance(part, tuple):
            if len(part) > MOST_ROWS:
                found.append((path + name, f"Use at most {MOST_ROWS} rows, not {len(part):,}."))
            for number, row in enumerate(part[:MOST_ROWS]):
                if is_dataclass(row):
                    found += too_long(row, f"{path}{name}.{number}.")
        elif is_dataclass(part):
            found += too_long(part, f"{path}{name}.")
    return found


def limit(name: str) -> int:
    """The most characters of a field of this name."""
    return _SHORT.get(name) or (TEXT if name in _TEXTS else LINE)


@cache
def _fields(kind: Any) -> tuple[tuple[str, object], ...]:
    """Names with defaults: what was never filled need not be looked into, for imports look at 100,000 people."""
    return tuple((field.name, field.default) for field in fields(kind))
