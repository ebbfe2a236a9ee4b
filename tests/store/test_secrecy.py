"""Nothing a person wrote, and nothing about staff, can be read in the data folder or left in a temporary one."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.plans import Goal, PlanDocument
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.store import audit, clients, files, folder, opening, plans, schema, staff, stash
from tests.builders import NOW, build_client, center_profile, new_staff
from tests.store.conftest import CHEAP

MARK = "Zanzibarella"
"""A word that stands in every field of the test, in several encodings looked for."""


def forms(word: str) -> tuple[bytes, ...]:
    """How a word could stand in a file: as typed, folded, in two bytes, in hex, in base 64."""
    plain = [word.encode(), word.lower().encode(), word.upper().encode()]
    return (*plain, word.encode("utf-16-le"), word.encode("utf-16-be"), word.encode().hex().encode())


def readable(place: Path) -> list[str]:
    """Files below `place` in which the mark, or SQLite's own header, can be read."""
    found = []
    for path in place.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found += [path.name for form in (*forms(MARK), b"SQLite format") if form in content]
    return found


def test_nothing_can_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "tmp"
    elsewhere.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(elsewhere))
    place = tmp_path / "center"
    opening.create_center(
        place,
        center_profile(name=f"{MARK} Recovery"),
        new_staff(Role.ADMINISTRATOR, MARK, f"Dana {MARK}"),
        f"{MARK}-password",
        now=NOW,
        argon=CHEAP,
    )
    center = opening.open_center(place, MARK, f"{MARK}-password", now=NOW)
    with center.writing() as c:
        member = staff.insert(c, new_staff(Role.NURSE, f"{MARK}2", f"Leah {MARK}"))
        center.add_slot(member.user_name, f"{MARK}-password-2")
        names = [f"{MARK} {number}" for number in range(300)]
        new = [replace(build_client(name, record_number=name), allergies=MARK) for name in names]
        ids = clients.insert_all(c, new, NOW)
        document = PlanDocument(goals=(Goal("k", words=f"Call {MARK} on Sunday"),))
        draft = plans.insert_draft(c, ids[0], document, 1, NOW, 1)
        paper = files.keep(c, f"%PDF {MARK}".encode() * 500, NOW)
        plans.freeze(c, draft.id, 1, NOW, 1, pdf_sha256=paper, gaps_reason=MARK)
        stash.keep(c, 1, MARK, MARK.encode() * 400, NOW)
        audit.append(c, center.audit_key, at=NOW, staff_id=1, event=Event.CLIENTS_IMPORTED, detail=MARK)
    with center.reading() as c:
        # A sort too large for the page cache would spill to a temporary file if it could.
        c.exec_driver_sql("SELECT a.name || b.name FROM clients a, clients b ORDER BY 1 DESC").fetchall()
        assert clients.find_ids(c, MARK)
        assert (place / "center.db-wal").stat().st_size > 100_000
        assert readable(tmp_path) == []
    schema.copy(place / folder.DATABASE, center._keys.data, place / folder.COPIES / "copy.db")
    assert readable(tmp_path) == []
    center.close()
    assert readable(tmp_path) == []
    assert list(elsewhere.iterdir()) == []


def test_the_mark_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "leak").write_text(MARK)
    assert readable(tmp_path) == ["leak"]
