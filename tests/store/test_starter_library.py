"""The library that ships with the program: kind, easy to read, personal, whole, and free of what clinicians approve."""

import re
from collections import Counter

import pytest

from aftercare_desktop.domain.blanks import has_blank
from aftercare_desktop.domain.clients import Substance
from aftercare_desktop.domain.plans import LifeArea
from aftercare_desktop.domain.starters import LifeGroup, Starter, StarterKind, printed_texts
from aftercare_desktop.domain.starters.inserting import parts_of
from aftercare_desktop.domain.starters.rules import problems
from aftercare_desktop.paths import resource
from aftercare_desktop.store.starter_library import _FILES, program_starters
from aftercare_desktop.words.reading import GOAL, LONGEST_SENTENCE, read
from aftercare_desktop.words.starters import as_read

PROGRAM = program_starters()
BY_KEY = {starter.key: starter for starter in PROGRAM}
TEMPLATES = [starter for starter in PROGRAM if starter.kind is StarterKind.TEMPLATE]
MEDICAL = re.compile(
    r"\b(dose|doses|mg|naloxone|narcan|overdos\w*|taper\w*|detox\w*|withdrawal|seizures?|tolerance|"
    r"methadone|buprenorphine|naltrexone|suboxone|pills?|prescri\w*|medicines?|medications?)\b",
    re.IGNORECASE,
)
IMPERSONAL = re.compile(r"(?<!thank )\b(you|your|yours|patients?|clients?)\b", re.IGNORECASE)

each = pytest.mark.parametrize("starter", PROGRAM, ids=[starter.key for starter in PROGRAM])


def as_printed(starter: Starter) -> str:
    """Everything a starter can bring to paper, with the same neutral word in every blank."""
    return as_read(starter, BY_KEY)


@each
def test_it_reads_at_or_under_the_sixth_grade_in_short_sentences(starter: Starter) -> None:
    reading = read(as_printed(starter))
    assert reading is not None
    assert reading.grade() <= GOAL
    assert [one for one in reading.sentences if one.words > LONGEST_SENTENCE] == []


@each
def test_it_asks_for_the_clients_own_words_and_leaves_room_for_them(starter: Starter) -> None:
    assert starter.ask.startswith("Ask: ")
    assert starter.ask.endswith("?")
    assert any(map(has_blank, printed_texts(starter)))
    assert problems(starter, PROGRAM) == ()


@each
def test_it_speaks_as_the_client_and_leaves_medicine_to_the_approved_words(starter: Starter) -> None:
    printed = as_printed(starter)
    assert MEDICAL.search(printed) is None
    assert IMPERSONAL.search(printed) is None
    assert re.search(r"\b(I|my|me|[Ww]e|our)\b", printed, re.IGNORECASE)
    assert "!" not in printed + starter.title + starter.ask


def test_no_key_and_no_text_comes_twice() -> None:
    assert len(BY_KEY) == len(PROGRAM)
    texts = Counter(starter.text for starter in PROGRAM if starter.text)
    assert [text for text, count in texts.items() if count > 1] == []


def test_every_kind_and_area_of_life_is_there() -> None:
    counts = Counter(starter.kind for starter in PROGRAM)
    assert all(counts[kind] >= 7 for kind in StarterKind)
    assert sum(counts.values()) - counts[StarterKind.TEMPLATE] >= 60
    assert {starter.area for starter in PROGRAM} == set(LifeArea) - {LifeArea.OTHER}
    assert all(2 <= len(goal.steps) <= 5 for goal in PROGRAM if goal.kind is StarterKind.GOAL)


def test_there_is_a_whole_plan_for_each_of_these_lives() -> None:
    meant = {tag for template in TEMPLATES for tag in (*template.substances, *template.groups)}
    substances = {Substance.OPIOIDS, Substance.ALCOHOL, Substance.BENZODIAZEPINES, Substance.STIMULANTS}
    assert meant == {*substances, *LifeGroup}


@pytest.mark.parametrize("template", TEMPLATES, ids=[template.key for template in TEMPLATES])
def test_a_whole_plan_is_whole(template: Starter) -> None:
    parts = parts_of(template, BY_KEY)
    assert len(parts) == len(template.parts)
    kinds = {part.kind for part in parts}
    assert {StarterKind.GOAL, StarterKind.SIGN, StarterKind.COPING, StarterKind.WELLNESS} <= kinds
    assert template.routines
    assert template.needs
    crisis = template.crisis
    assert all((crisis.warning_signs, crisis.distractions, crisis.matters, crisis.changes))


def test_every_file_of_the_library_is_read() -> None:
    assert {path.name for path in resource("starters").glob("*.toml")} == set(_FILES)
