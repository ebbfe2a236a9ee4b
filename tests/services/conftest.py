"""A real encrypted center in a temporary folder, and desks of its people."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from aftercare_desktop.domain.staff import Role
from aftercare_desktop.services import accounts
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.store.vault import Argon2Parameters
from tests.builders import NOW, PASSWORD, center_profile, new_staff
from tests.centers import hire

FAST = Argon2Parameters(memory_kib=64, passes=1, lanes=1)


@dataclass
class TestClock:
    """A clock that stands still until it is told to go on."""

    __test__ = False
    moment: datetime = field(default=NOW)

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.moment

    def go_on(self, **span: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**span)


@dataclass
class Place:
    """A center's folder with its recovery key and clock; opens desks and closes them at the end."""

    path: Path
    recovery_key: str
    clock: TestClock
    desks: list[Desk] = field(default_factory=list)

    def sign_in(self, user: str = "dana", password: str = PASSWORD) -> Desk:
        """A desk of this person."""
        desk = accounts.sign_in(self.path, user, password, self.clock)
        self.desks.append(desk)
        return desk

    def sign_in_as(self, role: Role) -> Desk:
        """A desk of a person with this role, added first where there is none yet."""
        if role is Role.ADMINISTRATOR:
            return self.sign_in()
        administrator = self.sign_in()
        if not any(member.user_name == role.value for member in administrator.staff.list()):
            hire(administrator, new_staff(role, role.value, f"{role.value.title()} Person"))
        return self.sign_in(role.value)

    def close(self) -> None:
        """Sign everybody out."""
        for desk in self.desks:
            desk.sign_out()


@pytest.fixture(scope="session")
def new_place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A center as it is after set-up, to be copied, and its recovery key; its administrator is dana."""
    path = tmp_path_factory.mktemp("new-place") / "center"
    return path, accounts.set_up(path, center_profile(), new_staff(), PASSWORD, TestClock(), argon=FAST)


@pytest.fixture
def place(tmp_path: Path, new_place: tuple[Path, str]) -> Iterator[Place]:
    """A new center of the test's own; its administrator is dana."""
    new, key = new_place
    center = Place(shutil.copytree(new, tmp_path / "center"), key, TestClock())
    yield center
    center.close()


@pytest.fixture
def desk(place: Place) -> Desk:
    """The administrator's desk."""
    return place.sign_in()
