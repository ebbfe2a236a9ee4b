"""What the chart copy is drawn from: the plan, and what only the record says of it."""

from dataclasses import dataclass

from aftercare_desktop.documents.plan.paper import PlanPaper
from aftercare_desktop.domain.approved_words import ApprovedKey


@dataclass(frozen=True, slots=True)
class ChartEvent:
    """Something recorded beside a final version: when, what with whom, and by which staff member."""

    when: str
    what: str
    by: str


@dataclass(frozen=True, slots=True)
class ChartFacts:
    """What the record knows of one version, in words where they are of this moment.

    `finalized` and `printed` are "Dana Whitcomb, LADC, Nov 24, 2026, 9:42 AM"; `gaps` what the readiness checks miss in
    the frozen document; `approvals` the sentences this plan prints.
    """

    finalized: str
    printed: str
    document_sha256: str = ""
    pdf_sha256: str = ""
    gaps: tuple[str, ...] = ()
    gaps_reason: str = ""
    events: tuple[ChartEvent, ...] = ()
    approvals: tuple[ApprovedKey, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartPaper:
    """A plan's chart copy. A confidential address does not print here either."""

    plan: PlanPaper
    facts: ChartFacts
