"""Who counts as one of a client's treating providers or payers, for a consent by class (42 CFR 2.31(a)(4)(ii)).

A person marks them, one by one. A residence, mentor, relative, employer or court never counts as one (DOMAIN.md
section 6).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from aftercare_desktop.domain.directory import EntryKind
from aftercare_desktop.domain.recipients import Recipient


class CareRole(StrEnum):
    """What an entry of the directory is to this client."""

    TREATING = "treating"
    PAYER = "payer"
    OPERATIONS = "operations"
    """Helps to operate the center."""


@dataclass(frozen=True, slots=True)
class CareMark:
    """A person's word that this entry is this client's treating provider, payer, or helps to operate the center."""

    id: int
    client_id: int
    entry_id: int
    role: CareRole
    marked_at: datetime
    marked_by: int
    ended_at: datetime | None


_MAY_BE: Mapping[EntryKind, frozenset[CareRole]] = MappingProxyType(
    {
        EntryKind.PROVIDER: frozenset(CareRole),
        EntryKind.CLINIC: frozenset(CareRole),
        EntryKind.PHARMACY: frozenset({CareRole.TREATING}),
        EntryKind.HOSPITAL: frozenset(CareRole),
        EntryKind.AGENCY: frozenset({CareRole.PAYER, CareRole.OPERATIONS}),
        EntryKind.OTHER: frozenset({CareRole.PAYER, CareRole.OPERATIONS}),
    }
)


def roles_open_to(kind: EntryKind) -> tuple[CareRole, ...]:
    """What an entry of this kind may be marked as; empty for a residence, a court or a crisis line."""
    return tuple(role for role in CareRole if role in _MAY_BE.get(kind, frozenset()))


def is_in_class(recipient: Recipient, kind: EntryKind | None, marks: Iterable[CareMark]) -> bool:
    """Whether the class of a consent for treatment, payment and operations takes this recipient in.

    `kind` is what the directory says the entry is now: an entry that became a residence is in no class any more.
    """
    if recipient.entry_id is None or kind is None:
        return False
    return any(
        one.entry_id == recipient.entry_id and one.ended_at is None and one.role in roles_open_to(kind)
        for one in marks
    )
