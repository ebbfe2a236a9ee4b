"""Use cases that give paper: what a plan prints, alone or many at once."""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from aftercare_desktop.documents.plan import PlanPaper, plan_pdf
from aftercare_desktop.domain.audit import Event
from aftercare_desktop.domain.people import short_name
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plans import PlanDocument, Revision, RevisionState
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
from aftercare_desktop.services.use_case import Service, Work, use_case
from aftercare_desktop.store import clients as client_store
from aftercare_desktop.store import files as file_store
from aftercare_desktop.store import merged, plan_history
from aftercare_desktop.store import plans as plan_store

SUBJECT = "plan"
AT_ONCE = 50
"""Papers gathered per transaction in a batch: memory stays flat and nobody waits long to write."""
NO_PLAN = "There is no aftercare plan yet for client {}. Start one first."


@dataclass(frozen=True, slots=True)
class PrintedPlan:
    """A client's plan on its way to paper: stored bytes of a final, or what a draft is drawn from."""

    client_id: int
    number: int
    final: bool
    stored: bytes | None
    paper: PlanPaper | None

    def file_name(self) -> str:
        """`plan-<id>-v<n>.pdf`: no name, so that a folder of papers tells nothing."""
        return f"plan-{self.client_id}-v{self.number}.pdf"

    def pdf(self) -> bytes:
        """The bytes: a final's byte for byte as given, a draft drawn now. Needs no database; any thread or process."""
        if self.stored is not None:
            return self.stored
        if self.paper is None:
            raise ValueError("A printed plan holds stored bytes or a paper.")
        return plan_pdf(self.paper)


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A finished paper and the name its file is to have."""

    client_id: int
    file_name: str
    pdf: bytes


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
        return _printed(work, surroundings(work), revision).pdf()

    @use_case(Permission.PRINT_PLAN)
    def printable(self, work: Work, include_archived: bool = False) -> tuple[int, ...]:
        """Ids of all clients with a plan this person may print, in id order: finals, and drafts with `READ_PLAN`."""
        drafts = work.may(Permission.READ_PLAN)
        found = plan_history.printable(work.connection, include_archived=include_archived)
        return tuple(one.client_id for one in found if one.final or drafts)

    @use_case(Permission.PRINT_PLAN)
    def sorted_out(self, work: Work, client_ids: Sequence[int]) -> Mapping[int, bool]:
        """Of each of these clients, whether a final plan would print (else a draft).

        Raises `NotFound` for somebody without a plan, `NotPermitted` for a draft this person may not print.
        """
        known = {
            one.client_id: one.final for one in plan_history.printable(work.connection, include_archived=True)
        }
        found = {}
        for client_id in client_ids:
            final = known.get(merged.survivor_id(work.connection, client_id))
            if final is None:
                client_store.get(work.connection, client_id)
                raise NotFound(NO_PLAN.format(client_id))
            if not final:
                work.require(Permission.READ_PLAN)
            found[client_id] = final
        return found

    @use_case(Permission.PRINT_PLAN, audit=Event.PLAN_PRINTED)
    def gather(self, work: Work, client_ids: Sequence[int]) -> tuple[PrintedPlan, ...]:
        """The plans of these clients, each the latest final, else the draft, in the order given.

        One audit line per client, written before anything is printed. Raises `NotFound` for a client without a
        plan, and then records nothing. For many clients use `print_many`.
        """
        around = surroundings(work)
        printed = tuple(_printed(work, around, _revision(work, one, None)) for one in client_ids)
        work.not_recorded()
        return printed


def in_batches(papers: Papers, client_ids: Sequence[int], size: int = AT_ONCE) -> Iterator[PrintedPlan]:
    """The plans of any number of clients, gathered `size` at a time as they are asked for."""
    for start in range(0, len(client_ids), size):
        yield from papers.gather(client_ids[start : start + size])


def print_many(
    papers: Papers, client_ids: Sequence[int], workers: int | None = None
) -> Generator[PaperFile, None, None]:
    """The papers of any number of clients, each once, in the order they are finished: finals first, as they are given.

    Drafts are drawn on all cores. Memory stays flat, and closing the generator cancels the rest. Raises `NotFound`
    before the first paper when somebody has no plan, `NotPermitted` when somebody has a draft alone that this person
    may not print.
    """
    # Start-up time: whoever prints one paper needs no pool of processes.
    from aftercare_desktop.documents.batch import render_plans  # noqa: PLC0415

    wanted = tuple(dict.fromkeys(client_ids))
    known = papers.sorted_out(wanted)
    for printed in in_batches(papers, [one for one in wanted if known[one]]):
        yield PaperFile(printed.client_id, printed.file_name(), printed.pdf())
    names: dict[int, str] = {}
    finalized: list[PrintedPlan] = []
    drafts = in_batches(papers, [one for one in wanted if not known[one]])
    for client_id, pdf in render_plans(_to_draw(drafts, names, finalized), workers):
        yield PaperFile(client_id, names.pop(client_id), pdf)
    for printed in finalized:
        yield PaperFile(printed.client_id, printed.file_name(), printed.pdf())


def _to_draw(
    drafts: Iterable[PrintedPlan], names: dict[int, str], finalized: list[PrintedPlan]
) -> Iterator[tuple[int, PlanPaper]]:
    """The papers of drafts; those that somebody finalized meanwhile go to `finalized`."""
    for printed in drafts:
        if printed.paper is None:
            finalized.append(printed)
        else:
            names[printed.client_id] = printed.file_name()
            yield printed.client_id, printed.paper


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


def _printed(work: Work, around: Surroundings, revision: Revision) -> PrintedPlan:
    """Write the audit line, then read what prints."""
    final = revision.state is RevisionState.FINAL
    if not final:
        work.require(Permission.READ_PLAN)
    work.record(
        SUBJECT, revision.id, f"client={revision.client_id} number={revision.number} {revision.state}"
    )
    stored = file_store.get(work.connection, revision.pdf_sha256) if final else None
    paper = None if final else revision_paper(work, around, revision)
    return PrintedPlan(revision.client_id, revision.number, final, stored, paper)
