"""Plan revisions in the file: drafts that change, and finals that never do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Connection,
    RowMapping,
    Select,
    delete,
    insert,
    select,
    update,
)

from aftercare_desktop.domain.client_filters import PlanFacts, plan_facts
from aftercare_desktop.domain.plans import FORMAT, PlanDocument, Revision, RevisionState
from aftercare_desktop.errors import EditedElsewhere, NotFound
from aftercare_desktop.store import client_search, merged, plan_documents, plan_projections
from aftercare_desktop.store.plan_history import in_turn
from aftercare_desktop.store.rows import from_row
from aftercare_desktop.store.tables import (
    merged_clients,
    plan_dates,
    plan_links,
    plan_revisions,
)

_MOVED_ON = (
    "This plan was changed in the meantime, here or at another desk. Nothing was overwritten. "
    "Open the plan again and repeat your change."
)
_FROZEN = "This plan is final and cannot change. Start a new revision, which begins as a copy of it."
_GONE = "This plan revision is not in the center's records."


@dataclass(frozen=True, slots=True)
class NewDraft:
    """A draft to be stored: whose, which number, what it says."""

    client_id: int
    number: int
    document: PlanDocument


# --- Writing ------------------------------------------------------------------------------------------------


def insert_draft(
    c: Connection, client_id: int, document: PlanDocument, number: int, now: datetime, by: int
) -> Revision:
    """Start a draft. The file allows one draft per client and each number once."""
    return insert_drafts(c, (NewDraft(client_id, number, document),), now, by)[0]


def insert_drafts(c: Connection, drafts: Sequence[NewDraft], now: datetime, by: int) -> tuple[Revision, ...]:
    """Start many drafts at once; in the order given."""
    rows = [
        {
            "version": 1,
            "client_id": draft.client_id,
            "number": draft.number,
            "state": RevisionState.DRAFT,
            "created_at": now,
            "created_by": by,
            "changed_at": now,
            "changed_by": by,
            "document_sha256": "",
            "facts_sha256": "",
            "gaps_reason": "",
            "format": FORMAT,
            "document": plan_documents.to_text(draft.document),
        }
        for draft in drafts
    ]
    if not rows:
        return ()
    statement = insert(plan_revisions).returning(plan_revisions.c.id, sort_by_parameter_order=True)
    stored = tuple(
        _new_revision(revision_id, draft, now, by)
        for revision_id, draft in zip(c.scalars(statement, rows), drafts, strict=True)
    )
    plan_projections.write_dates(c, stored)
    for one in stored:
        plan_projections.replace_links(c, one.id, one.document)
        client_search.keep_plan(c, one.client_id, plan_facts(one.document, one.number, final=False))
    return stored


def save_draft(
    c: Connection, revision_id: int, document: PlanDocument, version: int, now: datetime, by: int
) -> Revision:
    """Replace a draft's document: one UPDATE, and the dates only where they differ.

    Raises `EditedElsewhere` when `version` is not current or the revision became final, `NotFound` when it is gone.
    """
    statement = (
        update(plan_revisions)
        .where(
            plan_revisions.c.id == revision_id,
            plan_revisions.c.version == version,
            plan_revisions.c.state == RevisionState.DRAFT,
        )
        .values(
            version=version + 1,
            changed_at=now,
            changed_by=by,
            format=FORMAT,
            document=plan_documents.to_text(document),
        )
        .returning(*_FACTS)
    )
    row = c.execute(statement).mappings().one_or_none()
    if row is None:
        raise _not_current(c, revision_id)
    plan_projections.replace_dates(c, revision_id, row["client_id"], document)
    plan_projections.replace_links(c, revision_id, document)
    client_search.keep_plan(c, row["client_id"], plan_facts(document, row["number"], final=False))
    return _revision(row, document)


def freeze(
    c: Connection,
    revision_id: int,
    version: int,
    now: datetime,
    by: int,
    *,
    pdf_sha256: str,
    gaps_reason: str = "",
) -> Revision:
    """Make a draft final for ever. `pdf_sha256` is the paper as given, kept in `files` before.

    Stores the SHA-256 of the document's text, and one over all other frozen facts. Raises `EditedElsewhere` when
    `version` is not current or the revision is final already.
    """
    row = (
        c.execute(
            select(plan_revisions).where(
                plan_revisions.c.id == revision_id,
                plan_revisions.c.version == version,
                plan_revisions.c.state == RevisionState.DRAFT,
            )
        )
        .mappings()
        .one_or_none()
    )
    if row is None:
        raise _not_current(c, revision_id)
    document_sha256 = plan_documents.sha256(row["document"])
    at = now.astimezone(UTC)
    facts = plan_documents.facts_sha256(
        client_id=row["client_id"],
        number=row["number"],
        finalized_at=at,
        finalized_by=by,
        gaps_reason=gaps_reason,
        document_sha256=document_sha256,
        pdf_sha256=pdf_sha256,
    )
    frozen = {
        "version": version + 1,
        "state": RevisionState.FINAL,
        "changed_at": at,
        "changed_by": by,
        "finalized_at": at,
        "finalized_by": by,
        "document_sha256": document_sha256,
        "pdf_sha256": pdf_sha256,
        "gaps_reason": gaps_reason,
    }
    c.execute(
        update(plan_revisions).where(plan_revisions.c.id == revision_id).values(facts_sha256=facts, **frozen)
    )
    stored = _read({**row, **frozen})
    client_search.keep_plan(c, stored.client_id, plan_facts(stored.document, stored.number, final=True))
    return stored


def discard_draft(c: Connection, revision_id: int, version: int) -> Revision:
    """Remove a draft and return what it was, so that it can be put back. Finals are refused with `EditedElsewhere`."""
    here = (
        plan_revisions.c.id == revision_id,
        plan_revisions.c.version == version,
        plan_revisions.c.state == RevisionState.DRAFT,
    )
    row = c.execute(select(plan_revisions).where(*here)).mappings().one_or_none()
    if row is None:
        raise _not_current(c, revision_id)
    c.execute(delete(plan_dates).where(plan_dates.c.revision_id == revision_id))
    c.execute(delete(plan_links).where(plan_links.c.revision_id == revision_id))
    c.execute(delete(plan_revisions).where(*here))
    client_search.keep_plan(c, row["client_id"], _facts_of(latest(c, row["client_id"])))
    return _read(row)


# --- Reading ------------------------------------------------------------------------------------------------


def get(c: Connection, revision_id: int) -> Revision:
    """One revision. Raises `NotFound`."""
    found = _first(c, select(plan_revisions).where(plan_revisions.c.id == revision_id))
    if found is None:
        raise NotFound(_GONE)
    return found


def latest(c: Connection, client_id: int) -> Revision | None:
    """The draft if there is one, else the newest final; None for a client without a plan."""
    return _first(c, in_turn(select(plan_revisions), merged.ids_of(c, client_id)).limit(1))


def latest_final(c: Connection, client_id: int) -> Revision | None:
    """The newest final revision, or None. One of a merged record counts by the day it was finalized."""
    finals = select(plan_revisions).where(plan_revisions.c.state == RevisionState.FINAL)
    return _first(c, in_turn(finals, merged.ids_of(c, client_id)).limit(1))


def latest_printable(c: Connection, client_id: int) -> Revision | None:
    """What `print plan` prints: the newest final, else the draft; None for a client without a plan."""
    return latest_final(c, client_id) or latest(c, client_id)


def newest_facts(c: Connection) -> dict[int, PlanFacts]:
    """What filters ask of the newest revision of everybody who has a plan."""
    newest = select(plan_revisions).order_by(plan_revisions.c.client_id, plan_revisions.c.number)
    # A later number of the same client takes the place of an earlier one; a draft has the highest.
    found = {row["client_id"]: _facts_of(_read(row)) for row in c.execute(newest).mappings()}
    survivors = c.scalars(select(merged_clients.c.into_id).distinct()).all()
    return found | {client_id: _facts_of(latest(c, client_id)) for client_id in survivors}


def keep_facts(c: Connection, client_id: int) -> None:
    """Let filters know anew which revision of a client is the newest: records were merged, or taken apart."""
    client_search.keep_plan(c, client_id, _facts_of(latest(c, client_id)))


def _facts_of(revision: Revision | None) -> PlanFacts:
    if revision is None:
        return PlanFacts()
    return plan_facts(revision.document, revision.number, final=revision.state is RevisionState.FINAL)


# --- Inside -------------------------------------------------------------------------------------------------

_FACTS = [
    column for column in plan_revisions.c if column.name in Revision.__slots__ and column.name != "document"
]


def _first(c: Connection, wanted: Select[Any]) -> Revision | None:
    row = c.execute(wanted).mappings().one_or_none()
    return None if row is None else _read(row)


def _read(row: RowMapping | dict[str, Any]) -> Revision:
    return _revision(row, plan_documents.from_text(row["document"], row["format"]))


def _revision(row: RowMapping | dict[str, Any], document: PlanDocument) -> Revision:
    return from_row(Revision, {**row, "document": document})


def _new_revision(revision_id: int, draft: NewDraft, now: datetime, by: int) -> Revision:
    at = now.astimezone(UTC)
    return Revision(
        id=revision_id,
        version=1,
        client_id=draft.client_id,
        number=draft.number,
        state=RevisionState.DRAFT,
        document=draft.document,
        created_at=at,
        created_by=by,
        changed_at=at,
        changed_by=by,
    )


def _not_current(c: Connection, revision_id: int) -> EditedElsewhere | NotFound:
    state = c.scalar(select(plan_revisions.c.state).where(plan_revisions.c.id == revision_id))
    if state is None:
        return NotFound(_GONE)
    return EditedElsewhere(_FROZEN if state is RevisionState.FINAL else _MOVED_ON)
