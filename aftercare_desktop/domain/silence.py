"""What a paper that can be lost keeps silent about: the center, the program, a diagnosis, a medicine, a kind of care.

Names and labels are compared by their letters alone, so that no hyphen, space, case, accent, full-width or look-alike
letter lets one through. Everything else is a table of words and word beginnings. Too much silence costs a line, which
the screen names so that staff can word it anew; too little cannot be taken back (DESIGN.md sections 7 and 9).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.domain.center_words import OF_CENTERS, own_words
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.plans import PlanDocument

_BEGINNINGS = (
    "12step", "acampros", "addic", "adicc", "aftercare", "alanon", "alateen", "alcohol", "alprazol", "alzheimer",
    "amphetamin", "anonym", "anorexi", "ansiedad", "antabuse", "antidepress", "antipsychot", "anxiet", "autis",
    "benzo", "bipolar", "brixadi", "bulimi", "buprenorph", "campral", "clinic", "clonazep", "cocain", "counsel",
    "craving", "dementia", "depresi", "depress", "detox", "diabet", "diagnos", "diazepam", "discharg", "disorder",
    "disulfiram", "epilep", "esquizo", "fentan", "hallucin", "hepatit", "heroin", "inpatient", "intoxic", "klonopin",
    "lithium", "lorazep", "medicam", "medicat", "medicin", "metadona", "methado", "methamphet", "naloxon", "naltrex",
    "naranon", "narcan", "narcotic", "opiat", "opioid", "outpatient", "overdos", "oxycod", "oxycont", "paranoi",
    "prescri", "psiqui", "psych", "recover", "recuperac", "rehab", "relaps", "schizo", "selfharm", "sober", "sobrie",
    "sponsor", "sublocad", "suboxon", "substance", "subutex", "suicid", "terap", "therap", "tratamiento",
    "treatment", "twelvestep", "vivitrol", "withdraw", "xanax", "zubsolv",
)  # fmt: skip
"""What a word begins with that tells, in any inflection; also in Spanish where it differs."""
_WHOLE = (
    "12 step", "aa", "adhd", "aids", "al anon", "anon", "ca meeting", "case management", "case manager", "dope",
    "drinker", "drinking", "drug", "drunk", "ex user", "ga meeting", "hiv", "mania", "manic", "meds",
    "mental health", "mental illness", "meth", "moud", "na group", "na home group", "na meeting", "na sponsor",
    "nar anon", "oud", "peer specialist", "pill", "pillbox", "ptsd", "self harm", "twelve step", "using again",
)  # fmt: skip
"""Words and phrases that tell only whole, or in the plural: a pillow and a Methodist church tell nothing."""
_CAPITALS = ("NA", "MAT", "AUD", "SUD", "IOP", "PHP", "OCD", "BPD", "MDD", "GAD", "DTs")
"""What tells in capitals only."""
_SAYS_LITTLE = frozenset(
    (
        "acute", "and", "another", "back", "blood", "capsule", "capsules", "chronic", "condition", "current",
        "daily", "delayed", "disease", "disorder", "dose", "early", "eating", "episode", "episodes", "extended",
        "features", "film", "first", "for", "from", "full", "general", "generalized", "heart", "high", "history",
        "induced", "injection", "liquid", "long", "major", "mild", "mixed", "moderate", "monthly", "morning",
        "night", "oral", "other", "partial", "patch", "personality", "pressure", "problem", "problems", "recurrent",
        "related", "release", "remission", "severe", "single", "sleep", "social", "solution", "specified", "spray",
        "state", "stress", "sustained", "symptoms", "syndrome", "tablet", "tablets", "that", "the", "this", "type",
        "unspecified", "use", "weekly", "with", "without", "your",
    )
)  # fmt: skip
"""Words of labels and medicines that everybody uses every day; the whole label still tells."""
_LOOK_ALIKE = str.maketrans("аеорсухіѕјһԁԛԝӏαεορυικντ", "aeopcyxisjhdqwlaeopuiknt")
"""Small Cyrillic and Greek letters that look like Latin ones."""
_LONG = 6
"""Letters from which a name is looked for anywhere, also within a longer word. A shorter one stands alone."""
_STEM, _ENDING = 5, 3
_PLURAL = ("", "s", "es")
_JOINERS = re.compile(r"[-‐‑‒–—._/·*’'‘`]")
_ONE_LETTER_EACH = re.compile(r"(?<=(?<!\w)\w) (?=\w(?!\w))")


def letters(text: str) -> str:
    """The letters and digits of a text alone, in one spelling: what two spellings of a name have in common."""
    return "".join(letter for letter in _folded(text) if letter.isalnum())


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = (letter for letter in plain if unicodedata.category(letter) not in ("Mn", "Me", "Cf"))
    return "".join(kept).translate(_LOOK_ALIKE)


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters of a text, and before and behind which of them a word ends."""

    said: str
    starts: frozenset[int]
    ends: frozenset[int]

    @classmethod
    def of(cls, text: str) -> "_Letters":
        said, starts, ends = list[str](), set[int](), set[int]()
        inside = False
        for letter in re.sub(r"[’'‘`]", "", _folded(text)):
            if letter.isalnum():
                if not inside:
                    starts.add(len(said))
                said.append(letter)
            elif inside:
                ends.add(len(said))
            inside = letter.isalnum()
        return cls("".join(said), frozenset(starts), frozenset({*ends, len(said)}))

    def hold(self, name: str, *, alone: bool = False) -> bool:
        """Whether the letters of a name stand in them; of a short one, or `alone`, as a word or words of their own."""
        anywhere = not alone and (len(name) >= _LONG or not name.isascii())
        at = self.said.find(name)
        while at >= 0:
            end = at + len(name)
            if anywhere or (at in self.starts and any(self._ends(end, more) for more in _PLURAL)):
                return True
            at = self.said.find(name, at + 1)
        return False

    def _ends(self, end: int, more: str) -> bool:
        return self.said.startswith(more, end) and end + len(more) in self.ends


@dataclass(frozen=True, slots=True)
class Silence:
    """Decides about every text that a person wrote whether the card may say it."""

    _places: tuple[str, ...]
    _own_words: tuple[str, ...]
    _names: tuple[str, ...]
    _pattern: re.Pattern[str]

    def names_place(self, text: str) -> bool:
        """Whether the text names the center or the program."""
        return self._places_in(_Letters.of(text))

    def _places_in(self, found: _Letters) -> bool:
        return any(map(found.hold, self._places)) or any(
            found.hold(word, alone=True) for word in self._own_words
        )

    def keeps(self, text: str) -> bool:
        """Whether the text would tell where or why the person was."""
        found = _Letters.of(text)
        if self._places_in(found) or any(map(found.hold, self._names)) or _in_capitals(text):
            return True
        return any(self._pattern.search(plain) is not None for plain in _plain(text))

    def spoken(self, text: str) -> str:
        """The text on one line, or nothing where it tells."""
        return "" if self.keeps(text) else " ".join(text.split())


def silence(client: Client, document: PlanDocument, center: CenterProfile) -> Silence:
    """What the card of this person keeps silent about (DESIGN.md sections 7 and 9)."""
    places = dict.fromkeys(map(letters, (*center_names(center), *_called(client.program))))
    names = dict.fromkeys(letters(name) for name in _of_record(client, document))
    beginnings, whole = {*_BEGINNINGS}, {*_WHOLE}
    for text in (*_labels(client), *_medicines(client, document)):
        for word in _telling_words(text):
            (beginnings if len(word) >= _STEM else whole).add(_stem(word))
    whole.update(word for use in client.substances for word in _telling_words(use.own_word))
    ways = "|".join(map(re.escape, sorted(beginnings, key=len, reverse=True)))
    alone = "|".join(map(re.escape, sorted(whole, key=len, reverse=True)))
    pattern = re.compile(rf"(?<![^\W_])(?:(?:{ways})|(?:{alone})(?:{'|'.join(_PLURAL[1:])})?(?![^\W_]))")
    return Silence(_not_empty(places), _words_of(center), _not_empty(names), pattern)


def center_names(center: CenterProfile) -> tuple[str, ...]:
    """The center's name, and what remains of it without the words that many centers carry."""
    return _called(center.name)


def names_center(text: str, center: CenterProfile) -> bool:
    """Whether a text names the center, whole, as people call it or by a word of its own, in any spelling."""
    found = _Letters.of(text)
    named = any(found.hold(letters(name)) for name in center_names(center) if letters(name))
    return named or any(found.hold(word, alone=True) for word in _words_of(center))


def _words_of(center: CenterProfile) -> tuple[str, ...]:
    """The words of its name that are no other's."""
    where = center.address
    return _not_empty(dict.fromkeys(map(letters, own_words(center.name, f"{where.city} {where.country}"))))


def _called(name: str) -> tuple[str, ...]:
    words = name.split()
    while words and words[-1].casefold().strip(".,") in OF_CENTERS:
        words.pop()
    while words and words[0].casefold() in OF_CENTERS:
        words.pop(0)
    short = " ".join(words) if len(words) > 1 else ""
    return tuple(dict.fromkeys(one for one in (name.strip(), short) if one))


def _not_empty(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name)


def _labels(client: Client) -> Iterator[str]:
    return (condition.label for condition in client.conditions)


def _medicines(client: Client, document: PlanDocument) -> Iterator[str]:
    yield from (medicine.name for medicine in client.medicines)
    yield from (medicine.name for medicine in document.medicines.medicines)


def _of_record(client: Client, document: PlanDocument) -> Iterator[str]:
    yield from _labels(client)
    yield from (condition.code for condition in client.conditions)
    yield from _medicines(client, document)
    yield from (use.own_word for use in client.substances)


def _telling_words(text: str) -> Iterator[str]:
    """The words of a label that tell alone. One of three letters is a short form, or somebody's own word."""
    for word in re.findall(r"[^\W_]+", _folded(re.sub(r"[’'‘`]", "", text))):
        if len(word) > 2 and word not in _SAYS_LITTLE and not word.isdecimal():
            yield word


def _stem(word: str) -> str:
    """What the inflections of a word have in common: "schizophre" of schizophrenia and schizophrenic."""
    return word[: max(_STEM, len(word) - _ENDING)] if len(word) > _STEM + 1 else word


def _in_capitals(text: str) -> bool:
    """Whether a short form in capitals tells; where everything is in capitals they say nothing."""
    plain = re.sub(r"(?<=\b[A-Z])\.(?=[A-Z]\b)", "", unicodedata.normalize("NFKC", text))
    if plain.isupper() and len(plain.split()) > 1:
        return False
    return re.search(rf"\b(?:{'|'.join(_CAPITALS)})(?:['’]?s)?\b", plain) is not None


def _plain(text: str) -> Iterator[str]:
    """The words of a text: what a sign joins as one word, and as two."""
    folded = _folded(text)
    for between in ("", " "):
        said = " ".join(_JOINERS.sub(between, folded).split())
        yield _ONE_LETTER_EACH.sub("", said)
        yield said
