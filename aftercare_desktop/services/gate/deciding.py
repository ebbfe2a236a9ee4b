"""Asks the one rule whether something may leave, with what the records say at this moment."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.consents import ConsentKind, StoredConsent
from aftercare_desktop.domain.disclosures import (
    Allowed,
    Asked,
    NextStep,
    NoReason,
    OnRecord,
    Refused,
    StoredDisclosure,
    Verdict,
    decide,
)
from aftercare_desktop.domain.recipients import Recipient, RecipientWords
from aftercare_desktop.errors import BadInput
from aftercare_desktop.services.consents import SUBJECT
from aftercare_desktop.services.recipients import entry_kind, is_archived, recipient_words
from aftercare_desktop.services.use_case import Work
from aftercare_desktop.store import audit as audit_store
from aftercare_desktop.store import care_marks as mark_store
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import consents as consent_store
from aftercare_desktop.store import registers as register_store
from aftercare_desktop.store import rights as rights_store
from aftercare_desktop.words.disclosures import refused_words


class Withheld(BadInput):
    """Something may not leave: `refused` says why and what to do next, the sentence says it to the person."""

    def __init__(self, refused: Refused, sentence: str) -> None:
        super().__init__(f"{sentence} Nothing left.")
        self.refused = refused


def verdict(
    work: Work, client_id: int, asked: Asked, *, only: int | None = None, at: datetime | None = None
) -> Verdict:
    """What the one rule says now; with `only`, on no other consent than this; with `at`, of what left at that moment.

    What was taken back after `at` was relied on before (42 CFR 2.31(a)(6)): it can still be written down truly.
    """
    return decide(asked, on_record(work, client_id, asked.recipient, only=only, at=at))


def on_record(
    work: Work, client_id: int, recipient: Recipient, *, only: int | None = None, at: datetime | None = None
) -> OnRecord:
    """What the records say of this client and recipient, which is all the rule is told."""
    c = work.connection
    day = work.today if at is None else work.day_of(at)
    consents = (one for one in consent_store.of_client(c, client_id) if only in (None, one.id))
    return OnRecord(
        status=client_store.get(c, client_id).client.status,
        consents=tuple(consents if at is None else _as_of(work, consents, at, day)),
        today=day,
        entry_kind=entry_kind(work, recipient),
        recipient_name=recipient_words(work, client_id, recipient).name if recipient.is_named() else "",
        recipient_archived=is_archived(work, recipient, at),
        marks=mark_store.of_client(c, client_id),
        restrictions=tuple(one.restriction for one in rights_store.restrictions_of(c, client_id)),
        agreements=register_store.all_agreements(c),
        orders=register_store.orders_about(c, client_id),
    )


def _as_of(work: Work, consents: Iterable[StoredConsent], at: datetime, day: date) -> Iterable[StoredConsent]:
    """The consents as they stood then: not those signed later, and unrevoked what was taken back later.

    A signature says its day only. On that day a consent serves from the minute at which the signing was written down.
    """
    for one in consents:
        if one.signing is not None and _is_before(work, at, day, one, one.signing.on):
            continue
        later = one.revocation is not None and one.revocation.at > at
        yield replace(one, revocation=None) if later else one


def _is_before(work: Work, at: datetime, day: date, stored: StoredConsent, signed_on: date) -> bool:
    if signed_on != day:
        return day < signed_on
    return at < _signed_at(work, stored).replace(second=0, microsecond=0)


def _signed_at(work: Work, stored: StoredConsent) -> datetime:
    """When the signing was written down, as the audit trail says; of one that came otherwise, when it was kept."""
    lines = audit_store.about(work.connection, SUBJECT)
    signed = (one.at for one in lines if (one.event, one.subject_id) == (Event.CONSENT_SIGNED, stored.id))
    return next(signed, stored.made_at)


def allowed(work: Work, client_id: int, asked: Asked, *, at: datetime | None = None) -> Allowed:
    """How much may leave. Raises `Withheld`."""
    found = verdict(work, client_id, asked, at=at)
    if isinstance(found, Refused):
        raise Withheld(found, sentence(work, client_id, asked, found))
    return found


def check_still(work: Work, stored: StoredDisclosure, *, at: datetime | None = None) -> None:
    """Raises `Withheld` where a prepared paper may not leave any more, whole as it is and on its own consent."""
    told = stored.disclosure
    asked = Asked(
        told.ground,
        told.handed,
        told.recipient,
        told.categories,
        told.purpose,
        for_proceedings=_for_proceedings(work, told.consent_id),
        form=told.form,
        limits_read=True,
    )
    found = verdict(work, stored.client_id, asked, only=told.consent_id, at=at)
    if isinstance(found, Allowed) and found.left_out:
        found = Refused(NoReason.RESTRICTED, NextStep.CHOOSE_CATEGORIES, left_out=found.left_out)
    if isinstance(found, Refused):
        raise Withheld(found, sentence(work, stored.client_id, asked, found))


def _for_proceedings(work: Work, consent_id: int | None) -> bool:
    if consent_id is None:
        return False
    return consent_store.get(work.connection, consent_id).consent.kind is ConsentKind.LEGAL_PROCEEDINGS


def sentence(work: Work, client_id: int, asked: Asked, refused: Refused) -> str:
    """Why something may not leave, in words."""
    client = client_store.get(work.connection, client_id).client.called()
    return refused_words(refused, client, words_of(work, client_id, asked).name)


def words_of(work: Work, client_id: int, asked: Asked) -> RecipientWords:
    """How the recipient reads: as in the records, or as the ground's short form names them."""
    person, facility = asked.form.recipient_name.strip(), asked.form.facility.strip()
    if asked.recipient.is_named():
        known = recipient_words(work, client_id, asked.recipient)
        return replace(known, contact=person or known.contact)
    return RecipientWords(facility or person, person if facility else "")
