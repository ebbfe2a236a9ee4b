"""Every readiness check, just met and just not: one change to a ready plan opens exactly the gap it should."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.domain.clients import Client, RiskScreen, Substance, SubstanceUse, SuicideRisk
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import (
    CirclePlace,
    ConfirmedCheck,
    CrisisPlan,
    HomeKind,
    MedicineKind,
    MedicineSafety,
    Methadone,
    Naloxone,
    PlanDocument,
    Section,
)
from aftercare_desktop.domain.readiness import (
    CHECKS,
    ReadinessFacts,
    check_readiness,
    gaps,
    printed_keys,
)
from aftercare_desktop.domain.readiness_choices import (
    CheckKey,
    LeftOutCheck,
    OwnCheck,
    ReadinessChoices,
    problems,
    with_checks,
)
from aftercare_desktop.words.approved import STARTER_WORDS
from aftercare_desktop.words.readiness import missing
from tests.builders import TODAY, build_client, full_plan

LEAVES = TODAY + timedelta(days=2)
DAY = timedelta(days=1)
APPROVED = {
    key: replace(sentence, approver="Leah Ortiz, RN", approved_on=TODAY)
    for key, sentence in STARTER_WORDS.items()
}
CLIENT = build_client(suicide_risk=SuicideRisk(RiskScreen.NEGATIVE, TODAY, past_attempt=True))


def _ready_plan() -> PlanDocument:
    document = full_plan()
    call = replace(document.first_days.call, by="Dana", day=LEAVES + DAY)
    third = CirclePlace("c" * 16, name="Ray, house manager", phone="207-555-0118", call_first=True)
    return replace(
        document,
        first_days=replace(document.first_days, leaves_on=LEAVES, call=call),
        support=replace(document.support, places=(*document.support.places, third)),
    )


READY = ReadinessFacts(CLIENT, _ready_plan(), {date(2026, 11, 26): "Thanksgiving Day"}, APPROVED)

Change = Callable[[ReadinessFacts], ReadinessFacts]


def _plan(change: Callable[[PlanDocument], PlanDocument]) -> Change:
    return lambda facts: replace(facts, document=change(facts.document))


def _client(change: Callable[[Client], Client]) -> Change:
    return lambda facts: replace(facts, client=change(facts.client))


def _medicine(**change: object) -> Change:
    def changed(document: PlanDocument) -> PlanDocument:
        first, *rest = document.medicines.medicines
        medicines = (replace(first, **change), *rest)  # type: ignore[arg-type]
        return replace(document, medicines=replace(document.medicines, medicines=medicines))

    return _plan(changed)


def _visit(**change: object) -> Change:
    def changed(document: PlanDocument) -> PlanDocument:
        first, *rest = document.appointments
        return replace(document, appointments=(replace(first, **change), *rest))  # type: ignore[arg-type]

    return _plan(changed)


def _step(**change: object) -> Change:
    def changed(document: PlanDocument) -> PlanDocument:
        goal, *rest = document.goals
        step, *steps = goal.steps
        changed_goal = replace(goal, steps=(replace(step, **change), *steps))  # type: ignore[arg-type]
        return replace(document, goals=(changed_goal, *rest))

    return _plan(changed)


GAPS: list[tuple[CheckKey, Change]] = [
    (
        CheckKey.TONIGHT,
        _plan(
            lambda d: replace(
                d,
                first_days=replace(d.first_days, tonight_with=" "),
                peers=replace(d.peers, places=d.peers.places[1:]),
            )
        ),
    ),
    (CheckKey.CLOSED_DAYS, _plan(lambda d: replace(d, first_days=replace(d.first_days, closed_days=())))),
    (
        CheckKey.CLOSED_DAYS,
        lambda f: replace(f, closed_days={**f.closed_days, LEAVES + 3 * DAY: "Inventory"}),
    ),
    (
        CheckKey.CARING_CONTACT,
        _plan(
            lambda d: replace(
                d, first_days=replace(d.first_days, call=replace(d.first_days.call, day=LEAVES + 2 * DAY))
            )
        ),
    ),
    (
        CheckKey.CARING_CONTACT,
        _plan(lambda d: replace(d, first_days=replace(d.first_days, call=replace(d.first_days.call, by="")))),
    ),
    (
        CheckKey.SUICIDE_SCREEN,
        _client(lambda c: replace(c, suicide_risk=replace(c.suicide_risk, screened_on=None))),
    ),
    (CheckKey.PROGRESS, _plan(lambda d: replace(d, progress=replace(d.progress, progress="")))),
    (CheckKey.STRENGTHS, _plan(lambda d: replace(d, progress=replace(d.progress, abilities="\n")))),
    (CheckKey.STEPS, _step(by=None)),
    (CheckKey.STEPS, _step(who="")),
    (CheckKey.STEPS, _step(what="")),
    (CheckKey.OWN_WORDS, _step(what="I call ___")),
    (CheckKey.OWN_WORDS, _plan(lambda d: replace(d, daily_life=replace(d.daily_life, money="___")))),
    (
        CheckKey.SIGNS,
        _plan(
            lambda d: replace(
                d, signs=replace(d.signs, signs=tuple(replace(s, call="") for s in d.signs.signs))
            )
        ),
    ),
    (CheckKey.MEDICINES, _medicine(dose="")),
    (CheckKey.MEDICINES, _medicine(prescriber=Place(phone="207-555-0109"))),
    (CheckKey.SUPPLY, _medicine(supply_until=None)),
    (CheckKey.SUPPLY, _medicine(next_visit_on=LEAVES + 9 * DAY, supply_until=LEAVES + 7 * DAY)),
    (CheckKey.SUPPLY, _medicine(next_visit_on=date(2026, 11, 26), supply_until=date(2026, 11, 25))),
    (CheckKey.PHARMACY, _medicine(pharmacy_confirmed_on=None)),
    (CheckKey.PHARMACY, _medicine(pharmacy_confirmed_by="")),
    (
        CheckKey.NALOXONE,
        _plan(
            lambda d: replace(
                d, medicines=replace(d.medicines, naloxone=replace(d.medicines.naloxone, handed_on=None))
            )
        ),
    ),
    (
        CheckKey.NALOXONE,
        _plan(
            lambda d: replace(
                d, medicines=replace(d.medicines, naloxone=replace(d.medicines.naloxone, trained=""))
            )
        ),
    ),
    (
        CheckKey.TOLERANCE,
        _plan(lambda d: replace(d, medicines=replace(d.medicines, tolerance_explained_by=""))),
    ),
    (
        CheckKey.APPROVED_WORDS,
        lambda f: replace(
            f, approved={**f.approved, ApprovedKey.RETURN_PLAN: STARTER_WORDS[ApprovedKey.RETURN_PLAN]}
        ),
    ),
    (
        CheckKey.FIRST_VISIT,
        _plan(
            lambda d: replace(d, appointments=tuple(replace(a, day=LEAVES + 8 * DAY) for a in d.appointments))
        ),
    ),
    (CheckKey.VISIT_DETAILS, _visit(at=None)),
    (CheckKey.VISIT_DETAILS, _visit(with_whom="")),
    (CheckKey.RIDE, _visit(backup="")),
    (CheckKey.RIDE, _visit(ride=" ")),
    (CheckKey.PEERS, _plan(lambda d: replace(d, peers=replace(d.peers, mentors=())))),
    (
        CheckKey.PEERS,
        _plan(
            lambda d: replace(
                d, peers=replace(d.peers, places=tuple(replace(p, weekday=None) for p in d.peers.places))
            )
        ),
    ),
    (CheckKey.HOME, _plan(lambda d: replace(d, home=replace(d.home, kind=HomeKind.NOT_KNOWN)))),
    (CheckKey.HOME, _plan(lambda d: replace(d, home=replace(d.home, place=Place())))),
    (CheckKey.PREFERENCE, _plan(lambda d: replace(d, home=replace(d.home, preference_met=None)))),
    (
        CheckKey.PREFERENCE,
        _plan(lambda d: replace(d, home=replace(d.home, preference_met=False, why_not=""))),
    ),
    (CheckKey.SUPPORT, _plan(lambda d: replace(d, support=replace(d.support, places=d.support.places[:-1])))),
    (
        CheckKey.CRISIS,
        _plan(
            lambda d: replace(
                d,
                hard_times=replace(
                    d.hard_times, crisis=replace(d.hard_times.crisis, people=(), professionals=())
                ),
            )
        ),
    ),
    (
        CheckKey.CRISIS,
        _plan(
            lambda d: replace(
                d, hard_times=replace(d.hard_times, crisis=replace(d.hard_times.crisis, alone=""))
            )
        ),
    ),
    (
        CheckKey.RETURN_PLAN,
        _plan(
            lambda d: replace(
                d, hard_times=replace(d.hard_times, back=replace(d.hard_times.back, checks_in=""))
            )
        ),
    ),
    (
        CheckKey.PARTICIPANTS,
        _plan(lambda d: replace(d, participants=replace(d.participants, people=d.participants.people[:1]))),
    ),
]


def test_the_full_plan_has_no_gap() -> None:
    assert gaps(check_readiness(READY)) == ()


@pytest.mark.parametrize(("key", "change"), GAPS, ids=[f"{key}-{i}" for i, (key, _) in enumerate(GAPS)])
def test_one_missing_fact_opens_one_gap(key: CheckKey, change: Change) -> None:
    assert [gap.key for gap in gaps(check_readiness(change(READY)))] == [key]


def test_without_goals_both_goal_checks_are_open() -> None:
    found = gaps(check_readiness(replace(READY, document=replace(READY.document, goals=()))))
    assert [gap.key for gap in found] == [CheckKey.GOAL, CheckKey.STEPS]


def test_methadone_asks_for_last_dose_letter_and_clinic_instead_of_a_pharmacy() -> None:
    clinic = Place("Harbor Clinic", "9 Dock Street", "207-555-0160")
    to_methadone = _medicine(
        kind=MedicineKind.METHADONE, last_dose_on=TODAY, last_dose_at=time(8), next_dose_on=LEAVES
    )
    untold = replace(READY.document, medicines=replace(READY.document.medicines, methadone=Methadone()))
    facts = to_methadone(replace(READY, document=untold))
    assert CheckKey.METHADONE in {gap.key for gap in gaps(check_readiness(facts))}
    told = replace(facts.document.medicines, methadone=Methadone(clinic, 80, True))
    ready = replace(facts, document=replace(facts.document, medicines=told))
    assert gaps(check_readiness(ready)) == ()


def test_what_does_not_apply_is_not_asked() -> None:
    calm = replace(READY, client=build_client(substances=(SubstanceUse(Substance.CANNABIS),)), closed_days={})
    nothing = replace(
        calm.document, medicines=replace(calm.document.medicines, medicines=(), none_needed=True)
    )
    asked = {result.key for result in check_readiness(replace(calm, document=nothing))}
    never = {
        CheckKey.CARING_CONTACT,
        CheckKey.NO_STOPPED_CALL,
        CheckKey.OWN_WORDS,
        CheckKey.CLOSED_DAYS,
        CheckKey.SUPPLY,
        CheckKey.PHARMACY,
        CheckKey.METHADONE,
    }
    never |= {CheckKey.NALOXONE, CheckKey.TOLERANCE}
    assert asked == {check.key for check in CHECKS} - never


def test_declined_naloxone_is_no_gap() -> None:
    declined = replace(READY.document.medicines, naloxone=Naloxone(declined=True))
    facts = replace(READY, document=replace(READY.document, medicines=declined))
    assert gaps(check_readiness(facts)) == ()


def test_an_empty_plan_meets_nothing_it_is_asked() -> None:
    facts = ReadinessFacts(Client("Theo"), PlanDocument(), {}, {})
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
