"""`import clients`: all or nothing, the same file twice changes nothing, bad files end in one sentence."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, Run
from tests.exchange.workbooks import workbook

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
    assert first["dates"] == ["Dates are read as month/day/year: row 2, dob, has 04/30/1990."]
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
    assert "Dates are read as month/day/year: row 2, dob, has 04/30/1990." in ran.out
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
        (b"mrn,name,dob\n1,Ada,04/09/1990\n", "--dates month-first or --dates day-first"),
        (b"mrn,MRN,name\n1,1,Ada\n", "the columns mrn and MRN mean the same"),
        (b"\xd0\xcf\x11\xe0" + bytes(500), "is an old workbook"),
        (b"mrn,name,dob\n1,Ada,1990-02-31\n", "row 2, dob: 1990-02-31 is not a day"),
        (b"mrn,name,dob\n1,Ada,2090-02-01\n", "row 2"),
        (b"mrn,name,admit date,discharge date\n1,Ada,2026-02-01,2026-01-01\n", "row 2"),
        (b'mrn,name\n1,"Ada', "row 2: a quoted cell does not end"),
        (b"mrn,name,dob\n1,Ada,1990-02-01\n2,B", "row 3: has only 2 of 3 cells"),
        (b"PK\x03\x04" + bytes(500), "is damaged, cut off, or no Excel workbook"),
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


@pytest.fixture
def take(run: Run, own_center: Path, tmp_path: Path) -> Callable[..., Ran]:
    """Imports rows of a file that is always called the same, as another program's weekly export is."""
    path = tmp_path / "census.csv"

    def _take(text: str, *options: str) -> Ran:
        path.write_text(text, encoding="utf-8")
        return run("--data", own_center, "--user", "morgan", "import", "clients", path, *options)

    return _take


Take = Callable[..., Ran]


def figures(ran: Ran) -> dict[str, object]:
    assert ran.status == 0, ran.err
    found = json.loads(ran.out)
    assert isinstance(found, dict)
    return found


def test_a_workbook_is_imported_like_any_list(run: Run, own_center: Path, tmp_path: Path) -> None:
    path = tmp_path / "census.xlsx"
    path.write_bytes(
        workbook(("mrn", "name", "dob"), ("00801", "Ingalls, Ada", date(1990, 4, 30)), (802, "Ng", 33337))
    )
    who = ("--data", own_center, "--user", "morgan")
    assert figures(run(*who, "import", "clients", path, "--json"))["added"] == 2
    assert figures(run(*who, "import", "clients", path, "--sheet", "Census", "--json"))["unchanged"] == 2
    assert "no sheet Other" in run(*who, "import", "clients", path, "--sheet", "Other").err
    numbers = {one["record_number"]: one["name"] for one in clients(run, own_center)}
    assert (numbers["00801"], numbers["802"]) == ("Ada Ingalls", "Ng")


def test_the_order_of_dates_is_asked_once_and_remembered(take: Take) -> None:
    text = "mrn,name,dob\n901,Ada,04/09/1990\n"
    assert take(text).status == 4
    assert figures(take(text, "--dates", "day-first", "--source", "Ward 3", "--json"))["added"] == 1
    assert figures(take(text, "--source", "Ward 3", "--json"))["unchanged"] == 1
    assert take(text, "--source", "Ward 4").status == 4


def test_an_order_that_the_file_contradicts_makes_no_wrong_day(take: Take) -> None:
    ran = take("mrn,name,dob\n1,Ada,04/30/1990\n2,Ben,04/09/1991\n", "--dates", "day-first")
    assert ran.status == 4
    assert "row 2, dob: 04/30/1990 is not a day of the calendar." in ran.err


def test_columns_are_corrected_and_remembered(take: Take) -> None:
    text = "mrn,MRN,Who,bed\n1,901,Ada,4\n"
    assert "mean the same" in take(text).err
    done = figures(take(text, "--column", "mrn=", "--column", "who=name", "--json"))
    assert (done["added"], done["columns_not_understood"]) == (1, ["mrn", "bed"])
    assert figures(take(text, "--json"))["unchanged"] == 1
    assert take(text, "--column", "nonsense").status == 2
    assert take(text, "--column", "bed=nonsense").status == 2
    assert "has no column Floor" in take(text, "--column", "Floor=name").err


def test_without_a_word_the_source_is_that_of_the_same_columns_as_in_the_window(
    run: Run, own_center: Path, tmp_path: Path
) -> None:
    who = ("--data", own_center, "--user", "morgan", "import", "clients")
    columns = "mrn,name,bed,ward,shift"
    november, december, other = (tmp_path / name for name in ("roster_nov.csv", "roster_dec.csv", "beds.csv"))
    for path in (november, december):
        path.write_text(f"{columns}\n901,Ada,1,2,3\n")
    other.write_text("MRN,Full name\n901,Ada\n")
    assert figures(run(*who, november, "--json"))["source"] == "roster_nov"
    assert figures(run(*who, december, "--json"))["source"] == "roster_nov"
    assert "Taken as a list of the source roster_nov." in run(*who, december).out
    assert figures(run(*who, december, "--source", "Ward 3", "--json"))["source"] == "Ward 3"
    assert figures(run(*who, other, "--json"))["source"] == "beds"


@pytest.mark.parametrize("never", ["1990-02-31", "30/02/1990", "13/45/1990"])
def test_bad_rows_are_left_out_only_when_asked(take: Take, never: str) -> None:
    text = f"mrn,name,dob\n901,Ada,{never}\n902,Ben,1990-02-01\n"
    assert take(text).status == 4
    tried = figures(take(text, "--dry-run", "--json"))
    assert [one["row"] for one in tried["bad"]] == [2]  # type: ignore[attr-defined]
    done = figures(take(text, "--skip-bad-rows", "--json"))
    assert (done["added"], done["bad"]) == (1, [])
    assert done["skipped"] == [{"row": 2, "reason": f"dob: {never} is not a day of the calendar."}]


def test_gone_people_and_conflicts_are_listed(take: Take, run: Run, own_center: Path) -> None:
    take("mrn,name,program\n901,Ada,Evening\n902,Ben,Evening\n", "--source", "Intake")
    elsewhere = ("--source", "Census")
    census = "mrn,name,program\n901,Ada,Morning\n"
    kept = figures(take(census, *elsewhere, "--json"))
    conflict = {"row": 2, "field": "program", "ours": "Evening", "file": "Morning"}
    assert (kept["unchanged"], kept["conflicts"]) == (1, [{**conflict, "taken": False}])
    settled = figures(take(census, *elsewhere, "--take-file", "--dry-run", "--json"))
    assert (settled["changed"], settled["settled_before"]) == (1, [{**conflict, "taken": True}])
    stays = take(census, *elsewhere, "--dry-run").out
    assert "Ours stays in 1 field as it did before; --take-file takes" in stays
    spoken = take("mrn,name,program\n901,Ada,Noon\n", "--source", "Intake", "--take-file", "--dry-run").out
    assert "Would be: 1 rows read, 0 added, 1 changed" in spoken
    assert "Not in this file any more: record number 902. Nothing was done." in spoken
    fresh = figures(take(census, "--source", "New", "--take-file", "--json"))
    assert (fresh["changed"], fresh["conflicts"]) == (1, [{**conflict, "taken": True}])
    assert next(one for one in clients(run, own_center) if one["record_number"] == "902")["name"] == "Ben"


def test_a_number_given_to_somebody_else_is_told_and_not_taken(
    take: Take, run: Run, own_center: Path
) -> None:
    take("mrn,name,dob\n901,Ada Ingalls,1991-04-09\n902,Ben,1990-02-01\n")
    spoken = take("mrn,name,dob\n901,Cem Aydin,1960-01-02\n902,Ben,1990-02-01\n", "--take-file").out
    assert "0 added, 0 changed, 1 unchanged, 1 left out." in spoken
    assert (
        "Row 2: Record number 901 belongs to Ada Ingalls, born Apr 9, 1991; the file says Cem Aydin" in spoken
    )
    assert spoken.count("Ada Ingalls") == 1
    assert "Ada Ingalls" in {one["name"] for one in clients(run, own_center)}
