"""What the use cases around a draft share: what a version starts from, its present places, and freezing it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from aftercare_desktop.documents.plan import PlanPaper, plan_pdf
from aftercare_desktop.domain.approved_words import as_given
from aftercare_desktop.domain.clients import StoredClient
from aftercare_desktop.domain.leaving import not_leaving
from aftercare_desktop.domain.plans import GivenWith, GoneOver, PlanDocument, Revision, RevisionState
from aftercare_desktop.domain.readiness import CheckResult
from aftercare_desktop.errors import EditedElsewhere
from aftercare_desktop.services import plan_links
from aftercare_desktop.services.first_draft import first_draft
from aftercare_desktop.services.gathering import Surroundings, paper_facts, plan_paper
from aftercare_desktop.services.plan_events import known_by_now
from aftercare_desktop.services.use_case import Work
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import files as file_store
from aftercare_desktop.store import plans as plan_store
from aftercare_desktop.store import staff as staff_store
from aftercare_desktop.words.readiness import missing as words_for


def begun_anew(work: Work, latest: Revision) -> PlanDocument:
    """A new version keeps every word and key, and holds what was done since.

    What somebody confirmed or went over with the client was the version before.
    """
    document = not_leaving(replace(known_by_now(work, latest), given=GivenWith()), work.today)
    participants = replace(document.participants, read_aloud=GoneOver(), told_back=GoneOver())
    return replace(document, confirmed_checks=(), participants=participants)


def first_document(work: Work, client: StoredClient) -> PlanDocument:
    """What the first version of somebody's plan starts with: what their record tells."""
    counselor_id = client.client.counselor_id
    counselor = None if counselor_id is None else staff_store.get(work.connection, counselor_id)
    prescribers = {
        medicine.prescriber: plan_links.place_by_name(work, medicine.prescriber)
        for medicine in client.client.medicines
    }
    return first_draft(client.client, counselor, work.staff, work.today, prescribers)


def stored_as(work: Work, draft: Revision, document: PlanDocument) -> Revision:
    """The draft, written anew where it says something else: what is frozen is what prints."""
    if document == draft.document:
        return draft
    return plan_store.save_draft(work.connection, draft.id, document, draft.version, work.now, work.staff.id)


def freeze(
    work: Work,
    around: Surroundings,
    draft: Revision,
    missing: Sequence[CheckResult],
    reason: str,
    draw: Callable[[PlanPaper], bytes] = plan_pdf,
) -> Revision:
    """Draw the client copy as the final revision will say it, keep it, and freeze.

    What is missing and the approved sentences of the day are frozen in the document: the copies that are made of this
    version later say what it was given with.
    """
    given_with = GivenWith(True, tuple(words_for(one) for one in missing), as_given(around.approved))
    draft = stored_as(work, draft, replace(draft.document, given=given_with))
    given = replace(draft, state=RevisionState.FINAL, finalized_by=work.staff.id, finalized_at=work.now)
    client = client_store.get(work.connection, draft.client_id).client
    pdf = draw(plan_paper(around, client, draft.document, paper_facts(work, given)))
    kept = file_store.keep(work.connection, pdf, work.now)
    return plan_store.freeze(
        work.connection,
        draft.id,
        draft.version,
        work.now,
        work.staff.id,
        pdf_sha256=kept,
        gaps_reason=reason,
    )


def refuse_second_draft(latest: Revision | None) -> None:
    """Raise `EditedElsewhere` where the newest version is a draft."""
    if latest is not None and latest.state is RevisionState.DRAFT:
        raise EditedElsewhere(
            f"A draft of version {latest.number} is there already. Open it to go on writing; nothing was changed."
        )


def whose(revision: Revision) -> str:
    """Whose version it is, as an audit line says it."""
    return f"client={revision.client_id} number={revision.number}"
