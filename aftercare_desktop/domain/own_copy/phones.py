"""Phone numbers in texts, however they are spelled: only their digits are compared."""

import re
from collections.abc import Iterable, Iterator

from aftercare_desktop.domain import search
from aftercare_desktop.domain.own_copy.folding import with_places

_SHORTEST = 7
_AMERICAN = 10
_LOCAL = 7
_ABROAD = 9
"""So many digits at the end tell a number also without the code of its country."""
_BETWEEN = r"[\W_]{0,6}"
_EXTENSION = re.compile(r"(?:ext|x|#|;|,).*", re.IGNORECASE | re.DOTALL)


def patterns(phones: Iterable[str], kept: Iterable[str] = ()) -> frozenset[str]:
    """What finds these numbers in a text of `places_of`, but for those that are also somebody's who is kept."""
    own = {number for phone in kept for number in _numbers(phone)}
    return frozenset(_pattern(number) for phone in phones for number in _numbers(phone) if number not in own)


def places_of(text: str, found_by: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where one of these numbers stands in a text: with or without the code of its area or country.

    The same local number in another area goes too: whether digits before it belong to it cannot be told.
    """
    if not found_by:
        return
    folded, places = with_places(text)
    for pattern in found_by:
        for found in re.finditer(pattern, folded):
            yield places[found.start()], places[found.end() - 1] + 1


def _numbers(phone: str) -> Iterator[str]:
    digits = search.digits(_EXTENSION.sub("", phone))
    if len(digits) == _AMERICAN + 1 and digits.startswith("1"):
        digits = digits[1:]
    if len(digits) >= _SHORTEST:
        yield digits


def _pattern(number: str) -> str:
    """The code of the area or country may be left out, or follow a way to dial out; abroad its zero may be kept."""
    size = _LOCAL if len(number) == _AMERICAN else min(_ABROAD, len(number))
    code, rest = number[:-size], _spelled(number[-size:])
    before = rf"\+?(?:(?:1|00|011|0){_BETWEEN})?\(?"
    if len(number) == _AMERICAN:
        inside = rf"(?:{before}{_spelled(code)}{_BETWEEN})?"
    else:
        digits = "".join(rf"(?:{digit}{_BETWEEN}(?:0{_BETWEEN})?)?" for digit in code)
        inside = rf"(?:{before}{digits})"
    return rf"(?<!\d){inside}{rest}(?!\d)"


def _spelled(digits: str) -> str:
    return _BETWEEN.join(digits)
