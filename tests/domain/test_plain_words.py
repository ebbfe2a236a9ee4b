"""Kinder words: found about people, their use and tests; never in names, about things, or in a person's own words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain.plain_words import (
    EXAMPLES,
    LONGEST,
    OwnWord,
    PlainKey,
    WordChoices,
    find,
    problems,
)

FOUND = (
    ("He is an addict.", "an addict", "a person with a substance use disorder"),
    ("Two addicts live there.", "addicts", "people with a substance use disorder"),
    ("My dad was an alcoholic.", "an alcoholic", "a person with an alcohol use disorder"),
    ("In a substance abuse program", "substance abuse", "substance use"),
    ("He abuses alcohol at home.", "abuses alcohol", "uses alcohol"),
    ("Drug abuse since 2019", "Drug abuse", "Drug use"),
    ("She got clean in May.", "got clean", "stopped using"),
    ("His clean date is Oct 26.", "clean date", "recovery date"),
    ("28 days clean", "days clean", "days in recovery"),
    ("He is clean now.", "clean", "in recovery"),
    ("Theo is clean.", "clean", "in recovery"),
    ("They've been clean for two years.", "clean", "in recovery"),
    ("I want to stay clean.", "stay clean", "stay in recovery"),
    ("Staying clean at the sober house", "Staying clean", "Not using"),
    ("She stays clean at home.", "stays clean", "stays in recovery"),
    ("At home I stay clean.", "stay clean", "stay in recovery"),
    ("The client must stay clean.", "stay clean", "stay in recovery"),
    ("The client must be clean.", "clean", "in recovery"),
    ("He should be clean by June.", "clean", "in recovery"),
    ("You can't be clean without help.", "clean", "in recovery"),
    ("Sam wants to be clean.", "clean", "in recovery"),
    ("Residents have to be clean to stay.", "clean", "in recovery"),
    ("I want her to be clean.", "clean", "in recovery"),
    ("He has remained clean.", "remained clean", "did not use"),
    ("Being clean is new to me.", "Being clean", "Not using"),
    ("Clean and sober since June", "Clean and sober", "In recovery"),
    ("A clean screen", "clean screen", "negative screen"),
    ("UA was dirty.", "UA was dirty", "UA was positive"),
    ("Dirty urine on Monday", "Dirty urine", "Positive urine"),
    ("It came back dirty.", "came back dirty", "came back positive"),
    ("Used dirty needles", "dirty needles", "used needles"),
    ("A chronic relapser", "chronic relapser", "person who returned to use"),
    ("He failed a drug test.", "failed a drug test", "had a positive drug test"),
    ("She FAILED treatment twice.", "FAILED treatment", "did not finish treatment"),
    ("She was an abuser.", "an abuser", "a person who uses substances"),
    ("He is an abuser of alcohol.", "an abuser of alcohol", "a person who uses alcohol"),
    ("Known abuser", "abuser", "person who uses substances"),
    ("A house of abusers", "abusers", "people who use substances"),
    ("Substance-abuse history", "Substance-abuse", "Substance use"),
    ("She is addicted.", "addicted", "living with a substance use disorder"),
    ("He is addicted to heroin.", "addicted to heroin", "dependent on heroin"),
    ("Heroin-addicted since 2019", "Heroin-addicted", "Living with a substance use disorder"),
    ("An addicted mother", "An addicted mother", "A mother with a substance use disorder"),
    ("He failed twice.", "He failed", "He returned to use"),
    ("Failed twice before", "Failed", "Returned to use"),
    ("She has failed again.", "She has failed", "She has returned to use"),
    ("He failed.", "He failed", "He returned to use"),
    ("Non-compliant with meds", "Non-compliant with meds", "Not taking medicine as planned"),
    ("Known for noncompliance", "noncompliance", "not following the plan"),
    ("Our frequent flyers", "frequent flyers", "people who come often"),
    ("She dropped out in week two.", "dropped out", "stopped coming"),
    ("Treatment drop-outs", "drop-outs", "people who stopped coming"),
    ("IV drug users", "IV drug users", "people who use drugs"),
)
"""A text, what is found in it, and what is offered."""
LEFT_ALONE = (
    "I clean the kitchen.",
    "12 Cleanfield Rd, Portland",
    "Clean Street 5",
    "The dirty dishes are mine on Sundays.",
    "The kitchen is clean.",
    "My hands are clean.",
    "Keep my room clean.",
    "Room is clean and quiet.",
    "It is clean.",
    "The kitchen must be clean.",
    "Plates should be clean.",
    "It must be clean.",
    "I clean so that the house stays clean.",
    "Keep the room clean.",
    "Clean the kitchen with a roommate.",
    "I wear clean clothes.",
    "I keep clean clothes in my locker.",
    "He wants to be clean-shaven.",
    "She got clean clothes.",
    "I stay in a clean house.",
    "Alcoholics Anonymous, Mondays",
    "Adult Children of Alcoholics",
    "non-alcoholic beer",
    "alcoholic hepatitis",
    "Addiction Medicine Clinic",
    "A report of child abuse",
    "She is safe from abuse at home.",
    "Her abuser may not know the address.",
    "The child abuser lives next door.",
    "Her abusers are in jail.",
    "She fled from an abuser.",
    "Addicted to this show",
    "He failed his driving test.",
    "He failed twice to reach the clinic.",
    "He failed twice at the driving test.",
    "The alarm failed.",
    "The alarm failed twice.",
    "She failed to call.",
    "The payment failed again.",
    "The plan failed because the bus was late.",
    "A high school dropout",
    "He dropped out of school in 2009.",
    "Medication compliance is good.",
    "He said “I am an alcoholic and an addict”.",
    'She says "I got clean in May".',
)


@pytest.mark.parametrize(("text", "found", "use"), FOUND)
def test_a_word_that_hurts_is_found_and_a_kinder_one_offered(text: str, found: str, use: str) -> None:
    (finding,) = find(text)
    assert (finding.found, finding.use) == (found, use)
    assert text[finding.start : finding.end] == found


def test_every_word_that_hurts_in_a_sentence_is_found() -> None:
    found = find("The addict must be clean.")
    assert [(one.found, one.use) for one in found] == [
        ("addict", "person with a substance use disorder"),
        ("clean", "in recovery"),
    ]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_nothing_is_found_where_nobody_is_meant(text: str) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(("text", "found", "use"), FOUND)
def test_what_is_offered_is_not_found_again(text: str, found: str, use: str) -> None:
    assert find(text.replace(found, use)) == ()


def test_every_group_can_be_switched_off() -> None:
    assert set(EXAMPLES) == set(PlainKey)
    of_group: dict[str, list[str]] = {}
    for text, _, _ in FOUND:
        of_group.setdefault(find(text)[0].key, []).append(text)
    assert set(of_group) == set(PlainKey)
    for key, texts in of_group.items():
        off = WordChoices(off=(PlainKey(key),))
        assert [text for text in texts if any(finding.key == key for finding in find(text, off))] == []


def test_a_center_looks_for_words_of_its_own() -> None:
    own = OwnWord("a" * 16, "crazy  talk", "having a hard time")
    choices = WordChoices(own=(own, OwnWord("b" * 16)))
    (finding,) = find("Crazy talk at dinner, no crazytalk.", choices)
    assert (finding.found, finding.use, finding.key) == ("Crazy talk", "Having a hard time", own.key)


def test_words_that_cannot_be_kept_name_their_field() -> None:
    own = (
        OwnWord("a", "crazy"),
        OwnWord("b", " Crazy "),
        OwnWord("c", ""),
        OwnWord("d", "x" * (LONGEST + 1)),
    )
    assert [problem.field for problem in problems(own)] == ["own.1.words", "own.2.words", "own.3.words"]


_PIECES = st.sampled_from(
    [text for text, _, _ in FOUND] + list(LEFT_ALONE) + ["\u202eabc", "\u0627\u0644", "\n"]
)


@given(st.lists(_PIECES, max_size=8).map(" ".join))
def test_findings_lie_in_the_text_in_order_and_never_on_each_other(text: str) -> None:
    findings = find(text)
    assert all(text[each.start : each.end] == each.found for each in findings)
    assert all(before.end <= after.start for before, after in pairwise(findings))


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert all(0 <= each.start < each.end <= len(text) for each in find(text))
