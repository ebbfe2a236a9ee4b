"""What lists and questions say of a consent: to whom, what, until when, how it was signed, what relies on it."""

from collections.abc import Iterable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from aftercare_desktop.domain.consents import (
    Category,
    Consent,
    ConsentState,
    StoredConsent,
)
from aftercare_desktop.domain.disclosures import StoredDisclosure
from aftercare_desktop.words.consents import (
    CATEGORIES,
    REVOKED_WAYS,
    SIGNED_WAYS,
    SIGNERS,
    STATES,
    ends,
    recipient_name,
)
from aftercare_desktop.words.dates import day_of_year, full_date
from aftercare_desktop.words.disclosures import HANDED

EMPTY = "No consent yet"
EMPTY_DETAIL = "Nothing leaves the center about this person. Ask whom they want us to talk to."
NOBODY_NAMED = "Nobody named yet"
NOTHING_CHOSEN = "Nothing chosen yet"
AT_REQUEST = "At the client's request"
FINAL = "This is final from this moment on. If the client changes their mind, they sign a new consent."


def headline(consent: Consent) -> str:
    """To whom: "Larch Hill", or the class of recipients."""
    return recipient_name(consent) or NOBODY_NAMED


def shared(categories: Sequence[Category]) -> str:
    """ "My medicines, my appointments"."""
    named = [CATEGORIES[one][0] for one in categories]
    if not named:
        return NOTHING_CHOSEN
    return ", ".join((named[0], *map(_inside, named[1:])))


def purpose(consent: Consent) -> str:
    """ "Why: planning my care", "At the client's request", "" where it does not say."""
    written = consent.purpose.strip()
    if written:
        return f"Why: {written}"
    return AT_REQUEST if consent.at_own_request else ""


def details(stored: StoredConsent) -> str:
    """What may be shared, what is left out, what for, until when and who signed, each on a line of its own."""
    consent = stored.consent
    limits = consent.limits.strip()
    lines = (
        shared(consent.categories),
        f"But: {limits}" if limits else "",
        ". ".join(filter(None, (purpose(consent), ends(consent)))),
        signed(stored),
    )
    return "\n".join(line for line in lines if line)


def signed(stored: StoredConsent) -> str:
    """ "Signed Nov 20, 2026 by Theo Bramwell, client, on paper"; "" of a draft."""
    signing = stored.signing
    if signing is None:
        return ""
    who = f"{signing.name}, {SIGNERS[signing.signer].lower()}"
    return f"Signed {full_date(signing.on)} by {who}, {SIGNED_WAYS[signing.way].lower()}"


def state_words(stored: StoredConsent, state: ConsentState, ends_soon: date | None, zone: ZoneInfo) -> str:
    """ "In force", "Ends Mon, Nov 30, 2026", "Taken back Nov 20, 2026, by voice", "Not signed"."""
    if ends_soon is not None:
        return f"Ends {day_of_year(ends_soon)}"
    if state is ConsentState.REVOKED and stored.revocation is not None:
        day = full_date(stored.revocation.at.astimezone(zone).date())
        return f"Taken back {day}, {REVOKED_WAYS[stored.revocation.way].lower()}"
    ended_on = stored.ended_on or stored.consent.expiry.day
    if state is ConsentState.EXPIRED and ended_on is not None:
        return f"Ended {full_date(ended_on)}"
    return STATES[state]


def end_soon(count: int, first: date) -> str:
    """ "A consent ends Wed, Dec 2, 2026.", "2 consents end soon, the first Wed, Dec 2, 2026."."""
    day = day_of_year(first)
    return f"A consent ends {day}." if count == 1 else f"{count} consents end soon, the first {day}."


def prepared(disclosures: Iterable[StoredDisclosure]) -> str:
    """ "Letter for Larch Hill; packet for Rosa Bramwell": what was prepared on it, by name."""
    named = [_paper(one) for one in disclosures]
    return "; ".join((*named[:1], *map(_inside, named[1:])))


def relying(disclosures: Sequence[StoredDisclosure]) -> str:
    """ "Prepared on it, not sent: letter for Larch Hill"; "" where nothing is."""
    if not disclosures:
        return ""
    return f"Prepared on it, not sent: {_inside(prepared(disclosures))}"


def what_stops(disclosures: Sequence[StoredDisclosure]) -> str:
    """What taking it back stops, for the question before."""
    if not disclosures:
        return "Nothing was prepared on it. From now on nothing may be."
    return f"This can no longer be sent: {prepared(disclosures)}."


def _paper(stored: StoredDisclosure) -> str:
    to = stored.disclosure.recipient_words.name.strip()
    kind = HANDED[stored.disclosure.handed]
    return f"{kind} for {to}" if to else kind


def _inside(words: str) -> str:
    """Words of the program as they stand inside a sentence."""
    return words[0].lower() + words[1:]
