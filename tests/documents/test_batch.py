"""Many plans at once: all of them, the same bytes, bounded, cancelled, and gone with the parent."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children, get_context
from pathlib import Path
from types import MappingProxyType

import pytest

from aftercare_desktop.documents import batch
from aftercare_desktop.documents.plan import PlanPaper, plan_pdf
from aftercare_desktop.documents.worker import workers_inherit_silence
from tests.builders import NAMES, build_client
from tests.documents.papers import approved_words, plan_paper

ROOT = Path(__file__).parent.parent.parent


def papers(count: int) -> list[tuple[int, PlanPaper]]:
    words = MappingProxyType(approved_words())
    named = (NAMES[number % len(NAMES)] for number in range(count))
    return [
        (number, plan_paper(client=build_client(name), approved=words)) for number, name in enumerate(named)
    ]


@pytest.mark.parametrize("workers", [None, 1, 2])
def test_every_paper_comes_back_as_it_would_alone(workers: int | None) -> None:
    given = papers(6)
    drawn = dict(batch.render_papers(given, workers))
    assert drawn == {number: plan_pdf(paper) for number, paper in given}


def test_papers_are_read_only_a_few_ahead() -> None:
    read = 0

    def coming() -> Iterator[tuple[int, PlanPaper]]:
        nonlocal read
        for read, paper in enumerate(papers(60), start=1):  # noqa: B007
            yield paper

    rendering = batch.render_papers(coming(), workers=2)
    next(rendering)
    assert read <= batch.ALONE + 1 + 2 * 3
    rendering.close()
    assert read < 60


def test_a_paper_that_cannot_be_drawn_ends_the_batch_with_its_error() -> None:
    broken = plan_paper(approved=None)
    with pytest.raises(TypeError):
        list(batch.render_papers([(1, broken)], workers=2))


CHILD = """
import itertools, sys
from aftercare_desktop.documents.batch import render_papers
from tests.documents.test_batch import papers
if __name__ == "__main__":
    endless = itertools.cycle(papers(4))
    for number, pdf in render_papers(((n, paper) for n, (_, paper) in enumerate(endless)), workers=2):
        print(number, flush=True)
"""


def test_workers_end_when_the_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "child.py"
    script.write_text(CHILD, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    child = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, cwd=ROOT, env=environment)
    assert child.stdout is not None
    for _ in range(3):
        assert child.stdout.readline()
    child.kill()
    # Workers hold the other end of the pipe: it is at its end only when the last of them is gone.
    child.communicate(timeout=30)


def test_workers_are_deaf_to_interrupts_from_their_first_moment() -> None:
    before = signal.getsignal(signal.SIGINT)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        with workers_inherit_silence():
            heard = pool.submit(signal.getsignal, signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) is before
        assert heard.result() == signal.SIG_IGN or os.name == "nt"


def test_a_cancelled_batch_leaves_no_worker_behind() -> None:
    rendering = batch.render_papers(papers(40), workers=2)
    next(rendering)
    rendering.close()
    assert active_children() == []
