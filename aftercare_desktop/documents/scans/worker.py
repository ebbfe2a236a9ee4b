"""Looks into a PDF of somebody else in a process of its own, whose memory and time have an end."""

import time
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

import psutil

from aftercare_desktop.documents.scans import bounds
from aftercare_desktop.documents.scans.pdf import Step, kept_pdf
from aftercare_desktop.documents.scans.troubles import Refused, Trouble
from aftercare_desktop.documents.worker import begin_worker, workers_inherit_silence

_LOOK_EVERY = 0.05
"""Seconds between two looks at the memory: as much as a process can take in between does no harm."""
_STARTS_WITHIN = 30.0
"""Seconds that a slow computer may take to start a process; only then its own time begins."""
_Answer = tuple[str, object, int]


def kept_pdf_beside(content: bytes, step: Step) -> tuple[bytes, int]:
    """As `kept_pdf`. What `step` raises ends it at once, as does a process that takes too much or dies."""
    spawn = get_context("spawn")
    here, there = spawn.Pipe()
    process = spawn.Process(target=_work, args=(there,), daemon=True)
    try:
        with workers_inherit_silence():
            process.start()
        there.close()
        here.send_bytes(content)
        return _answer(here, process, step)
    except (EOFError, BrokenPipeError, ConnectionResetError) as problem:  # it died over this file
        raise Refused(Trouble.DAMAGED) from problem
    finally:
        here.close()
        process.kill()
        process.join()
        process.close()


def _answer(here: Connection, process: BaseProcess, step: Step) -> tuple[bytes, int]:
    ends = time.monotonic() + _STARTS_WITHIN
    while True:
        if here.poll(_LOOK_EVERY):
            kind, value, count = here.recv()
            if kind == "begun":
                ends = time.monotonic() + bounds.MOST_SECONDS
                continue
            if kind == "kept":
                return value, count
            if kind == "refused":
                raise Refused(Trouble[value])
            step(value, count)
        else:
            step(0, 0)
        if time.monotonic() > ends or _memory(process.pid) > bounds.MOST_MEMORY:
            raise Refused(Trouble.TOO_MUCH)


def _memory(pid: int | None) -> int:
    """Bytes that a process holds; none once it is gone."""
    with suppress(psutil.Error):
        return int(psutil.Process(pid).memory_info().rss)
    return 0


def _work(there: Connection) -> None:
    begin_worker()
    content = there.recv_bytes()
    there.send(("begun", 0, 0))
    answer: _Answer
    try:
        kept, count = kept_pdf(content, lambda done, total: there.send(("step", done, total)))
        answer = ("kept", kept, count)
    except Refused as refused:
        answer = ("refused", refused.trouble.name, 0)
    except MemoryError:
        answer = ("refused", Trouble.TOO_MUCH.name, 0)
    there.send(answer)
