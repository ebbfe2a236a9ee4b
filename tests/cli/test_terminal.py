"""What commands say on a terminal and to a script."""

import getpass
import os
import subprocess
import sys
from pathlib import Path

import pytest

from aftercare_desktop.cli import terminal
from aftercare_desktop.errors import BadInput, SignInRefused

ROOT = Path(__file__).resolve().parents[2]


def test_columns_stand_in_line_whatever_the_script(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.say_table(("name", "id"), [("王小梅", "1"), ("Zoë", "2"), ("Jo\u0301", "3")])
    assert capsys.readouterr().out.splitlines() == ["name    id", "王小梅  1", "Zoë     2", "Jo\u0301      3"]


def test_a_name_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.say_table(("name",), [("Theo\x1b[2J\r\nBramwell\u2028",)])
    assert capsys.readouterr().out == "name\nTheo [2J  Bramwell\n"


def test_complaints_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.complain("First line.\nSecond line.")
    assert capsys.readouterr().err == "aftercare-desktop: First line. Second line.\n"


def typed(*answers: str) -> object:
    coming = iter(answers)
    return lambda prompt, stream=None: next(coming)


def test_a_new_password_is_typed_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AFTERCARE_PASSWORD")
    monkeypatch.setattr(
        getpass, "getpass", typed("harbor-quilt", "harbor-quilt", "harbor-quilt", "harbor-quill")
    )
    assert terminal.ask_new_password("Choose: ") == "harbor-quilt"
    with pytest.raises(BadInput, match="not the same"):
        terminal.ask_new_password("Choose: ")


def test_an_ended_input_is_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(prompt: str, stream: object = None) -> str:
        raise EOFError

    monkeypatch.delenv("AFTERCARE_PASSWORD")
    monkeypatch.setattr(getpass, "getpass", ended)
    with pytest.raises(SignInRefused, match="No password was given"):
        terminal.ask_password()


if sys.platform != "win32":
    # A terminal of one's own exists on POSIX only.
    import fcntl
    import pty
    import struct
    import termios

    def test_a_bar_shows_on_a_terminal(made_up: Path, tmp_path: Path) -> None:
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 100, 0, 0))
        command = [
            "main.py",
            "--data",
            made_up,
            "--user",
            "demo",
            "print",
            "plan",
            "--client",
            "1",
            "--out",
            tmp_path,
        ]
        child = subprocess.run(
            [sys.executable, *map(str, command)], cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs, check=True
        )
        os.close(theirs)
        shown = os.read(ours, 10_000).decode()
        os.close(ours)
        assert "Printing" in shown
        assert child.stdout.decode() == f"1 plan written to {tmp_path}.\n"
