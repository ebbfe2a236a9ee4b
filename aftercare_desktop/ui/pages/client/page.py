"""The page of one client: header with tabs, one pane for each; also where somebody is added."""

from collections.abc import Set

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from aftercare_desktop.domain.clients import StoredClient
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.page import Page, Route, Toast
from aftercare_desktop.ui.pages.client.facts import FactsPane
from aftercare_desktop.ui.pages.client.header import ClientHeader
from aftercare_desktop.ui.pages.client.notices import Notices
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.words.dates import full_date

FACTS, PLAN, NEW = "facts", "plan", "new"


class ClientPage(Page):
    """Shows the client of its route; the part of the route is the tab, or "new" for somebody who is not yet known."""

    title = "Client"
    keys = (
        ("Ctrl+Return", "Save"),
        ("Ctrl+PgDown", "Next part"),
        ("Ctrl+PgUp", "Part before"),
        ("Ctrl+Tab", "Next tab"),
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._part = FACTS
        self.header = ClientHeader(((FACTS, "Facts"), (PLAN, "Plan")))
        self.header.tab_chosen.connect(self._on_header_tab_chosen)
        self.header.more.clicked.connect(self._on_header_more_clicked)
        self.facts = FactsPane(desk, self)
        self.facts.added.connect(self._on_facts_added)
        self.facts.saved.connect(self._show_header)
        self.facts.cancelled.connect(self.cancel_here)
        self.facts.other_requested.connect(self._on_facts_other_requested)
        self.facts.toast_requested.connect(self.toast_requested)
        self.facts.failed.connect(self.failed)
        self.panes = QStackedWidget()
        self.panes.addWidget(self.facts)
        self.header.tools.addWidget(self.facts.tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._make_notices())
        column.addWidget(self.panes, 1)

    def _make_notices(self) -> QWidget:
        self.notices = Notices()
        side = theme().px(18)
        self.notices.setContentsMargins(side, theme().px(12), side, 0)
        return self.notices

    # What the window asks

    def open_route(self, route: Route) -> None:
        if route.client_id is None:
            self._show_new()
            return
        tab, _, place = route.part.partition(":")
        held = self.facts.stored()
        if held is None or held.id != route.client_id:
            self._show(self._desk.clients.open(route.client_id))
        else:
            self._desk.clients.open(route.client_id)
            self.facts.reload()
        self._show_tab(tab or FACTS, place)

    def current_route(self) -> Route | None:
        held = self.facts.stored()
        return Route("client", held.id, self._part) if held is not None else Route("client", None, NEW)

    def can_leave(self) -> bool:
        return self.facts.can_leave()

    def reload(self, topics: Set[str]) -> None:
        if topics & {Topic.CLIENTS, Topic.STAFF}:
            self.facts.reload()
            self._show_header()

    def stash(self) -> bytes | None:
        return self.facts.stash()

    def unstash(self, kept: bytes) -> None:
        facts = self.facts.unstash(kept)
        if facts is None:
            return
        held = self.facts.stored()
        if facts.client_id is None:
            self._show_new()
        elif held is None or held.id != facts.client_id:
            self._show(self._desk.clients.open(facts.client_id))
        self.facts.put_back(facts)

    def new_here(self) -> None:
        if self._desk.may(Permission.WRITE_CLIENT) and self.can_leave():
            self._show_new()

    def cancel_here(self) -> bool:
        """Esc while adding somebody: back to the list."""
        if self.facts.stored() is not None:
            return False
        self.route_requested.emit(Route("clients"))
        return True

    # Showing

    def _show_new(self) -> None:
        self.facts.show_new()
        self.header.show_new()
        self._part = FACTS
        self._show_pane(self.facts)
        self.facts.focus_part("")

    def _show(self, stored: StoredClient) -> None:
        self.facts.show_client(stored)
        self._show_header()

    def _show_header(self) -> None:
        stored = self.facts.stored()
        if stored is None:
            return
        counselor = self.facts.name_of_staff(stored.client.counselor_id)
        self.header.show_client(
            stored.id, stored.client, counselor, self._desk.today(), archived=stored.archived_at is not None
        )
        self.header.more.setVisible(self._desk.may(Permission.ARCHIVE_CLIENT))
        self._show_archived(stored)

    def _show_archived(self, stored: StoredClient) -> None:
        if stored.archived_at is None:
            self.notices.take_away("archived")
            return
        day = full_date(stored.archived_at.astimezone(self._desk.zone).date())
        by = self.facts.name_of_staff(stored.archived_by)
        words = (
            f"Archived {day} by {by}. Nothing can be changed."
            if by
            else f"Archived {day}. Nothing can be changed."
        )
        may = self._desk.may(Permission.ARCHIVE_CLIENT)
        verbs = (("Restore", self.archive_or_restore),) if may else ()
        self.notices.show_notice("archived", words, "archive", verbs)

    def _show_tab(self, tab: str, place: str) -> None:
        self._part = tab
        self.header.set_current(tab)
        self._show_pane(self.facts)
        self.facts.focus_part(place)

    def _show_pane(self, pane: FactsPane) -> None:
        self.panes.setCurrentWidget(pane)
        self.header.tools.setCurrentWidget(pane.tools)

    # What happens on it

    def _on_header_tab_chosen(self, tab: str) -> None:
        self._show_tab(tab, "")

    def _on_header_more_clicked(self) -> None:
        menu = self.more_menu()
        menu.exec(self.header.more.mapToGlobal(QPoint(0, self.header.more.height() + 4)))
        menu.deleteLater()

    def more_menu(self) -> QMenu:
        """What else can be done with this client."""
        menu = QMenu(self)
        stored = self.facts.stored()
        archived = stored is not None and stored.archived_at is not None
        words, icon = ("Restore client", "archive-restore") if archived else ("Archive client", "archive")
        menu.addAction(theme().icon(icon), words, self.archive_or_restore)
        return menu

    def archive_or_restore(self) -> None:
        """Take the client off the lists, or put them back; with Undo."""
        stored = self.facts.stored()
        if stored is None or not self.can_leave():
            return
        stored = self.facts.stored()
        assert stored is not None
        archived = stored.archived_at is not None
        act = self._desk.clients.restore if archived else self._desk.clients.archive
        try:
            with self._desk.changes.caused_by(self):
                done = act(stored.id, stored.version)
        except AftercareError as problem:
            self.failed.emit(problem)
        else:
            words = "is back on the list" if archived else "is archived"
            self.toast_requested.emit(Toast(f"{stored.client.called()} {words}.", done.undo))
        self.facts.reload()
        self._show_header()

    def _on_facts_added(self, client_id: int) -> None:
        self._show(self._desk.clients.open(client_id, reload=True))
        self._show_tab(FACTS, "")

    def _on_facts_other_requested(self, client_id: int) -> None:
        self.route_requested.emit(Route("client", client_id))
