"""Every readiness check, just satisfied and just not, and where it does not apply: one fact decides.

A row holds what is just enough, and one more change that takes one fact away.
"""

from dataclasses import replace
from datetime import date

import pytest

from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.domain.center import PhoneLine
from aftercare_desktop.domain.clients import (
    ClientStatus,
    RiskScreen,
    Substance,
    SubstanceUse,
    SuicideRisk,
)
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import (
    AppointmentKind,
    HomeKind,
    MedicineKind,
    Naloxone,
    PeerSupport,
)
from aftercare_desktop.domain.readiness import check_readiness, gaps
from aftercare_desktop.domain.readiness_choices import CheckKey, LeftOutCheck, ReadinessChoices
from aftercare_desktop.domain.readiness_facts import ReadinessFacts
from aftercare_desktop.words.approved import STARTER_WORDS
from aftercare_desktop.words.readiness import MISSING
from tests.builders import TODAY, translated_plan
from tests.domain.readiness_cases import (
    DAY,
    LEAVES,
    READY,
    TO_METHADONE,
    Change,
    as_it_is,
    client,
    part,
    plan,
    then,
)

K = CheckKey
NIGHT_LINE = PhoneLine("207-555-0100", "", True, TODAY)
IN_SPANISH = plan(lambda document: translated_plan("es", document))
NO_HOURS = then(
    part("hard_times.crisis.people.0", hours=""), part("hard_times.crisis.professionals.0", hours="")
)


def uses(*kinds: Substance) -> Change:
    return client(substances=tuple(SubstanceUse(kind) for kind in kinds))


def unapproved(key: ApprovedKey) -> Change:
    return lambda facts: replace(facts, approved={**facts.approved, key: STARTER_WORDS[key]})


def line(number: PhoneLine) -> Change:
    return lambda facts: replace(facts, line=number)


def closed(day: date) -> Change:
    return lambda facts: replace(facts, closed_days={**facts.closed_days, day: "Inventory"})


ROWS: list[tuple[CheckKey, Change, Change]] = [
    (K.DISCHARGE_DAY, part("first_days", leaves_on=None), client(discharge_planned=None)),
    (K.TONIGHT, as_it_is, then(part("first_days", tonight_with=" "), part("peers.places.0", weekday=None))),
    (K.TONIGHT, part("first_days", tonight_with=" "), part("peers.places.0", name=" ")),
    (K.TONIGHT, part("peers.places.0", first_on=LEAVES + DAY), part("first_days", tonight_with="")),
    (K.CLOSED_DAYS, as_it_is, part("first_days", closed_days=())),
    (K.CLOSED_DAYS, closed(LEAVES + 4 * DAY), closed(LEAVES + 3 * DAY)),
    (K.CLOSED_DAYS, as_it_is, part("first_days.closed_days.0", words=" \n")),
    (K.CARING_CONTACT, as_it_is, part("first_days.call", day=LEAVES + 2 * DAY)),
    (K.CARING_CONTACT, part("first_days.call", day=LEAVES), part("first_days.call", day=LEAVES - DAY)),
    (K.CARING_CONTACT, as_it_is, part("first_days.call", by=" ")),
    (K.NO_STOPPED_CALL, as_it_is, client(status=ClientStatus.IN_HOSPITAL)),
    (K.SUICIDE_SCREEN, as_it_is, client(suicide_risk=SuicideRisk(RiskScreen.NEGATIVE, None, True))),
    (
        K.SUICIDE_SCREEN,
        client(suicide_risk=SuicideRisk(RiskScreen.POSITIVE, TODAY)),
        client(suicide_risk=SuicideRisk(RiskScreen.NOT_SCREENED, TODAY, True)),
    ),
    (K.SUICIDE_SCREEN, as_it_is, client(suicide_risk=SuicideRisk(RiskScreen.NEGATIVE, TODAY + DAY, True))),
    (K.PROGRESS, part("progress", progress="I"), part("progress", progress=" ")),
    (K.STRENGTHS, part("progress", abilities="I"), part("progress", abilities="\n")),
    (K.GOAL, plan(lambda d: replace(d, goals=d.goals[:1])), part("goals.0", words=" ")),
    (K.STEPS, as_it_is, part("goals.0.steps.0", by=None)),
    (K.STEPS, as_it_is, part("goals.0.steps.0", who="")),
    (K.STEPS, as_it_is, part("goals.1.steps.0", what=" ")),
    (K.STEPS, part("goals.1", words=""), part("goals.0", steps=())),
    (K.OWN_WORDS, as_it_is, part("goals.0.steps.0", what="I call ___")),
    (K.OWN_WORDS, as_it_is, part("daily_life", money="___")),
    (K.SIGNS, part("signs.signs.0", call=""), part("signs.signs.1", call="")),
    (K.SIGNS, part("signs.signs.0", notice=""), part("signs.signs.1", action="")),
    (K.MEDICINES, as_it_is, part("medicines.medicines.0", dose="")),
    (K.MEDICINES, as_it_is, part("medicines.medicines.0", directions=" ")),
    (K.MEDICINES, as_it_is, part("medicines.medicines.0.prescriber", name="")),
    (K.SUPPLY, as_it_is, part("medicines.medicines.0", supply_until=None)),
    (
        K.SUPPLY,
        part("medicines.medicines.0", next_visit_on=LEAVES + 9 * DAY, supply_until=LEAVES + 8 * DAY),
        part("medicines.medicines.0", supply_until=LEAVES + 7 * DAY),
    ),
    (
        K.SUPPLY,
        part("medicines.medicines.0", next_visit_on=date(2026, 11, 26), supply_until=date(2026, 11, 26)),
        part("medicines.medicines.0", supply_until=date(2026, 11, 25)),
    ),
    (K.SUPPLY, TO_METHADONE, part("medicines.medicines.0", next_dose_on=None)),
    (K.PHARMACY, as_it_is, part("medicines.medicines.0", pharmacy_confirmed_on=None)),
    (K.PHARMACY, as_it_is, part("medicines.medicines.0", pharmacy_confirmed_by="")),
    (K.PHARMACY, as_it_is, part("medicines.medicines.0", pharmacy_confirmed_on=TODAY + DAY)),
    (K.PHARMACY, as_it_is, part("medicines.medicines.0", pharmacy=Place(phone="207-555-0109"))),
    (K.METHADONE, TO_METHADONE, part("medicines.methadone", last_dose_letter=False)),
    (K.METHADONE, TO_METHADONE, part("medicines.methadone", last_dose_mg=None)),
    (K.METHADONE, TO_METHADONE, part("medicines.methadone.clinic", name="")),
    (K.METHADONE, TO_METHADONE, part("medicines.medicines.0", last_dose_at=None)),
    (K.METHADONE, TO_METHADONE, part("medicines.medicines.0", last_dose_on=TODAY + DAY)),
    (K.PRESCRIBER_PHONE, as_it_is, part("medicines.medicines.0.prescriber", phone=" ")),
    (K.PRESCRIBER_PHONE, TO_METHADONE, part("medicines.methadone.clinic", phone="")),
    (K.NALOXONE, as_it_is, part("medicines.naloxone", handed_on=None)),
    (K.NALOXONE, as_it_is, part("medicines.naloxone", handed_on=TODAY + DAY)),
    (K.NALOXONE, as_it_is, part("medicines.naloxone", form=" ")),
    (K.NALOXONE, as_it_is, part("medicines.naloxone", trained="")),
    (K.NALOXONE, part("medicines", naloxone=Naloxone(declined=True)), part("medicines", naloxone=Naloxone())),
    (K.TOLERANCE, as_it_is, part("medicines", tolerance_explained_by="")),
    (K.TOLERANCE, as_it_is, part("medicines", tolerance_explained_on=None)),
    (K.TOLERANCE, as_it_is, part("medicines", tolerance_explained_on=TODAY + DAY)),
    (K.WITHDRAWAL_WARNING, as_it_is, unapproved(ApprovedKey.ALCOHOL_WITHDRAWAL)),
    (
        K.WITHDRAWAL_WARNING,
        then(uses(Substance.BENZODIAZEPINES), unapproved(ApprovedKey.ALCOHOL_WITHDRAWAL)),
        unapproved(ApprovedKey.BENZODIAZEPINE_WITHDRAWAL),
    ),
    (K.MIXING_WARNING, as_it_is, unapproved(ApprovedKey.OPIOID_MIXING)),
    (K.FENTANYL_WARNING, as_it_is, unapproved(ApprovedKey.STIMULANT_FENTANYL)),
    (K.APPROVED_WORDS, as_it_is, unapproved(ApprovedKey.RETURN_PLAN)),
    (
        K.APPROVED_WORDS,
        unapproved(ApprovedKey.MISSED_METHADONE),
        unapproved(ApprovedKey.MISSED_BUPRENORPHINE),
    ),
    (
        K.FIRST_VISIT,
        part("appointments.0", kind=AppointmentKind.MEDICINE, day=LEAVES + 7 * DAY),
        part("appointments.0", day=LEAVES + 8 * DAY),
    ),
    (K.FIRST_VISIT, part("appointments.0", day=LEAVES), part("appointments.0", day=LEAVES - DAY)),
    (K.VISIT_DETAILS, as_it_is, part("appointments.0", at=None)),
    (K.VISIT_DETAILS, as_it_is, part("appointments.0", with_whom="")),
    (K.VISIT_DETAILS, as_it_is, part("appointments.0.place", phone="")),
    (K.VISIT_DETAILS, as_it_is, part("appointments.0.place", address=" ")),
    (K.VISIT_HOURS, as_it_is, part("appointments.0.place", hours=" ")),
    (
        K.SUICIDE_FOLLOW_UP,
        part("appointments.0", kind=AppointmentKind.MENTAL_HEALTH, day=LEAVES + 7 * DAY),
        part("appointments.0", kind=AppointmentKind.COURT),
    ),
    (K.RIDE, as_it_is, part("appointments.0", backup="")),
    (K.RIDE, as_it_is, part("appointments.0", ride=" ")),
    (K.PEERS, as_it_is, part("peers", mentors=())),
    (K.PEERS, as_it_is, part("peers.mentors.0", phone="")),
    (K.PEERS, part("peers", no_groups=True, places=()), part("peers", no_groups=False)),
    (K.MEETING_DETAILS, as_it_is, part("peers.places.1", starts=None)),
    (K.MEETING_DETAILS, part("peers.places.0.place", address=""), part("peers.places.0", online="")),
    (K.HOME, part("home", kind=HomeKind.FAMILY), part("home", kind=HomeKind.NOT_KNOWN)),
    (K.HOME, part("home.place", hours=""), part("home.place", name=" ")),
    (K.HOME_DETAILS, as_it_is, part("home.place", phone="")),
    (
        K.HOME_DETAILS,
        then(part("home", confidential=True), part("home.place", address="")),
        part("home", confidential=False),
    ),
    (K.PREFERENCE, as_it_is, part("home", preference_met=None)),
    (K.PREFERENCE, as_it_is, part("home", why_not="")),
    (K.PREFERENCE, part("home", preference_met=True, why_not=""), part("home", preference=" ")),
    (
        K.SUPPORT,
        as_it_is,
        plan(lambda d: replace(d, support=replace(d.support, places=d.support.places[:-1]))),
    ),
    (K.CRISIS, part("hard_times.crisis", professionals=()), part("hard_times.crisis.people.0", name="")),
    (K.CRISIS, as_it_is, part("hard_times.crisis", alone="")),
    (K.CRISIS, as_it_is, part("hard_times.crisis", warning_signs=" ")),
    (K.DAY_AND_NIGHT, as_it_is, part("hard_times.crisis.people.0", hours="")),
    (K.DAY_AND_NIGHT, then(NO_HOURS, line(NIGHT_LINE)), line(replace(NIGHT_LINE, tested_on=None))),
    (K.SAFER_PLACE, part("hard_times.crisis", safer="Ray"), part("hard_times.crisis", safer=" ")),
    (K.RETURN_PLAN, as_it_is, part("hard_times.back", checks_in="")),
    (K.RETURN_PLAN, as_it_is, part("hard_times.back", call="")),
    (K.RETURN_PLAN, as_it_is, part("hard_times.back", call_phone=" ")),
    (K.PARTICIPANTS, as_it_is, part("participants.people.1", on=None)),
    (K.PARTICIPANTS, as_it_is, part("participants.people.0", name="")),
    (K.PARTICIPANTS, as_it_is, part("participants.people.0", on=TODAY + DAY)),
    (K.TRANSLATION, IN_SPANISH, part("translation", by=" ")),
    (K.TRANSLATION, IN_SPANISH, part("progress", needs="Rides, child care and a phone.")),
    (K.TRANSLATION, IN_SPANISH, part("translation.texts.0", words=" ")),
    (K.READ_ALOUD, as_it_is, part("participants.read_aloud", by=" ")),
    (K.READ_ALOUD, as_it_is, part("participants.read_aloud", on=None)),
    (K.READ_ALOUD, as_it_is, part("participants.read_aloud", on=TODAY + DAY)),
]

NEVER: list[tuple[CheckKey, Change]] = [
    (K.OWN_WORDS, as_it_is),
    (K.CLOSED_DAYS, lambda facts: replace(facts, closed_days={})),
    (K.CARING_CONTACT, client(suicide_risk=SuicideRisk(RiskScreen.NEGATIVE, TODAY))),
    (K.NO_STOPPED_CALL, part("first_days.call", by="")),
    (K.SUPPLY, part("medicines", medicines=())),
    (K.PHARMACY, TO_METHADONE),
    (K.PHARMACY, part("medicines.medicines.0", kind=MedicineKind.BUPRENORPHINE_INJECTION)),
    (K.METHADONE, as_it_is),
    (K.PRESCRIBER_PHONE, part("medicines", medicines=())),
    (K.NALOXONE, then(uses(Substance.CANNABIS), part("medicines", medicines=()))),
    (K.TOLERANCE, then(uses(Substance.ALCOHOL), part("medicines", medicines=()))),
    (K.WITHDRAWAL_WARNING, uses(Substance.OPIOIDS)),
    (K.MIXING_WARNING, then(uses(Substance.ALCOHOL), part("medicines", medicines=()))),
    (K.FENTANYL_WARNING, uses(Substance.ALCOHOL)),
    (K.VISIT_DETAILS, plan(lambda d: replace(d, appointments=()))),
    (K.VISIT_HOURS, plan(lambda d: replace(d, appointments=()))),
    (K.SUICIDE_FOLLOW_UP, client(suicide_risk=SuicideRisk(RiskScreen.NEGATIVE, TODAY))),
    (K.RIDE, plan(lambda d: replace(d, appointments=()))),
    (K.MEETING_DETAILS, plan(lambda d: replace(d, peers=PeerSupport()))),
    (K.HOME_DETAILS, part("home", kind=HomeKind.OWN_HOME)),
    (K.SAFER_PLACE, client(suicide_risk=SuicideRisk(RiskScreen.NEGATIVE, TODAY))),
    (K.TRANSLATION, part("translation", language="es", by="Ana R.")),
    (K.READ_ALOUD, client(interpreter=False)),
]
"""Where a check is not asked."""

ALWAYS = {
    K.DISCHARGE_DAY,
    K.TONIGHT,
    K.SUICIDE_SCREEN,
    K.PROGRESS,
    K.STRENGTHS,
    K.GOAL,
    K.STEPS,
    K.SIGNS,
    K.MEDICINES,
    K.APPROVED_WORDS,
    K.FIRST_VISIT,
    K.PEERS,
    K.HOME,
    K.PREFERENCE,
    K.SUPPORT,
    K.CRISIS,
    K.DAY_AND_NIGHT,
    K.RETURN_PLAN,
    K.PARTICIPANTS,
}
"""Asked of every person."""

ALSO: dict[CheckKey, set[CheckKey]] = {
    K.DISCHARGE_DAY: {K.CARING_CONTACT, K.FIRST_VISIT, K.SUICIDE_FOLLOW_UP},
    K.GOAL: {K.STEPS},
    K.NO_STOPPED_CALL: {K.CARING_CONTACT},
    K.FIRST_VISIT: {K.SUICIDE_FOLLOW_UP, K.RIDE},
    K.TONIGHT: {K.MEETING_DETAILS},
    K.MEETING_DETAILS: {K.TONIGHT},
}
"""Checks that hang on the same fact and may open with it."""


def open_keys(facts: ReadinessFacts) -> set[str]:
    return {gap.key for gap in gaps(check_readiness(facts))}


def named(rows: list[tuple[CheckKey, Change, Change]]) -> list[str]:
    return [f"{key}-{number}" for number, (key, _, _) in enumerate(rows)]


@pytest.mark.parametrize(("key", "enough", "less"), ROWS, ids=named(ROWS))
def test_one_fact_decides(key: CheckKey, enough: Change, less: Change) -> None:
    just = enough(READY)
    assert open_keys(just) == set()
    found = open_keys(less(just))
    assert key in found
    assert found <= {key} | ALSO.get(key, set())


@pytest.mark.parametrize(("key", "elsewhere"), NEVER, ids=[f"{key}-{n}" for n, (key, _) in enumerate(NEVER)])
def test_what_does_not_apply_is_not_asked(key: CheckKey, elsewhere: Change) -> None:
    assert key not in {result.key for result in check_readiness(elsewhere(READY))}


def test_what_is_asked_only_for_a_person_at_risk_says_so() -> None:
    negative = client(suicide_risk=SuicideRisk(RiskScreen.NEGATIVE, TODAY))(READY)
    asked = ({result.key for result in check_readiness(facts)} for facts in (READY, negative))
    at_risk, others = asked
    assert at_risk - others == {
        key for key, words in MISSING.items() if words.endswith(", for a person at risk of suicide")
    }


@pytest.mark.parametrize("key", CheckKey)
def test_each_check_can_be_left_out_alone(key: CheckKey) -> None:
    open_now = next(less(enough(READY)) for row, enough, less in ROWS if row is key)
    before = check_readiness(open_now)
    choices = ReadinessChoices((LeftOutCheck(key, 1, TODAY),))
    after = check_readiness(replace(open_now, choices=choices))
    assert [result for result in before if result.key is not key] == list(after)


def test_every_check_has_its_rows() -> None:
    assert {key for key, _, _ in ROWS} == set(CheckKey)
    assert {key for key, _ in NEVER} | ALWAYS == set(CheckKey)
    assert not {key for key, _ in NEVER} & ALWAYS


def test_what_is_always_asked_is_asked_of_an_empty_plan_and_not_met() -> None:
    nothing = replace(
        READY,
        client=replace(READY.client, discharge_planned=None, suicide_risk=SuicideRisk()),
        document=type(READY.document)(),
        approved={},
    )
    assert open_keys(nothing) >= ALWAYS
