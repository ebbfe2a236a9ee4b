"""Languages are called in English and by themselves, and found again by what records say."""

from dataclasses import replace

import pytest

from aftercare_desktop.domain.plans import PlanDocument, Translation, TranslatorRole
from aftercare_desktop.domain.plans.twins import free_texts
from aftercare_desktop.words.languages import (
    both_names,
    is_written_from_right,
    language_name,
    languages,
    own_name,
    tag_of,
)
from aftercare_desktop.words.twins import KINDS, LONGEST_NAME, ROLES, translated_by
from tests.builders import TODAY, full_plan, translated_plan


@pytest.mark.parametrize(
    ("tag", "both", "from_right"),
    [
        ("es", "Spanish (Español)", False),
        ("ar", "Arabic (العربية)", True),
        ("ht", "Haitian Creole (Kreyòl Ayisyen)", False),
        ("ne", "Nepali (नेपाली)", False),
        ("zh-Hans", "Chinese, simplified (中文 (简体))", False),
        ("fa-AF", "Dari (دری)", True),
        ("hmn", "Hmong (Hmoob)", False),
        ("xx", "xx (Xx)", False),
    ],
)
def test_a_language_has_both_names(tag: str, both: str, from_right: bool) -> None:
    assert both_names(tag) == both
    assert is_written_from_right(tag) is from_right


@pytest.mark.parametrize(
    ("spoken", "tag"),
    [
        ("Spanish", "es"),
        ("español ", "es"),
        ("Mandarin", "zh-Hans"),
        ("Haitian Creole", "ht"),
        ("Creole (Haiti)", "ht"),
        ("Farsi", "fa"),
        ("Dari", "fa-AF"),
        ("English", ""),
        ("", ""),
        ("Klingon", ""),
    ],
)
def test_what_a_record_says_is_found(spoken: str, tag: str) -> None:
    assert tag_of(spoken) == tag


def test_every_offered_language_is_found_by_its_names() -> None:
    assert list(languages().values()) == sorted(
        languages().values(), key=lambda words: words.partition(" (")[0]
    )
    for tag in languages():
        assert tag_of(language_name(tag)) == tag
        assert tag_of(own_name(tag)) in (tag, tag_of(language_name(tag)))


def test_every_text_and_every_role_has_its_words() -> None:
    assert {text.kind for text in free_texts(full_plan())} == set(KINDS)
    assert set(ROLES) == set(TranslatorRole)


@pytest.mark.parametrize(
    ("translation", "words"),
    [
        (
            Translation("es", " Ana  R. ", TranslatorRole.INTERPRETER, TODAY),
            "Translated by Ana R., interpreter, on Nov 23, 2026.",
        ),
        (Translation("es", "Ana R."), "Translated by Ana R., translator."),
        (Translation("es", "A" * 300), f"Translated by {'A' * (LONGEST_NAME - 1)}…, translator."),
    ],
)
def test_who_translated_is_said(translation: Translation, words: str) -> None:
    assert translated_by(PlanDocument(translation=translation)) == words


def test_of_a_plan_translated_in_part_it_is_said_how_much_is() -> None:
    whole = translated_plan()
    texts = whole.translation.texts
    stale = replace(texts[0], source="Something else")
    part = replace(whole, translation=replace(whole.translation, texts=(stale, *texts[1:6])))
    said = translated_by(part)
    assert said.startswith("Translated by Ana R., interpreter, on Nov 23, 2026.")
    assert said.endswith(f"\n5 of {len(texts)} texts are translated.")
