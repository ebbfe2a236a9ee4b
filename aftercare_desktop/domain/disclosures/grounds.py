"""The grounds on which something about a client may leave the center, and the short form each of them asks for.

DOMAIN.md section 6. A call to a relative, an emergency contact or a locator contact is none of them but consent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from aftercare_desktop.domain.consents.categories import IN_ORDER, Category
from aftercare_desktop.domain.directory import EntryKind


class Ground(StrEnum):
    """Why it may leave. Values are stored for ever and never renamed."""

    CONSENT = "consent"
    """42 CFR 2.31, 2.33, 2.35."""
    EMERGENCY = "emergency"
    """2.51: to medical staff, to treat."""
    CHILD_ABUSE_REPORT = "child_abuse_report"
    """2.12(c)(6); Maine 22 MRSA 4011-A: only what was reported."""
    CRIME_ON_PREMISES = "crime_on_premises"
    """2.12(c)(5): the circumstances, who it was, name, address and last known whereabouts."""
    SERVICE_ORGANIZATION = "service_organization"
    """2.12(c)(4): somebody who works for the center under an agreement."""
    AUDIT = "audit"
    """2.53: an audit or evaluation, under an agreement, for a time."""
    COURT_ORDER = "court_order"
    """2.61 to 2.67, with the order in the register."""


class FormField(StrEnum):
    """What a ground's short form asks; the names of the fields of `GroundForm`."""

    RECIPIENT_NAME = "recipient_name"
    FACILITY = "facility"
    TOLD_BY = "told_by"
    HAPPENED_AT = "happened_at"
    NATURE = "nature"
    WORDS = "words"
    REGISTER_ID = "register_id"


@dataclass(frozen=True, slots=True)
class GroundForm:
    """The short form of a ground; only the fields that `REQUIRED` names for it are asked."""

    recipient_name: str = ""
    """The person to whom it goes."""
    facility: str = ""
    """Where that person works: hospital, ambulance, agency, court."""
    told_by: str = ""
    """Who of the center told it."""
    happened_at: datetime | None = None
    """When it was told; of a crime, when it happened. Aware."""
    nature: str = ""
    """What the emergency, or what the crime, was."""
    words: str = ""
    """What was reported, word for word: nothing else leaves on a report."""
    register_id: int | None = None
    """The agreement, or the court order, it stands on."""


REQUIRED: Mapping[Ground, tuple[FormField, ...]] = MappingProxyType(
    {
        Ground.CONSENT: (),
        Ground.EMERGENCY: (
            FormField.RECIPIENT_NAME,
            FormField.FACILITY,
            FormField.TOLD_BY,
            FormField.HAPPENED_AT,
            FormField.NATURE,
        ),
        Ground.CHILD_ABUSE_REPORT: (
            FormField.FACILITY,
            FormField.TOLD_BY,
            FormField.HAPPENED_AT,
            FormField.WORDS,
        ),
        Ground.CRIME_ON_PREMISES: (
            FormField.FACILITY,
            FormField.TOLD_BY,
            FormField.HAPPENED_AT,
            FormField.NATURE,
        ),
        Ground.SERVICE_ORGANIZATION: (FormField.REGISTER_ID,),
        Ground.AUDIT: (FormField.REGISTER_ID, FormField.RECIPIENT_NAME),
        Ground.COURT_ORDER: (FormField.REGISTER_ID, FormField.RECIPIENT_NAME),
    }
)

SCOPE: Mapping[Ground, frozenset[Category]] = MappingProxyType(
    {
        Ground.EMERGENCY: frozenset(
            {
                Category.PRESENCE,
                Category.CONTACT,
                Category.SUBSTANCES,
                Category.CONDITIONS,
                Category.MEDICINES,
                Category.APPOINTMENTS,
                Category.SAFETY,
            }
        ),
        Ground.CHILD_ABUSE_REPORT: frozenset(),
        Ground.CRIME_ON_PREMISES: frozenset({Category.PRESENCE, Category.CONTACT}),
        # What an agreement or an order covers is written in it.
        Ground.SERVICE_ORGANIZATION: frozenset(IN_ORDER),
        Ground.AUDIT: frozenset(IN_ORDER),
        Ground.COURT_ORDER: frozenset(IN_ORDER),
    }
)
"""The most that may leave on a ground that is not consent; an agreement or an order narrows it further."""


_OFFICES = frozenset({EntryKind.AGENCY, EntryKind.COURT, EntryKind.OTHER})
_RECEIVING: Mapping[Ground, frozenset[EntryKind]] = MappingProxyType(
    {
        Ground.EMERGENCY: frozenset(
            {
                EntryKind.HOSPITAL,
                EntryKind.CLINIC,
                EntryKind.PROVIDER,
                EntryKind.PHARMACY,
                EntryKind.AGENCY,
            }
        ),
        Ground.CHILD_ABUSE_REPORT: _OFFICES,
        Ground.CRIME_ON_PREMISES: _OFFICES,
    }
)


def may_receive(ground: Ground, kind: EntryKind | None) -> bool:
    """Whether a recipient of this kind, None for one of the client's people, can be told on this ground at all.

    Calling a relative or a residence is no emergency, report or crime (DOMAIN.md section 6). Agreements and orders say
    themselves to whom.
    """
    return ground not in _RECEIVING or kind in _RECEIVING[ground]


def missing_fields(ground: Ground, form: GroundForm) -> tuple[FormField, ...]:
    """What the short form of this ground still lacks, in the order in which it is asked."""
    return tuple(field for field in REQUIRED[ground] if not _is_given(getattr(form, field.value)))


def _is_given(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None
