"""Consents to disclose (42 CFR 2.31, 2.35): what they say, which elements they lack, what they are worth on a day."""

from aftercare_desktop.domain.consents.categories import IN_ORDER, Category, ordered
from aftercare_desktop.domain.consents.consent import (
    Consent,
    ConsentKind,
    ConsentSigner,
    ConsentSigning,
    CourtTerms,
    Expiry,
    ExpiryKind,
    Revocation,
    RevokedWay,
    StoredConsent,
)
from aftercare_desktop.domain.consents.elements import ELEMENT_FIELDS, Element, missing
from aftercare_desktop.domain.consents.kinds import of_its_kind, renewed
from aftercare_desktop.domain.consents.states import (
    ConsentState,
    EndingSoon,
    ending_soon,
    ends_soon_on,
    is_revocable,
    state,
)

__all__ = [
    "ELEMENT_FIELDS",
    "IN_ORDER",
    "Category",
    "Consent",
    "ConsentKind",
    "ConsentSigner",
    "ConsentSigning",
    "ConsentState",
    "CourtTerms",
    "Element",
    "EndingSoon",
    "Expiry",
    "ExpiryKind",
    "Revocation",
    "RevokedWay",
    "StoredConsent",
    "ending_soon",
    "ends_soon_on",
    "is_revocable",
    "missing",
    "of_its_kind",
    "ordered",
    "renewed",
    "state",
]
