"""Safety links: who is kept apart on which day, who may see why, what can be kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from aftercare_desktop.domain import safety_links as s
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.safety_links import (
    SafetyLink,
    SafetyLinkKind,
    SafetyLinkState,
    StoredSafetyLink,
)
from aftercare_desktop.domain.staff import Role, StaffMember
from aftercare_desktop.errors import BadInput
from tests.builders import NOW, TODAY

ORDER = SafetyLink(SafetyLinkKind.NO_CONTACT_ORDER, name="Mark A. Lind")
DAY = timedelta(days=1)


def stored(link: SafetyLink, *, client_id: int = 1, lifted: bool = False) -> StoredSafetyLink:
    return StoredSafetyLink(7, 1, client_id, NOW, 1, NOW if lifted else None, 1 if lifted else None, link)


def between(one: int, other: int, ends_on: date | None = None, *, lifted: bool = False) -> StoredSafetyLink:
    link = SafetyLink(SafetyLinkKind.CO_DEFENDANT, other, ends_on=ends_on)
    return stored(link, client_id=one, lifted=lifted)


@pytest.mark.parametrize(
    ("link", "one", "other", "apart"),
    [
        (between(1, 2), 1, 2, True),
        (between(1, 2), 2, 1, True),
        (between(2, 1), 1, 2, True),
        (between(1, 2), 1, 3, False),
        (between(1, 2), 3, 2, False),
        (between(1, 2), 1, 1, False),
        (between(1, 2, TODAY), 1, 2, True),
        (between(1, 2, TODAY + DAY), 2, 1, True),
        (between(1, 2, TODAY - DAY), 1, 2, False),
        (between(1, 2, lifted=True), 1, 2, False),
        (between(1, 2, TODAY, lifted=True), 2, 1, False),
        (stored(ORDER), 1, 2, False),
    ],
)
def test_two_clients_are_kept_apart(link: StoredSafetyLink, one: int, other: int, apart: bool) -> None:
    assert s.kept_apart((between(8, 9), link), one, other, TODAY) is apart


@pytest.mark.parametrize(
    ("name", "apart"),
    [
        ("Mark A. Lind", True),
        ("mark lind", True),
        ("LIND Mark", True),
        ("Márk Lind", True),
        ("Mark A. Lind Junior", True),
        ("Mark", False),
        ("Lind", False),
        ("Maria Lind", False),
        ("", False),
    ],
)
def test_a_person_outside_is_known_by_name(name: str, apart: bool) -> None:
    assert s.kept_from((stored(ORDER),), 1, name, TODAY) is apart


def test_a_single_name_means_whoever_is_called_just_so() -> None:
    cher = stored(replace(ORDER, name="Ng"))
    assert s.kept_from((cher,), 1, "NG", TODAY)
    assert not s.kept_from((cher,), 1, "Ng Theo", TODAY)


@pytest.mark.parametrize(
    ("link", "names"),
    [
        (stored(ORDER), ("Mark A. Lind",)),
        (stored(replace(ORDER, ends_on=TODAY)), ("Mark A. Lind",)),
        (stored(replace(ORDER, ends_on=TODAY - DAY)), ()),
        (stored(ORDER, lifted=True), ()),
        (stored(ORDER, client_id=2), ()),
        (between(1, 2), ()),
    ],
)
def test_whom_outside_a_client_is_kept_from(link: StoredSafetyLink, names: tuple[str, ...]) -> None:
    assert s.bound_names((link,), 1, TODAY) == names


@pytest.mark.parametrize(
    ("link", "state"),
    [
        (stored(ORDER), SafetyLinkState.IN_FORCE),
        (stored(replace(ORDER, ends_on=TODAY)), SafetyLinkState.IN_FORCE),
        (stored(replace(ORDER, ends_on=TODAY - DAY)), SafetyLinkState.ENDED),
        (stored(replace(ORDER, ends_on=TODAY - DAY), lifted=True), SafetyLinkState.LIFTED),
    ],
)
def test_the_state_of_a_link(link: StoredSafetyLink, state: SafetyLinkState) -> None:
    assert link.state(TODAY) is state
    assert link.binds(TODAY) is (state is SafetyLinkState.IN_FORCE)


def test_a_link_reads_the_same_from_both_sides() -> None:
    link = between(1, 2)
    assert link.clients() == (1, 2)
    assert (link.seen_from(1).other_id, link.seen_from(2).other_id) == (2, 1)
    assert stored(ORDER).clients() == (1,)
    assert stored(ORDER).seen_from(1) == ORDER


OWN, OTHERS = Client("Theo", counselor_id=5), Client("Theo", counselor_id=6)
SEES = {
    (Role.ADMINISTRATOR, False): (True, True),
    (Role.ADMINISTRATOR, True): (True, True),
    (Role.SUPERVISOR, False): (True, True),
    (Role.SUPERVISOR, True): (True, True),
    (Role.COUNSELOR, False): (False, False),
    (Role.COUNSELOR, True): (True, True),
    (Role.NURSE, False): (False, False),
    (Role.NURSE, True): (True, False),
    (Role.PEER_SPECIALIST, False): (False, False),
    (Role.PEER_SPECIALIST, True): (True, False),
    (Role.FRONT_DESK, False): (False, False),
    (Role.FRONT_DESK, True): (False, False),
}
"""(role, is the client's counselor) -> (may see why, may write)."""


@pytest.mark.parametrize("active", [True, False])
@pytest.mark.parametrize(("who", "may"), SEES.items())
def test_who_may_see_why_and_write(who: tuple[Role, bool], may: tuple[bool, bool], active: bool) -> None:
    role, own = who
    person = StaffMember(5, 1, "p", "Person", role, "", "", "", active)
    client = OWN if own else OTHERS
    assert s.may_see_why(person, client) is (may[0] and active)
    assert s.may_write(person, client) is (may[1] and active)


def test_every_role_stands_in_the_table() -> None:
    assert {role for role, _ in SEES} == set(Role)


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (replace(ORDER, name="  "), "Choose another client"),
        (replace(ORDER, other_id=1, name=""), "same client"),
        (replace(ORDER, name="W" * 1_001), "1,000 characters"),
    ],
)
def test_what_cannot_be_kept_is_said(link: SafetyLink, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        s.check(link, 1)
    s.check(ORDER, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (ORDER, replace(ORDER, name="mark a. LIND", reason="Other words"), True),
        (ORDER, replace(ORDER, kind=SafetyLinkKind.CO_DEFENDANT), False),
        (ORDER, replace(ORDER, name="Mark Lund"), False),
        (replace(ORDER, other_id=2, name=""), replace(ORDER, other_id=2, name=""), True),
        (replace(ORDER, other_id=2, name=""), replace(ORDER, other_id=3, name=""), False),
    ],
)
def test_the_same_link_is_known_again(one: SafetyLink, other: SafetyLink, same: bool) -> None:
    assert s.same_people(one, other) is same
