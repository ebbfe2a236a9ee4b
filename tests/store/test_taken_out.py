"""What a person takes out of the record is in no page of the files any more: freed pages and log are read in clear."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.store import clients, entries, folder, opening, schema
from aftercare_desktop.store.opening import Center
from tests.builders import NOW, PASSWORD, build_client
from tests.store.pages import database_in_clear, log_in_clear

SECRET = b"quarry by moonlight"


def places(place: Path, center: Center) -> list[str]:
    """Where the secret can be read by somebody who has the key."""
    database, key = place / folder.DATABASE, center._keys.data
    found = [("file", database_in_clear(database, key)), ("log", log_in_clear(database, key))]
    return [name for name, content in found if SECRET in content]


def write(center: Center, times: int) -> int:
    """An entry with the secret, written `times` over so that a long one fills pages of its own; its id."""
    with center.writing() as c:
        client_id = clients.insert_one(c, build_client(), NOW)
        text = f"{SECRET.decode()}. " * times
        return entries.insert(c, client_id, Entry(NoteKind.NOTE, date(2026, 3, 2), text), NOW, 1)


def empty(center: Center, entry_id: int) -> None:
    """Mark it as made in error."""
    with center.writing() as c:
        entries.empty(c, entry_id, 1, NOW, 1)


def withdraw(center: Center, entry_id: int) -> None:
    """Take it back."""
    with center.writing() as c:
        entries.withdraw(c, entry_id, 1, NOW)


@pytest.mark.parametrize("times", [1, 2_000], ids=["in its row", "in pages of its own"])
@pytest.mark.parametrize("take_out", [empty, withdraw])
def test_no_page_holds_what_was_taken_out(
    place: Path, center: Center, times: int, take_out: Callable[[Center, int], None]
) -> None:
    entry_id = write(center, times)
    center.empty_log()
    assert places(place, center) == ["file"]
    take_out(center, entry_id)
    assert places(place, center) == ["file"]
    center.empty_log()
    assert places(place, center) == []


def test_a_log_in_use_is_left_and_emptied_by_a_later_commit(place: Path, center: Center) -> None:
    entry_id = write(center, 1)
    with center.reading() as c:
        assert clients.count(c) == 1
        empty(center, entry_id)
        center.empty_log()
        assert "log" in places(place, center)
        with center.writing() as w:
            clients.insert_one(w, build_client(record_number="2"), NOW)
        assert "log" in places(place, center)
    with center.writing() as w:
        clients.insert_one(w, build_client(record_number="3"), NOW)
    assert places(place, center) == []


def test_emptying_the_log_is_no_change_of_another_program(center: Center) -> None:
    before = center.data_version()
    empty(center, write(center, 1))
    center.empty_log()
    with center.reading() as c:
        assert clients.count(c) == 1
    assert center.data_version() == before


def test_guards_stand_after_the_log_was_emptied(center: Center) -> None:
    center.empty_log()
    with pytest.raises(Exception, match="not authorized"), center.writing() as c:
        c.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


@pytest.mark.parametrize(("days", "left"), [(0, 2), (30, 2), (31, 1)])
def test_a_copy_made_before_a_migration_serves_thirty_days(place: Path, days: int, left: int) -> None:
    copies = place / folder.COPIES
    copies.mkdir(exist_ok=True)
    schema._copy_path(place / folder.DATABASE, "0001", NOW).touch()
    (copies / "kept by hand.db").touch()
    opening.open_center(place, "dana", PASSWORD, now=NOW + timedelta(days=days)).close()
    assert len(list(copies.iterdir())) == left
