"""A written consent to disclose: its content, how it was signed, and what became of it (42 CFR 2.31, 2.35)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from aftercare_desktop.domain.consents.categories import Category
from aftercare_desktop.domain.recipients import Recipient, RecipientWords
from aftercare_desktop.domain.signing import SignedWay


class ConsentKind(StrEnum):
    """Kinds of consent, each with rules of its own. Values are stored for ever and never renamed."""

    NAMED = "named"
    """To one recipient, by name."""
    CARE = "care"
    """One consent for treatment, payment and health care operations, to a class of recipients (2.31(a)(4)(ii))."""
    CRIMINAL_JUSTICE = "criminal_justice"
    """To the official who monitors, where treatment is a condition of the case (2.35)."""
    LEGAL_PROCEEDINGS = "legal_proceedings"
    """For use in proceedings against the client; it stands alone (2.31(d))."""


class ExpiryKind(StrEnum):
    """When a consent ends. The last two are enough for treatment, payment and operations only (2.31(a)(7))."""

    NOT_SAID = "not_said"
    ON_DAY = "on_day"
    EVENT = "event"
    END_OF_TREATMENT = "end_of_treatment"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Expiry:
    """The day or event with which a consent ends. `day` is the last on which it holds, to midnight at the center."""

    kind: ExpiryKind = ExpiryKind.NOT_SAID
    day: date | None = None
    event: str = ""


@dataclass(frozen=True, slots=True)
class CourtTerms:
    """What a consent within criminal justice says beside the rest (2.35(a), (b), (c))."""

    condition: bool = False
    """Treatment is a condition of the case: only then may the consent be irrevocable for a time."""
    case: str = ""
    official: str = ""
    """Who monitors; nobody else receives."""
    period: str = ""
    """How long it stays in effect, given the expected length of treatment and of the proceeding."""
    revocable_from: date | None = None
    revocable_when: str = ""
    """The event with which it becomes revocable, at latest the final disposition of the case."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What the client agrees to. Numbers in the comments are those of 42 CFR 2.31(a)."""

    kind: ConsentKind = ConsentKind.NAMED
    client_name: str = ""  # (1)
    discloser: str = ""  # (2)
    categories: tuple[Category, ...] = ()  # (3)
    limits: str = ""
    """What the client wants left out or no more than, in their words: read by whoever sends something (3)."""
    recipient: Recipient = Recipient()  # (4), by name
    recipient_words: RecipientWords = RecipientWords()
    class_words: str = ""  # (4), by class
    purpose: str = ""  # (5)
    at_own_request: bool = False
    """The client asked and gave no purpose: "at the request of the patient" is then enough (5)."""
    revocation: str = ""  # (6) the right to revoke, and how
    expiry: Expiry = Expiry()  # (7)
    redisclosure: str = ""  # (10) that it may be redisclosed
    refusal: str = ""  # (10) what follows from refusing to sign
    court: CourtTerms = CourtTerms()
    proceeding: str = ""
    """Which legal proceeding."""
    language: str = ""
    """In which language it was read to the client, where not English."""


class ConsentSigner(StrEnum):
    """Who signed (2.31(a)(8); minors and guardians 2.14, 2.15)."""

    CLIENT = "client"
    GUARDIAN = "guardian"
    PARENT = "parent"
    REPRESENTATIVE = "representative"


@dataclass(frozen=True, slots=True)
class ConsentSigning:
    """How a consent was signed: (8) and (9). `file_sha256` is the drawn signature or the scan, where there is one."""

    name: str
    signer: ConsentSigner
    way: SignedWay
    on: date
    file_sha256: str = ""


class RevokedWay(StrEnum):
    """How somebody took consent back. By voice counts as much as in writing (DOMAIN.md section 6)."""

    WRITTEN = "written"
    BY_VOICE = "by_voice"


@dataclass(frozen=True, slots=True)
class Revocation:
    """The consent was taken back: from this moment nothing leaves on it."""

    at: datetime
    by: int
    """The member of the staff who wrote it down."""
    way: RevokedWay
    note: str = ""


@dataclass(frozen=True, slots=True)
class StoredConsent:
    """A consent as stored. Once signed its content never changes; it ends, is revoked, or another takes its place."""

    id: int
    version: int
    client_id: int
    consent: Consent
    made_at: datetime
    made_by: int
    signing: ConsentSigning | None = None
    content_sha256: str = ""
    """Of the content as signed; "" of a draft."""
    revocation: Revocation | None = None
    ended_on: date | None = None
    """The day on which the event of its expiry came about."""
    ended_note: str = ""
    known_false: bool = False
    """Somebody learned that it is materially false: nothing leaves on it (2.31(c)(4))."""
    discarded_at: datetime | None = None
    """A draft that was thrown away."""
