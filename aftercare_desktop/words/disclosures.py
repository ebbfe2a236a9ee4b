"""What leaves the center, in words: grounds, ways, and what is said when something may not leave."""

from collections.abc import Mapping
from types import MappingProxyType

from aftercare_desktop.domain.consents import Category
from aftercare_desktop.domain.disclosures import (
    CareRole,
    DisclosureState,
    FormField,
    Ground,
    Handed,
    NextStep,
    NoReason,
    Refused,
    SentWay,
)
from aftercare_desktop.words.consents import CATEGORIES, what_is_missing

GROUNDS: Mapping[Ground, tuple[str, str]] = MappingProxyType(
    {
        Ground.CONSENT: ("The client agreed", "A signed consent that covers this recipient"),
        Ground.EMERGENCY: ("Medical emergency", "To medical staff who treat the client now"),
        Ground.CHILD_ABUSE_REPORT: (
            "Report of child abuse or neglect",
            "Only what is reported, as the law asks",
        ),
        Ground.CRIME_ON_PREMISES: (
            "Crime here or against staff",
            "To the police: what happened, who and where",
        ),
        Ground.SERVICE_ORGANIZATION: (
            "Somebody who works for the center",
            "Under a service organization agreement",
        ),
        Ground.AUDIT: ("Audit or evaluation", "Under an agreement, to look at, for a time"),
        Ground.COURT_ORDER: ("Court order", "With the order in the register"),
    }
)

HANDED: Mapping[Handed, str] = MappingProxyType(
    {
        Handed.PLAN: "Copy of the aftercare plan",
        Handed.LETTER: "Letter",
        Handed.PACKET: "Packet",
        Handed.EXPORT: "Data file",
        Handed.CALL: "Phone call",
    }
)

STATES: Mapping[DisclosureState, str] = MappingProxyType(
    {
        DisclosureState.PREPARED: "Prepared, not sent",
        DisclosureState.SENT: "Sent",
        DisclosureState.DESTROYED: "Destroyed, not sent",
    }
)

WAYS: Mapping[SentWay, str] = MappingProxyType(
    {
        SentWay.FAX: "Fax",
        SentWay.MAIL: "Mail",
        SentWay.EMAIL: "Encrypted e-mail",
        SentWay.IN_PERSON: "Handed over",
        SentWay.PHONE: "Phone",
        SentWay.PORTAL: "Portal",
    }
)

CARE_ROLES: Mapping[CareRole, str] = MappingProxyType(
    {
        CareRole.TREATING: "Treats this client",
        CareRole.PAYER: "Pays for this client",
        CareRole.OPERATIONS: "Helps to run this program",
    }
)

FIELDS: Mapping[FormField, str] = MappingProxyType(
    {
        FormField.RECIPIENT_NAME: "who gets it",
        FormField.FACILITY: "where that person works",
        FormField.TOLD_BY: "who of the center told it",
        FormField.HAPPENED_AT: "the date and time",
        FormField.NATURE: "what happened",
        FormField.WORDS: "what is reported",
        FormField.REGISTER_ID: "the agreement or order",
    }
)

NEXT_STEPS: Mapping[NextStep, str] = MappingProxyType(
    {
        NextStep.CHOOSE_RECIPIENT: "Choose who gets it",
        NextStep.CHOOSE_CATEGORIES: "Choose what to share",
        NextStep.WRITE_PURPOSE: "Write the purpose",
        NextStep.FILL_FIELD: "Fill in what is missing",
        NextStep.START_CONSENT: "Start consent",
        NextStep.FINISH_CONSENT: "Finish the consent",
        NextStep.MARK_CARE: "Mark as treating or paying",
        NextStep.READ_LIMITS: "Read what to leave out",
        NextStep.ADD_AGREEMENT: "Add the agreement",
        NextStep.ADD_ORDER: "Add the court order",
    }
)
"""The button that offers the next step."""


def refused_words(refused: Refused, client: str, recipient: str) -> str:
    """The whole sentence of a refusal: what is missing, of whom, towards whom."""
    to = recipient or "this recipient"
    if refused.reason is NoReason.FIELD_MISSING:
        return f"You cannot send this yet. Write {_listed([FIELDS[one] for one in refused.fields])}."
    if refused.elements:
        return f"The consent for {to} is not complete. {what_is_missing(refused.elements)}"
    left_out = left_out_words(refused.left_out)
    return _SENTENCES[refused.reason].format(
        client=client, to=to, left_out=left_out, agreed=refused.agreed_name
    )


_SENTENCES: Mapping[NoReason, str] = MappingProxyType(
    {
        NoReason.NO_RECIPIENT: "You cannot send this yet. Choose who gets it.",
        NoReason.NOTHING_WANTED: "You cannot send this yet. Choose what to share.",
        NoReason.NO_PURPOSE: "You cannot send this yet. Write what it is for.",
        NoReason.NO_CONSENT: "You cannot send this yet. {client} has not agreed to share with {to}.",
        NoReason.NOT_SIGNED: "You cannot send this yet. The consent for {to} is not signed.",
        NoReason.DEFICIENT: "You cannot send this. The consent for {to} is not complete.",
        NoReason.EXPIRED: "You cannot send this. The consent of {client} for {to} has ended.",
        NoReason.REVOKED: "You cannot send this. {client} took back consent to share with {to}.",
        NoReason.KNOWN_FALSE: "You cannot send this. The consent for {to} is known to be false.",
        NoReason.RECIPIENT_CHANGED: (
            "You cannot send this. {client} agreed to share with {agreed}, and the same entry is called {to} now. Ask "
            "{client} to agree to {to}, or correct the name."
        ),
        NoReason.RECIPIENT_ARCHIVED: (
            "You cannot send this. {to} was taken off the lists. Put it back first, or choose another recipient."
        ),
        NoReason.NOT_FOR_GROUND: (
            "You cannot send this to {to} on this ground. An emergency is told to those who treat the client, a report "
            "or a crime to the police, an agency or a court. For anybody else {client} has to agree."
        ),
        NoReason.NOT_IN_CLASS: (
            "You cannot send this yet. {client} agreed to share with those who treat or pay for them, and nobody "
            "marked {to} as one of these. A residence, relative, mentor, employer or court never is one."
        ),
        NoReason.NOT_COVERED: "You cannot send this. {client} did not agree to share this with {to}: {left_out}.",
        NoReason.RESTRICTED: "You cannot send this. The center promised {client} to keep it back: {left_out}.",
        NoReason.LIMITS_NOT_READ: "{client} wants something left out. Read it and say that you did.",
        NoReason.NO_AGREEMENT: "You cannot send this yet. There is no agreement in force with {to}.",
        NoReason.NO_ORDER: (
            "You cannot send this yet. The register has no court order in force that is for {to}."
        ),
    }
)


def described(handed: Handed, categories: tuple[Category, ...]) -> str:
    """ "Letter: my medicines, my goals": brief and without content, for the accounting."""
    kinds = left_out_words(categories)
    return f"{HANDED[handed]}: {kinds}" if kinds else HANDED[handed]


def left_out_words(categories: tuple[Category, ...]) -> str:
    """ "my medicines, my goals": kinds of information by name, as they stand inside a sentence."""
    return ", ".join(CATEGORIES[one][0][0].lower() + CATEGORIES[one][0][1:] for one in categories)


def _listed(named: list[str]) -> str:
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])}, and {named[-1]}"
