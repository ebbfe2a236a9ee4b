"""All that lies behind the door of the window, in one module: it is imported while the door is already on screen."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.domain.staff import NewStaff
from aftercare_desktop.services import accounts
from aftercare_desktop.services.context import Clock, SystemClock
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.store.locking import window_lock
from aftercare_desktop.store.opening import open_center
from aftercare_desktop.store.vault import DESKTOP_ARGON2, Argon2Parameters
from aftercare_desktop.ui.door import Door, Made
from aftercare_desktop.ui.tasks import Progress, Tasks
from aftercare_desktop.ui.workspace import Workspace


class Inside:
    """The use cases of a door, for one clock and one cost of passwords."""

    def __init__(self, clock: Clock | None, argon: Argon2Parameters | None) -> None:
        self._clock = clock or SystemClock()
        self._argon = argon or DESKTOP_ARGON2

    def set_up(self, place: Path, profile: CenterProfile, person: NewStaff, password: str) -> str:
        """See `Door.set_up`."""
        return accounts.set_up(place, profile, person, password, self._clock, argon=self._argon)

    def make_up(self, place: Path, progress: Progress) -> None:
        """See `Door.make_up`."""
        from aftercare_desktop.demo.center import make_center  # noqa: PLC0415 - start-up time

        make_center(place, today=self._clock.now().astimezone().date(), progress=progress.step)

    def make_anew(self, place: Path, progress: Progress) -> None:
        """See `Door.make_anew`. No other window has the folder open meanwhile."""
        from aftercare_desktop.demo.center import clear_made_up  # noqa: PLC0415 - start-up time

        with window_lock(place):
            clear_made_up(place)
            self.make_up(place, progress)

    def open(self, place: Path, user: str, password: str) -> Callable[[], Desk]:
        """See `Door.open`."""
        center = open_center(place, user, password, now=self._clock.now())

        def desk() -> Desk:
            # In the window's thread: a desk announces changes in the thread that made it.
            made = Desk(center, self._clock)
            made.session.begin()
            return made

        return desk

    def choose_password(self, place: Path, user: str, handed_out: str, own: str) -> None:
        """See `Door.choose_password`."""
        accounts.choose_password(place, user, handed_out, own, self._clock)

    def reset_password(self, place: Path, recovery_key: str, user: str, password: str) -> None:
        """See `Door.reset_password`."""
        accounts.reset_password(place, recovery_key, user, password, self._clock)


def ask_set_up(parent: QWidget, door: Door, tasks: Tasks, today: date) -> Made | None:
    """See `Doors.ask_set_up`."""
    from aftercare_desktop.ui.dialogs.set_up import SetUpDialog  # noqa: PLC0415 - start-up time: the first start alone

    return SetUpDialog.ask(parent, door, tasks, today)


def make_workspace(desk: Desk, tasks: Tasks) -> Workspace:
    """See `Doors.make_workspace`."""
    return Workspace(desk, tasks)
