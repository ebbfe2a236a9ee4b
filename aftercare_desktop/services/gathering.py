"""Gathering what a paper is made from: one frozen `PlanPaper` read inside one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from aftercare_desktop.documents.plan import PlanPaper
from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence, approved_for
from aftercare_desktop.domain.center import CenterProfile
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.people import short_name
from aftercare_desktop.domain.plans import GivenWith, PlanDocument, Revision, RevisionRow, RevisionState
from aftercare_desktop.domain.printing import Letterhead, Printing
from aftercare_desktop.domain.readiness_choices import ReadinessChoices
from aftercare_desktop.domain.readiness_facts import ReadinessFacts
from aftercare_desktop.services import plan_links
from aftercare_desktop.services.closed_days import closed_days
from aftercare_desktop.services.use_case import Work
from aftercare_desktop.store import approved_words as words_store
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import files as file_store
from aftercare_desktop.store import merged, plan_history
from aftercare_desktop.store import staff as staff_store
from aftercare_desktop.store.center import StoredSetting
from aftercare_desktop.words.approved import STARTER_WORDS

READINESS = "readiness"
PRINTING = "printing"
ANOTHER_CLIENT = "This plan revision belongs to another client."
PLANNED_AHEAD = timedelta(days=366)
"""How far behind the day of leaving closed days still matter: supplies and visits lie within a year."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every plan of a center shares: its profile, the approved words, its choices and the day."""

    center: CenterProfile
    approved: Mapping[ApprovedKey, ApprovedSentence]
    readiness: ReadinessChoices
    letterhead: Letterhead
    large: bool
    """Large print for client copies."""
    today: date

    def closed_days(self, client: Client, document: PlanDocument) -> Mapping[date, str]:
        """The closed days a plan may run into, from the earlier of today and the day of leaving."""
        leaves = document.first_days.leaves_on or client.leaves_on() or self.today
        return closed_days(self.center, min(self.today, leaves), max(self.today, leaves) + PLANNED_AHEAD)

    def readiness_facts(self, client: Client, document: PlanDocument) -> ReadinessFacts:
        """What the readiness checks look at."""
        closed = self.closed_days(client, document)
        return ReadinessFacts(
            client, document, closed, self.approved, self.readiness, self.center.line, today=self.today
        )


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What a paper says of its revision: number, whether it is final, who made it when, what it replaces."""

    number: int
    final: bool
    made_with: str
    made_on: date
    replaces: int | None


def surroundings(work: Work) -> Surroundings:
    """Profile, approved words and the day, read once for any number of papers."""
    profile = center_store.profile(work.connection).profile
    printing = printing_choices(work).value
    return Surroundings(
        profile,
        approved_words(work),
        readiness_choices(work).value,
        stored_letterhead(work, printing),
        printing.large,
        work.today,
    )


def printing_choices(work: Work) -> StoredSetting[Printing]:
    """How the center prints; it begins without a letterhead and in normal print."""
    return center_store.versioned_setting(work.connection, PRINTING, Printing, Printing())


def stored_letterhead(work: Work, printing: Printing) -> Letterhead:
    """The letterhead with its logo out of the files."""
    logo = file_store.get(work.connection, printing.logo_sha256) if printing.logo_sha256 else b""
    return Letterhead(printing.lines, logo)


def readiness_choices(work: Work) -> StoredSetting[ReadinessChoices]:
    """What the center chose about readiness; it begins with every check of the program and none of its own."""
    return center_store.versioned_setting(work.connection, READINESS, ReadinessChoices, ReadinessChoices())


def approved_words(work: Work) -> Mapping[ApprovedKey, ApprovedSentence]:
    """The center's sentences; where it has none of its own, the program's, which nobody approved."""
    return {**STARTER_WORDS, **words_store.everything(work.connection)}


def plan_paper(around: Surroundings, client: Client, document: PlanDocument, facts: PaperFacts) -> PlanPaper:
    """The paper of a document, without reading anything."""
    return PlanPaper(
        client=client,
        document=document,
        center=around.center,
        approved=around.approved,
        closed_days=around.closed_days(client, document),
        number=facts.number,
        final=facts.final,
        made_with=facts.made_with,
        made_on=facts.made_on,
        replaces=facts.replaces,
        paper=around.center.paper,
        practice=around.center.practice,
        letterhead=around.letterhead,
        large=around.large,
    )


def paper_facts(work: Work, revision: Revision) -> PaperFacts:
    """What the paper says of a stored revision: a final is of the day it was finalized, a draft of today."""
    author = staff_store.get(work.connection, revision.finalized_by or revision.changed_by)
    return PaperFacts(
        revision.number,
        revision.state is RevisionState.FINAL,
        short_name(author.name),
        work.day_of(revision.finalized_at or work.now),
        replaced_number(plan_history.revisions(work.connection, revision.client_id), revision.id),
    )


def replaced_number(history: Sequence[RevisionRow], revision_id: int | None) -> int | None:
    """The number of the final revision before this one: the paper the person may still hold.

    `history` is newest first; None asks for a revision that is not stored yet.
    """
    ids = [row.id for row in history]
    earlier = history[ids.index(revision_id) + 1 :] if revision_id in ids else history
    return next((row.number for row in earlier if row.state is RevisionState.FINAL), None)


def revision_paper(work: Work, around: Surroundings, revision: Revision) -> PlanPaper:
    """The paper of a stored revision, with the client's facts of now; a draft's linked places as they are now too.

    The facts are those of the record that stands for the client, also on a version of a merged one.
    """
    client = client_store.get(work.connection, merged.survivor_id(work.connection, revision.client_id)).client
    document = present_document(work, revision)
    around = replace(around, approved=approved_for(document.given, around.approved))
    return plan_paper(around, client, document, paper_facts(work, revision))


def present_document(work: Work, revision: Revision) -> PlanDocument:
    """What a revision says now: a final what it was given with, a draft with the present places of the directory."""
    if revision.state is RevisionState.FINAL:
        return revision.document
    return plan_links.present(work, replace(revision.document, given=GivenWith()))
