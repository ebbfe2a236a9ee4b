"""The program as a process of its own: start, pipes, signals. Few, since each start costs."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

STOPS_AFTER_THREE = """
import signal
import sys
from aftercare_desktop.cli import main, printing

# A shell that runs the tests in the background leaves SIGINT ignored in all they start.
signal.signal(signal.SIGINT, signal.default_int_handler)

whole = printing.write_whole
written = []

def watched(path, content):
    if len(written) == 3:
        # Inside the run, with papers still to come: wait here to be interrupted.
        print("three", flush=True)
        sys.stdin.readline()
    whole(path, content)
    written.append(path)

printing.write_whole = watched
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
"""

LOADS = """
import sys
from aftercare_desktop.cli import main
status = main(sys.argv[1:])
loaded = [name for name in ("PySide6", "reportlab", "pikepdf", "holidays", "alembic") if name in sys.modules]
print(*loaded, file=sys.stderr)
sys.exit(status)
"""


def start(*command: object, **options: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
        [sys.executable, *map(str, command)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        **options,
    )


def test_main_py_lists_as_utf8_whatever_the_locale(made_up: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONUTF8", "0")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    child = start("main.py", "--data", made_up, "--user", "demo", "list", "clients", "--json")
    out, err = child.communicate()
    assert (child.returncode, err) == (0, "")
    assert "Дмитро Коваленко" in [client["name"] for client in json.loads(out)]


def test_a_list_loads_neither_window_nor_paper(made_up: Path) -> None:
    child = start("-c", LOADS, "--data", made_up, "--user", "demo", "list", "clients", "--json")
    _, err = child.communicate()
    assert (child.returncode, err) == (0, "\n")


def test_no_password_and_no_terminal_ends_with_3(made_up: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AFTERCARE_PASSWORD")
    child = start(
        "-m",
        "aftercare_desktop",
        "--data",
        made_up,
        "--user",
        "demo",
        "list",
        "staff",
        start_new_session=True,
    )
    out, err = child.communicate("aftercare-demo\n")
    assert (child.returncode, out) == (3, "")
    assert err.startswith("aftercare-desktop: No password was given.")


def test_a_reader_that_leaves_is_no_error(made_up: Path) -> None:
    child = start("main.py", "--data", made_up, "--user", "demo", "list", "clients", "--json")
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    err = child.stderr.read()
    assert (child.wait(), err) == (0, "")
    child.stderr.close()
    assert child.stdin is not None
    child.stdin.close()


if sys.platform != "win32":
    # Windows has no such signals.

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_an_interrupted_print_leaves_whole_files_only(
        made_up: Path, tmp_path: Path, number: signal.Signals
    ) -> None:
        out = tmp_path / "papers"
        child = start(
            "-c",
            STOPS_AFTER_THREE,
            "--data",
            made_up,
            "--user",
            "demo",
            "print",
            "plan",
            "--all",
            "--out",
            out,
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "three\n"
        child.send_signal(number)
        said, err = child.communicate()
        files = list(out.iterdir())
        assert (child.returncode, said) == (130, "")
        assert err == "aftercare-desktop: Interrupted. Nothing half-written was left.\n"
        assert len(files) == 3
        for file in files:
            assert file.name.endswith(".pdf")
            assert file.read_bytes().rstrip().endswith(b"%%EOF")
