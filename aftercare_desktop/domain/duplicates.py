"""Whether two records may be of one person: which signs there are, and which of them are enough together.

How like two names are is measured elsewhere; here stands what the measure means.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from aftercare_desktop.domain.search import words

SAME_NAME, NEAR_NAME, LOOSE_NAME, ONE_WORD = 0.995, 0.84, 0.78, 0.4
"""How like two names are, from 0 to 1. The looser measures count only beside the same date of birth: a slip in both
words, and, where phone or e-mail are the same too, another surname."""
HEARD_NAME = 0.88
"""How like two names must be as they are heard (`as_heard`) where they look less alike: "Harriett Tarbocks" and
"Harriet Tarbox". Counts only beside the same date of birth."""


class Sign(StrEnum):
    """One thing that two records have in common."""

    SAME_BIRTH = "same_birth"
    SWAPPED_BIRTH = "swapped_birth"
    NEAR_BIRTH = "near_birth"
    UNKNOWN_BIRTH = "unknown_birth"
    SAME_NAME = "same_name"
    NEAR_NAME = "near_name"
    HEARD_NAME = "heard_name"
    SAME_PHONE = "same_phone"
    SAME_EMAIL = "same_email"


@dataclass(frozen=True, slots=True)
class Common:
    """What two records have in common, measured: `birth` is None where the dates of birth are different.

    `heard` is how like the names sound, measured only where it can matter.
    """

    name: float
    birth: Sign | None
    phone: bool = False
    email: bool = False
    heard: float = 0.0


def signs(common: Common, *, while_writing: bool = False) -> tuple[Sign, ...]:
    """The signs that make it likely to be one person, the strongest first; none if they are not enough.

    A family shares phone and surname, so the whole name counts beside these. `while_writing` the person may still be
    asked, so a name that is nearly the same is enough where a date of birth is not known; among everybody it would
    drown the others.
    """
    if not _is_enough(common, NEAR_NAME if while_writing else SAME_NAME):
        return ()
    found = [common.birth] if common.birth is not None else []
    if common.name >= LOOSE_NAME:
        found.append(Sign.SAME_NAME if common.name >= SAME_NAME else Sign.NEAR_NAME)
    elif common.heard >= HEARD_NAME:
        found.append(Sign.HEARD_NAME)
    if common.phone:
        found.append(Sign.SAME_PHONE)
    if common.email:
        found.append(Sign.SAME_EMAIL)
    return tuple(found)


def _is_enough(common: Common, without_birth: float) -> bool:
    if common.birth is Sign.SAME_BIRTH:
        enough = ONE_WORD if common.phone or common.email else LOOSE_NAME
        return common.name >= enough or common.heard >= HEARD_NAME
    if common.name < NEAR_NAME:
        return False
    if common.phone or common.email or common.birth in (Sign.SWAPPED_BIRTH, Sign.NEAR_BIRTH):
        return True
    return common.birth is Sign.UNKNOWN_BIRTH and common.name >= without_birth


# --- Dates of birth -----------------------------------------------------------------------------------------


def common_birth(one: date | None, other: date | None) -> Sign | None:
    """How two dates of birth agree; None if they are different."""
    if one is None or other is None:
        return Sign.UNKNOWN_BIRTH
    if one == other:
        return Sign.SAME_BIRTH
    if _swapped(one) == other:
        return Sign.SWAPPED_BIRTH
    return Sign.NEAR_BIRTH if _is_one_slip(one, other) else None


def near_births(day: date) -> frozenset[date]:
    """The dates that one slip makes of a date: day and month swapped, one digit wrong, two neighbors swapped."""
    written = _written(day)
    found = {_read(text) for text in _slips(written)} | {_swapped(day), day}
    return frozenset(one for one in found if one is not None)


def _slips(written: str) -> Iterator[str]:
    for place, digit in enumerate(written):
        before, after = written[:place], written[place + 1 :]
        yield from (f"{before}{other}{after}" for other in "0123456789" if other != digit)
        if after:
            yield f"{before}{after[0]}{digit}{after[1:]}"


def _is_one_slip(one: date, other: date) -> bool:
    a, b = _written(one), _written(other)
    places = [place for place in range(len(a)) if a[place] != b[place]]
    if len(places) == 1:
        return True
    return len(places) == 2 and places[1] == places[0] + 1 and a[places[0]] == b[places[1]]


def _swapped(day: date) -> date | None:
    written = _written(day)
    return _read(written[:4] + written[6:] + written[4:6])


def _written(day: date) -> str:
    """YYYYMMDD, for any year."""
    return day.isoformat().replace("-", "")


def _read(written: str) -> date | None:
    try:
        return date(int(written[:4]), int(written[4:6]), int(written[6:]))
    except ValueError:
        return None


# --- Names --------------------------------------------------------------------------------------------------

_SHORT_FOR = {
    "alexander": "alex sasha",
    "andrew": "andy drew",
    "anthony": "tony",
    "benjamin": "ben benny",
    "catherine": "cathy kate katherine kathryn katie cat",
    "charles": "charlie chuck",
    "christopher": "chris kit",
    "daniel": "dan danny",
    "david": "dave davey",
    "deborah": "deb debbie debra",
    "edward": "ed eddie ted",
    "elizabeth": "beth betsy betty eliza liz lizzie",
    "francis": "frank fran",
    "gregory": "greg",
    "harriet": "hattie harry",
    "henry": "hank harry hal",
    "james": "jim jimmy jamie",
    "jennifer": "jen jenny",
    "jessica": "jess jessie",
    "john": "johnny jack jon",
    "jonathan": "jon jonny",
    "joseph": "joe joey",
    "joshua": "josh",
    "kenneth": "ken kenny",
    "lawrence": "larry",
    "margaret": "maggie meg peggy",
    "matthew": "matt",
    "michael": "mike mick mickey",
    "nicholas": "nick nicky",
    "patricia": "pat patty trish",
    "patrick": "pat paddy",
    "peter": "pete",
    "rebecca": "becca becky",
    "richard": "rich rick dick ricky",
    "robert": "bob bobby rob robbie",
    "samuel": "sam sammy",
    "samantha": "sam",
    "stephen": "steve steven",
    "susan": "sue susie",
    "theodore": "theo ted teddy",
    "thomas": "tom tommy",
    "timothy": "tim timmy",
    "victoria": "vicky tori",
    "william": "will bill billy liam",
}
NICKNAMES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        short: frozenset(full for full, shorts in _SHORT_FOR.items() if short in shorts.split())
        for shorts in _SHORT_FOR.values()
        for short in shorts.split()
    }
)
"""For a short first name the full ones it may stand for."""

_JOINS = str.maketrans(dict.fromkeys("'’‘ʼ`´\"“”.,") | dict.fromkeys("-‐‑‒–—", " "))
_PLAIN = _JOINS | str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"}
)
"""No punctuation, and for letters that folding leaves as they are what a keyboard without them writes."""


def in_order(folded: str) -> str:
    """The words of a folded name in alphabetical order and plain letters, as names are compared."""
    return " ".join(sorted(folded.translate(_PLAIN).split()))


def nicknamed(spelling: str) -> tuple[str, ...]:
    """The spelling, and those in which one of its full first names is a short one: "bob quill" for "quill robert"."""
    words_of_it = spelling.split()
    shorter = [
        " ".join(sorted((*words_of_it[:place], short, *words_of_it[place + 1 :])))
        for place, word in enumerate(words_of_it)
        for short in _SHORT_FOR.get(word, "").split()
    ]
    return (spelling, *shorter)


def spellings(name: str, preferred: str) -> tuple[str, ...]:
    """The names a person may be written down by: folded, without punctuation, the words in alphabetical order.

    Legal name, preferred name with the surname, and the full names a short first name may stand for.
    """
    legal = words(name.translate(_JOINS))
    called = words(preferred.translate(_JOINS))
    written = [legal]
    if called:
        written.append(called if len(called) > 1 or len(legal) < 2 else (*called, legal[-1]))
    full = [
        (long, *rest) for first, *rest in filter(None, written) for long in sorted(NICKNAMES.get(first, ()))
    ]
    return tuple(dict.fromkeys(in_order(" ".join(each)) for each in (*written, *full) if each))


_HEARD = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"\bmac(?=[^aeiouy])|\bmc", "mak"),
        (r"\bkn", "n"),
        (r"\bwr", "r"),
        (r"ph", "f"),
        (r"eigh|igh", "i"),
        (r"tch|sch(?=[lmnw])", "s"),
        (r"ch(?=[lnr])", "k"),
        (r"ck|cc(?![eiy])|q", "k"),
        (r"[cg]h(?=t)|gh", ""),
        (r"c(?=[eiy])|z", "s"),
        (r"g(?=e)", "j"),
        (r"c(?!h)", "k"),
        (r"x", "ks"),
        (r"d(?=t)|p(?=s)", ""),
        (r"(?<=[a-z])h(?![aeiouy])|(?<=t)h", ""),
        (r"(?:ee|ea|ei|ie|ey|y)(?![aou])", "i"),
        (r"ai|ay", "a"),
        (r"eo(?=f)", "e"),
        (r"(?<=[a-z]{2})e\b", ""),
        (r"([a-z])\1+", r"\1"),
    )
)
"""How English ears write what they hear: each pattern of a plain name becomes the letters it sounds like."""


@lru_cache(maxsize=65_536)
def as_heard(spelling: str) -> str:
    """A spelling by its sound, in alphabetical order: "tarbocks harriett" and "harriet tarbox" are "hariet tarboks"."""
    for pattern, sound in _HEARD:
        spelling = pattern.sub(sound, spelling)
    return " ".join(sorted(spelling.split()))
