"""What is said while something is shared: who may be told what, what was allowed, and what was prepared or sent."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from zoneinfo import ZoneInfo

from aftercare_desktop.domain.consents import Category, Consent, StoredConsent
from aftercare_desktop.domain.directory import EntryKind
from aftercare_desktop.domain.disclosures import (
    Allowed,
    Coverage,
    DisclosureState,
    FormField,
    Ground,
    Handed,
    NoReason,
    SentWay,
    StoredDisclosure,
    roles_open_to,
)
from aftercare_desktop.domain.recipients import OutsidePerson, OutsideRole, RecipientWords
from aftercare_desktop.domain.registers import Agreement, CourtOrder
from aftercare_desktop.words.consents import CATEGORIES, ends
from aftercare_desktop.words.dates import full_date, stamp
from aftercare_desktop.words.disclosures import GROUNDS, HANDED, STATES, WAYS, left_out_words
from aftercare_desktop.words.phones import shown_phone

SHARE = "Share"
SHARE_WORDS = "disclose send letter packet copy fax release others gate phone call told consent"
TOLD_BY_PHONE = "Write down a phone call"
AT_REQUEST = "At the request of the client"
"""Enough where the client asks and gives no purpose (42 CFR 2.31(a)(5))."""
PREPARED = "Prepared, not sent."
DESTROYED = "Destroyed. It was not sent."
STOPPED = "Stopped"
CALL_KEPT = "The call is written down."
JOB = "Paper for others"
"""In the printer's queue, where anybody sees it."""
NOTHING_LEAVES = "Nothing leaves yet"
NO_PAPER_OF_A_CALL = "Tell no more than what is chosen here. Nothing is printed for a call."
NOBODY_FOUND = "Nobody by that name in the directory or among the people of this client. Check the spelling."
NOBODY_YET = (
    "Nobody is known yet to whom something could go. Add them to the directory, or as a person outside."
)
ASK_A_SUPERVISOR = "Ask a supervisor to add it."
EMPTY = "Nothing was shared yet"
EMPTY_DETAIL = "What is prepared, sent or told about this person stands here, with its ground."

FIELD_LABELS: Mapping[FormField, str] = MappingProxyType(
    {
        FormField.RECIPIENT_NAME: "Who gets it",
        FormField.FACILITY: "Where that person works",
        FormField.TOLD_BY: "Who of the center tells it",
        FormField.HAPPENED_AT: "Day",
        FormField.NATURE: "What happened",
        FormField.WORDS: "What is reported, word for word",
        FormField.REGISTER_ID: "Agreement or order",
    }
)
"""The short form of a ground, as fields of a screen."""

OUTSIDE_ROLES: Mapping[OutsideRole, str] = MappingProxyType(
    {
        OutsideRole.FAMILY: "Family",
        OutsideRole.FRIEND: "Friend",
        OutsideRole.SPONSOR: "Sponsor",
        OutsideRole.EMPLOYER: "Employer",
        OutsideRole.LAWYER: "Lawyer",
        OutsideRole.OFFICER: "Officer",
        OutsideRole.OTHER: "Another person",
    }
)

_IN_SHORT: Mapping[NoReason, str] = MappingProxyType(
    {
        NoReason.NO_CONSENT: "No consent",
        NoReason.NOT_SIGNED: "The consent is not signed",
        NoReason.DEFICIENT: "The consent is not complete",
        NoReason.EXPIRED: "The consent has ended",
        NoReason.REVOKED: "Consent was taken back",
        NoReason.KNOWN_FALSE: "The consent is known to be false",
        NoReason.RECIPIENT_CHANGED: "The consent is for another name",
        NoReason.RECIPIENT_ARCHIVED: "Taken off the lists",
        NoReason.NOT_IN_CLASS: "Not marked as treating or paying",
        NoReason.RESTRICTED: "Kept back, as the center promised",
    }
)


def may_be_told(found: Coverage, kind: EntryKind | None) -> str:
    """ "May be told: my medicines, my goals", or in short why nothing may. `kind` is None for a person."""
    if found.refused is not None:
        never = kind is None or not roles_open_to(kind)  # no mark would help them
        by_class = found.refused.reason is NoReason.NOT_IN_CLASS
        reason = NoReason.NO_CONSENT if never and by_class else found.refused.reason
        return f"Nothing may be told. {_IN_SHORT.get(reason, 'Not covered')}"
    return f"May be told: {left_out_words(found.open_categories())}"


def purpose_of(consent: Consent) -> str:
    """What a consent is for, as the dialog begins with it."""
    return consent.purpose.strip() or (AT_REQUEST if consent.at_own_request else "")


def person_details(person: OutsidePerson) -> str:
    """ "Family, sister, 207-555-0142"."""
    parts = (OUTSIDE_ROLES[person.role], person.relation.strip(), shown_phone(person.phone))
    return ", ".join(part for part in parts if part)


def agreement_words(agreement: Agreement, name: str) -> str:
    """ "Congress Billing, signed Jan 4, 2026, until Dec 31, 2026"."""
    until = f", until {full_date(agreement.until)}" if agreement.until is not None else ""
    return f"{name}, signed {full_date(agreement.signed_on)}{until}"


def order_words(order: CourtOrder) -> str:
    """ "Portland District Court, CR-26-118, Nov 2, 2026"."""
    return ", ".join((order.court, order.case, full_date(order.ordered_on)))


def not_covered(found: Coverage, ground: Ground) -> str:
    """Which kinds are beyond the ground: "Not covered by the consent: my goals, my safety"."""
    beyond = tuple(one for one in Category if one not in found.categories)
    if not beyond:
        return ""
    by = {
        Ground.CONSENT: "Not covered by the consent",
        Ground.COURT_ORDER: "Not named by the order",
        Ground.SERVICE_ORGANIZATION: "Not covered by the agreement",
        Ground.AUDIT: "Not covered by the agreement",
    }
    return f"{by.get(ground, 'Not on this ground')}: {left_out_words(beyond)}"


def kept_back(found: Coverage) -> str:
    """ "Kept back, as the center promised the client: my legal matters"."""
    held = tuple(one for one in found.held if one in found.categories)
    return f"Kept back, as the center promised the client: {left_out_words(held)}" if held else ""


def allowed_words(allowed: Allowed, to: str) -> str:
    """ "May go to Larch Hill. Consent signed Nov 20, 2026, until Nov 23, 2026. Stays here: my goals"."""
    name = to.strip()
    parts = [f"This may go to {name}." if name else "This may go."]
    if allowed.consent is not None:
        parts.append(_consent_words(allowed.consent))
    if allowed.left_out:
        parts.append(
            f"It stays here, because the same consent does not cover it: {left_out_words(allowed.left_out)}."
        )
    return " ".join(parts)


def _consent_words(stored: StoredConsent) -> str:
    signed = f"Consent signed {full_date(stored.signing.on)}" if stored.signing is not None else "Consent"
    until = ends(stored.consent)
    return f"{signed}, {until[0].lower()}{until[1:]}." if until else f"{signed}."


def headline(stored: StoredDisclosure) -> str:
    """ "Letter for Larch Hill"."""
    told = stored.disclosure
    to = told.recipient_words.name.strip()
    towards = "with" if told.handed is Handed.CALL else "for"
    return f"{HANDED[told.handed]} {towards} {to}" if to else HANDED[told.handed]


def state_words(stored: StoredDisclosure, *, stopped: bool) -> str:
    """ "Sent", "Told by phone", "Prepared, not sent", "Stopped"."""
    if stopped:
        return STOPPED
    if stored.disclosure.handed is Handed.CALL:
        return "Told by phone"
    return STATES[stored.state()]


def what(stored: StoredDisclosure) -> str:
    """What and on which ground: "My medicines, my goals. The client agreed. For: planning care"."""
    told = stored.disclosure
    named = [CATEGORIES[one][0] for one in told.categories]
    kinds = ", ".join((*named[:1], *(one[0].lower() + one[1:] for one in named[1:])))
    purpose = f"For: {told.purpose}" if told.purpose.strip() else ""
    return ". ".join(part for part in (kinds, GROUNDS[told.ground][0], purpose) if part)


def happened(stored: StoredDisclosure, staff: Mapping[int, str], zone: ZoneInfo) -> str:
    """ "Fax to 207-555-0142, Nov 24, 2026, 9:42 AM, by Dana Whitcomb"; before that, when it was prepared."""
    if stored.sending is not None:
        sent = stored.sending
        to = f" to {shown_phone(sent.number)}" if sent.number.strip() else ""
        note = f". {sent.note.strip()}" if sent.note.strip() else ""
        return f"{WAYS[sent.way]}{to}, {stamp(sent.at, zone)}, by {_who(sent.by, staff)}{note}"
    if stored.state() is DisclosureState.DESTROYED and stored.destroyed_at is not None:
        return f"Destroyed {stamp(stored.destroyed_at, zone)}, by {_who(stored.destroyed_by, staff)}"
    return f"Prepared {stamp(stored.prepared_at, zone)}, by {_who(stored.prepared_by, staff)}"


def _who(staff_id: int | None, staff: Mapping[int, str]) -> str:
    return staff.get(staff_id or 0, "somebody who worked here")


def breach_kept(tell_by: date) -> str:
    """ "What was done, and until when the client must be told (45 CFR 164.404(b))."""
    return f"It is recorded. Tell the client by {full_date(tell_by)} at the latest, and better today."


def file_name(stored: StoredDisclosure) -> str:
    """ "disclosure-12.pdf": nobody's name stands in it."""
    suffix = ".json" if stored.disclosure.handed is Handed.EXPORT else ".pdf"
    return f"disclosure-{stored.id}{suffix}"


def number_for(way: SentWay, to: RecipientWords) -> str:
    """What is known of where it goes by this way."""
    by_way = {SentWay.FAX: to.fax, SentWay.PHONE: to.phone, SentWay.MAIL: to.address.one_line()}
    return by_way.get(way, "")
