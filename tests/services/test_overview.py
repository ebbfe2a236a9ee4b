"""The overview's read: record, newest plan, status and safety links of one client, as this person may see them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.overview import Night, PlanSource
from aftercare_desktop.domain.safety_links import SafetyLinkKind
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.domain.statuses import StatusChange
from aftercare_desktop.errors import NotFound, NotPermitted
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.store import status_changes
from aftercare_desktop.store.tables import safety_links
from tests.builders import NOW, TODAY, build_client, full_client, full_plan
from tests.services.conftest import Place


def add(desk: Desk, number: str = "000117") -> int:
    return desk.clients.add(full_client(counselor_id=desk.staff_member.id, record_number=number)).value


def test_the_newest_plan_counts_and_says_whether_it_is_final(desk: Desk, place: Place) -> None:
    client_id = add(desk)
    assert desk.overviews.of_client(client_id).source is None
    draft = desk.plans.start(client_id).value
    draft = desk.plans.save(draft.id, full_plan(), draft.version)
    assert desk.overviews.of_client(client_id).source == PlanSource(1, False, TODAY)
    desk.plans.finalize(draft.id, draft.version, "Leaves tonight")
    place.clock.go_on(days=3)
    final = desk.overviews.of_client(client_id)
    assert final.source == PlanSource(1, True, TODAY)
    assert final.sleeps.home.name == "Back Cove House"
    again = desk.plans.start(client_id).value
    moved = replace(
        full_plan(), home=replace(full_plan().home, place=replace(final.sleeps.home, name="Elm House"))
    )
    desk.plans.save(again.id, moved, again.version)
    newest = desk.overviews.of_client(client_id)
    assert newest.source == PlanSource(2, False, TODAY + timedelta(days=3))
    assert newest.sleeps.home.name == "Elm House"


def test_closed_days_of_the_center_lie_between(desk: Desk) -> None:
    client_id = add(desk)
    draft = desk.plans.start(client_id).value
    desk.plans.save(draft.id, full_plan(), draft.version)
    names = [found.what for found in desk.overviews.of_client(client_id).dates]
    assert "Thanksgiving Day" in names


def test_the_place_of_a_stay_comes_from_the_newest_change_that_stands(desk: Desk, place: Place) -> None:
    client_id = desk.clients.add(build_client(status=ClientStatus.IN_HOSPITAL)).value
    by = desk.staff_member.id
    with desk._center.writing() as c:
        for town in ("Mercy", "Northern"):
            change = StatusChange(ClientStatus.IN_HOSPITAL, TODAY, town)
            last = status_changes.insert(c, client_id, ClientStatus.IN_TREATMENT, change, NOW, by)
    sleeps = desk.overviews.of_client(client_id).sleeps
    assert (sleeps.night, sleeps.place) == (Night.HOSPITAL, "Northern")
    with desk._center.writing() as c:
        status_changes.take_back(c, last, NOW)
    assert desk.overviews.of_client(client_id).sleeps.place == "Mercy"


@pytest.mark.parametrize(
    ("ends", "lifted", "binds"),
    [(None, None, True), (0, None, True), (-1, None, False), (5, NOW, False)],
)
def test_a_safety_link_in_force_is_told_to_both_and_to_nobody_else(
    desk: Desk, ends: int | None, lifted: object, binds: bool
) -> None:
    one, other, third = add(desk, "1"), add(desk, "2"), add(desk, "3")
    with desk._center.writing() as c:
        c.execute(
            insert(safety_links).values(
                version=1,
                client_id=one,
                other_id=other,
                kind=SafetyLinkKind.CO_DEFENDANT,
                name="",
                source="Docket 12",
                reason="Told the court",
                ends_on=None if ends is None else TODAY + timedelta(days=ends),
                created_at=NOW,
                lifted_at=lifted,
            )
        )
    assert [desk.overviews.of_client(who).safety_link for who in (one, other, third)] == [binds, binds, False]
    assert "Docket 12" not in repr(desk.overviews.of_client(one))


def test_reading_it_is_part_of_the_view_of_the_record(desk: Desk, place: Place) -> None:
    client_id = add(desk)
    before = desk.audit.entries()
    desk.overviews.of_client(client_id)
    assert desk.audit.entries() == before
    assert before[0].event is Event.CLIENT_ADDED
    with pytest.raises(NotPermitted):
        place.sign_in_as(Role.FRONT_DESK).overviews.of_client(client_id)
    with pytest.raises(NotFound):
        desk.overviews.of_client(client_id + 1)
