"""What the program itself says to a client measures at or under grade 6 (DOMAIN.md section 1, DESIGN.md section 7)."""

import inspect
import re
from collections.abc import Iterator
from types import ModuleType

import pytest

from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.domain.plans import FirstDaysRow
from aftercare_desktop.words import first_days, paper, plan
from aftercare_desktop.words.approved import STARTER_WORDS
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.reading import GOAL, grade, hard_sentences

NAMES = re.compile(
    r"\b(benzodiazepines?|naloxone|naltrexone|opioids?|fentanyl|cocaine|alcohol)\b", re.IGNORECASE
)
"""The names of medicines and substances cannot be put in shorter words; the sentence around them is measured."""
FOR_STAFF = (paper.RecoveryKey, paper.FirstSignIn)
"""Sheets for staff, not for a client."""


def _measured(text: str) -> str:
    return NAMES.sub("pill", text)


@pytest.mark.parametrize("key", ApprovedKey)
def test_every_starter_sentence_is_easy(key: ApprovedKey) -> None:
    text = _measured(STARTER_WORDS[key].text)
    measured = grade(text)
    assert measured is not None
    assert measured <= GOAL
    assert [text[hard.start : hard.end] for hard in hard_sentences(text)] == []


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


def _constants(holder: ModuleType | type) -> Iterator[str]:
    for name, value in vars(holder).items():
        if name.isupper():
            yield from _texts(tuple(value.values()) if hasattr(value, "values") else value)


def _client_texts() -> list[str]:
    parts = [part for _, part in inspect.getmembers(paper, inspect.isclass) if part not in FOR_STAFF]
    found = [text for part in parts for text in _constants(part)]
    for_staff = set(plan.FORM_HELP.values())
    found += [text for text in _constants(plan) if text not in for_staff]
    return [*found, *(label(row) for row in FirstDaysRow)]


def test_every_sentence_of_the_paper_is_easy() -> None:
    texts = [_measured(re.sub(r"\{\w+\}", "Sam", text)) for text in _client_texts()]
    assert len(texts) > 100
    assert [text for text in texts if hard_sentences(text)] == []


def test_the_sentences_of_page_one_are_easy() -> None:
    """They are put together in code: every piece of five words or more is measured as it stands there."""
    source = re.sub('""".*?"""', "", inspect.getsource(first_days), flags=re.DOTALL)
    spoken = re.findall(r'"((?:[^"\\\n]|\\.)+)"', source)
    texts = [_measured(re.sub(r"\{[^}]*\}", "Sam", text)) for text in spoken]
    assert any("I can ask for it any time" in text for text in texts)
    assert [text for text in texts if hard_sentences(text)] == []
