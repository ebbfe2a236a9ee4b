"""What the window may do with a data folder before anybody has signed in. The composition root makes one per
folder.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from aftercare_desktop.demo import DEMO_PASSWORD, DEMO_USER
from aftercare_desktop.demo.center import make_center
from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.domain.staff import NewStaff
from aftercare_desktop.services import accounts
from aftercare_desktop.services.context import Clock
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.store.locking import window_lock
from aftercare_desktop.store.opening import open_center
from aftercare_desktop.store.vault import DESKTOP_ARGON2, Argon2Parameters
from aftercare_desktop.ui.tasks import Progress


@dataclass(frozen=True, slots=True)
class Door:
    """One data folder. `open`, `set_up`, `make_up` and `reset_password` take a second or more and run in a task.

    All raise `AftercareError` with the sentence for the person.
    """

    place: Path
    exists: Callable[[], bool]
    hold: Callable[[], AbstractContextManager[None]]
    """The window's lock on the folder: a second window is refused."""
    set_up: Callable[[CenterProfile, NewStaff, str], str]
    """Makes the center with its first administrator and password; returns the recovery key."""
    make_up: Callable[[Progress], None]
    """Fills the folder with a center of made-up people."""
    open: Callable[[str, str], Callable[[], Desk]]
    """Opens with user name and password; what it returns makes the desk and is called in the window's thread."""
    reset_password: Callable[[str, str, str], None]
    """Recovery key, user name, new password."""


@dataclass(frozen=True, slots=True)
class Doors:
    """The center of this computer and, beside it, the made-up one to practice on, with how to sign in there."""

    center: Door
    practice: Door
    practice_user: str
    practice_password: str


def doors(place: Path, practice_place: Path, clock: Clock, argon: Argon2Parameters = DESKTOP_ARGON2) -> Doors:
    """The two doors of a running program. `argon` is what passwords are protected with; tests take a cheap one."""
    return Doors(
        center=_door(place, clock, argon),
        practice=_door(practice_place, clock, argon),
        practice_user=DEMO_USER,
        practice_password=DEMO_PASSWORD,
    )


def _door(place: Path, clock: Clock, argon: Argon2Parameters) -> Door:
    def open_(user: str, password: str) -> Callable[[], Desk]:
        center = open_center(place, user, password, now=clock.now())

        def desk() -> Desk:
            # Made in the window's thread: changes are announced in the thread that made the desk.
            made = Desk(center, clock)
            made.session.begin()
            return made

        return desk

    def make_up(progress: Progress) -> None:
        make_center(place, today=clock.now().astimezone().date(), progress=progress.step)

    return Door(
        place=place,
        exists=lambda: accounts.center_exists(place),
        hold=lambda: window_lock(place),
        set_up=lambda profile, person, password: accounts.set_up(
            place, profile, person, password, clock, argon=argon
        ),
        make_up=make_up,
        open=open_,
        reset_password=lambda key, user, password: accounts.reset_password(place, key, user, password, clock),
    )
