"""What happens when somebody else saved the same client first: the words, the choices, and the version that results."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.clients import Client, StoredClient
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.both import BothDialog
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.form import merged
from aftercare_desktop.ui.pages.client.both import differences, with_choices
from aftercare_desktop.words.clock import wall_clock

KEEP_MINE, TAKE_THEIRS, SEE_BOTH, GO_BACK = "Keep mine", "Take theirs", "See both", "Go back"


class Settling:
    """Two versions of one client become one. Nothing is written here; the form saves what comes out."""

    def __init__(self, desk: Desk, labels: Mapping[str, str], name_of: Callable[[int], str]) -> None:
        """`labels` are the words of every fact by path; `name_of` gives a staff member's name."""
        self._desk = desk
        self._labels = labels
        self._name_of = name_of

    def words(self, theirs: StoredClient) -> str:
        """When the other version was saved."""
        return f"This record was changed at {wall_clock(theirs.changed_at, self._desk.zone)}."

    def ask(self, window: QWidget, loaded: Client, mine: Client, theirs: StoredClient) -> Client | None:
        """The client that shall stand, as the person decides; their version if it was taken, None to go back."""
        answer = MessageDialog.ask(
            window,
            "Changed in the meantime",
            f"{self.words(theirs)} Nothing was overwritten. Keep yours, keep theirs, or see both.",
            ((KEEP_MINE, "primary"), (TAKE_THEIRS, "default"), (SEE_BOTH, "default"), (GO_BACK, "ghost")),
        )
        if answer == KEEP_MINE:
            return merged(loaded, mine, theirs.client, [*self._labels])
        if answer == TAKE_THEIRS:
            return theirs.client
        return self.see_both(window, loaded, mine, theirs) if answer == SEE_BOTH else None

    def see_both(self, window: QWidget, loaded: Client, mine: Client, theirs: StoredClient) -> Client | None:
        """The client that results from choosing fact by fact; None to go back."""
        whole = merged(loaded, mine, theirs.client, [*self._labels])
        taken = BothDialog.ask(window, differences(whole, theirs.client, self._labels, self._name_of))
        return None if taken is None else with_choices(whole, theirs.client, taken)
