"""Page 1 in words: what is missing is said, what is recorded is told, and never the other way round."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from aftercare_desktop.domain.clients import ClientStatus, ContactAgreement
from aftercare_desktop.domain.overview import DateKind, OverviewFacts, next_dates
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import (
    EditedRow,
    FirstDays,
    FirstDaysRow,
    LeavingNow,
    Medicine,
    MedicineKind,
    MedicineSafety,
    Naloxone,
    PlanDocument,
    PromisedCall,
)
from aftercare_desktop.domain.readiness import check_readiness, gaps
from aftercare_desktop.domain.readiness_choices import CheckKey
from aftercare_desktop.domain.readiness_facts import ReadinessFacts
from aftercare_desktop.domain.statuses import EFFECTS, NewStatus, Reach, StatusChange, with_status
from aftercare_desktop.words.approved import ASK_THE_NURSE, STARTER_WORDS
from aftercare_desktop.words.first_days import PageOneFacts, PageOneRow, page_one, promised_call
from aftercare_desktop.words.readiness import missing
from tests.builders import TODAY, build_client, full_plan

CLOSED = {date(2026, 11, 26): "Thanksgiving Day"}
APPROVED = {key: replace(s, approver="Leah Ortiz, RN", approved_on=TODAY) for key, s in STARTER_WORDS.items()}
FULL = PageOneFacts(
    build_client(),
    replace(full_plan(), first_days=replace(full_plan().first_days, edited=())),
    CLOSED,
    APPROVED,
    "Dana",
)


def _row(rows: tuple[PageOneRow, ...], row: FirstDaysRow) -> PageOneRow:
    return next(found for found in rows if found.row is row)


def _text(row: PageOneRow) -> str:
    return "\n".join(line.text() for line in row.lines)


def test_an_empty_plan_shows_every_row_as_missing_and_nothing_as_done() -> None:
    rows = page_one(replace(FULL, document=PlanDocument()))
    assert [row.row for row in rows] == list(FirstDaysRow)
    for row in rows:
        assert any(line.missing for line in row.lines), row.title
    assert promised_call(replace(FULL, document=PlanDocument())) == ()


def test_a_full_plan_tells_its_facts() -> None:
    rows = page_one(FULL)
    assert "Back Cove House, 14 Larch Street" in _text(_row(rows, FirstDaysRow.SLEEP))
    assert "I bring my bag" in _text(_row(rows, FirstDaysRow.SLEEP))
    assert "I have enough to last through Tue, Dec 1." in _text(_row(rows, FirstDaysRow.MEDICINE))
    assert "7 PM, Harbor Lights" in _text(_row(rows, FirstDaysRow.TONIGHT))
    assert _row(rows, FirstDaysRow.CLOSED_DAYS).under == "Thu, Nov 26. Center is closed"
    assert "Ride: Ray drives me at 9:45 AM. If not, Bus 5 at 9:52 AM." in _text(
        _row(rows, FirstDaysRow.FIRST_VISIT)
    )
    assert _row(rows, FirstDaysRow.NALOXONE).under == "I carry 2 doses: nasal spray, 4 mg"


NURSE, PHARMACY = Place("Nurse Leah", phone="2075550109"), Place("Congress Pharmacy", phone="207-555-0131")
MONDAY = TODAY + timedelta(days=7)
TO_CALL = "About my medicine I call "


@pytest.mark.parametrize(
    ("kind", "pharmacy", "next_dose", "leaving", "called"),
    [
        (MedicineKind.BUPRENORPHINE, Place(), MONDAY, True, "Nurse Leah, 207-555-0109"),
        (MedicineKind.BUPRENORPHINE, Place(), MONDAY, False, "Nurse Leah, 207-555-0109"),
        (MedicineKind.BUPRENORPHINE, Place(), None, False, "Nurse Leah, 207-555-0109"),
        (MedicineKind.BUPRENORPHINE, PHARMACY, MONDAY, True, "Nurse Leah, 207-555-0109"),
        (MedicineKind.BUPRENORPHINE, PHARMACY, MONDAY, False, ""),
        (MedicineKind.BUPRENORPHINE, PHARMACY, None, False, "Congress Pharmacy, 207-555-0131"),
        (MedicineKind.METHADONE, Place(), None, True, "Nurse Leah, 207-555-0109"),
        (MedicineKind.METHADONE, Place(), MONDAY, True, ""),  # the line of the next dose names her
    ],
)
def test_whoever_answers_for_a_medicine_stands_on_page_one(
    kind: MedicineKind, pharmacy: Place, next_dose: date | None, leaving: bool, called: str
) -> None:
    medicine = Medicine("m", kind, "Medicine", prescriber=NURSE, pharmacy=pharmacy, next_dose_on=next_dose)
    document = PlanDocument(
        medicines=MedicineSafety(medicines=(medicine,)), leaving=LeavingNow(on=TODAY if leaving else None)
    )
    said = _text(_row(page_one(replace(FULL, document=document)), FirstDaysRow.MEDICINE))
    assert (f"{TO_CALL}{called}." in said) is bool(called)
    assert (TO_CALL in said) is bool(called)
    for place in (pharmacy, NURSE) if next_dose and leaving else ():
        assert place.name in said


def test_a_missing_ride_is_said_with_whom_to_ask() -> None:
    first, *rest = FULL.document.appointments
    document = replace(FULL.document, appointments=(replace(first, ride=""), *rest))
    row = _row(page_one(replace(FULL, document=document)), FirstDaysRow.FIRST_VISIT)
    assert "Ride: not set. Ask Dana" in [line.text() for line in row.lines if line.missing]


def test_a_confidential_address_never_appears() -> None:
    document = replace(FULL.document, home=replace(FULL.document.home, confidential=True))
    text = "\n".join(_text(row) for row in page_one(replace(FULL, document=document)))
    assert "Larch Street" not in text
    assert "Back Cove House" in text


def test_sentences_without_approval_ask_the_nurse() -> None:
    row = _row(page_one(replace(FULL, approved=STARTER_WORDS)), FirstDaysRow.NALOXONE)
    missing = [line.text() for line in row.lines if line.missing]
    assert missing
    assert all(text.endswith(ASK_THE_NURSE) for text in missing)
    assert "cannot take" not in _text(row)


def test_own_words_replace_the_facts_but_not_what_is_missing() -> None:
    own = replace(FULL.document.first_days, edited=(EditedRow(FirstDaysRow.NALOXONE, "In my red bag."),))
    medicines = replace(FULL.document.medicines, naloxone=Naloxone())
    document = replace(FULL.document, first_days=own, medicines=medicines)
    row = _row(page_one(replace(FULL, document=document)), FirstDaysRow.NALOXONE)
    assert row.edited
    assert [line.text() for line in row.lines] == ["In my red bag.", "Naloxone: not given yet. Ask Dana"]


def test_declined_naloxone_leaves_the_door_open() -> None:
    medicines = replace(FULL.document.medicines, naloxone=Naloxone(declined=True))
    row = _row(
        page_one(replace(FULL, document=replace(FULL.document, medicines=medicines))), FirstDaysRow.NALOXONE
    )
    assert "I can ask for it any time." in _text(row)


def test_a_call_is_promised_only_by_a_person_on_a_day() -> None:
    for call in (PromisedCall(by="Dana"), PromisedCall(day=TODAY)):
        document = replace(FULL.document, first_days=replace(FULL.document.first_days, call=call))
        assert promised_call(replace(FULL, document=document)) == ()
    assert promised_call(FULL)[0].text().startswith("Dana calls me on")
    assert promised_call(FULL)[0].text().endswith(" If I miss it: she tries again on Saturday.")


ONLY_THE_CALL = PlanDocument(first_days=FirstDays(call=FULL.document.first_days.call))
STOPPED = {status for status in ClientStatus if Reach.PLAN_CONTACTS in EFFECTS[status].stops}


@pytest.mark.parametrize("status", ClientStatus)
def test_no_call_is_promised_while_the_status_stops_it_and_a_check_says_so(status: ClientStatus) -> None:
    """After a move that is until the client was asked again; whoever was never asked still waits for the call."""
    set_now = with_status(FULL.client, NewStatus(StatusChange(status, TODAY, note="Told by phone")))
    asked = replace(set_now, contact=replace(set_now.contact, ask_again=False))
    never_asked = replace(asked, contact=ContactAgreement())
    ask_again = replace(asked, contact=replace(asked.contact, ask_again=True))
    for client, stops in (
        (set_now, status in STOPPED or status is ClientStatus.MOVED),
        (asked, status in STOPPED),
        (never_asked, status in STOPPED),
        (ask_again, True),
    ):
        assert bool(promised_call(replace(FULL, client=client))) is not stops
        ahead = [found.kind for found in next_dates(OverviewFacts(client, ONLY_THE_CALL, None, {}, TODAY))]
        assert (DateKind.PROMISED_CALL in ahead) is not stops
        facts = ReadinessFacts(client, FULL.document, CLOSED, APPROVED, today=TODAY)
        needed = [missing(gap) for gap in gaps(check_readiness(facts))]
        assert ("No promised call while the status stops calls or says to ask again first" in needed) is stops
        unpromised = replace(facts, document=PlanDocument())
        assert CheckKey.NO_STOPPED_CALL not in [result.key for result in check_readiness(unpromised)]


def test_calls_stop_where_nobody_would_pick_up() -> None:
    going_on = {ClientStatus.IN_TREATMENT, ClientStatus.AFTERCARE, ClientStatus.MOVED}
    assert set(ClientStatus) - going_on == STOPPED
