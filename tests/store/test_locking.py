"""A window is alone on its folder; commands are not kept out."""

import subprocess
import sys
from pathlib import Path

import pytest

from aftercare_desktop.errors import StorageFailed
from aftercare_desktop.store import opening
from aftercare_desktop.store.locking import key_file_lock, window_lock
from tests.builders import NOW, PASSWORD

HOLD = """
import sys
from pathlib import Path
from aftercare_desktop.store.locking import window_lock
with window_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(place: Path) -> "subprocess.Popen[str]":
    """Another process that holds the window's lock until its input ends or it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(place)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_window_gets_a_sentence(place: Path) -> None:
    with holder(place) as process:
        with pytest.raises(StorageFailed, match="already open in another window"), window_lock(place):
            pass
        process.communicate("")
    with window_lock(place):
        pass


def test_a_window_that_was_killed_leaves_no_lock(place: Path) -> None:
    with holder(place) as process:
        process.kill()
        process.communicate()
    with window_lock(place):
        pass


def test_a_command_works_beside_a_window(place: Path) -> None:
    with window_lock(place):
        opening.open_center(place, "dana", PASSWORD, now=NOW).close()


def test_a_lock_in_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageFailed, match="cannot be written"), window_lock(tmp_path / "file" / "below"):
        pass


def test_two_changes_of_the_key_file_follow_one_another(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aftercare_desktop.store.locking._PATIENCE_SECONDS", 0.05)
    with (
        key_file_lock(place),
        pytest.raises(StorageFailed, match="Nothing was changed"),
        key_file_lock(place),
    ):
        pass
