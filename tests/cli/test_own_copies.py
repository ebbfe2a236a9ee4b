"""`export client`: the client's own record for those who may copy it, audited, whole or not at all."""

from pathlib import Path

import pytest

from aftercare_desktop.demo import DEMO_PASSWORD
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.services import accounts
from tests.builders import TODAY
from tests.centers import StillClock
from tests.cli.conftest import Run
from tests.own_record_files import from_json


def export(
    run: Run, center: Path, out: Path, *more: object, user: str = "demo", form: str = "json"
) -> tuple[int, str]:
    ran = run("--data", center, "--user", user, "export", "client", "--format", form, "--out", out, *more)
    return ran.status, ran.err


def test_json_is_the_record_and_the_copy_is_audited(run: Run, own_center: Path, tmp_path: Path) -> None:
    out = tmp_path / "record.json"
    assert export(run, own_center, out, "--client", 1) == (0, "")
    assert from_json(out.read_bytes()).client.name == "Theo Bramwell"
    assert out.stat().st_mode & 0o777 == 0o600
    desk = accounts.sign_in(own_center, "morgan", DEMO_PASSWORD, StillClock())
    lines = [line for line in desk.audit.entries() if line.event is Event.RECORD_COPIED]
    desk.sign_out()
    assert [line.subject_id for line in lines] == [1]
    assert lines[0].at.date() >= TODAY


def test_pdf_is_written_too(run: Run, made_up: Path, tmp_path: Path) -> None:
    out = tmp_path / "record.pdf"
    assert export(run, made_up, out, "--client", 1, form="pdf") == (0, "")
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("arguments", "form", "status"),
    [
        ([], "json", 2),
        (["--client", 1], "csv", 2),
        (["--client", 1, "--purpose", "legal"], "json", 2),
        (["--client", "x"], "json", 2),
        (["--client", 999_999], "json", 4),
    ],
)
def test_wrong_usage_and_nobody_write_nothing(
    run: Run, made_up: Path, tmp_path: Path, arguments: list[object], form: str, status: int
) -> None:
    out = tmp_path / "record"
    found, err = export(run, made_up, out, *arguments, form=form)
    assert found == status
    assert err
    assert not out.exists()


def test_a_folder_that_is_not_there_ends_with_5(run: Run, made_up: Path, tmp_path: Path) -> None:
    assert export(run, made_up, tmp_path / "none" / "record.json", "--client", 1)[0] == 5
