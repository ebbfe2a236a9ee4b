"""What every panel of the tab "Consents" is: a card about one client, with its verbs for the palette."""

from collections.abc import Callable, Set
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.page import Action, Toast
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.frames import Card
from aftercare_desktop.ui.widgets.labels import Words

T = TypeVar("T")


class Panel(Card):
    """Subclasses fill `body` under the headline, put their main verbs into `verbs`, and show in `refresh`.

    `route_place` is how a route names the panel ("consents:disclosures"); `kept_names` are those of the dialogs that
    it opens again after a lock; `topics` are those whose changes it shows.
    """

    headline = ""
    route_place = ""
    kept_names: frozenset[str] = frozenset()
    topics: frozenset[Topic] = frozenset({Topic.CONSENTS})

    route_requested = Signal(object)
    toast_requested = Signal(object)
    failed = Signal(object)
    changed = Signal()
    """Something was done here, and what stands elsewhere on the page may be old."""

    def __init__(self, desk: Desk, origin: QWidget, parent: QWidget | None = None) -> None:
        """`origin` is the page: changes made here are not told to it."""
        super().__init__(spacing=8, parent=parent)
        self.desk = desk
        self.origin = origin
        self.client_id: int | None = None
        self.read_only = False
        self.setAccessibleName(self.headline)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.verbs = QHBoxLayout()
        self.verbs.setSpacing(theme().px(8))
        head = QHBoxLayout()
        head.setSpacing(theme().px(10))
        head.addWidget(Words(self.headline, "h2"), 1)
        head.addLayout(self.verbs)
        self.body.addLayout(head)

    # What the pane asks

    def show_client(self, client_id: int, *, read_only: bool) -> None:
        """Show this client; a record that is archived is only read. To come back to it is a view of its own."""
        again = client_id == self.client_id and self.isVisible()
        self.client_id, self.read_only = client_id, read_only
        self.refresh(seen=again)

    def forget(self) -> None:
        """Let go of the client."""
        self.client_id = None

    def reload(self, topics: Set[str]) -> None:
        """Something changed elsewhere."""
        if self.client_id is not None and topics & self.topics:
            self.refresh(seen=True)

    def refresh(self, *, seen: bool) -> None:
        """Read and show what there is of this client; `seen`: it is on screen already, and no view of its own."""

    def take_keyboard(self) -> None:
        """Put the keyboard on the first thing of this panel."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_place(self, place: str) -> None:
        """A route came here with something behind the panel's name."""

    def acts(self) -> tuple[Action, ...]:
        """What the palette offers while the tab is on show."""
        return ()

    def new_here(self) -> bool:
        """Ctrl+N: begin what this panel holds. True if it did."""
        return False

    def reopen(self, kept: KeptDialog) -> None:
        """Ask once more what was being asked when the window locked."""

    def close_down(self) -> None:
        """The window locks or closes: stop timers and workers."""

    # What panels do

    def act(self, act: Callable[[], Done[T]], words: str = "") -> T | None:
        """Carry a change out, tell of it with Undo where there is one, and show what there is now.

        Gives what the change gave; None if it was refused, which is told.
        """
        try:
            with self.desk.changes.caused_by(self.origin):
                done = act()
        except AftercareError as problem:
            self.failed.emit(problem)
            self.refresh(seen=True)
            return None
        told = words or (f"{done.undo.sentence}." if done.undo is not None else "")
        if told:
            self.toast_requested.emit(Toast(told, done.undo))
        self.refresh(seen=True)
        self.changed.emit()
        return done.value
