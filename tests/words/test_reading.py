"""The reading level: syllables and sentences counted by hand, the published formula, and where nothing is measured."""

import subprocess
import sys

import pytest

from aftercare_desktop.words import reading

BY_HAND = {
    1: (
        "i the my breathe breathes helped called asked tired nurse goals quit friend friends phone phones "
        "house used move moved home years yes you young don't can't i'm it's we'll they're child real "
        "feel voice noise calm walk talk cried tried cope bus rides drove bills judge dose spray sprayed "
        "fire hour our league tongue eye eyes"
    ),
    2: (
        "away again breathing client clients science million about without little couple able table "
        "supply changes closes needed wanted hungry angry lonely meeting because people someone something "
        "sometimes safely being seeing doing saying trying going every quiet diet create question request "
        "patient social special mobile houses places pages uses using minutes seizure sweating shaking "
        "trouble bottle settled handled player beyond relapse treatment careful homework himself isn't "
        "didn't couldn't mother's children parents daughter weekend thursday wednesday o'clock really "
        "ready feeling feelings worried married studied carried license sober mentor sponsor crisis "
        "danger nervous anxious support circle triggers coping craving cravings breakfast journal driver "
        "schedule budget wages courage judges lawyer released prescribes prescribed doses refill nasal "
        "nostril voicemail email flower power poem cruel fuel duty value valued argue rescue"
    ),
    3: (
        "area idea medicine naloxone methadone naltrexone appointment radio counselor overdose alcohol "
        "withdrawal tolerance opioid opioids family fentanyl hospital everyone different period "
        "stimulants injection pharmacy usual therapy aftercare saturday anyone together nobody employer "
        "insurance residence suicide dangerous serious previous obvious exercise library probation "
        "officer prescriber grandmother beautiful continue"
    ),
    4: (
        "medication buprenorphine emergency recovery anxiety acamprosate disulfiram usually situation "
        "community education transportation"
    ),
    6: ("benzodiazepine benzodiazepines"),
}
"""Words of the field and of every day by the syllables one hears (Merriam-Webster's division)."""


@pytest.mark.parametrize(
    ("word", "syllables"), [(word, count) for count, words in BY_HAND.items() for word in words.split()]
)
def test_the_syllables_of_a_word(word: str, syllables: int) -> None:
    assert reading.syllables_of(word) == syllables


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "I call Dana W. She answers day or night.",
            [("I call Dana W.", 4, 5), ("She answers day or night.", 5, 6)],
        ),
        (
            "I see Dr. Lee at 9 a.m. on Wed. Nov. 25. Then I go home.",
            [("I see Dr. Lee at 9 a.m. on Wed. Nov. 25.", 11, 11), ("Then I go home.", 4, 4)],
        ),
        ("We meet at 9 a.m. Bring a pen.", [("We meet at 9 a.m.", 5, 5), ("Bring a pen.", 3, 3)]),
        ("Bring the 0.4 mg. dose.", [("Bring the 0.4 mg. dose.", 5, 5)]),
        ("I live at 5 Main St. Then I walk.", [("I live at 5 Main St.", 6, 6), ("Then I walk.", 3, 3)]),
        ("Mass is at St. Mary with J. Smith.", [("Mass is at St. Mary with J. Smith.", 8, 9)]),
        ("Call (207) 555-0142 or 988.", [("Call (207) 555-0142 or 988.", 4, 4)]),
        ("My GED class is one-on-one.", [("My GED class is one-on-one.", 5, 7)]),
        ("One\n\u2022 two\r\n\nthree", [("One", 1, 1), ("two", 1, 1), ("three", 1, 1)]),
        ("What? No... yes!", [("What?", 1, 1), ("No...", 1, 1), ("yes!", 1, 1)]),
        (
            "I said \u201cI can.\u201d Then I left.",
            [("I said \u201cI can.\u201d", 4, 4), ("Then I left.", 3, 3)],
        ),
        ("", []),
        (" \n -- \u2026 ", []),
    ],
)
def test_the_sentences_of_a_text_as_counted_by_hand(text: str, sentences: list[tuple[str, int, int]]) -> None:
    found = reading.read(text)
    assert found is not None
    assert [(text[s.start : s.end], s.words, s.syllables) for s in found.sentences] == sentences


@pytest.mark.parametrize(
    ("text", "words", "syllables", "sentences"),
    [
        ("The cat sat on the mat.", 6, 6, 1),
        ("I do not stop my medicine on my own; I call my clinic today.", 14, 18, 1),
        (
            "After a break, my body cannot take what it used to. Even a small amount can stop my breathing.",
            19,
            25,
            2,
        ),
    ],
)
def test_the_grade_is_the_published_formula(text: str, words: int, syllables: int, sentences: int) -> None:
    by_hand = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
    assert reading.grade(text) == pytest.approx(max(0.0, by_hand))


def test_a_sentence_is_hard_by_its_length_or_by_its_words() -> None:
    easy = "I call my friend when I want to drink."
    long = "I get up and make my bed and then I eat and then I walk to the bus stop."
    words = "Medication reconciliation is completed by the multidisciplinary team."
    text = f"{easy} {long}\n{words} Naloxone kit."
    found = reading.hard_sentences(text)
    assert [text[s.start : s.end] for s in found] == [long, words]
    assert [s.is_too_long() for s in found] == [True, False]
    assert found[1].long_words == ("Medication", "reconciliation", "completed", "multidisciplinary")


@pytest.mark.parametrize(
    ("count", "hard"), [(reading.LONGEST_SENTENCE, 0), (reading.LONGEST_SENTENCE + 1, 1)]
)
def test_fifteen_words_are_not_too_many(count: int, hard: int) -> None:
    assert len(reading.hard_sentences("go " * count)) == hard


def test_two_texts_are_measured_as_one() -> None:
    texts = ("I walk home.", "I call my counselor.", "I walk home.\nI call my counselor.")
    one, other, whole = (found for text in texts if (found := reading.read(text)))
    assert (one + other).grade() == whole.grade()
    assert (one + other).words() == 7


@pytest.mark.parametrize("language", ["es", "Spanish", "fr-CA", "ar", "pt_BR"])
def test_nothing_is_measured_in_another_language(language: str) -> None:
    assert reading.read("Llamo a mi consejera.", language) is None
    assert reading.grade("Llamo a mi consejera.", language) is None
    assert reading.hard_sentences("palabra " * 40, language) == ()


@pytest.mark.parametrize("language", ["", "en", "en-US", "EN_gb", "English"])
def test_english_is_measured_however_it_is_named(language: str) -> None:
    assert reading.is_measured(language)


def test_no_text_has_no_grade() -> None:
    assert reading.grade("") is None
    assert reading.grade(" -- ") is None


def test_the_patterns_are_not_loaded_before_a_text_is_measured() -> None:
    asked = "import sys; import aftercare_desktop.words.reading; print('pyphen' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("Take one pill.", ""),
        ("I get up and I make my bed and I walk to the bus.", "Grade 2"),
        ("I call my counselor in the morning. I go to my meeting after dinner.", "Grade 4"),
        ("go " * 16, "Grade 3: 1 hard sentence"),
        (
            "Medication reconciliation is completed daily.\nMedication is administered by nursing.",
            "Grade 20: 2 hard sentences",
        ),
        ("Medication reconciliation is completed daily.", "1 hard sentence"),
    ],
)
def test_a_reading_in_words(text: str, words: str) -> None:
    found = reading.read(text)
    assert found is not None
    assert reading.told(found) == words


def test_a_hard_sentence_says_why_and_what_helps() -> None:
    (long,) = reading.hard_sentences("go " * 21)
    assert reading.why_hard(long) == "21 words. Try two sentences."
    (words,) = reading.hard_sentences("My medication appointment is on Friday morning.")
    assert reading.why_hard(words) == "Grade 11. Try shorter words than “medication” and “appointment”."
