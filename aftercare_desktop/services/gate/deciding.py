"""Asks the one rule whether something may leave, with what the records say at this moment."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

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
from aftercare_desktop.services.recipients import entry_kind, recipient_words
from aftercare_desktop.services.use_case import Work
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
        consents=tuple(consents if at is None else _as_of(consents, at, day)),
        today=day,
        entry_kind=entry_kind(work, recipient),
        marks=mark_store.of_client(c, client_id),
        restrictions=tuple(one.restriction for one in rights_store.restrictions_of(c, client_id)),
        agreements=register_store.all_agreements(c),
        orders=register_store.orders_about(c, client_id),
    )


def _as_of(consents: Iterable[StoredConsent], at: datetime, day: date) -> Iterable[StoredConsent]:
    """The consents as they stood then: not those signed on a later day, and unrevoked what was taken back later."""
    for one in consents:
        if one.signing is not None and one.signing.on > day:
            continue
        later = one.revocation is not None and one.revocation.at > at
        yield replace(one, revocation=None) if later else one


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
