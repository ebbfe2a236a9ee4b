"""Which facts about a client cannot stand, and the sentence each one gets."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from aftercare_desktop.domain.client_checks import check, problems
from aftercare_desktop.domain.clients import (
    Client,
    Condition,
    RecoveryStart,
    RiskScreen,
    SuicideRisk,
)
from aftercare_desktop.errors import BadInput

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
SOUND = Client(
    "Theo Bramwell",
    birth_date=TODAY,
    admitted_on=TODAY,
    discharge_planned=TODAY,
    discharged_on=TODAY,
    last_overdose=TODAY,
    conditions=(Condition("Depression", "F32.A"), Condition("Own words")),
    recovery=(RecoveryStart(TODAY, TODAY),),
)


def test_facts_at_their_limits_are_sound() -> None:
    assert problems(SOUND, TODAY) == ()
    check(SOUND, TODAY)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " \t"}, "name"),
        ({"name": "x" * 1001}, "name"),
        ({"record_number": "1" * 1001}, "record_number"),
        ({"birth_date": TODAY + DAY}, "birth_date"),
        ({"birth_date": date(1899, 12, 31)}, "birth_date"),
        ({"admitted_on": TODAY - DAY}, "admitted_on"),
        ({"discharge_planned": TODAY - DAY}, "discharge_planned"),
        ({"discharged_on": TODAY + DAY}, "discharged_on"),
        ({"last_overdose": TODAY + DAY}, "last_overdose"),
        ({"conditions": (Condition("x", "32.A"),)}, "conditions"),
        ({"recovery": (RecoveryStart(TODAY, TODAY - DAY),)}, "recovery"),
    ],
)
def test_one_step_over_a_limit_names_the_field_and_the_fix(change: dict[str, Any], field: str) -> None:
    found = problems(replace(SOUND, **change), TODAY)
    assert field in {problem.field for problem in found}
    assert all(problem.sentence.endswith(".") for problem in found)
    with pytest.raises(BadInput):
        check(replace(SOUND, **change), TODAY)


@pytest.mark.parametrize(
    ("risk", "owed"),
    [
        (SuicideRisk(), False),
        (SuicideRisk(RiskScreen.NEGATIVE, TODAY), False),
        (SuicideRisk(RiskScreen.NEGATIVE, TODAY, past_attempt=True), True),
        (SuicideRisk(RiskScreen.POSITIVE, TODAY), True),
    ],
)
def test_a_caring_contact_is_owed_to_a_person_at_risk(risk: SuicideRisk, owed: bool) -> None:
    assert risk.at_risk() is owed
