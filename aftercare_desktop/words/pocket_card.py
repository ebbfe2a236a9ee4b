"""The panels of the pocket card in words, assembled from what the plan says and a lost card may tell."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from aftercare_desktop.domain import pocket_card as rules
from aftercare_desktop.domain import silence
from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence
from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.first_days import Callee
from aftercare_desktop.domain.plans import PeerKind, PlanDocument
from aftercare_desktop.words import dates
from aftercare_desktop.words.approved import ASK_THE_NURSE
from aftercare_desktop.words.phones import shown_phone
from aftercare_desktop.words.plan import CRISIS, CRISIS_NUMBER, DANGER_NUMBER
from aftercare_desktop.words.print_set import Card as Words

OF_OWN_LINE = frozenset({Words.OWN_LINE_KEPT_OFF, Words.OWN_LINE_TELLS})
"""What `kept_off` says of the line a client asked for, to stand beside it."""
_STEPS_OF_MY_OWN = 2
_SHOWN = 50
"""Letters of a line that was left out, said again on screen."""
_PEOPLE_IN_A_STEP = 2
_MOST_STEPS = _STEPS_OF_MY_OWN + 3
"""With the people, the meeting and the center's line."""
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_LINE_END = re.compile(r"[\r\n;]+|(?<=[.!?])\s+")


class Look(Enum):
    """How a line of a panel is set."""

    TEXT = "text"
    NUMBER = "number"
    """Small words, and below them a number to dial in large figures."""
    PERSON = "person"
    STEP = "step"
    APPROVED = "approved"
    """A step that a clinician approved: never shortened."""
    WHOLE = "whole"
    """Other words that a clinician approved: whole as well, or not there."""
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of a panel: its words, and what stands in bold: a number, a person's name, the time of a visit."""

    look: Look
    words: str
    strong: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel: its heading, its lines, and what stands below a rule at its foot.

    `full` are the approved words of it, with the heading under which they stand beside the card where they do not fit;
    `apart` where they may not stand on it.
    """

    title: str
    lines: tuple[CardLine, ...]
    foot: tuple[CardLine, ...] = ()
    full: tuple[str, str] = ("", "")
    apart: bool = False


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a card is assembled from; `own_line` prints because the client asked for it."""

    client: Client
    document: PlanDocument
    center: CenterProfile
    approved: Mapping[ApprovedKey, ApprovedSentence]
    short_name: str
    today: date
    own_line: str = ""
    final: bool = True


Holds = Callable[[str], bool]
"""Says whether a panel has room for the letters of a text; the paper itself measures them."""


@dataclass(frozen=True, slots=True)
class _Speech:
    """What the card says of what people wrote, and beside it what was kept off the card."""

    silence: silence.Silence
    holds: Holds
    kept_off: list[str] = field(default_factory=list)
    too_tall: list[str] = field(default_factory=list)

    def spoken(self, text: str) -> str:
        """The text on one line, or nothing where it tells or a panel cannot hold it."""
        said = self.silence.spoken(text)
        if text.strip() and not said:
            self.keep_off(text)
        return self.held(said)

    def held(self, text: str) -> str:
        """The text, or nothing where a panel cannot hold its letters."""
        if self.holds(text):
            return text
        self.too_tall.append(" ".join(text.split()))
        return ""

    def keep_off(self, text: str) -> None:
        self.kept_off.append(" ".join(text.split()))


def panels(facts: CardFacts, holds: Holds, *, naloxone: bool) -> tuple[Panel, ...]:
    """Three panels, or four with naloxone, from left to right."""
    return _assembled(facts, _speech(facts, holds), naloxone=naloxone)


def kept_off(facts: CardFacts, holds: Holds, *, naloxone: bool) -> tuple[str, ...]:
    """What was left out because it would tell or has no room, and what tells although it prints; a sentence each."""
    speech = _speech(facts, holds)
    _assembled(facts, speech, naloxone=naloxone)
    own = facts.own_line.strip()
    lines = [line for line in dict.fromkeys(speech.kept_off) if line != own]
    sentences = [
        *_left_out(lines, Words.ONE_KEPT_OFF, Words.KEPT_OFF),
        *_left_out(list(dict.fromkeys(speech.too_tall)), Words.ONE_TOO_TALL, Words.TOO_TALL),
    ]
    if own and speech.silence.names_place(own):
        sentences.append(Words.OWN_LINE_KEPT_OFF)
    elif own and speech.silence.keeps(own):
        sentences.append(Words.OWN_LINE_TELLS)
    return tuple(sentences)


def _left_out(lines: Sequence[str], one: str, several: str) -> list[str]:
    """The sentence that names lines which were left out; none where there are none."""
    if not lines:
        return []
    count = one if len(lines) == 1 else several.format(count=len(lines))
    return [f"{count} {'; '.join(Words.QUOTED.format(line=_begin(line)) for line in lines)}"]


def _begin(line: str) -> str:
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}\u2026"


def _speech(facts: CardFacts, holds: Holds) -> _Speech:
    return _Speech(silence.silence(facts.client, facts.document, facts.center), holds)


def _assembled(facts: CardFacts, speech: _Speech, *, naloxone: bool) -> tuple[Panel, ...]:
    first = (_numbers(facts, speech), _people(facts, speech), _hard(facts, speech))
    return (*first, _asleep(facts, speech)) if naloxone else first


def _numbers(facts: CardFacts, speech: _Speech) -> Panel:
    line = facts.center.line
    hours = Words.ANY_HOUR
    if not line.is_day_or_night():
        spoken = speech.spoken(line.hours)
        hours = Words.IN_HOURS.format(hours=spoken) if spoken else Words.CAN_TALK
    number = shown_phone(line.number)
    return Panel(
        Words.TITLE,
        (
            *_whose(facts, speech),
            CardLine(Look.NUMBER, Words.DANGER, DANGER_NUMBER),
            CardLine(Look.NUMBER, Words.CRISIS.format(crisis=CRISIS), CRISIS_NUMBER),
            CardLine(Look.NUMBER, hours, number) if number else CardLine(Look.BLANK, hours),
        ),
    )


def _whose(facts: CardFacts, speech: _Speech) -> tuple[CardLine, ...]:
    """Whose card it is, and that it is a draft. A name that no panel holds is written in by hand."""
    name, draft = speech.held(facts.short_name), "" if facts.final else Words.DRAFT
    said = (CardLine(Look.TEXT, name, draft),) if name or draft else ()
    return said if name else (*said, CardLine(Look.BLANK, Words.MY_NAME))


def _people(facts: CardFacts, speech: _Speech) -> Panel:
    found = rules.people(facts.document)
    lines = [_person(callee, speech) for callee in found]
    lines += [CardLine(Look.BLANK, Words.SOMEONE)] * (rules.PEOPLE_ON_CARD - 1 - len(lines))
    return Panel(Words.PEOPLE, tuple(lines), (_visit(facts, speech),))


def _person(callee: Callee, speech: _Speech) -> CardLine:
    return CardLine(
        Look.PERSON, speech.spoken(shown_phone(callee.phone)), speech.spoken(callee.name) or Words.SOMEONE
    )


def _visit(facts: CardFacts, speech: _Speech) -> CardLine:
    """When and at which address, never with whom: the name of a place tells what is done there."""
    visit = rules.next_visit(facts.client, facts.document, facts.today)
    if visit is None or visit.day is None:
        return CardLine(Look.BLANK, Words.NEXT_VISIT)
    return CardLine(
        Look.TEXT,
        speech.spoken(visit.place.address),
        f"{Words.NEXT_VISIT} {dates.day_at(visit.day, visit.at)}",
    )


def _hard(facts: CardFacts, speech: _Speech) -> Panel:
    crisis = facts.document.hard_times.crisis
    written = (part.strip() for text in (crisis.alone, crisis.distractions) for part in _LINE_END.split(text))
    own = [speech.spoken(part) for part in written if part]
    shown = [words for words in own if words][:_STEPS_OF_MY_OWN]
    if speech.silence.keeps(" ".join(shown)):  # a name that was written over two lines
        speech.keep_off(" ".join(shown))
        shown = []
    steps = [CardLine(Look.STEP, words) for words in shown]
    steps = steps or [CardLine(Look.BLANK, Words.HELPS_ME)]
    names = [speech.spoken(callee.name) for callee in rules.people(facts.document)[:_PEOPLE_IN_A_STEP]]
    called = [name.partition(",")[0].rstrip(".") for name in names if name]
    if called:
        words = Words.CALL if len(called) == 1 else Words.CALL_BOTH
        steps.append(CardLine(Look.STEP, words.format(who=called[0], then=called[-1])))
    if any(place.kind is PeerKind.MEETING for place in facts.document.peers.places):
        steps.append(CardLine(Look.STEP, Words.MEETING))
    number = speech.spoken(shown_phone(facts.center.line.number))
    if number:
        steps.append(CardLine(Look.STEP, Words.CALL.format(who=number)))
    passes = _approved(facts, ApprovedKey.IT_WILL_PASS)
    return Panel(Words.HARD, tuple(steps), _ends(facts, passes, speech), (Words.HARD_IN_FULL, passes))


def _ends(facts: CardFacts, passes: str, speech: _Speech) -> tuple[CardLine, ...]:
    """What the panel ends with once a clinician approved it, and the client's own line.

    That line prints because the client asked for it, whatever it tells; only the center is never named on a card.
    """
    said = speech.spoken(passes)
    ends = [CardLine(Look.WHOLE, said) if said else CardLine(Look.BLANK, ASK_THE_NURSE)]
    own = " ".join(facts.own_line.split())
    if own and not speech.silence.names_place(own) and speech.held(own):
        ends.append(CardLine(Look.TEXT, own))
    return tuple(ends)


def _approved(facts: CardFacts, key: ApprovedKey) -> str:
    """The center's words; "" while nobody approved them."""
    sentence = facts.approved.get(key)
    return sentence.text.strip() if sentence is not None and sentence.is_approved() else ""


def _asleep(facts: CardFacts, speech: _Speech) -> Panel:
    """The steps tell of an overdose, which this panel may; they stand beside the card where they name the center."""
    text = _approved(facts, ApprovedKey.OVERDOSE_STEPS)
    apart = speech.silence.names_place(text)
    if apart:
        speech.keep_off(text)
    steps = tuple(CardLine(Look.APPROVED, part) for part in approved_steps(text))
    steps = steps or (CardLine(Look.BLANK, ASK_THE_NURSE),)
    return Panel(Words.ASLEEP, steps, (_naloxone(facts, speech),), (Words.STEPS_IN_FULL, text), apart)


def panel_with(key: ApprovedKey, text: str) -> Panel | None:
    """A panel as full as a plan makes it, with these approved words; None for words that are on no card."""
    if key is ApprovedKey.OVERDOSE_STEPS:
        steps = tuple(CardLine(Look.APPROVED, part) for part in approved_steps(text))
        return Panel(Words.ASLEEP, steps, (CardLine(Look.BLANK, Words.NALOXONE_NOT_GIVEN),))
    if key is ApprovedKey.IT_WILL_PASS:
        own = CardLine(Look.TEXT, Words.HELPS_ME)
        return Panel(
            Words.HARD,
            (CardLine(Look.STEP, Words.MEETING),) * _MOST_STEPS,
            (CardLine(Look.WHOLE, " ".join(text.split())), own),
        )
    return None


def approved_steps(text: str) -> tuple[str, ...]:
    """The sentences of approved words, one for each step, each on one line."""
    return tuple(" ".join(part.split()) for part in _SENTENCE_END.split(text) if part)


def _naloxone(facts: CardFacts, speech: _Speech) -> CardLine:
    naloxone = facts.document.medicines.naloxone
    if naloxone.declined:
        return CardLine(Look.TEXT, Words.NALOXONE_DECLINED)
    if not naloxone.is_handed_over():
        return CardLine(Look.BLANK, Words.NALOXONE_NOT_GIVEN)
    kept = speech.spoken(naloxone.kept_at)
    if not kept:
        return CardLine(Look.BLANK, Words.NALOXONE)
    return CardLine(Look.TEXT, Words.NALOXONE_AT.format(where=kept))
