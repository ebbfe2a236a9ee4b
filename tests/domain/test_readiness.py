"""What readiness is made of beside its table: sentences of one person, checks left out, the center's own, reasons."""

from dataclasses import replace

import pytest

from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.domain.clients import Client, Substance, SubstanceUse
from aftercare_desktop.domain.plans import (
    ConfirmedCheck,
    CrisisPlan,
    MedicineSafety,
    PlanDocument,
    Section,
)
from aftercare_desktop.domain.readiness import (
    LONGEST_REASON,
    check_readiness,
    gaps,
    printed_keys,
    reason_problem,
)
from aftercare_desktop.domain.readiness_choices import (
    CheckKey,
    LeftOutCheck,
    OwnCheck,
    ReadinessChoices,
    problems,
    with_checks,
)
from aftercare_desktop.domain.readiness_facts import ReadinessFacts
from aftercare_desktop.words.readiness import MISSING, missing
from tests.builders import TODAY, build_client
from tests.domain.readiness_cases import DAY, READY


def test_the_whole_plan_has_no_gap() -> None:
    assert gaps(check_readiness(READY)) == ()


def test_every_check_says_what_is_missing_in_words_of_its_own() -> None:
    assert set(MISSING) == set(CheckKey)
    assert len(set(MISSING.values())) == len(MISSING)


@pytest.mark.parametrize(
    ("reason", "problem"),
    [
        ("", "Say why"),
        (" \n\t\u00a0\u200b", "Say why"),
        ("...", "Say why"),
        ("She leaves today.", ""),
        ("1", ""),
        ("é" * LONGEST_REASON, ""),
        (" " + "x" * LONGEST_REASON + "\n", ""),
        ("x" * (LONGEST_REASON + 1), "at most 2,000"),
    ],
)
def test_a_reason_says_something_and_not_too_much(reason: str, problem: str) -> None:
    assert bool(reason_problem(reason)) is bool(problem)
    assert problem in reason_problem(reason)


def test_an_empty_plan_meets_nothing_it_is_asked() -> None:
    facts = ReadinessFacts(Client("Theo"), PlanDocument(), {}, {}, today=TODAY)
    assert all(not result.ready for result in check_readiness(facts))


def test_the_paper_asks_only_for_sentences_of_this_person() -> None:
    alcohol = build_client(substances=(SubstanceUse(Substance.ALCOHOL),))
    keys = printed_keys(
        alcohol, PlanDocument(hard_times=replace(READY.document.hard_times, crisis=CrisisPlan()))
    )
    assert ApprovedKey.ALCOHOL_WITHDRAWAL in keys
    assert ApprovedKey.LOWERED_TOLERANCE not in keys
    assert ApprovedKey.MISSED_BUPRENORPHINE in printed_keys(alcohol, READY.document)


OWN = OwnCheck("e" * 16, "Alumni coordinator introduced", Section.PEERS)


def _with(*off: CheckKey, confirmed: tuple[str, ...] = ()) -> ReadinessFacts:
    choices = ReadinessChoices(tuple(LeftOutCheck(key, 1, TODAY) for key in off), (OWN,))
    ticks = tuple(ConfirmedCheck(key, "Dana Whitcomb", TODAY) for key in confirmed)
    document = replace(READY.document, medicines=MedicineSafety(), confirmed_checks=ticks)
    return replace(READY, document=document, choices=choices)


@pytest.mark.parametrize("key", [CheckKey.MEDICINES, CheckKey.NALOXONE, CheckKey.TOLERANCE])
def test_a_check_left_out_is_asked_nowhere_and_nothing_else_changes(key: CheckKey) -> None:
    before, after = check_readiness(_with()), check_readiness(_with(key))
    assert key in {result.key for result in gaps(before)}
    assert [result for result in before if result.key is not key] == list(after)


@pytest.mark.parametrize(
    ("confirmed", "ready"), [((), False), (("f" * 16,), False), ((OWN.key,), True), ((OWN.key, "x"), True)]
)
def test_an_own_check_is_met_by_its_own_tick_alone(confirmed: tuple[str, ...], ready: bool) -> None:
    results = check_readiness(_with(confirmed=confirmed))
    (own,) = [result for result in results if result.key == OWN.key]
    assert (own.ready, own.section, own.words) == (ready, Section.PEERS, OWN.words)
    peers = [result.key for result in results if result.section is Section.PEERS]
    assert peers[-1] == OWN.key, "it closes its section"
    assert missing(own) == OWN.words
    assert (own in gaps(results)) is not ready


def test_all_left_out_leaves_the_own_checks() -> None:
    assert [result.key for result in check_readiness(_with(*CheckKey))] == [OWN.key]


def test_who_left_a_check_out_first_stays() -> None:
    before = ReadinessChoices((LeftOutCheck(CheckKey.GOAL, 3, TODAY - DAY),))
    made = frozenset(CheckKey) - {CheckKey.GOAL, CheckKey.HOME}
    after = with_checks(before, made, (OWN,), 1, TODAY)
    assert after.off == (*before.off, LeftOutCheck(CheckKey.HOME, 1, TODAY))
    assert with_checks(after, frozenset(CheckKey), (), 1, TODAY) == ReadinessChoices()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((" ",), "Write what"),
        (("x" * 121,), "at most"),
        (("Van booked", "van BOOKED "), "already"),
        (("Van",), ""),
    ],
)
def test_own_checks_that_cannot_be_saved(words: tuple[str, ...], sentence: str) -> None:
    found = problems(tuple(OwnCheck(str(number), text) for number, text in enumerate(words)))
    assert bool(found) is bool(sentence)
    assert all(sentence in problem.sentence for problem in found)
