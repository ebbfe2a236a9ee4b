"""Whether somebody who is being written down is known already: the record number, and the notice above the form."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from aftercare_desktop.domain.clients import Client, ClientRow
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.duplicates import Similar
from aftercare_desktop.ui.widgets.notices import Notices
from aftercare_desktop.words.duplicates import who, why

OPEN_THEM, SOMEONE_ELSE = "Open them", "It is someone else"
_LOOKED_AT = 64
_TELLING = ("name", "preferred_name", "birth_date", "phones", "email")
"""The facts by which a person is known again."""


def holder_of(desk: Desk, number: str, own_id: int | None) -> ClientRow | None:
    """Who has this record number, archived people included; None if nobody but `own_id` has it."""
    rows = desk.clients.rows(desk.clients.find(number, True)[:_LOOKED_AT])
    return next((row for row in rows if row.record_number == number and row.id != own_id), None)


class TwinNotice:
    """Says above the form that somebody may be here already, and why. Saving waits until that is answered."""

    KIND = "twin"

    def __init__(self, desk: Desk, notices: Notices, open_other: Callable[[int], None]) -> None:
        """`open_other` goes to the record of the other one."""
        self._desk = desk
        self._notices = notices
        self._open_other = open_other
        self._own_id: int | None = None
        self._ruled_out: set[int] = set()
        self._found: tuple[Similar, ...] = ()
        self._named: int | None = None
        self._came_from: QWidget | None = None
        """Where the keyboard was when saving brought it to the notice."""

    def begin(self, own_id: int | None) -> None:
        """Another record is on show, or with None an empty form."""
        self._own_id = own_id
        self._ruled_out.clear()
        self._came_from = None

    def look(self, client: Client, loaded: Client) -> None:
        """Compare what is written with everybody, if it differs from `loaded` in what a person is known by."""
        changed = any(getattr(client, name) != getattr(loaded, name) for name in _TELLING)
        asks = changed and client.name.strip() and self._desk.may(Permission.WRITE_CLIENT)
        self._found = self._desk.duplicates.similar(client, self._own_id) if asks else ()
        self._show()

    def ask(self) -> bool:
        """Put the keyboard on what was not answered yet; False if there is nothing to answer."""
        notice = self._notices.notice(self.KIND)
        if notice is None:
            return False
        held = QApplication.focusWidget()
        if held is None or not notice.isAncestorOf(held):
            self._came_from = held
        self._take_focus()
        return True

    def _take_focus(self) -> None:
        notice = self._notices.notice(self.KIND)
        if notice is not None:
            notice.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._came_from is not None:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
            self._came_from = None

    def _show(self) -> None:
        left = [each for each in self._found if each.row.id not in self._ruled_out]
        named = left[0].row.id if left else None
        if named != self._named:  # the notice of the same person stays, and the keyboard on it
            self._notices.take_away(self.KIND)
        self._named = named
        if not left:
            return
        row = left[0].row
        words = f"{why(left[0].signs)}: {who(row.name, row.record_number, archived=row.archived)}."
        verbs = (
            (OPEN_THEM, partial(self._open_other, row.id), "Alt+O"),
            (SOMEONE_ELSE, partial(self._rule_out, row.id), "Alt+E"),
        )
        self._notices.show_notice(self.KIND, words, "users", verbs, warning=False)

    def _rule_out(self, other_id: int) -> None:
        """Do not say it again of these two; of somebody new it is kept once they are added."""
        self._ruled_out.add(other_id)
        if self._own_id is not None:
            self._desk.duplicates.not_the_same(self._own_id, other_id)
        self._show()
        if self._came_from is not None:
            self._take_focus()

    def added(self, client_id: int) -> None:
        """The new person has an id now: keep whom they are not."""
        for other_id in self._ruled_out:
            self._desk.duplicates.not_the_same(client_id, other_id)
        self.begin(client_id)
