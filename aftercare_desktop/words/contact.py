"""What screens say about reaching a client safely: what may be done, why not, and what does not fit together."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from aftercare_desktop.domain.clients import Client, ClientStatus
from aftercare_desktop.domain.contact import (
    Means,
    Oddity,
    Reason,
    Verdict,
    agreement_doubt,
    allowed,
    allowed_on,
)
from aftercare_desktop.domain.people import Phone
from aftercare_desktop.domain.statuses import EFFECTS, Reach
from aftercare_desktop.words.dates import full_date
from aftercare_desktop.words.labels import label
from aftercare_desktop.words.phones import shown_phone

NEVER_NAME_THE_CENTER = "Never name the center."

_NOT: Mapping[Means, str] = MappingProxyType(
    {
        Means.CALL: "No calls",
        Means.MESSAGE: "No messages",
        Means.TEXT: "No texts",
        Means.EMAIL: "No e-mail",
        Means.LETTER: "No letters",
        Means.IN_PERSON: "No visits",
    }
)
_OK: Mapping[Means, str] = MappingProxyType(
    {
        Means.CALL: "Calls OK",
        Means.MESSAGE: "Messages OK",
        Means.TEXT: "Text OK",
        Means.EMAIL: "E-mail OK",
        Means.LETTER: "Letters OK",
        Means.IN_PERSON: "Visits OK",
    }
)
_REASONS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.DIED: "the person died",
        Reason.STOPPED: "the status stops it",
        Reason.ASK_FIRST: "ask first",
        Reason.ASK_AGAIN: "must be asked again",
        Reason.ENDED: "the agreement ended",
        Reason.NOT_ASKED: "nothing agreed yet",
        Reason.NOT_AGREED: "not agreed",
        Reason.NOT_ON_THIS_PHONE: "not on this number",
    }
)
_ODD: Mapping[Oddity, str] = MappingProxyType(
    {
        Oddity.ENDED: "The agreement ended. Ask the person again.",
        Oddity.TEXT_WITHOUT_WAY: "“Texts are safe” is marked, but Text is not among the ways. No text goes out.",
        Oddity.WAY_WITHOUT_TEXT: "Text is among the ways, but “Texts are safe” is not marked. No text goes out.",
        Oddity.MESSAGE_WITHOUT_CALL: "“May leave a message” is marked, but Phone call is not among the ways.",
        Oddity.WORDS_WITHOUT_MESSAGE: "There is a safe message, but “May leave a message” is not marked.",
        Oddity.MESSAGE_WITHOUT_WORDS: "Messages are allowed. Ask which words are safe to leave.",
        Oddity.MAIL_WITHOUT_WAY: "“Letters are safe” is marked, but Letter is not among the ways. No letter goes out.",
        Oddity.WAY_WITHOUT_MAIL: "Letter is among the ways, but “Letters are safe” is not marked. No letter goes out.",
        Oddity.NO_PHONE_FOR_TEXTS: "No phone is marked “Text OK”.",
        Oddity.NO_PHONE_FOR_MESSAGES: "No phone is marked “Message OK”.",
    }
)
REACHES: Mapping[Reach, str] = MappingProxyType(
    {
        Reach.CALLS: "calls",
        Reach.TEXTS: "texts",
        Reach.LETTERS: "letters",
        Reach.VISITS: "visits",
        Reach.PLAN_CONTACTS: "promised calls",
        Reach.ANNIVERSARIES: "anniversaries",
    }
)


def verdict(means: Means, given: Verdict) -> str:
    """ "Text OK", or "No messages: not agreed"."""
    if given.reason is None:
        return _OK[means]
    if given.reason is Reason.ASK_FIRST:
        return f"{_NOT[means].removeprefix('No ').capitalize()}: ask first"
    return f"{_NOT[means]}: {_REASONS[given.reason]}"


def on_phone(client: Client, phone: Phone, today: date) -> str:
    """ "207-555-0142, mobile: text OK, message OK (Evenings)": what agreement, status and number all allow."""
    offered = ((Means.TEXT, "text OK"), (Means.MESSAGE, "message OK"))
    may = [word for means, word in offered if allowed_on(client, phone, means, today).allowed]
    words = ", ".join(may) if may else "no texts, no messages"
    note = f" ({phone.note.strip()})" if phone.note.strip() else ""
    return f"{shown_phone(phone.number)}, {label(phone.kind).lower()}: {words}{note}"


def when(client: Client) -> str:
    """ "Hours: After 4 PM. Until Nov 23, 2027"; empty where neither was agreed."""
    agreement = client.contact
    parts = [f"Hours: {agreement.hours.strip()}"] if agreement.hours.strip() else []
    if agreement.until is not None:
        parts.append(f"Until {full_date(agreement.until)}")
    return ". ".join(parts)


def oddity(found: Oddity) -> str:
    """What does not fit together, in a sentence."""
    return _ODD[found]


def safe_contact(client: Client, today: date) -> str:
    """How the person may be reached: "No messages. Text OK. Spanish interpreter." (DESIGN.md section 11)."""
    if client.status is ClientStatus.DIED:
        return "Do not contact."
    parts = [_doubt(client, today) or _in_short(client, today)]
    if client.interpreter:
        parts.append(f"{client.language} interpreter" if client.language else "Interpreter")
    return ". ".join(parts) + "."


def _doubt(client: Client, today: date) -> str:
    return {
        Reason.ASK_AGAIN: "Ask again how to reach them",
        Reason.ENDED: "Contact agreement ended. Ask again",
        Reason.NOT_ASKED: "No contact agreed yet",
    }.get(agreement_doubt(client, today) or Reason.STOPPED, "")


def _in_short(client: Client, today: date) -> str:
    """Messages and texts, which can harm most; where the status stops calls, that."""
    effect = EFFECTS[client.status]
    if Reach.CALLS in effect.stops:
        return "No calls" + (". Ask before a letter" if Reach.LETTERS in effect.asks_first else "")
    if Reach.CALLS in effect.asks_first:
        return "Ask before calling"
    shown = (Means.MESSAGE, Means.TEXT)
    return ". ".join(_OK[m] if allowed(client, m, today).allowed else _NOT[m] for m in shown)


def contact_rules(client: Client) -> str:
    """The whole contact agreement in a few sentences, for the tooltip of the chip."""
    agreement = client.contact
    parts = []
    if agreement.ways:
        parts.append("Ways: " + ", ".join(label(way).lower() for way in agreement.ways))
    if agreement.hours:
        parts.append(f"Hours: {agreement.hours}")
    if agreement.message_words:
        parts.append(f"Safe message: “{agreement.message_words}” {NEVER_NAME_THE_CENTER.rstrip('.')}")
    parts.append("Letters are safe" if agreement.safe_to_mail else "No letters")
    if agreement.until:
        parts.append(f"Until {full_date(agreement.until)}")
    return ". ".join(parts) + "."
