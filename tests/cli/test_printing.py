"""`print plan`: every plan a whole file, and nothing else is left anywhere."""

import io
import os
import stat
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from aftercare_desktop.cli import printing
from aftercare_desktop.errors import StorageFailed
from tests.cli.conftest import Run


def text_of(pdf: bytes) -> str:
    return PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


def test_all_plans_one_file_each_and_988_on_page_1(run: Run, made_up: Path, tmp_path: Path) -> None:
    out = tmp_path / "papers"
    ran = run("--data", made_up, "--user", "demo", "print", "plan", "--all", "--out", out)
    files = sorted(out.iterdir())
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"{len(files)} plans written to {out}.\n"
    assert "plan-1-v2.pdf" in [file.name for file in files]
    assert len(files) >= 14
    for file in files:
        assert "988" in text_of(file.read_bytes())
    if sys.platform != "win32":
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
        assert stat.S_IMODE(out.stat().st_mode) == 0o700


def test_a_final_is_printed_byte_for_byte_again(run: Run, made_up: Path, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        assert (
            run(
                "--data", made_up, "--user", "nora", "print", "plan", "--client", 1, "--out", tmp_path / name
            ).status
            == 0
        )
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_some_clients_into_a_folder(run: Run, made_up: Path, tmp_path: Path) -> None:
    ran = run(
        "--data", made_up, "--user", "demo", "print", "plan", "--client", 1, 2, 1, "--out", tmp_path / "o"
    )
    assert ran.status == 0
    assert sorted(file.name for file in (tmp_path / "o").iterdir()) == ["plan-1-v2.pdf", "plan-2-v1.pdf"]


@pytest.mark.parametrize("whose", [("--all",), ("--client", 1, 2)])
@pytest.mark.parametrize("paper", ["plan", "card", "week"])
def test_the_front_desk_is_refused_the_whole_roster(
    run: Run, made_up: Path, tmp_path: Path, paper: str, whose: tuple[object, ...]
) -> None:
    out = tmp_path / "o"
    ran = run("--data", made_up, "--user", "nora", "print", paper, *whose, "--out", out)
    assert ran.status == 4
    assert "more than one person" in ran.err
    assert list(tmp_path.rglob("*.pdf")) == []


def test_several_plans_do_not_go_into_one_file(run: Run, made_up: Path, tmp_path: Path) -> None:
    ran = run(
        "--data", made_up, "--user", "demo", "print", "plan", "--client", 1, 2, "--out", tmp_path / "o.pdf"
    )
    assert ran.status == 2
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize(
    ("options", "names", "said"),
    [
        (("card",), ("card-1-v2.pdf", "card-2-v1.pdf"), "2 cards written to"),
        (("card", "--without-naloxone"), ("card-1-v2.pdf", "card-2-v1.pdf"), "2 cards written to"),
        (("week",), ("week-1-v2.pdf", "week-2-v1.pdf"), "2 weeks written to"),
        (("week", "--large"), ("week-1-v2-large.pdf", "week-2-v1-large.pdf"), "2 weeks written to"),
        (("plan", "--large"), ("plan-1-v2-large.pdf", "plan-2-v1-large.pdf"), "2 plans written to"),
        (
            ("plan", "--copy", "chart"),
            ("plan-1-v2-chart.pdf", "plan-2-v1-chart.pdf"),
            "2 plans written to",
        ),
        (("plan", "--copy", "client"), ("plan-1-v2.pdf", "plan-2-v1.pdf"), "2 plans written to"),
    ],
)
def test_every_paper_has_its_own_name(
    run: Run, made_up: Path, tmp_path: Path, options: tuple[str, ...], names: tuple[str, ...], said: str
) -> None:
    out = tmp_path / "o"
    ran = run("--data", made_up, "--user", "demo", "print", *options, "--client", 1, 2, "--out", out)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(said)
    assert tuple(sorted(file.name for file in out.iterdir())) == names


@pytest.mark.parametrize(
    "options",
    [
        ("card", "--copy", "chart"),
        ("week", "--copy", "chart"),
        ("note", "--copy", "chart"),
        ("card", "--large"),
        ("note", "--large"),
        ("plan", "--copy", "chart", "--large"),
        ("plan", "--without-naloxone"),
        ("week", "--without-naloxone"),
    ],
    ids=" ".join,
)
def test_options_that_do_not_go_together_end_with_2_and_one_sentence(
    run: Run, made_up: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    ran = run("--data", made_up, "--user", "demo", "print", *options, "--client", 1, "--out", tmp_path / "o")
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("client", [99_999, 2**63 - 1])
def test_an_unknown_client_ends_with_4(run: Run, made_up: Path, tmp_path: Path, client: int) -> None:
    ran = run(
        "--data", made_up, "--user", "demo", "print", "plan", "--client", 1, client, "--out", tmp_path / "o"
    )
    assert ran.status == 4
    assert ran.err.count("\n") == 1
    assert not list((tmp_path / "o").glob("*")) if (tmp_path / "o").exists() else True


def test_a_place_that_cannot_be_written_ends_with_5(run: Run, made_up: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    ran = run("--data", made_up, "--user", "demo", "print", "plan", "--client", 1, "--out", tmp_path / "file")
    assert ran.status == 5
    assert (tmp_path / "file").read_text() == "mine"


def test_a_write_that_fails_or_is_interrupted_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.pdf"
    printing.write_whole(path, b"old")

    def interrupt(self: Path, target: Path) -> None:
        raise KeyboardInterrupt

    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    for broken, expected in ((interrupt, KeyboardInterrupt), (fail, StorageFailed)):
        with monkeypatch.context() as patched:
            patched.setattr(Path, "replace", broken)
            with pytest.raises(expected):
                printing.write_whole(path, b"new")
        assert [(file.name, file.read_bytes()) for file in tmp_path.glob("*plan*")] == [("plan.pdf", b"old")]


def test_nothing_readable_is_left_behind(run: Run, made_up: Path, tmp_path: Path, own_folders: Path) -> None:
    run("--data", made_up, "--user", "demo", "print", "plan", "--all", "--out", tmp_path / "o")
    run("--data", made_up, "--user", "demo", "list", "clients")
    for folder in (own_folders, made_up):
        for path in folder.rglob("*"):
            assert "plan-" not in path.name
            if path.is_file():
                data = path.read_bytes()
                assert b"Bramwell" not in data
                assert b"%PDF" not in data
    assert [name for name in os.listdir(tmp_path / "o") if not name.endswith(".pdf")] == []
