"""How hard an English text is to read: its Flesch-Kincaid grade and the sentences that are hard. Nothing is measured in
another language, for which the formula was never made.

The grade is that of Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas", Naval Technical
Training Command, Research Branch Report 8-75 (1975): 0.39 * words per sentence + 11.8 * syllables per word - 15.59.

How things are counted:

- A word stands between spaces and holds a letter or a figure; "one-on-one" is one word (Flesch, How to write plain
  English, 1979, chapter 2: count hyphenated words, abbreviations, figures, symbols and their combinations as one word).
- Figures, times, phone numbers, "988", "a.m.", "Dr." and words in capitals ("GED") are one syllable each (the same).
  Figures that only spaces part are one word: "(207) 555-0142".
- Syllables are those of pyphen's American English patterns. These leave breaks out that a typesetter would not make
  ("a-way", all of "medicine"), so that the sounded vowels within each part are counted too; a word has one at least.
- A sentence ends at . ? ! or at the end of a line; not at the point of an abbreviation, a number or an initial.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

ENGLISH = "en"
GOAL = 6.0
"""What a client is given to read is at or under this grade (DOMAIN.md section 1: the 6th grade, AMA and NIH)."""
LONGEST_SENTENCE = 15
"""More words than this are hard to hold in mind (DESIGN.md section 7)."""
SHORTEST_GRADED = 5
"""A shorter sentence is not called hard by its grade: of two words with one long name the formula says nothing."""
SHORTEST_TEXT = 10
"""A text with fewer words has a figure, but none worth telling."""
_MANY_SYLLABLES = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its place in the text, with its counts. `long_words` have three syllables or more and are no names:
    what has a capital inside the sentence cannot be said shorter.
    """

    start: int
    end: int
    words: int
    syllables: int
    long_words: tuple[str, ...] = ()

    def grade(self) -> float:
        """Its own Flesch-Kincaid grade."""
        return _grade(1, self.words, self.syllables)

    def is_too_long(self) -> bool:
        """Whether it has more words than a sentence should."""
        return self.words > LONGEST_SENTENCE

    def is_hard(self) -> bool:
        """Whether it is above the goal, by its length or by its words."""
        graded = self.words >= SHORTEST_GRADED and bool(self.long_words)
        return self.is_too_long() or (graded and self.grade() > GOAL)


@dataclass(frozen=True, slots=True)
class Reading:
    """A measured text: its sentences in order."""

    sentences: tuple[Sentence, ...]

    def __add__(self, other: "Reading") -> "Reading":
        """Both texts measured as one; the places of the sentences stay those of their own texts."""
        return Reading(self.sentences + other.sentences)

    def words(self) -> int:
        """How many words there are."""
        return sum(sentence.words for sentence in self.sentences)

    def grade(self) -> float:
        """The Flesch-Kincaid grade of the whole; 0 where there is nothing to read, or where it is lower."""
        syllables = sum(sentence.syllables for sentence in self.sentences)
        return max(0.0, _grade(len(self.sentences), self.words(), syllables)) if self.sentences else 0.0

    def hard(self) -> tuple[Sentence, ...]:
        """The sentences above the goal."""
        return tuple(sentence for sentence in self.sentences if sentence.is_hard())

    def is_telling(self) -> bool:
        """Whether the text is long enough for its grade to be told."""
        return self.words() >= SHORTEST_TEXT


def is_measured(language: str) -> bool:
    """Whether texts of this language ("en", "en-US", "English") are measured. An unknown one ("") is English here."""
    primary = re.split("[-_ ]", language.strip().casefold(), maxsplit=1)[0]
    return primary in ("", ENGLISH, "english")


def read(text: str, language: str = ENGLISH) -> Reading | None:
    """The sentences of a text with their counts; None where the language is not measured."""
    return Reading(tuple(_sentences(text))) if is_measured(language) else None


def grade(text: str, language: str = ENGLISH) -> float | None:
    """The grade of a text; None where the language is not measured or there is nothing to read."""
    reading = read(text, language)
    return reading.grade() if reading is not None and reading.sentences else None


def hard_sentences(text: str, language: str = ENGLISH) -> tuple[Sentence, ...]:
    """The hard sentences of a text by their places in it; none where the language is not measured."""
    reading = read(text, language)
    return reading.hard() if reading is not None else ()


# In words


def told_grade(reading: Reading) -> str:
    """ "Grade 5", or "" where the text is too short for a grade. Rounded up: "Grade 6" is never above the goal."""
    return f"Grade {max(1, ceil(reading.grade()))}" if reading.is_telling() else ""


def told(reading: Reading) -> str:
    """ "Grade 5", "Grade 9: 2 hard sentences", "2 hard sentences", or ""."""
    hard = len(reading.hard())
    sentences = "" if not hard else "1 hard sentence" if hard == 1 else f"{hard:,} hard sentences"
    return ": ".join(part for part in (told_grade(reading), sentences) if part)


def why_hard(sentence: Sentence) -> str:
    """What makes a hard sentence hard and what would help: "21 words. Try two sentences."."""
    if sentence.is_too_long():
        return f"{sentence.words} words. Try two sentences."
    longest = sorted(sentence.long_words, key=syllables_of_token, reverse=True)[:2]
    words = " and ".join(f"“{word}”" for word in longest)
    return f"Grade {ceil(sentence.grade())}. Try shorter words than {words}."


def _grade(sentences: int, words: int, syllables: int) -> float:
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


# Where sentences end

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_TOKEN = re.compile(r"\S+")
_STOP = re.compile("[.?!\u2026][.?!\u2026\"'\u201d\u2019)\\]]*$")
_ONE_POINT = re.compile("[^.?!\u2026]*\\.$|(?:[A-Za-z]\\.)+$")
_INITIAL = re.compile(r"[A-Z]\.")
_AROUND = "\"'()[]\u201c\u201d\u2018\u2019,;:*\u2022-\u2013\u2014/"
_NEVER_LAST = frozenset(
    {"dr.", "mr.", "mrs.", "ms.", "prof.", "rev.", "vs.", "e.g.", "i.e.", "no.", "apt.", "approx.", "ext."}
)
_LAST_BEFORE_A_CAPITAL = frozenset(
    {
        "a.m.",
        "p.m.",
        "etc.",
        "ave.",
        "rd.",
        "blvd.",
        "ln.",
        "inc.",
        "mg.",
        "ml.",
        "hr.",
        "hrs.",
        "min.",
        "u.s.",
    }
)
_NAMES_OF_DAYS = frozenset(
    {f"{day}." for day in ("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun")}
    | {
        f"{month}."
        for month in ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
    }
)


def _sentences(text: str) -> Iterator[Sentence]:
    for line in _LINE.finditer(text):
        tokens = list(_TOKEN.finditer(text, line.start(), line.end()))
        first = 0
        for index in range(len(tokens)):
            if index + 1 == len(tokens) or _ends(tokens, index):
                counted = _counted(tokens[first : index + 1])
                first = index + 1
                if counted is not None:
                    yield counted


def _ends(tokens: list[re.Match[str]], index: int) -> bool:
    """Whether a sentence ends with this token, which others of its line follow."""
    token = tokens[index].group()
    if not _STOP.search(token):
        return False
    bare = token.strip(_AROUND)
    if not _ONE_POINT.match(bare):
        return True
    small = bare.casefold()
    if small in _NEVER_LAST or small in _NAMES_OF_DAYS:
        return False
    capital_follows = tokens[index + 1].group().lstrip(_AROUND)[:1].isupper()
    if small in _LAST_BEFORE_A_CAPITAL:
        return capital_follows
    if small == "st." or _INITIAL.fullmatch(bare):
        # "Main St. Then" and "Dana W. Then" end, "at St. Mary" and "see J. Smith" do not: a name stands before.
        return capital_follows and index > 0 and tokens[index - 1].group().lstrip(_AROUND)[:1].isupper()
    return True


def _counted(tokens: list[re.Match[str]]) -> Sentence | None:
    words = [token for token in tokens if any(each.isalnum() for each in token.group())]
    if not words:
        return None
    figures = [not any(each.isalpha() for each in token.group()) for token in words]
    parts_of_one = sum(1 for before, after in pairwise(figures) if before and after)
    counts = [syllables_of_token(token.group().strip(_AROUND)) for token in words]
    longer = tuple(
        token.group().strip(_AROUND + ".?!\u2026")
        for number, (token, count) in enumerate(zip(words, counts, strict=True))
        if count >= _MANY_SYLLABLES and not (number and token.group().lstrip(_AROUND)[:1].isupper())
    )
    return Sentence(
        words[0].start(),
        words[-1].end(),
        len(words) - parts_of_one,
        sum(counts) - parts_of_one,
        longer,
    )


# Syllables

_PARTS = re.compile("[^\\W\\d_]+(?:['\u2019][^\\W\\d_]+)*")
_LONGEST_OF_INITIALS = 5
_VOWELS = re.compile("[aeiouy\u00e0-\u00e6\u00e8-\u00ef\u00f2-\u00fc]+")
_SILENT_END = re.compile(r"(?<=[^aeiouy])(?:(?<![sxzcg])(?<!ch)(?<!sh)es|e|(?<![td])ed)$")
_SOUNDED_LE = re.compile(r"[^aeiouyrlw]les?$")
_TWO_IN_ONE = re.compile(
    r"(?<![ctsgx])i(?=[aou])(?!ou)|(?<![cts])i(?=et$|ent|ence)|(?<=[eo])(?=ing)|^sci(?=e)|u(?=al)|(?<=[^q]u)(?=ou)"
)
_NOT = re.compile(r"(?<=[ds])n't$")
_AS_SPOKEN = (
    {"real": 1, "every": 2, "someone": 2, "business": 2, "wednesday": 2, "really": 2, "everyday": 3}
    | {
        "everyone": 3,
        "everything": 3,
        "area": 3,
        "areas": 3,
        "idea": 3,
        "ideas": 3,
        "recipe": 3,
        "suicide": 3,
    }
    | {"everybody": 4, "everywhere": 3, "suicidal": 4, "million": 2}
)
"""Words whose breaks and vowels mislead, with the syllables one hears."""


@cache
def _patterns() -> "Pyphen":
    # Imported and loaded with the first text measured: both take longer than the rest of the program's words together.
    import pyphen  # noqa: PLC0415

    return pyphen.Pyphen(lang="en_US")


def syllables_of_token(token: str) -> int:
    """The syllables of what stands between two spaces, one for figures and abbreviations."""
    parts = _PARTS.findall(token)
    if not parts or any(each.isdigit() for each in token):
        return 1
    small = token.casefold()
    if small in _NEVER_LAST or small in _LAST_BEFORE_A_CAPITAL or small in _NAMES_OF_DAYS:
        return 1
    return sum(1 if _is_initials(part) else syllables_of(part.casefold()) for part in parts)


def _is_initials(part: str) -> bool:
    return part.isupper() and len(part) <= _LONGEST_OF_INITIALS


@lru_cache(maxsize=8_192)
def syllables_of(word: str) -> int:
    """The syllables of one word in small letters, one at least."""
    word = word.replace("\u2019", "'")
    if word in _AS_SPOKEN:
        return _AS_SPOKEN[word]
    stem = re.sub("(?:n't|'(?:s|m|d|t|ll|re|ve)?)$", "", word)
    parts = _patterns().inserted(stem.replace("'", ""), hyphen=" ").split()
    return max(1, sum(_sounded(part) for part in parts)) + bool(_NOT.search(word))


def _sounded(part: str) -> int:
    """The vowels one hears in a part without a break of its own."""
    letters = re.sub("(?<=g)ue$", "", part.replace("qu", "q"))
    if letters.startswith("y") and len(letters) > 1:
        letters = letters[1:]
    count = len(_VOWELS.findall(letters)) + len(_TWO_IN_ONE.findall(letters))
    if _SILENT_END.search(letters) and not _SOUNDED_LE.search(letters):
        count -= 1
    return max(1, count)
