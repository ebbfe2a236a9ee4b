"""Going to the practice center and back from the door: locks, a second window, a broken folder, nothing left behind."""

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from aftercare_desktop.demo import DEMO_PASSWORD, DEMO_USER
from aftercare_desktop.demo.center import clear_made_up
from aftercare_desktop.domain.entries import Entry, NoteKind
from aftercare_desktop.errors import StorageFailed
from aftercare_desktop.services import accounts
from aftercare_desktop.store.folder import VAULT
from aftercare_desktop.store.locking import window_lock
from aftercare_desktop.ui.page import Route
from aftercare_desktop.ui.tasks import Progress
from tests.builders import TODAY
from tests.screenshots.stage import Stage
from tests.ui.answering import answer


@pytest.fixture
def both(qapp: QApplication, made_up: Path) -> Iterator[Stage]:
    """A window with a center and, beside it, a practice center; each is a copy of the made-up one."""
    stage = Stage(qapp, QSize(1_200, 800), ready=made_up)
    shutil.copytree(made_up, stage.doors.practice.place)
    yield stage
    stage.close()


def is_held(place: Path) -> bool:
    try:
        with window_lock(place):
            return False
    except StorageFailed:
        return True


def files_of(place: Path) -> dict[str, str]:
    """Every file of a folder with what is in it."""
    return {
        str(path.relative_to(place)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(place.rglob("*"))
        if path.is_file()
    }


def sign_in(both: Stage, qtbot: QtBot) -> None:
    both.window.sign_in.sign_in_requested.emit(DEMO_USER, DEMO_PASSWORD)
    qtbot.waitUntil(lambda: both.window.workspace is not None, timeout=10_000)


def test_the_lock_goes_along_with_the_door(both: Stage) -> None:
    center, practice = both.doors.center.place, both.doors.practice.place
    for _ in range(3):
        assert (is_held(center), is_held(practice)) == (True, False)
        assert both.window.sign_in.practice is None
        both.window.open_practice()
        assert (is_held(center), is_held(practice)) == (False, True)
        assert both.window.sign_in.practice == (DEMO_USER, DEMO_PASSWORD)
        both.window.sign_in.practice_left.emit()


def test_a_practice_center_open_elsewhere_is_said_and_the_own_one_stays(both: Stage) -> None:
    ended: list[bool] = []
    both.window.finished.connect(lambda: ended.append(True))
    with window_lock(both.doors.practice.place):
        heard = answer("OK")
        both.window.open_practice()
    assert [told.sentence for told in heard] == [
        "This center is already open in another window. Go to that window."
    ]
    assert both.window.sign_in.practice is None
    assert is_held(both.doors.center.place)
    assert ended == []


def test_practice_leaves_nothing_in_the_real_centers_folder(both: Stage, qtbot: QtBot) -> None:
    before = files_of(both.place)
    both.window.open_practice()
    sign_in(both, qtbot)
    workspace = both.window.workspace
    assert workspace is not None
    desk = workspace.desk
    client_id = desk.clients.find("Theo Bramwell")[0]
    workspace.go(Route("client", client_id))
    desk.entries.add(client_id, Entry(NoteKind.NOTE, TODAY, "Only practice"))
    both.window.lock()
    both.window.open_center()
    assert files_of(both.place) == before
    config = both.place.parent / "config"
    assert all("Theo" not in path.read_text() for path in config.rglob("*") if path.is_file())
    real = accounts.sign_in(both.place, DEMO_USER, DEMO_PASSWORD, both.clock)
    assert real.clients.recent() == ()
    real.sign_out()


@pytest.mark.parametrize("harm", ["garbled", "missing", "no key"])
def test_a_broken_practice_center_is_made_anew_when_wanted(
    both: Stage, made_up: Path, qtbot: QtBot, harm: str
) -> None:
    practice = both.doors.practice
    data = max(practice.place.iterdir(), key=lambda path: path.stat().st_size)
    if harm == "garbled":
        data.write_bytes(b"x" * data.stat().st_size)
    elif harm == "missing":
        data.unlink()
    else:
        (practice.place / VAULT).unlink()

    made: list[str] = []

    def make_anew(progress: Progress) -> None:
        """As the program does, but for the ten seconds it takes to make people up."""
        with window_lock(practice.place):
            clear_made_up(practice.place)
            shutil.copytree(made_up, practice.place, dirs_exist_ok=True)
        made.append(harm)

    both.window._doors = replace(both.doors, practice=replace(practice, make_anew=make_anew))
    before = files_of(both.place)

    def act(verb: str) -> str:
        """Open it and take this verb of the question, which may come from a task; gives what was asked."""
        heard = answer(verb)
        both.window.open_practice()
        if harm != "no key":
            both.window.sign_in.sign_in_requested.emit(DEMO_USER, DEMO_PASSWORD)
        qtbot.waitUntil(lambda: len(heard) == 1, timeout=10_000)
        return heard[0].sentence

    asked = act("Go back")
    qtbot.waitUntil(lambda: both.window.sign_in.practice is None)
    assert "your own center is not touched" in asked
    act("Make it anew")
    qtbot.waitUntil(lambda: made == [harm] and is_held(practice.place), timeout=10_000)
    sign_in(both, qtbot)
    assert files_of(both.place) == before
