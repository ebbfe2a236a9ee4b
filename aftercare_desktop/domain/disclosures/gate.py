"""The one rule by which something about a client may leave the center, or is refused with what is missing.

Pure: it is told what the records say. `services/gate.py` is the only way to it (DOMAIN.md section 6; 42 CFR 2.13,
2.31(c), 2.33).
"""

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
from aftercare_desktop.domain.disclosures.grounds import SCOPE, FormField, Ground, GroundForm, missing_fields
from aftercare_desktop.domain.recipients import Recipient, is_same
from aftercare_desktop.domain.registers import (
    AgreementKind,
    StoredAgreement,
    StoredCourtOrder,
)
from aftercare_desktop.domain.restrictions import Restriction, kept_back


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
    candidates = [one for one in record.consents if _is_for(one, asked, record)]
    live = [one for one in candidates if state(one, record.status, record.today) is ConsentState.IN_FORCE]
    if not live:
        return _why_none(candidates, asked, record)
    best = max(live, key=lambda one: (len(set(one.consent.categories) & set(asked.wanted)), one.id))
    return _within(asked, record, best)


def _is_for(stored: StoredConsent, asked: Asked, record: OnRecord) -> bool:
    """Whether this consent is about this very recipient and this use, whatever it is worth today."""
    consent = stored.consent
    if (consent.kind is ConsentKind.LEGAL_PROCEEDINGS) is not asked.for_proceedings:
        return False
    if consent.kind is ConsentKind.CARE:
        return is_in_class(asked.recipient, record.entry_kind, record.marks)
    return is_same(consent.recipient, asked.recipient)


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
    going = frozenset(asked.wanted) & scope
    left_out = ordered(frozenset(asked.wanted) - going)
    if asked.wanted and not going and scope:
        return Refused(NoReason.NOT_COVERED, NextStep.CHOOSE_CATEGORIES, left_out=left_out)
    return Allowed(ordered(going), left_out)


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
        ),
        None,
    )
