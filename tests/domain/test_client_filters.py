"""Which people a filter means, and what may be saved."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from aftercare_desktop.domain.client_filters import (
    EVERYBODY,
    MOST_SAVED,
    AgreementState,
    ClientFilter,
    ExportPurpose,
    ExportReason,
    LeaveKind,
    LeaveWindow,
    MedicineUse,
    MedicineWish,
    PlanFacts,
    PlanProgress,
    RecordFacts,
    SavedFilter,
    check_filter,
    check_reason,
    is_moud,
    matches,
    plan_facts,
    record_facts,
    with_name,
    with_saved,
)
from aftercare_desktop.domain.clients import ClientStatus, ContactAgreement, ContactWay, CurrentMedicine
from aftercare_desktop.domain.people import Address
from aftercare_desktop.errors import BadInput
from tests.builders import TODAY, build_client, empty_plan, full_client, full_plan

ME, OTHER = 1, 2
MOUD = RecordFacts(medicines=MedicineUse.MOUD)


def leaves(days: int | None) -> RecordFacts:
    return RecordFacts(leaves_on=None if days is None else TODAY + timedelta(days=days))


def window(kind: LeaveKind, days: int = 0, first: int | None = None, last: int | None = None) -> ClientFilter:
    ends = [None if end is None else TODAY + timedelta(days=end) for end in (first, last)]
    return ClientFilter(leaving=LeaveWindow(kind, days, *ends))


@pytest.mark.parametrize(
    ("wanted", "record", "plan", "meant"),
    [
        (EVERYBODY, RecordFacts(), PlanFacts(), True),
        (ClientFilter(statuses=(ClientStatus.MOVED,)), RecordFacts(), PlanFacts(), False),
        (ClientFilter(statuses=(ClientStatus.MOVED, ClientStatus.IN_TREATMENT)), RecordFacts(), PlanFacts(), True),
        (ClientFilter(mine=True), RecordFacts(counselor_id=ME), PlanFacts(), True),
        (ClientFilter(mine=True), RecordFacts(counselor_id=OTHER), PlanFacts(), False),
        (ClientFilter(mine=True), RecordFacts(), PlanFacts(), False),
        (ClientFilter(mine=True, no_counselor=True), RecordFacts(), PlanFacts(), True),
        (ClientFilter(counselors=(OTHER,), no_counselor=True), RecordFacts(counselor_id=OTHER), PlanFacts(), True),
        (ClientFilter(counselors=(OTHER,)), RecordFacts(counselor_id=ME), PlanFacts(), False),
        (window(LeaveKind.NEXT_DAYS, 7), leaves(0), PlanFacts(), True),
        (window(LeaveKind.NEXT_DAYS, 7), leaves(7), PlanFacts(), True),
        (window(LeaveKind.NEXT_DAYS, 7), leaves(8), PlanFacts(), False),
        (window(LeaveKind.NEXT_DAYS, 7), leaves(-1), PlanFacts(), False),
        (window(LeaveKind.LAST_DAYS, 7), leaves(-7), PlanFacts(), True),
        (window(LeaveKind.LAST_DAYS, 7), leaves(-8), PlanFacts(), False),
        (window(LeaveKind.BETWEEN, first=2), leaves(2), PlanFacts(), True),
        (window(LeaveKind.BETWEEN, last=2), leaves(3), PlanFacts(), False),
        (window(LeaveKind.BETWEEN, last=2), leaves(None), PlanFacts(), False),
        (window(LeaveKind.NO_DATE), leaves(None), PlanFacts(), True),
        (window(LeaveKind.NO_DATE), leaves(1), PlanFacts(), False),
        (ClientFilter(plans=(PlanProgress.DRAFT,)), RecordFacts(), PlanFacts(PlanProgress.DRAFT, 2), True),
        (ClientFilter(plans=(PlanProgress.NONE,)), RecordFacts(), PlanFacts(PlanProgress.FINAL, 1), False),
        (ClientFilter(medicines=MedicineWish.MOUD), MOUD, PlanFacts(), True),
        (ClientFilter(medicines=MedicineWish.MOUD), RecordFacts(), PlanFacts(plan_medicines=MedicineUse.MOUD), True),
        (ClientFilter(medicines=MedicineWish.MOUD), RecordFacts(medicines=MedicineUse.OTHER), PlanFacts(), False),
        (ClientFilter(medicines=MedicineWish.ANY), RecordFacts(medicines=MedicineUse.OTHER), PlanFacts(), True),
        (ClientFilter(medicines=MedicineWish.NONE), RecordFacts(), PlanFacts(), True),
        (ClientFilter(medicines=MedicineWish.NONE), RecordFacts(), PlanFacts(plan_medicines=MedicineUse.OTHER), False),
        (ClientFilter(no_home=True), RecordFacts(), PlanFacts(), True),
        (ClientFilter(no_home=True), RecordFacts(has_home=True), PlanFacts(), False),
        (ClientFilter(no_home=True), RecordFacts(), PlanFacts(plan_home=True), False),
        (ClientFilter(agreement=(AgreementState.MISSING,)), RecordFacts(), PlanFacts(), True),
        (ClientFilter(agreement=(AgreementState.MISSING,)), RecordFacts(agreed=True), PlanFacts(), False),
        (
            ClientFilter(agreement=(AgreementState.ENDED,)),
            RecordFacts(agreed=True, agreed_until=TODAY - timedelta(days=1)),
            PlanFacts(),
            True,
        ),
        (
            ClientFilter(agreement=(AgreementState.ENDED,)),
            RecordFacts(agreed=True, agreed_until=TODAY),
            PlanFacts(),
            False,
        ),
        (ClientFilter(languages=("Spanish",)), RecordFacts(language="Spanish"), PlanFacts(), True),
        (ClientFilter(interpreter=True), RecordFacts(language="Spanish"), PlanFacts(), False),
        (ClientFilter(no_record_number=True), RecordFacts(record_number="000117"), PlanFacts(), False),
    ],
)  # fmt: skip
def test_whom_a_filter_means(wanted: ClientFilter, record: RecordFacts, plan: PlanFacts, meant: bool) -> None:
    assert matches(wanted, record, plan, TODAY, ME) is meant


@pytest.mark.parametrize(
    ("name", "moud"),
    [
        ("Buprenorphine film 8 mg", True),
        ("SUBOXONE", True),
        ("methadone", True),
        ("Naltrexone injection", True),
        ("Vivitrol", True),
        ("Naltrexone 50 mg", False),
        ("Sertraline", False),
        ("", False),
    ],
)
def test_which_medicines_are_for_opioid_use_disorder(name: str, moud: bool) -> None:
    assert is_moud(name) is moud


def test_facts_are_read_off_record_and_plan() -> None:
    facts = record_facts(full_client())
    assert (facts.medicines, facts.has_home, facts.agreed) == (MedicineUse.MOUD, True, True)
    bare = record_facts(build_client())
    assert (bare.medicines, bare.has_home, bare.agreed) == (MedicineUse.NONE, False, False)
    asked = ContactAgreement(ways=(ContactWay.CALL,))
    assert record_facts(build_client(contact=asked)).agreed
    assert not record_facts(build_client(contact=replace(asked, ask_again=True))).agreed
    assert record_facts(build_client(address=Address(city="Portland"))).has_home
    other = build_client(medicines=(CurrentMedicine("Sertraline"),))
    assert record_facts(other).medicines is MedicineUse.OTHER
    assert plan_facts(full_plan(), 2, final=True) == PlanFacts(PlanProgress.FINAL, 2, MedicineUse.MOUD, True)
    assert plan_facts(empty_plan(), 1, final=False) == PlanFacts(PlanProgress.DRAFT, 1)


def test_saved_filters_stand_by_name_and_replace_their_namesake() -> None:
    mine, all_ = ClientFilter(mine=True), EVERYBODY
    kept = with_saved((), SavedFilter(" My  people ", mine))
    kept = with_saved(kept, SavedFilter("Éveryone", all_))
    kept = with_saved(kept, SavedFilter("MY PEOPLE", all_))
    assert kept == (SavedFilter("Éveryone", all_), SavedFilter("MY PEOPLE", all_))


@pytest.mark.parametrize("name", ["", "  ", "x" * 61])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(BadInput, match="Nothing was saved"):
        with_saved((), SavedFilter(name, EVERYBODY))


def test_a_saved_filter_is_called_otherwise() -> None:
    mine, old = SavedFilter("Mine", ClientFilter(mine=True)), SavedFilter("Old", EVERYBODY)
    assert with_name((mine, old), "Mine", " zest ") == (old, replace(mine, name="zest"))
    assert with_name((mine, old), "Mine", "MINE") == (replace(mine, name="MINE"), old)
    assert with_name((mine, old), "Gone", "Zest") == (mine, old)
    for taken in ("óld", " ", "x" * 61):
        with pytest.raises(BadInput, match="Nothing was"):
            with_name((mine, old), "Mine", taken)


def test_there_is_an_end_to_saved_filters() -> None:
    kept: tuple[SavedFilter, ...] = ()
    for number in range(MOST_SAVED):
        kept = with_saved(kept, SavedFilter(f"Filter {number}", EVERYBODY))
    with pytest.raises(BadInput, match="Delete one"):
        with_saved(kept, SavedFilter("One more", EVERYBODY))
    assert len(with_saved(kept, SavedFilter("filter 7", EVERYBODY))) == MOST_SAVED


def test_windows_that_cannot_be_meant() -> None:
    check_filter(window(LeaveKind.NEXT_DAYS, 3_650))
    for wrong in (window(LeaveKind.NEXT_DAYS, -1), window(LeaveKind.BETWEEN, first=2, last=1)):
        with pytest.raises(BadInput):
            check_filter(wrong)


def test_showing_archived_people_narrows_nothing() -> None:
    assert not ClientFilter(archived=True).narrows()
    assert replace(EVERYBODY, interpreter=True).narrows()


def test_another_purpose_needs_words() -> None:
    check_reason(ExportReason(ExportPurpose.LEGAL))
    check_reason(ExportReason(ExportPurpose.OTHER, "The county asked"))
    with pytest.raises(BadInput, match="what the list is for"):
        check_reason(ExportReason(ExportPurpose.OTHER, "  "))


def test_days_are_spans() -> None:
    assert LeaveWindow(LeaveKind.NEXT_DAYS, 2).span(date(2026, 2, 28)) == (
        date(2026, 2, 28),
        date(2026, 3, 2),
    )
