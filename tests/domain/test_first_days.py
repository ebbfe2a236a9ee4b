"""The first 72 hours and the week: which days, which visit, which people."""

from dataclasses import replace
from datetime import date, time, timedelta

from aftercare_desktop.domain import first_days
from aftercare_desktop.domain.plans import (
    Appointment,
    CirclePlace,
    CircleRole,
    EditedRow,
    FirstDaysRow,
    Medicine,
    MedicineKind,
    MedicineSafety,
    PlanDocument,
    SupportCircle,
    Weekday,
)
from aftercare_desktop.domain.schedule import WeekKind, week
from tests.builders import TODAY, build_client, full_plan

LEAVES = TODAY + timedelta(days=2)
DAY = timedelta(days=1)


def test_the_span_follows_the_plan_then_the_client() -> None:
    client, document = build_client(), PlanDocument()
    assert first_days.span(client, document) == first_days.Span(LEAVES, LEAVES + 3 * DAY)
    later = replace(document, first_days=replace(document.first_days, leaves_on=LEAVES + DAY))
    assert first_days.span(client, later) == first_days.Span(LEAVES + DAY, LEAVES + 4 * DAY)
    assert first_days.span(replace(client, discharge_planned=None), document) is None


def test_closed_days_count_from_the_first_to_the_last_day() -> None:
    days = first_days.Span(LEAVES, LEAVES + 3 * DAY)
    closed = {LEAVES - DAY: "before", LEAVES: "first", LEAVES + 3 * DAY: "last", LEAVES + 4 * DAY: "after"}
    assert [name for _, name in first_days.closed_inside(days, closed)] == ["first", "last"]
    assert first_days.closed_inside(None, closed) == ()


def test_the_first_visit_is_the_earliest_that_is_not_over() -> None:
    visits = (
        Appointment("a", day=LEAVES + DAY, at=time(15)),
        Appointment("b", day=LEAVES + DAY, at=time(9)),
        Appointment("c", day=LEAVES - DAY),
        Appointment("d"),
    )
    document = PlanDocument(appointments=visits)
    found = first_days.first_visit(document, first_days.Span(LEAVES, LEAVES + 3 * DAY))
    assert found is visits[1]
    assert first_days.first_visit(PlanDocument(), None) is None


def test_medicines_that_must_not_run_out_come_first() -> None:
    medicines = (
        Medicine("a", MedicineKind.OTHER, "Sertraline"),
        Medicine("b", MedicineKind.METHADONE, "Methadone"),
        Medicine("c", MedicineKind.OTHER, " "),
    )
    document = PlanDocument(medicines=MedicineSafety(medicines=medicines))
    assert [m.name for m in first_days.medicines_in_order(document)] == ["Methadone", "Sertraline"]


def test_people_to_call_are_the_marked_ones_first_and_nobody_twice_or_refused() -> None:
    places = (
        CirclePlace("a", CircleRole.FAMILY, "Elise", "1"),
        CirclePlace("b", CircleRole.FRIEND, "Not for me", "2", not_for_me=True, call_first=True),
        CirclePlace("c", CircleRole.WORK, "Boss", "3", call_first=True),
        CirclePlace("d", CircleRole.MENTOR, "Elise again", "1"),
        CirclePlace("e", CircleRole.CLINIC, "Clinic", "4"),
        CirclePlace("f", CircleRole.FRIEND, "No number", ""),
    )
    document = PlanDocument(support=SupportCircle(places))
    assert [callee.name for callee in first_days.people_to_call(document)] == ["Boss", "Elise"]


def test_own_words_are_found_by_row() -> None:
    document = PlanDocument()
    edited = replace(document.first_days, edited=(EditedRow(FirstDaysRow.SLEEP, "At my aunt's"),))
    document = replace(document, first_days=edited)
    assert first_days.edited_words(document, FirstDaysRow.SLEEP) == "At my aunt's"
    assert first_days.edited_words(document, FirstDaysRow.MEDICINE) == ""


def test_the_week_holds_everything_scheduled_sunday_first() -> None:
    items = week(full_plan(), LEAVES)
    assert {item.kind for item in items} == set(WeekKind)
    assert [item.weekday for item in items] == sorted(item.weekday for item in items)
    visits = [item for item in items if item.kind is WeekKind.VISIT]
    assert all(item.day and LEAVES <= item.day < LEAVES + 7 * DAY for item in visits)
    assert not [item for item in week(full_plan(), None) if item.kind is WeekKind.VISIT]


def test_weekdays_count_from_sunday() -> None:
    assert Weekday.of(date(2026, 11, 22)) is Weekday.SUNDAY
    assert Weekday.of(date(2026, 11, 28)) is Weekday.SATURDAY
