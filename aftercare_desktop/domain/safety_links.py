"""Safety links: who must be kept apart from whom, why, and until when.

The reason is shown only to those permitted; others read "Safety link. Ask a supervisor." (DOMAIN.md section 3).
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class SafetyLinkKind(StrEnum):
    """Why two people are kept apart."""

    NO_CONTACT_ORDER = "no_contact_order"
    CO_DEFENDANT = "co_defendant"
    DO_NOT_PLACE_WITH = "do_not_place_with"


@dataclass(frozen=True, slots=True)
class SafetyLink:
    """Somebody a client must be kept apart from: another client (`other_id`) or a person outside, by `name`.

    A link between two clients is one record and binds both of them.
    """

    kind: SafetyLinkKind
    other_id: int | None = None
    name: str = ""
    source: str = ""
    """Where it is known from: the court and case number, or who asked for it."""
    reason: str = ""
    ends_on: date | None = None

    def is_in_force(self, today: date) -> bool:
        """Whether the link binds on this day; the last day still counts."""
        return self.ends_on is None or today <= self.ends_on


@dataclass(frozen=True, slots=True)
class StoredSafetyLink:
    """A safety link as stored. A lifted one stays as history and binds nobody."""

    id: int
    version: int
    client_id: int
    created_at: datetime
    created_by: int | None
    lifted_at: datetime | None
    lifted_by: int | None
    link: SafetyLink
