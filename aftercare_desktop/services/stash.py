"""Use cases that keep a person's unsaved forms, encrypted with everything else, while the window is locked."""

from aftercare_desktop.domain.entries import corrected_entry
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import entries as entry_store
from aftercare_desktop.store import stash as stash_store


class Stash(Service):
    """Unsaved forms of the signed-in person; nobody else is given them."""

    @use_case(Permission.OWN_ACCOUNT, writes=True)
    def keep(self, work: Work, form_key: str, values: bytes) -> None:
        """Keep what stands in a form, in place of what was kept for it before.

        Nothing is kept of a correction whose entry was made in error or taken back in the meantime.
        """
        entry_id = corrected_entry(form_key)
        if entry_id is not None and not entry_store.says_something(work.connection, entry_id):
            return
        stash_store.keep(work.connection, work.staff.id, form_key, values, work.now)

    @use_case(Permission.OWN_ACCOUNT, writes=True)
    def take(self, work: Work, form_key: str) -> bytes | None:
        """What was kept for this form, which is then kept no longer; None when there is nothing."""
        return stash_store.take(work.connection, work.staff.id, form_key)

    @use_case(Permission.OWN_ACCOUNT)
    def form_keys(self, work: Work) -> tuple[str, ...]:
        """The forms for which something is kept, oldest first."""
        return stash_store.form_keys(work.connection, work.staff.id)

    @use_case(Permission.OWN_ACCOUNT, writes=True)
    def discard(self, work: Work, form_key: str) -> None:
        """Keep nothing for this form any more."""
        stash_store.discard(work.connection, work.staff.id, form_key)
