"""Leaving now: looking starts nothing, printing keeps what was given, and the front desk sees nothing but the paper."""

from dataclasses import replace
from datetime import timedelta

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import (
    ClientStatus,
    ContactAgreement,
    ContactWay,
    CurrentMedicine,
    DischargeType,
)
from aftercare_desktop.domain.leaving import leaving_today, sheet_of, status_after, written
from aftercare_desktop.domain.people import Phone
from aftercare_desktop.domain.plans import PlanDocument, RevisionState
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.domain.statuses import NewStatus, StatusChange
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotPermitted
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.words.leaving import LEFT_EARLY
from tests.builders import TODAY, build_client, full_client, full_plan, leaving_now
from tests.documents.reading import read
from tests.services.conftest import Place


def drafted(desk: Desk, document: PlanDocument) -> int:
    """A client with this draft."""
    client_id = desk.clients.add(full_client()).value
    draft = desk.plans.start(client_id).value
    desk.plans.save(draft.id, document, draft.version)
    return client_id


def newest(desk: Desk, client_id: int) -> PlanDocument:
    revision = desk.plans.open(client_id, reload=True).revision
    assert revision is not None
    return revision.document


def test_looking_starts_nothing_and_fills_in_what_the_record_knows(desk: Desk) -> None:
    client = build_client(
        medicines=(CurrentMedicine("Suboxone", "8 mg", "Dr. Lind"),),
        phones=(Phone("207-555-0170"),),
        contact=ContactAgreement(ways=(ContactWay.CALL,)),
    )
    client_id = desk.clients.add(client).value
    view = desk.leaving.open(client_id)
    assert desk.plans.revisions(client_id) == ()
    assert (view.draft, view.number, view.given) == (None, 1, None)
    sheet = sheet_of(view.document)
    assert sheet.safe_phone == "207-555-0170"
    (medicine,) = sheet.medicines
    assert (medicine.name, medicine.dose, medicine.prescriber.name) == ("Suboxone", "8 mg", "Dr. Lind")
    assert view.document.leaving.on == TODAY
    line = desk.audit.entries()[0]
    assert (line.event, line.detail) == (Event.PLAN_VIEWED, f"client={client_id}")
    desk.leaving.open(client_id, reload=True)
    assert desk.audit.entries()[0] == line


def test_the_first_answer_starts_the_draft_once(desk: Desk) -> None:
    client_id = desk.clients.add(build_client()).value
    document = desk.leaving.open(client_id).document
    draft = desk.leaving.begin(client_id, document)
    assert (draft.state, draft.number, newest(desk, client_id)) == (RevisionState.DRAFT, 1, document)
    assert desk.audit.entries()[0].event is Event.PLAN_STARTED
    with pytest.raises(EditedElsewhere):
        desk.leaving.begin(client_id, document)


def test_printing_freezes_the_draft_with_its_reason_and_the_same_bytes_come_again(desk: Desk) -> None:
    client_id = drafted(desk, replace(full_plan(), leaving=leaving_now(), appointments=()))
    paper = desk.leaving.print(client_id)
    revision = desk.plans.open(client_id).revision
    assert revision is not None
    assert (revision.id, revision.state, revision.number) == (
        paper.revision_id,
        RevisionState.FINAL,
        paper.number,
    )
    assert revision.gaps_reason == LEFT_EARLY
    assert desk.papers.stored_pdf(revision.id) == paper.pdf
    assert desk.leaving.print(client_id) == paper
    assert desk.leaving.open(client_id).given == revision
    lines = [line for line in desk.audit.entries() if line.event is Event.LEFT_NOW]
    assert [line.detail for line in lines] == [f"client={client_id} number=1"] * 2


def test_the_paper_is_no_draft_and_says_the_day_and_the_open_door(desk: Desk) -> None:
    client_id = drafted(desk, replace(full_plan(), leaving=leaving_now()))
    said = " ".join(read(desk.leaving.print(client_id).pdf).text().split())
    assert "Made on the day I left" in said
    assert "Mon, Nov 23, 2026, 3:10 PM" in said
    assert "The door is open. I can call or come back any time." in said
    assert "Draft" not in said
    assert "advice" not in said


def test_the_next_version_is_a_copy_that_nobody_leaves_with(desk: Desk) -> None:
    client_id = drafted(desk, replace(full_plan(), leaving=leaving_now()))
    first = desk.leaving.print(client_id)
    given = newest(desk, client_id)
    again = desk.plans.start(client_id).value
    assert again.number == first.number + 1
    assert again.document.goals == given.goals
    assert again.document.leaving.on is None
    assert (
        desk.leaving.print(client_id) == first
    )  # what is written for later is not what the client took along


def test_more_answers_after_printing_make_another_version(desk: Desk) -> None:
    client_id = drafted(desk, replace(full_plan(), leaving=leaving_now()))
    first = desk.leaving.print(client_id)
    view = desk.leaving.open(client_id)
    document = written(view.document, replace(sheet_of(view.document), ride="A cab at 5 PM"), TODAY)
    draft = desk.leaving.begin(client_id, document)
    second = desk.leaving.print(client_id, (draft.id, draft.version))
    assert second.number == first.number + 1
    assert "A cab at 5 PM" in read(second.pdf).text()


def test_a_draft_that_moved_on_is_not_printed(desk: Desk) -> None:
    client_id = drafted(desk, full_plan())
    draft = desk.leaving.open(client_id).draft
    assert draft is not None
    desk.plans.save(draft.id, leaving_today(full_plan(8), TODAY), draft.version)
    with pytest.raises(EditedElsewhere, match="Nothing was printed"):
        desk.leaving.print(client_id, (draft.id, draft.version))
    assert [row.state for row in desk.plans.revisions(client_id)] == [RevisionState.DRAFT]


def test_a_plan_that_is_finalized_was_not_left_before_it_was_done(desk: Desk) -> None:
    client_id = drafted(desk, replace(full_plan(), leaving=leaving_now()))
    draft = desk.leaving.open(client_id).draft
    assert draft is not None
    desk.plans.finalize(draft.id, draft.version, "Their own wish")
    assert not newest(desk, client_id).leaving.is_leaving()


@pytest.mark.parametrize("plan", [True, False])
def test_the_front_desk_prints_at_night_and_reads_nothing(place: Place, plan: bool) -> None:
    dana = place.sign_in()
    client_id = drafted(dana, full_plan()) if plan else dana.clients.add(build_client()).value
    night = place.sign_in_as(Role.FRONT_DESK)
    for refused in (
        lambda: night.leaving.open(client_id),
        lambda: night.leaving.begin(client_id, PlanDocument()),
        lambda: night.plans.open(client_id),
    ):
        with pytest.raises(NotPermitted):
            refused()
    paper = night.leaving.print(client_id)
    assert "Made on the day I left" in read(paper.pdf).text()
    assert night.leaving.print(client_id) == paper
    history = dana.plans.revisions(client_id)
    assert [(row.state, row.gaps_reason) for row in history] == [(RevisionState.FINAL, LEFT_EARLY)]
    assert newest(dana, client_id).leaving.on == TODAY


def test_the_paper_handed_out_at_night_is_held_by_the_client(place: Place) -> None:
    dana = place.sign_in()
    client_id = drafted(dana, full_plan())
    place.sign_in_as(Role.FRONT_DESK).leaving.print(client_id)
    place.clock.go_on(days=1)
    draft = dana.plans.start(client_id).value
    (first, *others) = draft.document.medicines.medicines
    medicines = replace(draft.document.medicines, medicines=(replace(first, dose="16 mg"), *others))
    draft = dana.plans.save(draft.id, replace(draft.document, medicines=medicines), draft.version)
    final = dana.plans.finalize(draft.id, draft.version, "Came back for it").value
    (holder,) = dana.plan_events.followed(client_id, final.id).holders
    assert (holder.person, holder.number, holder.given_on) == ("Theodore Bramwell", 1, TODAY)


@pytest.mark.parametrize("role", [Role.COUNSELOR, Role.FRONT_DESK])
def test_nothing_is_printed_for_somebody_who_died(desk: Desk, place: Place, role: Role) -> None:
    client_id = desk.clients.add(build_client(status=ClientStatus.DIED)).value
    with pytest.raises(BadInput, match=r"died.*Nothing was printed"):
        place.sign_in_as(role).leaving.print(client_id)
    assert desk.plans.revisions(client_id) == ()


@pytest.mark.parametrize("status", [one for one in ClientStatus if one is not ClientStatus.DIED])
def test_everybody_else_who_leaves_gets_the_paper(desk: Desk, status: ClientStatus) -> None:
    client_id = desk.clients.add(build_client(status=status)).value
    assert desk.leaving.print(client_id).number == 1


def test_the_status_that_follows_is_offered_until_the_record_says_it(desk: Desk) -> None:
    admitted = full_client(status=ClientStatus.IN_TREATMENT, discharge_type=None)
    client_id = desk.clients.add(admitted).value
    draft = desk.plans.start(client_id).value
    left = replace(full_plan(), leaving=leaving_now())
    desk.plans.save(draft.id, left, draft.version)
    assert desk.leaving.status_after(client_id) is None
    desk.leaving.print(client_id)
    follows = desk.leaving.status_after(client_id)
    assert follows is not None
    assert (follows.change, follows.discharged_on, follows.discharge_type) == (
        StatusChange(ClientStatus.AFTERCARE, TODAY),
        TODAY,
        DischargeType.AGAINST_ADVICE,
    )
    version = desk.clients.open(client_id).version
    version = desk.statuses.change(client_id, follows, version).value
    assert desk.leaving.status_after(client_id) is None
    back = NewStatus(StatusChange(ClientStatus.IN_TREATMENT, TODAY))
    desk.statuses.change(client_id, back, version)
    assert desk.leaving.status_after(client_id) is None


def test_a_paper_of_an_earlier_stay_says_nothing_of_this_one() -> None:
    again = full_client(status=ClientStatus.IN_TREATMENT, admitted_on=TODAY + timedelta(days=1))
    assert status_after(again, replace(full_plan(), leaving=leaving_now())) is None
