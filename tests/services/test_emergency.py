"""Emergency: every role gets the sheet and nothing more, opening is audited, and the question stays until answered."""

from dataclasses import asdict, replace
from datetime import time, timedelta

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import CurrentMedicine, Pregnancy
from aftercare_desktop.domain.consents import Category
from aftercare_desktop.domain.disclosures import (
    Asked,
    DisclosureState,
    FormField,
    Ground,
    GroundForm,
    Handed,
    SentWay,
)
from aftercare_desktop.domain.emergency import EmergencyAnswer
from aftercare_desktop.domain.people import Person
from aftercare_desktop.domain.permissions import Permission, may
from aftercare_desktop.domain.plans import Medicine, MedicineKind, MedicineSafety, PlanDocument
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.errors import BadInput, EditedElsewhere, NotFound, NotPermitted
from aftercare_desktop.services.desk import Desk
from tests.builders import NOW, TODAY, build_client, full_client
from tests.services.conftest import Place

FORM = GroundForm("Dr. Amira Osei", "Maine Coast Hospital", "Dana Whitcomb", NOW, nature="Did not wake up")
ANSWER = EmergencyAnswer(FORM, (Category.MEDICINES,), "207-555-0190")


@pytest.fixture
def theo(desk: Desk) -> int:
    return desk.clients.add(full_client(no_known_allergies=False)).value


def with_plan(desk: Desk, client_id: int) -> None:
    """Methadone with its last dose, and goals that no emergency shows."""
    methadone = Medicine(
        "m1",
        MedicineKind.METHADONE,
        "Methadone",
        "110 mg daily",
        last_dose_on=TODAY - timedelta(days=1),
        last_dose_at=time(7, 30),
    )
    revision = desk.plans.start(client_id).value
    safety = MedicineSafety(medicines=(methadone,))
    safety = replace(safety, methadone=replace(safety.methadone, last_dose_mg=110))
    document: PlanDocument = replace(revision.document, medicines=safety)
    desk.plans.save(revision.id, document, revision.version)


@pytest.mark.parametrize("role", Role)
def test_every_role_opens_the_sheet_and_it_is_audited_at_once(
    desk: Desk, theo: int, place: Place, role: Role
) -> None:
    with_plan(desk, theo)
    theirs = place.sign_in_as(role)
    opened = theirs.emergency.open(theo)
    sheet = opened.sheet
    assert [(one.name, one.last_on, one.last_at, one.last_amount) for one in sheet.medicines] == [
        ("Methadone", TODAY - timedelta(days=1), time(7, 30), "110 mg"),
        ("Buprenorphine film", None, None, ""),
    ]
    assert (sheet.allergies, sheet.pregnancy, sheet.conditions) == (
        "Penicillin",
        Pregnancy.NO,
        ("Depression, moderate",),
    )
    assert sheet.last_overdose == TODAY - timedelta(days=200)
    assert sheet.contact == Person("Elise Bramwell", "Sister", "207-555-0163")
    line = desk.audit.entries(event=Event.EMERGENCY_VIEWED)[0]
    assert (line.staff_id, line.subject, line.detail) == (
        theirs.staff_member.id,
        "emergency",
        f"client={theo}",
    )
    assert line.sequence == opened.view
    assert desk.audit.entries(event=Event.CLIENT_VIEWED, staff_id=theirs.staff_member.id) == ()


def test_the_front_desk_sees_nothing_more_than_the_sheet(desk: Desk, theo: int, place: Place) -> None:
    """Neither goals nor notes, court, children, addresses or substances; and nothing else opens by it."""
    theirs = place.sign_in_as(Role.FRONT_DESK)
    held = str(asdict(theirs.emergency.open(theo).sheet))
    for kept_out in ("June", "Officer Lind", "Larch Street", "pills", "beer", "Ada", "MaineCare", "Ray"):
        assert kept_out not in held
    for refused in (theirs.clients.open, theirs.plans.open, theirs.consents.of_client):
        with pytest.raises(NotPermitted):
            refused(theo)
    assert theirs.clients.recent() == ()


def test_what_is_not_written_down_is_said_so_and_a_dose_ahead_was_not_taken(desk: Desk) -> None:
    bare = desk.clients.add(
        build_client("Ng", record_number="9", medicines=(CurrentMedicine("Aspirin"),))
    ).value
    sheet = desk.emergency.open(bare).sheet
    assert (sheet.allergies, sheet.no_known_allergies, sheet.plan_day) == ("", False, None)
    assert [(one.name, one.in_plan) for one in sheet.medicines] == [("Aspirin", False)]
    revision = desk.plans.start(bare).value
    ahead = Medicine("m", name="Aspirin", last_dose_on=TODAY + timedelta(days=1))
    desk.plans.save(
        revision.id,
        replace(revision.document, medicines=MedicineSafety(medicines=(ahead,))),
        revision.version,
    )
    (one,) = desk.emergency.open(bare).sheet.medicines
    assert (one.in_plan, one.last_on) == (True, None)


# The question


def test_it_stays_open_and_is_asked_of_its_person_and_of_who_watches_over_all(
    desk: Desk, theo: int, place: Place
) -> None:
    theirs = place.sign_in_as(Role.FRONT_DESK)
    view = theirs.emergency.open(theo).view
    theirs.sign_out()
    again = place.sign_in_as(Role.FRONT_DESK)
    for who in (again, place.sign_in_as(Role.SUPERVISOR), desk):
        (row,) = who.emergency.questions()
        assert (row.question.view, row.question.client_id, row.opened_by) == (
            view,
            theo,
            "Front_Desk Person",
        )
        assert row.client == "Theodore Bramwell"
    assert place.sign_in_as(Role.COUNSELOR).emergency.questions() == ()


@pytest.mark.parametrize("role", Role)
def test_the_answer_is_a_disclosure_through_the_gate_in_every_role(
    desk: Desk, theo: int, place: Place, role: Role
) -> None:
    theirs = place.sign_in_as(role)
    view = theirs.emergency.open(theo).view
    made = theirs.emergency.told(view, ANSWER).value
    (kept,) = desk.gate.of_client(theo)
    assert (kept.id, kept.state(), kept.disclosure.ground) == (made, DisclosureState.SENT, Ground.EMERGENCY)
    assert kept.disclosure.categories == (Category.PRESENCE, Category.MEDICINES)
    assert kept.disclosure.form == FORM
    assert kept.disclosure.recipient_words.name == "Maine Coast Hospital"
    assert kept.sending is not None
    assert (kept.sending.way, kept.sending.by) == (SentWay.PHONE, theirs.staff_member.id)
    assert theirs.emergency.questions() == ()
    line = desk.audit.entries(event=Event.EMERGENCY_ANSWERED)[0]
    assert (line.subject_id, line.detail) == (view, f"client={theo} told disclosure={made}")
    if not may(role, Permission.DISCLOSE):
        with pytest.raises(NotPermitted):
            theirs.gate.call(theo, Asked(Ground.EMERGENCY, Handed.CALL), "207-555-0190", NOW)


@pytest.mark.parametrize(
    ("spoiled", "says"),
    [
        ({FormField.RECIPIENT_NAME.value: " "}, "name of who was told"),
        ({FormField.FACILITY.value: ""}, "where they work"),
        ({FormField.TOLD_BY.value: ""}, "who of the center"),
        ({FormField.HAPPENED_AT.value: None}, "day and the time"),
        ({FormField.HAPPENED_AT.value: NOW + timedelta(minutes=1)}, "not after now"),
        ({FormField.NATURE.value: ""}, "what the emergency was"),
        ({FormField.NATURE.value: "x" * 1_001}, "at most 1,000"),
    ],
)
def test_each_missing_field_is_asked_for_and_the_question_stays(
    desk: Desk, theo: int, spoiled: dict[str, object], says: str
) -> None:
    view = desk.emergency.open(theo).view
    with pytest.raises(BadInput, match=says):
        desk.emergency.told(view, replace(ANSWER, form=replace(FORM, **spoiled)))  # type: ignore[arg-type]
    with pytest.raises(BadInput, match="what was told"):
        desk.emergency.told(view, replace(ANSWER, categories=(Category.PRESENCE,)))
    assert len(desk.emergency.questions()) == 1
    assert desk.gate.of_client(theo) == ()


def test_somebody_on_the_spot_has_no_number(desk: Desk, theo: int) -> None:
    desk.emergency.told(desk.emergency.open(theo).view, replace(ANSWER, number=""))
    (kept,) = desk.gate.of_client(theo)
    assert kept.sending is not None
    assert kept.sending.way is SentWay.IN_PERSON


def test_nothing_was_told_settles_it_and_can_be_taken_back(desk: Desk, theo: int) -> None:
    view = desk.emergency.open(theo).view
    done = desk.emergency.nothing_told(view)
    assert desk.emergency.questions() == ()
    assert done.undo is not None
    desk.undo(done.undo)
    (row,) = desk.emergency.questions()
    assert row.question.view == view
    desk.emergency.told(view, ANSWER)
    with pytest.raises(EditedElsewhere):
        desk.emergency.ask_again(view)
    with pytest.raises(EditedElsewhere):
        desk.emergency.nothing_told(view)


def test_opened_again_within_the_hour_it_is_one_question_and_later_or_after_the_answer_another(
    desk: Desk, theo: int, place: Place
) -> None:
    first = desk.emergency.open(theo).view
    place.clock.go_on(minutes=50)
    second = desk.emergency.open(theo).view
    assert [row.question.view for row in desk.emergency.questions()] == [first]
    desk.emergency.told(second, ANSWER)
    assert desk.emergency.questions() == ()
    third = desk.emergency.open(theo).view
    place.clock.go_on(minutes=61)
    fourth = desk.emergency.open(theo).view
    assert [row.question.view for row in desk.emergency.questions()] == [third, fourth]


def test_it_follows_a_merge_and_comes_back(desk: Desk, theo: int) -> None:
    other = desk.clients.add(build_client("Ted Bramwell", record_number="55")).value
    view = desk.emergency.open(other).view
    versions = (desk.clients.open(theo).version, desk.clients.open(other).version)
    merged = desk.merging.merge(theo, other, versions, ())
    (row,) = desk.emergency.questions()
    assert (row.question.view, row.question.client_id) == (view, theo)
    assert merged.undo is not None
    desk.undo(merged.undo)
    (row,) = desk.emergency.questions()
    assert row.question.client_id == other


def test_nobody_answers_for_somebody_else(desk: Desk, theo: int, place: Place) -> None:
    view = desk.emergency.open(theo).view
    theirs = place.sign_in_as(Role.COUNSELOR)
    for refused in (lambda: theirs.emergency.told(view, ANSWER), lambda: theirs.emergency.nothing_told(view)):
        with pytest.raises(NotPermitted):
            refused()
    with pytest.raises(NotFound):
        desk.emergency.nothing_told(view - 1)
