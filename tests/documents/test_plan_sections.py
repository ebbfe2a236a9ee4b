"""Every section of the plan read back from paper: what is written prints, what is missing prints as missing."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from aftercare_desktop.documents.plan import plan_pdf
from aftercare_desktop.domain import plans as p
from aftercare_desktop.domain.approved_words import ApprovedKey
from aftercare_desktop.domain.people import Place
from aftercare_desktop.words.approved import STARTER_WORDS
from aftercare_desktop.words.plan import PAPER_TITLES
from tests.builders import TODAY, build_client, empty_plan, full_client, full_plan
from tests.documents.papers import approved_words, plan_paper
from tests.documents.reading import Document, Element, read


def printed(**facts: Any) -> Document:
    return read(plan_pdf(plan_paper(**facts)))


def with_plan(**parts: Any) -> Document:
    return printed(document=replace(full_plan(), **parts))


FULL = printed()
EMPTY = printed(document=empty_plan(), client=build_client(), approved={}, replaces=None)


def spoken(document: Document) -> str:
    """All words in reading order, line ends as spaces."""
    return " ".join(document.text().split())


def tables(document: Document, first_head: str) -> list[Element]:
    found = [e for e in document.structure.walk() if e.role == "Table"]
    return [table for table in found if any(c.text == first_head for c in table.children[0].children)]


def test_every_section_has_its_title_in_the_full_and_in_the_empty_plan() -> None:
    for document in (FULL, EMPTY):
        headings = document.tagged("H1")
        assert set(PAPER_TITLES.values()) <= set(headings)


def test_all_text_stands_within_the_margins() -> None:
    assert FULL.outside() == []
    assert EMPTY.outside() == []


@pytest.mark.parametrize("goals", range(1, 9))
def test_no_heading_is_left_alone_at_the_foot_of_a_page(goals: int) -> None:
    plan = full_plan()
    more = tuple(replace(plan.goals[0], key=f"{n:016x}", words=f"Goal {n}. " * (n + 1)) for n in range(goals))
    signs = replace(plan.signs, signs=plan.signs.signs * goals)
    document = with_plan(goals=more, signs=signs)
    assert document.headings_alone() == []
    assert EMPTY.headings_alone() == []


def test_a_line_to_write_on_is_read_out() -> None:
    alone = EMPTY.tagged("H2").index("What I need")
    assert EMPTY.tagged("H2")[alone + 1] == "What I can do"
    assert "What I need Not set What I can do Not set" in spoken(EMPTY)


def test_nothing_that_was_written_is_missing_on_paper() -> None:
    said = spoken(FULL)
    plan = full_plan()
    texts = [goal.words for goal in plan.goals] + [goal.why for goal in plan.goals]
    texts += [step.what for goal in plan.goals for step in goal.steps]
    texts += [text for sign in plan.signs.signs for text in (sign.notice, sign.action, sign.call)]
    texts += [plan.progress.progress, plan.progress.strengths, plan.progress.needs, plan.progress.abilities]
    texts += [
        plan.progress.preferences,
        plan.daily_life.work,
        plan.daily_life.money,
        plan.daily_life.parenting,
    ]
    texts += [plan.daily_life.wellness, plan.home.preference, plan.home.why_not, plan.home.place.hours]
    texts += [place.name for place in plan.peers.places] + [mentor.name for mentor in plan.peers.mentors]
    texts += [place.name for place in plan.support.places] + [need.what for need in plan.support.needs]
    crisis, back = plan.hard_times.crisis, plan.hard_times.back
    texts += [crisis.warning_signs, crisis.alone, crisis.distractions, crisis.safer, crisis.matters]
    texts += [back.stays_with, back.alone_call, back.call, back.clinic, back.checks_in, back.changes]
    texts += [routine.what for routine in plan.daily_life.routines]
    texts += [person.name for person in plan.participants.people]
    texts += ["Thanksgiving dinner", "90 mg", "Bangor clinic, two days", "Penicillin"][:3]
    assert [text for text in texts if text not in said] == []


def test_goals_stand_in_quotes_with_their_steps_in_a_table() -> None:
    assert "“I want work I can keep.”" in FULL.tagged("H2")
    first, second = tables(FULL, "Step")
    rows = [[cell.text for cell in row.children] for row in first.children]
    assert rows[0] == ["", "Step", "Who helps", "By"]
    assert rows[1] == ["Done", "Tell my sister what helps and what does not", "Me", "Nov 22"]
    assert rows[2][0] == "To do"
    assert len(second.children) == 2


def test_goals_set_aside_do_not_print() -> None:
    goal = replace(full_plan().goals[1], state=p.GoalState.SET_ASIDE)
    assert "work I can keep" not in spoken(with_plan(goals=(full_plan().goals[0], goal)))


def test_a_goal_stays_on_one_page_unless_it_is_longer() -> None:
    goal = full_plan().goals[0]
    goals = tuple(replace(goal, key=f"{n:016x}", words=f"Goal number {n}.") for n in range(40))
    document = with_plan(goals=goals)
    for number in range(40):
        pages = [n for n, _ in enumerate(document.pages) if f"Goal number {number}." in document.page_text(n)]
        assert len(pages) == 1
    steps = tuple(p.Step(f"{n:016x}", f"Step {n}", "Me") for n in range(120))
    document = with_plan(goals=(replace(goal, steps=steps),))
    heads = [page for page, _ in enumerate(document.pages) if "Who helps" in document.page_text(page)]
    assert len(heads) >= 3
    assert all(f"Step {n}" in spoken(document) for n in range(120))


def test_a_step_of_ten_thousand_characters_runs_over_pages() -> None:
    goal = full_plan().goals[0]
    words = "".join(f"{n:05d} " for n in range(1700))
    document = with_plan(goals=(replace(goal, steps=(p.Step("a" * 16, words, "Me"),)),))
    assert "".join(words.split()) in "".join(document.text().split())


def test_signs_are_a_table_with_who_will_notice() -> None:
    (table,) = tables(FULL, "What I notice")
    assert [cell.text for cell in table.children[1].children] == [
        "I stop texting people back",
        "I send one text to Sam",
        "Sam\nWill notice: Ray",
    ]
    (days,) = tables(FULL, "A day that can be hard")
    assert days.children[1].children[0].text == "Thu, Nov 26"


def test_medicine_facts_and_safety_sentences() -> None:
    said = spoken(FULL)
    for words in (
        "Buprenorphine film, 8 mg",
        "Tue, Dec 1",
        "Congress Pharmacy",
        "Dana Whitcomb asked them on Mon, Nov 23.",
    ):
        assert words in said
    for key in (ApprovedKey.OVERDOSE_STEPS, ApprovedKey.OPIOID_MIXING, ApprovedKey.ALCOHOL_WITHDRAWAL):
        assert STARTER_WORDS[key].text in said
    assert STARTER_WORDS[ApprovedKey.BENZODIAZEPINE_WITHDRAWAL].text not in said


@pytest.mark.parametrize(
    ("on", "at", "milligrams", "says"),
    [
        (TODAY, time(7, 30), 90, "My last dose 90 mg, Mon, Nov 23, 7:30 AM Last-dose letter"),
        (TODAY, None, 90, "My last dose 90 mg, Mon, Nov 23 At what time Not set Last-dose letter"),
        (None, None, 90, "My last dose 90 mg When I took it Not set Last-dose letter"),
        (TODAY, time(7, 30), None, "My last dose in mg Not set Last-dose letter"),
        (TODAY + timedelta(days=1), time(7, 30), 90, "My last dose in mg Not set Last-dose letter"),
    ],
)
@pytest.mark.parametrize("clinic", [Place("Harbor Clinic"), Place()])
def test_the_last_methadone_dose_stands_with_its_day_and_time(
    clinic: Place, on: date | None, at: time | None, milligrams: int | None, says: str
) -> None:
    """The next clinic doses by how much it was and when; a dose still to come is not the last one."""
    film = full_plan().medicines.medicines[0]
    methadone = replace(film, kind=p.MedicineKind.METHADONE, last_dose_on=on, last_dose_at=at)
    told = p.Methadone(clinic, milligrams)
    said = spoken(with_plan(medicines=replace(full_plan().medicines, medicines=(methadone,), methadone=told)))
    clinic_part = said.partition("My methadone clinic")[2]
    assert says in clinic_part


def test_methadone_of_nobody_who_takes_it_has_no_part() -> None:
    plan = replace(full_plan().medicines, methadone=p.Methadone())
    assert "methadone" not in spoken(with_plan(medicines=plan))


def test_a_sentence_without_approval_is_a_blank_that_says_whom_to_ask() -> None:
    words = approved_words()
    unapproved = {key: replace(sentence, approver="") for key, sentence in words.items()}
    for given in ({}, unapproved):
        said = spoken(printed(approved=given))
        assert all(sentence.text not in said for sentence in words.values())
        assert "If I cannot be woken: Ask the nurse" in said
        assert "Lowered tolerance: Ask the nurse" in said
        assert "If I use: Ask the nurse" in said
        assert "Crisis line: Ask the nurse" in said


def test_naloxone_is_never_printed_as_given_unless_it_was() -> None:
    safety = full_plan().medicines
    said = spoken(with_plan(medicines=replace(safety, naloxone=p.Naloxone())))
    assert "I carry" not in said
    assert "Naloxone: not given yet. Ask the nurse" in said
    said = spoken(with_plan(medicines=replace(safety, naloxone=p.Naloxone(declined=True, handed_on=TODAY))))
    assert "I did not take naloxone. I can ask for it any time." in said


def test_visits_say_where_who_and_how() -> None:
    (table,) = tables(FULL, "Where and who")
    when, where, ride = (cell.text for cell in table.children[1].children)
    assert when == "Fri, Nov 27, 10:30 AM\nMedicine visit"
    assert where.split("\n")[0].startswith("Bridge Clinic, 22 Pearl Street")
    assert "I see Nurse Leah." in where
    assert ride == "Ray drives me at 9:45 AM.\nIf not, Bus 5 at 9:52 AM."


def test_visits_without_day_or_ride_say_so_and_come_last() -> None:
    later = p.Appointment("b" * 16, place=Place("Job center"))
    first = p.Appointment("c" * 16, place=Place("Court"), day=TODAY + timedelta(days=9), at=time(9))
    document = with_plan(appointments=(later, first))
    (table,) = tables(document, "Where and who")
    assert [row.children[0].text.split("\n")[0] for row in table.children[1:]] == [
        "Wed, Dec 2, 9 AM",
        "Day not set",
    ]
    assert "Ride: not set. Ask Dana" in spoken(document)


def test_a_sponsor_is_first_name_and_initial_only() -> None:
    sponsor = p.Mentor("d" * 16, p.MentorKind.SPONSOR, "Robin Castellane", "207-555-0188")
    said = spoken(with_plan(peers=p.PeerSupport((), (sponsor,))))
    assert "Robin C." in said
    assert "Castellane" not in said


def test_a_confidential_address_never_prints() -> None:
    home = replace(full_plan().home, confidential=True)
    document = with_plan(home=home)
    everything = "\n".join(document.page_text(n) for n, _ in enumerate(document.pages))
    assert "Larch" not in everything
    assert "Kept private. I know it." in spoken(document)
    assert "Larch" in spoken(FULL)


def test_the_circle_shows_chosen_places_only() -> None:
    said = spoken(FULL)
    assert "My sponsor" in said
    assert "I am still looking. Sam will help me look" in said
    assert "My faith" not in said
    labels = [e.text for e in FULL.structure.walk() if e.role == "Lbl"]
    assert "Sam, my mentor" in labels


@pytest.mark.parametrize(("places", "spills"), [(0, False), (12, False), (22, True)])
def test_what_spills_onto_a_page_is_followed_by_the_next_chapter(places: int, spills: bool) -> None:
    plan = full_plan()
    more = tuple(replace(plan.support.places[0], key=f"{n:016x}") for n in range(places))
    document = with_plan(goals=plan.goals[:1], support=replace(plan.support, places=more))
    signs = PAPER_TITLES[p.Section.SIGNS]
    first, after = (
        next(n for n, _ in enumerate(document.pages) if title in document.page_text(n))
        for title in (PAPER_TITLES[p.Section.GOALS], signs)
    )
    assert first > 0  # page 1 stays alone
    assert after == (first if places == 0 else first + 1)
    assert (f"{PAPER_TITLES[p.Section.SUPPORT]}, continued" in document.page_text(after)) is spills


def test_in_large_print_a_sign_stays_on_one_page() -> None:
    plan = full_plan()
    signs = tuple(
        replace(plan.signs.signs[0], key=f"{n:016x}", notice=f"Notice {n}.", call=f"Call {n}.")
        for n in range(9)
    )
    document = printed(document=replace(plan, signs=replace(plan.signs, signs=signs)), large=True)
    texts = [document.page_text(n) for n, _ in enumerate(document.pages)]
    assert all(any(f"Notice {n}." in text and f"Call {n}." in text for text in texts) for n in range(9))


@pytest.mark.parametrize(
    ("large", "lines"), [(False, n) for n in range(13, 20)] + [(True, n) for n in range(4, 12)]
)
@pytest.mark.parametrize("people", [0, 3])
def test_professionals_stand_with_their_heading_and_with_911(large: bool, lines: int, people: int) -> None:
    """In a hard hour nobody turns the page for the number."""
    asked = tuple(p.CrisisContact(f"{n:016x}", f"Dr. Smith {n}", "207-555-0100") for n in range(people))
    crisis = replace(
        full_plan().hard_times.crisis, warning_signs="A sign\n" * lines, people=(), professionals=asked
    )
    document = printed(
        document=replace(full_plan(), hard_times=replace(full_plan().hard_times, crisis=crisis)), large=large
    )
    pages = (document.page_text(number) for number in range(len(document.pages)))
    (page,) = (page for page in pages if "Professionals" in page)
    below = page.partition("Professionals")[2]
    assert below.count("Dr. Smith") == people
    assert "911" in below


def test_the_way_back_names_people_and_never_blame() -> None:
    said = spoken(FULL)
    assert "I call (nobody will be angry) Dana, 207-555-0104" in said
    assert STARTER_WORDS[ApprovedKey.RETURN_PLAN].text in said
    assert "I can call before, during or after." in said
    assert "28 days sober" not in said


def test_the_week_holds_everything_scheduled() -> None:
    (table,) = tables(FULL, "Sun")
    assert [cell.text for cell in table.children[0].children] == [
        "",
        "Sun",
        "Mon",
        "Tue",
        "Wed",
        "Thu",
        "Fri",
        "Sat",
    ]
    parts = {row.children[0].text: row.children for row in table.children[1:]}
    assert list(parts) == ["Morning", "Afternoon", "Evening"]
    assert "Bridge Clinic" in parts["Morning"][6].all_text()
    assert "Nov 27" in parts["Morning"][6].all_text()
    assert "Harbor Lights" in parts["Evening"][4].all_text()
    assert "Dinner with" in parts["Evening"][1].all_text()


def test_who_took_part_signs_and_the_whole_name_stands_there() -> None:
    said = spoken(FULL)
    assert "This plan belongs to Theodore Bramwell." in said
    assert "Dana Whitcomb, Counselor, took part Nov 23, 2026" in said
    assert "I got a copy of this plan." in said
    assert "Theo Bramwell, Client" in spoken(EMPTY)


def test_an_empty_plan_prints_blanks_and_never_a_fact() -> None:
    said = spoken(EMPTY)
    for words in (
        "My first goal",
        "A sign that it gets hard",
        "My first visit",
        "My mentor",
        "Someone I can call",
    ):
        assert words in said
    assert "My medicine: not set. Ask the nurse" in said
    assert "Done" not in said


@pytest.mark.parametrize("final", [True, False])
@pytest.mark.parametrize("practice", [True, False])
def test_marks_stand_on_every_page_and_only_when_they_are_true(final: bool, practice: bool) -> None:
    document = printed(final=final, practice=practice)
    for number, _ in enumerate(document.pages):
        text = document.page_text(number)
        assert ("Draft, not final" in text) is not final
        assert ("PRACTICE" in text) is practice
        assert f"Page {number + 1} of {len(document.pages)}" in text
        assert "Theo B." in text
        assert "Made with Dana W. on Nov 23, 2026" in text


def test_the_footer_never_shows_a_whole_last_name() -> None:
    document = printed(client=replace(full_client(), preferred_name=""))
    footers = [line for line in document.page_text(3).splitlines() if "Made with" in line]
    assert len(footers) == 1
    assert footers[0].startswith("Theodore B.  My plan, version 3. Made with Dana W. on Nov 23, 2026")


def test_closed_days_are_read_from_the_calendar() -> None:
    assert "Thu, Nov 26. Center is closed" in spoken(FULL)
    assert (
        "Thanksgiving"
        not in spoken(printed(closed_days={date(2026, 12, 25): "Christmas"})).split("My goals")[0]
    )
