"""What the plan's forms show besides the document itself: who the client is, closed days, approved words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence
from aftercare_desktop.domain.center import PhoneLine
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.done_days import done_by
from aftercare_desktop.domain.plans import PlanDocument, Section
from aftercare_desktop.domain.readiness_choices import ReadinessChoices
from aftercare_desktop.domain.readiness_facts import ReadinessFacts
from aftercare_desktop.ui.form import FormContext
from aftercare_desktop.words.first_days import PageOneFacts


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """One client's plan as it stands on screen, with what its checks and page 1 look at."""

    client: Client
    document: PlanDocument
    closed_days: Mapping[date, str]
    approved: Mapping[ApprovedKey, ApprovedSentence]
    made_with: str
    readiness: ReadinessChoices = ReadinessChoices()
    line: PhoneLine | None = None
    today: date = field(kw_only=True)

    def for_readiness(self) -> ReadinessFacts:
        """What the readiness checks look at."""
        return ReadinessFacts(
            self.client,
            self.document,
            self.closed_days,
            self.approved,
            self.readiness,
            self.line,
            today=self.today,
        )

    def for_page_one(self) -> PageOneFacts:
        """What page 1 is assembled from; what is missing says to ask the person who makes the plan."""
        ask = self.made_with.split()[0] if self.made_with.split() else "my counselor"
        document = done_by(self.document, self.today)
        return PageOneFacts(self.client, document, self.closed_days, self.approved, ask)


@dataclass(frozen=True, slots=True)
class PlanFormContext(FormContext):
    """The context of the plan's forms: some of their fields show the rest of the plan and lead to it."""

    facts: Callable[[], PlanFacts] | None = None
    staff_name: str = ""
    """Who writes: the name that stands beside what is confirmed."""
    go_to: Callable[[Section, str], None] | None = None
    """Jump to a section and a path of the document, "" for the first field."""
