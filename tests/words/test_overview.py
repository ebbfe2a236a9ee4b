"""The overview in words: each fact, and each gap with where it leads."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from aftercare_desktop.domain.clients import (
    Client,
    ClientStatus,
    ContactAgreement,
    ContactWay,
    LocatorContact,
    Pregnancy,
    RiskScreen,
    Substance,
    SubstanceUse,
    SuicideRisk,
)
from aftercare_desktop.domain.overview import CircleSpot, Overview, OverviewFacts, PlanSource, Spot, assemble
from aftercare_desktop.domain.people import Address, Person, Phone
from aftercare_desktop.domain.plans import (
    CirclePlace,
    CircleRole,
    Home,
    Medicine,
    MedicineSafety,
    Naloxone,
    NeedKind,
    PlanDocument,
    Section,
    SupportCircle,
)
from aftercare_desktop.domain.statuses import StatusChange
from aftercare_desktop.words.overview import (
    NO_PLAN,
    PLAN_NOT_FOR_ROLE,
    SAFETY_LINK,
    SAFETY_LINK_SEEN,
    Tone,
    answers,
    circle_places,
    circle_words,
    plan_source,
)
from tests.builders import TODAY, full_client, full_plan

DAY = timedelta(days=1)
FINAL = PlanSource(2, True, TODAY - 11 * DAY)
DRAFT = PlanSource(3, False, TODAY - DAY)


def overview(
    plan: PlanDocument | None = None,
    source: PlanSource | None = None,
    *,
    may_read_plan: bool = True,
    safety_link: bool = False,
    change: StatusChange | None = None,
    closed: dict[date, str] | None = None,
    **client: Any,
) -> Overview:
    facts = OverviewFacts(Client("Theo Bramwell", **client), plan, change, closed or {}, TODAY)
    return assemble(facts, source, may_read_plan=may_read_plan, safety_link=safety_link)


def lines(shown: Overview, key: str) -> list[str]:
    return [line.text for answer in answers(shown) if answer.key == key for line in answer.lines]


def gaps(shown: Overview, key: str) -> list[tuple[str, Section | None, str]]:
    return [
        (line.text, line.spot.section, line.spot.field)
        for answer in answers(shown)
        if answer.key == key
        for line in answer.lines
        if line.tone is Tone.GAP and line.spot is not None
    ]


def test_a_new_client_has_a_gap_for_every_fact_and_each_leads_to_its_place() -> None:
    shown = overview()
    assert {key: gaps(shown, key) for key in ("sleeps", "dose", "safety", "reach", "dates")} == {
        "sleeps": [
            ("Not recorded for tonight", None, "admitted_on"),
            ("Home after that not recorded", Section.HOME, "home.place"),
        ],
        "dose": [("Medicines not recorded in a plan", Section.MEDICINES, "")],
        "safety": [
            ("Suicide risk: not screened", None, "suicide_risk.screen"),
            ("Allergies: not recorded", None, "allergies"),
            ("Pregnancy: not asked", None, "pregnancy"),
        ],
        "reach": [
            ("No contact agreed yet", None, "contact.ways"),
            ("Phone not recorded", None, "phones"),
            ("Nobody we may ask where they are", None, "locators"),
        ],
        "dates": [("Next visit not recorded", Section.APPOINTMENTS, "")],
    }
    assert {answer.source for answer in answers(shown)} == {NO_PLAN, "From the client's facts"}


@pytest.mark.parametrize("status", ClientStatus)
def test_after_a_death_and_a_closed_record_facts_are_stated_and_nothing_is_asked(
    status: ClientStatus,
) -> None:
    over = status in (ClientStatus.DIED, ClientStatus.CLOSED)
    shown = overview(status=status)
    safety = lines(shown, "safety")
    assert "Suicide risk: not screened" in safety
    assert "Pregnancy: not asked" in safety
    found = [line for answer in answers(shown) for line in answer.lines]
    assert any(line.tone is Tone.GAP for line in found) is not over
    assert not over or all(line.spot is None for line in found)
    assert circle_places(shown) == (
        "Nobody recorded in the circle" if over else "Nobody is in the circle yet"
    )
    plan = PlanDocument(support=SupportCircle(places=(CirclePlace("a", CircleRole.SPONSOR),)))
    assert [spot.kind for spot in overview(plan, DRAFT, status=status).circle] == (
        [] if over else [CircleRole.SPONSOR]
    )


def test_every_gap_leads_somewhere_and_every_answer_opens_its_place() -> None:
    for plan, client in ((None, Client("A")), (full_plan(), full_client()), (PlanDocument(), full_client())):
        facts = OverviewFacts(client, plan, None, {}, TODAY)
        for answer in answers(assemble(facts, DRAFT, may_read_plan=True, safety_link=True)):
            assert answer.spot is not None
            assert all(line.spot is not None for line in answer.lines if line.tone is Tone.GAP)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (FINAL, "From the final plan of Nov 12, version 2"),
        (DRAFT, "From the draft of version 3, Nov 22. Not final"),
        (None, NO_PLAN),
    ],
)
def test_the_plan_is_named(source: PlanSource | None, words: str) -> None:
    shown = overview(full_plan(), source)
    assert plan_source(shown) == words
    assert [answer.source for answer in answers(shown) if answer.key in ("sleeps", "dose", "dates")] == [
        words
    ] * 3


def test_without_the_right_to_read_plans_their_cards_say_so_and_lead_nowhere() -> None:
    shown = overview(None, may_read_plan=False, status=ClientStatus.AFTERCARE)
    by_key = {answer.key: answer for answer in answers(shown)}
    for key in ("sleeps", "dose", "dates"):
        assert [line.text for line in by_key[key].lines][-1] == PLAN_NOT_FOR_ROLE
        assert by_key[key].spot is None
        assert gaps(shown, key) == []
    assert f"Naloxone: in the plan. {PLAN_NOT_FOR_ROLE}" in lines(shown, "safety")
    assert by_key["reach"].spot is not None


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (
            overview(admitted_on=TODAY - 28 * DAY, discharge_planned=TODAY - 3 * DAY),
            ["In treatment", "Since Oct 26, 2026", "Was to leave Fri, Nov 20", "Home after that not recorded"],
        ),
        (
            overview(
                status=ClientStatus.IN_JAIL,
                change=StatusChange(ClientStatus.IN_JAIL, TODAY - DAY, "County jail", TODAY + 9 * DAY),
            ),
            [
                "In jail, County jail",
                "Since Nov 22, 2026",
                "Until Wed, Dec 2, in 9 days",
                "Home after that not recorded",
            ],
        ),
        (
            overview(status=ClientStatus.AFTERCARE, address=Address("31 Quarry Street", "Portland")),
            ["Not recorded for tonight", "Home address in the record: 31 Quarry Street, Portland"],
        ),
        (
            overview(full_plan(), DRAFT, status=ClientStatus.AFTERCARE),
            ["Not recorded for tonight", "From Wed, Nov 25: Back Cove House"],
        ),
        (
            overview(
                PlanDocument(home=replace(full_plan().home, moves_on=TODAY, confidential=True)),
                status=ClientStatus.AFTERCARE,
            ),
            ["Back Cove House", "The address is confidential. Do not give it out.", "207-555-0118"],
        ),
        (
            overview(PlanDocument(home=Home(place=replace(full_plan().home.place, address="", phone=" "))),
                     status=ClientStatus.AFTERCARE),
            ["Back Cove House", "Address not recorded", "Phone not recorded"],
        ),
        (overview(full_plan(), status=ClientStatus.DIED), ["Died. No calls, letters or visits."]),
    ],
)  # fmt: skip
def test_where_they_sleep(shown: Overview, expected: list[str]) -> None:
    assert lines(shown, "sleeps") == expected


def medicine(**facts: Any) -> Overview:
    one = Medicine("m", name="Buprenorphine film", dose="8 mg", **facts)
    return overview(PlanDocument(medicines=MedicineSafety(medicines=(one,))), DRAFT)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (medicine(), ["Buprenorphine film, 8 mg", "Next pick up not recorded"]),
        (
            medicine(next_dose_on=TODAY, supply_until=TODAY),
            [
                "Buprenorphine film, 8 mg",
                "Next pick up: Mon, Nov 23, today",
                "Has enough through Mon, Nov 23",
            ],
        ),
        (
            medicine(next_dose_on=TODAY - DAY, supply_until=TODAY - DAY),
            [
                "Buprenorphine film, 8 mg",
                "Next pick up was Sun, Nov 22. The one after is not recorded",
                "Had enough through Sun, Nov 22",
            ],
        ),
        (overview(PlanDocument(medicines=MedicineSafety(none_needed=True))), ["Takes no medicine right now"]),
        (
            overview(medicines=full_client().medicines),
            ["Medicines not recorded in a plan", "In the record: Buprenorphine film, 8 mg"],
        ),
    ],
)
def test_the_next_dose(shown: Overview, expected: list[str]) -> None:
    assert lines(shown, "dose") == expected


def test_more_medicines_than_fit_are_counted() -> None:
    many = tuple(Medicine(str(n), name=f"Medicine {n}", next_dose_on=TODAY) for n in range(7))
    told = lines(overview(PlanDocument(medicines=MedicineSafety(medicines=many))), "dose")
    assert told[-1] == "3 more in the plan"


OPIOIDS = (SubstanceUse(Substance.OPIOIDS),)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"suicide_risk": SuicideRisk(RiskScreen.NEGATIVE, TODAY)},
         "Suicide risk: screen negative, Mon, Nov 23, today"),
        ({"suicide_risk": SuicideRisk(RiskScreen.POSITIVE, TODAY - DAY)},
         "Suicide risk: screen positive, Sun, Nov 22, yesterday"),
        ({"suicide_risk": SuicideRisk(RiskScreen.POSITIVE)}, "Day of the screen not recorded"),
        ({"suicide_risk": SuicideRisk(past_attempt=True)}, "Past attempt"),
        ({"last_overdose": date(2024, 3, 3)}, "Past overdose, Sun, Mar 3, 2024"),
        ({}, "No overdose recorded"),
        ({"allergies": "Penicillin,\nlatex"}, "Allergies: Penicillin, latex"),
        ({"no_known_allergies": True}, "No known allergies"),
        ({"pregnancy": Pregnancy.YES, "due_date": date(2027, 2, 1)}, "Pregnant, due Feb 1, 2027"),
        ({"pregnancy": Pregnancy.YES}, "Pregnant"),
        ({"pregnancy": Pregnancy.NO}, "Not pregnant"),
        ({"pregnancy": Pregnancy.POSTPARTUM}, "Had a baby in the last year"),
        ({"substances": OPIOIDS}, "Naloxone: not recorded as handed over"),
        ({}, "No naloxone recorded"),
    ],
)  # fmt: skip
def test_safety(facts: dict[str, Any], told: str) -> None:
    assert told in lines(overview(**facts), "safety")


@pytest.mark.parametrize(
    ("naloxone", "told"),
    [
        (Naloxone(TODAY, "Nasal spray, 4 mg"), "Naloxone handed over Nov 23, Nasal spray, 4 mg"),
        (Naloxone(TODAY, declined=True), "Naloxone: did not take it"),
        (Naloxone(form="Nasal spray"), "Naloxone: not recorded as handed over"),
    ],
)
def test_naloxone_is_in_hand_only_when_that_is_recorded(naloxone: Naloxone, told: str) -> None:
    plan = PlanDocument(medicines=MedicineSafety(naloxone=naloxone))
    assert told in lines(overview(plan, FINAL, substances=OPIOIDS), "safety")


def test_a_safety_link_is_told_without_a_reason() -> None:
    assert lines(overview(safety_link=True), "safety")[0] == SAFETY_LINK
    assert SAFETY_LINK not in lines(overview(), "safety")


def test_who_may_see_why_a_safety_link_is_there_is_led_to_it() -> None:
    shown = replace(overview(safety_link=True), may_see_why=True)
    (first,) = (answer.lines[0] for answer in answers(shown) if answer.key == "safety")
    assert (first.text, first.spot) == (SAFETY_LINK_SEEN, Spot(None, "safety"))


AGREED = ContactAgreement(
    (ContactWay.CALL, ContactWay.TEXT),
    "After 4 PM",
    None,
    "This is Dana, please call.",
    may_leave_message=True,
    may_text=True,
)
PHONES = (
    Phone("207-555-0142", may_text=True, may_leave_message=True),
    Phone("207-555-0143", note="Mother answers"),
)
LOCATORS = (
    LocatorContact(Person("Elise Bramwell", "Sister", "207-555-0163"), may_contact=True),
    LocatorContact(Person("Ray Ellery", "House manager", "207-555-0118")),
)


def test_only_what_was_agreed_is_offered() -> None:
    told = lines(overview(contact=AGREED, phones=PHONES, locators=LOCATORS), "reach")
    assert told == [
        "Messages OK. Text OK",
        "207-555-0142, mobile: text OK, message OK",
        "207-555-0143, mobile: no texts, no messages (Mother answers)",
        "Hours: After 4 PM",
        "Safe message: “This is Dana, please call.” Never name the center.",
        "May ask Elise Bramwell, sister 207-555-0163",
    ]


@pytest.mark.parametrize(
    "facts",
    [
        {"contact": replace(AGREED, until=TODAY - DAY)},
        {"contact": ContactAgreement(message_words="Call me.", hours="Nights")},
    ],
)
def test_without_an_agreement_in_force_nothing_is_offered(facts: dict[str, Any]) -> None:
    told = lines(overview(phones=PHONES, locators=LOCATORS, **facts), "reach")
    assert told[1:] == [
        "207-555-0142, mobile: no texts, no messages",
        "207-555-0143, mobile: no texts, no messages (Mother answers)",
    ]
    assert lines(overview(phones=PHONES, locators=LOCATORS, contact=AGREED, status=ClientStatus.DIED), "reach") == [
        "Do not contact"
    ]  # fmt: skip


def test_words_that_are_safe_to_leave_are_a_gap_where_messages_are_allowed() -> None:
    shown = overview(contact=replace(AGREED, message_words=" "), phones=PHONES, locators=LOCATORS)
    assert gaps(shown, "reach") == [("Safe message words not recorded", None, "contact.message_words")]


def test_dates_ahead_lead_to_where_they_are_written() -> None:
    plan = full_plan()
    visit = replace(plan.appointments[0], ride=" ")
    shown = overview(
        replace(plan, appointments=(visit,)), DRAFT, closed={TODAY + 3 * DAY: "Thanksgiving Day"}
    )
    told = next(answer.lines for answer in answers(shown) if answer.key == "dates")
    assert [line.text for line in told] == [
        "Wed, Nov 25, 11 AM: leaves, to Back Cove House",
        "Thu, Nov 26: Thanksgiving Day, center closed",
        "Fri, Nov 27, 10:30 AM: Bridge Clinic, Nurse Leah",
        "Ride not recorded",
        "Fri, Nov 27, 3 PM: Dana calls",
    ]
    assert told[2].spot == Spot(Section.APPOINTMENTS, "appointments.0.day")
    assert told[3].spot == told[2].spot


def test_the_circle_in_words() -> None:
    filled = CircleSpot(Spot(Section.SUPPORT), CircleRole.FAMILY, "Elise", "")
    empty = CircleSpot(Spot(Section.SUPPORT), CircleRole.SPONSOR, "", "Sam will help")
    assert circle_words(filled) == ("Elise", "Family")
    assert circle_words(empty) == ("No sponsor yet", "Sam will help")
    for kind in (*CircleRole, *NeedKind):
        assert circle_words(replace(empty, kind=kind))[0].endswith("yet")
    shown = overview(full_plan(), DRAFT)
    told = circle_places(shown)
    assert told.startswith("Still open: ")
    assert not any(letter.isdigit() for letter in told), "a circle is no score"
    assert circle_places(replace(shown, circle=(filled, empty, empty))) == "Still open: Sponsor"
    assert circle_places(replace(shown, circle=(filled,))) == ""
    assert circle_places(replace(shown, circle=())) == "Nobody is in the circle yet"
