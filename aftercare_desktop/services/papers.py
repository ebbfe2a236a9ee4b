"""Use cases that give paper: what a plan prints, alone or many at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from aftercare_desktop.documents.papers import Paper, paper_pdf
from aftercare_desktop.documents.plan import PlanPaper
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.people import short_name
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plans import PlanDocument, Revision, RevisionState
from aftercare_desktop.domain.print_set import CLIENT_COPY, FIRST_SET, KINDS, PaperKind, PrintSet, WantedPaper
from aftercare_desktop.errors import NotFound
from aftercare_desktop.services import plan_links
from aftercare_desktop.services.gathering import (
    ANOTHER_CLIENT,
    PaperFacts,
    Surroundings,
    plan_paper,
    replaced_number,
    revision_paper,
    surroundings,
)
from aftercare_desktop.services.paper_kinds import paper_of
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import center as center_store
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import files as file_store
from aftercare_desktop.store import merged, plan_history
from aftercare_desktop.store import plans as plan_store

SUBJECT = "plan"
NO_PLAN = "There is no aftercare plan yet for client {}. Start one first."


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """A client's paper on its way out: the stored bytes of a final's client copy, or what it is drawn from."""

    client_id: int
    number: int
    final: bool
    wanted: WantedPaper
    content: Paper | bytes

    def file_name(self) -> str:
        """Its name without a name in it."""
        return self.wanted.file_name(self.client_id, self.number)

    def pdf(self) -> bytes:
        """The bytes, drawn now unless they were stored. Needs no database; any thread or process."""
        return self.content if isinstance(self.content, bytes) else paper_pdf(self.content)


class Papers(Service):
    """What prints."""

    @use_case(Permission.READ_PLAN)
    def plan(self, work: Work, client_id: int, revision_id: int | None = None) -> PlanPaper:
        """The paper of a revision, or of what `print plan` would print, to be looked at on screen. No audit line."""
        revision = _revision(work, client_id, revision_id)
        return revision_paper(work, surroundings(work), revision)

    @use_case(Permission.READ_PLAN)
    def preview(self, work: Work, client_id: int, document: PlanDocument, number: int = 1) -> PlanPaper:
        """The paper of a draft as it stands in the form, saved or not, with the version number it will have."""
        client = client_store.get(work.connection, client_id).client
        facts = PaperFacts(
            number=number,
            final=False,
            made_with=short_name(work.staff.name),
            made_on=work.today,
            replaces=replaced_number(plan_history.revisions(work.connection, client_id), None),
        )
        return plan_paper(surroundings(work), client, plan_links.present(work, document), facts)

    @use_case(Permission.READ_PLAN)
    def stored_pdf(self, work: Work, revision_id: int) -> bytes:
        """A final revision's paper byte for byte as given, to be looked at on screen. Raises `NotFound` for a draft."""
        revision = plan_store.get(work.connection, revision_id)
        if revision.state is not RevisionState.FINAL:
            raise NotFound("This version is a draft; its paper is kept once it is finalized.")
        return file_store.get(work.connection, revision.pdf_sha256)

    @use_case(Permission.PRINT_PLAN, audit=Event.PLAN_PRINTED)
    def pdf(self, work: Work, revision_id: int) -> bytes:
        """The bytes that leave as print or file: a final's as given, a draft drawn now and marked on every page.

        A draft needs `READ_PLAN` as well: the front desk hands out what is finished.
        """
        revision = plan_store.get(work.connection, revision_id)
        return _printed(work, surroundings(work), revision, CLIENT_COPY).pdf()

    @use_case(Permission.PRINT_MANY)
    def printable(self, work: Work, include_archived: bool = False) -> tuple[int, ...]:
        """Ids of all clients with a plan, in id order. For those who print many at once."""
        found = plan_history.printable(work.connection, include_archived=include_archived)
        return tuple(one.client_id for one in found)

    @use_case(Permission.PRINT_PLAN)
    def check(
        self, work: Work, client_ids: Sequence[int], kinds: Sequence[PaperKind], notes: bool = False
    ) -> tuple[int, ...]:
        """The people of these records, each once, also where two records were merged into one.

        `notes` says that notes for the medical record go along. Raises `NotFound` for somebody without a plan,
        `NotPermitted` for what this person may not print.
        """
        known = {
            one.client_id: one.final for one in plan_history.printable(work.connection, include_archived=True)
        }
        people = merged.survivor_ids(work.connection, tuple(client_ids))
        if len(people) > 1:
            work.require(Permission.PRINT_MANY)
        for kind in kinds:
            _require(work, kind)
        if notes:
            work.require(Permission.WRITE_CHART_NOTE)
            work.require(Permission.READ_CLIENT)
        for client_id in client_ids:
            final = known.get(merged.survivor_id(work.connection, client_id))
            if final is None:
                client_store.get(work.connection, client_id)
                raise NotFound(NO_PLAN.format(client_id))
            if not final:
                work.require(Permission.READ_PLAN)
        return people

    @use_case(Permission.PRINT_PLAN)
    def usual_set(self, work: Work) -> PrintSet:
        """What this person printed together the last time; the client's copy and the card before the first."""
        return center_store.setting(work.connection, _usual(work), PrintSet, FIRST_SET)

    @use_case(Permission.OWN_ACCOUNT, writes=True)
    def keep_usual_set(self, work: Work, chosen: PrintSet) -> None:
        """Remember what this person prints together, without a line or a day that was meant for one client."""
        papers = tuple(replace(one, own_line="", first_day=None) for one in chosen.papers)
        center_store.set_setting(work.connection, _usual(work), replace(chosen, papers=papers))

    @use_case(Permission.READ_PLAN)
    def look(
        self, work: Work, client_id: int, wanted: WantedPaper, revision_id: int | None = None
    ) -> PrintedPaper:
        """A paper as it would print, to be looked at on screen. No audit line."""
        return _made(work, surroundings(work), _revision(work, client_id, revision_id), wanted)

    @use_case(Permission.PRINT_PLAN, audit=Event.PLAN_PRINTED)
    def gather(
        self,
        work: Work,
        client_ids: Sequence[int],
        wanted: WantedPaper = CLIENT_COPY,
        revision_id: int | None = None,
    ) -> tuple[PrintedPaper, ...]:
        """The plans of these clients, each the latest final, else the draft, in the order given; the client's copy or
        the chart's. With `revision_id` that version of the only client.

        One audit line per client, written before anything is printed. Raises `NotFound` for a client without a
        plan, and then records nothing. For many clients use `print_sets.print_many`.
        """
        return _gathered(work, client_ids, wanted, revision_id)

    @use_case(Permission.PRINT_PLAN, audit=Event.CARD_PRINTED)
    def gather_cards(
        self, work: Work, client_ids: Sequence[int], wanted: WantedPaper, revision_id: int | None = None
    ) -> tuple[PrintedPaper, ...]:
        """As `gather`, the pocket cards."""
        return _gathered(work, client_ids, wanted, revision_id)

    @use_case(Permission.PRINT_PLAN, audit=Event.WEEK_PRINTED)
    def gather_weeks(
        self, work: Work, client_ids: Sequence[int], wanted: WantedPaper, revision_id: int | None = None
    ) -> tuple[PrintedPaper, ...]:
        """As `gather`, the weeks."""
        return _gathered(work, client_ids, wanted, revision_id)


_Gather = Callable[[Papers, Sequence[int], WantedPaper, int | None], tuple[PrintedPaper, ...]]
_GATHERED_BY: Mapping[PaperKind, _Gather] = MappingProxyType(
    {
        PaperKind.PLAN: Papers.gather,
        PaperKind.CHART: Papers.gather,
        PaperKind.CARD: Papers.gather_cards,
        PaperKind.WEEK: Papers.gather_weeks,
    }
)


def gather(
    papers: Papers, client_ids: Sequence[int], wanted: WantedPaper, revision_id: int | None = None
) -> tuple[PrintedPaper, ...]:
    """Papers of any kind by the use case that records it; see `Papers.gather`."""
    return _GATHERED_BY[wanted.kind](papers, client_ids, wanted, revision_id)


def _usual(work: Work) -> str:
    return f"print_set.{work.staff.id}"


def _revision(work: Work, client_id: int, revision_id: int | None) -> Revision:
    person = merged.survivor_id(work.connection, client_id)
    if revision_id is not None:
        revision = plan_store.get(work.connection, revision_id)
        if merged.survivor_id(work.connection, revision.client_id) != person:
            raise NotFound(ANOTHER_CLIENT)
        return revision
    found = plan_store.latest_printable(work.connection, person)
    if found is None:
        client_store.get(work.connection, client_id)
        raise NotFound(NO_PLAN.format(client_id))
    return found


def _gathered(
    work: Work, client_ids: Sequence[int], wanted: WantedPaper, revision_id: int | None
) -> tuple[PrintedPaper, ...]:
    if len(client_ids) > 1:
        work.require(Permission.PRINT_MANY)
    around = surroundings(work)
    found = tuple(_printed(work, around, _revision(work, one, revision_id), wanted) for one in client_ids)
    work.not_recorded()
    return found


def _printed(work: Work, around: Surroundings, revision: Revision, wanted: WantedPaper) -> PrintedPaper:
    """Write the audit line, then read what prints."""
    _require(work, wanted.kind)
    if revision.state is not RevisionState.FINAL:
        work.require(Permission.READ_PLAN)
    whose = f"client={revision.client_id} number={revision.number} {revision.state}"
    work.record(SUBJECT, revision.id, whose + _how(wanted))
    return _made(work, around, revision, wanted)


def _require(work: Work, kind: PaperKind) -> None:
    """The chart copy tells more than the client's: it is for those who read the record."""
    if KINDS[kind].reads_record:
        work.require(Permission.READ_PLAN)
        work.require(Permission.READ_CLIENT)


def _how(wanted: WantedPaper) -> str:
    """What the trail tells of the paper beside its kind."""
    found = " copy=chart" if wanted.kind is PaperKind.CHART else ""
    found += " large=True" if wanted.large else ""
    return found + (" naloxone=False" if wanted.kind is PaperKind.CARD and not wanted.naloxone else "")


def _made(work: Work, around: Surroundings, revision: Revision, wanted: WantedPaper) -> PrintedPaper:
    content = paper_of(work, around, revision, wanted)
    final = revision.state is RevisionState.FINAL
    client_id = merged.survivor_id(work.connection, revision.client_id)
    return PrintedPaper(client_id, revision.number, final, wanted, content)
