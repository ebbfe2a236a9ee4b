"""Consents that lack nothing, one of each kind, for tests to spoil; and what the gate is asked."""

from dataclasses import replace
from typing import Any

from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.consents import (
    Category,
    Consent,
    ConsentKind,
    ConsentSigner,
    ConsentSigning,
    CourtTerms,
    Expiry,
    ExpiryKind,
    StoredConsent,
)
from aftercare_desktop.domain.disclosures import Asked, Ground, Handed, OnRecord
from aftercare_desktop.domain.recipients import Recipient, RecipientWords
from aftercare_desktop.domain.signing import SignedWay
from aftercare_desktop.services.desk import Desk
from tests.builders import NOW, TODAY

LARCH_HILL = Recipient(entry_id=1)
LARCH_HOUSE = Recipient(entry_id=2)
"""Another place whose name is like the first one's."""
ROSA = Recipient(person_id=1)

_KINDS: dict[ConsentKind, dict[str, Any]] = {
    ConsentKind.NAMED: {},
    ConsentKind.CARE: {
        "recipient": Recipient(),
        "recipient_words": RecipientWords(),
        "class_words": "My treating providers, health plans, third-party payers",
        "expiry": Expiry(ExpiryKind.END_OF_TREATMENT),
        "redisclosure": "What is shared may be shared again.",
        "refusal": "I can be treated here without signing.",
    },
    ConsentKind.CRIMINAL_JUSTICE: {
        "court": CourtTerms(True, "CR-26-118", "Officer Lane", "Until the case is closed", TODAY),
    },
    ConsentKind.LEGAL_PROCEEDINGS: {"proceeding": "State v. Doe, CR-26-118"},
}


def build_consent(kind: ConsentKind = ConsentKind.NAMED, **facts: Any) -> Consent:
    """A consent of this kind with every element of 42 CFR 2.31(a) but signature and date."""
    complete: dict[str, Any] = {
        "kind": kind,
        "client_name": "Theo Bramwell",
        "discloser": "Alder Point Recovery",
        "categories": (Category.MEDICINES, Category.APPOINTMENTS),
        "recipient": LARCH_HILL,
        "recipient_words": RecipientWords("Larch Hill"),
        "purpose": "So that they can plan my care",
        "revocation": "I can take this back at any time, in writing or by saying so.",
        "expiry": Expiry(ExpiryKind.ON_DAY, TODAY),
    }
    return Consent(**{**complete, **_KINDS[kind], **facts})


def sign_one(desk: Desk, client_id: int, consent: Consent, **signing: Any) -> int:
    """Write this consent for a client, as the record and the center are called, and sign it; gives its id."""
    blank = desk.consents.blank(client_id)
    own = replace(consent, client_name=blank.client_name, discloser=blank.discloser)
    number = desk.consents.begin(client_id, own).value
    desk.consents.sign(number, build_signing(**signing), 1)
    return number


def build_signing(**facts: Any) -> ConsentSigning:
    """Theo signed today, on paper."""
    signed = ConsentSigning("Theo Bramwell", ConsentSigner.CLIENT, SignedWay.ON_PAPER, TODAY)
    return replace(signed, **facts)


def stored(consent: Consent, number: int = 1, **facts: Any) -> StoredConsent:
    """The consent as the file keeps it, signed unless said otherwise."""
    kept = StoredConsent(number, 1, 1, consent, NOW, 1, build_signing(), "0" * 64)
    return replace(kept, **facts)


def on_record(*consents: StoredConsent, **facts: Any) -> OnRecord:
    """What the records say: these consents of a client who is in aftercare, today."""
    named = OnRecord(ClientStatus.AFTERCARE, consents, TODAY, recipient_name="Larch Hill")
    return replace(named, **facts)


def asked(**facts: Any) -> Asked:
    """Medicines for Larch Hill on consent."""
    wanted = Asked(Ground.CONSENT, Handed.LETTER, LARCH_HILL, (Category.MEDICINES,), "Planning care")
    return replace(wanted, **facts)
