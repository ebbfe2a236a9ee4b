"""Connections: one snapshot per read, one writer, errors in words, data that survives."""

import contextlib
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import insert
from sqlalchemy.exc import DatabaseError, OperationalError

from aftercare_desktop.errors import StorageFailed
from aftercare_desktop.store import clients, folder, opening
from aftercare_desktop.store.engine import connect, storage_errors
from aftercare_desktop.store.opening import Center
from aftercare_desktop.store.tables import settings
from tests.builders import NOW, PASSWORD, build_client


class SlipError(Exception):
    """A bug in a use case."""


def test_what_was_written_is_there(center: Center) -> None:
    with center.writing() as c:
        client_id = clients.insert_one(c, build_client(), NOW)
    with center.reading() as c:
        assert clients.get(c, client_id).client == build_client()


def write_and_slip(center: Center) -> None:
    with center.writing() as c:
        clients.insert_one(c, build_client(), NOW)
        raise SlipError


def test_an_exception_takes_everything_back(center: Center) -> None:
    with pytest.raises(SlipError):
        write_and_slip(center)
    with center.reading() as c:
        assert clients.all_ids(c) == ()


def test_after_an_exception_work_goes_on(center: Center) -> None:
    with pytest.raises(SlipError):
        write_and_slip(center)
    with center.writing() as c:
        clients.insert_one(c, build_client(), NOW)
    with center.reading() as c:
        assert len(clients.all_ids(c)) == 1


def test_a_read_is_one_moment(place: Path, center: Center) -> None:
    other = opening.open_center(place, "dana", PASSWORD, now=NOW)
    with center.reading() as c:
        assert clients.all_ids(c) == ()
        with other.writing() as w:
            clients.insert_one(w, build_client(), NOW)
        assert clients.all_ids(c) == ()
    other.close()
    with center.reading() as c:
        assert len(clients.all_ids(c)) == 1


def test_units_of_work_do_not_nest(center: Center) -> None:
    with center.writing(), pytest.raises(RuntimeError, match="inside"), center.writing():
        pass


def test_reading_goes_on_beside_writing(center: Center) -> None:
    with center.writing() as w:
        clients.insert_one(w, build_client(), NOW)
        with center.reading() as c:
            assert clients.all_ids(c) == ()


def test_many_threads_write_one_after_the_other(center: Center) -> None:
    def write(number: int) -> None:
        with center.writing() as c:
            clients.insert_one(c, build_client(record_number=str(number)), NOW)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with center.reading() as c:
        assert sorted(clients.record_numbers(c), key=int) == [str(number) for number in range(12)]


WRITE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.store import clients, opening
now = datetime(2026, 11, 23, tzinfo=UTC)
center = opening.open_center(Path(sys.argv[1]), "dana", sys.argv[2], now=now)
print("ready", flush=True)
sys.stdin.readline()
for number in range(25):
    with center.writing() as c:
        clients.insert_one(c, Client(f"Person {number}", record_number=f"{sys.argv[3]}-{number}"), now)
center.close()
"""


def test_two_processes_write_at_once_and_lose_nothing(place: Path, center: Center) -> None:
    with contextlib.ExitStack() as stack:
        processes = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", WRITE, str(place), PASSWORD, name],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            for name in ("a", "b")
        ]
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        assert [process.wait(60) for process in processes] == [0, 0]
    with center.reading() as c:
        assert set(clients.record_numbers(c)) == {f"{name}-{number}" for name in "ab" for number in range(25)}
        assert len(clients.find_ids(c, "person")) == 50


def test_the_data_version_tells_of_other_processes_only(place: Path, center: Center) -> None:
    before = center.data_version()
    with center.writing() as c:
        clients.insert_one(c, build_client(), NOW)
    assert center.data_version() == before
    other = opening.open_center(place, "dana", PASSWORD, now=NOW)
    with other.writing() as c:
        clients.insert_one(c, build_client(record_number="2"), NOW)
    other.close()
    assert center.data_version() != before


def test_the_data_version_never_waits_for_a_write(center: Center) -> None:
    before = center.data_version()
    with center.writing() as c:
        clients.insert_one(c, build_client(), NOW)
        assert center.data_version() == before


def test_a_slip_in_our_own_sql_stays_a_bug(center: Center) -> None:
    with pytest.raises(OperationalError), center.reading() as c:
        c.exec_driver_sql("SELECT nonsense FROM nowhere")


def test_a_busy_file_is_a_sentence(place: Path, center: Center, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aftercare_desktop.store.engine.BUSY_SECONDS", 0.05)
    other = opening.open_center(place, "dana", PASSWORD, now=NOW)
    with center.writing() as c:
        clients.insert_one(c, build_client(), NOW)
        with pytest.raises(StorageFailed, match="Another program is writing"), other.writing():
            pass
    other.close()


@pytest.mark.parametrize(
    ("code", "free", "says"),
    [
        (sqlite3.SQLITE_IOERR, 0, "The disk is full"),
        (sqlite3.SQLITE_IOERR_WRITE, 900_000, "The disk is full"),
        (sqlite3.SQLITE_IOERR_SHMSIZE, 0, "The disk is full"),
        (sqlite3.SQLITE_IOERR_FSYNC, 1_000_000, "The disk reported an error"),
        (sqlite3.SQLITE_IOERR_READ, 0, "The disk reported an error"),
        (sqlite3.SQLITE_IOERR, None, "The disk reported an error"),
        (sqlite3.SQLITE_FULL, 1_000_000, "The disk is full"),
    ],
)
def test_an_error_on_a_full_disk_says_that_it_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, free: int | None, says: str
) -> None:
    def usage(of: Path) -> SimpleNamespace:
        if free is None:
            raise OSError(5, "Input/output error")
        return SimpleNamespace(free=free)

    monkeypatch.setattr("shutil.disk_usage", usage)
    problem = sqlcipher.OperationalError("disk I/O error")
    problem.sqlite_errorcode = code
    with pytest.raises(StorageFailed, match=says), storage_errors(tmp_path / "center.db"):
        raise problem


def test_a_busy_writer_of_our_own_is_a_sentence_too(center: Center, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aftercare_desktop.store.engine._WRITER_PATIENCE_SECONDS", 0.05)
    refused: list[str] = []

    def write() -> None:
        try:
            with center.writing():
                pass
        except StorageFailed as problem:
            refused.append(problem.sentence)

    with center.writing():
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
    assert refused


def test_values_of_clients_never_stand_in_an_error(center: Center) -> None:
    with pytest.raises(DatabaseError) as refused, center.writing() as c:
        c.execute(insert(settings).values(name="Theo Bramwell", value=None))
    assert "Bramwell" not in str(refused.value)


def test_every_connection_is_durable_and_strict(place: Path, center: Center) -> None:
    raw = connect(place / folder.DATABASE, center._keys.data)
    settings_found = {
        name: next(iter(raw.execute(f"PRAGMA {name}")))[0]
        for name in (
            "journal_mode",
            "synchronous",
            "recursive_triggers",
            "trusted_schema",
            "temp_store",
            "cache_size",
        )
    }
    raw.close()
    assert settings_found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "temp_store": 2,
        "cache_size": -65536,
    }
