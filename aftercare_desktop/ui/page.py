"""What the window and its pages know of each other: the page, the route to one, and the short message at
the bottom.
"""

from collections.abc import Callable, Set
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.ui.widgets.dialog import KeptDialog


@dataclass(frozen=True, slots=True)
class Route:
    """Where to go: a page by its `name` in the navigation table, one client, and a part of the page (a tab,
    a field).
    """

    name: str
    client_id: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Toast:
    """One short sentence at the bottom of the window, gone after 8 seconds.

    `undo` is the `Undo` of a service's `Done`: the toast then offers "Undo Ctrl Z", and Ctrl+Z works until
    the next one. `action_text` with `action` offers something else; `action_key` is the page's own key
    that does the same.
    """

    text: str
    undo: object | None = None
    action_text: str = ""
    action: Callable[[], None] | None = None
    action_key: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do by its name: the palette finds it by `title` and the other `words`, its `key` does it at once.

    It is offered only to people with the `permission`; the service asks again.
    """

    name: str
    title: str
    icon: str
    run: Callable[[], object]
    words: str = ""
    key: str = ""
    permission: Permission | None = None


class Page(QWidget):
    """One page of the stack. Subclasses override what they need; every method here has a harmless default."""

    route_requested = Signal(object)
    """Emitted with a `Route`: the person wants to go there (`can_leave` is asked by the window)."""
    toast_requested = Signal(object)
    """Emitted with a `Toast`."""
    failed = Signal(object)
    """Emitted with an `AftercareError` whose sentence the window shows."""
    action_requested = Signal(str)
    """Emitted with the name of one of the window's actions (`ui.actions`), e.g. "someone-asking"."""
    lock_requested = Signal()
    """Emitted when the person wants the window locked from inside a page."""

    keys: tuple[tuple[str, str], ...] = ()
    """What F1 shows for this page: pairs of a key ("F8") and what it does ("Next gap")."""

    title = ""
    """Sentence-case name for the rail, the window and screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(self.title)

    def open_route(self, route: Route) -> None:
        """Show what the route names. Called each time the window comes here, also when the page is already
        shown.
        """

    def current_route(self) -> Route | None:
        """Where this page stands now, to come back to (after unlocking, Alt+Left). None: the route it was
        opened with.
        """
        return None

    def can_leave(self) -> bool:
        """False keeps the person here; ask them first. A page that saves by itself saves now and returns
        True.
        """
        return True

    def keeps(self, route: Route) -> bool:
        """Whether this page, opened by `route` while it is on show, keeps what is unsaved: nobody is asked then."""
        return False

    def reload(self, topics: Set[str]) -> None:
        """Something of these topics changed elsewhere. A page with unsaved work says so and does not
        reload.
        """

    def stash(self) -> bytes | None:
        """The unsaved work as bytes for the encrypted stash, or None. Called at once on lock; must not ask
        anything.
        """
        return None

    def unstash(self, kept: bytes) -> None:
        """Put back what `stash` gave, after the same person unlocked and the same route was opened."""

    def reopen(self, kept: KeptDialog) -> None:
        """Ask once more what was being asked when the window locked, with what the person had written."""

    def close_down(self) -> None:
        """The page goes away (locked, signed out, closed): stop timers and workers. Called after `stash`."""

    def undo(self) -> bool:
        """Undo inside the page (the plan's own stack). True if there was something; else the window
        undoes.
        """
        return False

    def page_actions(self) -> tuple[Action, ...]:
        """What the palette offers while this page is on show, before the window's own actions."""
        return ()

    def focus_search(self) -> None:
        """Ctrl+F: put the keyboard into the page's search field, if it has one."""

    def new_here(self) -> None:
        """Ctrl+N: start a new one of what this page holds, if that makes sense."""

    def cancel_here(self) -> bool:
        """Esc: close what is open inside the page. True if something was closed."""
        return False
