"""Use cases around a client's status: changing it with what was asked, taking a change back, the changes so far."""

from aftercare_desktop.domain import client_checks as client_rules
from aftercare_desktop.domain import statuses as rules
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.statuses import NewStatus, StoredStatusChange
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.merged import refuse_merged
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import status_changes as change_store
from aftercare_desktop.words.labels import label

SUBJECT = "client"


class Statuses(Service):
    """Where clients are in care, and since when."""

    @use_case(Permission.READ_CLIENT)
    def of_client(self, work: Work, client_id: int) -> tuple[StoredStatusChange, ...]:
        """The changes of a client's status that stand, newest first."""
        return change_store.of_client(work.connection, client_id)

    @use_case(Permission.READ_CLIENT)
    def current(self, work: Work, client_id: int) -> StoredStatusChange | None:
        """The change that brought the status of today; None where it was set without one (added, imported)."""
        return _current(work, client_id, client_store.get(work.connection, client_id).client)

    @use_case(Permission.WRITE_CLIENT, audit=Event.STATUS_CHANGED)
    def change(self, work: Work, client_id: int, new: NewStatus, version: int) -> Done[int]:
        """Change the status, with the facts that follow from it; gives the client's new version.

        What already stands is not written once more: the version stays, and there is nothing to undo. Undo puts the
        earlier status and facts back. Raises `BadInput` for what cannot be saved, `EditedElsewhere` when `version` is
        not the stored one.
        """
        refuse_merged(work, client_id)
        new = storable(new)
        stored = client_store.get(work.connection, client_id)
        before = stored.client
        rules.check(new, work.today)
        current = _current(work, client_id, before)
        standing = current.change if current is not None else None
        if stored.version == version and rules.adds_nothing(before, standing, new, work.today):
            work.not_recorded()
            return work.done(version)
        after = rules.with_status(before, new)
        client_rules.check(after, work.today)
        changed = client_store.update_one(work.connection, client_id, after, version, work.now)
        change_id = change_store.insert(
            work.connection, client_id, before.status, new.change, work.now, work.staff.id
        )
        work.record(SUBJECT, client_id, f"before={before.status.value} status={after.status.value}")
        undone = {"client_id": client_id, "change_id": change_id, "client": before, "stands": False}
        return _done(work, after, changed, undone)

    @use_case(Permission.WRITE_CLIENT, audit=Event.UNDONE)
    def put_back(
        self, work: Work, client_id: int, change_id: int, client: Client, version: int, stands: bool
    ) -> Done[int]:
        """Undo of a change, and of its Undo: the facts as given, and whether the change stands."""
        refuse_merged(work, client_id)
        before = client_store.get(work.connection, client_id).client
        changed = client_store.update_one(work.connection, client_id, client, version, work.now)
        change_store.take_back(work.connection, change_id, None if stands else work.now)
        work.record(
            SUBJECT,
            client_id,
            f"before={before.status.value} status={client.status.value} change={change_id}",
        )
        undone = {"client_id": client_id, "change_id": change_id, "client": before, "stands": not stands}
        return _done(work, client, changed, undone)


def _done(work: Work, after: Client, version: int, undone: dict[str, object]) -> Done[int]:
    """The client is in this status now, at this version; `undone` is what `put_back` puts back besides."""
    work.changed(Topic.CLIENTS, Topic.ENTRIES)
    sentence = f"{after.called()}: {label(after.status).lower()}"
    return work.done(version, Undo("statuses.put_back", {**undone, "version": version}, sentence))


def _current(work: Work, client_id: int, client: Client) -> StoredStatusChange | None:
    """The newest change that stands, if it brought the status of today."""
    changes = change_store.of_client(work.connection, client_id)
    return next((made for made in changes[:1] if made.change.status is client.status), None)
