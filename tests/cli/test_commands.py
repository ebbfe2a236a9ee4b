"""The commands inside this process: what they print, how they end, what they refuse."""

import json
from pathlib import Path

import pytest

import aftercare_desktop
from aftercare_desktop.cli import listing
from aftercare_desktop.demo import DEMO_PASSWORD
from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services import accounts
from tests.builders import new_staff
from tests.centers import HANDED_OUT, StillClock
from tests.cli.conftest import Run


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["list"],
        ["list", "groups"],
        ["print", "plan"],
        ["print", "plan", "--all"],
        ["print", "plan", "--client", "x", "--out", "o"],
        ["print", "plan", "--client", "0", "--out", "o"],
        ["print", "plan", "--client", "9223372036854775808", "--out", "o"],
        ["print", "plan", "--client", "1", "--all", "--out", "o"],
        ["print", "letter", "--all", "--out", "o"],
        ["print", "card", "--all", "--copy", "chart", "--out", "o"],
        ["demo"],
        ["demo", "x", "--clients", "many"],
        ["demo", "x", "--date", "yesterday"],
        ["demo", "x", "--date", "0001-01-01"],
        ["init", "--data", "x"],
        ["init", "--center", "A", "--phone", "207-555-0100"],
        ["init", "--center", "A", "--phone", "207-555-0100", "--user", "a", "--state", "Maine"],
        ["audit"],
        ["import", "clients"],
    ],
)
def test_wrong_usage_ends_with_2(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert ran.out == ""
    assert ran.err
    assert "Traceback" not in ran.err


def test_version_and_help(run: Run) -> None:
    assert run("--version").out == f"aftercare-desktop {aftercare_desktop.__version__}\n"
    shown = run("--help")
    assert shown.status == 0
    assert "130  interrupted" in shown.out


def test_a_wrong_password_ends_with_3_and_a_sentence(
    run: Run, made_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFTERCARE_PASSWORD", "not-the-password")
    ran = run("--data", made_up, "--user", "demo", "list", "clients")
    assert ran.status == 3
    assert ran.out == ""
    assert (
        ran.err == "aftercare-desktop: User name or password is not right. Nothing was opened; try again.\n"
    )


def test_a_handed_out_password_ends_with_3_and_says_what_to_do(
    run: Run, own_center: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = accounts.sign_in(own_center, "morgan", DEMO_PASSWORD, StillClock())
    desk.staff.add(new_staff(Role.NURSE, "ines", "Inés Roy"), HANDED_OUT)
    monkeypatch.setenv("AFTERCARE_PASSWORD", HANDED_OUT)
    ran = run("--data", own_center, "--user", "ines", "list", "clients")
    assert (ran.status, ran.out) == (3, "")
    assert "choose your own" in ran.err


def test_an_unknown_user_hears_the_same(run: Run, made_up: Path) -> None:
    ran = run("--data", made_up, "--user", "nobody", "list", "clients")
    assert ran.status == 3
    assert "User name or password is not right" in ran.err


def test_without_user_or_center(run: Run, made_up: Path, tmp_path: Path) -> None:
    assert run("--data", made_up, "list", "clients").status == 2
    nowhere = run("--data", tmp_path / "none", "--user", "demo", "list", "clients")
    assert nowhere.status == 4
    assert "There is no center" in nowhere.err


def test_the_folder_may_come_from_the_environment(
    run: Run, made_up: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFTERCARE_DATA", str(made_up))
    assert run("list", "staff", "--user", "demo").status == 0


def test_clients_as_json(run: Run, made_up: Path) -> None:
    ran = run("--data", made_up, "--user", "demo", "list", "clients", "--json")
    clients = json.loads(ran.out)
    assert ran.err == ""
    assert len(clients) == 20
    theo = next(client for client in clients if client["id"] == 1)
    assert {
        "record_number": "000117",
        "name": "Theo Bramwell",
        "preferred_name": "",
        "status": "in_treatment",
        "counselor": "Dana Whitcomb",
        "discharge_date": "2026-11-25",
    }.items() <= theo.items()
    assert "نور حدّاد" in ran.out


def test_staff_as_json(run: Run, made_up: Path) -> None:
    staff = json.loads(run("--data", made_up, "--user", "demo", "list", "staff", "--json").out)
    assert {one["user_name"] for one in staff} >= {"demo", "morgan", "ruth"}
    assert set(staff[0]) >= {"id", "name", "role"}


def test_lists_for_people_stand_in_columns(run: Run, made_up: Path) -> None:
    lines = run("--data", made_up, "--user", "demo", "list", "clients").out.splitlines()
    assert lines[0].split() == ["id", "record", "name", "called", "status", "counselor", "leaves"]
    assert len(lines) == 21
    staff = run("--data", made_up, "--user", "demo", "list", "staff").out.splitlines()
    assert staff[0].split() == ["id", "user", "name", "role", "phone", "active"]


def test_check_and_audit_verify(run: Run, made_up: Path) -> None:
    checked = run("--data", made_up, "--user", "demo", "check")
    assert checked.status == 0
    assert checked.out.endswith("Everything is as it was written.\n")
    verified = run("--data", made_up, "--user", "demo", "audit", "verify")
    assert verified.status == 0
    assert verified.out.startswith("The audit trail is whole: ")


@pytest.mark.parametrize(("user", "command"), [("nora", ["check"]), ("nora", ["audit", "verify"])])
def test_what_the_role_does_not_allow_ends_with_4(
    run: Run, made_up: Path, user: str, command: list[str]
) -> None:
    ran = run("--data", made_up, "--user", user, *command)
    assert ran.status == 4
    assert ran.out == ""
    assert ran.err.count("\n") == 1


def test_damage_is_found_and_ends_with_5(run: Run, own_center: Path) -> None:
    database = own_center / "center.db"
    data = bytearray(database.read_bytes())
    data[-3000] ^= 0xFF
    database.write_bytes(data)
    ran = run("--data", own_center, "--user", "morgan", "check")
    assert ran.status == 5
    assert "Traceback" not in ran.err


INIT = ("init", "--center", "Alder Point", "--user", "ada", "--phone", "207-555-0100", "--state", "me")


def test_init_shows_the_recovery_key_once(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "new" / "center"
    ran = run("--data", place, *INIT)
    key = ran.out.splitlines()[-1]
    assert ran.status == 0
    assert len(key) > 20
    for file in place.rglob("*"):
        assert not file.is_file() or key.encode() not in file.read_bytes()
    staff = json.loads(run("--data", place, "--user", "ada", "list", "staff", "--json").out)
    assert [(one["user_name"], one["role"]) for one in staff] == [("ada", "administrator")]
    again = run("--data", place, *INIT)
    assert (again.status, again.out) == (4, "")
    assert "There is a center in" in again.err


def test_init_needs_no_state(run: Run, tmp_path: Path) -> None:
    without_state = INIT[: INIT.index("--state")]
    ran = run("--data", tmp_path / "center", *without_state)
    assert (ran.status, ran.err) == (0, "")


def test_init_refuses_an_easy_password(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERCARE_PASSWORD", "short")
    ran = run("--data", tmp_path / "new", *INIT)
    assert ran.status == 4
    assert not (tmp_path / "new").exists()


def test_demo_says_how_to_sign_in(run: Run, tmp_path: Path) -> None:
    ran = run("demo", tmp_path / "made", "--clients", 2, "--seed", 5, "--date", "2026-11-23")
    assert ran.status == 0
    assert "password aftercare-demo" in ran.out
    assert run("--data", tmp_path / "made", "--user", "demo", "list", "clients").status == 0
    again = run("demo", tmp_path / "made", "--clients", 2)
    assert again.status == 4
    assert "holds something already" in again.err


def test_a_bug_becomes_one_sentence_and_a_report_without_personal_data(
    run: Run, made_up: Path, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(arguments: object) -> int:
        raise ValueError("Theo Bramwell")

    monkeypatch.setattr(listing, "run", broken)
    ran = run("--data", made_up, "--user", "demo", "list", "clients")
    assert ran.status == 5
    assert ran.err.count("\n") == 1
    assert "Bramwell" not in ran.err
    (report,) = own_folders.rglob("report-*.txt")
    assert "ValueError" in report.read_text()
    assert "Bramwell" not in report.read_text()


def test_ctrl_c_ends_with_130(run: Run, made_up: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(listing, "run", interrupted)
    ran = run("--data", made_up, "--user", "demo", "list", "clients")
    assert ran.status == 130
    assert "Traceback" not in ran.err
