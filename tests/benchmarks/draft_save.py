"""How long saving a full draft takes, in a center of 10,000 clients: it happens after every pause in typing."""

import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from tests.benchmarks.centers import USER, center_with
from tests.benchmarks.result import Result, share_below
from tests.builders import full_plan
from tests.centers import open_desk

SAVES = 300


def run() -> list[Result]:
    """Median and 95th percentile of `SAVES` saves, each confirmed on disk."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "center"
        center_with(place, 10_000)
        desk = open_desk(place, USER)
        revision = desk.plans.start(1).value
        taken = []
        for number in range(SAVES):
            document = full_plan()
            document = replace(document, progress=replace(document.progress, needs=f"Rides {number}"))
            began = time.perf_counter()
            revision = desk.plans.save(revision.id, document, revision.version)
            taken.append((time.perf_counter() - began) * 1000)
        desk.sign_out()
    return [
        Result("save a full draft, median", median(taken), "ms"),
        Result("save a full draft, 95 %", share_below(taken, 0.95), "ms"),
    ]
