"""In which state a consent is on a day, whether it may be taken back yet, and which ones end soon."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.consents.consent import (
    ConsentKind,
    ExpiryKind,
    StoredConsent,
)
from aftercare_desktop.domain.consents.elements import missing

REMIND_BEFORE = timedelta(days=30)
"""From when on a consent that ends is told of."""


class ConsentState(StrEnum):
    """What a consent is worth on a day."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    DEFICIENT = "deficient"
    """Signed, and lacking an element of 2.31(a): nothing leaves on it (2.31(c)(2))."""
    EXPIRED = "expired"
    REVOKED = "revoked"
    KNOWN_FALSE = "known_false"
    DISCARDED = "discarded"


def state(stored: StoredConsent, status: ClientStatus, today: date) -> ConsentState:
    """What it is worth on this day at the center, for a client of this status (2.31(c)).

    `today` is the calendar day in the center's time zone: a consent holds through its last day and ends with the
    midnight after it, there.
    """
    if stored.discarded_at is not None:
        return ConsentState.DISCARDED
    if stored.signing is None:
        return ConsentState.DRAFT
    if stored.revocation is not None:
        return ConsentState.REVOKED
    if stored.known_false:
        return ConsentState.KNOWN_FALSE
    if missing(stored.consent, stored.signing):
        return ConsentState.DEFICIENT
    return ConsentState.EXPIRED if _has_ended(stored, status, today) else ConsentState.IN_FORCE


def last_day(stored: StoredConsent) -> date | None:
    """The last day on which it holds, where that is known."""
    expiry = stored.consent.expiry
    if stored.ended_on is not None:
        return stored.ended_on
    return expiry.day if expiry.kind is ExpiryKind.ON_DAY else None


def _has_ended(stored: StoredConsent, status: ClientStatus, today: date) -> bool:
    """An event ends it from the day it came about; the end of treatment with the status that says so."""
    expiry = stored.consent.expiry
    if stored.ended_on is not None and stored.ended_on <= today:
        return True
    if expiry.kind is ExpiryKind.END_OF_TREATMENT:
        return status in (ClientStatus.CLOSED, ClientStatus.DIED)
    return expiry.kind is ExpiryKind.ON_DAY and expiry.day is not None and expiry.day < today


def is_revocable(stored: StoredConsent, today: date) -> bool:
    """Whether the client may take it back today. Only 2.35(c) lets one be irrevocable, and only for a stated time.

    Where that time is an event, the staff are shown its words and decide: the program refuses only by a day it knows.
    """
    court = stored.consent.court
    bound = stored.consent.kind is ConsentKind.CRIMINAL_JUSTICE and court.condition
    return not bound or court.revocable_from is None or court.revocable_from <= today


@dataclass(frozen=True, slots=True)
class EndingSoon:
    """A consent that ends, and its last day."""

    consent_id: int
    client_id: int
    last_day: date


def ending_soon(
    consents: Iterable[tuple[StoredConsent, ClientStatus]], today: date
) -> tuple[EndingSoon, ...]:
    """Those in force whose last day is within `REMIND_BEFORE`, the soonest first."""
    found = [
        EndingSoon(stored.id, stored.client_id, day)
        for stored, status in consents
        if (day := ends_soon_on(stored, status, today)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.last_day, one.consent_id)))


def ends_soon_on(stored: StoredConsent, status: ClientStatus, today: date) -> date | None:
    """The last day of one that is in force and ends within `REMIND_BEFORE`."""
    day = last_day(stored)
    soon = day is not None and day <= today + REMIND_BEFORE
    return day if soon and state(stored, status, today) is ConsentState.IN_FORCE else None
