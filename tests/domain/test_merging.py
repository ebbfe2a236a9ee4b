"""What is asked, what is preselected and what results when two records of one person become one."""

from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare_desktop.domain import merging
from aftercare_desktop.domain.client_checks import problems
from aftercare_desktop.domain.clients import (
    Client,
    ClientStatus,
    Condition,
    ContactAgreement,
    CurrentMedicine,
    RiskScreen,
    StoredClient,
    SuicideRisk,
)
from aftercare_desktop.domain.people import Phone
from tests.builders import NOW, TODAY, full_client

EMPTY, FULL = Client(""), full_client()
OTHER = Client(
    "Ted Bramwell", preferred_name="Ted", birth_date=date(1991, 4, 8), language="French", income="None"
)


def stored(client: Client, minutes: int = 0) -> StoredClient:
    return StoredClient(1, 1, NOW, NOW + timedelta(minutes=minutes), None, None, client)


def test_every_fact_of_a_client_has_its_rule() -> None:
    chosen = [name for group in merging.CHOICES for name in group]
    ruled = [*chosen, *merging.LISTS, *merging.SAFETY, *merging.OF_THE_RECORD]
    assert sorted(ruled) == sorted(field.name for field in fields(Client))


def test_what_only_the_other_has_is_taken_and_of_two_the_later() -> None:
    keep = Client("Theo Bramwell", language="English", record_number="1")
    assert merging.preselected(stored(keep), stored(OTHER, 5), TODAY) == {
        "name", "preferred_name", "birth_date", "language", "income"
    }  # fmt: skip
    assert merging.preselected(stored(keep, 5), stored(OTHER), TODAY) == {
        "preferred_name",
        "birth_date",
        "income",
    }
    assert merging.preselected(stored(FULL), stored(EMPTY, 5), TODAY) == frozenset()


@given(st.data())
def test_each_choice_comes_from_the_chosen_record_and_nothing_else_changes(data: st.DataObject) -> None:
    keep, other = (FULL, OTHER) if data.draw(st.booleans()) else (OTHER, FULL)
    asked = merging.asked(keep, other)
    taken = data.draw(st.sets(st.sampled_from(asked)))
    result = merging.merged(keep, other, taken)
    for group in merging.CHOICES:
        source = other if group[0] in taken else keep
        assert [getattr(result, name) for name in group] == [getattr(source, name) for name in group]
    assert result.record_number == keep.record_number
    for name in merging.LISTS:
        own, theirs = getattr(keep, name), getattr(other, name)
        assert set(getattr(result, name)) >= set(own)
        assert len(getattr(result, name)) <= len(own) + len(theirs)
    assert merging.merged(result, other, taken) == result


@pytest.mark.parametrize(
    ("name", "own", "theirs", "united"),
    [
        (
            "phones",
            (Phone("207-555-0142", note="Evenings"),),
            (Phone("+1 (207) 555-0142"), Phone("207-555-0111")),
            (Phone("207-555-0142", note="Evenings"), Phone("207-555-0111")),
        ),
        (
            "conditions",
            (Condition("Depression", "F33.1"),),
            (Condition("depression, moderate", "F33.1"), Condition("Pain")),
            (Condition("Depression", "F33.1"), Condition("Pain")),
        ),
        (
            "medicines",
            (CurrentMedicine("Sertraline", "50 mg"),),
            (CurrentMedicine("sertraline", "50 MG", "Dr. Lund"), CurrentMedicine("Sertraline", "100 mg")),
            (CurrentMedicine("Sertraline", "50 mg"), CurrentMedicine("Sertraline", "100 mg")),
        ),
    ],
)
def test_lists_are_united_without_doubles(name: str, own: Any, theirs: Any, united: Any) -> None:
    one, other = replace(EMPTY, **{name: own}), replace(EMPTY, **{name: theirs})
    assert getattr(merging.merged(one, other, ()), name) == united


@pytest.mark.parametrize(
    ("own", "none_known", "theirs", "none_known_there", "result"),
    [
        ("Penicillin", False, "Latex", False, ("Penicillin; Latex", False)),
        ("Penicillin", False, "", True, ("Penicillin", False)),
        ("", True, "Latex", False, ("Latex", False)),
        ("Latex", False, "Latex", False, ("Latex", False)),
        ("", False, "", True, ("", True)),
    ],
)
def test_no_allergy_is_lost(
    own: str, none_known: bool, theirs: str, none_known_there: bool, result: tuple[str, bool]
) -> None:
    one = replace(EMPTY, allergies=own, no_known_allergies=none_known)
    other = replace(EMPTY, allergies=theirs, no_known_allergies=none_known_there)
    found = merging.merged(one, other, ())
    assert (found.allergies, found.no_known_allergies) == result


def test_the_later_screen_counts_and_a_past_attempt_is_never_lost() -> None:
    day = date(2026, 11, 1)
    early = SuicideRisk(RiskScreen.POSITIVE, day, past_attempt=True)
    late = SuicideRisk(RiskScreen.NEGATIVE, day + timedelta(days=3))
    none = SuicideRisk()
    for one, other, result in (
        (early, late, replace(late, past_attempt=True)),
        (late, early, replace(late, past_attempt=True)),
        (none, early, early),
        (
            replace(late, screened_on=day),
            replace(early, past_attempt=False),
            replace(early, past_attempt=False),
        ),
    ):
        risk = merging.merged(
            replace(EMPTY, suicide_risk=one), replace(EMPTY, suicide_risk=other), ()
        ).suicide_risk
        assert risk == result


def test_a_contact_agreement_is_never_mixed_from_two() -> None:
    one = replace(EMPTY, contact=ContactAgreement(message_words="This is Dana.", may_leave_message=True))
    other = replace(EMPTY, contact=ContactAgreement(may_text=True))
    assert merging.asked(one, other) == ("contact",)
    assert merging.merged(one, other, ("contact",)).contact == other.contact


SUMMER = Client("Ellis", admitted_on=date(2026, 5, 2), discharged_on=date(2026, 6, 25), program="Day program")
AUTUMN = Client("Ellis", admitted_on=date(2026, 11, 11))


def test_a_stay_is_preselected_whole_from_one_record() -> None:
    days = {"program", "admitted_on", "discharged_on"}
    assert merging.preselected(stored(AUTUMN, 5), stored(SUMMER), TODAY) == days
    assert merging.preselected(stored(SUMMER), stored(AUTUMN, 5), TODAY) == frozenset()
    moved = replace(AUTUMN, discharge_planned=date(2026, 12, 1))
    assert merging.preselected(stored(SUMMER), stored(moved, 5), TODAY) == {*days, "discharge_planned"}
    assert merging.preselected(stored(SUMMER, 5), stored(moved), TODAY) == frozenset()


_DAYS = st.none() | st.dates(date(1990, 1, 1), TODAY)
_STAYS = st.builds(
    Client, st.just("Ellis"), birth_date=_DAYS, admitted_on=_DAYS, discharge_planned=_DAYS, discharged_on=_DAYS,
    status=st.sampled_from(ClientStatus),
).filter(lambda client: not problems(client, TODAY))  # fmt: skip


@given(_STAYS, _STAYS, st.integers(-1, 1))
def test_no_preselection_is_refused_nor_decides_the_status(keep: Client, other: Client, later: int) -> None:
    taken = merging.preselected(stored(keep), stored(other, later), TODAY)
    result = merging.merged(keep, other, taken)
    assert problems(result, TODAY) == ()
    assert result.status is keep.status
    assert merging.faults(result, keep, other, TODAY) == {}


def test_both_days_that_do_not_fit_are_at_fault_as_far_as_they_can_be_chosen() -> None:
    sentence = "Use a discharge date on or after the admission date."
    mixed = merging.merged(SUMMER, AUTUMN, ("admitted_on",))
    assert merging.faults(mixed, SUMMER, AUTUMN, TODAY) == {
        "admitted_on": sentence,
        "discharged_on": sentence,
    }
    same_day = replace(AUTUMN, discharged_on=SUMMER.discharged_on)
    mixed = merging.merged(SUMMER, same_day, ("admitted_on",))
    assert merging.faults(mixed, SUMMER, same_day, TODAY) == {"admitted_on": sentence}


@pytest.mark.parametrize(
    ("keep", "other", "death"),
    [
        (SUMMER, AUTUMN, None),
        (replace(SUMMER, status=ClientStatus.DIED), replace(AUTUMN, status=ClientStatus.DIED), None),
        (
            AUTUMN,
            replace(SUMMER, status=ClientStatus.DIED),
            merging.Death(1, (("admitted_on", date(2026, 11, 11)),)),
        ),
        (replace(AUTUMN, status=ClientStatus.DIED), SUMMER, merging.Death(0, ())),
    ],
)
def test_a_death_that_only_one_record_tells_is_seen(
    keep: Client, other: Client, death: merging.Death | None
) -> None:
    assert merging.death(keep, other, TODAY) == death
