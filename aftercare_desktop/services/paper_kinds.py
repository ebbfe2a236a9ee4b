"""What each kind of paper is drawn from, read inside the transaction of whoever prints: a new kind is a line here."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time
from types import MappingProxyType

from aftercare_desktop.documents.card import CardPaper
from aftercare_desktop.documents.chart import ChartEvent, ChartFacts, ChartPaper
from aftercare_desktop.documents.papers import Paper
from aftercare_desktop.documents.plan import PlanPaper
from aftercare_desktop.documents.week import WeekPaper
from aftercare_desktop.domain.dated_week import begins
from aftercare_desktop.domain.plan_events import StoredPlanEvent
from aftercare_desktop.domain.plans import PlanDocument, Revision, RevisionState
from aftercare_desktop.domain.print_set import PaperKind, WantedPaper
from aftercare_desktop.domain.readiness import check_readiness, gaps, printed_keys
from aftercare_desktop.domain.staff import StaffMember
from aftercare_desktop.services.gathering import Surroundings, revision_paper
from aftercare_desktop.services.use_case import Work
from aftercare_desktop.store import files as file_store
from aftercare_desktop.store import plan_events as event_store
from aftercare_desktop.store import staff as staff_store
from aftercare_desktop.words import dates
from aftercare_desktop.words.plan_events import DONE
from aftercare_desktop.words.print_set import Chart as ChartWords
from aftercare_desktop.words.print_set import LargePrint
from aftercare_desktop.words.readiness import missing


def paper_of(work: Work, around: Surroundings, revision: Revision, wanted: WantedPaper) -> Paper | bytes:
    """The paper of a revision; the bytes themselves where they are kept as they were given."""
    return _MADE_BY[wanted.kind](work, around, revision, wanted)


def _plan(work: Work, around: Surroundings, revision: Revision, wanted: WantedPaper) -> Paper | bytes:
    """A final is given as it was. Its large print is drawn from the frozen document and says so."""
    final = revision.state is RevisionState.FINAL
    if final and not wanted.large:
        return file_store.get(work.connection, revision.pdf_sha256)
    paper = revision_paper(work, around, revision)
    if not wanted.large:
        return paper
    mark = LargePrint.MARK.format(number=revision.number) if final else ""
    return replace(paper, large=True, copy_mark=mark)


def _card(work: Work, around: Surroundings, revision: Revision, wanted: WantedPaper) -> Paper:
    plan = revision_paper(work, around, revision)
    return CardPaper(plan, work.today, wanted.naloxone, wanted.cards, wanted.own_line)


def _week(work: Work, around: Surroundings, revision: Revision, wanted: WantedPaper) -> Paper:
    plan = revision_paper(work, around, revision)
    week = WeekPaper(replace(plan, large=plan.large or wanted.large), work.today)
    return replace(week, first_day=begins(week.facts(), wanted.first_day, work.today))


def _chart(work: Work, around: Surroundings, revision: Revision, wanted: WantedPaper) -> Paper:
    plan = revision_paper(work, around, revision)
    document = plan.document
    facts = ChartFacts(
        finalized=_finalized(work, revision),
        printed=_signed(work.staff, dates.stamp(work.now, work.zone)),
        document_sha256=revision.document_sha256,
        pdf_sha256=revision.pdf_sha256,
        gaps=document.given.gaps if document.given.kept else _missing_today(around, plan),
        gaps_reason=revision.gaps_reason,
        events=_events(work, revision, document),
        approvals=tuple(dict.fromkeys(printed_keys(plan.client, document))),
    )
    return ChartPaper(plan, facts)


def _missing_today(around: Surroundings, plan: PlanPaper) -> tuple[str, ...]:
    """What the checks miss in a draft, or in a version frozen before it kept what was missing."""
    found = gaps(check_readiness(around.readiness_facts(plan.client, plan.document)))
    return tuple(missing(one) for one in found)


def _finalized(work: Work, revision: Revision) -> str:
    by = staff_store.get(work.connection, revision.finalized_by or revision.changed_by)
    at: datetime = revision.finalized_at or revision.changed_at
    when = dates.stamp(at, work.zone)
    if revision.state is RevisionState.FINAL:
        return _signed(by, when)
    return ChartWords.NOT_FINAL.format(who=_with_credentials(by), when=when)


def _events(work: Work, revision: Revision, document: PlanDocument) -> tuple[ChartEvent, ...]:
    """Everything that still holds of this version, by whom it was written down."""
    if revision.state is not RevisionState.FINAL:
        return ()
    kept = event_store.of_revisions(work.connection, [revision.id])
    people = {one.made_by: staff_store.get(work.connection, one.made_by) for one in kept}
    return tuple(_event(one, document, people[one.made_by]) for one in kept)


def _event(stored: StoredPlanEvent, document: PlanDocument, by: StaffMember) -> ChartEvent:
    event = stored.event
    about = (_name_of(document, event.key), event.person, event.note)
    words = ". ".join(part.strip() for part in about if part.strip())
    what = f"{DONE[event.kind]}: {words}" if words else DONE[event.kind]
    return ChartEvent(_when(event.happened_on, event.happened_at), what, _with_credentials(by))


def _name_of(document: PlanDocument, key: str) -> str:
    """The step or visit an event is about, in the plan's words."""
    steps = {step.key: step.what for goal in document.goals for step in goal.steps}
    visits = {visit.key: visit.place.name or visit.with_whom for visit in document.appointments}
    return (steps | visits).get(key, "") if key else ""


def _when(day: date, at: time | None) -> str:
    return f"{dates.day_of_year(day)}, {dates.clock(at)}" if at is not None else dates.day_of_year(day)


def _signed(by: StaffMember, when: str) -> str:
    return ChartWords.BY_ON.format(who=_with_credentials(by), when=when)


def _with_credentials(member: StaffMember) -> str:
    return ", ".join(part.strip() for part in (member.name, member.credentials) if part.strip())


_Maker = Callable[[Work, Surroundings, Revision, WantedPaper], Paper | bytes]
_MADE_BY: Mapping[PaperKind, _Maker] = MappingProxyType(
    {PaperKind.PLAN: _plan, PaperKind.CHART: _chart, PaperKind.CARD: _card, PaperKind.WEEK: _week}
)
