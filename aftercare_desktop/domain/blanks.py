"""Blanks that are left in a plan's texts for the client's own words: a run of low lines."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from aftercare_desktop.domain.plans import PlanDocument, Section

BLANK = "_" * 12
"""As it stands in a text: wide enough to be written on where it prints."""
_OPEN = re.compile("_{3,}")
_WITH_BLANKS = (Section.GOALS, Section.SIGNS, Section.SUPPORT, Section.HARD_TIMES, Section.DAILY_LIFE)
"""The sections that starters write in."""


def has_blank(text: str) -> bool:
    """Whether a blank is still open in this text."""
    return _OPEN.search(text) is not None


def find_blank(text: str, at: int = 0) -> tuple[int, int] | None:
    """Where the first blank at or after a place begins and ends; None where there is none."""
    found = _OPEN.search(text, at)
    return found.span() if found else None


def widened(text: str) -> str:
    """The text with every blank as wide as it prints."""
    return _OPEN.sub(BLANK, text)


def filled(text: str, words: str) -> str:
    """The text with the same words in every blank, to be measured or read aloud."""
    return _OPEN.sub(words, text)


def open_blanks(document: PlanDocument) -> tuple[str, ...]:
    """The path of every text of a plan in which a blank is open, in the order of form and paper."""
    return tuple(
        path for section in _WITH_BLANKS for path in _open_in(getattr(document, section.value), section.value)
    )


def next_open_blank(document: PlanDocument, path: str) -> str:
    """The path of the next text with an open blank after the text at `path`, around the end; "" if there is none.

    `path` may be any text of the plan, also one whose blank was just filled; without one it is the first.
    """
    texts = [one for section in Section for one in _texts(getattr(document, section.value), section.value)]
    here = next((number for number, (at, _) in enumerate(texts) if at == path), -1)
    behind = (*texts[here + 1 :], *texts[: here + 1])
    is_open = frozenset(open_blanks(document))
    return next((at for at, _ in behind if at in is_open), "")


def _open_in(value: Any, path: str) -> Iterator[str]:
    return (at for at, text in _texts(value, path) if "___" in text)


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Every text of a part of the plan with its path, in the order of form and paper."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _texts(part, f"{path}.{number}")
    elif is_dataclass(value):
        for name in _names(value.__class__):
            yield from _texts(getattr(value, name), f"{path}.{name}")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
