"""What the readiness checks look at: one person's record and plan, and what the center has ready for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence
from aftercare_desktop.domain.center import PhoneLine
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.domain.readiness_choices import ReadinessChoices


@dataclass(frozen=True, slots=True)
class ReadinessFacts:
    """What the checks look at. `closed_days` maps days to names; `approved` is the center's list of sentences,
    `choices` which checks it leaves out and which are its own, `line` the number that stands on every plan.
    """

    client: Client
    document: PlanDocument
    closed_days: Mapping[date, str]
    approved: Mapping[ApprovedKey, ApprovedSentence]
    choices: ReadinessChoices = ReadinessChoices()
    line: PhoneLine | None = None
    today: date = field(kw_only=True)
    """The day of the check: what is dated after it was not done yet."""
