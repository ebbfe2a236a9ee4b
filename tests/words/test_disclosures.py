"""What is said when something may not leave: one whole sentence for each reason, one button for each next step."""

import pytest

from aftercare_desktop.domain.consents import Category, Element
from aftercare_desktop.domain.disclosures import FormField, Ground, Handed, NextStep, NoReason, Refused
from aftercare_desktop.words.disclosures import FIELDS, GROUNDS, HANDED, NEXT_STEPS, described, refused_words


def refused(reason: NoReason) -> Refused:
    return Refused(
        reason,
        NextStep.START_CONSENT,
        fields=(FormField.NATURE,) if reason is NoReason.FIELD_MISSING else (),
        left_out=(Category.MEDICINES,),
    )


def test_every_reason_has_a_sentence_of_its_own() -> None:
    said = {reason: refused_words(refused(reason), "Theo", "Larch Hill") for reason in NoReason}
    assert len(set(said.values())) == len(NoReason)
    for words in said.values():
        assert words.endswith(".")
        assert "{" not in words
        assert "None" not in words


@pytest.mark.parametrize("element", Element)
def test_a_missing_element_is_named(element: Element) -> None:
    verdict = Refused(NoReason.DEFICIENT, NextStep.FINISH_CONSENT, elements=(element,))
    words = refused_words(verdict, "Theo", "Larch Hill")
    assert words.startswith("The consent for Larch Hill is not complete. It does not say ")
    assert words.endswith(".")


def test_nobody_named_is_this_recipient() -> None:
    assert "this recipient" in refused_words(refused(NoReason.NO_CONSENT), "Theo", "")


def test_every_choice_has_words() -> None:
    assert (set(NEXT_STEPS), set(GROUNDS), set(HANDED), set(FIELDS)) == (
        set(NextStep),
        set(Ground),
        set(Handed),
        set(FormField),
    )


def test_a_description_is_brief_and_without_content() -> None:
    assert described(Handed.LETTER, (Category.MEDICINES, Category.GOALS)) == "Letter: my medicines, my goals"
    assert described(Handed.LETTER, ()) == "Letter"
