"""Where "Leaving now" leads: to its screen for people who write plans, to the paper alone for everybody else."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.leaving_paper import LeavingPaperDialog
from aftercare_desktop.ui.page import Route

LEAVING_NOW, LEAVING_ICON, LEAVING_KEY = "Leaving now", "log-out", "Alt+L"
LEAVING_WORDS = "against advice leaves today discharge early"
JOB = "Aftercare plan"
"""In the printer's queue, where anybody sees it."""


def leave_now(
    desk: Desk,
    client_id: int,
    name: str,
    go: Callable[[Route], None],
    print_paper: Callable[[bytes, str, QWidget], bool],
    window: QWidget,
) -> None:
    """Go to the screen, or ask once and print. `name` is what already stands on screen. Raises what services raise."""
    if desk.may(Permission.WRITE_PLAN):
        go(Route("leaving", client_id))
    elif desk.may(Permission.LEAVE_NOW) and LeavingPaperDialog.ask(window, name):
        print_paper(desk.leaving.print(client_id).pdf, JOB, window)
