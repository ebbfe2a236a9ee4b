"""Whatever part of a name, number, phone or birthday somebody types, the person is found."""

import json
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.people import Phone
from aftercare_desktop.store import clients
from aftercare_desktop.store.opening import Center
from tests.builders import NAMES, NOW

MARISOL = Client(
    "Marisol O'Brien-Quintero",
    preferred_name="Mari",
    record_number="MR-0042",
    birth_date=date(1985, 3, 4),
    phones=(Phone("(207) 555-0142"), Phone("+1 617 555 0199")),
)
SOMEBODY = Client(
    "Ana Reyes", record_number="000117", birth_date=date(1991, 11, 23), phones=(Phone("2075550163"),)
)


@pytest.fixture
def two(center: Center) -> Center:
    """Marisol (id 1) and somebody else (id 2)."""
    with center.writing() as c:
        clients.insert_all(c, (MARISOL, SOMEBODY), NOW)
    return center


def find(center: Center, query: str) -> Sequence[int]:
    with center.reading() as c:
        return clients.find_ids(c, query)


@pytest.mark.parametrize(
    "query",
    [
        "marisol", "MARI", "isol", "ri", "o'brien", "O’Brien", "obrien", "brien-quintero", "brienquintero",
        "quintero marisol", "  mari   quint ", "MR-0042", "mr0042", "0042", "(207) 555-0142", "2075550142",
        "207-555-0142", "+1 207 555 0142", "12075550142", "555-0142", "0142", "+16175550199", "617 555",
        "1985-03-04", "3/4/1985", "03/04/1985", "03/04/85", "3/4/85", "3-4-1985", "4.3.1985", "04.03.1985", "03041985",
        "19850304", "3/4", "3/4/19", "1985", "March 4, 1985", "march 4", "4 March 1985", "Mar 4 1985", "mari 1985",
        "mari 555-0142", "marisol 3/4/1985", "Márisol",
    ],
)  # fmt: skip
def test_she_is_found(two: Center, query: str) -> None:
    assert 1 in find(two, query)


@pytest.mark.parametrize(
    "query",
    [
        "marisol reyes", "mariso1", "1985-03-05", "4/3/1986", "13/4/1985", "March 5, 1985", "555-0143", "obrien 1991",
        "marisolquintero", "0042mr", "%", "_", "mar_sol", "m%l", "\"", "x' OR '1'='1",
    ],
)  # fmt: skip
def test_she_is_not_found(two: Center, query: str) -> None:
    assert 1 not in find(two, query)


@pytest.mark.parametrize("query", ["", "  ", "\t\n", "\u0301"])
def test_a_query_without_words_finds_everybody_in_order(two: Center, query: str) -> None:
    assert find(two, query) == (2, 1)


def test_the_list_is_ordered_by_folded_name(center: Center) -> None:
    names = ["zoe", "Émile", "adam", "Eve", "ÉMILE", "Ångström", "van Dam"]
    with center.writing() as c:
        ids = clients.insert_all(c, [Client(name) for name in names], NOW)
    by_id = dict(zip(ids, names, strict=True))
    assert [by_id[one] for one in find(center, "")] == [
        "adam",
        "Ångström",
        "Émile",
        "ÉMILE",
        "Eve",
        "van Dam",
        "zoe",
    ]


def test_what_changed_is_found_and_what_was_is_not(two: Center) -> None:
    with two.writing() as c:
        clients.update_one(c, 1, Client("Grace Lee"), 1, NOW)
    assert find(two, "grace") == (1,)
    assert find(two, "marisol") == ()
    assert find(two, "") == (2, 1)


@pytest.mark.parametrize("name", NAMES)
def test_every_script_is_found_by_each_of_its_words(center: Center, name: str) -> None:
    with center.writing() as c:
        clients.insert_all(c, [Client(name), Client("Somebody Else")], NOW)
    for query in (
        name,
        name.upper(),
        name.lower(),
        *name.split(),
        name[:2],
        unicodedata.normalize("NFD", name),
    ):
        assert 1 in find(center, query)


def strings_of(file: str) -> list[str]:
    """Every string of a file of naughty strings or names; control and unassigned characters removed."""
    path = Path(__file__).parents[1] / "data" / file
    found = _texts(json.loads(path.read_text(encoding="utf-8")))
    cleaned = (
        "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cn", "Cs")) for text in found
    )
    return [text for text in dict.fromkeys(cleaned) if text.strip()]


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in _texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return []


@pytest.mark.parametrize("file", ["blns.json", "names_addresses_multilingual_faker.json"])
def test_every_naughty_string_and_every_name_is_kept_and_found(center: Center, file: str) -> None:
    names = strings_of(file)
    assert len(names) > 400
    with center.writing() as c:
        ids = clients.insert_all(c, [Client(name) for name in names], NOW)
    with center.reading() as c:
        assert [one.client.name for one in clients.get_all(c, ids)] == names
        for client_id, name in zip(ids, names, strict=True):
            assert client_id in clients.find_ids(c, name), name


@given(name=st.text(min_size=1, max_size=80).filter(str.strip))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_name_is_found_by_itself(center: Center, name: str) -> None:
    with center.writing() as c:
        client_id = clients.insert_one(c, Client(name), NOW)
    assert client_id in find(center, name)


def test_a_very_long_query_is_answered(two: Center) -> None:
    assert find(two, "mari " * 5_000) == (1,)
    assert find(two, " ".join(f"w{number}" for number in range(5_000))) == ()


def test_the_search_table_can_be_written_anew(two: Center) -> None:
    with two.writing() as c:
        clients.set_archived(c, 2, 1, NOW, 1)
        clients.rebuild_search(c)
    assert find(two, "") == (1,)
    assert find(two, "mari") == (1,)
