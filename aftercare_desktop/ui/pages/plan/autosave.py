"""Keeping a draft saved while it is written, and saying so: "Saving", "Saved 9:42 AM", "Not saved. ..."."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from aftercare_desktop.errors import AftercareError, EditedElsewhere, NotFound

PAUSE = 800
"""Milliseconds without a keystroke until the draft is saved."""
RETRY = 5_000


class SaveState(Enum):
    """How the draft on screen stands to the stored one."""

    KEPT = "kept"
    WAITING = "waiting"
    FAILED = "failed"
    CONFLICT = "conflict"


class Autosave(QObject):
    """Calls `save` 800 ms after the last change, at once when asked, and again every few seconds while it fails.

    `save` writes what is on screen and raises the store's errors. After a conflict nothing is saved until `resume`.
    """

    state_changed = Signal(object)
    conflict_found = Signal(object)
    """Emitted with the error: the stored draft moved on."""

    def __init__(self, save: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self.state = SaveState.KEPT
        self.problem = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.save_now)

    def touched(self) -> None:
        """The document on screen changed."""
        if self.state is not SaveState.CONFLICT:
            self._timer.start(PAUSE)
            if self.state is not SaveState.FAILED:
                self._become(SaveState.WAITING)

    def save_now(self) -> bool:
        """Save if anything waits. True if everything on screen is stored."""
        self._timer.stop()
        if self.state in (SaveState.KEPT, SaveState.CONFLICT):
            return self.state is SaveState.KEPT
        try:
            self._save()
        except (EditedElsewhere, NotFound) as moved_on:
            self._become(SaveState.CONFLICT)
            self.conflict_found.emit(moved_on)
            return False
        except AftercareError as problem:
            self.problem = problem.sentence
            self._become(SaveState.FAILED)
            self._timer.start(RETRY)
            return False
        self._become(SaveState.KEPT)
        return True

    def resume(self, state: SaveState = SaveState.KEPT) -> None:
        """The conflict is settled, or another document is on screen."""
        self._timer.stop()
        self._become(state)
        if state is SaveState.WAITING:
            self._timer.start(0)

    def hold(self) -> None:
        """The stored draft moved on: save nothing until the person chose."""
        self._timer.stop()
        self._become(SaveState.CONFLICT)

    def _become(self, state: SaveState) -> None:
        self.state = state
        self.state_changed.emit(state)
