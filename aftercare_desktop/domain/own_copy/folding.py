"""Texts made comparable for the search for names and numbers: folded, and without what nobody sees in them."""

import unicodedata
from collections.abc import Iterator
from functools import cache

from aftercare_desktop.domain import search

Token = tuple[int, int, str]
"""Where a word begins and ends, and the word folded."""
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0")
"""Invisible without being of a category that says so (Unicode: Default_Ignorable_Code_Point)."""
_APOSTROPHE = "\u02bc"
_WITHOUT_SPACES = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")


def tokens(text: str, *, parted: bool = False) -> Iterator[Token]:
    """Each word. What nobody sees does not part a word, or (`parted`) does, as a place for a line break may."""
    start = -1
    for place, character in enumerate(f"{text} "):
        unseen = is_unseen(character)
        inside = (start >= 0 and not parted) if unseen else _is_of_a_word(character)
        if inside and start < 0:
            start = place
        elif not inside and start >= 0:
            yield start, place, search.fold("".join(one for one in text[start:place] if not is_unseen(one)))
            start = -1


def with_places(text: str) -> tuple[str, list[int]]:
    """The folded text without what nobody sees, digits of every script as ASCII; for each character its place."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        part = _folded(character)
        folded.append(part)
        places += [place] * len(part)
    return "".join(folded), places


@cache
def _folded(character: str) -> str:
    if is_unseen(character):
        return ""
    folded = search.fold(character)
    return "".join(
        str(unicodedata.digit(one)) if unicodedata.category(one) == "Nd" else one for one in folded
    )


@cache
def is_unseen(character: str) -> bool:
    """Whether a character leaves neither a mark nor a gap on paper."""
    if (
        character in _FILLERS
        or "\ufe00" <= character <= "\ufe0f"
        or "\U000e0000" <= character <= "\U000e0fff"
    ):
        return True
    return unicodedata.category(character) in ("Cf", "Cc") and not character.isspace()


@cache
def is_joined(character: str) -> bool:
    """Whether it is of a script that puts no space between words."""
    return unicodedata.name(character, "").startswith(_WITHOUT_SPACES)


@cache
def _is_of_a_word(character: str) -> bool:
    of_a_word = unicodedata.category(character)[0] in "LNM" and character != _APOSTROPHE
    return of_a_word and not is_joined(character)
