"""A stored revision: a draft can change, a final one is frozen for ever."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum

from aftercare_desktop.domain.plans.document import PlanDocument


class RevisionState(StrEnum):
    """A draft can change; a final revision is frozen for ever."""

    DRAFT = "draft"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Revision:
    """A stored revision. `number` counts 1, 2, 3 per client; `document_sha256` and `pdf_sha256` exist once final.

    `gaps_reason` is why it was finalized with readiness items missing.
    """

    id: int
    version: int
    client_id: int
    number: int
    state: RevisionState
    document: PlanDocument
    created_at: datetime
    created_by: int
    changed_at: datetime
    changed_by: int
    finalized_at: datetime | None = None
    finalized_by: int | None = None
    document_sha256: str = ""
    pdf_sha256: str = ""
    gaps_reason: str = ""

    def finalized_on(self, zone: tzinfo) -> date | None:
        """The calendar day it was finalized, in the center's zone; None for a draft."""
        return self.finalized_at.astimezone(zone).date() if self.finalized_at is not None else None


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """A line of the plan's history, without the document.

    A final revision of a record that was merged into this one stays that record's: `merged_from` is its id and
    `merged_record` its record number. Numbers may then repeat. `set_aside_at` is when a merge kept another draft than
    this one: it is only read from then on.
    """

    id: int
    version: int
    number: int
    state: RevisionState
    changed_at: datetime
    changed_by: str
    finalized_at: datetime | None
    finalized_by: str
    gaps_reason: str
    merged_from: int | None = None
    merged_record: str = ""
    set_aside_at: datetime | None = None
