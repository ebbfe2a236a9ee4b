"""The copy of everything in words: its chapters, what each holds as labels and values, and what was left out.

One walk tells the whole record, so that nothing in it is forgotten on paper: each field by its label, where it says
anything.
"""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from aftercare_desktop.domain.own_copy import OwnPlan, OwnRecord
from aftercare_desktop.domain.recipients import OutsideRole
from aftercare_desktop.words import consents, disclosures, rights
from aftercare_desktop.words.dates import clock, day_of_year, full_date, stamp
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.merging import FACTS

TITLE = "Copy of my whole record"
ABOUT = "About this copy"
CONTENTS = "What is in it"
DRAFT = "Draft, not final"
NOTHING = "Nothing is recorded."
LEFT_OUT = "What is not in it"
RULE = (
    "This is everything that {center} keeps about me in this program. It belongs to me. I can ask for another copy at "
    "any time, and I can say what is wrong in it."
)
LAW = "45 CFR 164.524; 42 CFR 2.23."
OTHERS = (
    "Other people have the same protection as I have. Who is, was or may be a client here is not named, also not "
    "mentors who are in recovery. In texts, “another person” stands where such a name stood. Names that are written "
    "in another way, or only hinted at, cannot be found by a program: somebody of the staff reads the copy for them."
)
CONFIDENCE = (
    "What somebody else told in confidence is left out where it would tell who said it: messages of callers whom I did "
    "not name myself, and the source and reason of safety links."
)
REPORTS = "Reports that a law asks of the center, and notes of counseling that are kept apart, are not in this copy."
ASK = "I can ask about anything that is left out: {center}, {phone}. I can complain there or at hhs.gov/ocr."


@dataclass(frozen=True, slots=True)
class Told:
    """One line: a heading where it has no text, else a label and what is recorded. `depth` counts from 0."""

    depth: int
    label: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the copy. `alone`: it begins a page, and `under` stands on each of its pages."""

    title: str
    lines: tuple[Told, ...]
    under: str = ""
    alone: bool = False


def chapters(record: OwnRecord) -> tuple[Chapter, ...]:
    """Everything, in the order of the paper."""
    told = _Teller(ZoneInfo(record.zone))
    plans = tuple(_plan(told, plan) for plan in record.plans)
    return (
        _chapter("My facts", told.facts(record)),
        *(plans or (Chapter("My aftercare plan", ()),)),
        *(
            _chapter(title, told.items(noun, getattr(record, name)), alone=not number)
            for number, (name, (title, noun)) in enumerate(_LISTS.items())
        ),
    )


def about(record: OwnRecord) -> tuple[str, ...]:
    """What is not in the copy and why, what a program cannot find, and whom to ask."""
    ask = ASK.format(center=record.center_name, phone=record.center_phone)
    return OTHERS, CONFIDENCE, REPORTS, *left_out(record), ask


def left_out(record: OwnRecord) -> tuple[str, ...]:
    """How much of each kind was left out, in words."""
    found = record.left_out
    counted = (
        (found.messages, "message without caller and words", "messages without caller and words"),
        (found.safety_links, "safety link without its names", "safety links without their names"),
        (found.mentors, "mentor without a name", "mentors without a name"),
    )
    return tuple(f"{number} {one if number == 1 else many}." for number, one, many in counted if number)


def footer(record: OwnRecord) -> str:
    """ "Copy of my whole record. Made Nov 25, 2026 by Dana Whitcomb, Harbor House"."""
    made = full_date(record.made_at.astimezone(ZoneInfo(record.zone)).date())
    return f"{TITLE}. Made {made} by {record.made_by}, {record.center_name}"


def _chapter(title: str, lines: Iterator[Told], *, alone: bool = True) -> Chapter:
    return Chapter(title, tuple(lines), alone=alone)


def _plan(told: "_Teller", plan: OwnPlan) -> Chapter:
    title = f"My plan, version {plan.number}"
    lines = tuple(told.parts(plan, 0))
    return Chapter(title if plan.final else f"{title}: draft", lines, "" if plan.final else DRAFT, alone=True)


_LISTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "notes": ("Notes", "Note"),
        "statuses": ("Changes of my status", "Change"),
        "messages": ("Messages about me", "Message"),
        "people": ("People I named", "Person"),
        "care": ("Who treats me or pays", "Entry"),
        "consents": ("My consents", "Consent"),
        "disclosures": ("What was shared about me", "Shared"),
        "breaches": ("What went to the wrong place", "Record"),
        "safety_links": ("Safety links", "Safety link"),
        "restrictions": ("What I asked to be kept back", "Request"),
        "amendments": ("What I said is wrong", "Request"),
        "copies": ("Copies I asked for", "Request"),
        "notices": ("The notice about my rights", "Notice"),
    }
)
"""The lists of the record: the title of the chapter, and what each of its entries is called."""

_IDS = frozenset(
    {
        *("consent_id", "counselor_id", "entry_id", "file_sha256", "key", "kept", "path", "person_id"),
        *("plan_key", "recipient", "register_id"),
    }
)
"""What only a program reads; it stands in the data file."""
_SAYS_NOTHING = frozenset({"no_preference", "none", "not_asked", "not_said", "not_screened"})
_LABELS: Mapping[str, str] = MappingProxyType(
    {
        **{name: words for name, words in FACTS.items() if name not in ("contact", "counselor_id")},
        "at": "Time",
        "call": "Whom I call",
        "contact": "How to reach them",
        "day": "Day",
        "due_date": "Due date of the baby",
        "given": "Given with",
        "kind": "Kind",
        "language": "Language",
        "name": "Name",
        "notice": "What I notice",
        "on": "Day",
        "record_number": "Record number",
        "since": "Since",
        "towards": "Towards",
        "way": "How",
        "what_for": "What for",
        "whom": "Where it went",
        "words": "In words",
    }
)
_NOUNS: Mapping[str, str] = MappingProxyType(
    {
        "appointments": "Visit",
        "children": "Child",
        "closed_days": "Closed day",
        "confirmed_checks": "Check",
        "days": "Day that carries risk",
        "edited": "Row of page 1",
        "followed": "What followed",
        "goals": "Goal",
        "locators": "Locator contact",
        "mentors": "Mentor",
        "needs": "Need",
        "people": "Person",
        "phones": "Phone",
        "places": "Place",
        "professionals": "Professional",
        "routines": "Routine",
        "sentences": "Approved words",
        "signs": "Sign",
        "steps": "Step",
        "substances": "Substance",
        "texts": "Text",
    }
)
_ROLES: Mapping[OutsideRole, str] = MappingProxyType(
    {role: role.value.replace("_", " ").capitalize() for role in OutsideRole}
)
_FIRST: tuple[Mapping[Any, tuple[str, str]], ...] = (consents.CATEGORIES, consents.KINDS, disclosures.GROUNDS)
_PLAIN: tuple[Mapping[Any, str], ...] = (
    consents.SIGNERS,
    consents.SIGNED_WAYS,
    consents.REVOKED_WAYS,
    disclosures.HANDED,
    disclosures.WAYS,
    disclosures.CARE_ROLES,
    rights.FORMS,
    rights.NOTICE_WAYS,
    _ROLES,
)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells values; instants in the center's zone."""

    zone: ZoneInfo

    def facts(self, record: OwnRecord) -> Iterator[Told]:
        """The facts about the client."""
        yield from self.one("counselor", record.counselor, 0)
        yield from self.one("record_since", record.record_since, 0)
        yield from self.parts(record.client, 0)

    def items(self, noun: str, values: tuple[Any, ...], depth: int = 0) -> Iterator[Told]:
        """The entries of a list, each under a heading."""
        for number, value in enumerate(values, start=1):
            inner = tuple(self.parts(value, depth + 1))
            if inner:
                yield Told(depth, f"{noun} {number}" if len(values) > 1 else noun)
                yield from inner

    def parts(self, value: Any, depth: int) -> Iterator[Told]:
        """Every field of a value: first what is one line, then what has parts of its own."""
        named = [(one, getattr(value, one.name)) for one in fields(value) if one.name not in _IDS]
        for one, inner in named:
            if not _has_parts(inner) and not _says_nothing(inner, one.default):
                yield from self.one(one.name, inner, depth)
        for one, inner in named:
            if _has_parts(inner):
                yield from self.nested(one.name, inner, depth)

    def nested(self, name: str, value: Any, depth: int) -> Iterator[Told]:
        """A value with parts, under its heading; nothing where it says nothing."""
        if isinstance(value, tuple):
            yield from self.items(_NOUNS.get(name, label_of(name)), value, depth)
            return
        inner = tuple(self.parts(value, depth if name in _OPEN else depth + 1))
        if inner and name not in _OPEN:
            yield Told(depth, label_of(name))
        yield from inner

    def one(self, name: str, value: Any, depth: int) -> Iterator[Told]:
        """A label and its value."""
        words = self.words(value)
        if words:
            yield Told(depth, label_of(name), words)

    def words(self, value: Any) -> str:
        """A single value in words."""
        if isinstance(value, tuple):
            return "\n".join(self.words(one) for one in value)
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if isinstance(value, Enum):
            return enum_words(value)
        if isinstance(value, datetime):
            return stamp(value, self.zone)
        if isinstance(value, date):
            return day_of_year(value)
        if isinstance(value, time):
            return clock(value)
        return "" if value is None else str(value).strip()


_OPEN = frozenset({"change", "consent", "disclosure", "document", "event", "person", "restriction"})
"""What needs no heading of its own: it is what its entry is about."""


def label_of(name: str) -> str:
    """What a field is called."""
    return _LABELS.get(name) or name.replace("_", " ").capitalize()


def enum_words(value: Enum) -> str:
    """What a choice is called, whichever table of words it stands in."""
    for firsts in _FIRST:
        if value in firsts and type(next(iter(firsts))) is type(value):
            return firsts[value][0]
    for plain in _PLAIN:
        if value in plain and type(next(iter(plain))) is type(value):
            return plain[value]
    try:
        return label(value)
    except KeyError:
        return str(value.value).replace("_", " ").capitalize()


def _has_parts(value: Any) -> bool:
    return is_dataclass(value) or (isinstance(value, tuple) and any(is_dataclass(one) for one in value))


def _says_nothing(value: Any, default: Any) -> bool:
    if value is None or value == "" or value == ():
        return True
    if isinstance(value, bool):
        return not value and default is not MISSING and default is not None
    return isinstance(value, Enum) and value.value in _SAYS_NOTHING
