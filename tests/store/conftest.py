"""A real center in a temporary folder, with passwords that are cheap to try."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from aftercare_desktop.domain.staff import Role
from aftercare_desktop.store import opening
from aftercare_desktop.store.opening import Center
from aftercare_desktop.store.vault import Argon2Parameters
from tests.builders import NOW, PASSWORD, center_profile, new_staff

CHEAP = Argon2Parameters(memory_kib=64, passes=1, lanes=1)


@pytest.fixture(scope="session")
def new_center(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A center as it is after set-up, to be copied; its administrator is `dana`."""
    folder = tmp_path_factory.mktemp("new") / "center"
    opening.create_center(
        folder, center_profile(), new_staff(Role.ADMINISTRATOR), PASSWORD, now=NOW, argon=CHEAP
    )
    return folder


@pytest.fixture
def place(tmp_path: Path, new_center: Path) -> Path:
    """A folder with a new center of the test's own."""
    return shutil.copytree(new_center, tmp_path / "center")


@pytest.fixture
def center(place: Path) -> Iterator[Center]:
    """That center, opened by `dana`."""
    opened = opening.open_center(place, "dana", PASSWORD, now=NOW)
    yield opened
    opened.close()
