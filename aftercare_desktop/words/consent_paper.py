"""Words of the printed consent form, at a reading level for the client; the file's properties name nobody."""

from aftercare_desktop.domain.consents import (
    Consent,
    ConsentKind,
    ConsentSigning,
    ConsentState,
    ExpiryKind,
)
from aftercare_desktop.domain.recipients import RecipientWords
from aftercare_desktop.words import consent_form as form
from aftercare_desktop.words.consents import KINDS, SIGNED_WAYS, SIGNERS, STATES, ends
from aftercare_desktop.words.dates import full_date

TITLE = "My consent to share"
SAYS = "I let the people below share what I chose here, and nothing else."
MISSING = "Not written yet"
SIGN_TITLE = "My signature"
PRINTED_NAME = "Name, and who I am if I sign for somebody"
PICTURE = "Signature of {name}"
COPY_TITLE = "What I keep"
COPY = (
    "I get a copy of this consent. I can ask at any time what was shared on it, with whom and when. "
    "This consent is not for anything else."
)
FOOTER = "Consent {number}. Protected by federal law: 42 CFR part 2."
AT_REQUEST = "I ask for it myself"
_MIDNIGHT = "It ends at midnight after that day."
_SHOWN = (ConsentState.REVOKED, ConsentState.EXPIRED, ConsentState.KNOWN_FALSE)


def kind(consent: Consent) -> str:
    """What stands beside the title."""
    return KINDS[consent.kind][0]


def marks(state: ConsentState, complete: bool) -> tuple[str, ...]:
    """What is boxed on every page: nobody takes it for a consent that holds."""
    if state in _SHOWN:
        return (STATES[state],)
    return () if complete else ("Not complete",)


def whom(consent: Consent) -> str:
    """With whom: the class, or the name with what is known of it."""
    if consent.kind is ConsentKind.CARE:
        return consent.class_words.strip()
    told = consent.recipient_words
    return "\n".join(filter(None, (told.name.strip(), told.contact.strip(), *_reached(told))))


def _reached(told: RecipientWords) -> tuple[str, ...]:
    return (
        told.address.one_line(),
        f"Phone {told.phone.strip()}" if told.phone.strip() else "",
        f"Fax {told.fax.strip()}" if told.fax.strip() else "",
    )


def purpose(consent: Consent) -> str:
    """What it is for."""
    own = AT_REQUEST if consent.at_own_request else ""
    return "\n".join(filter(None, (consent.purpose.strip(), own)))


def ending(consent: Consent) -> str:
    """When it ends, the last day with its midnight."""
    told = ends(consent)
    return f"{told}. {_MIDNIGHT}" if told and consent.expiry.kind is ExpiryKind.ON_DAY else told


def court_rows(consent: Consent) -> tuple[tuple[str, str], ...]:
    """What a consent within criminal justice says beside the rest (42 CFR 2.35)."""
    court = consent.court
    if consent.kind is not ConsentKind.CRIMINAL_JUSTICE:
        return ()
    day = court.revocable_from
    start = "\n".join(filter(None, (full_date(day) if day is not None else "", court.revocable_when.strip())))
    rows = [(form.OFFICIAL, court.official.strip()), (form.PERIOD, court.period.strip())]
    if court.case.strip():
        rows.insert(0, (form.CASE, court.case.strip()))
    if court.condition:
        rows += [("My case", form.CONDITION), (form.REVOCABLE_FROM, start)]
    return tuple(rows)


def rows_before(consent: Consent) -> tuple[tuple[str, str], ...]:
    """Who: names and recipients, in the order of 2.31(a). An empty text prints as a blank with words."""
    rows = [
        (form.CLIENT, consent.client_name.strip()),
        (form.DISCLOSER, consent.discloser.strip()),
        (form.RECIPIENT, whom(consent)),
    ]
    if consent.kind is ConsentKind.LEGAL_PROCEEDINGS:
        rows.append((form.PROCEEDING, consent.proceeding.strip()))
    return tuple(rows)


def rows_after(consent: Consent) -> tuple[tuple[str, str], ...]:
    """What for, until when, and the rights of the client."""
    rows = [(form.LIMITS, consent.limits.strip())] if consent.limits.strip() else []
    rows += [
        (form.PURPOSE, purpose(consent)),
        *court_rows(consent),
        (form.EXPIRY, ending(consent)),
        (form.REVOCATION, consent.revocation.strip()),
    ]
    if consent.kind is ConsentKind.CARE:
        rows += [
            (form.REDISCLOSURE, consent.redisclosure.strip()),
            (form.REFUSAL, consent.refusal.strip()),
        ]
    if consent.language.strip():
        rows.append((form.LANGUAGE, consent.language.strip()))
    return tuple(rows)


def signer(signing: ConsentSigning) -> str:
    """ "Theo Bramwell, client"."""
    return f"{signing.name.strip()}, {SIGNERS[signing.signer].lower()}"


def how_signed(signing: ConsentSigning) -> str:
    """ "Signed Nov 20, 2026, on screen"."""
    return f"Signed {full_date(signing.on)}, {SIGNED_WAYS[signing.way].lower()}"


def file_name(client_id: int, number: int) -> str:
    """`consent-<client>-<number>.pdf`: no name, so that a folder of papers tells nothing."""
    return f"consent-{client_id}-{number}.pdf"
