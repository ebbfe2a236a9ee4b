"""Use cases for somebody who leaves within minutes: what is known, a draft for what is said, and paper at once."""

from dataclasses import dataclass, replace

from aftercare_desktop.documents.leaving import LeavingPaper, leaving_pdf
from aftercare_desktop.documents.plan import PlanPaper
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.clients import ClientStatus, StoredClient
from aftercare_desktop.domain.leaving import leaving_today, prefilled, status_after
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plans import GivenWith, PlanDocument, Revision, RevisionState
from aftercare_desktop.domain.readiness import check_readiness, gaps
from aftercare_desktop.domain.statuses import NewStatus
from aftercare_desktop.errors import BadInput, EditedElsewhere
from aftercare_desktop.services import plan_links
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.drafting import (
    begun_anew,
    first_document,
    freeze,
    refuse_second_draft,
    stored_as,
    whose,
)
from aftercare_desktop.services.gathering import present_document, surroundings
from aftercare_desktop.services.merged import refuse_merged
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import files as file_store
from aftercare_desktop.store import merged, plan_history
from aftercare_desktop.store import plans as plan_store
from aftercare_desktop.store import status_changes as change_store
from aftercare_desktop.words.leaving import DIED_NOTHING_PRINTED, LEFT_EARLY

SUBJECT = "plan"
_MOVED_ON = (
    "This plan was changed since you read it. Nothing was printed; look at what is there now and print again."
)


@dataclass(frozen=True, slots=True)
class LeavingView:
    """What the screen begins with: the client, their draft if there is one, and what the questions are filled from.

    `given` is the version that was handed out today already and still says what the questions say.
    """

    client: StoredClient
    draft: Revision | None
    number: int
    document: PlanDocument
    given: Revision | None


@dataclass(frozen=True, slots=True)
class GivenPaper:
    """The paper as it is kept, and of which version."""

    client_id: int
    revision_id: int
    number: int
    pdf: bytes


class Leaving(Service):
    """Leaving now."""

    @use_case(Permission.READ_PLAN, audit=Event.PLAN_VIEWED)
    def open(self, work: Work, client_id: int, reload: bool = False) -> LeavingView:
        """What is known of the questions, from the draft, else the last version, else the record.

        Nothing is started by looking. Counts as a view unless an open page only reloads.
        """
        client = client_store.get(work.connection, merged.survivor_id(work.connection, client_id))
        latest = plan_store.latest(work.connection, client.id)
        draft = latest if latest is not None and latest.state is RevisionState.DRAFT else None
        if reload:
            work.not_recorded()
        else:
            work.record(
                SUBJECT, latest.id if latest else None, whose(latest) if latest else f"client={client.id}"
            )
        if draft is not None:
            draft = replace(draft, document=present_document(work, draft))
        given = None if draft is not None or not _was_given_today(work, latest) else latest
        number = draft.number if draft else plan_history.next_number(work.connection, client.id)
        return LeavingView(client, draft, number, _known(work, client, draft or latest), given)

    @use_case(Permission.READ_PLAN)
    def status_after(self, work: Work, client_id: int) -> NewStatus | None:
        """What the record does not say yet of somebody who left with a paper made for that day.

        None as soon as a status was recorded after the paper was made: whoever came back is in treatment again.
        """
        client = client_store.get(work.connection, merged.survivor_id(work.connection, client_id))
        if client.client.status is not ClientStatus.IN_TREATMENT:
            return None
        given = plan_store.latest_final(work.connection, client.id)
        if given is None or given.finalized_at is None:
            return None
        later = change_store.of_client(work.connection, client.id)
        if any(change.made_at >= given.finalized_at for change in later):
            return None
        return status_after(client.client, given.document)

    @use_case(Permission.WRITE_PLAN, audit=Event.PLAN_STARTED)
    def begin(self, work: Work, client_id: int, document: PlanDocument) -> Revision:
        """Start a draft with the first answer that was given. Raises `EditedElsewhere` when one is there by now."""
        client_store.get(work.connection, client_id)
        refuse_merged(work, client_id)
        refuse_second_draft(plan_store.latest(work.connection, client_id))
        revision = _insert(work, client_id, storable(document))
        work.record(SUBJECT, revision.id, whose(revision))
        work.changed(Topic.PLANS, Topic.DRAFTS)
        return revision

    @use_case(Permission.LEAVE_NOW, audit=Event.LEFT_NOW)
    def print(self, work: Work, client_id: int, seen: tuple[int, int] | None = None) -> GivenPaper:
        """The paper for today, and the version it is kept with: what a client holds is always known.

        What is recorded is frozen as a final version with this paper, so whoever goes on writes in a copy. Printed
        again while nothing was added it is the same, byte for byte. Needs no permission to read: nothing of the
        record leaves but the paper. `seen` is id and version of the draft on screen; `EditedElsewhere` when it moved.
        Raises `BadInput` for somebody who died: nobody can call or come back then.
        """
        client = client_store.get(work.connection, merged.survivor_id(work.connection, client_id))
        if client.client.status is ClientStatus.DIED:
            raise BadInput(DIED_NOTHING_PRINTED)
        refuse_merged(work, client.id)
        latest = plan_store.latest(work.connection, client.id)
        if seen is not None and (latest is None or (latest.id, latest.version) != seen):
            raise EditedElsewhere(_MOVED_ON)
        given = _already_given(work, client.id, latest)
        revision = given or _freeze_now(work, client, latest)
        work.record(SUBJECT, revision.id, whose(revision))
        pdf = file_store.get(work.connection, revision.pdf_sha256)
        return GivenPaper(client.id, revision.id, revision.number, pdf)


def _known(work: Work, client: StoredClient, newest: Revision | None) -> PlanDocument:
    """What a version begins with, or goes on from: a draft as it is, else a copy, else what the record tells."""
    if newest is None:
        document = first_document(work, client)
    elif newest.state is RevisionState.DRAFT or _was_given_today(work, newest):
        document = replace(newest.document, given=GivenWith())
    else:
        document = begun_anew(work, newest)
    return leaving_today(prefilled(document, client.client, work.today), work.today)


def _was_given_today(work: Work, revision: Revision | None) -> bool:
    """Whether this is the paper of somebody who left today."""
    return (
        revision is not None
        and revision.state is RevisionState.FINAL
        and revision.document.leaving.on == work.today
    )


def _already_given(work: Work, client_id: int, latest: Revision | None) -> Revision | None:
    """Today's paper, unless a later draft was written for leaving as well; a draft of the plan to come is not it."""
    if latest is not None and latest.state is RevisionState.DRAFT and latest.document.leaving.is_leaving():
        return None
    final = plan_store.latest_final(work.connection, client_id)
    return final if _was_given_today(work, final) else None


def _freeze_now(work: Work, client: StoredClient, latest: Revision | None) -> Revision:
    """Write today's day into the draft, or into one that is started for it, and freeze it with the paper."""
    document = plan_links.present(work, _known(work, client, latest))
    if latest is None or latest.state is RevisionState.FINAL:
        draft = _insert(work, client.id, document)
    else:
        draft = stored_as(work, latest, document)
    around = surroundings(work)
    missing = gaps(check_readiness(around.readiness_facts(client.client, draft.document)))
    work.changed(Topic.PLANS, Topic.DRAFTS)
    return freeze(work, around, draft, missing, LEFT_EARLY if missing else "", _drawn)


def _drawn(plan: PlanPaper) -> bytes:
    return leaving_pdf(LeavingPaper(plan))


def _insert(work: Work, client_id: int, document: PlanDocument) -> Revision:
    number = plan_history.next_number(work.connection, client_id)
    return plan_store.insert_draft(work.connection, client_id, document, number, work.now, work.staff.id)
