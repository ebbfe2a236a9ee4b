"""Safety links at the service: what each person is given of them, both records, audit, Undo."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.safety_links import SafetyLink, SafetyLinkKind, SafetyLinkState
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import AftercareError, BadInput, EditedElsewhere, NotFound, NotPermitted
from aftercare_desktop.services.changes import Topic, Topics
from aftercare_desktop.services.desk import Desk
from tests.builders import TODAY, build_client
from tests.services.conftest import Place

ORDER = SafetyLink(
    SafetyLinkKind.NO_CONTACT_ORDER, None, "Mark Lind", "District court, PA-1", "Former partner", TODAY
)
SECRETS = ("Mark", "Lind", "District", "partner", "Grady")


@pytest.fixture
def theo(desk: Desk) -> int:
    return desk.clients.add(build_client()).value


@pytest.fixture
def grady(desk: Desk) -> int:
    return desk.clients.add(build_client("Grady Ouellette", record_number="")).value


def events(desk: Desk, event: Event) -> list[str]:
    return [entry.detail for entry in desk.audit.entries() if entry.event is event]


@pytest.mark.parametrize("role", Role)
def test_what_a_role_may_not_see_does_not_leave_the_service(
    place: Place, desk: Desk, theo: int, grady: int, role: Role
) -> None:
    desk.safety_links.add(theo, ORDER)
    desk.safety_links.add(theo, SafetyLink(SafetyLinkKind.CO_DEFENDANT, grady, ends_on=TODAY))
    lifted = desk.safety_links.add(theo, replace(ORDER, kind=SafetyLinkKind.DO_NOT_PLACE_WITH)).value
    desk.safety_links.lift(lifted, 1)
    person = place.sign_in_as(role)
    if role is Role.FRONT_DESK:
        with pytest.raises(NotPermitted):
            person.safety_links.of_client(theo)
        return
    assert person.safety_links.is_bound(theo)
    shown = person.safety_links.of_client(theo)
    if role in (Role.ADMINISTRATOR, Role.SUPERVISOR):
        assert [link.told.who for link in shown if link.told] == ["Mark Lind", "Grady Ouellette", "Mark Lind"]
        assert events(desk, Event.SAFETY_LINKS_VIEWED) == ["count=3"]
    else:
        assert [(link.told, link.state) for link in shown] == [(None, SafetyLinkState.IN_FORCE)] * 2
        assert not [secret for secret in SECRETS if secret in repr(shown)]
        assert events(desk, Event.SAFETY_LINKS_VIEWED) == []


def test_the_clients_own_counselor_sees_why_on_that_record_only(
    place: Place, desk: Desk, theo: int, grady: int
) -> None:
    counselor = place.sign_in_as(Role.COUNSELOR)
    desk.clients.change(theo, build_client(counselor_id=counselor.staff_member.id), 1)
    desk.safety_links.add(theo, SafetyLink(SafetyLinkKind.CO_DEFENDANT, grady, reason="One case"))
    (own,) = counselor.safety_links.of_client(theo)
    assert own.told is not None
    assert (own.told.who, own.told.link.reason) == ("Grady Ouellette", "One case")
    (other,) = counselor.safety_links.of_client(grady)
    assert other.told is None
    assert counselor.safety_links.may_write(theo)
    assert not counselor.safety_links.may_write(grady)


def test_a_link_between_two_clients_is_one_and_stands_on_both_records(
    desk: Desk, theo: int, grady: int
) -> None:
    desk.safety_links.add(theo, SafetyLink(SafetyLinkKind.CO_DEFENDANT, grady))
    (on_theo,), (on_grady,) = desk.safety_links.of_client(theo), desk.safety_links.of_client(grady)
    assert on_theo.told is not None
    assert on_grady.told is not None
    assert on_theo.id == on_grady.id
    assert (on_theo.told.who, on_grady.told.who) == ("Grady Ouellette", "Theo Bramwell")
    assert (on_theo.told.link.other_id, on_grady.told.link.other_id) == (grady, theo)
    changed = replace(on_grady.told.link, reason="Said on the other record")
    desk.safety_links.change(on_grady.id, changed, on_grady.version)
    (again,) = desk.safety_links.of_client(theo)
    assert again.told is not None
    assert (again.told.link.other_id, again.told.link.reason) == (grady, "Said on the other record")
    assert desk.safety_links.is_bound(grady)
    with pytest.raises(BadInput, match="there already"):
        desk.safety_links.add(grady, SafetyLink(SafetyLinkKind.CO_DEFENDANT, theo))


def test_changes_are_audited_without_a_word_of_them_and_can_be_undone(desk: Desk, theo: int) -> None:
    def told() -> list[tuple[SafetyLinkState, str]]:
        shown = desk.safety_links.of_client(theo, reload=True)
        return [(link.state, link.told.link.reason) for link in shown if link.told]

    in_force, lifted = SafetyLinkState.IN_FORCE, SafetyLinkState.LIFTED
    added = desk.safety_links.add(theo, ORDER)
    changed = desk.safety_links.change(added.value, replace(ORDER, reason="Other", ends_on=None), 1)
    assert told() == [(in_force, "Other")]
    assert changed.undo is not None
    desk.undo(changed.undo)
    assert told() == [(in_force, "Former partner")]
    gone = desk.safety_links.lift(added.value, 3)
    assert told() == [(lifted, "Former partner")]
    assert not desk.safety_links.is_bound(theo)
    assert gone.undo is not None
    back = desk.undo(gone.undo)
    assert told() == [(in_force, "Former partner")]
    assert back.undo is not None
    desk.undo(back.undo)
    assert told() == [(lifted, "Former partner")]
    client = f"client={theo}"
    fields = f"{client} fields=reason,ends_on"
    assert events(desk, Event.SAFETY_LINK_ADDED) == [client]
    assert events(desk, Event.SAFETY_LINK_CHANGED) == [fields, fields]
    assert events(desk, Event.SAFETY_LINK_LIFTED) == [client, client]
    assert events(desk, Event.SAFETY_LINK_RESTORED) == [client]
    assert events(desk, Event.SAFETY_LINKS_VIEWED) == []
    assert desk.audit.verify().is_whole()


def test_undo_of_adding_keeps_it_as_history_and_a_stale_undo_is_refused(desk: Desk, theo: int) -> None:
    added = desk.safety_links.add(theo, ORDER)
    assert added.undo is not None
    desk.undo(added.undo)
    (shown,) = desk.safety_links.of_client(theo)
    assert shown.state is SafetyLinkState.LIFTED
    with pytest.raises(EditedElsewhere, match="cannot be undone"):
        desk.undo(added.undo)
    with pytest.raises(EditedElsewhere):
        desk.safety_links.change(added.value, ORDER, 1)


def test_seeing_why_is_one_line_each_time_the_page_is_opened(desk: Desk, theo: int) -> None:
    desk.safety_links.of_client(theo)
    assert events(desk, Event.SAFETY_LINKS_VIEWED) == []  # nothing was there to see
    desk.safety_links.add(theo, ORDER)
    desk.safety_links.of_client(theo)
    desk.safety_links.of_client(theo, reload=True)
    assert events(desk, Event.SAFETY_LINKS_VIEWED) == ["count=1"]


def test_a_link_binds_on_its_last_day_and_not_after(place: Place, desk: Desk, theo: int) -> None:
    desk.safety_links.add(theo, ORDER)
    assert desk.safety_links.is_bound(theo)
    place.clock.go_on(days=1)
    assert not desk.safety_links.is_bound(theo)
    assert [link.state for link in desk.safety_links.of_client(theo)] == [SafetyLinkState.ENDED]
    desk.safety_links.add(theo, replace(ORDER, ends_on=TODAY + timedelta(days=30)))
    states = [link.state for link in desk.safety_links.of_client(theo)]
    assert states == [SafetyLinkState.IN_FORCE, SafetyLinkState.ENDED]


def test_nobody_writes_what_they_may_not_see(place: Place, desk: Desk, theo: int) -> None:
    link_id = desk.safety_links.add(theo, ORDER).value
    counselor = place.sign_in_as(Role.COUNSELOR)
    for act in (
        lambda: counselor.safety_links.add(theo, replace(ORDER, name="Another")),
        lambda: counselor.safety_links.change(link_id, ORDER, 1),
        lambda: counselor.safety_links.lift(link_id, 1),
        lambda: counselor.safety_links.restore(link_id, 1),
    ):
        with pytest.raises(NotPermitted, match="see why there is a safety link"):
            act()
    assert len(desk.safety_links.of_client(theo)) == 1


@pytest.mark.parametrize(
    ("link", "kind"),
    [
        (replace(ORDER, name=" "), BadInput),
        (replace(ORDER, name="mark LIND"), BadInput),
        (SafetyLink(SafetyLinkKind.CO_DEFENDANT, 99), NotFound),
        (SafetyLink(SafetyLinkKind.CO_DEFENDANT, 1), BadInput),
    ],
)
def test_what_cannot_be_kept_is_refused(
    desk: Desk, theo: int, link: SafetyLink, kind: type[AftercareError]
) -> None:
    assert theo == 1
    desk.safety_links.add(theo, ORDER)
    with pytest.raises(kind):
        desk.safety_links.add(theo, link)
    assert len(desk.safety_links.of_client(theo)) == 1


def test_pages_hear_of_it(desk: Desk, theo: int) -> None:
    heard: list[Topics] = []
    desk.changes.subscribe(Topic, heard.append)
    desk.safety_links.add(theo, ORDER)
    assert heard == [frozenset({Topic.SAFETY_LINKS})]


def test_a_link_that_was_added_again_is_not_put_back_beside_it(desk: Desk, theo: int) -> None:
    lifted = desk.safety_links.lift(desk.safety_links.add(theo, ORDER).value, 1)
    again = desk.safety_links.add(theo, ORDER)
    assert lifted.undo is not None
    with pytest.raises(BadInput, match="is there already"):
        desk.undo(lifted.undo)
    bound = [link for link in desk.safety_links.of_client(theo) if link.state is SafetyLinkState.IN_FORCE]
    assert [link.id for link in bound] == [again.value]
