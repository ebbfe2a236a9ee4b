"""The panels of the pocket card in words, assembled from what the plan says and a lost card may tell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from aftercare_desktop.domain import pocket_card as rules
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

_STEPS_OF_MY_OWN = 2
_PEOPLE_IN_A_STEP = 2
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
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class CardLine:
    """A line of a panel: its words, and what stands in bold: a number, a person's name, the time of a visit."""

    look: Look
    words: str
    strong: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel: its heading, its lines, and what stands below a rule at its foot."""

    title: str
    lines: tuple[CardLine, ...]
    foot: tuple[CardLine, ...] = ()


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


def panels(facts: CardFacts, *, naloxone: bool) -> tuple[Panel, ...]:
    """Three panels, or four with naloxone, from left to right."""
    silence = rules.silence(facts.client, facts.document, facts.center)
    first = (_numbers(facts, silence), _people(facts, silence), _hard(facts, silence))
    return (*first, _asleep(facts, silence)) if naloxone else first


def _numbers(facts: CardFacts, silence: rules.Silence) -> Panel:
    line = facts.center.line
    hours = Words.ANY_HOUR
    if not line.is_day_or_night():
        spoken = silence.spoken(line.hours)
        hours = Words.IN_HOURS.format(hours=spoken) if spoken else Words.CAN_TALK
    number = shown_phone(line.number)
    return Panel(
        Words.TITLE,
        (
            CardLine(Look.TEXT, facts.short_name, "" if facts.final else Words.DRAFT),
            CardLine(Look.NUMBER, Words.DANGER, DANGER_NUMBER),
            CardLine(Look.NUMBER, Words.CRISIS.format(crisis=CRISIS), CRISIS_NUMBER),
            CardLine(Look.NUMBER, hours, number) if number else CardLine(Look.BLANK, hours),
        ),
    )


def _people(facts: CardFacts, silence: rules.Silence) -> Panel:
    found = rules.people(facts.document)
    lines = [_person(callee, silence) for callee in found]
    lines += [CardLine(Look.BLANK, Words.SOMEONE)] * (rules.PEOPLE_ON_CARD - 1 - len(lines))
    return Panel(Words.PEOPLE, tuple(lines), (_visit(facts, silence),))


def _person(callee: Callee, silence: rules.Silence) -> CardLine:
    return CardLine(Look.PERSON, shown_phone(callee.phone), silence.spoken(callee.name) or Words.SOMEONE)


def _visit(facts: CardFacts, silence: rules.Silence) -> CardLine:
    """When and at which address, never with whom: the name of a place tells what is done there."""
    visit = rules.next_visit(facts.client, facts.document, facts.today)
    if visit is None or visit.day is None:
        return CardLine(Look.BLANK, Words.NEXT_VISIT)
    return CardLine(
        Look.TEXT,
        silence.spoken(visit.place.address),
        f"{Words.NEXT_VISIT} {dates.day_at(visit.day, visit.at)}",
    )


def _hard(facts: CardFacts, silence: rules.Silence) -> Panel:
    crisis = facts.document.hard_times.crisis
    written = (part.strip() for text in (crisis.alone, crisis.distractions) for part in _LINE_END.split(text))
    own = [silence.spoken(part) for part in written if part]
    steps = [CardLine(Look.STEP, words) for words in own if words][:_STEPS_OF_MY_OWN]
    steps = steps or [CardLine(Look.BLANK, Words.HELPS_ME)]
    names = [silence.spoken(callee.name) for callee in rules.people(facts.document)[:_PEOPLE_IN_A_STEP]]
    called = [name.partition(",")[0].rstrip(".") for name in names if name]
    if called:
        words = Words.CALL if len(called) == 1 else Words.CALL_BOTH
        steps.append(CardLine(Look.STEP, words.format(who=called[0], then=called[-1])))
    if any(place.kind is PeerKind.MEETING for place in facts.document.peers.places):
        steps.append(CardLine(Look.STEP, Words.MEETING))
    number = shown_phone(facts.center.line.number)
    if number:
        steps.append(CardLine(Look.STEP, Words.CALL.format(who=number)))
    return Panel(Words.HARD, tuple(steps), _ends(facts))


def _ends(facts: CardFacts) -> tuple[CardLine, ...]:
    """What the panel ends with once a clinician approved it, and the client's own line."""
    passes, own = _approved(facts, ApprovedKey.IT_WILL_PASS), facts.own_line.strip()
    if passes:
        return (CardLine(Look.TEXT, f"{passes} {own}".strip()),)
    return (CardLine(Look.BLANK, ASK_THE_NURSE), *((CardLine(Look.TEXT, own),) if own else ()))


def _approved(facts: CardFacts, key: ApprovedKey) -> str:
    """The center's words; "" while nobody approved them."""
    sentence = facts.approved.get(key)
    return sentence.text.strip() if sentence is not None and sentence.is_approved() else ""


def _asleep(facts: CardFacts, silence: rules.Silence) -> Panel:
    said = _SENTENCE_END.split(_approved(facts, ApprovedKey.OVERDOSE_STEPS))
    steps = tuple(CardLine(Look.APPROVED, part) for part in said if part)
    steps = steps or (CardLine(Look.BLANK, ASK_THE_NURSE),)
    return Panel(Words.ASLEEP, steps, (_naloxone(facts, silence),))


def _naloxone(facts: CardFacts, silence: rules.Silence) -> CardLine:
    naloxone = facts.document.medicines.naloxone
    if naloxone.declined:
        return CardLine(Look.TEXT, Words.NALOXONE_DECLINED)
    if not naloxone.is_handed_over():
        return CardLine(Look.BLANK, Words.NALOXONE_NOT_GIVEN)
    kept = silence.spoken(naloxone.kept_at)
    if not kept:
        return CardLine(Look.BLANK, Words.NALOXONE)
    return CardLine(Look.TEXT, Words.NALOXONE_AT.format(where=kept))
