"""Whether a client may be reached in a way on a day: what the person agreed to, and what their status stops."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from aftercare_desktop.domain.clients import (
    Client,
    ClientStatus,
    ContactAgreement,
    ContactWay,
    LocatorContact,
)
from aftercare_desktop.domain.people import Phone
from aftercare_desktop.domain.statuses import EFFECTS, Reach


class Means(StrEnum):
    """What somebody at the center wants to do."""

    CALL = "call"
    MESSAGE = "message"
    """Leave a message on a machine or with somebody."""
    TEXT = "text"
    EMAIL = "email"
    LETTER = "letter"
    IN_PERSON = "in_person"


class Reason(StrEnum):
    """Why something is not allowed."""

    DIED = "died"
    STOPPED = "stopped"
    """The person's status stops it."""
    ASK_FIRST = "ask_first"
    """The person's status asks for a word with somebody before."""
    ASK_AGAIN = "ask_again"
    ENDED = "ended"
    NOT_ASKED = "not_asked"
    NOT_AGREED = "not_agreed"
    NOT_ON_THIS_PHONE = "not_on_this_phone"


class Oddity(StrEnum):
    """Something in an agreement that does not fit together; it is said, never forbidden."""

    TEXT_WITHOUT_WAY = "text_without_way"
    WAY_WITHOUT_TEXT = "way_without_text"
    MESSAGE_WITHOUT_CALL = "message_without_call"
    WORDS_WITHOUT_MESSAGE = "words_without_message"
    MESSAGE_WITHOUT_WORDS = "message_without_words"
    MAIL_WITHOUT_WAY = "mail_without_way"
    WAY_WITHOUT_MAIL = "way_without_mail"
    NO_PHONE_FOR_TEXTS = "no_phone_for_texts"
    NO_PHONE_FOR_MESSAGES = "no_phone_for_messages"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether something may be done; `reason` says why not and is None where it may."""

    allowed: bool
    reason: Reason | None = None


YES = Verdict(True)
_WAYS: Mapping[Means, ContactWay] = MappingProxyType(
    {
        Means.CALL: ContactWay.CALL,
        Means.MESSAGE: ContactWay.CALL,
        Means.TEXT: ContactWay.TEXT,
        Means.EMAIL: ContactWay.EMAIL,
        Means.LETTER: ContactWay.LETTER,
        Means.IN_PERSON: ContactWay.IN_PERSON,
    }
)
_REACHES: Mapping[Means, Reach] = MappingProxyType(
    {
        Means.CALL: Reach.CALLS,
        Means.MESSAGE: Reach.CALLS,
        Means.TEXT: Reach.TEXTS,
        Means.EMAIL: Reach.TEXTS,  # read on the same phone, where there is none of one's own
        Means.LETTER: Reach.LETTERS,
        Means.IN_PERSON: Reach.VISITS,
    }
)


def allowed(client: Client, means: Means, today: date) -> Verdict:
    """Whether the center may reach the client like that today. Nothing is allowed that is not marked.

    What a status stops goes before what was agreed, and a doubtful agreement before its parts.
    """
    reason = _by_status(client.status, means) or _by_agreement(client.contact, today)
    if reason is None and not _agreed(client.contact, means):
        reason = Reason.NOT_AGREED
    return YES if reason is None else Verdict(False, reason)


def allowed_on(client: Client, phone: Phone, means: Means, today: date) -> Verdict:
    """The same for one of the client's phones: agreed in general and marked on this number."""
    verdict = allowed(client, means, today)
    marked = {Means.TEXT: phone.may_text, Means.MESSAGE: phone.may_leave_message}.get(means, True)
    return verdict if marked or not verdict.allowed else Verdict(False, Reason.NOT_ON_THIS_PHONE)


def safe_phone(client: Client, today: date) -> str:
    """The number under which the client agreed to be called; empty where no call may be made today."""
    numbers = (phone.number for phone in client.phones if phone.number.strip())
    return next(numbers, "") if allowed(client, Means.CALL, today).allowed else ""


def locator_allowed(client: Client, locator: LocatorContact) -> Verdict:
    """Whether somebody who knows where the client is may be asked."""
    if client.status is ClientStatus.DIED:
        return Verdict(False, Reason.DIED)
    return YES if locator.may_contact else Verdict(False, Reason.NOT_AGREED)


def any_allowed(client: Client, today: date) -> bool:
    """Whether there is any way to reach the client today."""
    return any(allowed(client, means, today).allowed for means in Means)


def promised_calls_stop(client: Client) -> bool:
    """Whether calls promised in the plan wait: the status stops calls, or the client must be asked again first.

    An agreement that was not asked for yet stops none: the promise was made to the client in person.
    """
    stops = EFFECTS[client.status].stops
    return client.contact.ask_again or Reach.CALLS in stops or Reach.PLAN_CONTACTS in stops


def agreement_doubt(client: Client, today: date) -> Reason | None:
    """Why the agreement as a whole counts for nothing, or None: ended, to be asked again, never asked."""
    return _by_agreement(client.contact, today)


def _by_status(status: ClientStatus, means: Means) -> Reason | None:
    if status is ClientStatus.DIED:
        return Reason.DIED
    effect, reach = EFFECTS[status], _REACHES[means]
    if reach in effect.stops:
        return Reason.STOPPED
    return Reason.ASK_FIRST if reach in effect.asks_first else None


def _by_agreement(agreement: ContactAgreement, today: date) -> Reason | None:
    if agreement.ask_again:
        return Reason.ASK_AGAIN
    if agreement.until is not None and agreement.until < today:
        return Reason.ENDED
    return None if agreement.ways else Reason.NOT_ASKED


def _agreed(agreement: ContactAgreement, means: Means) -> bool:
    """The way was agreed to, and for a message, text or letter also that it is safe."""
    safe = {
        Means.MESSAGE: agreement.may_leave_message,
        Means.TEXT: agreement.may_text,
        Means.LETTER: agreement.safe_to_mail,
    }.get(means, True)
    return safe and _WAYS[means] in agreement.ways


def oddities(client: Client, today: date) -> tuple[Oddity, ...]:
    """What does not fit together in the agreement and the phones, in the order of the form."""
    return tuple(dict.fromkeys((*_odd_agreement(client.contact, today), *_odd_phones(client))))


def _odd_agreement(agreement: ContactAgreement, today: date) -> Iterator[Oddity]:
    ways = frozenset(agreement.ways)
    if agreement.until is not None and agreement.until < today:
        yield Oddity.ENDED
    if agreement.may_text and ContactWay.TEXT not in ways:
        yield Oddity.TEXT_WITHOUT_WAY
    if not agreement.may_text and ContactWay.TEXT in ways:
        yield Oddity.WAY_WITHOUT_TEXT
    if agreement.may_leave_message and ContactWay.CALL not in ways:
        yield Oddity.MESSAGE_WITHOUT_CALL
    if agreement.message_words.strip() and not agreement.may_leave_message:
        yield Oddity.WORDS_WITHOUT_MESSAGE
    if agreement.may_leave_message and not agreement.message_words.strip():
        yield Oddity.MESSAGE_WITHOUT_WORDS
    if agreement.safe_to_mail and ContactWay.LETTER not in ways:
        yield Oddity.MAIL_WITHOUT_WAY
    if not agreement.safe_to_mail and ContactWay.LETTER in ways:
        yield Oddity.WAY_WITHOUT_MAIL


def _odd_phones(client: Client) -> Iterator[Oddity]:
    agreement, phones = client.contact, client.phones
    if agreement.may_text and phones and not any(phone.may_text for phone in phones):
        yield Oddity.NO_PHONE_FOR_TEXTS
    if agreement.may_leave_message and phones and not any(phone.may_leave_message for phone in phones):
        yield Oddity.NO_PHONE_FOR_MESSAGES
