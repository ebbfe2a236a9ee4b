"""The form of a consent in words a client can read: what each field asks, and what to mend where one is missing."""

from collections.abc import Mapping
from types import MappingProxyType

from aftercare_desktop.domain.consents import Consent, ConsentKind, Element, ExpiryKind
from aftercare_desktop.domain.recipients import OutsideRole

KIND = "What this consent is for"
CLIENT = "My name"
DISCLOSER = "Who may share"
CATEGORIES = "What may be shared"
LIMITS = "But not this, or no more than this"
RECIPIENT = "With whom"
CLASS = "With whom"
PURPOSE = "What it is for"
REQUEST = "I ask for it myself and give no reason"
REVOCATION = "How I take it back"
EXPIRY = "When it ends"
LAST_DAY = "Last day"
EVENT = "What ends it"
REDISCLOSURE = "That it may be shared again"
REFUSAL = "If I do not sign"
CONDITION = "Treatment is a condition of my case"
CASE = "Case number"
OFFICIAL = "The official who follows my treatment"
PERIOD = "How long it holds"
REVOCABLE_FROM = "I can take it back from"
REVOCABLE_WHEN = "Or when this has happened"
PROCEEDING = "Which proceeding"
LANGUAGE = "Read to me in"
NOT_CHOSEN = "Nobody chosen"
ARCHIVED = "Somebody who was archived"
CARE_MEANS = (
    "A consent for care lets these share and be told: who treats this client, pays, or helps to run the program. "
    "A residence, relative, mentor, employer or court never is one."
)
NOBODY_MARKED = "Nobody is marked yet. Until somebody is, a consent for care covers nobody."
NOBODY_MARKED_YET = "Choose who it is. Not in the list: add it to the directory first."

EXPIRIES: Mapping[ExpiryKind, str] = MappingProxyType(
    {
        ExpiryKind.NOT_SAID: "Not said yet",
        ExpiryKind.ON_DAY: "On a day",
        ExpiryKind.EVENT: "When something happens",
        ExpiryKind.END_OF_TREATMENT: "When my treatment ends (for my care)",
        ExpiryKind.NONE: "No end (for my care)",
    }
)

OUTSIDE_ROLES: Mapping[OutsideRole, str] = MappingProxyType(
    {
        OutsideRole.FAMILY: "Family",
        OutsideRole.FRIEND: "Friend",
        OutsideRole.SPONSOR: "Sponsor",
        OutsideRole.EMPLOYER: "Employer",
        OutsideRole.LAWYER: "Lawyer",
        OutsideRole.OFFICER: "Probation or parole officer",
        OutsideRole.OTHER: "Someone else",
    }
)

_FIXES: Mapping[Element, str] = MappingProxyType(
    {
        Element.CLIENT: "Write the client's name.",
        Element.DISCLOSER: "Write who may share.",
        Element.INFORMATION: "Choose what may be shared.",
        Element.RECIPIENT: "Choose with whom.",
        Element.PURPOSE: "Write what it is for, or that the client asks for it.",
        Element.REVOCATION: "Write how it is taken back.",
        Element.EXPIRY: "Say when it ends: a day, or what ends it.",
        Element.REDISCLOSURE: "Write that it may be shared again.",
        Element.REFUSAL: "Write what follows from not signing.",
        Element.PROCEEDING: "Write which proceeding.",
    }
)


def fixes(consent: Consent, lacking: tuple[Element, ...]) -> dict[str, str]:
    """By the path of its field, what to write where an element is missing."""
    found: dict[str, str] = {}
    for element in lacking:
        if element is Element.COURT_TERMS:
            found |= _court_fixes(consent)
        elif element in _FIXES:
            found[_path(consent, element)] = _FIXES[element]
    return found


def _path(consent: Consent, element: Element) -> str:
    if element is Element.EXPIRY:
        inside = {ExpiryKind.ON_DAY: "day", ExpiryKind.EVENT: "event"}.get(consent.expiry.kind, "kind")
        return f"expiry.{inside}"
    if element is Element.RECIPIENT and consent.kind is ConsentKind.CARE:
        return "class_words"
    paths = {
        Element.CLIENT: "client_name",
        Element.INFORMATION: "categories",
    }
    return paths.get(element, element.value)


def _court_fixes(consent: Consent) -> dict[str, str]:
    court = consent.court
    found = {}
    if not court.official.strip():
        found["court.official"] = "Write who follows the treatment."
    if not court.period.strip():
        found["court.period"] = "Write how long it holds."
    if court.condition and court.revocable_from is None and not court.revocable_when.strip():
        found["court.revocable_from"] = "Say from when it can be taken back."
    return found
