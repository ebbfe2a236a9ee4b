"""Every text of a record has an end, however deep it lies, and an address of this country looks like one."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from aftercare_desktop.domain import client_checks, directory, safety_links, statuses
from aftercare_desktop.domain.addresses import address_problems
from aftercare_desktop.domain.bounds import MOST_ROWS, limit, too_long
from aftercare_desktop.domain.center import ClosedDay, PhoneLine
from aftercare_desktop.domain.clients import Child, Client, ClientStatus
from aftercare_desktop.domain.directory import DirectoryEntry
from aftercare_desktop.domain.people import Address
from aftercare_desktop.domain.safety_links import SafetyLink, SafetyLinkKind
from aftercare_desktop.domain.statuses import NewStatus, StatusChange
from aftercare_desktop.errors import BadInput
from tests.builders import TODAY, build_client, build_entry, full_client

ENTRY = build_entry(lines=(PhoneLine("207-555-0100"),), closed_days=(ClosedDay(TODAY, "Inventory"),))


def paths(value: Any, path: str = "") -> Iterator[str]:
    """Where a record holds text, rows of lists included."""
    for name in (field.name for field in fields(value)):
        part = getattr(value, name)
        if type(part) is str:
            yield path + name
        elif is_dataclass(part):
            yield from paths(part, f"{path}{name}.")
        elif isinstance(part, tuple):
            for number, row in enumerate(part):
                if is_dataclass(row):
                    yield from paths(row, f"{path}{name}.{number}.")


def put(value: Any, path: str, text: str) -> Any:
    """The record with this text at a path."""
    name, _, rest = path.partition(".")
    part = getattr(value, name)
    if not rest:
        return replace(value, **{name: text})
    if isinstance(part, tuple):
        number, _, inside = rest.partition(".")
        rows = list(part)
        rows[int(number)] = put(rows[int(number)], inside, text)
        return replace(value, **{name: tuple(rows)})
    return replace(value, **{name: put(part, rest, text)})


@pytest.mark.parametrize("path", sorted(paths(full_client())))
def test_every_text_of_a_client_has_a_bound_and_says_where_it_is_passed(path: str) -> None:
    most = limit(path.rpartition(".")[2])
    assert [found for found, _ in too_long(put(full_client(), path, "a" * most))] == []
    problems = client_checks.problems(put(full_client(), path, "a" * (most + 1)), TODAY)
    assert (path, f"Use at most {most:,} characters, not {most + 1:,}.") in [
        (one.field, one.sentence) for one in problems
    ]


@pytest.mark.parametrize("path", sorted(paths(ENTRY)))
def test_every_text_of_the_directory_has_a_bound(path: str) -> None:
    most = limit(path.rpartition(".")[2])
    problems = directory.problems(put(ENTRY, path, "1" * (most + 1)), TODAY)
    assert path in [one.field for one in problems]


LINK = SafetyLink(SafetyLinkKind.DO_NOT_PLACE_WITH, name="Mark Lind", reason="Former partner")
STAYS = NewStatus(StatusChange(ClientStatus.IN_HOSPITAL, TODAY, place="Maine Coast", note="Asked for"))
MOVES = NewStatus(StatusChange(ClientStatus.MOVED, TODAY), Address("2 Ferry Street", "Bangor", "ME", "04401"))
CHECKED: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
    (LINK, lambda link: safety_links.check(link, 1)),
    (STAYS.change, lambda change: statuses.check(replace(STAYS, change=change), TODAY)),
    (MOVES.address, lambda address: statuses.check(replace(MOVES, address=address), TODAY)),
)


@pytest.mark.parametrize(
    ("value", "check", "path"), [(value, check, path) for value, check in CHECKED for path in paths(value)]
)
def test_every_text_of_a_safety_link_and_of_a_status_has_a_bound(
    value: Any, check: Callable[[Any], Any], path: str
) -> None:
    most = limit(path)
    check(put(value, path, "a" * most))
    with pytest.raises(BadInput, match=rf"^Use at most {most:,} characters, not {most + 1:,}\."):
        check(put(value, path, "a" * (most + 1)))


def test_lists_have_a_bound_and_a_full_record_passes() -> None:
    assert too_long(full_client()) == []
    assert too_long(build_client(children=(Child(),) * MOST_ROWS)) == []
    many = build_client(children=(Child(),) * (MOST_ROWS + 1))
    assert too_long(many) == [("children", "Use at most 200 rows, not 201.")]


@pytest.mark.parametrize(
    ("state", "code", "country", "wrong"),
    [
        ("", "", "", []),
        ("ME", "04101", "", []),
        ("me", "04101-2345", "U.S.A.", []),
        (" ME ", " 04101 ", "United States", []),
        ("Maine", "04101", "", ["a.state"]),
        ("M", "4101", "US", ["a.state", "a.postal_code"]),
        ("ME", "041012345", "", ["a.postal_code"]),
        ("ME", "04101-", "", ["a.postal_code"]),
        ("ME", "\u0660\u0661\u0662\u0663\u0664", "", ["a.postal_code"]),
        ("Ontario", "K1A 0B1", "Canada", []),
        ("Ontario", "K1A 0B1", "", ["a.state", "a.postal_code"]),
    ],
)
def test_addresses(state: str, code: str, country: str, wrong: list[str]) -> None:
    address = Address("1 Oak Street", "Portland", state, code, country)
    assert [path for path, _ in address_problems(address, "a")] == wrong


def test_an_address_is_asked_about_where_it_is_typed_and_stays_where_it_was_read() -> None:
    odd = Address(state="Maine", postal_code="4101")
    client, entry = Client("Theo", address=odd, mailing_address=odd), DirectoryEntry("Clinic", address=odd)
    assert client_checks.problems(client, TODAY) == directory.problems(entry, TODAY) == ()
    assert [one.field for one in client_checks.typed_problems(client, TODAY)] == [
        "address.state",
        "address.postal_code",
        "mailing_address.state",
        "mailing_address.postal_code",
    ]
    assert [one.field for one in directory.typed_problems(entry, TODAY)] == [
        "address.state",
        "address.postal_code",
    ]
