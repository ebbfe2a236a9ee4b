"""What the printed plan is made from, and the few names derived from it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence
from aftercare_desktop.domain.center import CenterProfile, PaperSize
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.done_days import done_by
from aftercare_desktop.domain.people import short_name
from aftercare_desktop.domain.plans import PlanDocument
from aftercare_desktop.domain.printing import Letterhead
from aftercare_desktop.words import dates
from aftercare_desktop.words.first_days import PageOneFacts
from aftercare_desktop.words.plan import DRAFT_MARK, PRACTICE_MARK, footer


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """Everything the client copy of one revision states. Gathered in one read, drawn without the store.

    `made_with` is how the staff member signs paper ("Dana W."), `replaces` the number of the version the client
    holds now, `practice` a center of made-up people, `large` large print of 18 point.
    """

    client: Client
    document: PlanDocument
    center: CenterProfile
    approved: Mapping[ApprovedKey, ApprovedSentence]
    closed_days: Mapping[date, str]
    number: int
    final: bool
    made_with: str
    made_on: date
    replaces: int | None = None
    paper: PaperSize = PaperSize.LETTER
    practice: bool = False
    letterhead: Letterhead = Letterhead()
    large: bool = False
    copy_mark: str = ""
    """What kind of copy this is where it is not the one that was given: "Large print of version 3"."""

    def __post_init__(self) -> None:
        """What is dated after the day the paper is made was not done yet, and prints as missing."""
        object.__setattr__(self, "document", done_by(self.document, self.made_on))

    def facts(self) -> PageOneFacts:
        """What page 1 is assembled from."""
        facts = PageOneFacts(self.client, self.document, self.closed_days, self.approved)
        names = self.made_with.split()
        return replace(facts, ask=names[0]) if names else facts

    def marks(self) -> tuple[str, ...]:
        """What every page is marked with."""
        own = ((not self.final, DRAFT_MARK), (self.practice, PRACTICE_MARK), (True, self.copy_mark))
        return tuple(mark for holds, mark in own if holds and mark)

    def footer(self) -> str:
        """First name and last initial, version, with whom and when it was made."""
        made_on = dates.full_date(self.made_on)
        return footer(self.short_name(), self.number, self.made_with, made_on, final=self.final)

    def short_name(self) -> str:
        """First name and last initial, as the person is called."""
        called = self.client.called().split()
        if len(called) == 1 and len(self.client.name.split()) > 1:
            return short_name(f"{called[0]} {self.client.name}")
        return short_name(self.client.called())
