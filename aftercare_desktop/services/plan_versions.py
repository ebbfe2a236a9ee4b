"""The use case behind two versions of a plan side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import StoredClient
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plans import Revision, RevisionRow
from aftercare_desktop.domain.plans.compare import PlanChange, compare
from aftercare_desktop.errors import NotFound
from aftercare_desktop.services.gathering import ANOTHER_CLIENT, present_document
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import merged, plan_history
from aftercare_desktop.store import plans as plan_store

SUBJECT = "plan"
_ONLY_ONE = "There is only one version of this plan. Another one can be compared with it once it is started."


@dataclass(frozen=True, slots=True)
class ComparedVersions:
    """Two versions of a client's plan with every value of both, and all versions one may choose from, newest first."""

    client: StoredClient
    versions: tuple[RevisionRow, ...]
    before: RevisionRow
    after: RevisionRow
    values: tuple[PlanChange, ...]


class PlanVersions(Service):
    """Versions of a plan beside each other."""

    @use_case(Permission.READ_PLAN, audit=Event.PLAN_VIEWED)
    def compare(
        self,
        work: Work,
        client_id: int,
        before_id: int | None = None,
        after_id: int | None = None,
        reload: bool = False,
    ) -> ComparedVersions:
        """Two versions, drafts too. Without `after_id` the newest one; without `before_id` the one before that.

        A draft has the places of the directory as they are now. Each version counts as viewed, unless an open page
        only reloads. Raises `NotFound` for a version of somebody else, and where there is only one.
        """
        client = client_store.get(work.connection, merged.survivor_id(work.connection, client_id))
        history = plan_history.revisions(work.connection, client.id)
        versions = (*history, *plan_history.set_aside(work.connection, client.id))
        if len(versions) < 2:
            raise NotFound(_ONLY_ONE)
        after = _row(versions, after_id) if after_id is not None else versions[0]
        before = _row(versions, before_id) if before_id is not None else _before(versions, after)
        old, new = (_present(work, row) for row in (before, after))
        for revision in (old, new):
            if reload:
                work.not_recorded()
            else:
                work.record(SUBJECT, revision.id, f"client={client.id} number={revision.number}")
        return ComparedVersions(client, versions, before, after, compare(old.document, new.document))


def _row(versions: Sequence[RevisionRow], revision_id: int) -> RevisionRow:
    found = next((row for row in versions if row.id == revision_id), None)
    if found is None:
        raise NotFound(ANOTHER_CLIENT)
    return found


def _before(versions: Sequence[RevisionRow], after: RevisionRow) -> RevisionRow:
    """The next older one; of the oldest the one after it."""
    place = versions.index(after)
    return versions[place + 1] if place + 1 < len(versions) else versions[place - 1]


def _present(work: Work, row: RevisionRow) -> Revision:
    revision = plan_store.get(work.connection, row.id)
    return replace(revision, document=present_document(work, revision))
