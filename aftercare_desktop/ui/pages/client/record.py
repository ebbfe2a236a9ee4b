"""What is done with the whole record of the client on show: another status, archive, restore, merge; and its menu."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from aftercare_desktop.domain.clients import StoredClient
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.choose_client import ChooseClientDialog
from aftercare_desktop.ui.leaving_now import LEAVING_ICON, LEAVING_KEY, LEAVING_NOW
from aftercare_desktop.ui.page import Page, Route, Toast
from aftercare_desktop.ui.pages.client.status import CHANGE_STATUS, ask_and_change, may_change, told
from aftercare_desktop.ui.pages.client.ways import Ways
from aftercare_desktop.ui.sharing import SHARE_ICON, SHARE_KEY
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.words.sharing import SHARE


class RecordActs:
    """For the client on show; for somebody who is being added they do nothing."""

    def __init__(
        self,
        page: Page,
        desk: Desk,
        held: Callable[[], StoredClient | None],
        ways: Ways,
        look_again: Callable[[], None],
    ) -> None:
        """`look_again` lets the page show the record as it stands now."""
        self._page = page
        self._desk = desk
        self._held = held
        self._ways = ways
        self._look_again = look_again

    def open_menu(self, place: QPoint) -> None:
        """Show the menu of what else can be done."""
        menu = self.more_menu()
        menu.exec(place)
        menu.deleteLater()

    def more_menu(self) -> QMenu:
        """What else can be done with this client."""
        menu = QMenu(self._page)
        stored = self._held()
        archived = stored is not None and stored.archived_at is not None
        if stored is not None and may_change(self._desk, stored):
            menu.addAction(theme().icon("user-check"), f"{CHANGE_STATUS}\tAlt+S", self.change_status)
        menu.addAction(theme().icon(LEAVING_ICON), f"{LEAVING_NOW}\t{LEAVING_KEY}", self._ways.leave_now)
        if self._ways.may_share():
            menu.addAction(theme().icon(SHARE_ICON), f"{SHARE}\t{SHARE_KEY}", self._ways.share)
        if not archived and self._desk.may(Permission.MERGE_CLIENTS):
            menu.addAction(theme().icon("users"), "Merge with…", self.merge_with)
        words, icon = ("Restore client", "archive-restore") if archived else ("Archive client", "archive")
        menu.addAction(theme().icon(icon), words, self.archive_or_restore)
        return menu

    def change_status(self) -> None:
        """Ask for the new status and what matters then; with Undo."""
        self.ask_status(None)

    def ask_status(self, kept: KeptDialog | None) -> None:
        """The same, beginning with what was written there when the window locked."""
        stored = self._held()
        if stored is None or not may_change(self._desk, stored) or not self._page.can_leave():
            return
        try:
            done = ask_and_change(self._page, self._desk, stored.id, kept)
        except AftercareError as problem:
            self._page.failed.emit(problem)
        else:
            if done is None:  # the window may have locked meanwhile
                return
            self._page.toast_requested.emit(told(done, stored.client))
        self._page.reload({Topic.CLIENTS, Topic.ENTRIES})

    def merge_with(self) -> None:
        """Ask which other record is of the same person, and compare the two."""
        stored = self._held()
        if stored is None or not self._page.can_leave():
            return
        words = (
            f"Choose the other record of {stored.client.called()}. You compare both before anything changes."
        )
        other = ChooseClientDialog.ask(
            self._page.window(), self._desk, "Merge with", words=words, leave_out=frozenset({stored.id})
        )
        if other is not None:
            self._page.route_requested.emit(Route("merge", stored.id, str(other)))

    def archive_or_restore(self) -> None:
        """Take the client off the lists, or put them back; with Undo."""
        if not self._page.can_leave():
            return
        stored = self._held()
        if stored is None:
            return
        archived = stored.archived_at is not None
        act = self._desk.clients.restore if archived else self._desk.clients.archive
        try:
            with self._desk.changes.caused_by(self._page):
                done = act(stored.id, stored.version)
        except AftercareError as problem:
            self._page.failed.emit(problem)
        else:
            words = "is back on the list" if archived else "is archived"
            self._page.toast_requested.emit(Toast(f"{stored.client.called()} {words}.", done.undo))
        self._look_again()
