"""Filters of the list of clients as SQL over its narrow rows; `domain.client_filters.matches` is the rule."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Column, ColumnElement, Connection, and_, false, or_, select

from aftercare_desktop.domain.client_filters import (
    AgreementState,
    ClientFilter,
    LeaveKind,
    LeaveWindow,
    MedicineUse,
    MedicineWish,
)
from aftercare_desktop.store.tables import client_search

_row = client_search.c


def conditions(wanted: ClientFilter, today: date, me: int) -> Iterator[ColumnElement[bool]]:
    """What must hold of a row, `archived` apart."""
    for column, values in (
        (_row.status, wanted.statuses),
        (_row.program, wanted.programs),
        (_row.plan, wanted.plans),
        (_row.language, wanted.languages),
    ):
        if values:
            yield column.in_(values)
    yield from _counselor(wanted, me)
    if wanted.leaving is not None:
        yield _leaving(wanted.leaving, today)
    if wanted.medicines is not None:
        yield _medicines(wanted.medicines)
    if wanted.no_home:
        yield and_(_row.has_home.is_(False), _row.plan_home.is_(False))
    if wanted.agreement:
        yield _agreement(wanted.agreement, today)
    if wanted.interpreter:
        yield _row.interpreter.is_(True)
    if wanted.no_record_number:
        yield _row.record_number.is_(None)


def _counselor(wanted: ClientFilter, me: int) -> Iterator[ColumnElement[bool]]:
    meant = (*wanted.counselors, *((me,) if wanted.mine else ()))
    if meant and wanted.no_counselor:
        yield or_(_row.counselor_id.in_(meant), _row.counselor_id.is_(None))
    elif meant:
        yield _row.counselor_id.in_(meant)
    elif wanted.no_counselor:
        yield _row.counselor_id.is_(None)


def _leaving(window: LeaveWindow, today: date) -> ColumnElement[bool]:
    if window.kind is LeaveKind.NO_DATE:
        return _row.leaves_on.is_(None)
    first, last = window.span(today)
    known: list[ColumnElement[bool]] = [_row.leaves_on.is_not(None)]
    if first is not None:
        known.append(_row.leaves_on >= first)
    if last is not None:
        known.append(_row.leaves_on <= last)
    return and_(*known)


def _medicines(wish: MedicineWish) -> ColumnElement[bool]:
    both = (_row.medicines, _row.plan_medicines)
    match wish:
        case MedicineWish.MOUD:
            return or_(*(column == MedicineUse.MOUD for column in both))
        case MedicineWish.ANY:
            return or_(*(column != MedicineUse.NONE for column in both))
        case MedicineWish.NONE:
            return and_(*(column == MedicineUse.NONE for column in both))


def _agreement(states: tuple[AgreementState, ...], today: date) -> ColumnElement[bool]:
    ended = and_(_row.agreed_until.is_not(None), _row.agreed_until < today)
    missing = and_(_row.agreed.is_(False), or_(_row.agreed_until.is_(None), _row.agreed_until >= today))
    found: ColumnElement[bool] = false()
    if AgreementState.ENDED in states:
        found = or_(found, ended)
    if AgreementState.MISSING in states:
        found = or_(found, missing)
    return found


def programs(c: Connection) -> tuple[str, ...]:
    """Every program that somebody is in."""
    return _values(c, _row.program)


def languages(c: Connection) -> tuple[str, ...]:
    """Every language that somebody speaks."""
    return _values(c, _row.language)


def counselors(c: Connection) -> frozenset[int]:
    """Everybody who is somebody's counselor."""
    return frozenset(c.scalars(select(_row.counselor_id).where(_row.counselor_id.is_not(None)).distinct()))


def _values(c: Connection, column: Column[str]) -> tuple[str, ...]:
    return tuple(c.scalars(select(column).where(column != "").distinct().order_by(column)))
