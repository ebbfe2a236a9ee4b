"""Changing a client's status: with what was asked, in one step, with Undo and a line that holds codes only."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.domain.statuses import NewStatus, StatusChange
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotPermitted
from aftercare_desktop.services.changes import Topic, Topics
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from tests.builders import TODAY, build_client, full_client
from tests.services.conftest import Place

S = ClientStatus
HOSPITAL = StatusChange(
    S.IN_HOSPITAL, TODAY - timedelta(days=3), "Maine Coast", TODAY + timedelta(days=8), "Broken arm"
)


@pytest.fixture
def theo(desk: Desk) -> int:
    return desk.clients.add(full_client(counselor_id=None)).value


@pytest.mark.parametrize("status", ClientStatus)
def test_each_status_can_be_set_and_taken_back(desk: Desk, theo: int, status: ClientStatus) -> None:
    before = desk.clients.open(theo).client
    done = desk.statuses.change(theo, NewStatus(StatusChange(status, TODAY, note="Why")), 1)
    stored = desk.clients.open(theo)
    assert (stored.client.status, stored.version) == (status, done.value)
    (made,) = desk.statuses.of_client(theo)
    assert (made.before, made.change.status) == (before.status, status)
    assert desk.statuses.current(theo) == made
    assert done.undo is not None
    back = desk.undo(done.undo)
    assert desk.clients.open(theo).client == before
    assert desk.statuses.of_client(theo) == ()
    assert desk.statuses.current(theo) is None
    assert back.undo is not None
    desk.undo(back.undo)
    assert desk.clients.open(theo).client == stored.client
    assert desk.statuses.of_client(theo) == (made,)
    assert desk.audit.verify().is_whole()


def test_the_line_holds_codes_only_and_pages_hear_of_it(desk: Desk, theo: int) -> None:
    heard: list[Topics] = []
    desk.changes.subscribe(Topic, heard.append)
    desk.statuses.change(theo, NewStatus(HOSPITAL), 1)
    line = desk.audit.entries()[0]
    assert (line.event, line.subject, line.subject_id) == (Event.STATUS_CHANGED, "client", theo)
    assert line.detail == "before=aftercare status=in_hospital"
    assert heard == [frozenset({Topic.CLIENTS, Topic.ENTRIES})]


def test_the_newest_change_is_the_one_that_holds(desk: Desk, theo: int) -> None:
    desk.statuses.change(theo, NewStatus(HOSPITAL), 1)
    longer = StatusChange(S.IN_HOSPITAL, HOSPITAL.since, "Maine Coast", TODAY + timedelta(days=20))
    desk.statuses.change(theo, NewStatus(longer), 2)
    current = desk.statuses.current(theo)
    assert current is not None
    assert current.change == longer
    desk.statuses.change(theo, NewStatus(StatusChange(S.AFTERCARE, TODAY)), 3)
    assert [made.change.status for made in desk.statuses.of_client(theo)] == [
        S.AFTERCARE,
        S.IN_HOSPITAL,
        S.IN_HOSPITAL,
    ]


def test_what_already_stands_is_not_written_once_more(desk: Desk, theo: int) -> None:
    same = NewStatus(StatusChange(S.AFTERCARE, TODAY))
    lines = len(desk.audit.entries())
    assert desk.statuses.change(theo, same, 1) == Done(1, frozenset(), None)
    assert (desk.statuses.of_client(theo), len(desk.audit.entries())) == ((), lines)
    desk.statuses.change(theo, NewStatus(HOSPITAL), 1)
    assert desk.statuses.change(theo, NewStatus(HOSPITAL), 2).undo is None
    assert len(desk.statuses.of_client(theo)) == 1
    longer = replace(HOSPITAL, until=TODAY + timedelta(days=20))
    assert desk.statuses.change(theo, NewStatus(longer), 2).undo is not None


def test_what_somebody_else_saved_is_never_overwritten(desk: Desk, theo: int) -> None:
    done = desk.statuses.change(theo, NewStatus(HOSPITAL), 1)
    with pytest.raises(EditedElsewhere):
        desk.statuses.change(theo, NewStatus(HOSPITAL), 1)
    desk.clients.change(theo, build_client(), 2)
    assert done.undo is not None
    with pytest.raises(EditedElsewhere, match="cannot be undone"):
        desk.undo(done.undo)
    assert len(desk.statuses.of_client(theo)) == 1


@pytest.mark.parametrize(
    "new",
    [
        NewStatus(StatusChange(S.CLOSED, TODAY)),
        NewStatus(StatusChange(S.DIED, TODAY + timedelta(days=1))),
        NewStatus(StatusChange(S.AFTERCARE, TODAY), discharged_on=TODAY - timedelta(days=60)),
    ],
)
def test_what_cannot_be_is_refused_whole(desk: Desk, theo: int, new: NewStatus) -> None:
    before = desk.clients.open(theo)
    with pytest.raises(BadInput):
        desk.statuses.change(theo, new, 1)
    assert desk.clients.open(theo) == before
    assert desk.statuses.of_client(theo) == ()


def test_the_facts_form_never_changes_the_status(desk: Desk, theo: int) -> None:
    desk.clients.change(theo, full_client(status=S.DIED, counselor_id=None, income="None"), 1)
    stored = desk.clients.open(theo).client
    assert (stored.status, stored.income) == (S.AFTERCARE, "None")


def test_who_only_reads_records_changes_no_status(place: Place, desk: Desk, theo: int) -> None:
    nurse = place.sign_in_as(Role.NURSE)
    assert nurse.statuses.of_client(theo) == ()
    with pytest.raises(NotPermitted):
        nurse.statuses.change(theo, NewStatus(HOSPITAL), 1)
