"""A disclosure: prepared, then sent or destroyed. Only what was sent counts (42 CFR 2.13, 2.25)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from aftercare_desktop.domain.consents.categories import Category
from aftercare_desktop.domain.disclosures.gate import Handed
from aftercare_desktop.domain.disclosures.grounds import Ground, GroundForm
from aftercare_desktop.domain.recipients import Recipient, RecipientWords

ACCOUNTED_YEARS = 3
"""How far back the accounting goes (2.25(a))."""


class DisclosureState(StrEnum):
    """What became of it. Values are stored for ever and never renamed."""

    PREPARED = "prepared"
    SENT = "sent"
    DESTROYED = "destroyed"


class SentWay(StrEnum):
    """How it went."""

    FAX = "fax"
    MAIL = "mail"
    EMAIL = "email"
    IN_PERSON = "in_person"
    PHONE = "phone"
    PORTAL = "portal"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What was let out by the gate: the ground, to whom, which kinds of information, and why.

    `description` is brief and names no content: it goes into the accounting (2.25(a)(1)(iii)).
    """

    ground: Ground
    handed: Handed
    recipient: Recipient = Recipient()
    recipient_words: RecipientWords = RecipientWords()
    consent_id: int | None = None
    categories: tuple[Category, ...] = ()
    purpose: str = ""
    description: str = ""
    form: GroundForm = GroundForm()


@dataclass(frozen=True, slots=True)
class Sending:
    """How, on which number or address, when and by whom it was sent. Times are instants."""

    way: SentWay
    number: str
    at: datetime
    by: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class StoredDisclosure:
    """A disclosure as stored. `file_sha256` is the paper as prepared; a call has none."""

    id: int
    version: int
    client_id: int
    prepared_at: datetime
    prepared_by: int
    disclosure: Disclosure
    file_sha256: str = ""
    sending: Sending | None = None
    destroyed_at: datetime | None = None
    destroyed_by: int | None = None

    def state(self) -> DisclosureState:
        """Prepared until it was sent or destroyed."""
        if self.sending is not None:
            return DisclosureState.SENT
        return DisclosureState.PREPARED if self.destroyed_at is None else DisclosureState.DESTROYED


def accounted_from(asked_on: date) -> date:
    """The first day of the three years before the request (2.25(a)); from Feb 29 the first day that exists."""
    try:
        return asked_on.replace(year=asked_on.year - ACCOUNTED_YEARS)
    except ValueError:
        return date(asked_on.year - ACCOUNTED_YEARS, 3, 1)
