"""Two versions of one client side by side: which facts differ, and what results from choosing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.ui.form import get_path, with_path
from aftercare_desktop.words.dates import full_date
from aftercare_desktop.words.labels import label


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that both changed: its path, its words, and how each version says it."""

    path: str
    label: str
    mine: str
    theirs: str


def merged(loaded: Client, mine: Client, theirs: Client, paths: Sequence[str]) -> Client:
    """Their version with every fact that I changed: what each of us wrote stays, and where both wrote, mine does."""
    result = theirs
    for path in paths:
        own = get_path(mine, path)
        if own != get_path(loaded, path):
            result = with_path(result, path, own)
    return result


def with_choices(kept: Client, theirs: Client, take_theirs: Mapping[str, bool]) -> Client:
    """`kept` with their facts wherever they were chosen."""
    for path, taken in take_theirs.items():
        if taken:
            kept = with_path(kept, path, get_path(theirs, path))
    return kept


def differences(
    mine: Client, theirs: Client, labels: Mapping[str, str], name_of: Callable[[int], str]
) -> list[Difference]:
    """The facts in which two versions differ, in the order of `labels` (path -> words)."""
    found = []
    for path, words in labels.items():
        one, other = get_path(mine, path), get_path(theirs, path)
        if one != other:
            if path == "counselor_id":
                one, other = name_of(one), name_of(other)
            found.append(Difference(path, words, describe(one), describe(other)))
    return found


def describe(value: Any) -> str:
    """Any fact in words; "nothing" where nothing is written."""
    return _say(value) or "nothing"


def _say(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return label(value)
    if isinstance(value, date):
        return full_date(value)
    if isinstance(value, tuple):
        return "; ".join(_say(part) for part in value)
    if is_dataclass(value) and not isinstance(value, type):
        parts = (
            _say(getattr(value, field.name)) for field in fields(value) if not _is_false(value, field.name)
        )
        return ", ".join(part for part in parts if part)
    return str(value)


def _is_false(value: Any, name: str) -> bool:
    """A box that is not ticked says nothing inside a longer fact."""
    return getattr(value, name) is False
