"""`import clients`: all or nothing, the same file twice changes nothing, bad files end in one sentence."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROSTER = (
    "mrn,clientFirstName,clientLastName,dob,primaryPhone,primaryClinicianFirst,primaryClinicianLast,bed\n"
    "00801,Ada,Ingalls,04/30/1990,207-555-0191,Dana,Whitcomb,4\n"
    "00802,Хризантема,Белых,12/01/1985,,,,5\n"
    ",No,Number,12/01/1985,,,,6\n"
)


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "roster.csv"
    path.write_text(ROSTER, encoding="utf-8-sig")
    return path


def clients(run: Run, center: Path) -> list[dict[str, object]]:
    found = json.loads(run("--data", center, "--user", "demo", "list", "clients", "--json").out)
    assert isinstance(found, list)
    return found


def test_import_and_import_again(run: Run, own_center: Path, roster: Path) -> None:
    who = ("--data", own_center, "--user", "morgan")
    first = json.loads(run(*who, "import", "clients", roster, "--json").out)
    assert {"read": 3, "added": 2, "changed": 0, "unchanged": 0, "gone": 0}.items() <= first.items()
    assert [one["row"] for one in first["skipped"]] == [4]
    assert first["skipped"][0]["reason"]
    assert first["columns_not_understood"] == ["bed"]
    listed = clients(run, own_center)
    ada = next(one for one in listed if one["record_number"] == "00801")
    assert (ada["name"], ada["counselor"]) == ("Ada Ingalls", "Dana Whitcomb")

    again = json.loads(run(*who, "import", "clients", roster, "--json").out)
    assert {"added": 0, "changed": 0, "unchanged": 2}.items() <= again.items()
    assert clients(run, own_center) == listed


def test_a_dry_run_changes_nothing(run: Run, made_up: Path, roster: Path) -> None:
    before = clients(run, made_up)
    ran = run("--data", made_up, "--user", "morgan", "import", "clients", roster, "--dry-run")
    assert ran.status == 0
    assert ran.out.startswith("Would be: 3 rows read, 2 added, 0 changed, 0 unchanged, 1 left out.\n")
    assert "Columns not understood: bed." in ran.out
    assert clients(run, made_up) == before


def test_the_front_desk_may_not_import(run: Run, made_up: Path, roster: Path) -> None:
    ran = run("--data", made_up, "--user", "nora", "import", "clients", roster)
    assert ran.status == 4
    assert len(clients(run, made_up)) == 20


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "roster.csv is empty"),
        (b"one,two\n1,2\n", "no column for a name"),
        (b"mrn,name,dob\n1,Ada,1990-02-31\n", "row 2, dob: 1990-02-31 is not a day"),
        (b"mrn,name,dob\n1,Ada,2090-02-01\n", "row 2"),
        (b"mrn,name,admit date,discharge date\n1,Ada,2026-02-01,2026-01-01\n", "row 2"),
        (b'mrn,name\n1,"Ada', "row 2: a quoted cell does not end"),
        (b"mrn,name,dob\n1,Ada,1990-02-01\n2,B", "row 3: has only 2 of 3 cells"),
        (b"PK\x03\x04" + bytes(500), "a spreadsheet or zip file"),
        (bytes(range(256)) * 8, "cannot be read"),
        (b"mrn,name\n1,A\x00\n", "not text"),
    ],
)
def test_bad_files_end_with_4_and_change_nothing(
    run: Run, made_up: Path, tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "roster.csv"
    path.write_bytes(content)
    ran = run("--data", made_up, "--user", "morgan", "import", "clients", path, "--json")
    assert (ran.status, ran.out) == (4, "")
    assert says in ran.err
    assert "roster.csv" in ran.err
    assert ran.err.count("\n") == 1
    assert len(clients(run, made_up)) == 20


def test_a_huge_and_a_missing_file(run: Run, made_up: Path, tmp_path: Path) -> None:
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as file:
        file.truncate(200_000_000)
    for path, says in (
        (huge, "has 200 MB"),
        (tmp_path / "none.csv", "was not found"),
        (tmp_path, "is not a file"),
    ):
        ran = run("--data", made_up, "--user", "morgan", "import", "clients", path)
        assert ran.status == 4
        assert says in ran.err
