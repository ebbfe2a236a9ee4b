"""A query typed on looks only among what was found a key earlier, and still finds what a whole search finds."""

import random
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.people import Phone
from aftercare_desktop.store import clients
from aftercare_desktop.store.opening import Center
from aftercare_desktop.store.typed_query import only_narrows
from tests.builders import NAMES, NOW


@pytest.fixture
def crowd(center: Center) -> Center:
    """People whose names, numbers and dates look alike."""
    rng = random.Random(7)
    people = [
        Client(
            name,
            preferred_name=rng.choice(("", name.split()[0][:3])),
            record_number=f"{number:06d}",
            birth_date=date(1985 + number % 7, 1 + number % 12, 1 + number % 28),
            phones=(Phone(f"207-555-{number:04d}"),),
        )
        for number, name in enumerate(
            [*NAMES, "O'Brien", "Mary-Ann Ma", "Ann Marie", "1207 Twelve", "Ĳs ŉ Ly"], 1985
        )
    ]
    with center.writing() as c:
        clients.insert_all(c, people, NOW)
    return center


@pytest.mark.parametrize(
    ("shorter", "longer", "narrows"),
    [
        ("th", "the", True),
        ("theo", "theo b", True),
        ("Ир", "Ири", True),
        ("0001", "00011", True),
        ("207", "207-5", True),
        ("207-555", "207-555-0", True),
        ("", "t", False),
        (" ", " t", False),
        ("the", "th", False),
        ("ma", "mb", False),
        ("o", "o'", False),
        ("3", "3/", False),
        ("0409199", "04091991", False),
        ("1207555014", "12075550142", False),
        ("mar 4", "mar 4 1", False),
        ("2075", "2075-", False),
        ("10", "10/", False),
        ("3/1", "3/14", True),
        ("03/1", "03/14", True),
        ("03/14", "03/14/", True),
        ("03/14/", "03/14/1", True),
        ("03/14/1", "03/14/19", False),
        ("03/14/19", "03/14/199", True),
        ("03/14/199", "03/14/1991", True),
        ("03/0", "03/04", False),
        ("3/1", "3/1 a", False),
    ],
)
def test_only_what_cannot_find_others_narrows(shorter: str, longer: str, narrows: bool) -> None:
    assert only_narrows(shorter, longer) is narrows


def typed_key_by_key(center: Center, query: str) -> None:
    """Every key of `query` finds the same with and without the answer to the key before."""
    before: tuple[str, tuple[int, ...]] | None = None
    with center.reading() as c:
        for end in range(1, len(query) + 1):
            text = query[:end]
            found = clients.find_ids(c, text, before=before)
            assert found == clients.find_ids(c, text), text
            before = (text, found)


@pytest.mark.parametrize(
    "query",
    [
        *NAMES,
        "o'brien", "obrien", "mary-ann", "002000", "207-555-1990", "2075551990", "12075551990", "04/05/1988",
        "4/5/88", "4/5/1988", "10/10/1990",
        "11/01/1991", "1/12/86", "05051989", "19890505", "may 5 1989", "1207 twelve", "ĳs ŉ",
    ],
)  # fmt: skip
def test_typing_on_finds_what_a_whole_search_finds(crowd: Center, query: str) -> None:
    typed_key_by_key(crowd, query)


@given(query=st.text(alphabet="abeimnorty '-.//1290 ŉİ", max_size=12))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_on(crowd: Center, query: str) -> None:
    typed_key_by_key(crowd, query)


def test_archived_people_stay_out(crowd: Center) -> None:
    with crowd.writing() as c:
        found = clients.find_ids(c, "theo")
        clients.set_archived(c, found[0], 1, NOW, 1)
        assert clients.find_ids(c, "theo b", before=("theo", found)) == ()
