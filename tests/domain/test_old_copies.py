"""What a holder of an older copy must hear: each kind of change just made, and just not; and who such holders are."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from aftercare_desktop.domain.clients import Client, ClientStatus, ContactWay
from aftercare_desktop.domain.copy_changes import Matter, copy_changes
from aftercare_desktop.domain.old_copies import holders
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind, StoredPlanEvent
from aftercare_desktop.domain.plans import (
    Appointment,
    CirclePlace,
    Medicine,
    MedicineKind,
    Participant,
    ParticipantRole,
    Participants,
    PlanDocument,
    Revision,
    RevisionState,
)
from aftercare_desktop.words.old_copies import (
    CONSENT_FIRST,
    change_words,
    holder_words,
    holders_summary,
    telling_rule,
)
from tests.builders import TODAY, build_client, full_client, full_plan, leaving_now

K = PlanEventKind
AT = datetime(2026, 11, 20, 15, tzinfo=UTC)
PLAN = full_plan()
CLIENT = full_client()
DAY = timedelta(days=1)
Change = Callable[[PlanDocument], PlanDocument]


def medicine(**facts: Any) -> Change:
    def change(plan: PlanDocument) -> PlanDocument:
        first, *others = plan.medicines.medicines
        return replace(plan, medicines=replace(plan.medicines, medicines=(replace(first, **facts), *others)))

    return change


def methadone(**facts: Any) -> Change:
    def change(plan: PlanDocument) -> PlanDocument:
        safety = plan.medicines
        return replace(plan, medicines=replace(safety, methadone=replace(safety.methadone, **facts)))

    return change


def visit(**facts: Any) -> Change:
    return lambda plan: replace(plan, appointments=(replace(plan.appointments[0], **facts),))


def first_days(**facts: Any) -> Change:
    return lambda plan: replace(plan, first_days=replace(plan.first_days, **facts))


def home(**facts: Any) -> Change:
    return lambda plan: replace(plan, home=replace(plan.home, **facts))


def circle(place: int, **facts: Any) -> Change:
    def change(plan: PlanDocument) -> PlanDocument:
        places = list(plan.support.places)
        places[place] = replace(places[place], **facts)
        return replace(plan, support=replace(plan.support, places=tuple(places)))

    return change


def sam(number: str) -> Change:
    """The mentor's number wherever it stands."""

    def change(plan: PlanDocument) -> PlanDocument:
        mentors = tuple(replace(one, phone=number) for one in plan.peers.mentors)
        back = replace(plan.hard_times.back, alone_phone=number)
        plan = replace(plan, peers=replace(plan.peers, mentors=mentors))
        plan = replace(plan, hard_times=replace(plan.hard_times, back=back))
        return circle(0, phone=number)(first_days(tonight_phone=number)(plan))

    return change


def mentor(**facts: Any) -> Change:
    return lambda plan: replace(
        plan, peers=replace(plan.peers, mentors=(replace(plan.peers.mentors[0], **facts),))
    )


FILM = PLAN.medicines.medicines[0]
CALL = PLAN.first_days.call
NEW_VISIT = Appointment("new", with_whom="Dr. Ruiz", day=TODAY + 9 * DAY)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (medicine(dose="12 mg"), ["Dose of Buprenorphine film: 12 mg, was 8 mg"]),
        (medicine(dose=" 8  MG. "), []),
        (medicine(dose=""), ["Dose of Buprenorphine film: 8 mg, no longer in the plan"]),
        (
            medicine(directions="Two films each morning."),
            ["How to take Buprenorphine film: Two films each morning., was One film each morning."],
        ),
        (medicine(directions="one film each  morning"), []),
        (medicine(name="Naltrexone"), ["Medicine: Naltrexone, was Buprenorphine film"]),
        (
            lambda plan: replace(plan, medicines=replace(plan.medicines, medicines=())),
            [
                "Medicine: Buprenorphine film, no longer in the plan",
                "Phone of Congress Pharmacy: 207-555-0131, no longer in the plan",
            ],
        ),
        (
            lambda plan: replace(
                plan,
                medicines=replace(plan.medicines, medicines=(FILM, Medicine("n", name="Vivitrol"))),
            ),
            ["Medicine: Vivitrol, not in the older copy"],
        ),
        (
            lambda plan: replace(
                plan, medicines=replace(plan.medicines, medicines=(FILM, Medicine("n", dose="5 mg")))
            ),
            [],
        ),
        (medicine(key="written anew"), []),
        (
            medicine(next_dose_on=TODAY + 6 * DAY),
            ["Next dose of Buprenorphine film: Sun, Nov 29, 9:30 AM, was Mon, Nov 30, 9:30 AM"],
        ),
        (
            medicine(next_dose_at=time(10)),
            ["Next dose of Buprenorphine film: Mon, Nov 30, 10 AM, was Mon, Nov 30, 9:30 AM"],
        ),
        (
            medicine(supply_until=None),
            ["Supply of Buprenorphine film lasts until: Tue, Dec 1, no longer in the plan"],
        ),
        (
            medicine(next_visit_on=TODAY + 5 * DAY),
            ["Next visit for Buprenorphine film: Sat, Nov 28, was Fri, Nov 27"],
        ),
        (medicine(last_dose_on=TODAY - DAY, pharmacy_confirmed_by="Leah"), []),
        (methadone(last_dose_mg=80), ["Last methadone dose (mg): 80, was 90"]),
        (methadone(take_home_doses=0), ["Take-home doses: 0, was 3"]),
        (methadone(guest_dosing="Two days"), []),
        (first_days(leaves_on=TODAY + DAY), ["Day of leaving: Tue, Nov 24, 11 AM, was Wed, Nov 25, 11 AM"]),
        (first_days(tonight_details="We eat first."), []),
        (
            first_days(call=replace(CALL, at=time(16))),
            ["Promised call: Fri, Nov 27, 4 PM, was Fri, Nov 27, 3 PM"],
        ),
        (first_days(call=replace(CALL, by="")), ["Promised call: Fri, Nov 27, 3 PM, no longer in the plan"]),
        (first_days(call=replace(CALL, if_missed="She writes.")), []),
        (home(moves_on=TODAY + 3 * DAY), ["Moves in: Thu, Nov 26, 12:30 PM, was Wed, Nov 25, 12:30 PM"]),
        (home(bring="My bag", preference="A garden"), []),
        (visit(at=time(11)), ["Visit with Nurse Leah: Fri, Nov 27, 11 AM, was Fri, Nov 27, 10:30 AM"]),
        (visit(key="written anew"), []),
        (visit(ride="Elise drives me", bring="My ID"), []),
        (
            lambda plan: replace(plan, appointments=()),
            ["Visit with Nurse Leah: Fri, Nov 27, 10:30 AM, no longer in the plan"],
        ),
        (
            lambda plan: replace(plan, appointments=(*plan.appointments, NEW_VISIT)),
            ["Visit with Dr. Ruiz: Wed, Dec 2, not in the older copy"],
        ),
        (
            lambda plan: replace(plan, appointments=(*plan.appointments, replace(NEW_VISIT, day=None))),
            [],
        ),
        (
            lambda plan: replace(
                plan, appointments=(*plan.appointments, replace(NEW_VISIT, day=TODAY - DAY))
            ),
            [],
        ),
        (mentor(first_meeting_on=TODAY + DAY), ["First meeting with Sam O.: Tue, Nov 24, was Wed, Nov 25"]),
        (mentor(note="Calls on Sundays"), []),
        (circle(1, phone="(207) 555 0163"), []),
        (sam("207-555-0199"), ["Phone of Sam, my mentor: 207-555-0199, was 207-555-0127"]),
        (circle(0, phone="207-555-0199"), []),
        (first_days(tonight_with="Ray", tonight_phone="207-555-0118"), []),
        (
            lambda plan: replace(
                plan,
                support=replace(
                    plan.support,
                    places=(*plan.support.places, CirclePlace("new", name="Jo", phone="207-555-0188")),
                ),
            ),
            [],
        ),
        (lambda plan: replace(plan, goals=(), progress=replace(plan.progress, needs="Rides")), []),
        (visit(place=replace(PLAN.appointments[0].place, phone="")), []),
    ],
)
def test_only_doses_dates_and_numbers_that_changed_are_told(change: Change, told: list[str]) -> None:
    new = change(PLAN)
    assert [change_words(one) for one in copy_changes(PLAN, new, TODAY)] == told


def test_an_injection_is_called_one() -> None:
    shot = medicine(kind=MedicineKind.NALTREXONE_INJECTION, name="Vivitrol")(PLAN)
    new = medicine(next_dose_on=TODAY + 8 * DAY)(shot)
    (found,) = copy_changes(shot, new, TODAY)
    assert found.matter is Matter.NEXT_INJECTION


def test_what_is_over_in_both_versions_misleads_nobody() -> None:
    gone = replace(PLAN, appointments=())
    friday = PLAN.appointments[0].day
    assert friday is not None
    assert copy_changes(PLAN, gone, friday)
    assert copy_changes(PLAN, gone, friday + DAY) == ()


def test_a_number_that_is_nowhere_any_more_is_told_once_though_it_stood_twice() -> None:
    prescriber = Place("Bridge Clinic", phone="207-555-0200")
    new = medicine(prescriber=prescriber)(visit(place=prescriber)(PLAN))
    back = replace(new.hard_times.back, clinic_phone="207-555-0200")
    new = replace(new, hard_times=replace(new.hard_times, back=back))
    assert [change_words(one) for one in copy_changes(PLAN, new, TODAY)] == [
        "Phone of Bridge Clinic: 207-555-0200, was 207-555-0109"
    ]


# Who holds an older copy


def final(number: int, document: PlanDocument) -> Revision:
    return Revision(number, 2, 1, number, RevisionState.FINAL, document, AT, 1, AT, 1, AT, 1)


OLD = final(1, PLAN)
SAME = final(2, replace(PLAN, goals=()))
NEWER = final(3, medicine(dose="12 mg")(PLAN))


def event(kind: PlanEventKind, version: int, person: str = "Elise") -> StoredPlanEvent:
    return StoredPlanEvent(1, version, PlanEvent(kind, TODAY, person=person), AT, 1)


@pytest.mark.parametrize(
    ("events", "told"),
    [
        ([], []),
        ([event(K.COPY_GIVEN, 1)], ["Elise"]),
        ([event(K.COPY_GIVEN, 2)], ["Elise"]),
        ([event(K.COPY_GIVEN, 3)], []),
        ([event(K.COPY_GIVEN, 1), event(K.COPY_GIVEN, 3)], []),
        ([event(K.COPY_GIVEN, 3), event(K.COPY_GIVEN, 1)], []),
        ([event(K.COPY_GIVEN, 1), event(K.HOLDER_TOLD, 3)], []),
        ([event(K.COPY_GIVEN, 1), event(K.HOLDER_TOLD, 2)], ["Elise"]),
        ([event(K.COPY_GIVEN, 1), event(K.HOLDER_TOLD, 3, " elise ")], []),
        ([event(K.COPY_GIVEN, 1), event(K.HOLDER_TOLD, 3, "Elise, my sister")], ["Elise"]),
        ([event(K.COPY_GIVEN, 1), event(K.COPY_DECLINED, 3)], ["Elise"]),
        ([event(K.HOLDER_TOLD, 1)], []),
        ([event(K.SIGNED, 1), event(K.COPY_DECLINED, 1)], []),
        ([event(K.COPY_GIVEN, 1), event(K.COPY_GIVEN, 2, "Ray")], ["Elise", "Ray"]),
        ([event(K.COPY_GIVEN, 9)], []),
    ],
)
def test_who_is_to_be_told(events: list[StoredPlanEvent], told: list[str]) -> None:
    found = holders((OLD, SAME, NEWER), events, CLIENT, TODAY)
    assert [holder.person for holder in found] == told
    assert all(len(holder.changes) == 1 for holder in found)


@pytest.mark.parametrize(
    ("client", "phone", "rule"),
    [
        (CLIENT, "207-555-0142", "Calls OK. Messages OK. Text OK. English interpreter."),
        (
            replace(CLIENT, status=ClientStatus.IN_JAIL),
            "",
            "No calls. Ask before a letter. English interpreter.",
        ),
        (replace(CLIENT, status=ClientStatus.DIED), "", "Do not contact."),
        (
            replace(CLIENT, contact=replace(CLIENT.contact, ask_again=True)),
            "",
            "Ask again how to reach them. English interpreter.",
        ),
        (
            replace(CLIENT, contact=replace(CLIENT.contact, ways=(ContactWay.TEXT,))),
            "",
            "No calls: not agreed. No messages. Text OK. English interpreter.",
        ),
    ],
)
@pytest.mark.parametrize("called", ["Theodore Bramwell", "theo", "Theo Bramwell"])
def test_the_client_comes_first_with_the_rule_and_all_others_only_on_consent(
    client: Client, phone: str, rule: str, called: str
) -> None:
    given = [event(K.COPY_GIVEN, 1), event(K.COPY_GIVEN, 2, called)]
    first, other = holders((OLD, SAME, NEWER), given, client, TODAY)
    assert (first.is_client, first.person, first.phone) == (True, "Theodore Bramwell", phone)
    assert telling_rule(first, client, TODAY) == rule
    assert (other.is_client, telling_rule(other, client, TODAY)) == (False, CONSENT_FIRST)


def test_the_client_is_one_person_however_they_are_called() -> None:
    names = ("Theo", " theodore  bramwell", "Theo Bramwell")
    (holder,) = holders((OLD, NEWER), [event(K.COPY_GIVEN, 1, name) for name in names], CLIENT, TODAY)
    assert (holder.person, holder.is_client) == ("Theodore Bramwell", True)
    told = [event(K.COPY_GIVEN, 1, "Theo"), event(K.HOLDER_TOLD, 3, "Theodore Bramwell")]
    assert holders((OLD, NEWER), told, CLIENT, TODAY) == ()


MERGED = build_client("Ted Bramwell-Hall", preferred_name="Teddy")


@pytest.mark.parametrize("called", ["Ted Bramwell-Hall", "teddy", "Teddy Bramwell-Hall"])
def test_the_client_is_one_person_also_under_the_name_of_a_record_that_was_merged(called: str) -> None:
    events = [event(K.COPY_GIVEN, 1, called), event(K.COPY_GIVEN, 1, "Theo")]
    (holder,) = holders((OLD, NEWER), events, CLIENT, TODAY, [MERGED])
    assert (holder.person, holder.is_client) == ("Theodore Bramwell", True)
    told = [*events, event(K.HOLDER_TOLD, 3, "Theo")]
    assert holders((OLD, NEWER), told, CLIENT, TODAY, [MERGED]) == ()
    left = final(1, replace(PLAN, leaving=leaving_now()))
    assert holders((left, NEWER), [event(K.COPY_DECLINED, 1, called)], CLIENT, TODAY, [MERGED]) == ()


def test_the_client_is_one_person_under_the_name_a_version_calls_them() -> None:
    took_part = Participants((Participant("p1", ParticipantRole.CLIENT, "Theo Hallworth"),))
    old = final(1, replace(PLAN, participants=took_part))
    (holder,) = holders((old, NEWER), [event(K.COPY_GIVEN, 1, "Theo Hallworth")], CLIENT, TODAY)
    assert holder.is_client


def test_who_left_with_a_version_of_leaving_now_holds_it_unless_they_did_not_take_it() -> None:
    left = final(1, replace(PLAN, leaving=leaving_now()))
    (holder,) = holders((left, NEWER), [], CLIENT, TODAY)
    assert (holder.person, holder.number, holder.given_on) == ("Theodore Bramwell", 1, TODAY)
    assert holders((left, NEWER), [event(K.COPY_DECLINED, 1, "Theo")], CLIENT, TODAY) == ()
    assert holders((left, NEWER), [event(K.COPY_GIVEN, 3, "Theo")], CLIENT, TODAY) == ()
    assert holders((left,), [], CLIENT, TODAY) == ()


def test_nobody_is_called_for_other_words_or_without_a_plan() -> None:
    assert holders((OLD, SAME), [event(K.COPY_GIVEN, 1)], CLIENT, TODAY) == ()
    assert holders((), [event(K.COPY_GIVEN, 1)], CLIENT, TODAY) == ()


def test_who_was_told_of_one_version_hears_of_the_next_change_only() -> None:
    newest = final(4, visit(at=time(11))(NEWER.document))
    told = [event(K.COPY_GIVEN, 1), event(K.HOLDER_TOLD, 3)]
    (holder,) = holders((OLD, SAME, NEWER, newest), told, CLIENT, TODAY)
    assert (holder.number, [change.matter for change in holder.changes]) == (1, [Matter.VISIT])


def test_the_number_is_given_only_where_the_plan_has_one_person_of_that_name() -> None:
    (known,) = holders((OLD, NEWER), [event(K.COPY_GIVEN, 1, "elise, my sister")], CLIENT, TODAY)
    assert known.phone == "207-555-0163"
    assert holder_words(known) == "Has version 1, given Nov 23, 2026\nPhone: 207-555-0163"
    two = circle(2, name="Elise, my sister", phone="207-555-0111")(NEWER.document)
    (unsure,) = holders((OLD, final(3, two)), [event(K.COPY_GIVEN, 1, "Elise, my sister")], CLIENT, TODAY)
    assert unsure.phone == ""
    assert holder_words(unsure) == "Has version 1, given Nov 23, 2026"


@pytest.mark.parametrize(
    ("given", "new", "words"),
    [
        ([], medicine(dose="12 mg"), ""),
        (["Elise"], medicine(dose="12 mg"), "1 person holds version 1. The dose changed."),
        (
            ["Elise", "Ray"],
            lambda plan: visit(at=time(11))(medicine(dose="12 mg")(plan)),
            "2 people hold version 1. The dose and the visit on Fri, Nov 27 changed.",
        ),
        (
            ["Elise"],
            lambda plan: visit(at=time(11))(
                home(arrives_at=None)(medicine(dose="1 mg", supply_until=None)(plan))
            ),
            "1 person holds version 1. The day of moving in, the dose and 2 more things changed.",
        ),
    ],
)
def test_the_list_is_headed_by_what_changed(given: list[str], new: Change, words: str) -> None:
    events = [event(K.COPY_GIVEN, 1, person) for person in given]
    assert holders_summary(holders((OLD, final(2, new(PLAN))), events, CLIENT, TODAY)) == words


def test_copies_of_several_versions_are_not_called_by_one_number() -> None:
    events = [event(K.COPY_GIVEN, 1, "Elise"), event(K.COPY_GIVEN, 2, "Ray")]
    found = holders((OLD, SAME, NEWER), events, CLIENT, TODAY)
    assert holders_summary(found).startswith("2 people hold an older version.")
