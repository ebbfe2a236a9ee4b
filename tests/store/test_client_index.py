"""Filter and order of the list: what the file and memory answer is what the plain rules say."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftercare_desktop.domain import client_filters as f
from aftercare_desktop.domain.client_filters import (
    ClientFilter,
    ClientSort,
    LeaveKind,
    LeaveWindow,
    PlanFacts,
    SortBy,
)
from aftercare_desktop.domain.clients import (
    Client,
    ClientStatus,
    ContactAgreement,
    ContactWay,
    CurrentMedicine,
)
from aftercare_desktop.domain.people import Address
from aftercare_desktop.domain.plans import Home, HomeKind
from aftercare_desktop.domain.search import fold
from aftercare_desktop.store import client_search, clients, files, plans, staff
from aftercare_desktop.store.client_index import Asked, ClientIndex
from aftercare_desktop.store.opening import Center, open_center
from tests.builders import NAMES, NOW, PASSWORD, TODAY, empty_plan, full_plan, new_staff

ME = 1
PROGRAMS = ("", "Residential, 28 days", "Evenings")
LANGUAGES = ("", "Spanish", "Soomaali")
MEDICINES = ("", "Sertraline", "Methadone", "Naltrexone 50 mg")


def person(number: int, rng: random.Random, counselors: list[int | None]) -> Client:
    """Somebody of whom everything that is filtered by may be known or not."""
    day = rng.choice((None, TODAY + timedelta(days=rng.randint(-9, 9))))
    medicine = rng.choice(MEDICINES)
    return Client(
        rng.choice(NAMES),
        record_number=rng.choice(("", f"{number:04d}")),
        language=rng.choice(LANGUAGES),
        interpreter=rng.random() < 0.3,
        status=rng.choice(list(ClientStatus)),
        counselor_id=rng.choice(counselors),
        program=rng.choice(PROGRAMS),
        discharge_planned=day,
        contact=ContactAgreement(
            ways=(ContactWay.TEXT,) if rng.random() < 0.5 else (),
            until=rng.choice((None, TODAY, TODAY - timedelta(days=1))),
        ),
        address=Address(city="Portland") if rng.random() < 0.5 else Address(),
        medicines=(CurrentMedicine(medicine),) if medicine else (),
    )


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory, new_center: Path) -> Iterator[Center]:
    """People at random, some with drafts, some with finals, some archived."""
    place = shutil.copytree(new_center, tmp_path_factory.mktemp("crowd") / "center")
    center = open_center(place, "dana", PASSWORD, now=NOW)
    rng = random.Random(11)
    with center.writing() as c:
        second = staff.insert(c, new_staff(user_name="abel", name="abel Östberg")).id
        people = [person(number, rng, [None, ME, second]) for number in range(160)]
        for start, day in ((0, 0), (80, 1)):
            clients.insert_all(c, people[start : start + 80], NOW + timedelta(days=day))
        for client_id in range(1, 161, 3):
            give_plan(c, client_id, rng)
        for client_id in range(5, 161, 20):
            clients.set_archived(c, client_id, 1, NOW, ME)
    yield center
    center.close()


def give_plan(c: Any, client_id: int, rng: random.Random) -> None:
    document = rng.choice((full_plan(client_id), empty_plan()))
    if rng.random() < 0.3:
        document = replace(document, home=Home(HomeKind.FAMILY))
    draft = plans.insert_draft(c, client_id, document, 1, NOW, ME)
    if rng.random() < 0.5:
        plans.freeze(c, draft.id, 1, NOW, ME, pdf_sha256=files.keep(c, b"%PDF", NOW))
        if rng.random() < 0.5:
            plans.insert_draft(c, client_id, empty_plan(), 2, NOW, ME)


def facts_of(c: Any) -> dict[int, tuple[clients.StoredClient, PlanFacts]]:
    """Everybody with what the rules look at, read from the records themselves."""
    newest = plans.newest_facts(c)
    stored = clients.get_all(c, clients.all_ids(c))
    return {one.id: (one, newest.get(one.id, PlanFacts())) for one in stored}


def some(values: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(list(values)), max_size=2, unique=True).map(tuple)


days = st.none() | st.integers(-9, 9).map(lambda day: TODAY + timedelta(days=day))
windows = st.builds(LeaveWindow, st.sampled_from(LeaveKind), st.integers(0, 9), days, days)
filters = st.builds(
    ClientFilter,
    statuses=some(ClientStatus),
    counselors=some((1, 2)),
    mine=st.booleans(),
    no_counselor=st.booleans(),
    programs=some(PROGRAMS),
    leaving=st.none() | windows,
    plans=some(f.PlanProgress),
    medicines=st.none() | st.sampled_from(f.MedicineWish),
    no_home=st.booleans(),
    agreement=some(f.AgreementState),
    interpreter=st.booleans(),
    languages=some(LANGUAGES),
    no_record_number=st.booleans(),
    archived=st.booleans(),
)
one_part = st.sampled_from(list(ClientFilter.__dataclass_fields__)).flatmap(
    lambda name: filters.map(lambda wanted: ClientFilter(**{name: getattr(wanted, name)}))
)
sorts = st.builds(ClientSort, st.sampled_from(SortBy), st.booleans())
queries = st.sampled_from(["", "a", "th", "theo b", "000", "an an", "4/9", "mar 4", "ل", "zzz"])
quickly = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@given(wanted=one_part | filters)
@quickly
def test_the_filter_means_whom_the_rules_mean(crowd: Center, wanted: ClientFilter) -> None:
    with crowd.reading() as c:
        found = ClientIndex().find(c, Asked("", wanted, today=TODAY, me=ME))
        meant = {
            key
            for key, (one, plan) in facts_of(c).items()
            if (wanted.archived or one.archived_at is None)
            and f.matches(wanted, f.record_facts(one.client), plan, TODAY, ME)
        }
    assert set(found) == meant
    assert len(found) == len(meant)


@given(sort=sorts)
@quickly
def test_the_order_is_that_of_the_values(crowd: Center, sort: ClientSort) -> None:
    with crowd.reading() as c:
        found = ClientIndex().find(c, Asked("", f.EVERYBODY, sort))
        facts = facts_of(c)
        names = {member.id: fold(member.name) for member in staff.everybody(c)}
    by_name = sorted(
        (key for key, (one, _) in facts.items() if one.archived_at is None),
        key=lambda key: (client_search.sort_key(facts[key][0].client), key),
    )
    if sort.by is SortBy.NAME:
        assert found == tuple(by_name[::-1] if sort.descending else by_name)
        return
    values = {key: sort_value(sort.by, *facts[key], names) for key in by_name}
    known = [key for key in by_name if values[key] is not None]
    # `sorted` is stable, also in reverse: those alike stay by name.
    known = sorted(known, key=lambda key: values[key], reverse=sort.descending)  # type: ignore[arg-type,return-value]
    assert found == tuple([*known, *(key for key in by_name if values[key] is None)])


def sort_value(by: SortBy, stored: clients.StoredClient, plan: PlanFacts, names: dict[int, str]) -> object:
    client = stored.client
    counselor = client.counselor_id
    return {
        SortBy.RECORD_NUMBER: client.record_number or None,
        SortBy.STATUS: list(ClientStatus).index(client.status),
        SortBy.COUNSELOR: None if counselor is None else names[counselor],
        SortBy.LEAVES: client.leaves_on(),
        SortBy.PLAN: (list(f.PlanProgress).index(plan.plan), plan.plan_number),
        SortBy.CHANGED: stored.changed_at,
    }[by]


@given(wanted=one_part, sort=sorts, query=queries)
@quickly
def test_words_filter_and_order_hold_together(
    crowd: Center, wanted: ClientFilter, sort: ClientSort, query: str
) -> None:
    with crowd.reading() as c:
        index = ClientIndex()
        base = index.find(c, Asked("", wanted, sort, TODAY, ME))
        found = index.find(c, Asked(query, wanted, sort, TODAY, ME))
        named = set(clients.find_ids(c, query, include_archived=True))
        assert found == tuple(key for key in base if key in named)
        before: client_search.Answer = ("", base)
        for end in range(1, len(query) + 1):
            step = Asked(query[:end], wanted, sort, TODAY, ME)
            before = (query[:end], index.find(c, step, before))
        assert before[1] == (found if query else base)


def test_memory_follows_every_change(center: Center) -> None:
    index = ClientIndex()

    def found(query: str = "", **parts: Any) -> tuple[int, ...]:
        with center.reading() as c:
            return index.find(c, Asked(query, ClientFilter(**parts), today=TODAY, me=ME))

    assert found() == found("theo") == ()
    with center.writing() as c:
        first, second = clients.insert_all(c, (Client("Theo Ames"), Client("Theo Bell")), NOW)
    assert found("theo") == found() == (first, second)
    with center.writing() as c:
        clients.update_one(c, first, Client("Zora Ames", status=ClientStatus.MOVED), 1, NOW)
    assert found("theo") == (second,)
    assert found("zora") == found(statuses=(ClientStatus.MOVED,)) == (first,)
    assert found() == (second, first)
    with center.writing() as c:
        draft = plans.insert_draft(c, second, empty_plan(), 1, NOW, ME)
    assert found(plans=(f.PlanProgress.DRAFT,)) == (second,)
    with center.writing() as c:
        saved = plans.save_draft(c, draft.id, full_plan(), 1, NOW, ME)
    assert found(medicines=f.MedicineWish.MOUD) == (second,)
    with center.writing() as c:
        plans.discard_draft(c, draft.id, saved.version)
    assert found(plans=(f.PlanProgress.DRAFT,)) == found(medicines=f.MedicineWish.MOUD) == ()
    with center.writing() as c:
        clients.set_archived(c, second, 1, NOW, ME)
    assert found() == (first,)
    assert found("theo") == ()
    assert found("theo", archived=True) == (second,)


QUESTIONS = (
    Asked(),
    Asked("theo"),
    Asked("207", ClientFilter(archived=True)),
    Asked("", ClientFilter(statuses=(ClientStatus.AFTERCARE,), no_home=True), today=TODAY, me=ME),
    Asked("", ClientFilter(agreement=tuple(f.AgreementState)), ClientSort(SortBy.LEAVES), TODAY, ME),
    *(
        Asked("", ClientFilter(archived=True), ClientSort(by, down))
        for by in SortBy
        for down in (False, True)
    ),
)


def test_what_is_held_stays_what_the_file_says(center: Center) -> None:
    """One index that is asked after every change, some made unseen, answers as one that has just begun."""
    rng = random.Random(5)
    index = ClientIndex()
    gone: list[int] = []
    with center.writing() as c:
        clients.insert_all(c, [person(number, rng, [None, ME]) for number in range(30)], NOW)
    for number in range(30, 130):
        with center.writing() as c:
            change_somebody(c, number, rng, gone)
        if number % 3 == 0:
            continue
        with center.reading() as c:
            index.get_ready(c)
            for asked in QUESTIONS:
                assert index.find(c, asked) == ClientIndex().find(c, asked)
    with center.reading() as c:
        while index.get_ready(c):
            pass
        assert [index.find(c, asked) for asked in QUESTIONS] == [
            ClientIndex().find(c, asked) for asked in QUESTIONS
        ]


def test_one_comes_back_as_another_leaves(center: Center) -> None:
    index = ClientIndex()

    def found() -> tuple[int, ...]:
        with center.reading() as c:
            while index.get_ready(c):
                pass
            return index.find(c, Asked())

    with center.writing() as c:
        first, second, third = clients.insert_all(c, [Client(name) for name in ("Ann", "Bea", "Cal")], NOW)
    assert found() == (first, second, third)
    with center.writing() as c:
        client_search.leave_out(c, first)
        client_search.keep_again(c, third, Client("Cal"), NOW)
    assert found() == (second, third)
    with center.writing() as c:
        client_search.keep(c, [(first, Client("Ann"))], NOW)
        client_search.leave_out(c, second)
    assert found() == (first, third)


def change_somebody(c: Any, number: int, rng: random.Random, gone: list[int]) -> None:
    """Somebody is added, changed or archived, leaves the list by a merge or comes back by its undo."""
    one = clients.get(c, rng.choice([key for key in clients.all_ids(c) if key not in gone]))
    match rng.randrange(5):
        case 0:
            clients.insert_all(c, [person(number, rng, [None, ME])], NOW)
        case 1:
            clients.set_archived(c, one.id, one.version, rng.choice((None, NOW)), ME)
        case 2:
            changed = replace(person(number, rng, [None, ME]), name=rng.choice((one.client.name, "Zoe Theo")))
            clients.update_one(c, one.id, changed, one.version, NOW + timedelta(hours=number))
        case 3:
            client_search.leave_out(c, one.id)
            gone.append(one.id)
            client_search.keep_again(
                c, next(key for key in clients.all_ids(c) if key not in gone), Client("Una"), NOW
            )
        case 4 if gone:
            back = clients.get(c, gone.pop())
            client_search.keep(c, [(back.id, back.client)], NOW)


def test_a_rebuilt_table_says_the_same(crowd: Center) -> None:
    def everything() -> list[Any]:
        with crowd.reading() as c:
            table = client_search.client_search
            rows = c.execute(table.select().order_by(table.c.client_id))
            return [tuple(row._mapping[name] for name in row._fields if name != "stamp") for row in rows]

    before = everything()
    with crowd.writing() as c:
        clients.rebuild_search(c)
    assert everything() == before


def test_a_day_is_a_day(center: Center) -> None:
    with center.writing() as c:
        (client_id,) = clients.insert_all(c, (Client("Theo Ames", discharge_planned=date(2026, 3, 1)),), NOW)
    wanted = ClientFilter(leaving=LeaveWindow(LeaveKind.NEXT_DAYS, 1))
    with center.reading() as c:
        index = ClientIndex()
        assert index.find(c, Asked("", wanted, today=date(2026, 2, 28))) == (client_id,)
        assert index.find(c, Asked("", wanted, today=date(2026, 3, 2))) == ()
