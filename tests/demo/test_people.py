"""The made-up people: believable in every field, allowed by every rule, the same for the same seed and day."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from aftercare_desktop.demo import people, plans, theo
from aftercare_desktop.demo.directory import entries
from aftercare_desktop.demo.history import Told, chapters_of
from aftercare_desktop.demo.staff import NURSE, profile
from aftercare_desktop.demo.stories import STAGES, Counselor, PlanState, Story, story
from aftercare_desktop.domain.approved_words import ApprovedSentence
from aftercare_desktop.domain.client_checks import problems
from aftercare_desktop.domain.clients import Client, ClientStatus
from aftercare_desktop.domain.done_days import done_by
from aftercare_desktop.domain.first_days import is_call_stopped
from aftercare_desktop.domain.people import Place
from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.domain.plans.links import linked_visits
from aftercare_desktop.domain.plans.twins import TwinState, is_begun, prints, twins
from aftercare_desktop.domain.readiness import check_readiness, gaps
from aftercare_desktop.domain.readiness_choices import CheckKey
from aftercare_desktop.domain.readiness_facts import ReadinessFacts
from aftercare_desktop.services.closed_days import closed_days, public_holidays
from aftercare_desktop.words.approved import STARTER_WORDS
from aftercare_desktop.words.directory import closed_words
from tests.builders import TODAY

COUNSELORS = (
    Counselor(3, "Dana Whitcomb", "207-555-0104", "8 AM to 5 PM"),
    Counselor(4, "Luis Abreu", "207-555-0105", "10 AM to 7 PM"),
)
APPROVED = {
    key: ApprovedSentence(key, sentence.text, "Ruth Castellane, RN", TODAY, TODAY + timedelta(days=365))
    for key, sentence in STARTER_WORDS.items()
}
DAYS = (TODAY, date(2026, 12, 23), date(2027, 3, 1), date(2028, 2, 29))
HURTFUL = re.compile(
    r"\b(addict|addiction|abuse|abuser|clean|dirty|junkie|alcoholic|relapser|failed|non-compliant)\b",
    re.IGNORECASE,
)


@cache
def closed(today: date) -> dict[date, str]:
    return dict(closed_days(profile(today, today), today - timedelta(days=400), today + timedelta(days=200)))


@cache
def told(today: date, seed: int = 7, count: int = 200) -> tuple[tuple[Story, Client, PlanDocument], ...]:
    found = []
    for index in range(1, count):
        one = story(index, seed, today, COUNSELORS)
        record = people.client(one)
        found.append((one, record, plans.whole(one, record, closed(today))))
    return tuple(found)


def texts(value: object) -> Iterator[str]:
    """Every string inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def filled(value: object, path: str) -> Iterator[str]:
    """Paths of everything that is filled."""
    if isinstance(value, tuple):
        for part in value:
            yield from filled(part, path)
    elif is_dataclass(value):
        for field in fields(value):
            yield from filled(getattr(value, field.name), f"{path}.{field.name}")
    elif value not in (None, "", False):
        yield path


def every_path(value: object, path: str) -> Iterator[str]:
    """Paths of every field of a value whose lists are not empty."""
    if isinstance(value, tuple):
        for part in value:
            yield from every_path(part, path)
    elif is_dataclass(value):
        for field in fields(value):
            yield from every_path(getattr(value, field.name), f"{path}.{field.name}")
    else:
        yield path


@pytest.mark.parametrize("part", ["client", "plan"])
def test_every_field_is_filled_for_somebody(part: str) -> None:
    values: list[object] = [record if part == "client" else plan for _, record, plan in told(TODAY)]
    if part == "plan":
        values += [plans.short_notice(one, record, closed(TODAY)) for one, record, _ in told(TODAY)[:3]]
    wanted = {path for value in values for path in every_path(value, part)}
    have = {path for value in values for path in filled(value, part)}
    # A meeting's hours are its times, its room and homes stand in no directory; notes behind a relative's number are
    # for the center's own people to write.
    spared = (
        ".country",
        ".no_groups",
        ".places.place.hours",
        ".places.place.entry_id",
        ".home.place.entry_id",
        "guardian.note",
        "payee.note",
        "officer.note",
        "emergency.note",
    )
    # The program writes down what a version was given with when it is frozen.
    asked = {path for path in wanted - have if not path.startswith("plan.given.")}
    assert {path for path in asked if not path.endswith(spared)} == set()


@pytest.mark.parametrize("today", DAYS)
def test_every_record_may_be_saved(today: date) -> None:
    assert [problems(record, today) for _, record, _ in told(today) if problems(record, today)] == []


def as_it_was(record: Client) -> Client:
    """The record when the plan was written: what came since may have stopped the call."""
    contact = replace(record.contact, ask_again=False)
    return replace(record, status=ClientStatus.IN_TREATMENT, contact=contact)


@pytest.mark.parametrize("today", DAYS)
def test_a_whole_plan_is_ready(today: date) -> None:
    for one, record, plan in told(today):
        results = check_readiness(
            ReadinessFacts(as_it_was(record), plan, closed(today), APPROVED, today=today)
        )
        assert [result.key for result in gaps(results)] == [], one.index


@pytest.mark.parametrize("today", DAYS)
def test_nothing_is_said_to_be_done_on_a_day_to_come(today: date) -> None:
    days = closed(today)
    written = [plan for _, _, plan in told(today)]
    for one, record, _ in told(today)[:60]:
        written += [
            write(one, record, days) for write in (plans.begun, plans.nearly_ready, plans.next_version)
        ]
    written += [write(today, days, COUNSELORS[0]) for write in (theo.draft, theo.complete)]
    assert [plan for plan in written if done_by(plan, today) != plan] == []


@pytest.mark.parametrize("today", DAYS)
def test_a_nearly_ready_draft_lacks_a_few_things(today: date) -> None:
    for one, record, _ in told(today)[:60]:
        draft = plans.nearly_ready(one, record, closed(today))
        found = gaps(
            check_readiness(ReadinessFacts(as_it_was(record), draft, closed(today), APPROVED, today=today))
        )
        assert len([gap for gap in found if gap.key is not CheckKey.TRANSLATION]) <= 3


@pytest.mark.parametrize("today", DAYS)
def test_theo_bramwell_lacks_what_the_pictures_show(today: date) -> None:
    record = theo.client(today, COUNSELORS[0])
    complete = theo.complete(today, closed(today), COUNSELORS[0])
    draft = theo.draft(today, closed(today), COUNSELORS[0])

    def missing(plan: PlanDocument) -> list[CheckKey]:
        return [
            r.key
            for r in gaps(check_readiness(ReadinessFacts(record, plan, closed(today), APPROVED, today=today)))
        ]

    assert problems(record, today) == ()
    assert missing(complete) == []
    assert missing(draft) == [CheckKey.NALOXONE, CheckKey.RIDE]
    assert record.leaves_on() == today + timedelta(days=2)


def test_on_the_day_of_the_pictures_thanksgiving_is_planned() -> None:
    plan = theo.complete(TODAY, closed(TODAY), COUNSELORS[0])
    assert plan.goals[0].steps[1].what == "Noon meeting on Thanksgiving before dinner"
    assert plan.goals[0].why == "June turns seven on December 12."
    assert [one.day for one in plan.first_days.closed_days] == [date(2026, 11, 26)]


def test_phone_numbers_are_those_kept_for_fiction() -> None:
    for _, record, plan in told(TODAY):
        for text in (*texts(record), *texts(plan)):
            for number in re.findall(r"\d{3}-\d{3}-\d{4}", text):
                assert re.fullmatch(r"207-555-01\d\d", number)


def test_words_put_the_person_first() -> None:
    for _, record, plan in told(TODAY):
        for text in (*texts(record), *texts(plan)):
            assert not HURTFUL.search(text)


def test_sixty_people_stand_at_every_point_of_the_way() -> None:
    stages = [one.stage for one, _, _ in told(TODAY)[:59]]
    assert {stage.status for stage in stages} == set(ClientStatus)
    assert {stage.plan for stage in stages} == set(PlanState)


def test_names_come_in_many_scripts_and_lengths() -> None:
    names = [record.name for _, record, _ in told(TODAY)[:59]]
    scripts = {
        "Latin": r"[a-z]", "Cyrillic": r"[а-я]", "Arabic": r"[ا-ي]", "Han": r"[一-龥]", "Khmer": r"[ក-ឳ]",
        "Ethiopic": r"[ሀ-፼]", "Devanagari": r"[अ-ह]", "Hebrew": r"[א-ת]", "Georgian": r"[ა-ჰ]", "Thai": r"[ก-ฮ]",
    }  # fmt: skip
    assert [
        script for script, letters in scripts.items() if not any(re.search(letters, n) for n in names)
    ] == []
    assert min(map(len, names)) == 2
    assert max(map(len, names)) > 50


def test_record_numbers_are_never_shared() -> None:
    numbers = [record.record_number for _, record, _ in told(TODAY)]
    assert len(numbers) == len({*numbers, theo.RECORD_NUMBER}) - 1


def test_the_same_seed_gives_the_same_people_however_many_there_are() -> None:
    few = [people.client(story(index, 3, TODAY, COUNSELORS)) for index in range(1, 20)]
    again = [people.client(story(index, 3, TODAY, COUNSELORS)) for index in range(19, 0, -1)][::-1]
    other = [people.client(story(index, 4, TODAY, COUNSELORS)) for index in range(1, 20)]
    assert few == again
    assert few != other


def test_keys_within_a_plan_are_all_different() -> None:
    for _, _, plan in told(TODAY):
        keys = re.findall(r"key='([0-9a-f]{16})'", repr(plan))
        assert len(keys) == len(set(keys)) > 20


def test_a_confidential_home_is_marked() -> None:
    homes = [plan.home for _, _, plan in told(TODAY)]
    assert any(home.confidential for home in homes)
    assert all(isinstance(home.place, Place) and home.place.is_known() for home in homes)


def test_stages_reach_as_far_back_as_plans_do() -> None:
    assert min(stage.leaves_from for stage in STAGES if stage.plan.finals()) >= -260


@pytest.mark.parametrize("today", DAYS)
def test_nobody_is_sent_to_a_closed_door(today: date) -> None:
    known = dict(enumerate(entries(today, today, NURSE.name), start=1))
    visits = {visit for _, _, plan in told(today) for visit in linked_visits(plan)}
    assert {visit.entry_id for visit in visits} > {1, 2, 3, 4, 5}
    holidays = public_holidays("ME", today - timedelta(days=400), today + timedelta(days=400))
    closed = {
        words
        for visit in visits
        if (words := closed_words(known[visit.entry_id], visit.day, visit.at, holidays))
    }
    assert closed == set()


@pytest.mark.parametrize("today", DAYS)
def test_a_final_whose_call_the_status_stopped_since_says_why(today: date) -> None:
    finals = [
        (chapter, record)
        for one, record, _ in told(today)
        for chapter in chapters_of(Told(one.index, one, record), closed(today), ZoneInfo("America/New_York"))
        if chapter.final and is_call_stopped(record, chapter.document)
    ]
    assert finals
    assert all(chapter.reason for chapter, _ in finals)


@pytest.mark.parametrize("today", DAYS)
def test_a_final_is_whole_in_spanish_and_a_draft_begun_in_arabic(today: date) -> None:
    """Each by a named person; nothing stands in another language for anybody else."""
    spanish, arabic = set[int](), set[int]()
    for one, record, plan in told(today):
        if one.stage.plan is PlanState.FINAL and is_begun(plan):
            assert record.language == "Spanish"
            assert all(twin.state is TwinState.CURRENT for twin in twins(plan))
            spanish.add(one.index)
        draft = plans.nearly_ready(one, record, closed(today))
        if prints(draft) and draft.translation.language == "ar":
            assert {twin.state for twin in twins(draft)} == {TwinState.CURRENT, TwinState.MISSING}
            arabic.add(one.index)
        assert bool(draft.translation.texts) is (record.language in ("Spanish", "Arabic"))
    assert spanish
    assert arabic
