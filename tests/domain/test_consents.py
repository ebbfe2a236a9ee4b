"""Every element of 42 CFR 2.31(a) missing in turn, and what a consent is worth on a day."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.consents import (
    ConsentKind,
    ConsentState,
    CourtTerms,
    Element,
    Expiry,
    ExpiryKind,
    Revocation,
    RevokedWay,
    ending_soon,
    is_revocable,
    missing,
    state,
)
from aftercare_desktop.domain.recipients import Recipient, RecipientWords
from tests.builders import NOW, TODAY
from tests.consents import build_consent, build_signing, stored

DAY = timedelta(days=1)
AFTERCARE = ClientStatus.AFTERCARE


@pytest.mark.parametrize("kind", ConsentKind)
def test_a_complete_consent_lacks_nothing(kind: ConsentKind) -> None:
    assert missing(build_consent(kind), build_signing()) == ()


SPOILED: dict[Element, tuple[tuple[ConsentKind, dict[str, Any]], ...]] = {
    Element.CLIENT: tuple((kind, {"client_name": " "}) for kind in ConsentKind),
    Element.DISCLOSER: tuple((kind, {"discloser": ""}) for kind in ConsentKind),
    Element.INFORMATION: tuple((kind, {"categories": ()}) for kind in ConsentKind),
    Element.RECIPIENT: (
        (ConsentKind.NAMED, {"recipient": Recipient()}),
        (ConsentKind.NAMED, {"recipient": Recipient(1, 1)}),
        (ConsentKind.NAMED, {"recipient_words": RecipientWords()}),
        (ConsentKind.CARE, {"class_words": ""}),
        (ConsentKind.CRIMINAL_JUSTICE, {"recipient": Recipient()}),
        (ConsentKind.LEGAL_PROCEEDINGS, {"recipient": Recipient()}),
    ),
    Element.PURPOSE: tuple((kind, {"purpose": ""}) for kind in ConsentKind),
    Element.REVOCATION: tuple((kind, {"revocation": "\n"}) for kind in ConsentKind),
    Element.EXPIRY: (
        *((kind, {"expiry": Expiry()}) for kind in ConsentKind),
        *((kind, {"expiry": Expiry(ExpiryKind.ON_DAY)}) for kind in ConsentKind),
        *((kind, {"expiry": Expiry(ExpiryKind.EVENT, event=" ")}) for kind in ConsentKind),
        *(
            (kind, {"expiry": Expiry(open_ended)})
            for kind in ConsentKind
            if kind is not ConsentKind.CARE
            for open_ended in (ExpiryKind.NONE, ExpiryKind.END_OF_TREATMENT)
        ),
    ),
    Element.REDISCLOSURE: ((ConsentKind.CARE, {"redisclosure": ""}),),
    Element.REFUSAL: ((ConsentKind.CARE, {"refusal": ""}),),
    Element.COURT_TERMS: (
        (ConsentKind.CRIMINAL_JUSTICE, {"court": CourtTerms()}),
        (ConsentKind.CRIMINAL_JUSTICE, {"court": CourtTerms(True, "1", "Officer Lane", "", TODAY)}),
        (ConsentKind.CRIMINAL_JUSTICE, {"court": CourtTerms(True, "1", "", "A year", TODAY)}),
        (ConsentKind.CRIMINAL_JUSTICE, {"court": CourtTerms(True, "1", "Officer Lane", "A year")}),
    ),
    Element.PROCEEDING: ((ConsentKind.LEGAL_PROCEEDINGS, {"proceeding": ""}),),
}


@pytest.mark.parametrize(
    ("element", "kind", "facts"),
    [(element, kind, facts) for element, cases in SPOILED.items() for kind, facts in cases],
)
def test_each_element_missing_in_turn(element: Element, kind: ConsentKind, facts: dict[str, Any]) -> None:
    spoiled = build_consent(kind, **facts)
    assert missing(spoiled, build_signing()) == (element,)
    assert state(stored(spoiled), AFTERCARE, TODAY) is ConsentState.DEFICIENT


def test_every_element_stands_in_the_table() -> None:
    assert set(SPOILED) | {Element.SIGNATURE, Element.SIGNED_ON} == set(Element)


def test_a_signature_is_an_element_too() -> None:
    assert missing(build_consent(), None) == (Element.SIGNATURE, Element.SIGNED_ON)
    assert missing(build_consent(), build_signing(name=" ")) == (Element.SIGNATURE,)


def test_what_the_client_asks_for_needs_no_other_purpose() -> None:
    assert missing(build_consent(purpose="", at_own_request=True), build_signing()) == ()


def test_no_end_is_enough_for_treatment_payment_and_operations_only() -> None:
    for kind in (ExpiryKind.NONE, ExpiryKind.END_OF_TREATMENT):
        assert missing(build_consent(ConsentKind.CARE, expiry=Expiry(kind)), build_signing()) == ()


TAKEN_BACK = Revocation(NOW, 1, RevokedWay.BY_VOICE)


@pytest.mark.parametrize(
    ("facts", "expiry", "status", "expected"),
    [
        ({"signing": None}, Expiry(ExpiryKind.ON_DAY, TODAY), AFTERCARE, ConsentState.DRAFT),
        ({}, Expiry(ExpiryKind.ON_DAY, TODAY), AFTERCARE, ConsentState.IN_FORCE),
        ({}, Expiry(ExpiryKind.ON_DAY, TODAY - DAY), AFTERCARE, ConsentState.EXPIRED),
        ({}, Expiry(ExpiryKind.EVENT, event="I move in"), AFTERCARE, ConsentState.IN_FORCE),
        (
            {"ended_on": TODAY},
            Expiry(ExpiryKind.EVENT, event="I move in"),
            AFTERCARE,
            ConsentState.EXPIRED,
        ),
        ({}, Expiry(ExpiryKind.END_OF_TREATMENT), AFTERCARE, ConsentState.IN_FORCE),
        ({}, Expiry(ExpiryKind.END_OF_TREATMENT), ClientStatus.CLOSED, ConsentState.EXPIRED),
        ({}, Expiry(ExpiryKind.NONE), ClientStatus.CLOSED, ConsentState.IN_FORCE),
        ({"revocation": TAKEN_BACK}, Expiry(ExpiryKind.NONE), AFTERCARE, ConsentState.REVOKED),
        ({"known_false": True}, Expiry(ExpiryKind.NONE), AFTERCARE, ConsentState.KNOWN_FALSE),
        (
            {"signing": None, "discarded_at": NOW},
            Expiry(ExpiryKind.NONE),
            AFTERCARE,
            ConsentState.DISCARDED,
        ),
    ],
)
def test_what_a_consent_is_worth(
    facts: dict[str, Any], expiry: Expiry, status: ClientStatus, expected: ConsentState
) -> None:
    kept = stored(build_consent(ConsentKind.CARE, expiry=expiry), **facts)
    assert state(kept, status, TODAY) is expected


def test_only_a_condition_of_a_case_holds_a_consent_for_a_time() -> None:
    ahead = CourtTerms(True, "1", "Officer Lane", "A year", TODAY + DAY)
    bound = stored(build_consent(ConsentKind.CRIMINAL_JUSTICE, court=ahead))
    assert not is_revocable(bound, TODAY)
    assert is_revocable(bound, TODAY + DAY)
    unbound = build_consent(ConsentKind.CRIMINAL_JUSTICE, court=replace(ahead, condition=False))
    assert is_revocable(stored(unbound), TODAY)
    assert is_revocable(stored(build_consent(court=ahead)), TODAY)


def test_what_ends_within_thirty_days_is_told_of() -> None:
    def ends(days: int, number: int) -> Any:
        expiry = Expiry(ExpiryKind.ON_DAY, TODAY + days * DAY)
        return stored(build_consent(expiry=expiry), number), AFTERCARE

    told = ending_soon((ends(30, 1), ends(31, 2), ends(0, 3), ends(-1, 4)), TODAY)
    assert [one.consent_id for one in told] == [3, 1]
