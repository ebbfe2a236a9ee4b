"""Consents in words a client can read: kinds of information, what a consent lacks, what it is worth, how it ends."""

from collections.abc import Mapping
from types import MappingProxyType

from aftercare_desktop.domain.consents import (
    Category,
    Consent,
    ConsentKind,
    ConsentSigner,
    ConsentState,
    Element,
    ExpiryKind,
    RevokedWay,
)
from aftercare_desktop.domain.signing import SignedWay
from aftercare_desktop.words.dates import full_date

CATEGORIES: Mapping[Category, tuple[str, str]] = MappingProxyType(
    {
        Category.PRESENCE: ("That I am or was here", "When I came, when I left, and my program"),
        Category.CONTACT: ("How to reach me", "My phones, e-mail and addresses, and what is safe"),
        Category.SUBSTANCES: ("My substance use", "Which substances, last use, overdoses, my recovery dates"),
        Category.CONDITIONS: ("My other health", "Other conditions, pregnancy, what I need to get along"),
        Category.MEDICINES: (
            "My medicines",
            "Medicines, doses, allergies, who prescribes, pharmacy, naloxone",
        ),
        Category.APPOINTMENTS: ("My appointments", "Where I go, when, and my ride"),
        Category.GOALS: ("My goals", "How I am doing, my strengths and needs, my goals and steps"),
        Category.SAFETY: ("My safety", "Warning signs, my crisis plan, thoughts of suicide"),
        Category.PEERS: ("My groups and mentor", "Groups, meetings, mentor and sponsor"),
        Category.ATTENDANCE: ("The days I came", "Dates on which I came to groups and visits"),
        Category.ABSENCES: ("The days I did not come", "Dates on which I was expected and did not come"),
        Category.HOUSING: ("Where I live", "My home after treatment and what I wished for"),
        Category.SUPPORT: ("My people", "Who is around me, and the help I need"),
        Category.DAILY_LIFE: ("My daily life", "Work, money, children, wellness"),
        Category.LEGAL: ("My court case", "Court, probation, and whether treatment is a condition"),
    }
)
"""Each kind of information as the client would say it, and what belongs to it."""

KINDS: Mapping[ConsentKind, tuple[str, str]] = MappingProxyType(
    {
        ConsentKind.NAMED: ("For one person or place", "By name, for one purpose"),
        ConsentKind.CARE: (
            "For my care",
            "Treatment, payment and running this program, to everybody who treats me",
        ),
        ConsentKind.CRIMINAL_JUSTICE: ("For my court case", "To the official who follows my treatment"),
        ConsentKind.LEGAL_PROCEEDINGS: (
            "For use in a proceeding",
            "It stands alone and names the proceeding",
        ),
    }
)

ELEMENTS: Mapping[Element, str] = MappingProxyType(
    {
        Element.CLIENT: "the client's name",
        Element.DISCLOSER: "who may share",
        Element.INFORMATION: "what may be shared",
        Element.RECIPIENT: "with whom it may be shared",
        Element.PURPOSE: "what it is for",
        Element.REVOCATION: "how to take it back",
        Element.EXPIRY: "when it ends",
        Element.SIGNATURE: "the signature",
        Element.SIGNED_ON: "the day it was signed",
        Element.REDISCLOSURE: "that it may be shared again",
        Element.REFUSAL: "what follows from not signing",
        Element.COURT_TERMS: "the official, how long it holds and from when it can be taken back",
        Element.PROCEEDING: "which proceeding it is for",
    }
)
"""What is missing, as a sentence names it: "This consent does not say when it ends." """

STATES: Mapping[ConsentState, str] = MappingProxyType(
    {
        ConsentState.DRAFT: "Not signed",
        ConsentState.IN_FORCE: "In force",
        ConsentState.DEFICIENT: "Incomplete",
        ConsentState.EXPIRED: "Ended",
        ConsentState.REVOKED: "Taken back",
        ConsentState.KNOWN_FALSE: "Known to be false",
        ConsentState.DISCARDED: "Thrown away",
    }
)

SIGNERS: Mapping[ConsentSigner, str] = MappingProxyType(
    {
        ConsentSigner.CLIENT: "Client",
        ConsentSigner.GUARDIAN: "Guardian",
        ConsentSigner.PARENT: "Parent",
        ConsentSigner.REPRESENTATIVE: "Personal representative",
    }
)

SIGNED_WAYS: Mapping[SignedWay, str] = MappingProxyType(
    {SignedWay.DRAWN: "On screen", SignedWay.TYPED: "By typing the name", SignedWay.ON_PAPER: "On paper"}
)

REVOKED_WAYS: Mapping[RevokedWay, str] = MappingProxyType(
    {RevokedWay.WRITTEN: "In writing", RevokedWay.BY_VOICE: "By voice"}
)

AT_REQUEST = "At the client's request"
"""The purpose of a consent for which the client gave none (2.31(a)(5))."""

REVOCATION = (
    "I can take this consent back at any time, in writing or by saying so to anybody who works here. "
    "What was shared before that stays shared."
)
"""2.31(a)(6), and by voice (DOMAIN.md section 6). The center can change these words on each consent."""

CLASS_WORDS = (
    "My treating providers, health plans, third-party payers, and people helping to operate this program"
)
"""2.31(a)(4)(ii)."""

REDISCLOSURE = (
    "Whoever gets my record for treatment, payment or health care operations may share it again as the "
    "federal health privacy rules (HIPAA) allow, but not in a proceeding against me."
)
"""2.31(a)(10)(i)."""

REFUSAL = "If I do not sign, I am treated here all the same. My health plan may then not pay, and I may be asked to."
"""2.31(a)(10)(ii)."""


def ends(consent: Consent) -> str:
    """ "Until Nov 23, 2026", "Until I move in", "Until my treatment ends", "No end", "" where it does not say."""
    expiry = consent.expiry
    if expiry.kind is ExpiryKind.ON_DAY and expiry.day is not None:
        return f"Until {full_date(expiry.day)}"
    if expiry.kind is ExpiryKind.EVENT and expiry.event.strip():
        return f"Until {expiry.event.strip()}"
    return {ExpiryKind.END_OF_TREATMENT: "Until my treatment ends", ExpiryKind.NONE: "No end"}.get(
        expiry.kind, ""
    )


def recipient_name(consent: Consent) -> str:
    """To whom it goes: the name, or the class of recipients."""
    by_class = consent.kind is ConsentKind.CARE
    return (consent.class_words if by_class else consent.recipient_words.name).strip()


def what_is_missing(elements: tuple[Element, ...]) -> str:
    """ "It does not say what it is for, and when it ends." """
    named = [ELEMENTS[element] for element in elements]
    listed = named[0] if len(named) == 1 else f"{', '.join(named[:-1])}, and {named[-1]}"
    return f"It does not say {listed}."
