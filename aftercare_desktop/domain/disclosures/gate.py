"""The one rule by which something about a client may leave the center, or is refused with what is missing.

Pure: it is told what the records say. `services/gate.py` is the only way to it (DOMAIN.md section 6; 42 CFR 2.13,
2.31(c), 2.33).
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aftercare_desktop.domain.clients import ClientStatus
from aftercare_desktop.domain.consents.categories import Category, ordered
from aftercare_desktop.domain.consents.consent import ConsentKind, StoredConsent
from aftercare_desktop.domain.consents.elements import Element, missing
from aftercare_desktop.domain.consents.states import ConsentState, state
from aftercare_desktop.domain.directory import EntryKind
from aftercare_desktop.domain.disclosures.care import CareMark, is_in_class
from aftercare_desktop.domain.disclosures.grounds import (
    SCOPE,
    FormField,
    Ground,
    GroundForm,
    may_receive,
    missing_fields,
)
from aftercare_desktop.domain.recipients import Recipient, is_same
from aftercare_desktop.domain.registers import (
    AgreementKind,
    CourtOrder,
    StoredAgreement,
    StoredCourtOrder,
)
from aftercare_desktop.domain.restrictions import Restriction, kept_back
from aftercare_desktop.domain.search import words


class Handed(StrEnum):
    """What leaves. Values are stored for ever and never renamed."""

    PLAN = "plan"
    LETTER = "letter"
    PACKET = "packet"
    EXPORT = "export"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to hand out, to whom, and on what ground."""

    ground: Ground
    handed: Handed
    recipient: Recipient = Recipient()
    wanted: tuple[Category, ...] = ()
    purpose: str = ""
    for_proceedings: bool = False
    """For use in proceedings against the client, which takes a consent of its own (2.31(d))."""
    form: GroundForm = GroundForm()
    limits_read: bool = False
    """Whoever sends it read what the client wants left out."""


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What the records say of the client and of the recipient on this day at the center."""

    status: ClientStatus
    consents: tuple[StoredConsent, ...]
    today: date
    entry_kind: EntryKind | None = None
    recipient_name: str = ""
    """What the recipient is called now, in the directory or among the client's people; "" of nobody."""
    recipient_archived: bool = False
    marks: tuple[CareMark, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    agreements: tuple[StoredAgreement, ...] = ()
    orders: tuple[StoredCourtOrder, ...] = ()
    """Of this client, and those about the center itself."""


class NoReason(StrEnum):
    """Why something may not leave."""

    NO_RECIPIENT = "no_recipient"
    NOTHING_WANTED = "nothing_wanted"
    NO_PURPOSE = "no_purpose"
    FIELD_MISSING = "field_missing"
    NO_CONSENT = "no_consent"
    NOT_SIGNED = "not_signed"
    DEFICIENT = "deficient"
    EXPIRED = "expired"
    REVOKED = "revoked"
    KNOWN_FALSE = "known_false"
    RECIPIENT_CHANGED = "recipient_changed"
    """The entry or person is called otherwise than the one the client agreed to: it may be another (2.31(a)(4))."""
    RECIPIENT_ARCHIVED = "recipient_archived"
    NOT_FOR_GROUND = "not_for_ground"
    """The ground is for others: a relative is no medical staff, a clinic no police (DOMAIN.md section 6)."""
    NOT_IN_CLASS = "not_in_class"
    """There is a consent by class, and nobody marked this recipient as one of it, or it can never be."""
    NOT_COVERED = "not_covered"
    """Nothing of what is wanted is within the consent, agreement or order."""
    RESTRICTED = "restricted"
    """The center agreed to keep it back (2.26)."""
    LIMITS_NOT_READ = "limits_not_read"
    NO_AGREEMENT = "no_agreement"
    NO_ORDER = "no_order"


class NextStep(StrEnum):
    """What the person at the desk can do about it."""

    CHOOSE_RECIPIENT = "choose_recipient"
    CHOOSE_CATEGORIES = "choose_categories"
    WRITE_PURPOSE = "write_purpose"
    FILL_FIELD = "fill_field"
    START_CONSENT = "start_consent"
    FINISH_CONSENT = "finish_consent"
    MARK_CARE = "mark_care"
    READ_LIMITS = "read_limits"
    ADD_AGREEMENT = "add_agreement"
    ADD_ORDER = "add_order"


@dataclass(frozen=True, slots=True)
class Refused:
    """It may not leave: why, which elements or fields are missing, which consent it is about, what to do next."""

    reason: NoReason
    next_step: NextStep
    elements: tuple[Element, ...] = ()
    fields: tuple[FormField, ...] = ()
    consent_id: int | None = None
    left_out: tuple[Category, ...] = ()
    agreed_name: str = ""
    """To whom the client agreed, where the recipient is called otherwise now."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """It may leave: no more than `categories`, in the order of papers; `left_out` was wanted and stays here."""

    categories: tuple[Category, ...]
    left_out: tuple[Category, ...] = ()
    consent: StoredConsent | None = None


Verdict = Allowed | Refused


def decide(asked: Asked, record: OnRecord) -> Verdict:
    """Whether this may leave, and how much of it."""
    lacking = missing_fields(asked.ground, asked.form)
    if lacking:
        return Refused(NoReason.FIELD_MISSING, NextStep.FILL_FIELD, fields=lacking)
    if not asked.wanted and asked.ground is not Ground.CHILD_ABUSE_REPORT:
        return Refused(NoReason.NOTHING_WANTED, NextStep.CHOOSE_CATEGORIES)
    return let_out(asked, record)


def let_out(asked: Asked, record: OnRecord) -> Verdict:
    """What consent, agreement, order or law let out of what is wanted, whatever the short form still lacks."""
    if asked.ground is Ground.CONSENT:
        return _by_consent(asked, record)
    return _without_consent(asked, record)


# --- With consent -------------------------------------------------------------------------------------------


def _by_consent(asked: Asked, record: OnRecord) -> Verdict:
    if not asked.recipient.is_named():
        return Refused(NoReason.NO_RECIPIENT, NextStep.CHOOSE_RECIPIENT)
    if not asked.purpose.strip():
        return Refused(NoReason.NO_PURPOSE, NextStep.WRITE_PURPOSE)
    if record.recipient_archived:
        return Refused(NoReason.RECIPIENT_ARCHIVED, NextStep.CHOOSE_RECIPIENT)
    candidates = [one for one in record.consents if _is_for(one, asked, record)]
    live = [one for one in candidates if state(one, record.status, record.today) is ConsentState.IN_FORCE]
    if not live:
        return _why_none(candidates, asked, record)
    named = [one for one in live if _names(one, record)]
    if not named:
        return _renamed(max(live, key=lambda one: one.id))
    best = max(named, key=lambda one: (len(set(one.consent.categories) & set(asked.wanted)), one.id))
    return _within(asked, record, best)


def _is_for(stored: StoredConsent, asked: Asked, record: OnRecord) -> bool:
    """Whether this consent is about this very recipient and this use, whatever it is worth today."""
    consent = stored.consent
    if (consent.kind is ConsentKind.LEGAL_PROCEEDINGS) is not asked.for_proceedings:
        return False
    if consent.kind is ConsentKind.CARE:
        return is_in_class(asked.recipient, record.entry_kind, record.marks)
    return is_same(consent.recipient, asked.recipient)


def _names(stored: StoredConsent, record: OnRecord) -> bool:
    """Whether the recipient is still called what the client signed; a class names nobody."""
    consent = stored.consent
    by_class = consent.kind is ConsentKind.CARE
    return by_class or words(consent.recipient_words.name) == words(record.recipient_name)


def _renamed(stored: StoredConsent) -> Refused:
    was = stored.consent.recipient_words.name.strip()
    step = NextStep.START_CONSENT
    return Refused(NoReason.RECIPIENT_CHANGED, step, consent_id=stored.id, agreed_name=was)


def _why_none(candidates: list[StoredConsent], asked: Asked, record: OnRecord) -> Refused:
    """Of the newest consent that was meant for this recipient, why it does not serve; or that there is none."""
    worth = [(one, state(one, record.status, record.today)) for one in candidates]
    told = [(one, found) for one, found in worth if found in _WHY_NOT]
    if not told:
        by_class = any(
            one.consent.kind is ConsentKind.CARE
            and state(one, record.status, record.today) is ConsentState.IN_FORCE
            for one in record.consents
        )
        if by_class and not asked.for_proceedings:
            return Refused(NoReason.NOT_IN_CLASS, NextStep.MARK_CARE)
        return Refused(NoReason.NO_CONSENT, NextStep.START_CONSENT)
    newest, found = max(told, key=lambda pair: pair[0].id)
    reason, step = _WHY_NOT[found]
    elements = missing(newest.consent, newest.signing) if reason in _LACKING else ()
    return Refused(reason, step, elements=elements, consent_id=newest.id)


_WHY_NOT = {
    ConsentState.DRAFT: (NoReason.NOT_SIGNED, NextStep.FINISH_CONSENT),
    ConsentState.DEFICIENT: (NoReason.DEFICIENT, NextStep.START_CONSENT),
    ConsentState.EXPIRED: (NoReason.EXPIRED, NextStep.START_CONSENT),
    ConsentState.REVOKED: (NoReason.REVOKED, NextStep.START_CONSENT),
    ConsentState.KNOWN_FALSE: (NoReason.KNOWN_FALSE, NextStep.START_CONSENT),
}
_LACKING = frozenset({NoReason.NOT_SIGNED, NoReason.DEFICIENT})


def _within(asked: Asked, record: OnRecord, best: StoredConsent) -> Verdict:
    covered = frozenset(asked.wanted) & frozenset(best.consent.categories)
    held = kept_back(record.restrictions, asked.recipient, record.today)
    going = covered - held
    left_out = ordered(frozenset(asked.wanted) - going)
    if not going:
        reason = NoReason.RESTRICTED if covered else NoReason.NOT_COVERED
        return Refused(reason, NextStep.CHOOSE_CATEGORIES, consent_id=best.id, left_out=left_out)
    if best.consent.limits.strip() and not asked.limits_read:
        return Refused(NoReason.LIMITS_NOT_READ, NextStep.READ_LIMITS, consent_id=best.id, left_out=left_out)
    return Allowed(ordered(going), left_out, best)


# --- On another ground --------------------------------------------------------------------------------------


def _without_consent(asked: Asked, record: OnRecord) -> Verdict:
    if asked.recipient != Recipient() and not may_receive(asked.ground, record.entry_kind):
        return Refused(NoReason.NOT_FOR_GROUND, NextStep.CHOOSE_RECIPIENT)
    scope = SCOPE[asked.ground]
    if asked.ground in _AGREEMENTS:
        agreement = _agreement(asked, record)
        if agreement is None:
            return Refused(NoReason.NO_AGREEMENT, NextStep.ADD_AGREEMENT)
        scope &= frozenset(agreement.agreement.categories)
    if asked.ground is Ground.COURT_ORDER:
        order = _order(asked, record)
        if order is None:
            return Refused(NoReason.NO_ORDER, NextStep.ADD_ORDER)
        scope &= frozenset(order.order.categories)
    covered = frozenset(asked.wanted) & scope
    going = covered - _promised(asked, record)
    left_out = ordered(frozenset(asked.wanted) - going)
    if asked.wanted and not going and scope:
        reason = NoReason.RESTRICTED if covered else NoReason.NOT_COVERED
        return Refused(reason, NextStep.CHOOSE_CATEGORIES, left_out=left_out)
    return Allowed(ordered(going), left_out)


def _promised(asked: Asked, record: OnRecord) -> frozenset[Category]:
    """What the center keeps back by its word; an emergency, a report, an audit or an order goes before it (2.26)."""
    if asked.ground is not Ground.SERVICE_ORGANIZATION:
        return frozenset()
    return kept_back(record.restrictions, asked.recipient, record.today)


_AGREEMENTS = {
    Ground.SERVICE_ORGANIZATION: AgreementKind.SERVICE_ORGANIZATION,
    Ground.AUDIT: AgreementKind.AUDIT,
}


def _agreement(asked: Asked, record: OnRecord) -> StoredAgreement | None:
    """The agreement the form names: of the right kind, in force today, with this very recipient."""
    kind = _AGREEMENTS[asked.ground]
    return next(
        (
            one
            for one in record.agreements
            if one.id == asked.form.register_id
            and one.archived_at is None
            and one.agreement.kind is kind
            and one.agreement.holds_on(record.today)
            and is_same(Recipient(entry_id=one.agreement.entry_id), asked.recipient)
        ),
        None,
    )


def _order(asked: Asked, record: OnRecord) -> StoredCourtOrder | None:
    return next(
        (
            one
            for one in record.orders
            if one.id == asked.form.register_id
            and one.archived_at is None
            and one.order.holds_on(record.today)
            and _orders_to(one.order, asked, record)
        ),
        None,
    )


def _orders_to(order: CourtOrder, asked: Asked, record: OnRecord) -> bool:
    """Whether the order is for this recipient: the court's entry, or somebody its own words name (2.64(e), 2.65(e)).

    Of nobody named yet it says nothing: the short form asks who gets it.
    """
    if asked.recipient != Recipient():
        if order.entry_id is not None:
            return is_same(order.recipient(), asked.recipient)
        return _is_among(record.recipient_name, order)
    said = asked.form.facility.strip() or asked.form.recipient_name.strip()
    return not said or _is_among(said, order)


def _is_among(name: str, order: CourtOrder) -> bool:
    """Whether this very name is the court's, or one of those the order lists; part of a name is another's."""
    listed = (order.court, order.recipients, *_BETWEEN.split(order.recipients))
    return bool(words(name)) and words(name) in [words(one) for one in listed]


_BETWEEN = re.compile(r"[;\n]")
