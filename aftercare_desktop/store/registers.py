"""Agreements with other organizations, and court orders, in the file: changed, archived, never removed."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, RowMapping, or_, select

from aftercare_desktop.domain.registers import Agreement, CourtOrder, StoredAgreement, StoredCourtOrder
from aftercare_desktop.store.rows import from_row, to_row
from aftercare_desktop.store.tables import agreements, court_orders
from aftercare_desktop.store.versions import Versioned

_agreements = Versioned.of(agreements, "agreement")
_orders = Versioned.of(court_orders, "court order")


def add_agreement(c: Connection, agreement: Agreement, now: datetime, by: int) -> int:
    """Keep an agreement; gives its id."""
    return _agreements.add(c, {"made_at": now, "made_by": by, **to_row(agreement)})


def agreement(c: Connection, agreement_id: int) -> StoredAgreement:
    """One agreement, archived or not. Raises `NotFound`."""
    return _stored_agreement(_agreements.get(c, agreement_id))


def _in_use(archived_at: Column[Any], at: datetime | None) -> ColumnElement[bool]:
    return archived_at.is_(None) if at is None else or_(archived_at.is_(None), archived_at > at)


def all_agreements(c: Connection, at: datetime | None = None) -> tuple[StoredAgreement, ...]:
    """Every agreement that is not archived, the newest first; with `at` those that were archived later too."""
    wanted = select(agreements).where(_in_use(agreements.c.archived_at, at)).order_by(agreements.c.id.desc())
    return tuple(_stored_agreement(row) for row in c.execute(wanted).mappings())


def write_agreement(c: Connection, agreement_id: int, version: int, changed: Agreement) -> int:
    """Change an agreement; gives the new version. Raises `EditedElsewhere`."""
    return _agreements.change(c, agreement_id, version, to_row(changed))


def set_agreement_archived(c: Connection, agreement_id: int, version: int, now: datetime | None) -> int:
    """Put away, or with None take back; gives the new version."""
    return _agreements.change(c, agreement_id, version, {"archived_at": now})


def add_order(c: Connection, client_id: int | None, order: CourtOrder, now: datetime, by: int) -> int:
    """Keep a court order about a client, or with None about the center itself; gives its id."""
    return _orders.add(c, {"client_id": client_id, "made_at": now, "made_by": by, **to_row(order)})


def order(c: Connection, order_id: int) -> StoredCourtOrder:
    """One order, archived or not. Raises `NotFound`."""
    return _stored_order(_orders.get(c, order_id))


def all_orders(c: Connection) -> tuple[StoredCourtOrder, ...]:
    """The whole register but what is archived, the newest first."""
    wanted = select(court_orders).where(court_orders.c.archived_at.is_(None))
    return tuple(
        _stored_order(row) for row in c.execute(wanted.order_by(court_orders.c.id.desc())).mappings()
    )


def orders_about(c: Connection, client_id: int, at: datetime | None = None) -> tuple[StoredCourtOrder, ...]:
    """The orders about a client, and those about the center itself, the newest first; `at` as of agreements."""
    about = or_(court_orders.c.client_id == client_id, court_orders.c.client_id.is_(None))
    wanted = select(court_orders).where(about, _in_use(court_orders.c.archived_at, at))
    return tuple(
        _stored_order(row) for row in c.execute(wanted.order_by(court_orders.c.id.desc())).mappings()
    )


def write_order(c: Connection, order_id: int, version: int, changed: CourtOrder) -> int:
    """Change an order; gives the new version. Raises `EditedElsewhere`."""
    return _orders.change(c, order_id, version, to_row(changed))


def set_order_archived(c: Connection, order_id: int, version: int, now: datetime | None) -> int:
    """Put away, or with None take back; gives the new version."""
    return _orders.change(c, order_id, version, {"archived_at": now})


def _stored_agreement(row: RowMapping) -> StoredAgreement:
    return from_row(StoredAgreement, {**row, "agreement": from_row(Agreement, row)})


def _stored_order(row: RowMapping) -> StoredCourtOrder:
    return from_row(StoredCourtOrder, {**row, "order": from_row(CourtOrder, row)})
