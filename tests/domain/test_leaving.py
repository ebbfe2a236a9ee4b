"""Leaving now: what the questions take out of a plan and write back, and what never becomes a fact by itself."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from aftercare_desktop.domain import first_days
from aftercare_desktop.domain import plans as p
from aftercare_desktop.domain.clients import ClientStatus, ContactAgreement, ContactWay
from aftercare_desktop.domain.leaving import (
    LeavingSheet,
    NaloxoneAnswer,
    is_call_late,
    leaving_today,
    not_leaving,
    prefilled,
    sheet_of,
    written,
)
from aftercare_desktop.domain.people import Phone, Place
from tests.builders import TODAY, build_client, empty_plan, full_plan, leaving_now

EARLIER = TODAY - timedelta(days=3)


def leaving_plan() -> p.PlanDocument:
    return replace(full_plan(), leaving=leaving_now())


def test_what_is_not_changed_stays() -> None:
    plan = leaving_plan()
    assert written(plan, sheet_of(plan), TODAY) == leaving_today(
        replace(plan, first_days=replace(plan.first_days, leaves_at=plan.leaving.at)), TODAY
    )


def test_every_answer_comes_back() -> None:
    plan = leaving_plan()
    sheet = sheet_of(plan)
    assert sheet_of(written(empty_plan(), sheet, TODAY)) == sheet


def test_nothing_said_makes_no_fact() -> None:
    made = written(empty_plan(), LeavingSheet(), TODAY)
    assert made == leaving_today(empty_plan(), TODAY)
    assert not made.medicines.naloxone.is_handed_over()
    assert not made.first_days.call.is_promised()


@pytest.mark.parametrize(
    ("before", "answer", "after"),
    [
        (p.Naloxone(), NaloxoneAnswer.HANDED_OVER, p.Naloxone(handed_on=TODAY)),
        (p.Naloxone(handed_on=EARLIER), NaloxoneAnswer.HANDED_OVER, p.Naloxone(handed_on=EARLIER)),
        (p.Naloxone(handed_on=EARLIER), NaloxoneAnswer.DECLINED, p.Naloxone(declined=True)),
        (p.Naloxone(declined=True), NaloxoneAnswer.HANDED_OVER, p.Naloxone(handed_on=TODAY)),
        (p.Naloxone(handed_on=EARLIER), None, p.Naloxone()),
    ],
)
def test_naloxone_is_in_hand_only_when_somebody_said_so(
    before: p.Naloxone, answer: NaloxoneAnswer | None, after: p.Naloxone
) -> None:
    plan = replace(empty_plan(), medicines=p.MedicineSafety(naloxone=before))
    made = written(plan, replace(sheet_of(plan), naloxone=answer), TODAY)
    assert made.medicines.naloxone == after


@pytest.mark.parametrize(
    ("by", "on", "now_by", "now_on"),
    [("", None, "Leah", TODAY), ("Leah", EARLIER, "Leah", EARLIER), ("Leah", EARLIER, "", None)],
)
def test_tolerance_is_explained_on_the_day_somebody_says_by_whom(
    by: str, on: date | None, now_by: str, now_on: date | None
) -> None:
    safety = p.MedicineSafety(tolerance_explained_by=by, tolerance_explained_on=on)
    plan = replace(empty_plan(), medicines=safety)
    made = written(plan, replace(sheet_of(plan), tolerance_by=now_by), TODAY)
    assert made.medicines.tolerance_explained_on == now_on


def tonights_plan() -> p.PlanDocument:
    """Of somebody whose bed is there tonight."""
    plan = leaving_plan()
    return replace(plan, home=replace(plan.home, moves_on=TODAY))


def test_another_home_has_nothing_of_the_planned_one() -> None:
    plan = tonights_plan()
    home = written(plan, replace(sheet_of(plan), home_name="My aunt's place"), TODAY).home
    assert (home.moves_on, home.arrives_at, home.met_by, home.place.phone) == (None, None, "", "")
    assert home.preference == plan.home.preference
    same = written(plan, replace(sheet_of(plan), home_address="15 Larch Street"), TODAY).home
    assert same.met_by == plan.home.met_by


def test_a_bed_of_a_later_day_stays_as_such_until_somebody_says_where_they_sleep_tonight() -> None:
    plan = prefilled(leaving_plan(), build_client(), TODAY)
    sheet = sheet_of(plan)
    assert (sheet.home_name, sheet.home_address) == ("", "")
    assert written(plan, sheet, TODAY).home == full_plan().home
    assert not written(plan, sheet, TODAY).leaving.sleeps_elsewhere()


@pytest.mark.parametrize(
    ("moves_on", "leaves_on", "met_by"),
    [
        (TODAY, TODAY, "Ray"),
        (None, TODAY, "Ray"),
        (None, TODAY + timedelta(days=1), ""),
        (None, None, ""),
        (EARLIER, TODAY, ""),
        (TODAY + timedelta(days=1), TODAY + timedelta(days=1), "Ray"),  # prints as that day's
    ],
)
def test_an_arrival_of_another_day_is_not_tonights(
    moves_on: date | None, leaves_on: date | None, met_by: str
) -> None:
    plan = full_plan()
    plan = replace(
        plan,
        home=replace(plan.home, moves_on=moves_on),
        first_days=replace(plan.first_days, leaves_on=leaves_on),
    )
    home = prefilled(plan, build_client(), TODAY).home
    assert home.met_by == met_by
    assert (home.arrives_at is not None) is bool(met_by)
    assert home.place == plan.home.place


@pytest.mark.parametrize(("leaves_on", "with_whom"), [(TODAY, "Sam, my mentor"), (EARLIER, ""), (None, "")])
def test_whoever_is_there_another_evening_is_asked_for_anew(leaves_on: date | None, with_whom: str) -> None:
    plan = full_plan()
    own = (p.EditedRow(p.FirstDaysRow.TONIGHT, "Sam at 6:30 PM"), *plan.first_days.edited)
    plan = replace(plan, first_days=replace(plan.first_days, leaves_on=leaves_on, edited=own))
    first = prefilled(plan, build_client(), TODAY).first_days
    assert first.tonight_with == with_whom
    assert bool(first.tonight_phone) is bool(first.tonight_details) is bool(with_whom)
    assert first.edited == (own if with_whom else own[1:])
    begun = leaving_today(plan, TODAY)
    assert prefilled(begun, build_client(), TODAY).first_days.tonight_with == "Sam, my mentor"


@pytest.mark.parametrize(
    ("row", "answer"),
    [
        (p.FirstDaysRow.SLEEP, {"home_name": "My aunt's place"}),
        (p.FirstDaysRow.TONIGHT, {"tonight_with": "My aunt"}),
        (p.FirstDaysRow.MEDICINE, {"medicines": ()}),
        (p.FirstDaysRow.NALOXONE, {"naloxone": NaloxoneAnswer.DECLINED}),
    ],
)
def test_own_words_of_a_row_do_not_stand_over_a_new_answer(
    row: p.FirstDaysRow, answer: dict[str, object]
) -> None:
    plan = tonights_plan()
    own = tuple(p.EditedRow(one, "As we said") for one in p.FirstDaysRow)
    plan = replace(plan, first_days=replace(plan.first_days, edited=own))
    assert written(plan, sheet_of(plan), TODAY).first_days.edited == own
    made = written(plan, replace(sheet_of(plan), **answer), TODAY)  # type: ignore[arg-type]
    assert [one.row for one in own if one not in made.first_days.edited] == [row]


def test_a_prescriber_in_other_words_is_not_the_one_of_the_directory() -> None:
    medicine = p.Medicine(
        "m1", name="Naltrexone", prescriber=Place("Dr. Lind", phone="207-555-0144", entry_id=4)
    )
    plan = replace(empty_plan(), medicines=p.MedicineSafety(medicines=(medicine,)))
    assert written(plan, sheet_of(plan), TODAY).medicines == plan.medicines
    other = replace(medicine, prescriber=replace(medicine.prescriber, name="Dr. Oyelaran"))
    made = written(plan, replace(sheet_of(plan), medicines=(other,)), TODAY)
    assert made.medicines.medicines[0].prescriber == Place("Dr. Oyelaran", phone="207-555-0144")


def test_the_agreed_phone_is_filled_in_and_no_other() -> None:
    phones = (Phone("207-555-0170"),)
    agreed = build_client(phones=phones, contact=ContactAgreement(ways=(ContactWay.CALL,)))
    assert prefilled(empty_plan(), agreed, TODAY).leaving.safe_phone == "207-555-0170"
    for client in (
        build_client(phones=phones),
        replace(agreed, status=ClientStatus.IN_JAIL),
        build_client(contact=ContactAgreement(ways=(ContactWay.CALL,))),
    ):
        assert prefilled(empty_plan(), client, TODAY).leaving == p.LeavingNow()
    said = replace(empty_plan(), leaving=p.LeavingNow(safe_phone="207-555-0199"))
    assert prefilled(said, agreed, TODAY).leaving == said.leaving


def test_tomorrow_waits_for_somebody_who_promises_to_call() -> None:
    call = prefilled(empty_plan(), build_client(), TODAY).first_days.call
    assert (call.day, call.is_promised()) == (TODAY + timedelta(days=1), False)


def test_a_later_call_stays_promised_until_somebody_calls_within_a_day() -> None:
    plan = prefilled(leaving_plan(), build_client(), TODAY)
    sheet = sheet_of(plan)
    assert (sheet.call_by, sheet.call_on, sheet.call_at) == ("", TODAY + timedelta(days=1), None)
    unsaid = written(plan, sheet, TODAY)
    assert unsaid.first_days.call == full_plan().first_days.call
    assert unsaid.leaving.first_call() == p.PromisedCall()


TONIGHT = {"home_name": "My aunt's place", "home_address": "3 Quarry Road", "home_confidential": True}
TOMORROW = {"call_by": "Leah", "call_on": TODAY + timedelta(days=1), "call_at": time(9)}


def test_tonights_bed_and_tomorrows_call_stand_beside_the_later_ones() -> None:
    plan = prefilled(leaving_plan(), build_client(), TODAY)
    answered = replace(sheet_of(plan), **TONIGHT, **TOMORROW)  # type: ignore[arg-type]
    made = written(plan, answered, TODAY)
    assert (made.home, made.first_days.call) == (full_plan().home, full_plan().first_days.call)
    assert sheet_of(made) == answered
    assert written(made, answered, TODAY) == made
    assert first_days.bed_until_home(made) == Place("My aunt's place", "3 Quarry Road")
    calls = first_days.promised_calls(build_client(), made)
    assert [call.by for call in calls] == ["Leah", full_plan().first_days.call.by]
    assert first_days.has_call_within(made)
    assert sheet_of(written(made, sheet_of(plan), TODAY)) == sheet_of(plan)  # and may be taken out again


@pytest.mark.parametrize(("after", "is_ahead"), [(0, True), (1, True), (2, False)])
def test_the_next_version_has_the_later_bed_and_the_first_call_while_it_is_ahead(
    after: int, is_ahead: bool
) -> None:
    plan = prefilled(leaving_plan(), build_client(), TODAY)
    made = written(plan, replace(sheet_of(plan), **TONIGHT, **TOMORROW), TODAY)  # type: ignore[arg-type]
    following = not_leaving(made, TODAY + timedelta(days=after))
    assert (following.home, following.first_days.call) == (full_plan().home, full_plan().first_days.call)
    assert not following.leaving.sleeps_elsewhere()
    assert not following.leaving.sleeps_confidential
    assert following.leaving.first_call().is_promised() is is_ahead


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Sublocade", p.MedicineKind.BUPRENORPHINE_INJECTION), ("Vitamin D", p.MedicineKind.OTHER)],
)
def test_a_medicine_typed_here_is_of_the_kind_its_name_tells(name: str, kind: p.MedicineKind) -> None:
    sheet = replace(sheet_of(empty_plan()), medicines=(p.Medicine("m1", name=name),))
    assert written(empty_plan(), sheet, TODAY).medicines.medicines[0].kind is kind


def test_the_next_version_is_not_made_on_the_day_of_leaving() -> None:
    after = not_leaving(leaving_plan(), TODAY).leaving
    assert (after.on, after.at, after.against_advice) == (None, None, False)
    assert after.safe_phone == leaving_now().safe_phone


@pytest.mark.parametrize(
    ("day", "at", "late"),
    [
        (None, None, False),
        (TODAY, None, False),
        (TODAY + timedelta(days=1), time(15), False),
        (TODAY + timedelta(days=1), time(15, 1), True),
        (TODAY + timedelta(days=1), None, False),
        (TODAY + timedelta(days=2), None, True),
    ],
)
def test_the_call_is_within_24_hours(day: date | None, at: time | None, late: bool) -> None:
    left = datetime.combine(TODAY, time(15))
    assert is_call_late(left, LeavingSheet(call_on=day, call_at=at)) is late
