"""`print note`: what is not yet in the chart, as PDF or text; nothing is marked by it."""

from pathlib import Path

from aftercare_desktop.services import accounts
from aftercare_desktop.services.context import SystemClock
from tests.cli.conftest import Run
from tests.cli.test_printing import text_of


def test_a_note_as_pdf_and_as_text(run: Run, own_center: Path, tmp_path: Path) -> None:
    for name in ("note.pdf", "note.txt"):
        ran = run(
            "--data", own_center, "--user", "demo", "print", "note", "--client", 1, "--out", tmp_path / name
        )
        assert (ran.status, ran.err) == (0, "")
        assert ran.out.endswith("Nothing was marked as put in the chart.\n")
    text = (tmp_path / "note.txt").read_text("utf-8")
    assert text.splitlines()[1] == "NOTE FOR THE CHART"
    assert "Called Bridge Clinic" in text
    assert "End of note." in text
    assert "Note for the chart" in text_of((tmp_path / "note.pdf").read_bytes())


def test_a_folder_gets_a_file_whose_name_tells_no_name(run: Run, made_up: Path, tmp_path: Path) -> None:
    out = tmp_path / "notes"
    assert run("--data", made_up, "--user", "demo", "print", "note", "--client", 1, "--out", out).status == 0
    (file,) = out.iterdir()
    assert file.name.startswith("note-1-20")
    assert file.suffix == ".pdf"


def test_a_folder_called_like_a_text_file_gets_a_pdf_that_is_one(
    run: Run, made_up: Path, tmp_path: Path
) -> None:
    out = tmp_path / "notes.txt"
    out.mkdir()
    assert run("--data", made_up, "--user", "demo", "print", "note", "--client", 1, "--out", out).status == 0
    (file,) = out.iterdir()
    assert (file.suffix, file.read_bytes()[:5]) == (".pdf", b"%PDF-")


def test_nothing_waiting_and_wrong_usage_write_nothing(run: Run, own_center: Path, tmp_path: Path) -> None:
    desk = accounts.sign_in(own_center, "demo", "aftercare-demo", SystemClock())
    desk.chart.mark(1, desk.chart.waiting(1).charted())
    desk.sign_out()
    for whose, status in (
        (("--client", 1), 4),
        (("--client", 99_999), 4),
        (("--all",), 2),
        (("--client", 1, 2), 2),
    ):
        out = tmp_path / "note.pdf"
        ran = run("--data", own_center, "--user", "demo", "print", "note", *whose, "--out", out)
        assert (ran.status, out.exists()) == (status, False)
        assert ran.err.count("\n") == 1


def test_everybody_of_ones_own_of_whom_something_waits(run: Run, made_up: Path, tmp_path: Path) -> None:
    desk = accounts.sign_in(made_up, "demo", "aftercare-demo", SystemClock())
    expected = [f"note-{row.client_id}-" for row in desk.chart.caseload()]
    desk.sign_out()
    assert expected
    out = tmp_path / "notes"
    ran = run("--data", made_up, "--user", "demo", "print", "note", "--all", "--out", out)
    assert ran.status == 0
    found = sorted(file.name for file in out.iterdir())
    assert found == sorted(name for name in found if any(name.startswith(one) for one in expected))
    assert len(found) == len(expected)
