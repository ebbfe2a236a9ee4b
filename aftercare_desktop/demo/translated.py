"""Plans of the made-up center in a second language: one whole in Spanish, one begun in Arabic."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from aftercare_desktop.demo import arabic, spanish
from aftercare_desktop.demo.stories import Story
from aftercare_desktop.domain.plans import PlanDocument, Translation, TranslatorRole, TwinText
from aftercare_desktop.domain.plans.twins import free_texts

_BY_LANGUAGE: Mapping[str, tuple[str, str, TranslatorRole, Mapping[str, str]]] = {
    "Spanish": ("es", "Ana Ríos", TranslatorRole.INTERPRETER, spanish.WORDS),
    "Arabic": ("ar", "Samir Khoury", TranslatorRole.TRANSLATOR, arabic.WORDS),
}


def in_two_languages(story: Story, document: PlanDocument, on: date) -> PlanDocument:
    """The plan with each text whose words an interpreter put into the client's language; others stay without."""
    if story.identity.language not in _BY_LANGUAGE:
        return document
    tag, by, role, words = _BY_LANGUAGE[story.identity.language]
    known = {story.say(text): story.say(twin) for text, twin in words.items()}
    texts = tuple(
        TwinText(text.path, text.words, known[text.words])
        for text in free_texts(document)
        if text.words in known
    )
    return replace(document, translation=Translation(tag, by, role, on, texts))
