"""A handed-out password opens nothing before the person has chosen their own, whichever way it was handed out."""

from collections.abc import Callable

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import BadInput, PasswordHandedOut, SignInRefused
from aftercare_desktop.services import accounts
from aftercare_desktop.services.desk import Desk
from tests.builders import PASSWORD, new_staff
from tests.centers import HANDED_OUT, hire
from tests.services.conftest import Place

LEAH = new_staff(Role.NURSE, "leah", "Leah Okafor")
OWN = "copper-meadow-window"


def reset(desk: Desk) -> None:
    desk.staff.reset_password(hire(desk, LEAH).id, HANDED_OUT)


def reactivate(desk: Desk) -> None:
    gone = desk.staff.deactivate(hire(desk, LEAH).id, 1).value
    desk.staff.reactivate(gone.id, gone.version, HANDED_OUT)


WAYS: dict[str, Callable[[Desk], object]] = {
    "invited": lambda desk: desk.staff.add(LEAH, HANDED_OUT),
    "reset": reset,
    "reactivated": reactivate,
}


@pytest.mark.parametrize("way", WAYS)
def test_the_own_password_takes_the_place_of_the_handed_out_one(place: Place, desk: Desk, way: str) -> None:
    WAYS[way](desk)
    with pytest.raises(PasswordHandedOut, match="choose your own") as refused:
        place.sign_in("leah", HANDED_OUT)
    assert refused.value.exit_status == 3
    accounts.choose_password(place.path, "Leah", HANDED_OUT, OWN, place.clock)
    with pytest.raises(SignInRefused, match="not right"):
        place.sign_in("leah", HANDED_OUT)
    leah = place.sign_in("leah", OWN)
    line = desk.audit.entries(event=Event.PASSWORD_CHANGED)[0]
    assert (line.staff_id, line.subject_id, line.detail) == (leah.staff_member.id, leah.staff_member.id, "")
    assert desk.audit.verify().is_whole()
    assert desk._context.center.is_key_file_untouched()


@pytest.mark.parametrize(
    ("given", "own", "sentence"),
    [
        (HANDED_OUT, HANDED_OUT, "known to somebody else"),
        (HANDED_OUT, "short", "at least"),
        (HANDED_OUT, "leah", "at least"),
        ("not-the-one-i-was-given", OWN, "not right"),
    ],
)
def test_a_choice_that_is_refused_leaves_the_handed_out_password(
    place: Place, desk: Desk, given: str, own: str, sentence: str
) -> None:
    desk.staff.add(LEAH, HANDED_OUT)
    with pytest.raises((BadInput, SignInRefused), match=sentence):
        accounts.choose_password(place.path, "leah", given, own, place.clock)
    with pytest.raises(PasswordHandedOut):
        place.sign_in("leah", HANDED_OUT)
    assert desk.audit.entries(event=Event.PASSWORD_CHANGED) == ()


def test_who_has_an_own_password_does_not_choose_at_the_door(place: Place) -> None:
    with pytest.raises(BadInput, match="already"):
        accounts.choose_password(place.path, "dana", PASSWORD, OWN, place.clock)
    assert place.sign_in().staff_member.user_name == "dana"


def test_with_the_recovery_key_a_person_chooses_their_own_at_once(place: Place, desk: Desk) -> None:
    desk.staff.add(LEAH, HANDED_OUT)
    accounts.reset_password(place.path, place.recovery_key, "leah", OWN, place.clock)
    with pytest.raises(SignInRefused, match="not right"):
        place.sign_in("leah", HANDED_OUT)
    assert place.sign_in("leah", OWN).staff_member.name == "Leah Okafor"


def test_a_handed_out_password_is_on_no_line_and_in_no_file(place: Place, desk: Desk) -> None:
    reset(desk)
    assert HANDED_OUT not in "".join(line.detail for line in desk.audit.entries())
    files = [path for path in place.path.rglob("*") if path.is_file()]
    assert files
    assert not any(HANDED_OUT.encode() in path.read_bytes() for path in files)
