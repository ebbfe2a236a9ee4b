"""What another session did to a person holds in theirs from the next call on: a role changed, an account closed."""

from dataclasses import replace

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import NoLongerActive, NotPermitted
from aftercare_desktop.services.changes import Topic, Topics
from aftercare_desktop.services.desk import Desk
from tests.builders import build_client, new_staff
from tests.centers import hire
from tests.services.conftest import Place


@pytest.fixture
def leah(place: Place, desk: Desk) -> Desk:
    """A counselor at a desk of her own beside the administrator's."""
    hire(desk, new_staff(Role.COUNSELOR, "leah", "Leah Okafor"))
    return place.sign_in("leah")


@pytest.mark.parametrize("polled", [False, True])
def test_a_deactivated_person_is_refused_at_once(place: Place, desk: Desk, leah: Desk, polled: bool) -> None:
    me = leah.staff_member
    theo = leah.clients.add(build_client()).value
    held = leah.clients.open(theo)
    heard: list[Topics] = []
    ends: list[bool] = []
    leah.changes.subscribe(Topic, heard.append)
    leah.on_end(lambda: ends.append(True))
    desk.staff.deactivate(me.id, me.version)
    if polled:
        leah.changes.poll()
    for _ in range(2):
        with pytest.raises(NoLongerActive, match="not active any more"):
            leah.clients.change(theo, replace(held.client, name="Somebody Else"), held.version)
        with pytest.raises(NoLongerActive):
            leah.clients.open(theo)
    assert ends == [True]
    leah.changes.poll()
    assert heard == []
    leah.sign_out()
    assert desk.clients.open(theo).client == held.client
    assert desk.audit.entries(event=Event.SIGNED_OUT) == ()


def test_a_changed_role_holds_from_the_next_call_on(desk: Desk, leah: Desk) -> None:
    theo = leah.clients.add(build_client()).value
    desk.staff.change(replace(leah.staff_member, role=Role.FRONT_DESK))
    with pytest.raises(NotPermitted, match="role does not let you"):
        leah.clients.open(theo)
    assert leah.staff_member.role is Role.FRONT_DESK
    assert leah.center.profile()
