"""Plan revisions in the file: drafts that change, finals that never do, and the dates other screens ask for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Connection,
    RowMapping,
    Select,
    and_,
    case,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from aftercare_desktop.domain.client_filters import PlanFacts, plan_facts
from aftercare_desktop.domain.plans import FORMAT, PlanDocument, Revision, RevisionRow, RevisionState
from aftercare_desktop.domain.plans.links import linked_ids
from aftercare_desktop.errors import EditedElsewhere, NotFound
from aftercare_desktop.store import client_search, merged, plan_documents
from aftercare_desktop.store.plan_dates import PlanDate, dates_of
from aftercare_desktop.store.rows import columns_of, from_row, to_row
from aftercare_desktop.store.tables import (
    clients,
    directory,
    merged_clients,
    plan_dates,
    plan_links,
    plan_revisions,
    staff,
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
    _write_dates(
        c, [row for one in stored for row in _date_rows(one.id, one.client_id, dates_of(one.document))]
    )
    for one in stored:
        _replace_links(c, one.id, one.document)
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
    _replace_dates(c, revision_id, row["client_id"], document)
    _replace_links(c, revision_id, document)
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
    return _first(c, _in_turn(select(plan_revisions), merged.ids_of(c, client_id)).limit(1))


def latest_final(c: Connection, client_id: int) -> Revision | None:
    """The newest final revision, or None. One of a merged record counts by the day it was finalized."""
    finals = select(plan_revisions).where(plan_revisions.c.state == RevisionState.FINAL)
    return _first(c, _in_turn(finals, merged.ids_of(c, client_id)).limit(1))


def latest_printable(c: Connection, client_id: int) -> Revision | None:
    """What `print plan` prints: the newest final, else the draft; None for a client without a plan."""
    return latest_final(c, client_id) or latest(c, client_id)


def revisions(c: Connection, client_id: int) -> tuple[RevisionRow, ...]:
    """The plan's history, newest first, without the documents; with the final revisions of merged records."""
    records = {record.client_id: record.record_number for record in merged.records_of(c, client_id)}
    rows = c.execute(_in_turn(_HISTORY, (client_id, *records))).mappings()
    return tuple(
        from_row(
            RevisionRow,
            {
                **row,
                "merged_from": _other(row, client_id),
                "merged_record": records.get(row["client_id"], ""),
                "set_aside_at": None,
            },
        )
        for row in rows
    )


def set_aside(c: Connection, client_id: int) -> tuple[RevisionRow, ...]:
    """Drafts that stayed with a merged record because the client had one already, set aside last first."""
    records = {record.client_id: record for record in merged.records_of(c, client_id)}
    drafts = _HISTORY.where(
        plan_revisions.c.client_id.in_(tuple(records)), plan_revisions.c.state == RevisionState.DRAFT
    )
    rows = []
    for row in c.execute(drafts).mappings():
        record = records[row["client_id"]]
        about = {
            "merged_from": record.client_id,
            "merged_record": record.record_number,
            "set_aside_at": record.merged_at,
        }
        rows.append((record.merged_at, from_row(RevisionRow, {**row, **about})))
    return tuple(row for _, row in sorted(rows, key=lambda one: (one[0], one[1].id), reverse=True))


def next_number(c: Connection, client_id: int) -> int:
    """The number of this client's next revision: 1, 2, 3, ... above all numbers of merged records too."""
    ids = merged.ids_of(c, client_id)
    highest = select(func.max(plan_revisions.c.number)).where(plan_revisions.c.client_id.in_(ids))
    return int(c.scalar(highest) or 0) + 1


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


@dataclass(frozen=True, slots=True)
class Printable:
    """A client who has a plan, and whether a final revision of it exists."""

    client_id: int
    final: bool


def printable(c: Connection, *, include_archived: bool = False) -> tuple[Printable, ...]:
    """Everybody who has a plan, in id order."""
    final = func.max(case((plan_revisions.c.state == RevisionState.FINAL, 1), else_=0))
    person = func.coalesce(merged_clients.c.into_id, plan_revisions.c.client_id).label("person")
    wanted = (
        select(person, final)
        .outerjoin(merged_clients, merged_clients.c.client_id == plan_revisions.c.client_id)
        .where(or_(merged_clients.c.client_id.is_(None), plan_revisions.c.state == RevisionState.FINAL))
        .group_by(person)
    )
    if not include_archived:
        wanted = wanted.join(clients, clients.c.id == person).where(clients.c.archived_at.is_(None))
    rows = c.execute(wanted.order_by(person))
    return tuple(Printable(client_id, bool(is_final)) for client_id, is_final in rows)


def dates(c: Connection, revision_id: int) -> tuple[PlanDate, ...]:
    """The projected dates of one revision, in document order."""
    wanted = (
        select(*columns_of(plan_dates, PlanDate))
        .where(plan_dates.c.revision_id == revision_id)
        .order_by(plan_dates.c.position)
    )
    return tuple(from_row(PlanDate, row) for row in c.execute(wanted).mappings())


def drafts_linked_to(c: Connection, entry_id: int) -> tuple[int, ...]:
    """Ids of the clients, archived ones left out, whose draft names this entry of the directory."""
    wanted = (
        select(plan_revisions.c.client_id)
        .join(plan_links, plan_links.c.revision_id == plan_revisions.c.id)
        .join(clients, clients.c.id == plan_revisions.c.client_id)
        .where(
            plan_links.c.entry_id == entry_id,
            plan_revisions.c.state == RevisionState.DRAFT,
            clients.c.archived_at.is_(None),
        )
        .order_by(plan_revisions.c.client_id)
    )
    return tuple(c.scalars(wanted))


# --- Inside -------------------------------------------------------------------------------------------------

_FACTS = [
    column for column in plan_revisions.c if column.name in Revision.__slots__ and column.name != "document"
]


def _history() -> Select[Any]:
    changed, finalized = staff.alias("changed"), staff.alias("finalized")
    own = ("id", "version", "client_id", "number", "state", "changed_at", "finalized_at", "gaps_reason")
    return (
        select(
            *(plan_revisions.c[name] for name in own),
            changed.c.name.label("changed_by"),
            func.coalesce(finalized.c.name, literal("")).label("finalized_by"),
        )
        .join_from(plan_revisions, changed, changed.c.id == plan_revisions.c.changed_by)
        .outerjoin(finalized, finalized.c.id == plan_revisions.c.finalized_by)
    )


_HISTORY = _history()


def _in_turn(wanted: Select[Any], ids: Sequence[int]) -> Select[Any]:
    """The revisions of a client, newest first: by number, and where records were merged into theirs, by date.

    `ids` are the client's own and those of merged records, of which the final revisions belong to this history.
    """
    own, *others = ids
    if not others:
        return wanted.where(plan_revisions.c.client_id == own).order_by(plan_revisions.c.number.desc())
    theirs = and_(plan_revisions.c.client_id.in_(others), plan_revisions.c.state == RevisionState.FINAL)
    return wanted.where(or_(plan_revisions.c.client_id == own, theirs)).order_by(
        case((plan_revisions.c.state == RevisionState.DRAFT, 0), else_=1),
        plan_revisions.c.finalized_at.desc(),
        plan_revisions.c.number.desc(),
        plan_revisions.c.id.desc(),
    )


def _other(row: RowMapping, client_id: int) -> int | None:
    """The merged record a revision was written in; None for the client's own."""
    return None if row["client_id"] == client_id else row["client_id"]


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


def _replace_dates(c: Connection, revision_id: int, client_id: int, document: PlanDocument) -> None:
    wanted = dates_of(document)
    if dates(c, revision_id) == wanted:
        return
    c.execute(delete(plan_dates).where(plan_dates.c.revision_id == revision_id))
    _write_dates(c, _date_rows(revision_id, client_id, wanted))


def _replace_links(c: Connection, revision_id: int, document: PlanDocument) -> None:
    """The entries a plan names; an id that is not in the directory is no link."""
    own = plan_links.c.revision_id == revision_id
    wanted = linked_ids(document)
    if wanted == set(c.scalars(select(plan_links.c.entry_id).where(own))):
        return
    c.execute(delete(plan_links).where(own))
    known = select(literal(revision_id), directory.c.id).where(directory.c.id.in_(wanted))
    c.execute(insert(plan_links).from_select(["revision_id", "entry_id"], known))


def _write_dates(c: Connection, rows: list[dict[str, Any]]) -> None:
    if rows:
        c.execute(insert(plan_dates), rows)


def _date_rows(revision_id: int, client_id: int, found: Sequence[PlanDate]) -> list[dict[str, Any]]:
    return [
        {"revision_id": revision_id, "client_id": client_id, "position": position, **to_row(one)}
        for position, one in enumerate(found)
    ]
