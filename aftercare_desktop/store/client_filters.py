"""Filters and orders of the list of clients as SQL over narrow rows; `domain.client_filters.matches` is the rule."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, false, func, or_, select

from aftercare_desktop.domain.client_filters import (
    AgreementState,
    ClientFilter,
    ClientSort,
    LeaveKind,
    LeaveWindow,
    MedicineUse,
    MedicineWish,
    PlanProgress,
    SortBy,
)
from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.store.tables import client_search, staff

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


def in_order(wanted: Select[tuple[int]], sort: ClientSort) -> Select[tuple[int]]:
    """The query with its order: unknown values last, people alike by name and id."""
    keys = _sort_keys(sort)
    if sort.by is SortBy.COUNSELOR:
        wanted = wanted.outerjoin(staff, staff.c.id == _row.counselor_id)
    return wanted.order_by(*keys, _row.sort_key, _row.client_id)


def _sort_keys(sort: ClientSort) -> list[ColumnElement[Any]]:
    turned = (lambda key: key.desc()) if sort.descending else (lambda key: key)
    match sort.by:
        case SortBy.NAME:
            return [_row.sort_key.desc()] if sort.descending else []
        case SortBy.RECORD_NUMBER:
            return [turned(_row.record_number).nulls_last()]
        case SortBy.STATUS:
            return [turned(case(_STATUS_PLACES, value=_row.status))]
        case SortBy.COUNSELOR:
            return [turned(func.lower(staff.c.name)).nulls_last(), _row.counselor_id]
        case SortBy.LEAVES:
            return [turned(_row.leaves_on).nulls_last()]
        case SortBy.PLAN:
            return [turned(case(_PLAN_PLACES, value=_row.plan)), turned(_row.plan_number)]
        case SortBy.CHANGED:
            return [turned(_row.changed_at)]


_STATUS_PLACES = {status: place for place, status in enumerate(ClientStatus)}
_PLAN_PLACES = {progress: place for place, progress in enumerate(PlanProgress)}


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
    known = [_row.leaves_on.is_not(None)]
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


def programs() -> Select[tuple[str]]:
    """Every program that somebody is in."""
    return select(_row.program).where(_row.program != "").distinct().order_by(_row.program)


def languages() -> Select[tuple[str]]:
    """Every language that somebody speaks."""
    return select(_row.language).where(_row.language != "").distinct().order_by(_row.language)
