"""Every fact the center holds is told in exactly one kind of information, or to nobody: each leaf changed in turn."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, time, timedelta
from enum import Enum
from typing import Any

import pytest

from aftercare_desktop.domain.consents import IN_ORDER
from aftercare_desktop.domain.consents import Category as Kind
from aftercare_desktop.domain.done_days import done_by
from aftercare_desktop.domain.people import Address
from aftercare_desktop.domain.plans import AppointmentKind, PlanDocument
from aftercare_desktop.words.disclosed import Held, parts
from aftercare_desktop.words.disclosed.held import PRIVATE
from tests.builders import NAMES, TODAY, build_client
from tests.disclosed import full_held

TOLD_IN: dict[str, Kind | None] = {
    "client.name": None,  # stands at the head of every paper, as does the date of birth
    "client.birth_date": None,
    "client.counselor_id": None,  # a number; the name is in "counselor"
    "client.preferred_name": Kind.CONTACT,
    "client.pronouns": Kind.CONTACT,
    "client.gender": Kind.CONDITIONS,
    "client.record_number": Kind.PRESENCE,
    "client.language": Kind.CONTACT,
    "client.interpreter": Kind.CONTACT,
    "client.status": Kind.PRESENCE,
    "client.program": Kind.PRESENCE,
    "client.admitted_on": Kind.PRESENCE,
    "client.discharge": Kind.PRESENCE,
    "client.discharge_type": Kind.GOALS,
    "client.contact": Kind.CONTACT,
    "client.phones": Kind.CONTACT,
    "client.email": Kind.CONTACT,
    "client.address": Kind.CONTACT,
    "client.mailing_address": Kind.CONTACT,
    "client.emergency": Kind.SUPPORT,
    "client.locators": Kind.SUPPORT,
    "client.substances": Kind.SUBSTANCES,
    "client.conditions": Kind.CONDITIONS,
    "client.medicines": Kind.MEDICINES,
    "client.allergies": Kind.MEDICINES,
    "client.no_known_allergies": Kind.MEDICINES,
    "client.pregnancy": Kind.CONDITIONS,
    "client.due_date": Kind.CONDITIONS,
    "client.last_overdose": Kind.SUBSTANCES,
    "client.suicide_risk": Kind.SAFETY,
    "client.recovery": Kind.SUBSTANCES,
    "client.guardian": Kind.SUPPORT,
    "client.payee": Kind.SUPPORT,
    "client.children": Kind.DAILY_LIFE,
    "client.income": Kind.DAILY_LIFE,
    "client.funding": Kind.DAILY_LIFE,
    "client.insurance": Kind.DAILY_LIFE,
    "client.accessibility": Kind.CONDITIONS,
    "client.transport": Kind.APPOINTMENTS,
    "client.veteran": Kind.DAILY_LIFE,
    "client.court": Kind.LEGAL,
    "client.probation_officer": Kind.LEGAL,
    "client.treatment_is_condition": Kind.LEGAL,
    "client.wanted_group": Kind.PEERS,
    "client.wanted_home": Kind.HOUSING,
    "client.wanted_mentor": Kind.PEERS,
    "document.first_days.leaves": Kind.PRESENCE,
    "document.first_days.tonight": Kind.SUPPORT,
    "document.first_days.closed_days": Kind.SAFETY,
    "document.first_days.call": Kind.APPOINTMENTS,
    "document.first_days.edited": Kind.SUPPORT,
    "document.progress": Kind.GOALS,
    "document.goals": Kind.GOALS,
    "document.signs": Kind.SAFETY,
    "document.medicines": Kind.MEDICINES,
    "document.appointments": Kind.APPOINTMENTS,
    "document.peers": Kind.PEERS,
    "document.home": Kind.HOUSING,
    "document.support.places.0": Kind.PEERS,  # a mentor
    "document.support.places.1": Kind.SUPPORT,
    "document.support.places.2": Kind.PEERS,  # a sponsor
    "document.support.places.3": None,  # "not for me"
    "document.support.needs": Kind.SUPPORT,
    "document.hard_times": Kind.SAFETY,
    "document.daily_life": Kind.DAILY_LIFE,
    "document.participants.people": Kind.SUPPORT,
    "document.participants.read_aloud": None,  # how the center went over the plan, not what is in it
    "document.participants.told_back": None,
    "document.confirmed_checks": None,
    "document.leaving.on": Kind.PRESENCE,
    "document.leaving.at": Kind.PRESENCE,
    "document.leaving.against_advice": Kind.GOALS,
    "document.leaving.ride": Kind.HOUSING,
    "document.leaving.safe_phone": Kind.CONTACT,
    "document.leaving.may_tell": Kind.SUPPORT,
    "document.leaving.sleeps": Kind.HOUSING,
    "document.leaving.call": Kind.APPOINTMENTS,
    "document.translation": None,
    "document.given": None,
    "counselor": Kind.PRESENCE,
    "came": Kind.ATTENDANCE,
}
"""The kind in which each fact is told, by the beginning of its path; None for what goes to nobody."""

ENDS_UNTOLD = (".key", ".entry_id", ".share_with_group")
"""The program's own keys, and what the client allowed the group to see."""
SORTS = (
    "document.home.confidential",
    "document.leaving.sleeps_confidential",
    "document.first_days.edited.0.row",
    "document.appointments.0.kind",
    "document.support.places.0.role",
    "document.support.places.1.role",
    "document.support.places.2.role",
    *(f"document.support.places.{number}.not_for_me" for number in range(4)),
)
"""What decides where other facts are told, or that they are told to nobody; it has tests of its own."""


def leaves(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Every single fact with its path."""
    if is_dataclass(value):
        for field in fields(value):
            if path or field.name != "approved":
                yield from leaves(getattr(value, field.name), f"{path}.{field.name}".lstrip("."))
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from leaves(one, f"{path}.{number}")
    else:
        yield path, value


def changed(value: Any, path: list[str], new: object) -> Any:
    """The same with one leaf changed."""
    if not path:
        return new
    head, *rest = path
    if isinstance(value, tuple):
        number = int(head)
        return (*value[:number], changed(value[number], rest, new), *value[number + 1 :])
    return replace(value, **{head: changed(getattr(value, head), rest, new)})


def another(value: object) -> object:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, Enum):
        members = list(type(value))
        return members[(members.index(value) + 1) % len(members)]
    if isinstance(value, date):
        return value - timedelta(days=400)
    if isinstance(value, time):
        return time(3, 33)
    if isinstance(value, int):
        return value + 7_000
    return "qqmarker"


def bases() -> tuple[Held, ...]:
    """Everything there is, and the same for people of whom the opposite is recorded."""
    held = full_held()
    client = replace(held.client, allergies="", discharged_on=None)
    home = replace(held.document.home, preference_met=True)
    return held, replace(held, client=client, document=replace(held.document, home=home))


LEAVES = {path: value for path, value in leaves(full_held()) if value is not None}


def expected(path: str) -> Kind | None:
    if path.endswith(ENDS_UNTOLD):
        return None
    (*_, longest) = sorted((start for start in TOLD_IN if path.startswith(start)), key=len)
    return TOLD_IN[longest]


@pytest.mark.parametrize("path", [path for path in LEAVES if path not in SORTS])
def test_a_fact_is_told_in_its_kind_and_in_no_other(path: str) -> None:
    found = set[Kind]()
    for base in bases():
        value = dict(leaves(base)).get(path)
        if value is None:
            continue
        before = parts(base, IN_ORDER)
        after = parts(changed(base, path.split("."), another(value)), IN_ORDER)
        found |= {one.category for one, other in zip(before, after, strict=True) if one != other}
    wanted = expected(path)
    assert found == (set() if wanted is None else {wanted})


def test_every_kind_is_written_and_an_empty_record_says_nothing() -> None:
    told = parts(full_held(), IN_ORDER)
    assert [one.category for one in told] == list(IN_ORDER)
    assert all(one.lines for one in told)
    bare = Held(build_client(record_number="", admitted_on=None, discharge_planned=None, substances=()))
    silent = {one.category for one in parts(bare, IN_ORDER) if not one.lines}
    assert silent == set(IN_ORDER) - {Kind.PRESENCE, Kind.ATTENDANCE, Kind.ABSENCES}


def test_only_the_kinds_asked_for_are_told_in_the_order_of_papers() -> None:
    told = parts(full_held(), (Kind.LEGAL, Kind.PRESENCE))
    assert [one.category for one in told] == [Kind.PRESENCE, Kind.LEGAL]


def test_a_visit_at_court_is_told_with_the_case_only() -> None:
    held = full_held()
    visit = replace(held.document.appointments[0], kind=AppointmentKind.COURT, with_whom="qqjudge")
    held = replace(held, document=replace(held.document, appointments=(visit,)))
    assert {one.category for one in parts(held, IN_ORDER) if "qqjudge" in str(one.lines)} == {Kind.LEGAL}


def test_a_place_that_is_not_for_the_client_is_told_to_nobody() -> None:
    held = full_held()
    gone = tuple(replace(one, name="qqgone", not_for_me=True) for one in held.document.support.places)
    support = replace(held.document.support, places=gone)
    told = parts(replace(held, document=replace(held.document, support=support)), IN_ORDER)
    assert "qqgone" not in str(told)


@pytest.mark.parametrize("where", ["home", "tonight"])
def test_a_confidential_address_is_in_no_kind(where: str) -> None:
    held = full_held()
    document, street = held.document, "9 Hidden Lane"
    if where == "home":
        place = replace(document.home.place, name="Quiet House", address=street)
        document = replace(document, home=replace(document.home, place=place, confidential=True))
    else:
        leaving = replace(document.leaving, sleeps_address=street, sleeps_confidential=True)
        document = replace(document, leaving=replace(leaving, sleeps_at="Quiet House"))
    visit = replace(document.appointments[0], ride=f"Ray fetches me at  9 hidden  LANE, {NAMES[4]}")
    document = replace(document, appointments=(visit,))
    client = replace(held.client, address=Address(street), mailing_address=Address(street.upper()))
    told = str(parts(replace(held, client=client, document=document), IN_ORDER))
    assert "hidden" not in told.casefold()
    assert f"Ray fetches me at {PRIVATE.lower()}, {NAMES[4]}" in " ".join(told.split())
    assert "Quiet House" not in told
    assert PRIVATE in told


def test_an_address_that_is_not_confidential_stays_and_a_bare_town_hides_no_other_address() -> None:
    held = full_held()
    home = replace(held.document.home, confidential=True)
    town = replace(home, place=replace(home.place, address="Portland"))
    client = replace(held.client, address=Address())
    for told in (
        held,
        replace(held, client=client, document=replace(held.document, home=town)),
    ):
        assert "22 Pearl Street, Portland" in str(parts(told, (Kind.MEDICINES,)))


def test_sentences_print_only_when_a_clinician_approved_them() -> None:
    held = full_held()
    sentences = held.approved or {}
    unapproved = {key: replace(one, approver="", approved_on=None) for key, one in sentences.items()}
    whole, bare = (str(parts(replace(held, approved=one), IN_ORDER)) for one in (sentences, unapproved))
    assert "Even a small amount can stop my breathing" in whole
    assert not any(one.text in bare for one in sentences.values())
    assert bare == str(parts(replace(held, approved=None), IN_ORDER))


def test_naloxone_reads_as_handed_over_only_with_its_day() -> None:
    held = full_held()
    naloxone = replace(held.document.medicines.naloxone, handed_on=None)
    medicines = replace(held.document.medicines, naloxone=naloxone)
    told = str(parts(replace(held, document=replace(held.document, medicines=medicines)), (Kind.MEDICINES,)))
    assert "Naloxone: not recorded as handed over" in told


def test_without_a_plan_the_record_alone_is_told() -> None:
    assert parts(Held(full_held().client, PlanDocument()), (Kind.GOALS,))[0].lines == (
        "The stay: Finished treatment",
    )


def test_a_dose_still_to_come_is_no_last_dose_not_even_by_its_hour() -> None:
    held = full_held()
    medicine = replace(
        held.document.medicines.medicines[0], last_dose_on=TODAY + timedelta(days=1), last_dose_at=time(7, 30)
    )
    medicines = replace(held.document.medicines, medicines=(medicine,))
    document = done_by(replace(held.document, medicines=medicines), TODAY)
    (part,) = parts(replace(held, document=document), (Kind.MEDICINES,))
    assert [one for one in part.lines if "last dose:" in one or "7:30" in one] == []
