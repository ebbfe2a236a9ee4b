"""Use cases around the aftercare plan: starting, writing, finalizing and discarding a revision."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.domain.clients import StoredClient
from aftercare_desktop.domain.leaving import not_leaving
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plans import PlanDocument, Revision, RevisionRow, RevisionState
from aftercare_desktop.domain.plans.twins import pruned
from aftercare_desktop.domain.readiness import CheckResult, check_readiness, gaps, reason_problem
from aftercare_desktop.domain.readiness_choices import ReadinessChoices
from aftercare_desktop.errors import BadInput, CannotUndo, EditedElsewhere, NotFound
from aftercare_desktop.services import plan_links
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.context import Context
from aftercare_desktop.services.drafting import (
    begun_anew,
    first_document,
    freeze,
    refuse_second_draft,
    stored_as,
    whose,
)
from aftercare_desktop.services.gathering import (
    ANOTHER_CLIENT,
    present_document,
    replaced_number,
    surroundings,
)
from aftercare_desktop.services.merged import refuse_merged
from aftercare_desktop.services.plan_links import LinkNews
from aftercare_desktop.services.storable import storable
from aftercare_desktop.services.undo import Done, Undo
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import merged, plan_history
from aftercare_desktop.store import plans as plan_store
from aftercare_desktop.words.readiness import still_needed

SUBJECT = "plan"
EDIT_LINE_EVERY = timedelta(minutes=15)
"""A draft saves itself every second; its editing is one audit line per session and this span."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """What the plan page shows: the client, the newest revision if there is one, and what its checks look at.

    `replaces` is the number of the final revision that the shown one replaces.
    """

    client: StoredClient
    revision: Revision | None
    history: tuple[RevisionRow, ...]
    replaces: int | None
    center: CenterProfile
    approved: Mapping[ApprovedKey, ApprovedSentence]
    closed_days: Mapping[date, str]
    links: LinkNews
    """What changed in the directory since the shown draft was written."""
    readiness: ReadinessChoices
    set_aside: tuple[RevisionRow, ...] = ()
    """Drafts of merged records, to be read only: the client has, or had, another one."""

    def set_aside_row(self) -> RevisionRow | None:
        """The line of the shown revision if it is such a draft."""
        shown = self.revision.id if self.revision is not None else None
        return next((row for row in self.set_aside if row.id == shown), None)


class Plans(Service):
    """The clients' aftercare plans."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._edit_lines: dict[int, datetime] = {}

    @use_case(Permission.READ_PLAN)
    def revisions(self, work: Work, client_id: int) -> tuple[RevisionRow, ...]:
        """The plan's history, newest first, without the documents."""
        return plan_history.revisions(work.connection, client_id)

    @use_case(Permission.READ_PLAN, audit=Event.PLAN_VIEWED)
    def open(
        self, work: Work, client_id: int, revision_id: int | None = None, reload: bool = False
    ) -> PlanView:
        """The client's plan: the draft if there is one, else the newest final, or the revision asked for.

        Counts as a view unless an open page only reloads.
        """
        client = client_store.get(work.connection, merged.survivor_id(work.connection, client_id))
        revision = _asked_for(work, client.id, revision_id)
        if reload:
            work.not_recorded()
        else:
            viewed = whose(revision) if revision else f"client={client.id}"
            work.record(SUBJECT, revision.id if revision else None, viewed)
        return _view(work, client, revision)

    @use_case(Permission.READ_PLAN)
    def readiness(self, work: Work, client_id: int, document: PlanDocument) -> tuple[CheckResult, ...]:
        """The checks that apply to this person, on a document that need not be saved."""
        client = client_store.get(work.connection, client_id).client
        return check_readiness(surroundings(work).readiness_facts(client, plan_links.present(work, document)))

    @use_case(Permission.READ_PLAN)
    def present(self, work: Work, document: PlanDocument) -> PlanDocument:
        """A document that need not be saved, with its linked places as the directory has them now."""
        return plan_links.present(work, document)

    @use_case(Permission.READ_PLAN)
    def closed_visits(self, work: Work, document: PlanDocument) -> tuple[str, ...]:
        """A sentence for each visit of a document at a linked place that is closed on that day or at that time."""
        return plan_links.closed_visits(work, document)

    @use_case(Permission.WRITE_PLAN, audit=Event.PLAN_STARTED)
    def start(self, work: Work, client_id: int) -> Done[Revision]:
        """Begin a revision: a copy of the newest final with every key kept, else what the client's record tells.

        Raises `EditedElsewhere` when a draft is there already. Undo discards it while nobody wrote in it.
        """
        client = client_store.get(work.connection, client_id)
        refuse_merged(work, client_id)
        latest = plan_store.latest(work.connection, client_id)
        refuse_second_draft(latest)
        document = begun_anew(work, latest) if latest else first_document(work, client)
        number = plan_history.next_number(work.connection, client_id)
        revision = plan_store.insert_draft(
            work.connection, client_id, document, number, work.now, work.staff.id
        )
        work.record(SUBJECT, revision.id, whose(revision))
        work.changed(Topic.PLANS, Topic.DRAFTS)
        arguments = {"revision_id": revision.id, "version": revision.version}
        return work.done(revision, Undo("plans.discard_draft", arguments, f"Plan version {number} started"))

    @use_case(Permission.WRITE_PLAN, audit=Event.PLAN_EDITED)
    def save(self, work: Work, revision_id: int, document: PlanDocument, version: int) -> Revision:
        """Save a draft; the revision with its new version. About 5 ms, so that a page may save after every pause.

        Raises `EditedElsewhere` when `version` is not the stored one or the revision is final by now.
        """
        revision = plan_store.save_draft(
            work.connection, revision_id, storable(document), version, work.now, work.staff.id
        )
        refuse_merged(work, revision.client_id)
        self._record_edit(work, revision)
        work.changed(Topic.DRAFTS)
        return revision

    @use_case(Permission.WRITE_PLAN, audit=Event.PLAN_DISCARDED)
    def discard_draft(self, work: Work, revision_id: int, version: int) -> Done[None]:
        """Take a draft away. Undo puts it back as it was. A final revision is refused."""
        draft = plan_store.discard_draft(work.connection, revision_id, version)
        refuse_merged(work, draft.client_id)
        work.record(SUBJECT, revision_id, whose(draft))
        work.changed(Topic.PLANS, Topic.DRAFTS)
        arguments = {"client_id": draft.client_id, "document": draft.document, "number": draft.number}
        undo = Undo("plans.put_back_draft", arguments, f"Draft of version {draft.number} discarded")
        return work.done(None, undo)

    @use_case(Permission.WRITE_PLAN, audit=Event.UNDONE)
    def put_back_draft(
        self, work: Work, client_id: int, document: PlanDocument, number: int
    ) -> Done[Revision]:
        """Undo of discarding: the draft comes back with its number and a new id.

        Raises `EditedElsewhere` when another revision was started or finalized since.
        """
        refuse_second_draft(plan_store.latest(work.connection, client_id))
        if plan_history.next_number(work.connection, client_id) != number:
            raise CannotUndo("A newer version of this plan exists. The draft was not put back.")
        revision = plan_store.insert_draft(
            work.connection, client_id, document, number, work.now, work.staff.id
        )
        work.record(SUBJECT, revision.id, f"{whose(revision)} draft put back")
        work.changed(Topic.PLANS, Topic.DRAFTS)
        arguments = {"revision_id": revision.id, "version": revision.version}
        return work.done(
            revision, Undo("plans.discard_draft", arguments, f"Draft of version {number} put back")
        )

    @use_case(Permission.FINALIZE_PLAN, audit=Event.PLAN_FINALIZED)
    def finalize(self, work: Work, revision_id: int, version: int, reason: str = "") -> Done[Revision]:
        """Freeze a draft for ever with the client copy as given: its PDF is stored by SHA-256.

        Linked places are frozen as the directory has them at this moment.
        Raises `BadInput` with what is still needed when readiness checks are open and `reason` says nothing or too
        much; a reason is kept with the revision. Raises `EditedElsewhere` when `version` is not the stored one. There
        is no undo.
        """
        draft = plan_store.get(work.connection, revision_id)
        refuse_merged(work, draft.client_id)
        if draft.version != version or draft.state is RevisionState.FINAL:
            raise EditedElsewhere(
                "This plan was changed since you read it. Nothing was finalized; read it again first."
            )
        draft = stored_as(work, draft, pruned(not_leaving(present_document(work, draft), work.today)))
        client = client_store.get(work.connection, draft.client_id).client
        around = surroundings(work)
        missing = gaps(check_readiness(around.readiness_facts(client, draft.document)))
        if missing and (problem := reason_problem(reason)):
            raise BadInput(f"{still_needed(missing)} {problem} Nothing was finalized.")
        revision = freeze(work, around, draft, missing, storable(reason.strip()) if missing else "")
        open_checks = ",".join(result.key for result in missing)
        work.record(SUBJECT, revision.id, f"{whose(revision)} gaps={open_checks}")
        work.changed(Topic.PLANS, Topic.DRAFTS)
        work.after_commit(lambda: self._forget_edits(revision_id))
        return work.done(revision)

    def _record_edit(self, work: Work, revision: Revision) -> None:
        last = self._edit_lines.get(revision.id)
        if last is not None and timedelta() <= work.now - last < EDIT_LINE_EVERY:
            work.not_recorded()
            return
        work.record(SUBJECT, revision.id, whose(revision))
        work.after_commit(lambda: self._edit_lines.update({revision.id: work.now}))

    def _forget_edits(self, revision_id: int) -> None:
        self._edit_lines.pop(revision_id, None)


def _asked_for(work: Work, client_id: int, revision_id: int | None) -> Revision | None:
    if revision_id is None:
        return plan_store.latest(work.connection, client_id)
    revision = plan_store.get(work.connection, revision_id)
    if merged.survivor_id(work.connection, revision.client_id) != client_id:
        raise NotFound(ANOTHER_CLIENT)
    return revision


def _view(work: Work, client: StoredClient, revision: Revision | None) -> PlanView:
    around = surroundings(work)
    links = LinkNews()
    if revision is not None and revision.state is RevisionState.DRAFT:
        links = plan_links.news(work, revision.document)
        revision = replace(revision, document=present_document(work, revision))
    history = plan_history.revisions(work.connection, client.id)
    document = revision.document if revision else PlanDocument()
    return PlanView(
        client,
        revision,
        history,
        replaced_number(history, revision.id if revision else None),
        around.center,
        around.approved,
        around.closed_days(client.client, document),
        links,
        around.readiness,
        plan_history.set_aside(work.connection, client.id),
    )
