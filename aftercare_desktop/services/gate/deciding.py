"""Asks the one rule whether something may leave, with what the records say at this moment."""

from dataclasses import replace
from datetime import datetime

from aftercare_desktop.domain.consents import ConsentKind
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
from aftercare_desktop.services.gate.then import Then, as_of
from aftercare_desktop.services.recipients import entry_kind, is_archived, recipient_words
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
    work: Work, client_id: int, asked: Asked, *, only: int | None = None, then: Then | None = None
) -> Verdict:
    """What the one rule says now; with `only`, on no other consent than this; with `then`, of what left at that moment.

    What was taken back afterwards was relied on before (42 CFR 2.31(a)(6)): it can still be written down truly.
    """
    return decide(asked, on_record(work, client_id, asked.recipient, only=only, then=then))


def on_record(
    work: Work, client_id: int, recipient: Recipient, *, only: int | None = None, then: Then | None = None
) -> OnRecord:
    """What the records say of this client and recipient, which is all the rule is told."""
    c, at = work.connection, None if then is None else then.at
    record = OnRecord(
        status=client_store.get(c, client_id).client.status,
        consents=tuple(one for one in consent_store.of_client(c, client_id) if only in (None, one.id)),
        today=work.today,
        entry_kind=entry_kind(work, recipient),
        recipient_name=recipient_words(work, client_id, recipient).name if recipient.is_named() else "",
        recipient_archived=is_archived(work, recipient, at),
        marks=mark_store.of_client(c, client_id, at),
        restrictions=tuple(one.restriction for one in rights_store.restrictions_of(c, client_id)),
        agreements=register_store.all_agreements(c, at),
        orders=register_store.orders_about(c, client_id, at),
    )
    return record if then is None else as_of(work, client_id, record, then)


def allowed(work: Work, client_id: int, asked: Asked) -> Allowed:
    """How much may leave now. Raises `Withheld`."""
    found = verdict(work, client_id, asked)
    if isinstance(found, Refused):
        raise Withheld(found, sentence(work, client_id, asked, found))
    return found


def allowed_at(work: Work, client_id: int, asked: Asked, at: datetime) -> tuple[Allowed, bool]:
    """How much might leave then, and whether something known only since stands against it. Raises `Withheld`."""
    found, against = _at(work, client_id, asked, None, at)
    if isinstance(found, Refused):
        raise Withheld(found, sentence(work, client_id, asked, found))
    return found, against


def check_still(work: Work, stored: StoredDisclosure, *, at: datetime | None = None) -> bool:
    """Raises `Withheld` where a prepared paper may not leave any more, whole as it is and on its own consent.

    With `at`, whether it might leave then; true where something known only since stands against it.
    """
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
    against, found = False, verdict(work, stored.client_id, asked, only=told.consent_id)
    if at is not None:
        found, against = _at(work, stored.client_id, asked, told.consent_id, at)
    if isinstance(found, Allowed) and found.left_out:
        found = Refused(NoReason.RESTRICTED, NextStep.CHOOSE_CATEGORIES, left_out=found.left_out)
    if isinstance(found, Refused):
        raise Withheld(found, sentence(work, stored.client_id, asked, found))
    return against


def _at(work: Work, client_id: int, asked: Asked, only: int | None, at: datetime) -> tuple[Verdict, bool]:
    """The verdict of that moment; true with it where it holds only because what was written down since is left out."""
    found = verdict(work, client_id, asked, only=only, then=Then(at))
    unknowing = verdict(work, client_id, asked, only=only, then=Then(at, unknowing=True))
    if isinstance(unknowing, Allowed) and (
        isinstance(found, Refused) or len(unknowing.categories) > len(found.categories)
    ):
        return unknowing, True
    return found, False


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
