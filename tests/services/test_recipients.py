"""Who is told, at the service: people outside the center, and who treats or pays for a client."""

from dataclasses import replace

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.directory import DirectoryEntry, EntryKind
from aftercare_desktop.domain.disclosures import CareRole
from aftercare_desktop.domain.plans.support import CirclePlace, CircleRole, SupportCircle
from aftercare_desktop.domain.recipients import OutsidePerson, OutsideRole
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotPermitted
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from tests.builders import build_client
from tests.services.conftest import Place

_SISTER = OutsidePerson("Elise Bramwell", OutsideRole.FAMILY, "Sister", "207-555-0171")


@pytest.fixture
def theo(desk: Desk) -> int:
    return desk.clients.add(build_client()).value


def people(desk: Desk, client_id: int) -> list[str]:
    return [one.person.name for one in desk.recipients.offered(client_id).people]


def entry(desk: Desk, kind: EntryKind) -> int:
    return desk.directory.add(DirectoryEntry(f"Larch Hill {kind}", kind)).value


def test_somebody_is_added_changed_archived_and_each_taken_back(desk: Desk, theo: int) -> None:
    added = desk.recipients.add_person(theo, _SISTER)
    assert added.topics == {Topic.CONSENTS}
    changed = desk.recipients.change_person(added.value, replace(_SISTER, name="Elise Dube"), 1)
    assert people(desk, theo) == ["Elise Dube"]
    assert changed.undo is not None
    desk.undo(changed.undo)
    assert people(desk, theo) == ["Elise Bramwell"]
    archived = desk.recipients.archive_person(added.value, 3)
    assert people(desk, theo) == []
    assert archived.undo is not None
    desk.undo(archived.undo)
    assert people(desk, theo) == ["Elise Bramwell"]
    told = [one.detail for one in desk.audit.entries() if one.event is Event.OUTSIDE_PERSON_CHANGED]
    assert told
    assert not [detail for detail in told if "Elise" in detail]


def test_nobody_without_a_name_and_nobody_who_moved_on(desk: Desk, theo: int) -> None:
    with pytest.raises(BadInput, match="name"):
        desk.recipients.add_person(theo, OutsidePerson(" "))
    person_id = desk.recipients.add_person(theo, _SISTER).value
    with pytest.raises(EditedElsewhere):
        desk.recipients.change_person(person_id, replace(_SISTER, name="Other"), 9)
    assert people(desk, theo) == ["Elise Bramwell"]


def test_people_of_the_plan_are_offered_until_they_are_written_down(desk: Desk, theo: int) -> None:
    revision = desk.plans.start(theo).value
    circle = (
        CirclePlace("k1", CircleRole.SPONSOR, "Marcus T.", "207-555-0144"),
        CirclePlace("k2", CircleRole.FAMILY, "Elise Bramwell"),
        CirclePlace("k3", CircleRole.WORK, "Ray at the yard"),
        CirclePlace("k4", CircleRole.FRIEND, ""),
        CirclePlace("k5", CircleRole.FRIEND, "Not him", not_for_me=True),
        CirclePlace("k6", CircleRole.GROUP, "Tuesday group"),
    )
    document = replace(revision.document, support=SupportCircle(circle))
    desk.plans.save(revision.id, document, revision.version)
    of_plan = desk.recipients.offered(theo).of_plan
    assert [(one.plan_key, one.role) for one in of_plan] == [
        ("k1", OutsideRole.SPONSOR),
        ("k2", OutsideRole.FAMILY),
        ("k3", OutsideRole.EMPLOYER),
    ]
    desk.recipients.add_person(theo, of_plan[1])
    assert [one.plan_key for one in desk.recipients.offered(theo).of_plan] == ["k1", "k3"]


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        (EntryKind.RESIDENCE_OPERATOR, CareRole.TREATING),
        (EntryKind.COURT, CareRole.OPERATIONS),
        (EntryKind.CRISIS_LINE, CareRole.TREATING),
        (EntryKind.AGENCY, CareRole.TREATING),
        (EntryKind.PHARMACY, CareRole.PAYER),
    ],
)
def test_what_never_counts_as_one_is_refused(desk: Desk, theo: int, kind: EntryKind, role: CareRole) -> None:
    with pytest.raises(BadInput, match="can be one of these"):
        desk.recipients.mark_care(theo, entry(desk, kind), role)
    assert desk.consents.of_client(theo).marks == ()


def test_a_mark_is_made_once_ended_and_made_again(desk: Desk, theo: int) -> None:
    clinic = entry(desk, EntryKind.CLINIC)
    made = desk.recipients.mark_care(theo, clinic, CareRole.TREATING)
    with pytest.raises(EditedElsewhere, match="marked already"):
        desk.recipients.mark_care(theo, clinic, CareRole.TREATING)
    shown = desk.consents.of_client(theo)
    assert [(one.entry_id, one.role) for one in shown.marks] == [(clinic, CareRole.TREATING)]
    assert shown.entry_names == {clinic: "Larch Hill clinic"}
    ended = desk.recipients.end_care(made.value)
    assert desk.consents.of_client(theo).marks == ()
    with pytest.raises(EditedElsewhere):
        desk.recipients.end_care(made.value)
    assert ended.undo is not None
    desk.undo(ended.undo)
    assert len(desk.consents.of_client(theo).marks) == 1


def test_who_may_not_write_consents_adds_nobody_and_marks_nothing(
    place: Place, desk: Desk, theo: int
) -> None:
    clinic = entry(desk, EntryKind.CLINIC)
    for role in (Role.PEER_SPECIALIST, Role.FRONT_DESK):
        person = place.sign_in_as(role)
        with pytest.raises(NotPermitted):
            person.recipients.add_person(theo, _SISTER)
        with pytest.raises(NotPermitted):
            person.recipients.mark_care(theo, clinic, CareRole.TREATING)
    assert people(desk, theo) == []
