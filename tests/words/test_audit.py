"""Every event of the trail has its words, each another one."""

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.words.audit import EVENTS


def test_every_event_has_words_of_its_own() -> None:
    assert set(EVENTS) == set(Event)
    assert len(set(EVENTS.values())) == len(Event)
    assert all(words[0].isupper() and not words.endswith(".") for words in EVENTS.values())
