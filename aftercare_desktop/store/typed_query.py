"""What somebody types to find a client, taken apart: names, numbers, and dates as people write them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from aftercare_desktop.domain import search

_MOST_WORDS = 200
_LONGEST_WORD = 2_000
_COUNTRY_CODE = "+1"
_US_NUMBER = re.compile(r"1\d{10}")
_ISO_BEGINNING = re.compile(r"\d{4}-(?:\d{1,2}(?:-\d{0,2})?)?")
_PLAIN_NUMBER = re.compile(r"\d+|\d{3}-\d*(?:-\d*)?")
_TELLING_LENGTHS = frozenset({len("MMDDYYYY"), len("12075550142")})
_PUNCTUATION = str.maketrans(dict.fromkeys("'’‘ʼ`´\"“”-‐‑‒–—.,;:()/#+*"))
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WRITTEN_DATE = re.compile(r"(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})(?:[/.-](?P<year>\d{0,4}))?")
_SLASHED_DATE = re.compile(r"(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})(?:/(?P<year>[0-9]{0,4}))?")
_ONE_WORD_DATE = re.compile(r"(?P<month>\d\d)(?P<day>\d\d)(?P<year>(?:19|20)\d\d)")
_ISO_WORD_DATE = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
_MONTH_NAME = re.compile(
    r"(?:(?P<d1>\d{1,2})\.? )?(?P<name>[a-z]{3,9})\.?(?: (?P<d2>\d{1,2})(?:st|nd|rd|th)?)?,?(?: (?P<year>\d{4}))?"
)


@dataclass(frozen=True, slots=True)
class Sought:
    """A query taken apart. Of each word one spelling must occur; or, the whole being a date, one of `birthday`."""

    words: tuple[tuple[str, ...], ...]
    birthday: tuple[str, ...] = ()

    def among(self, ids: Sequence[int], texts: Sequence[str]) -> Sequence[int]:
        """Those of the ids whose folded text, `texts[id]`, matches."""
        if self.birthday:
            day = self.birthday
            return [i for i in ids if any(part in texts[i] for part in day) or self._matches(texts[i])]
        # The word with the most letters first: it leaves the fewest to look at for the others.
        for spellings in sorted(self.words, key=lambda one: (len(one), -len(one[0]))):
            if len(spellings) == 1:
                (part,) = spellings
                ids = [i for i in ids if part in texts[i]]
            elif len(spellings) == 2:  # three times as fast as `any`
                part, other = spellings
                ids = [i for i in ids if part in texts[i] or other in texts[i]]
            elif len(spellings) == 3:
                part, other, third = spellings
                ids = [i for i in ids if part in (text := texts[i]) or other in text or third in text]
            else:
                ids = [i for i in ids if any(part in texts[i] for part in spellings)]
        return ids

    def _matches(self, text: str) -> bool:
        return all(any(part in text for part in spellings) for spellings in self.words)


def sought(query: str) -> Sought | None:
    """What a query looks for; None for one without words."""
    typed = tuple(dict.fromkeys(search.words(without_nul(query))))[:_MOST_WORDS]
    words = tuple(word for word in typed if word != _COUNTRY_CODE) or typed
    if not words:
        return None
    spelled = tuple(_shortest(text[:_LONGEST_WORD] for text in _spellings(word)) for word in words)
    return Sought(spelled, tuple(_month_name_date(" ".join(words))))


def _shortest(spellings: Iterable[str]) -> tuple[str, ...]:
    """Without those that only say more than another: where 10/29/1985 is, 10/29/19 is found too."""
    every = tuple(dict.fromkeys(spellings))
    return tuple(text for text in every if not any(other in text for other in every if other != text))


def only_narrows(shorter: str, longer: str) -> bool:
    """Whether `longer`, typed on from `shorter`, cannot find anybody whom `shorter` did not.

    So it is for names and for plain numbers. Dates have other spellings, which come and go while they are typed: an
    eight-digit number may be one, and one of eleven digits loses its country code.
    """
    if not shorter.strip() or not longer.startswith(shorter):
        return False
    if all(sign.isalpha() or sign == " " for sign in longer):
        return True
    if _PLAIN_NUMBER.fullmatch(longer) is not None:
        return len(search.digits(longer)) not in _TELLING_LENGTHS
    return _is_same_date_typed_on(shorter, longer)


def _is_same_date_typed_on(shorter: str, longer: str) -> bool:
    """03/1 and 03/14, but not 03/0 and 03/04, nor a year of two digits, which may be of either century."""
    dates = [_SLASHED_DATE.fullmatch(text) for text in (shorter, longer)]
    if dates[0] is None or dates[1] is None or len(dates[1]["year"] or "") == len("85"):
        return False
    before, after = (f"{int(date['a'])}/{int(date['b'])}/{date['year'] or ''}" for date in dates if date)
    return after.startswith(before if dates[0]["year"] else before.rstrip("/"))


def _spellings(word: str) -> Iterator[str]:
    """The texts by which a typed word is looked for; any of them is enough.

    The word without its punctuation is found wherever the word is, because every kept text that has punctuation is
    kept without it too.
    """
    yield from _dates(word)
    plain = bare(word)
    if _ISO_BEGINNING.fullmatch(word) or "/" in word:
        yield word
    if _SLASHED_DATE.fullmatch(word):
        return  # every spelling is another look at everybody, and nobody writes a number like that
    if _US_NUMBER.fullmatch(plain):
        yield plain[1:]
    else:
        yield plain or word


def _dates(word: str) -> Iterator[str]:
    """Dates of birth as people write them: 3/4/1985, 03-04-85, 4.3.1985, 03041985, 19850304, or only a beginning."""
    if (found := _WRITTEN_DATE.fullmatch(word)) is not None:
        first, second, year = int(found["a"]), int(found["b"]), found["year"] or ""
        for shown in _years(year):
            yield f" {first}/{second}{shown}"
            if "." in word:
                yield f" {second}/{first}{shown}"
    for form in (_ONE_WORD_DATE, _ISO_WORD_DATE):
        if (found := form.fullmatch(word)) is not None:
            yield f"{found['year']}-{found['month']}-{found['day']}"


def _years(year: str) -> Iterator[str]:
    yield f"/{year}" if year else ""
    if len(year) == len("85"):  # of 1919 and 2020 the beginning is looked for already
        yield from (f"/{century}{year}" for century in ("19", "20") if century != year)


def _month_name_date(query: str) -> Iterator[str]:
    """March 4, 1985 or 4 March 1985, the year and the ends of the month's name being optional."""
    found = _MONTH_NAME.fullmatch(query)
    if found is None or found["name"][:3] not in _MONTHS:
        return
    day = found["d1"] or found["d2"]
    if day is None or (found["d1"] and found["d2"]):
        return
    month = _MONTHS.index(found["name"][:3]) + 1
    yield f" {month}/{int(day)}/{found['year'] or ''}"


def without_nul(text: str) -> str:
    """SQLite's LIKE reads a text up to its first NUL character."""
    return text.replace("\0", "")


def bare(text: str) -> str:
    """Without apostrophes, hyphens and the like, so that obrien finds O'Brien."""
    return text.translate(_PUNCTUATION)
