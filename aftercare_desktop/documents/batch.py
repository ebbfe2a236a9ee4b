"""Many papers at once on all cores, given back in the order in which they were asked for.

Workers are spawned, get frozen papers and never a key, ignore Ctrl+C (it reaches the parent alone) and end themselves
when the parent dies, so that nothing lives on with a client's words in it.
"""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from aftercare_desktop.documents.papers import Paper, paper_pdf
from aftercare_desktop.documents.plan import PlanPaper
from aftercare_desktop.documents.worker import begin_worker, workers_inherit_silence

ALONE = 16
"""Up to this many papers one process is faster: a spawned worker needs about half a second to start."""
_AHEAD = 3  # Papers waiting or being drawn for each worker; what bounds the memory.

K = TypeVar("K")
Asked = Paper | bytes
"""What is to be drawn, or a file that is finished already and only waits for its turn."""


def render_papers(papers: Iterable[tuple[K, Asked]], workers: int | None = None) -> Iterator[tuple[K, bytes]]:
    """Draw each paper and yield its key with the PDF, in the order given.

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


def _chained(first: list[tuple[K, Asked]], coming: Iterator[tuple[K, Asked]]) -> Iterator[tuple[K, Asked]]:
    while first:
        yield first.pop(0)
    yield from coming


def _one_by_one(papers: Iterator[tuple[K, Asked]]) -> Iterator[tuple[K, bytes]]:
    for key, asked in papers:
        yield key, asked if isinstance(asked, bytes) else paper_pdf(asked)


def _by_workers(papers: Iterator[tuple[K, Asked]], workers: int) -> Iterator[tuple[K, bytes]]:
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=begin_worker)
    waiting: deque[tuple[K, Future[bytes]]] = deque()
    try:
        while True:
            for key, asked in islice(papers, workers * _AHEAD - len(waiting)):
                waiting.append((key, _begun(pool, asked)))
            if not waiting:
                return
            key, drawn = waiting.popleft()
            yield key, drawn.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begun(pool: ProcessPoolExecutor, asked: Asked) -> "Future[bytes]":
    if isinstance(asked, bytes):
        finished: Future[bytes] = Future()
        finished.set_result(asked)
        return finished
    with workers_inherit_silence():
        return pool.submit(paper_pdf, _portable(asked))


def _portable(paper: Paper) -> Paper:
    """The paper with plain dictionaries; read-only views cannot be sent to another process."""
    if isinstance(paper, PlanPaper):
        return replace(paper, approved=dict(paper.approved), closed_days=dict(paper.closed_days))
    plan = replace(paper.plan, approved=dict(paper.plan.approved), closed_days=dict(paper.plan.closed_days))
    return replace(paper, plan=plan)
