"""What the window may do with a data folder before anybody has signed in. The composition root makes one per folder.

Only types of what lies behind the door are named here: importing it takes longer than painting the door.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from aftercare_desktop.ui.tasks import Progress

if TYPE_CHECKING:
    from aftercare_desktop.domain.center import CenterProfile
    from aftercare_desktop.domain.staff import NewStaff
    from aftercare_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Made:
    """How the first start ended: with a center whose administrator is `user`, or with the wish to practice."""

    user: str = ""
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Door:
    """One data folder. What opens, makes or changes a center takes a second or more and runs in a task.

    All raise `AftercareError` with the sentence for the person.
    """

    place: Path
    exists: Callable[[], bool]
    hold: Callable[[], AbstractContextManager[None]]
    """The window's lock on the folder: a second window is refused."""
    set_up: Callable[["CenterProfile", "NewStaff", str], str]
    """Makes the center with its first administrator and password; returns the recovery key."""
    make_up: Callable[[Progress], None]
    """Fills the folder with a center of made-up people."""
    make_anew: Callable[[Progress], None]
    """Empties a folder of made-up people that cannot be opened, and fills it again."""
    open: Callable[[str, str], Callable[[], "Desk"]]
    """Opens with user name and password; what it returns makes the desk and is called in the window's thread."""
    choose_password: Callable[[str, str, str], None]
    """User name, handed-out password, the person's own, which `open` takes from then on."""
    reset_password: Callable[[str, str, str], None]
    """Recovery key, user name, new password."""
