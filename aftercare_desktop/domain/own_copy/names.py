"""Names of other people taken out of texts: whole words, in any case, order and script.

Only names of people whom the record itself links to the client are looked for. Looking for everybody who is known here
would tell by its gaps who of the client's own friends is or was a client (42 CFR 2.13(c)(2)).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

from aftercare_desktop.domain import search

ANOTHER = "another person"
"""What stands where a name stood."""

T = TypeVar("T")
_Words = tuple[str, ...]
_Span = tuple[int, int]
_SHORTEST_PHONE = 7
_PHONE_SIGNS = re.compile(r"[\d\s().+/xext-]+")
_BEFORE_A_WORD = frozenset("وفبلكובלכמשה")
"""One letter that Arabic and Hebrew write together with the word: "and", "with", "to"."""
_WITHOUT_SPACES = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is looked for. `names` are folded words; `alone` single words that are names only where they begin large;
    `joined` those of scripts that put no space between words; `kept` win where a hidden name lies inside one.
    """

    names: frozenset[_Words] = frozenset()
    alone: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()
    kept: frozenset[_Words] = frozenset()
    phones: frozenset[str] = frozenset()


def hidden(others: Iterable[str], kept: Iterable[str], phones: Iterable[str] = ()) -> Hidden:
    """`others` by every way in which a name is written, but for what is also a name of `kept`: their own people."""
    others = tuple(others)
    own = frozenset(form for name in kept for form in (*_forms(name), *((word,) for word in _words(name))))
    found = frozenset(form for name in others for form in _forms(name))
    alone = frozenset(word for name in others for word in _words(name) if _may_stand_alone(word))
    joined = frozenset(part for name in others for part in _joined(name))
    numbers = frozenset(search.digits(phone) for phone in phones)
    return Hidden(
        frozenset(form for form in found if len(form) > 1) - own,
        frozenset(word for word in alone if (word,) not in own),
        joined,
        own,
        frozenset(number for number in numbers if len(number) >= _SHORTEST_PHONE),
    )


def without(value: T, names: Hidden) -> T:
    """The same text, dataclass or tuple, with every hidden name in it, however deep, replaced by `ANOTHER`."""
    return cast(T, _without(value, names))


def _without(value: object, names: Hidden) -> object:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return _text_without(value, names)
    if isinstance(value, tuple):
        return tuple(_without(one, names) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{name: _without(getattr(value, name), names) for name in _names_of(type(value))}
        )
    return value


@cache
def _names_of(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _text_without(text: str, names: Hidden) -> str:
    if _is_phone_of(text, names):
        return ANOTHER
    spans = _merged([*_worded(text, names), *_run_together(text, names)])
    for start, end in reversed(spans):
        text = text[:start] + ANOTHER + text[end:]
    return text


def _is_phone_of(text: str, names: Hidden) -> bool:
    if not names.phones or not _PHONE_SIGNS.fullmatch(text):
        return False
    return any(search.digits(text).endswith(number) for number in names.phones)


def _worded(text: str, names: Hidden) -> Iterator[_Span]:
    """Where a name of words stands, unless it lies inside one that is kept."""
    tokens = list(_tokens(text))
    if not names.names and not names.alone:
        return
    longest = max((len(form) for form in (*names.names, *names.kept)), default=1)
    kept = [span for span, _ in _matches(tokens, names.kept, longest)]
    for (first, last), start in _matches(tokens, names.names, longest):
        if not any(one <= first and last <= other for one, other in kept):
            yield start, tokens[last - 1][1]
    for number, (start, end, word) in enumerate(tokens):
        inside = any(one <= number < other for one, other in kept)
        if word in names.alone and not text[start].islower() and not inside:
            yield start, end


def _matches(
    tokens: list[tuple[int, int, str]], forms: frozenset[_Words], longest: int
) -> Iterator[tuple[_Span, int]]:
    """Each place where the words of a form follow each other: its first and last token, and where its text begins."""
    folded = tuple(word for _, _, word in tokens)
    for first, (start, _, word) in enumerate(tokens):
        bare = word[:1] in _BEFORE_A_WORD and len(word) > 2
        for last in range(first + 1, min(first + longest, len(tokens)) + 1):
            rest = folded[first + 1 : last]
            if (word, *rest) in forms:
                yield (first, last), start
            elif bare and (word[1:], *rest) in forms:
                yield (first, last), start + 1


def _run_together(text: str, names: Hidden) -> Iterator[_Span]:
    """Where a name stands in a script without spaces, whatever stands beside it."""
    if not names.joined or text.isascii():
        return
    folded, places = [], []
    for place, character in enumerate(text):
        for part in search.fold(character):
            if not part.isspace():
                folded.append(part)
                places.append(place)
    whole = "".join(folded)
    for name in names.joined:
        at = whole.find(name)
        while at >= 0:
            yield places[at], places[at + len(name) - 1] + 1
            at = whole.find(name, at + 1)


def _merged(spans: list[_Span]) -> list[_Span]:
    merged: list[_Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


# How names are written


def _forms(name: str) -> Iterator[_Words]:
    """ "Marcus A. Webb": as written, last name first, without what stands between, and "Marcus W."."""
    words = _words(name)
    if not words:
        return
    yield words
    if len(words) > 1:
        first, last = words[0], words[-1]
        yield (last, *words[:-1])
        yield first, last
        yield last, first
        yield first, last[0]


def _words(name: str) -> _Words:
    return tuple(word for _, _, word in _tokens(name))


def _may_stand_alone(word: str) -> bool:
    return len(word) > 2


def _joined(name: str) -> Iterator[str]:
    """The parts of a name in a script without spaces, put together."""
    part = "".join(one for one in name if _is_joined(one) or one.isspace())
    folded = "".join(search.fold(part).split())
    if len("".join(part.split())) > 1:
        yield folded


def _tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """Each word with where it begins and ends, folded. What nobody sees does not part a word."""
    start = -1
    for place, character in enumerate(f"{text} "):
        inside = _is_of_a_word(character) or (start >= 0 and _is_unseen(character))
        if inside and start < 0:
            start = place
        elif not inside and start >= 0:
            word = "".join(one for one in text[start:place] if not _is_unseen(one))
            yield start, place, search.fold(word)
            start = -1


@cache
def _is_of_a_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM" and not _is_joined(character)


@cache
def _is_unseen(character: str) -> bool:
    """Format and control characters that leave no gap on paper."""
    return unicodedata.category(character) in ("Cf", "Cc") and not character.isspace()


@cache
def _is_joined(character: str) -> bool:
    return unicodedata.name(character, "").startswith(_WITHOUT_SPACES)
