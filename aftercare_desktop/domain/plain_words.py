"""Words that hurt, and kinder ones in their place: hints over what staff write, never a block (DESIGN.md section 7).

"Clean", "dirty", "failed" and "abuse" are everyday words too. They are found only where they speak of people, their
use or a drug test ("got clean", "clean date", "dirty urine", "failed treatment"): with a person as subject, a test
beside them, or a span of time; and not where a thing that one cleans stands near ("the kitchen is clean"), nor in a
longer word or name ("Cleanfield Road"). A missed finding is better than one that teaches staff not to look.
What stands in quotation marks is a person's own word and is left alone, as are the fields for the client's own words.

The patterns are this program's own, after the person-first list of DESIGN.md and the National Institute on Drug Abuse,
"Words Matter: Terms to Use and Avoid When Talking About Addiction" (public domain).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from aftercare_desktop.domain.problems import FieldProblem

LONGEST = 80
MOST_OWN_WORDS = 100


class PlainKey(StrEnum):
    """One group of words a center can switch off."""

    ADDICT = "addict"
    ALCOHOLIC = "alcoholic"
    ABUSE = "abuse"
    CLEAN = "clean"
    DIRTY = "dirty"
    RELAPSER = "relapser"
    FAILED = "failed"
    NON_COMPLIANT = "non_compliant"
    FREQUENT_FLYER = "frequent_flyer"
    DROP_OUT = "drop_out"
    DRUG_USER = "drug_user"


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word the center added, and what to write in its place; "" where it is better left out."""

    key: str
    words: str = ""
    use: str = ""


@dataclass(frozen=True, slots=True)
class WordChoices:
    """What a center chose: the groups it switched off, and words of its own."""

    off: tuple[PlainKey, ...] = ()
    own: tuple[OwnWord, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in a text with the words found there and those to use. `key` names the group or the own word."""

    start: int
    end: int
    found: str
    use: str
    key: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """A pattern with what to write in its place; `unless` near it takes the finding back. With `last` only the last
    word is found: the person and the verb before it stay.
    """

    pattern: re.Pattern[str]
    use: str
    unless: re.Pattern[str] | None = None
    last: bool = False


def _rule(pattern: str, use: str, unless: re.Pattern[str] | None = None) -> _Rule:
    return _Rule(re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), use, unless)


def _person(verbs: str, word: str, use: str) -> _Rule:
    """A word said of a person: the subject is a pronoun, a role, or a name where a sentence or a clause begins."""
    said = (
        r"\b(?:I|you|he|she|they|we|who|client|patient|resident|person|mother|mom|father|dad|wife|husband|partner|"
        r"son|daughter|sister|brother|friend|roommate|parent|addict|alcoholic|user|her|him|them|"
        r"(?:client|patient|resident|parent|addict|alcoholic|user)s)"
    )
    name = r"(?:(?<=^)|(?<=[.!?;:,\n] )|(?<=and ))(?-i:(?!It|This|That|There|What|All|Every)[A-Z][a-z]+)"
    who = f"(?:{said}|{name})"
    verb = rf"(?: (?:has|have|had))?(?: |')(?:{verbs})(?: (?:still|now|not|finally|all))?"
    whole = rf"(?<!\w){who}{verb} {word}\b(?![- ](?:shaven|cut))"
    return _Rule(re.compile(whole, re.IGNORECASE), use, _THINGS, last=True)


_THINGS = re.compile(
    r"\b(?:kitchen|room|bedroom|bathroom|house|home|apartment|floor|dish(?:es)?|cloth(?:es|ing)?|sheets?|towels?|linens?|"
    r"laundry|hands?|car|yard|water|air|plates?|counters?|sink|stove|fridge|bed|bedding|space|area|diapers?|socks?|"
    r"shirts?|wound|skin|teeth|needles?|syringes?|record|license|shift|chore|driving)\b",
    re.IGNORECASE,
)
_THINGS_THAT_STAY = re.compile(
    rf"(?<!at )(?<!in )(?<!in the )(?<!in my )(?:{_THINGS.pattern})(?=.*\|)", re.IGNORECASE
)
"""A thing before "stays clean" is what stays so; one after it, or "at home", only says where somebody does."""
_LEARNING = re.compile(r"\b(?:school|college|class(?:es)?|course|university|football|choir)\b", re.IGNORECASE)
_DRUGS = (
    r"drugs?|substances?|alcohol|opioids?|opiates?|pills?|medications?|medicines?|prescriptions?|polysubstance|cocaine|"
    r"heroin|meth|methamphetamines?|cannabis|marijuana|benzos?|benzodiazepines?|stimulants?"
)
_VIOLENCE = re.compile(
    r"\b(?:child|children|domestic|sex|sexual|elder|partner|spouse|husband|wife|ex|animal|emotional|physical|family|"
    r"safe|safety|shelter|protect\w*|restraining|order|police|court|fled|flee|hid(?:e|es|ing)|escap\w*|left|"
    r"afraid|fears?|victims?|survivors?|contact|address|location)\b",
    re.IGNORECASE,
)
"""What tells that an abuser is somebody who hurt another person."""
_NOT_WHOSE = r"(?<!her )(?<!his )(?<!their )(?<!my )(?<!the )(?<!your )(?<!\u2019s )(?<!'s )(?<!an )"
"""Somebody's abuser hurt them; one who is called an abuser is meant by what they take."""
_TESTS = (
    r"urines?|UAs?|UDS|drug (?:test|screen)s?|tests?|screens?|tox(?:icology)?(?: screen)?s?|samples?|drops?"
)
_NOT_OF_A_DRINK = (
    r"(?! (?:drink|beverage|beer|wine|hepatitis|liver|cirrhosis|ketoacidosis|cardiomyopathy|content))"
)
_WHOSE = r"(?:an? |the |his |her |their |my |another |every )?"
_BE = "am|is|are|was|were|been|be|s|m|re"
_OUGHT = (
    r"(?:(?:must|should|shall|can|could|will|would|may|might|ll|d|cannot|can't|won't|couldn't|shouldn't)(?: not)?|"
    r"(?:(?:does|do|did)(?: not|n't) )?(?:wants?|wanted|needs?|needed|has|have|had|tries|try|tried|hopes?|hoped|"
    r"plans?|planned|promised|ought|is|are|am|s|m|re)(?: not)? to|to) (?:be|stay|keep|remain)"
)
"""What somebody must, should or wants to be: "must be", "has to stay", "wants to be"."""

_SOMEBODY = r"(?:I|you|he|she|they|we|client|patient|resident)"
_OFTEN = r"(?= (?:again|once|twice|(?:two|three|four|five|six|several|many|\d+) times|before)(?! (?:to|at)\b)|[.,;!]|$)"
"""What follows where somebody is said to have failed, and not to have failed to do something or at something."""
_EXAMS = re.compile(
    r"\b(?:exams?|tests?|quiz|class(?:es)?|course|school|college|math|ged|driving|inspections?|interviews?|"
    r"alarms?|brakes?|engine|calls?|payments?|cards?)\b",
    re.IGNORECASE,
)

_RULES: dict[PlainKey, tuple[_Rule, ...]] = {
    PlainKey.ADDICT: (
        _rule(r"an? (?:drug |heroin |meth |pill |recovering )?addict", "a person with a substance use disorder"),
        _rule(r"(?:drug |heroin |meth |pill |recovering )?addict", "person with a substance use disorder"),
        _rule(r"(?:drug |heroin |meth |pill |recovering )?addicts", "people with a substance use disorder"),
        _rule(rf"addicted to ({_DRUGS})", r"dependent on \1"),
        _rule(rf"({_DRUGS})[ -]addicted", "living with a substance use disorder"),
        _rule(r"an addicted (\w+)", r"a \1 with a substance use disorder"),
        _rule(r"addicted(?! to)", "living with a substance use disorder"),
        _rule(r"junk(?:ie|y)|tweaker|crackhead", "person who uses drugs"),
        _rule(r"junkies|tweakers|crackheads", "people who use drugs"),
    ),
    PlainKey.ALCOHOLIC: (
        _rule(
            rf"an? (?:recovering )?alcoholic{_NOT_OF_A_DRINK}",
            "a person with an alcohol use disorder",
        ),
        _rule(
            rf"(?<!non-)(?<!non )(?:recovering )?alcoholic{_NOT_OF_A_DRINK}",
            "person with an alcohol use disorder",
        ),
        _rule(
            r"(?<!children of )(?<!families of )(?<!parents of )alcoholics(?! anonymous)(?! victorious)",
            "people with an alcohol use disorder",
        ),
        _rule(r"drunks", "people who drink"),
    ),
    PlainKey.ABUSE: (
        _rule(rf"({_DRUGS})[ -]abuse", r"\1 use"),
        _rule(rf"({_DRUGS})[ -]abuser", "person who uses substances"),
        _rule(rf"({_DRUGS})[ -]abusers", "people who use substances"),
        _rule(rf"an abuser of ({_DRUGS})", r"a person who uses \1"),
        _rule(r"an abuser", "a person who uses substances", _VIOLENCE),
        _rule(rf"{_NOT_WHOSE}abuser", "person who uses substances", _VIOLENCE),
        _rule(rf"{_NOT_WHOSE}abusers", "people who use substances", _VIOLENCE),
        _rule(rf"abuses ({_DRUGS})", r"uses \1"),
        _rule(rf"abused ({_DRUGS})", r"used \1"),
        _rule(rf"abusing ({_DRUGS})", r"using \1"),
        _rule(rf"abuse ({_DRUGS})", r"use \1"),
    ),
    PlainKey.CLEAN: (
        _rule(r"clean date", "recovery date"),
        _rule(r"clean time", "time in recovery"),
        _rule(r"clean and sober", "in recovery", _THINGS),
        _rule(r"(?:got|became) clean", "stopped using", _THINGS),
        _rule(r"getting clean", "stopping use", _THINGS),
        _rule(r"get(s?) clean", r"stop\1 using", _THINGS),
        _rule(r"stayed clean", "did not use", _THINGS_THAT_STAY),
        _rule(r"staying clean", "not using", _THINGS_THAT_STAY),
        _rule(r"(?:being|keeping) clean", "not using", _THINGS),
        _rule(r"stay(s?) clean", r"stay\1 in recovery", _THINGS_THAT_STAY),
        _rule(r"remain(s?) clean", r"stay\1 in recovery", _THINGS_THAT_STAY),
        _rule(r"remained clean", "did not use", _THINGS_THAT_STAY),
        _rule(r"((?:days?|weeks?|months?|years?)) clean", r"\1 in recovery", _THINGS),
        _rule(r"clean(?= for (?:\d|a |one|two|three|four|five|six|many|over|almost))", "in recovery", _THINGS),
        _rule(rf"clean ({_TESTS})", r"negative \1"),
        _rule(r"(tested|tests|test|came back|comes back|come back) clean", r"\1 negative", _THINGS),
        _rule(rf"({_TESTS}) ({_BE}) clean", r"\1 \2 negative"),
        _person(_BE, "clean", "in recovery"),
        _person(_OUGHT, "clean", "in recovery"),
    ),
    PlainKey.DIRTY: (
        _rule(rf"dirty ({_TESTS})", r"positive \1"),
        _rule(r"(tested|tests|test|came back|comes back|come back) dirty", r"\1 positive", _THINGS),
        _rule(rf"({_TESTS}) ({_BE}) dirty", r"\1 \2 positive"),
        _rule(r"dirty (needles?|syringes?|works)", r"used \1"),
        _person(_BE, "dirty", "using"),
    ),
    PlainKey.RELAPSER: (
        _rule(r"(?:chronic |frequent )?relapser", "person who returned to use"),
        _rule(r"(?:chronic |frequent )?relapsers", "people who returned to use"),
    ),
    PlainKey.FAILED: (
        _rule(
            rf"failed {_WHOSE}(?:drug|urine|tox\w*|UA|UDS)(?: (?:test|screen)s?)?",
            "had a positive drug test",
        ),
        _rule(
            rf"failed (?:out of )?{_WHOSE}(treatment|rehab|detox|residential|program|outpatient|IOP)",
            r"did not finish \1",
        ),
        _rule(rf"({_SOMEBODY}(?: (?:has|have|had))?) failed{_OFTEN}", r"\1 returned to use", _EXAMS),
        _rule(rf"(?:(?<=^)|(?<=[.!?;:\n] ))failed{_OFTEN}", "returned to use", _EXAMS),
    ),
    PlainKey.NON_COMPLIANT: (
        _rule(r"non-?\s?complian(?:t|ce) with (?:the |his |her |their |my )?(?:meds?|medications?|medicines?)",
              "not taking medicine as planned"),
        _rule(r"non-?\s?compliant", "not following the plan"),
        _rule(r"non-?\s?compliance", "not following the plan"),
    ),
    PlainKey.FREQUENT_FLYER: (
        _rule(r"frequent fl[yi]er", "person who comes often"),
        _rule(r"frequent fl[yi]ers", "people who come often"),
    ),
    PlainKey.DROP_OUT: (
        _rule(r"drop-?outs", "people who stopped coming", _LEARNING),
        _rule(r"drop-?out", "person who stopped coming", _LEARNING),
        _rule(r"dropped out", "stopped coming", _LEARNING),
        _rule(r"drops out", "stops coming", _LEARNING),
    ),
    PlainKey.DRUG_USER: (
        _rule(r"an? (?:IV |injection )?drug user", "a person who uses drugs"),
        _rule(r"(?:IV |injection )?drug user", "person who uses drugs"),
        _rule(r"(?:IV |injection )?drug users", "people who use drugs"),
    ),
}  # fmt: skip

_STEMS: dict[PlainKey, tuple[str, ...]] = {
    PlainKey.ADDICT: ("addict", "junk", "tweaker", "crackhead"),
    PlainKey.ALCOHOLIC: ("alcoholic", "drunks"),
    PlainKey.ABUSE: ("abus",),
    PlainKey.CLEAN: ("clean",),
    PlainKey.DIRTY: ("dirty",),
    PlainKey.RELAPSER: ("relapser",),
    PlainKey.FAILED: ("failed",),
    PlainKey.NON_COMPLIANT: ("complian",),
    PlainKey.FREQUENT_FLYER: ("frequent",),
    PlainKey.DROP_OUT: ("drop",),
    PlainKey.DRUG_USER: ("user",),
}
"""What a text must hold for the rules of a group to be tried: most texts hold none, and typing waits for nobody."""

EXAMPLES: dict[PlainKey, tuple[str, str]] = {
    PlainKey.ADDICT: ("addict, junkie", "person with a substance use disorder"),
    PlainKey.ALCOHOLIC: ("alcoholic", "person with an alcohol use disorder"),
    PlainKey.ABUSE: ("drug abuse, abuser", "drug use, person who uses substances"),
    PlainKey.CLEAN: ("clean, of people and tests", "in recovery, negative"),
    PlainKey.DIRTY: ("dirty, of people and tests", "using, positive"),
    PlainKey.RELAPSER: ("relapser", "person who returned to use"),
    PlainKey.FAILED: (
        "failed a drug test, failed treatment",
        "had a positive drug test, did not finish treatment",
    ),
    PlainKey.NON_COMPLIANT: ("non-compliant", "not following the plan"),
    PlainKey.FREQUENT_FLYER: ("frequent flyer", "person who comes often"),
    PlainKey.DROP_OUT: ("drop-out", "person who stopped coming"),
    PlainKey.DRUG_USER: ("drug user", "person who uses drugs"),
}
"""What each group finds and what it offers, as the settings tell it."""

_QUOTED = re.compile('\u201c[^\u201d\n]*\u201d|"[^"\n]*"|\u00ab[^\u00bb\n]*\u00bb')
_BEFORE, _AFTER = 4, 2
"""How many words before and after a finding may name a thing that takes it back."""


def problems(own: Iterable[OwnWord]) -> tuple[FieldProblem, ...]:
    """What must be mended before the center's own words are kept."""
    own = tuple(own)
    found = []
    seen: set[str] = set()
    for number, word in enumerate(own):
        folded = " ".join(word.words.split()).casefold()
        if not folded:
            found.append(
                FieldProblem(f"own.{number}.words", "Write the word to look for, or remove the row.")
            )
        elif folded in seen:
            found.append(FieldProblem(f"own.{number}.words", "This word stands in the list already."))
        if max(len(word.words), len(word.use)) > LONGEST:
            found.append(FieldProblem(f"own.{number}.words", f"Use at most {LONGEST} characters."))
        seen.add(folded)
    if len(own) > MOST_OWN_WORDS:
        found.append(FieldProblem("own", f"Keep at most {MOST_OWN_WORDS} words."))
    return tuple(found)


def find(text: str, choices: WordChoices = WordChoices()) -> tuple[Finding, ...]:
    """The findings in a text, in order and without overlap; none inside quotation marks."""
    if not text:
        return ()
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    every = sorted(_everything(text, choices), key=lambda each: (each.start, -each.end))
    kept: list[Finding] = []
    for finding in every:
        inside = any(start <= finding.start and finding.end <= end for start, end in quoted)
        if not inside and (not kept or finding.start >= kept[-1].end):
            kept.append(finding)
    return tuple(kept)


def _everything(text: str, choices: WordChoices) -> Iterator[Finding]:
    folded = text.casefold()
    for key, rules in _RULES.items():
        if key in choices.off or not any(stem in folded for stem in _STEMS[key]):
            continue
        for rule in rules:
            for match in rule.pattern.finditer(text):
                start, end, use = _place(match, rule)
                if rule.unless is None or not rule.unless.search(_near(text, start, end)):
                    yield Finding(start, end, text[start:end], _as_written(text[start:end], use), key)
    for own in choices.own:
        if own.words.strip():
            for match in _own_pattern(" ".join(own.words.split())).finditer(text):
                use = _as_written(match.group(), own.use.strip())
                yield Finding(match.start(), match.end(), match.group(), use, own.key)


def _place(match: re.Match[str], rule: _Rule) -> tuple[int, int, str]:
    """What is replaced: the whole match, or only the last word where a person and a verb stand before it."""
    if rule.last:
        last = match.group().rpartition(" ")[2]
        return match.end() - len(last), match.end(), rule.use
    return match.start(), match.end(), match.expand(rule.use)


def _near(text: str, start: int, end: int) -> str:
    """The words around a finding, within its sentence."""
    before = re.split(r"[.!?\n]", text[:start])[-1].split()[-_BEFORE:]
    after = re.split(r"[.!?\n]", text[end:])[0].split()[:_AFTER]
    return " ".join((*before, "|", *after))


def _as_written(found: str, use: str) -> str:
    """With a capital where the found words had one."""
    return use[:1].upper() + use[1:] if found[:1].isupper() and not found[:2].isupper() else use


@lru_cache(maxsize=256)
def _own_pattern(words: str) -> re.Pattern[str]:
    literal = r"\s+".join(re.escape(word) for word in words.split())
    return re.compile(rf"(?<!\w){literal}(?!\w)", re.IGNORECASE)
