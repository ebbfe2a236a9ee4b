"""The use case behind a client's overview: every answer of it from one read."""

from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.domain.clients import StoredClient
from aftercare_desktop.domain.done_days import done_by
from aftercare_desktop.domain.overview import Overview, OverviewFacts, PlanSource, assemble
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plans import Revision, RevisionState
from aftercare_desktop.domain.safety_links import may_see_why
from aftercare_desktop.services.closed_days import closed_days
from aftercare_desktop.services.gathering import PLANNED_AHEAD
from aftercare_desktop.services.plan_events import known_by_now
from aftercare_desktop.services.safety_links import is_bound
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import plans as plan_store
from aftercare_desktop.store import status_changes as status_store


class Overviews(Service):
    """What a counselor asks first about a client."""

    @use_case(Permission.READ_CLIENT)
    def of_client(self, work: Work, client_id: int) -> Overview:
        """The answers from the record and the newest plan, a draft included. Opening the record counts as the view.

        What a plan says is left out for a person who may not read plans; `may_read_plan` tells which it is.
        """
        stored = client_store.get(work.connection, client_id)
        may_read_plan = work.may(Permission.READ_PLAN)
        revision = plan_store.latest(work.connection, client_id) if may_read_plan else None
        facts = _facts(work, stored, revision)
        source = _source(work, revision) if revision is not None else None
        return assemble(
            facts,
            source,
            may_read_plan=may_read_plan,
            safety_link=is_bound(work, client_id),
            may_see_why=may_see_why(work.staff, stored.client),
        )


def _facts(work: Work, stored: StoredClient, revision: Revision | None) -> OverviewFacts:
    profile: CenterProfile = center_store.profile(work.connection).profile
    changes = status_store.of_client(work.connection, stored.id)
    return OverviewFacts(
        client=stored.client,
        document=done_by(known_by_now(work, revision), work.today) if revision is not None else None,
        status=changes[0].change if changes else None,
        closed_days=closed_days(profile, work.today, work.today + PLANNED_AHEAD),
        today=work.today,
        archived=stored.archived_at is not None,
    )


def _source(work: Work, revision: Revision) -> PlanSource:
    """A final is of the day it was finalized, a draft of the day somebody last wrote in it."""
    written = revision.finalized_at or revision.changed_at
    return PlanSource(revision.number, revision.state is RevisionState.FINAL, work.day_of(written))
