"""What the window may do with a data folder before anybody has signed in. The composition root makes one per folder.

Only types of what lies behind the door are named here: importing it takes longer than painting the door.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from aftercare_desktop.ui.tasks import Progress, Tasks

if TYPE_CHECKING:
    from aftercare_desktop.domain.center import CenterProfile
    from aftercare_desktop.domain.staff import NewStaff
    from aftercare_desktop.services.desk import Desk
    from aftercare_desktop.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Made:
    """How the first start ended: with a center whose administrator is `user`, or with the wish to practice."""

    user: str = ""
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Door:
    """One data folder. `open`, `set_up`, `make_up` and `reset_password` take a second or more and run in a task.

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
    open: Callable[[str, str], Callable[[], "Desk"]]
    """Opens with user name and password; what it returns makes the desk and is called in the window's thread."""
    reset_password: Callable[[str, str, str], None]
    """Recovery key, user name, new password."""


@dataclass(frozen=True, slots=True)
class Doors:
    """The center of this computer and, beside it, the made-up one to practice on; and what lies behind them."""

    center: Door
    practice: Door
    practice_user: str
    practice_password: str
    ask_set_up: Callable[[QWidget, Door, Tasks, date], Made | None]
    """Asks how to begin on the first start; None if the person closed the dialog."""
    make_workspace: Callable[["Desk", Tasks], "Workspace"]
    """The window of the person who signed in."""
