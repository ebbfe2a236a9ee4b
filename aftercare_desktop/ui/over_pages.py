"""What lies over the pages of a workspace: the palette, and the dialog for somebody who asks for a client."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.messages import Message
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.someone_asking import SomeoneAskingDialog
from aftercare_desktop.ui.finding import Finding, Go
from aftercare_desktop.ui.page import Action, Toast
from aftercare_desktop.ui.palette import Palette
from aftercare_desktop.words.asking import CALL_KEPT


class OverPages(QObject):
    """At most one of each. They are children of the workspace and go away with it."""

    toast_requested = Signal(object)

    def __init__(
        self, desk: Desk, workspace: QWidget, actions: Callable[[], Sequence[Action]], go: Go
    ) -> None:
        """`actions` gives what the palette offers here; `go` leads to a route."""
        super().__init__(workspace)
        self._desk = desk
        self._workspace = workspace
        self._actions = actions
        self._go = go
        self.palette: Palette | None = None
        self.asking: SomeoneAskingDialog | None = None

    def find_anything(self) -> None:
        """Open the palette, or close it."""
        if self.close_palette():
            return
        finding = Finding(self._desk, self._actions(), self._go)
        self.palette = Palette(finding.groups, self._workspace)
        self.palette.closed.connect(self._on_palette_closed)

    def close_palette(self) -> bool:
        """True if it was open."""
        if self.palette is None:
            return False
        self.palette.close_palette()
        return True

    def _on_palette_closed(self) -> None:
        self.palette = None

    def fit(self) -> None:
        """The workspace has another size."""
        if self.palette is not None:
            self.palette.fit()

    def someone_asking(self, message: Message | None = None) -> None:
        """Show what to say and take a message; `message` is what was typed before the window locked."""
        if self.asking is not None and self.asking.isVisible():
            return
        self.close_palette()
        if self.asking is not None:
            self.asking.deleteLater()
        self.asking = SomeoneAskingDialog(self._desk, message, self._workspace)
        self.asking.message_taken.connect(self._on_asking_message_taken)
        self.asking.call_kept.connect(self._on_asking_call_kept)
        self.asking.route_requested.connect(self._go)
        self.asking.open()

    def _on_asking_message_taken(self, done: Done[int]) -> None:
        self.toast_requested.emit(Toast("Message taken", done.undo))

    def _on_asking_call_kept(self) -> None:
        self.toast_requested.emit(Toast(CALL_KEPT))

    def stash(self) -> str | None:
        """A message that was typed and not taken."""
        return self.asking.stash() if self.asking is not None else None
