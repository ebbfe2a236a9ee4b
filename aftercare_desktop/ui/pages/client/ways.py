"""What one does from a client's page with one key, from any tab: leaving now, looking at the plan together, sharing."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.clients import StoredClient
from aftercare_desktop.domain.leaving import may_leave_now
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.leaving_now import LEAVING_KEY, leave_now
from aftercare_desktop.ui.page import Page, Route
from aftercare_desktop.ui.pages.plan.keys import listen
from aftercare_desktop.ui.printing import print_pdf
from aftercare_desktop.ui.sharing import SHARE_KEY, SharingActs
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.with_client import WITH_CLIENT_KEY


class Ways:
    """For the client on show; for somebody who is being added they do nothing."""

    def __init__(self, page: Page, desk: Desk, held: Callable[[], StoredClient | None]) -> None:
        self._page = page
        self._desk = desk
        self._held = held
        self._sharing = SharingActs(desk, page)

    def listen_on(self, pane: QWidget) -> None:
        """Let the keys act while this pane is on screen; the plan has them among its acts."""
        listen(pane, {LEAVING_KEY: self.leave_now, WITH_CLIENT_KEY: self.with_client, SHARE_KEY: self.share})

    def is_leaving_near(self, stored: StoredClient) -> bool:
        """Whether the few questions are offered in sight: for somebody who leaves today or is still to leave."""
        near = stored.archived_at is None and may_leave_now(stored.client, self._desk.today())
        return near and (self._desk.may(Permission.WRITE_PLAN) or self._desk.may(Permission.LEAVE_NOW))

    def leave_now(self) -> None:
        """The few questions for somebody who leaves today, or their paper alone."""
        held = self._held()
        if held is None:
            return
        page, name = self._page, held.client.called()
        try:
            leave_now(self._desk, held.id, name, page.route_requested.emit, print_pdf, page.window())
        except AftercareError as problem:
            page.failed.emit(problem)

    def with_client(self) -> None:
        """The plan alone on the screen, for two; back from there it is as it was here."""
        here = self._page.current_route()
        if self._held() is not None and here is not None and self._desk.may(Permission.READ_PLAN):
            self._page.route_requested.emit(Route("with-client", here.client_id, here.part))

    def may_share(self) -> bool:
        """Whether this person may let anything out about the client on show."""
        held = self._held()
        return held is not None and held.archived_at is None and self._desk.may(Permission.DISCLOSE)

    def share(self) -> None:
        """Ask what leaves, to whom and on what ground."""
        held = self._held()
        if held is not None and self.may_share() and self._page.can_leave():
            self._sharing.share(held.id)

    def reopen(self, kept: KeptDialog) -> None:
        """Ask once more what was being shared or sent when the window locked."""
        held = self._held()
        if held is not None:
            self._sharing.reopen(held.id, kept)
