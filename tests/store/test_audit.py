"""Every kind of tampering with the audit trail is seen, also by somebody who holds the open database."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from aftercare_desktop.domain.audit import AuditEntry, Event, chain_mac
from aftercare_desktop.store import audit, audit_seal, folder, opening
from aftercare_desktop.store.audit import AuditVerdict
from aftercare_desktop.store.engine import RawConnection, raw_connection
from aftercare_desktop.store.opening import Center
from tests.builders import NOW, PASSWORD

LINES = 20


def write(center: Center, count: int = LINES) -> None:
    """That many lines, each its own unit of work."""
    for number in range(count):
        with center.writing() as c:
            audit.append(
                c, center.audit_key, at=NOW, staff_id=1, event=Event.CLIENT_VIEWED,
                subject="client", subject_id=number, detail=f"page={number}",
            )  # fmt: skip


def verify(center: Center) -> AuditVerdict:
    with center.reading() as c:
        return audit.verify(c, center.audit_key, center.audit_end_outside())


def test_an_untouched_trail_is_whole(center: Center) -> None:
    assert verify(center) == AuditVerdict(1)
    write(center)
    assert verify(center) == AuditVerdict(LINES + 1)
    assert verify(center).is_whole()


def test_a_line_holds_who_when_what_and_the_line_before(center: Center) -> None:
    write(center, 2)
    with center.reading() as c:
        last, before, first = audit.entries(c)
    assert (first.event, first.previous) == (Event.CENTER_CREATED, "")
    assert (last.sequence, last.at, last.staff_id) == (3, NOW, 1)
    assert (last.subject, last.subject_id, last.detail) == ("client", 1, "page=1")
    assert last.previous == before.mac


def test_lines_are_asked_for_newest_first(center: Center) -> None:
    write(center, 5)
    with center.reading() as c:
        assert [one.sequence for one in audit.entries(c, limit=3)] == [6, 5, 4]
        assert [one.sequence for one in audit.entries(c, before=3)] == [2, 1]
        assert [one.subject_id for one in audit.entries(c, subject="client", subject_id=2)] == [2]
        assert [one.sequence for one in audit.entries(c, event=Event.CENTER_CREATED)] == [1]
        assert audit.entries(c, staff_id=9) == ()


def test_a_line_that_is_taken_back_leaves_no_gap(center: Center) -> None:
    def slip() -> None:
        with center.writing() as c:
            audit.append(c, center.audit_key, at=NOW, staff_id=1, event=Event.PLAN_VIEWED)
            raise KeyError

    with pytest.raises(KeyError):
        slip()
    write(center, 1)
    assert verify(center) == AuditVerdict(2)


# --- Somebody with the open database and no guards ----------------------------------------------------------


def as_an_intruder(center: Center, sql: str) -> None:
    """Run SQL on a connection without guards, with every trigger of the trail taken away."""
    with raw_connection(center.place / folder.DATABASE, center._keys.data) as raw:
        for (name,) in list(
            raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit%'")
        ):
            raw.execute(f"DROP TRIGGER {name}")
        for statement in sql.split(";"):
            raw.execute(statement)


TAMPERING = {
    "changed detail": "UPDATE audit SET detail = 'page=99' WHERE sequence = 5",
    "changed person": "UPDATE audit SET staff_id = NULL WHERE sequence = 5",
    "changed moment": "UPDATE audit SET at = '2020-01-01T00:00:00.000000+00:00' WHERE sequence = 5",
    "changed event": "UPDATE audit SET event = 'signed_in' WHERE sequence = 5",
    "changed subject": "UPDATE audit SET subject = 'plan' WHERE sequence = 5",
    "changed id": "UPDATE audit SET subject_id = 77 WHERE sequence = 5",
    "removed in the middle": "DELETE FROM audit WHERE sequence = 5",
    "removed and closed up": (
        "DELETE FROM audit WHERE sequence = 5; UPDATE audit SET sequence = sequence - 1 WHERE sequence > 5"
    ),
    "removed at the start": "DELETE FROM audit WHERE sequence = 1",
    "removed at the end": f"DELETE FROM audit WHERE sequence > {LINES - 2}",
    "removed at the end with the head mended": (
        "DELETE FROM audit WHERE sequence > 10; "
        "UPDATE audit_head SET count = 10, mac = (SELECT mac FROM audit WHERE sequence = 10)"
    ),
    "removed altogether": "DELETE FROM audit; UPDATE audit_head SET count = 0, mac = ''",
    "removed head": "DELETE FROM audit_head",
    "two lines exchanged": (
        "UPDATE audit SET sequence = -1 WHERE sequence = 5; UPDATE audit SET sequence = 5 WHERE sequence = 6; "
        "UPDATE audit SET sequence = 6 WHERE sequence = -1"
    ),
    "a line invented at the end": (
        f"INSERT INTO audit SELECT {LINES + 2}, at, staff_id, event, subject, subject_id, detail, mac, mac FROM audit "
        f"WHERE sequence = {LINES + 1}; UPDATE audit_head SET count = count + 1"
    ),
    "text moved between fields": "UPDATE audit SET subject = 'clientpage', detail = '=4' WHERE sequence = 6",
}


@pytest.mark.parametrize("sql", TAMPERING.values(), ids=TAMPERING.keys())
def test_tampering_is_seen(center: Center, sql: str) -> None:
    write(center)
    as_an_intruder(center, sql)
    assert not verify(center).is_whole()
    assert verify(center).problem


def write_anew(raw: RawConnection, key: bytes, keep: int) -> None:
    """Somebody writes the trail anew up to `keep` lines with a chain of their own, and mends the head."""
    rows = list(raw.execute("SELECT sequence, staff_id, event, subject, subject_id, detail FROM audit"))
    raw.execute("DELETE FROM audit")
    previous = ""
    for row in rows[:keep]:
        sequence, staff_id, event, subject, subject_id, detail = row
        entry = AuditEntry(
            int(str(sequence)), NOW, int(str(staff_id)), Event(str(event)), str(subject),
            None if subject_id is None else int(str(subject_id)), str(detail), previous, "",
        )  # fmt: skip
        entry = replace(entry, mac=chain_mac(key, entry))
        at = entry.at.isoformat(timespec="microseconds")
        number = "NULL" if entry.subject_id is None else entry.subject_id
        raw.execute(
            f"INSERT INTO audit VALUES ({sequence}, '{at}', {staff_id}, '{event}', '{subject}', {number}, "
            f"'{detail}', '{previous}', '{entry.mac}')"
        )
        previous = entry.mac
    raw.execute(f"UPDATE audit_head SET count = {keep}, mac = '{previous}'")


def test_a_trail_written_anew_without_the_key_is_seen(center: Center) -> None:
    write(center)
    as_an_intruder(center, "SELECT 1")
    with raw_connection(center.place / folder.DATABASE, center._keys.data) as raw:
        write_anew(raw, b"guess" * 8, LINES + 1)
    assert "was changed" in verify(center).problem


@pytest.mark.parametrize(("keep", "what"), [(10, "were removed"), (LINES + 1, "was written anew")])
def test_even_with_the_chain_key_the_seal_outside_tells(center: Center, keep: int, what: str) -> None:
    """Whoever holds database and chain key can write a chain that fits; the seal still knows the line it saw."""
    write(center)
    center._seal(audit_seal.ChainHead(LINES + 1, last_mac(center)))
    as_an_intruder(center, "UPDATE audit SET detail = 'page=99' WHERE sequence = 3")
    with raw_connection(center.place / folder.DATABASE, center._keys.data) as raw:
        write_anew(raw, center.audit_key, keep)
    assert what in verify(center).problem


def last_mac(center: Center) -> str:
    with center.reading() as c:
        return audit.head(c).mac


# --- The seal outside the database --------------------------------------------------------------------------


def test_the_seal_follows_the_trail(place: Path, center: Center) -> None:
    assert center.audit_end_outside().count == 1
    write(center, 15)
    assert center.audit_end_outside().count == 1
    write(center, 3)
    assert center.audit_end_outside().count == 17
    center.close()
    reopened = opening.open_center(place, "dana", PASSWORD, now=NOW)
    assert reopened.audit_end_outside().count == 19
    reopened.close()


def test_a_seal_that_cannot_be_written_takes_nothing_back(
    center: Center, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folder, "write_whole", full_disk)
    write(center)
    assert verify(center) == AuditVerdict(LINES + 1)
    monkeypatch.undo()
    write(center, 1)
    assert center.audit_end_outside().count == LINES + 2


def test_the_seal_never_goes_back(center: Center) -> None:
    write(center)
    before = center.audit_end_outside()
    audit_seal.write(center.place, center.audit_key, audit_seal.ChainHead(1, "x"))
    assert center.audit_end_outside() == before


def spoil(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("harm", "what"),
    [
        (Path.unlink, "missing"),
        (spoil, "was changed"),
        (lambda path: path.write_bytes(b""), "was changed"),
        (lambda path: path.write_bytes(os.urandom(112)), "was changed"),
        (lambda path: (path.unlink(), path.mkdir()), "cannot be read"),
    ],
)
def test_a_broken_seal_is_said_and_not_mended(
    center: Center, harm: Callable[[Path], object], what: str
) -> None:
    harm(center.place / folder.SEAL)
    write(center)
    with pytest.raises(audit_seal.BrokenSealError, match=what):
        verify(center)
    center.close()
    reopened = opening.open_center(center.place, "dana", PASSWORD, now=NOW)
    with pytest.raises(audit_seal.BrokenSealError, match=what):
        verify(reopened)
    reopened.close()


def test_the_chain_key_is_not_in_the_database(center: Center) -> None:
    write(center)
    with raw_connection(center.place / folder.DATABASE, center._keys.data) as raw:
        for (table,) in list(raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")):
            for row in raw.execute(f"SELECT * FROM {table}"):
                assert center.audit_key.hex() not in str(row)
                assert str(center.audit_key) not in str(row)
