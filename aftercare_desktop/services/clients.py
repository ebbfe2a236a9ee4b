"""Use cases around clients: finding, opening, writing down and archiving them."""

from collections.abc import Sequence
from dataclasses import replace

from aftercare_desktop.domain import client_checks as rules
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.client_filters import (
    BY_NAME,
    EVERYBODY,
    ClientFilter,
    ClientSort,
    check_filter,
)
from aftercare_desktop.domain.clients import Client, ClientRow, StoredClient
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.errors import BadInput, CannotUndo
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.context import Context
from aftercare_desktop.services.merged import refuse_merged
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import merged as merged_store
from aftercare_desktop.store.client_index import Asked, ClientIndex
from aftercare_desktop.store.written_about import written_about

SUBJECT = "client"
RECENT_LIMIT = 5
_RECENT_KEPT = 20


class Clients(Service):
    """The center's clients."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._index = ClientIndex()

    @use_case(Permission.FIND_CLIENTS)
    def find(
        self,
        work: Work,
        query: str,
        include_archived: bool = False,
        before: tuple[str, Sequence[int]] | None = None,
        *,
        wanted: ClientFilter = EVERYBODY,
        sort: ClientSort = BY_NAME,
    ) -> tuple[int, ...]:
        """Ids of the clients that match every word of `query` and the filter, in this order. An empty query: all.

        A page that searches with every key gives the query one key earlier with its answer as `before`: most longer
        queries then look only among those. `include_archived` is short for a filter that says no more than this.
        Filters that tell of the record need the permission to read it.
        """
        if wanted.asks_record():
            work.require(Permission.READ_CLIENT)
        check_filter(wanted)
        wanted = replace(storable(wanted), archived=wanted.archived or include_archived)
        asked = Asked(storable(query), wanted, sort, work.today, work.staff.id)
        earlier = (storable(before[0]), before[1]) if before is not None else None
        return self._index.find(work.connection, asked, earlier)

    @use_case(Permission.FIND_CLIENTS)
    def get_ready(self, work: Work) -> bool:
        """Read one of the things that the first search, filter or order would wait for; whether there are more."""
        return self._index.get_ready(work.connection)

    @use_case(Permission.FIND_CLIENTS)
    def rows(self, work: Work, ids: Sequence[int]) -> tuple[ClientRow, ...]:
        """What the list shows of these clients, in the order given."""
        return client_store.rows(work.connection, ids)

    @use_case(Permission.FIND_CLIENTS, audit=Event.CLIENTS_LISTED)
    def listing(self, work: Work, include_archived: bool = False) -> tuple[ClientRow, ...]:
        """Every client's row at once, as the command line prints it. Written to the trail with the number of people."""
        ids = client_store.find_ids(work.connection, "", include_archived)
        work.record(SUBJECT, None, f"count={len(ids)}")
        return client_store.rows(work.connection, ids)

    @use_case(Permission.FIND_CLIENTS)
    def recent(self, work: Work) -> tuple[ClientRow, ...]:
        """The clients this person opened last, newest first."""
        rows = client_store.rows(
            work.connection, merged_store.survivor_ids(work.connection, _recent_ids(work))
        )
        return tuple(row for row in rows if not row.archived)[:RECENT_LIMIT]

    @use_case(Permission.OWN_ACCOUNT, writes=True)
    def forget_recent(self, work: Work) -> None:
        """Empty this person's list of recent clients."""
        center_store.set_setting(work.connection, _recent_name(work), [])
        work.changed(Topic.RECENT)

    @use_case(Permission.READ_CLIENT, audit=Event.CLIENT_VIEWED)
    def open(self, work: Work, client_id: int, reload: bool = False) -> StoredClient:
        """A client's record, of a merged one that where it went. Counts as a view unless an open page only reloads."""
        client_id = merged_store.survivor_id(work.connection, client_id)
        stored = client_store.get(work.connection, client_id)
        if reload:
            work.not_recorded()
        else:
            work.record(SUBJECT, client_id)
            _make_recent(work, client_id)
        return stored

    @use_case(Permission.WRITE_CLIENT, audit=Event.CLIENT_ADDED)
    def add(self, work: Work, client: Client) -> Done[int]:
        """Write down a new client; gives the id. Undo archives while nobody wrote about the client.

        Raises `BadInput` when a value cannot be saved or the record number is taken.
        """
        client = rules.with_plain_number(storable(client))
        rules.check(client, work.today)
        _check_number_is_free(work, client, None)
        client_id = client_store.insert_one(work.connection, client, work.now)
        version = client_store.get(work.connection, client_id).version
        work.record(SUBJECT, client_id)
        work.changed(Topic.CLIENTS)
        _make_recent(work, client_id)
        undo = Undo(
            "clients.take_back", {"client_id": client_id, "version": version}, f"{client.called()} added"
        )
        return work.done(client_id, undo)

    @use_case(Permission.WRITE_CLIENT, audit=Event.CLIENT_CHANGED)
    def change(self, work: Work, client_id: int, client: Client, version: int) -> Done[int]:
        """Save a client's facts; gives the new version. Undo puts the earlier facts back.

        The status stays as it is: it changes with what is asked then (`statuses.change`).
        Raises `BadInput` for a value that cannot be saved, `EditedElsewhere` when `version` is not the stored one.
        """
        before = client_store.get(work.connection, client_id)
        client = replace(rules.with_plain_number(storable(client)), status=before.client.status)
        if before.version == version and before.client == client:
            work.not_recorded()
            return work.done(version)
        refuse_merged(work, client_id)
        rules.check(client, work.today)
        _check_number_is_free(work, client, client_id)
        changed = client_store.update_one(work.connection, client_id, client, version, work.now)
        work.record(SUBJECT, client_id, "fields=" + ",".join(_different_fields(before.client, client)))
        work.changed(Topic.CLIENTS)
        arguments = {"client_id": client_id, "client": before.client, "version": changed}
        return work.done(changed, Undo("clients.change", arguments, f"{client.called()} saved"))

    @use_case(Permission.ARCHIVE_CLIENT, audit=Event.CLIENT_ARCHIVED)
    def archive(self, work: Work, client_id: int, version: int) -> Done[int]:
        """Take a client off the lists; nothing is deleted. Gives the new version. A merged record is refused."""
        refuse_merged(work, client_id)
        changed = client_store.set_archived(work.connection, client_id, version, work.now, work.staff.id)
        return self._archived(work, client_id, changed, "clients.restore", "archived")

    @use_case(Permission.ARCHIVE_CLIENT, audit=Event.CLIENT_ARCHIVED)
    def take_back(self, work: Work, client_id: int, version: int) -> Done[int]:
        """Undo of adding: archive the client again. Gives the new version.

        Raises `CannotUndo` when somebody changed the record or wrote about the client since: a note does not
        change the version of the record.
        """
        refuse_merged(work, client_id)
        if written_about(work.connection, (client_id,)):
            raise CannotUndo(
                "Somebody wrote about this client since, so the record stays on the lists. "
                "Archive it if it should go all the same."
            )
        changed = client_store.set_archived(work.connection, client_id, version, work.now, work.staff.id)
        return self._archived(work, client_id, changed, "clients.restore", "archived")

    @use_case(Permission.ARCHIVE_CLIENT, audit=Event.CLIENT_RESTORED)
    def restore(self, work: Work, client_id: int, version: int) -> Done[int]:
        """Put an archived client back on the lists. Gives the new version. A merged record is refused."""
        refuse_merged(work, client_id)
        changed = client_store.set_archived(work.connection, client_id, version, None, None)
        return self._archived(work, client_id, changed, "clients.archive", "restored")

    def _archived(self, work: Work, client_id: int, version: int, undo: str, what: str) -> Done[int]:
        called = client_store.get(work.connection, client_id).client.called()
        work.record(SUBJECT, client_id)
        work.changed(Topic.CLIENTS, Topic.RECENT)
        arguments = {"client_id": client_id, "version": version}
        return work.done(version, Undo(undo, arguments, f"{called} {what}"))


def _check_number_is_free(work: Work, client: Client, client_id: int | None) -> None:
    if not client.record_number:
        return
    holder = client_store.by_record_number(work.connection, client.record_number)
    if holder is not None and holder.id != client_id:
        where = " (archived)" if holder.archived_at else ""
        raise BadInput(
            f"Record number {client.record_number} already belongs to {holder.client.name}{where}. "
            "Nothing was saved; use another number."
        )


def _different_fields(before: Client, after: Client) -> tuple[str, ...]:
    """Names of the fields that differ, for the audit line; never their values."""
    return tuple(
        name for name in Client.__dataclass_fields__ if getattr(before, name) != getattr(after, name)
    )


def _recent_name(work: Work) -> str:
    """The setting that holds whom this person opened last."""
    return f"recent.{work.staff.id}"


def _make_recent(work: Work, client_id: int) -> None:
    ids = (client_id, *(known for known in _recent_ids(work) if known != client_id))
    center_store.set_setting(work.connection, _recent_name(work), ids[:_RECENT_KEPT])
    work.changed(Topic.RECENT)


def _recent_ids(work: Work) -> tuple[int, ...]:
    return tuple(center_store.setting(work.connection, _recent_name(work), list[int], []))
