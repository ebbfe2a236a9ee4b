"""Use cases around merging: two records side by side, one person's record out of both, and taking that back."""

from collections.abc import Sequence
from dataclasses import dataclass

from aftercare_desktop.domain import client_checks as rules
from aftercare_desktop.domain import merging
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import StoredClient
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plans import Revision, RevisionState
from aftercare_desktop.domain.safety_links import kept_apart, may_see_why
from aftercare_desktop.errors import BadInput, EditedElsewhere
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import merged as merged_store
from aftercare_desktop.store import merging as merge_store
from aftercare_desktop.store import plans as plan_store
from aftercare_desktop.store import safety_links as link_store
from aftercare_desktop.store.merged import MergedRecord
from aftercare_desktop.store.merging import Trace

SUBJECT = "client"
_TOUCHED = (
    Topic.CLIENTS, Topic.PLANS, Topic.DRAFTS, Topic.ENTRIES, Topic.SAFETY_LINKS, Topic.MESSAGES, Topic.RECENT,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TwoRecords:
    """Two records that may become one, and the draft of each if there is one."""

    keep: StoredClient
    other: StoredClient
    keep_draft: Revision | None
    other_draft: Revision | None


class Merging(Service):
    """One person, two records."""

    @use_case(Permission.MERGE_CLIENTS, audit=Event.CLIENT_VIEWED)
    def compare(self, work: Work, keep_id: int, other_id: int) -> TwoRecords:
        """Both records whole. Counts as a view of each.

        Raises `BadInput` with the reason when they cannot be merged.
        """
        both = _both(work, keep_id, other_id)
        for one in (keep_id, other_id):
            work.record(SUBJECT, one, "merge")
        return both

    @use_case(Permission.READ_CLIENT)
    def records_of(self, work: Work, client_id: int) -> tuple[MergedRecord, ...]:
        """The records that were merged into this client's."""
        return merged_store.records_of(work.connection, client_id)

    @use_case(Permission.MERGE_CLIENTS, audit=Event.CLIENTS_MERGED)
    def merge(
        self,
        work: Work,
        keep_id: int,
        other_id: int,
        versions: tuple[int, int],
        taken: Sequence[str],
        other_draft: bool = False,
    ) -> Done[int]:
        """Make one record of two; gives the id of the one that stays. Everything of the other is found there.

        `versions` are the row versions that were compared, `taken` the choices (`domain.merging`) of the other.
        `other_draft`: where both have a draft, the other's stays. Raises `EditedElsewhere` when a record moved on,
        `BadInput` when they cannot be merged or the result cannot be saved. Undo puts both back.
        """
        both = _both(work, keep_id, other_id)
        if (both.keep.version, both.other.version) != tuple(versions):
            raise EditedElsewhere(
                "One of the two records was changed in the meantime. Nothing was merged; compare them again."
            )
        if both.keep.archived_at is not None:
            raise BadInput(
                f"The record of {both.keep.client.name} is archived. Restore it first, or keep the other one."
            )
        client = merging.merged(both.keep.client, both.other.client, taken)
        rules.check(client, work.today)
        trace = merge_store.merge(
            work.connection,
            both.keep,
            both.other,
            client,
            other_draft=other_draft,
            now=work.now,
            by=work.staff.id,
        )
        work.record(SUBJECT, keep_id, f"other={other_id} taken={','.join(sorted(taken))}")
        work.changed(*_TOUCHED)
        return work.done(
            keep_id, Undo("merging.take_back", {"trace": trace}, f"{client.called()} merged from two records")
        )

    @use_case(Permission.MERGE_CLIENTS, audit=Event.CLIENTS_UNMERGED)
    def take_back(self, work: Work, trace: Trace) -> Done[int]:
        """Undo of a merge: both records as they were. What was written since stays with the one that stayed.

        Raises `EditedElsewhere` when one of them moved on.
        """
        merge_store.unmerge(work.connection, trace)
        work.record(SUBJECT, trace.keep.id, f"other={trace.other.id}")
        work.changed(*_TOUCHED)
        return work.done(trace.keep.id)


def _both(work: Work, keep_id: int, other_id: int) -> TwoRecords:
    keep, other = client_store.get(work.connection, keep_id), client_store.get(work.connection, other_id)
    _refuse(work, keep, other)
    return TwoRecords(keep, other, _draft(work, keep_id), _draft(work, other_id))


def _refuse(work: Work, keep: StoredClient, other: StoredClient) -> None:
    """Raise `BadInput` when these two cannot become one."""
    if keep.id == other.id:
        raise BadInput("These are the same record. Choose another one to merge with.")
    for one in (keep, other):
        if merged_store.record(work.connection, one.id) is not None:
            raise BadInput(f"{one.client.name} was merged with another record already. Nothing was changed.")
    _refuse_kept_apart(work, keep, other)


def _refuse_kept_apart(work: Work, keep: StoredClient, other: StoredClient) -> None:
    """Refuse two whom a link keeps apart; who may not see why is refused at any link of either, or would learn whom
    it is about by trying one record after the other.
    """
    for one in (keep, other):
        links = link_store.of_client(work.connection, one.id)
        if may_see_why(work.staff, one.client):
            if kept_apart(links, keep.id, other.id, work.today):
                raise BadInput(
                    "A safety link keeps these two apart, so they cannot be one person. Nothing was merged; "
                    "if the link is a mistake, lift it first."
                )
        elif any(link.binds(work.today) for link in links):
            raise BadInput(
                "There is a safety link on one of these records. Nothing was merged; ask a supervisor to compare them."
            )


def _draft(work: Work, client_id: int) -> Revision | None:
    latest = plan_store.latest(work.connection, client_id)
    return latest if latest is not None and latest.state is RevisionState.DRAFT else None
