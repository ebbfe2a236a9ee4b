"""Staff changed, deactivated, reactivated and given new passwords; the center is never left without administrator."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.staff import Role, StaffMember
from aftercare_desktop.errors import (
    BadInput,
    EditedElsewhere,
    NotPermitted,
    PasswordHandedOut,
    SignInRefused,
)
from aftercare_desktop.services.desk import Desk
from tests.builders import PASSWORD, new_staff
from tests.centers import HANDED_OUT, hire
from tests.services.conftest import Place

NEW_PASSWORD = "copper-meadow-window"


@pytest.fixture
def leah(desk: Desk) -> StaffMember:
    """A nurse beside the administrator."""
    return hire(desk, new_staff(Role.NURSE, "leah", "Leah Okafor"))


def administrator(desk: Desk) -> StaffMember:
    """A second administrator, who makes the first one replaceable."""
    return hire(desk, new_staff(Role.ADMINISTRATOR, "omar", "Omar Hale"))


def test_a_change_keeps_user_name_and_activity_and_is_undone(desk: Desk, leah: StaffMember) -> None:
    wish = replace(leah, name="Leah Oka", role=Role.SUPERVISOR, user_name="else", active=False)
    done = desk.staff.change(wish)
    assert done.value == replace(leah, version=2, name="Leah Oka", role=Role.SUPERVISOR)
    line = desk.audit.entries()[0]
    assert (line.event, line.subject_id, line.detail) == (Event.STAFF_CHANGED, leah.id, "fields=name,role")
    with pytest.raises(EditedElsewhere):
        desk.staff.change(wish)
    assert done.undo is not None
    desk.staff.change(**done.undo.arguments)  # type: ignore[arg-type]
    assert desk.staff.list()[-1] == replace(leah, version=3)


def test_a_deactivated_person_has_no_key_until_reactivated(
    place: Place, desk: Desk, leah: StaffMember
) -> None:
    version = desk.staff.deactivate(leah.id, leah.version).value.version
    assert not desk._context.center.verify_password("leah", PASSWORD)
    with pytest.raises(SignInRefused):
        place.sign_in("leah")
    with pytest.raises(BadInput, match="not active"):
        desk.staff.reset_password(leah.id, NEW_PASSWORD)
    done = desk.staff.reactivate(leah.id, version, HANDED_OUT)
    with pytest.raises(SignInRefused, match="not right"):
        place.sign_in("leah")
    with pytest.raises(PasswordHandedOut):
        place.sign_in("leah", HANDED_OUT)
    assert done.undo is not None
    assert done.undo.sentence == "Leah Okafor reactivated"
    desk.undo(done.undo)
    with pytest.raises(SignInRefused, match="not right"):
        place.sign_in("leah", HANDED_OUT)
    assert desk._context.center.is_key_file_untouched()


Act = Callable[[Desk, StaffMember, StaffMember], object]
REFUSED: dict[str, Act] = {
    "last active administrator": lambda desk, me, _: desk.staff.change(replace(me, role=Role.NURSE)),
    "last active administrator. Nothing": lambda desk, me, _: desk.staff.deactivate(me.id, me.version),
    "own role": lambda desk, me, _: (
        administrator(desk),
        desk.staff.change(replace(me, role=Role.NURSE)),
    ),
    "deactivate yourself": lambda desk, me, _: (
        administrator(desk),
        desk.staff.deactivate(me.id, me.version),
    ),
    "your own password": lambda desk, me, _: desk.staff.reset_password(me.id, NEW_PASSWORD),
    "name": lambda desk, _, leah: desk.staff.change(replace(leah, name=" ")),
    "active already": lambda desk, _, leah: desk.staff.reactivate(leah.id, leah.version, NEW_PASSWORD),
}


@pytest.mark.parametrize("sentence", REFUSED)
def test_what_is_refused_changes_nothing(desk: Desk, leah: StaffMember, sentence: str) -> None:
    before = desk.staff.list()
    with pytest.raises(BadInput, match=sentence):
        REFUSED[sentence](desk, desk.staff_member, leah)
    assert desk.staff.list()[: len(before)] == before


def test_the_last_administrator_stays(place: Place, desk: Desk, leah: StaffMember) -> None:
    second = desk.staff.change(replace(leah, role=Role.ADMINISTRATOR)).value
    other = place.sign_in("leah")
    other.staff.deactivate(desk.staff_member.id, desk.staff_member.version)
    assert [one.id for one in other.staff.list() if one.active] == [second.id]
    with pytest.raises(BadInput):
        other.staff.deactivate(second.id, second.version)
    with pytest.raises(SignInRefused):
        place.sign_in()


def test_only_an_administrator_changes_staff(place: Place, desk: Desk, leah: StaffMember) -> None:
    nurse = place.sign_in("leah")
    with pytest.raises(NotPermitted):
        nurse.staff.deactivate(desk.staff_member.id, desk.staff_member.version)
