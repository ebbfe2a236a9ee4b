"""What a client's page tells above its tabs: an archived record, one merged into it, consents that end soon."""

from collections.abc import Callable

from aftercare_desktop.domain.clients import StoredClient
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.widgets.notices import Notices
from aftercare_desktop.words.consent_rows import end_soon
from aftercare_desktop.words.dates import full_date
from aftercare_desktop.words.merging import merged_on

ENDING = "consents end"
"""The notice of consents that end soon."""


def show_archived(
    notices: Notices, desk: Desk, stored: StoredClient, by: str, restore: Callable[[], None]
) -> None:
    """Say that the record is archived, since when and `by` whom, with the way back; nothing for one that is not."""
    if stored.archived_at is None:
        notices.take_away("archived")
        return
    day = full_date(stored.archived_at.astimezone(desk.zone).date())
    words = f"Archived {day} by {by}." if by else f"Archived {day}."
    verbs = (("Restore", restore),) if desk.may(Permission.ARCHIVE_CLIENT) else ()
    notices.show_notice("archived", f"{words} The facts cannot be changed.", "archive", verbs)


def show_merged(notices: Notices, desk: Desk, shown: int, asked_for: int) -> None:
    """Somebody asked for a record that was merged into the one on show; nothing when it is the same."""
    notices.take_away("merged")
    if shown == asked_for:
        return
    for record in desk.merging.records_of(shown):
        if record.client_id == asked_for:
            day = record.merged_at.astimezone(desk.zone).date()
            words = merged_on(record.record_number, record.name, day)
            notices.show_notice("merged", words, "users", warning=False)


def show_ending(notices: Notices, desk: Desk, client_id: int, see: Callable[[], None]) -> None:
    """Consents that end within thirty days, with the way to them; nothing where none does."""
    ending = desk.consents.ending(client_id) if desk.may(Permission.READ_CONSENTS) else ()
    if not ending:
        notices.take_away(ENDING)
        return
    words = end_soon(len(ending), ending[0].last_day)
    notices.show_notice(ENDING, words, "clock-alert", (("See consents", see),))
