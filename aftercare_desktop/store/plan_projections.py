"""What other screens ask of plans, kept beside each revision in its transaction: its dates and its directory links."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, literal, select

from aftercare_desktop.domain.plans import PlanDocument, Revision, RevisionState
from aftercare_desktop.domain.plans.links import linked_ids
from aftercare_desktop.store.plan_dates import PlanDate, dates_of
from aftercare_desktop.store.rows import columns_of, from_row, to_row
from aftercare_desktop.store.tables import clients, directory, plan_dates, plan_links, plan_revisions


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


def write_dates(c: Connection, revisions: Sequence[Revision]) -> None:
    """The dates of revisions that were just made."""
    _insert_dates(
        c, [row for one in revisions for row in _date_rows(one.id, one.client_id, dates_of(one.document))]
    )


def replace_dates(c: Connection, revision_id: int, client_id: int, document: PlanDocument) -> None:
    """The dates of a draft that changed, only where they differ."""
    wanted = dates_of(document)
    if dates(c, revision_id) == wanted:
        return
    c.execute(delete(plan_dates).where(plan_dates.c.revision_id == revision_id))
    _insert_dates(c, _date_rows(revision_id, client_id, wanted))


def replace_links(c: Connection, revision_id: int, document: PlanDocument) -> None:
    """The entries a plan names; an id that is not in the directory is no link."""
    own = plan_links.c.revision_id == revision_id
    wanted = linked_ids(document)
    if wanted == set(c.scalars(select(plan_links.c.entry_id).where(own))):
        return
    c.execute(delete(plan_links).where(own))
    known = select(literal(revision_id), directory.c.id).where(directory.c.id.in_(wanted))
    c.execute(insert(plan_links).from_select(["revision_id", "entry_id"], known))


def _insert_dates(c: Connection, rows: list[dict[str, Any]]) -> None:
    if rows:
        c.execute(insert(plan_dates), rows)


def _date_rows(revision_id: int, client_id: int, found: Sequence[PlanDate]) -> list[dict[str, Any]]:
    return [
        {"revision_id": revision_id, "client_id": client_id, "position": position, **to_row(one)}
        for position, one in enumerate(found)
    ]
