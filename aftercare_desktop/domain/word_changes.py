"""Which words differ between two texts, so that a change in a long one is found at a glance."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_WORDS = 6_000
"""Words and signs of both texts together up to which they are compared one by one; beyond, the whole text counts."""
_PARTS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text, and whether the other one says it differently or not at all."""

    text: str
    changed: bool


def word_changes(before: str, after: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both texts in runs. Put together they are the texts again; of equal ones nothing is marked."""
    if before == after:
        same = _joined([(before, False)])
        return same, same
    old, new = _PARTS.findall(before), _PARTS.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return _joined([(before, True)]), _joined([(after, True)])
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    for tag, first, last, begin, end in SequenceMatcher(None, old, new).get_opcodes():
        left.append(("".join(old[first:last]), tag != "equal"))
        right.append(("".join(new[begin:end]), tag != "equal"))
    return _joined(left), _joined(right)


def _joined(runs: Sequence[tuple[str, bool]]) -> tuple[Run, ...]:
    """Without empty ones, and those that follow each other alike as one."""
    return tuple(_merged(runs))


def _merged(runs: Sequence[tuple[str, bool]]) -> Iterator[Run]:
    text, marked = "", False
    for part, changed in runs:
        if part and text and changed is not marked:
            yield Run(text, marked)
            text = ""
        if part:
            text, marked = text + part, changed
    if text:
        yield Run(text, marked)
