"""Names of other people taken out of texts: whole words, in any case, order and script; their numbers with them.

Only names of people whom the record itself links to the client are looked for. Looking for everybody who is known here
would tell by its gaps who of the client's own friends is or was a client (42 CFR 2.13(c)(2)).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from itertools import product
from typing import Any, TypeVar, cast

from aftercare_desktop.domain import search
from aftercare_desktop.domain.own_copy import phones as phone_numbers
from aftercare_desktop.domain.own_copy.everyday import EVERYDAY, TITLES
from aftercare_desktop.domain.own_copy.folding import Token, is_joined, tokens, with_places

ANOTHER = "another person"
"""What stands where a name stood."""
A_NUMBER = "a number"
"""What stands where a phone number stood."""

T = TypeVar("T")
_Words = tuple[str, ...]
_Span = tuple[int, int]
_BEFORE_A_WORD = frozenset("وفبلكובלכמשה")
"""One letter that Arabic and Hebrew write together with the word: "and", "with", "to"."""
_NOT_TEXTS = frozenset({"key", "plan_key", "file_sha256"})
"""Fields that the program writes itself and nobody reads."""
_MANY_WORDS = 5
"""Of a longer name not every mix of words and initials is looked for."""
_TELLING = 5
"""A record number of fewer characters is also a dose or a day: it is found only where it is said to be one."""
_SAID_TO_BE_A_NUMBER = (
    ("record",),
    ("record", "number"),
    ("record", "no"),
    ("client",),
    ("client", "number"),
    ("chart",),
    ("number",),
    ("no",),
    ("mrn",),
)


@dataclass(frozen=True, slots=True)
class Others:
    """People who are hidden: what they are called, their phones, record numbers and e-mail addresses."""

    names: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    record_numbers: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is looked for. `names` are folded words; `large` those that are names only where each begins large;
    `joined` those of scripts that put no space between words; `kept` win where a hidden name lies inside one.
    """

    names: frozenset[_Words] = frozenset()
    large: frozenset[_Words] = frozenset()
    joined: frozenset[str] = frozenset()
    kept: frozenset[_Words] = frozenset()
    phones: frozenset[str] = frozenset()


def hidden(others: Others, kept: Others) -> Hidden:
    """`others` by every way in which a name is written, but for what is also a name of `kept`: their own people."""
    own = frozenset(
        form for name in kept.names for form in (*_turned(_words(name)), *((word,) for word in _words(name)))
    )
    found = {form for name in others.names for form in _forms(name) if _tells(form)} | set(_marks(others))
    found -= own | set(_marks(kept)) | {()}
    written = {_words(name) for name in others.names if len(_words(name)) > 1}
    large = frozenset(form for form in found - written if _needs_a_capital(form))
    return Hidden(
        frozenset(found) - large,
        large,
        frozenset(part for name in others.names for part in _joined(name)),
        own,
        phone_numbers.patterns(others.phones, kept.phones),
    )


def hidden_whole(others: Others, kept: Others) -> Hidden:
    """`others` only by whole names and telling record numbers: for people whom nothing links to the client."""
    own = frozenset(form for name in kept.names for form in _turned(_words(name)))
    found = {form for name in others.names for form in _turned(_words(name)) if len(form) > 1}
    found |= {(number,) for number in map(search.fold, others.record_numbers) if len(number) >= _TELLING}
    joined = frozenset(part for name in others.names for part in _joined(name))
    return Hidden(
        frozenset(found) - own, joined=joined - {part for name in kept.names for part in _joined(name)}
    )


def names_any(texts: Iterable[str], names: Hidden) -> bool:
    """Whether any of these texts names one of them."""
    return any(True for text in texts for _ in _spans(text, names))


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
    return tuple(field.name for field in fields(kind) if field.name not in _NOT_TEXTS)


def _text_without(text: str, names: Hidden) -> str:
    for start, end, shown in reversed(_merged(_spans(text, names))):
        text = text[:start] + shown + text[end:]
    return text


def _spans(text: str, names: Hidden) -> Iterator[tuple[int, int, str]]:
    """Everything that is found, with what is shown for it."""
    yield from ((*span, A_NUMBER) for span in phone_numbers.places_of(text, names.phones))
    words = list(tokens(text))
    yield from ((*span, ANOTHER) for span in _worded(text, words, names))
    parted = list(tokens(text, parted=True))
    if parted != words:
        yield from ((*span, ANOTHER) for span in _worded(text, parted, names))
    yield from ((*span, ANOTHER) for span in _run_together(text, names))


def _worded(text: str, words: list[Token], names: Hidden) -> Iterator[_Span]:
    """Where a name of words stands, unless it lies inside one that is kept."""
    if not names.names and not names.large:
        return
    longest = _longest(names)
    kept = [span for span, _ in _matches(words, names.kept, longest)]
    for (first, last), start in _matches(words, names.names, longest):
        if not any(one <= first and last <= other for one, other in kept):
            yield start, words[last - 1][1]
    for (first, last), start in _matches(words, names.large, longest):
        large = not any(text[one].islower() for one, _, _ in words[first:last])
        if large and not any(one <= first and last <= other for one, other in kept):
            yield start, words[last - 1][1]


def _longest(names: Hidden) -> int:
    return max(map(len, names.names | names.large | names.kept), default=1)


def _matches(words: list[Token], forms: frozenset[_Words], longest: int) -> Iterator[tuple[_Span, int]]:
    """Each place where the words of a form follow each other: its first and last token, and where its text begins."""
    folded = tuple(word for _, _, word in words)
    for first, (start, _, word) in enumerate(words):
        bare = word[:1] in _BEFORE_A_WORD and len(word) > 2
        for last in range(first + 1, min(first + longest, len(words)) + 1):
            rest = folded[first + 1 : last]
            if (word, *rest) in forms:
                yield (first, last), start
            elif bare and (word[1:], *rest) in forms:
                yield (first, last), start + 1


def _run_together(text: str, names: Hidden) -> Iterator[_Span]:
    """Where a name stands in a script without spaces, whatever stands beside it."""
    if not names.joined or text.isascii():
        return
    folded, every = with_places(text)
    places = [place for place, one in zip(every, folded, strict=True) if not one.isspace()]
    whole = "".join(folded.split())
    for name in names.joined:
        at = whole.find(name)
        while at >= 0:
            yield places[at], places[at + len(name) - 1] + 1
            at = whole.find(name, at + 1)


def _merged(spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    merged: list[tuple[int, int, str]] = []
    for start, end, shown in sorted(spans):
        if merged and start < merged[-1][1]:
            first, last, before = merged[-1]
            merged[-1] = (first, max(end, last), before)
        else:
            merged.append((start, end, shown))
    return merged


# How names are written


def _forms(name: str) -> Iterator[_Words]:
    """ "Bo Li Webb": the name in either order, with initials, "Bo W.", and each part of two letters or more."""
    words = tuple(word for word in _words(name) if word not in TITLES)
    yield from _turned(words)
    yield from ((word,) for word in words if _tells((word,)))
    if len(words) < 2:
        return
    first, last, rest = words[0], words[-1], words[:-1]
    yield first, last[0]
    for written in {rest, rest[:1], rest[-1:]}:
        mixed = product(*((word, word[0]) for word in written)) if len(written) < _MANY_WORDS else ()
        for before in (*mixed, ("".join(word[0] for word in written),)):  # "b l" and "bl"
            yield (*before, last)
            yield (last, *before)


def _tells(form: _Words) -> bool:
    """Whether anything in it is more than an initial: "J. R." is nobody, and "1" a dose."""
    return any(len(word) > 1 and not word.isdigit() for word in form)


def _turned(words: _Words) -> Iterator[_Words]:
    """As written, the last name first, and without what stands between."""
    yield words
    if len(words) > 1:
        yield (words[-1], *words[:-1])
        yield words[0], words[-1]
        yield words[-1], words[0]


def _marks(others: Others) -> Iterator[_Words]:
    """Record numbers and e-mail addresses as words."""
    for email in others.emails:
        yield _words(email)
    for number in others.record_numbers:
        words = _words(number)
        for written in {words, tuple(word.lstrip("0") for word in words)}:
            if len("".join(written)) >= _TELLING:
                yield written
            elif written and all(written):
                yield from ((*said, *written) for said in _SAID_TO_BE_A_NUMBER)


def _needs_a_capital(form: _Words) -> bool:
    """Whether in small letters it may be a part of any sentence: "will", "a long", "marcus a"."""
    if len(form) == 1:
        return form[0] in EVERYDAY
    if form[-1] in ("a", "i"):
        return True
    return any(len(word) == 1 for word in form) and any(len(word) > 1 and word in EVERYDAY for word in form)


def _words(name: str) -> _Words:
    return tuple(word for _, _, word in tokens(name))


def _joined(name: str) -> Iterator[str]:
    """The parts of a name in a script without spaces, put together."""
    part = "".join(one for one in name if is_joined(one) or one.isspace())
    folded = "".join(with_places(part)[0].split())
    if len("".join(part.split())) > 1:
        yield folded
