"""A breach: something about a client went to the wrong place (42 CFR 2.16(b); 45 CFR 164.402-408)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from aftercare_desktop.domain.bounds import too_long
from aftercare_desktop.domain.problems import FieldProblem

NOTIFY_WITHIN = timedelta(days=60)
"""The client is told without unreasonable delay and at latest so long after discovery (45 CFR 164.404(b))."""


@dataclass(frozen=True, slots=True)
class Breach:
    """What went where, when, how it came out and what was done about it."""

    happened_on: date | None
    discovered_on: date
    what: str
    """Which papers or words, without repeating what they say."""
    whom: str
    """Where it went, and where it should have gone."""
    done: str = ""
    """What was done: called, asked to destroy, confirmed."""
    client_told_on: date | None = None
    authority_told_on: date | None = None
    """The Secretary of Health and Human Services (164.408)."""
    closed_on: date | None = None

    def tell_client_by(self) -> date:
        """The last day on which the client is to be told."""
        return self.discovered_on + NOTIFY_WITHIN


@dataclass(frozen=True, slots=True)
class StoredBreach:
    """A breach as stored, with the disclosure it began with, if there was one."""

    id: int
    version: int
    client_id: int
    disclosure_id: int | None
    made_at: datetime
    made_by: int
    breach: Breach


def problems(breach: Breach, today: date) -> tuple[FieldProblem, ...]:
    """Everything that keeps the record of a breach from being kept."""
    found: list[FieldProblem] = []
    if not breach.what.strip():
        found.append(FieldProblem("what", "Write what went out: which papers or words."))
    # A text that ends with a colon is how the form begins it: nobody wrote on.
    if not breach.whom.strip() or breach.whom.rstrip().endswith(":"):
        found.append(FieldProblem("whom", "Write where it went, and where it should have gone."))
    for name in ("happened_on", "discovered_on", "client_told_on", "authority_told_on", "closed_on"):
        day = getattr(breach, name)
        if day is not None and day > today:
            found.append(FieldProblem(name, "Use today or a day before: it has happened."))
    if breach.happened_on is not None and breach.discovered_on < breach.happened_on:
        found.append(FieldProblem("discovered_on", "Use a day on or after the day it happened."))
    if breach.closed_on is not None and not breach.done.strip():
        found.append(FieldProblem("done", "Write what was done before the record is closed."))
    return (*found, *(FieldProblem(path, sentence) for path, sentence in too_long(breach)))
