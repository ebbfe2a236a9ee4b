"""`export clients`: for administrators, with a purpose, whole or not at all."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PURPOSE = ("--purpose", "quality-review")


def test_json_has_the_keys_of_the_list(run: Run, made_up: Path, tmp_path: Path) -> None:
    out = tmp_path / "clients.json"
    ran = run(
        "--data", made_up, "--user", "morgan", "export", "clients", "--format", "json", "--out", out, *PURPOSE
    )
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.endswith(f"written to {out}.\n")
    listed = json.loads(run("--data", made_up, "--user", "demo", "list", "clients", "--json").out)
    assert json.loads(out.read_text()) == [{**each, "practice": True} for each in listed]
    assert out.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_sheets_hold_everybody(run: Run, made_up: Path, tmp_path: Path, form: str) -> None:
    out = tmp_path / "clients"
    ran = run(
        "--data", made_up, "--user", "morgan", "export", "clients", "--format", form, "--out", out, *PURPOSE
    )
    assert ran.status == 0
    if form == "csv":
        rows = list(csv.reader(io.StringIO(out.read_bytes().decode("utf-8-sig"))))
        assert rows[0] == ["Name", "Record number", "Status", "Leave date", "Counselor", "Practice"]
        assert len(rows) == int(ran.out.split()[0]) + 1


def test_others_are_refused_and_nothing_is_written(run: Run, made_up: Path, tmp_path: Path) -> None:
    out = tmp_path / "clients.csv"
    ran = run(
        "--data", made_up, "--user", "demo", "export", "clients", "--format", "csv", "--out", out, *PURPOSE
    )
    assert ran.status == 4
    assert "ask an administrator" in ran.err
    assert not out.exists()


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--format", "csv"], 2),
        (["--format", "pdf", *PURPOSE], 2),
        (["--format", "csv", "--purpose", "curiosity"], 2),
        (["--format", "csv", "--purpose", "other"], 4),
    ],
)
def test_without_a_purpose_there_is_no_list(
    run: Run, made_up: Path, tmp_path: Path, arguments: list[str], status: int
) -> None:
    out = tmp_path / "clients.csv"
    ran = run("--data", made_up, "--user", "morgan", "export", "clients", "--out", out, *arguments)
    assert ran.status == status
    assert ran.out == ""
    assert not out.exists()


def test_a_folder_that_is_not_there_ends_with_5(run: Run, made_up: Path, tmp_path: Path) -> None:
    out = tmp_path / "none" / "clients.csv"
    ran = run(
        "--data", made_up, "--user", "morgan", "export", "clients", "--format", "csv", "--out", out, *PURPOSE
    )
    assert ran.status == 5
