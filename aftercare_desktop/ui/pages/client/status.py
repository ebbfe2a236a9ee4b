"""What a client's status stopped, told above every tab, and the way to change it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.clients import Client, ClientStatus, StoredClient
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.statuses import NewStatus
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.change_status import ChangeStatusDialog
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.notices import Notices
from aftercare_desktop.words.leaving import still_in_treatment
from aftercare_desktop.words.statuses import nothing_changed, notice

CHANGE_STATUS = "Change status"


def may_change(desk: Desk, stored: StoredClient) -> bool:
    """Whether the status of this record may be changed here."""
    return stored.archived_at is None and desk.may(Permission.WRITE_CLIENT)


def show_status(
    notices: Notices, desk: Desk, stored: StoredClient, change_status: Callable[[], None]
) -> None:
    """Tell what the status stopped, or take the notice away."""
    change = desk.statuses.current(stored.id)
    words = notice(stored.client, change.change if change is not None else None)
    if not words:
        notices.take_away("status")
        return
    verbs = ((CHANGE_STATUS, change_status),) if may_change(desk, stored) else ()
    icon = "heart" if stored.client.status is ClientStatus.DIED else "ban"
    notices.show_notice("status", words, icon, verbs)


def ask_and_change(
    page: QWidget,
    desk: Desk,
    client_id: int,
    kept: KeptDialog | None = None,
) -> Done[int] | None:
    """Ask for the new status and record it; begins with what was `kept` when the window locked, or with what follows
    from a paper for leaving.

    None if the person went back. Raises what the service raises.
    """
    stored = desk.clients.open(client_id, reload=True)
    change = desk.statuses.current(client_id)
    standing = change.change if change is not None else None
    proposed = status_left_with(desk, client_id)
    new = ChangeStatusDialog.ask(page.window(), stored.client, desk.today, standing, kept, proposed)
    if new is None:
        return None
    with desk.changes.caused_by(page):
        return desk.statuses.change(client_id, new, stored.version)


def status_left_with(desk: Desk, client_id: int) -> NewStatus | None:
    """What follows from the paper somebody left with, as long as the record does not say it."""
    return desk.leaving.status_after(client_id) if desk.may(Permission.READ_PLAN) else None


def show_left(notices: Notices, desk: Desk, stored: StoredClient, change_status: Callable[[], None]) -> None:
    """Tell that somebody left whom the record still has in treatment, with the way to say so; else nothing."""
    left = status_left_with(desk, stored.id)
    if left is None:
        notices.take_away("left")
        return
    verbs = ((CHANGE_STATUS, change_status),) if may_change(desk, stored) else ()
    notices.show_notice("left", still_in_treatment(left.change.since, desk.today()), "log-out", verbs)


def told(done: Done[int], client: Client) -> Toast:
    """Say what was recorded, with Undo, or that the client stood like that before."""
    words = f"{done.undo.sentence}." if done.undo is not None else nothing_changed(client)
    return Toast(words, done.undo)
