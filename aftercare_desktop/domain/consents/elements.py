"""The elements of 42 CFR 2.31(a), each present or not, and what keeps a consent from being signed."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from aftercare_desktop.domain.bounds import too_long
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.consents.consent import Consent, ConsentKind, ConsentSigning, ExpiryKind
from aftercare_desktop.domain.problems import FieldProblem
from aftercare_desktop.domain.search import words


class Element(StrEnum):
    """What a consent must say, by the paragraph of 2.31(a), and what 2.35 adds."""

    CLIENT = "client"
    """(1)"""
    DISCLOSER = "discloser"
    """(2)"""
    INFORMATION = "information"
    """(3)"""
    RECIPIENT = "recipient"
    """(4)"""
    PURPOSE = "purpose"
    """(5)"""
    REVOCATION = "revocation"
    """(6)"""
    EXPIRY = "expiry"
    """(7)"""
    SIGNATURE = "signature"
    """(8)"""
    SIGNED_ON = "signed_on"
    """(9)"""
    REDISCLOSURE = "redisclosure"
    """(10), of a consent for treatment, payment and operations"""
    REFUSAL = "refusal"
    """(10), likewise"""
    COURT_TERMS = "court_terms"
    """2.35(b), (c): its period, and when it becomes revocable"""
    PROCEEDING = "proceeding"
    """2.31(d): which proceeding"""


ELEMENT_FIELDS: Mapping[Element, str] = MappingProxyType(
    {
        Element.CLIENT: "client_name",
        Element.DISCLOSER: "discloser",
        Element.INFORMATION: "categories",
        Element.RECIPIENT: "recipient",
        Element.PURPOSE: "purpose",
        Element.REVOCATION: "revocation",
        Element.EXPIRY: "expiry",
        Element.SIGNATURE: "signing",
        Element.SIGNED_ON: "signing",
        Element.REDISCLOSURE: "redisclosure",
        Element.REFUSAL: "refusal",
        Element.COURT_TERMS: "court",
        Element.PROCEEDING: "proceeding",
    }
)
"""The field of a form in which each element is written."""


def missing(consent: Consent, signing: ConsentSigning | None) -> tuple[Element, ...]:
    """Every element that this consent lacks, in the order of the regulation. Empty: it is complete."""
    lacking = [element for element, holds in _HOLDS.items() if not holds(consent)]
    if signing is None or not signing.name.strip():
        lacking.append(Element.SIGNATURE)
    if signing is None:
        lacking.append(Element.SIGNED_ON)
    return tuple(element for element in Element if element in lacking)


def unsigned_problems(consent: Consent) -> tuple[Element, ...]:
    """What is to be written before anybody is asked to sign."""
    return tuple(one for one in missing(consent, None) if one not in (Element.SIGNATURE, Element.SIGNED_ON))


def is_called(client: Client, name: str) -> bool:
    """Whether this is the patient's name: the legal or the preferred one, or the preferred one with the last name."""
    legal, preferred = words(client.name), words(client.preferred_name)
    names = (legal, preferred, preferred + legal[-1:]) if preferred else (legal,)
    return words(name) in names


def field_problems(consent: Consent) -> tuple[FieldProblem, ...]:
    """What keeps even a draft from being kept: texts that are too long."""
    return tuple(FieldProblem(path, sentence) for path, sentence in too_long(consent))


def _has_recipient(consent: Consent) -> bool:
    if consent.kind is ConsentKind.CARE:
        return bool(consent.class_words.strip())
    return consent.recipient.is_named() and bool(consent.recipient_words.name.strip())


def _has_expiry(consent: Consent) -> bool:
    expiry = consent.expiry
    if expiry.kind is ExpiryKind.ON_DAY:
        return expiry.day is not None
    if expiry.kind is ExpiryKind.EVENT:
        return bool(expiry.event.strip())
    open_ended = expiry.kind in (ExpiryKind.END_OF_TREATMENT, ExpiryKind.NONE)
    return open_ended and consent.kind is ConsentKind.CARE


def _has_court_terms(consent: Consent) -> bool:
    """2.35(c): revocable no later than the final disposition of the case, so it says from when."""
    if consent.kind is not ConsentKind.CRIMINAL_JUSTICE:
        return True
    court = consent.court
    revocable = court.revocable_from is not None or bool(court.revocable_when.strip())
    return bool(court.official.strip() and court.period.strip()) and (revocable or not court.condition)


_HOLDS: Mapping[Element, Callable[[Consent], bool]] = MappingProxyType(
    {
        Element.CLIENT: lambda one: bool(one.client_name.strip()),
        Element.DISCLOSER: lambda one: bool(one.discloser.strip()),
        Element.INFORMATION: lambda one: bool(one.categories),
        Element.RECIPIENT: _has_recipient,
        Element.PURPOSE: lambda one: one.at_own_request or bool(one.purpose.strip()),
        Element.REVOCATION: lambda one: bool(one.revocation.strip()),
        Element.EXPIRY: _has_expiry,
        Element.REDISCLOSURE: lambda one: one.kind is not ConsentKind.CARE or bool(one.redisclosure.strip()),
        Element.REFUSAL: lambda one: one.kind is not ConsentKind.CARE or bool(one.refusal.strip()),
        Element.COURT_TERMS: _has_court_terms,
        Element.PROCEEDING: lambda one: (
            one.kind is not ConsentKind.LEGAL_PROCEEDINGS or bool(one.proceeding.strip())
        ),
    }
)
