"""Reads for "Whom may we talk to?": for every name the same statements, which give the same number of rows.

What belongs to the person comes first and is filled up with what belongs to others, up to a fixed number: neither the
rows read nor the time taken tells whether anybody by that name is known (42 CFR 2.13(c)).
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, func, literal, select, union_all

from aftercare_desktop.domain import search
from aftercare_desktop.domain.asking import Marked, PersonAsked
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.consents import StoredConsent
from aftercare_desktop.domain.disclosures import CareMark
from aftercare_desktop.domain.recipients import RecipientWords
from aftercare_desktop.domain.restrictions import Restriction, StoredRestriction
from aftercare_desktop.store.rows import from_row
from aftercare_desktop.store.tables import (
    care_marks,
    client_search,
    clients,
    consents,
    directory,
    restrictions,
)
from aftercare_desktop.store.typed_query import bare, without_nul

NOBODY = 0
"""The id of no client."""
MOST = 100
"""Rows read of each kind, whoever is asked about."""


def person(c: Connection, asked: PersonAsked) -> int:
    """The one client who is meant, archived ones too, or `NOBODY`; every record is looked at each time."""
    wanted = select(func.count(), func.coalesce(func.max(client_search.c.client_id), NOBODY))
    count, client_id = c.execute(wanted.where(_is_meant(asked))).one()
    return int(client_id) if count == 1 else NOBODY


def _is_meant(asked: PersonAsked) -> ColumnElement[bool]:
    """Lines of the folded text are the names, the numbers and the day of birth (`client_search.folded_text`)."""
    lines = literal("\n") + client_search.c.folded + literal("\n")

    def stands(line: str, after: str = "\n") -> ColumnElement[bool]:
        return lines.contains(f"\n{line}{after}", autoescape=True, escape="|")

    name = without_nul(" ".join(search.words(asked.name)))
    parts: list[ColumnElement[bool]] = [
        (client_search.c.sort_key == name) | (stands(name) if " " in name else literal(False))
    ]
    if bare(name) != name:
        parts[0] = parts[0] | stands(bare(name))
    if asked.birth_date is not None:
        parts.append(stands(asked.birth_date.isoformat(), " "))
    if asked.record_number.strip():
        parts.append(stands(without_nul(search.fold(asked.record_number.strip()))))
    return and_(*parts)


def status(c: Connection, client_id: int) -> ClientStatus:
    """The status of the client, or that of somebody: the work after it is the same."""
    own = select(clients.c.status).where(clients.c.id == client_id).scalar_subquery()
    others = select(clients.c.status).order_by(clients.c.id).limit(1).scalar_subquery()
    found = c.scalar(select(func.coalesce(own, others, type_=clients.c.status.type)))
    return ClientStatus.AFTERCARE if found is None else found


def live_consents(c: Connection, client_id: int) -> tuple[StoredConsent, ...]:
    """The signed consents of the client that nobody took back, then others', the newest first."""
    live = and_(
        consents.c.signing.is_not(None), consents.c.revocation.is_(None), consents.c.known_false.is_(False)
    )
    ids = _own_first(c, consents, client_id, live)
    rows = c.execute(select(consents).where(consents.c.id.in_(ids)).order_by(consents.c.id.desc()))
    return tuple(from_row(StoredConsent, row) for row in rows.mappings())


def marks(c: Connection, client_id: int) -> tuple[Marked, ...]:
    """Who is marked as treating the client or paying, then others' marks."""
    ids = _own_first(c, care_marks, client_id, care_marks.c.ended_at.is_(None))
    wanted = select(
        care_marks, directory.c.kind, directory.c.name, directory.c.contact, directory.c.phone
    ).join_from(care_marks, directory)
    rows = c.execute(wanted.where(care_marks.c.id.in_(ids)).order_by(care_marks.c.id)).mappings()
    return tuple(
        Marked(
            from_row(CareMark, row),
            row["kind"],
            RecipientWords(row["name"], row["contact"], phone=row["phone"]),
        )
        for row in rows
    )


def held_back(c: Connection, client_id: int) -> tuple[StoredRestriction, ...]:
    """What the center promised the client to keep back, then what it promised others."""
    ids = _own_first(c, restrictions, client_id, restrictions.c.agreed.is_(True))
    rows = c.execute(select(restrictions).where(restrictions.c.id.in_(ids)).order_by(restrictions.c.id))
    return tuple(
        from_row(StoredRestriction, {**row, "restriction": from_row(Restriction, row)})
        for row in rows.mappings()
    )


def _own_first(c: Connection, table: Table, client_id: int, holds: ColumnElement[bool]) -> Sequence[int]:
    """Ids of `MOST` rows, or of all where there are fewer: the client's, and as many others' as make up the number."""
    own = select(table.c.id).where(table.c.client_id == client_id, holds)
    others = select(table.c.id).where(table.c.client_id != client_id, holds)
    parts: list[Any] = [
        each.order_by(table.c.id.desc()).limit(MOST).subquery().select() for each in (own, others)
    ]
    both: Sequence[Row[Any]] = c.execute(union_all(*parts).limit(MOST)).all()
    return [row[0] for row in both]
