"""Whom we may talk to about somebody: asked of one person by full name and date of birth or record number.

42 CFR 2.13(c): nobody is to learn from how or how fast an answer comes whether the center knows a name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.consents import (
    Category,
    Consent,
    ConsentKind,
    ConsentState,
    StoredConsent,
    state,
)
from aftercare_desktop.domain.consents.categories import ordered
from aftercare_desktop.domain.directory import EntryKind
from aftercare_desktop.domain.disclosures import CareMark, is_in_class
from aftercare_desktop.domain.recipients import Recipient, RecipientWords
from aftercare_desktop.domain.restrictions import StoredRestriction, kept_back


@dataclass(frozen=True, slots=True)
class PersonAsked:
    """Whom somebody asks about. `name` is the full legal name; a date or a number must say which person it is."""

    name: str = ""
    birth_date: date | None = None
    record_number: str = ""

    def is_one_person(self) -> bool:
        """Whether it says enough to mean one person on purpose, known or not."""
        return bool(self.name.strip()) and (self.birth_date is not None or bool(self.record_number.strip()))


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark of somebody who treats or pays, with what the directory says of them now."""

    mark: CareMark
    kind: EntryKind
    words: RecipientWords


@dataclass(frozen=True, slots=True)
class MayTell:
    """Somebody who may be told: about what, on which consent. Nothing of what would be told is in it."""

    client_id: int
    consent: StoredConsent
    recipient: Recipient
    words: RecipientWords
    categories: tuple[Category, ...]

    def content(self) -> Consent:
        """What the client agreed to."""
        return self.consent.consent


def may_be_told(
    consents: Iterable[StoredConsent],
    marks: Iterable[Marked],
    restrictions: Iterable[StoredRestriction],
    status: ClientStatus,
    today: date,
) -> tuple[MayTell, ...]:
    """Everybody who may be told something on these consents, of whichever clients they are, the newest consent first.

    Worked out for all of them alike: whose answer is wanted is sorted out by the caller at the end. A consent for a
    legal proceeding stands alone and is no ground to talk on the phone (2.31(d)).
    """
    by_client: dict[int, list[Marked]] = {}
    for one in marks:
        by_client.setdefault(one.mark.client_id, []).append(one)
    held: dict[int, list[StoredRestriction]] = {}
    for each in restrictions:
        held.setdefault(each.client_id, []).append(each)
    found = (
        MayTell(stored.client_id, stored, recipient, words, going)
        for stored in consents
        if state(stored, status, today) is ConsentState.IN_FORCE
        for recipient, words in _recipients(stored, by_client)
        if (going := _left(stored, recipient, held, today))
    )
    return tuple(found)


def _recipients(
    stored: StoredConsent, marks: Mapping[int, list[Marked]]
) -> Iterable[tuple[Recipient, RecipientWords]]:
    consent = stored.consent
    if consent.kind is ConsentKind.LEGAL_PROCEEDINGS:
        return ()
    if consent.kind is not ConsentKind.CARE:
        return ((consent.recipient, consent.recipient_words),)
    of_class = {
        recipient: one.words
        for one in marks.get(stored.client_id, ())
        if is_in_class(recipient := Recipient(entry_id=one.mark.entry_id), one.kind, (one.mark,))
    }
    return tuple(of_class.items())


def _left(
    stored: StoredConsent,
    recipient: Recipient,
    held: Mapping[int, list[StoredRestriction]],
    today: date,
) -> tuple[Category, ...]:
    """What the consent covers and the center did not promise to keep back."""
    bound = (one.restriction for one in held.get(stored.client_id, ()))
    return ordered(frozenset(stored.consent.categories) - kept_back(bound, recipient, today))
