"""Many plans at once on all cores.

Workers are spawned, get frozen papers and never a key, ignore Ctrl+C (it reaches the parent alone) and end themselves
when the parent dies, so that nothing lives on with a client's words in it.
"""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context

from aftercare_desktop.documents.plan import PlanPaper, plan_pdf
from aftercare_desktop.documents.worker import begin_worker, workers_inherit_silence

ALONE = 16
"""Up to this many papers one process is faster: a spawned worker needs about half a second to start."""
_AHEAD = 3  # Papers waiting or being drawn for each worker; what bounds the memory.

Numbered = tuple[int, PlanPaper]


def render_plans(papers: Iterable[Numbered], workers: int | None = None) -> Iterator[tuple[int, bytes]]:
    """Draw each paper and yield its id with the PDF, in the order they are finished.

    `papers` is read as it is needed, a few ahead of the workers. Closing the generator cancels: what was not begun is
    dropped and the workers end. `workers` is one for each core unless given; 1 draws in this process.
    """
    count = workers or os.cpu_count() or 1
    coming = iter(papers)
    first = list(islice(coming, ALONE + 1))
    if count == 1 or (workers is None and len(first) <= ALONE):
        yield from _one_by_one(_chained(first, coming))
    else:
        yield from _by_workers(_chained(first, coming), count)


def _chained(first: list[Numbered], coming: Iterator[Numbered]) -> Iterator[Numbered]:
    while first:
        yield first.pop(0)
    yield from coming


def _one_by_one(papers: Iterator[Numbered]) -> Iterator[tuple[int, bytes]]:
    for number, paper in papers:
        yield number, plan_pdf(paper)


def _by_workers(papers: Iterator[Numbered], workers: int) -> Iterator[tuple[int, bytes]]:
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=begin_worker)
    drawing: dict[Future[bytes], int] = {}
    try:
        while True:
            for number, paper in islice(papers, workers * _AHEAD - len(drawing)):
                with workers_inherit_silence():
                    drawing[pool.submit(plan_pdf, _portable(paper))] = number
            if not drawing:
                return
            done, _ = wait(drawing, return_when=FIRST_COMPLETED)
            for future in done:
                yield drawing.pop(future), future.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _portable(paper: PlanPaper) -> PlanPaper:
    """The paper with plain dictionaries; read-only views cannot be sent to another process."""
    return replace(paper, approved=dict(paper.approved), closed_days=dict(paper.closed_days))
