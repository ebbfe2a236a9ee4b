"""Printing several papers of one or many clients: gathered in turns, drawn on all cores, given in order."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from aftercare_desktop.documents.note import note_pdf
from aftercare_desktop.documents.papers import Paper
from aftercare_desktop.domain.print_set import CLIENT_COPY, WantedPaper
from aftercare_desktop.services.chart import Chart
from aftercare_desktop.services.papers import Papers, PrintedPaper, gather
from aftercare_desktop.words.chart import file_name as note_file_name

AT_ONCE = 50
"""Papers gathered per transaction in a batch: memory stays flat and nobody waits long to write."""


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A finished paper and the name its file is to have."""

    client_id: int
    file_name: str
    pdf: bytes


def in_batches(
    papers: Papers,
    client_ids: Sequence[int],
    wanted: Sequence[WantedPaper] = (CLIENT_COPY,),
    size: int = AT_ONCE,
) -> Iterator[PrintedPaper]:
    """The papers of any number of clients, gathered some `size` at a time as they are asked for, client by client."""
    clients = max(1, size // max(1, len(wanted)))
    for start in range(0, len(client_ids), clients):
        gathered = [gather(papers, client_ids[start : start + clients], one) for one in wanted]
        for of_client in zip(*gathered, strict=True):
            yield from of_client


def print_many(
    papers: Papers,
    client_ids: Sequence[int],
    wanted: Sequence[WantedPaper] = (CLIENT_COPY,),
    workers: int | None = None,
    chart: Chart | None = None,
) -> Generator[PaperFile, None, None]:
    """These papers of any number of clients, each client once, all papers of one before those of the next.

    With `chart` each client's papers end with the dated note of what is not in the medical record yet, where there is
    anything; it marks nothing: whoever puts it there does.

    Finals are given as they were, everything else is drawn on all cores. Memory stays flat, and closing the generator
    cancels the rest. Raises `NotFound` before the first paper when somebody has no plan, `NotPermitted` when this
    person may not print one of them.
    """
    # Start-up time: whoever prints one paper needs no pool of processes.
    from aftercare_desktop.documents.batch import render_papers  # noqa: PLC0415

    people = papers.check(client_ids, tuple(one.kind for one in wanted), chart is not None)
    for (client_id, file_name), pdf in render_papers(_asked(papers, people, wanted, chart), workers):
        yield PaperFile(client_id, file_name, pdf)


def _asked(
    papers: Papers, people: Sequence[int], wanted: Sequence[WantedPaper], chart: Chart | None
) -> Iterator[tuple[tuple[int, str], Paper | bytes]]:
    """What is drawn, in order. A note is read when its turn comes, and only then is it said to be made."""
    printed = in_batches(papers, people, wanted)
    for client_id in people:
        for one in islice(printed, len(wanted)):
            yield (one.client_id, one.file_name()), one.content
        note = chart.whole_note(client_id) if chart is not None else None
        if note is not None:
            yield (client_id, note_file_name(note, ".pdf")), note_pdf(note)
