"""What the records said at a moment in the past: what left is written down later, and may be judged only by what held.

42 CFR 2.31(a)(6), (c): what was relied on before it was taken back, or known to be false, was relied on rightly.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.consents import StoredConsent
from aftercare_desktop.domain.disclosures import OnRecord
from aftercare_desktop.domain.registers import StoredAgreement, StoredCourtOrder
from aftercare_desktop.domain.restrictions import Restriction
from aftercare_desktop.services.consents import SUBJECT as CONSENT
from aftercare_desktop.services.rights import RESTRICTION
from aftercare_desktop.services.use_case import Work
from aftercare_desktop.store import audit as audit_store
from aftercare_desktop.store import rights as rights_store

_Kept = TypeVar("_Kept", StoredAgreement, StoredCourtOrder)


@dataclass(frozen=True, slots=True)
class Then:
    """A moment in the past at which something left. `unknowing` leaves out what was written down only after it."""

    at: datetime
    unknowing: bool = False


def as_of(work: Work, client_id: int, record: OnRecord, then: Then) -> OnRecord:
    """The record as it stood then. What has a day and no hour counts from its day on, unless `unknowing`."""
    at, day = then.at, work.day_of(then.at)
    return replace(
        record,
        today=day,
        consents=tuple(_consents(work, record, then, day)),
        marks=tuple(
            replace(one, ended_at=None) if _is_later(one.ended_at, at) else one for one in record.marks
        ),
        restrictions=tuple(_restrictions(work, client_id, then, day)),
        agreements=tuple(_in_use(one, at) for one in record.agreements),
        orders=tuple(_in_use(one, at) for one in record.orders),
    )


def _consents(work: Work, record: OnRecord, then: Then, day: date) -> Iterator[StoredConsent]:
    """Not those signed later; unrevoked what was taken back later. None says when it was found false.

    A signature says its day only. On that day a consent serves from the minute at which the signing was written down.
    """
    for one in record.consents:
        if one.signing is not None and _is_before(work, then.at, day, one, one.signing.on):
            continue
        stood = replace(one, revocation=None) if one.revocation and one.revocation.at > then.at else one
        if then.unknowing and one.known_false and _written_since(work, CONSENT, one.id, then.at):
            stood = replace(stood, known_false=False)
        yield stood


def _is_before(work: Work, at: datetime, day: date, stored: StoredConsent, signed_on: date) -> bool:
    if signed_on != day:
        return day < signed_on
    return at < _signed_at(work, stored).replace(second=0, microsecond=0)


def _signed_at(work: Work, stored: StoredConsent) -> datetime:
    """When the signing was written down, as the audit trail says; of one that came otherwise, when it was kept."""
    lines = audit_store.about(work.connection, CONSENT)
    signed = (one.at for one in lines if (one.event, one.subject_id) == (Event.CONSENT_SIGNED, stored.id))
    return next(signed, stored.made_at)


def _restrictions(work: Work, client_id: int, then: Then, day: date) -> Iterator[Restriction]:
    """Those the center had answered by that day."""
    for stored in rights_store.restrictions_of(work.connection, client_id):
        one = stored.restriction
        if one.answered_on is not None and one.answered_on > day:
            continue
        if not (then.unknowing and _written_since(work, RESTRICTION, stored.id, then.at)):
            yield one


def _in_use(one: _Kept, at: datetime) -> _Kept:
    return replace(one, archived_at=None) if _is_later(one.archived_at, at) else one


def _is_later(moment: datetime | None, at: datetime) -> bool:
    return moment is not None and moment > at


def _written_since(work: Work, subject: str, subject_id: int, at: datetime) -> bool:
    """Whether the trail tells of a change of this record after that moment."""
    lines = audit_store.entries(work.connection, subject=subject, subject_id=subject_id, limit=1)
    return any(line.at > at for line in lines)
