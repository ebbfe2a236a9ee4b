"""What happened to the plans of the made-up clients, in the order it happened."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from aftercare_desktop.demo import plans, theo
from aftercare_desktop.demo.dated import as_known_on
from aftercare_desktop.demo.stories import Counselor, PlanState, Story
from aftercare_desktop.domain.clients import Client
from aftercare_desktop.domain.first_days import is_call_stopped
from aftercare_desktop.domain.plans import PlanDocument

FINALS_LIMIT = 500
"""Final plans of a made-up center, each with its stored PDF, however many clients it has."""
CHANGED_INDEX = 6
"""Somebody whose dose and first visit changed after leaving, while a relative holds the first copy."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One revision: when it was written by whom, and whether it was finalized (then perhaps with a reason)."""

    moment: datetime
    client_id: int
    counselor_id: int
    document: PlanDocument
    final: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A made-up person with record and id."""

    client_id: int
    story: Story
    record: Client


def chapters_of(told: Told, closed: Mapping[date, str], zone: ZoneInfo) -> Iterator[Chapter]:
    """The revisions of a client's plan, oldest first."""
    story, record, state = told.story, told.record, told.story.stage.plan
    rng = story.rng("times")

    def chapter(day: date, document: PlanDocument, final: bool, reason: str = "") -> Chapter:
        moment = datetime.combine(day, time(rng.randint(9, 15), rng.randint(0, 59)), zone)
        written = as_known_on(document, day) if final else document
        return Chapter(moment, told.client_id, story.counselor.id, written, final, reason)

    yesterday = story.today - timedelta(days=1)
    before_leaving = story.leaves - timedelta(days=1)
    if state is PlanState.BEGUN:
        yield chapter(yesterday, plans.begun(story, record, closed), False)
    if state is PlanState.NEARLY_READY:
        yield chapter(yesterday, plans.nearly_ready(story, record, closed), False)
    if state is PlanState.REVISED:
        early = plans.early(story, record, closed)
        yield chapter(plans.early_day(story), early, True, plans.EARLY_REASON)
    if state.finals():
        final = plans.final_document(story, record, closed)
        if story.index == CHANGED_INDEX:
            yield chapter(before_leaving, plans.before_the_change(final), True)
            before_leaving = yesterday
        reason = plans.STOPPED_CALL_REASON if is_call_stopped(record, final) else ""
        in_a_hurry = final.leaving.is_leaving()
        yield chapter(story.leaves if in_a_hurry else before_leaving, final, True, reason)
    if state is PlanState.REVISED:
        later = min(yesterday, story.leaves + timedelta(days=rng.randint(6, 12)))
        yield chapter(later, plans.next_version(story, record, closed), False)


def chapters_of_theo(
    client_id: int, today: date, closed: Mapping[date, str], counselor: Counselor, zone: ZoneInfo
) -> Iterator[Chapter]:
    """Theo Bramwell's three versions; the third is the draft of the pictures."""
    days = timedelta(days=1)

    def chapter(moment: datetime, document: PlanDocument, final: bool, reason: str = "") -> Chapter:
        written = as_known_on(document, moment.date()) if final else document
        return Chapter(moment, client_id, counselor.id, written, final, reason)

    def at(ago: int, hour: int, minute: int) -> datetime:
        return datetime.combine(today - ago * days, time(hour, minute), zone)

    first, second = theo.first(today, closed, counselor), theo.second(today, closed, counselor)
    yield chapter(at(19, 14, 5), first, True, theo.EARLY_REASON)
    yield chapter(at(11, 10, 30), second, True, theo.SECOND_REASON)
    yield chapter(at(1, 16, 42), theo.draft(today, closed, counselor), False)
