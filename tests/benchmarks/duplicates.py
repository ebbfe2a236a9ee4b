"""People who may be here twice: the warning among 100,000 clients, and the search of everybody."""

import tempfile
import time
from dataclasses import replace
from pathlib import Path

from aftercare_desktop.domain.clients import Client
from aftercare_desktop.services.desk import Desk
from tests.benchmarks.centers import USER, center_with
from tests.benchmarks.result import Result, share_below
from tests.centers import open_desk

MANY, USUAL = 100_000, 10_000
LIMIT, WHOLE_LIMIT = 50.0, 5.0
PEOPLE = 60


def run() -> list[Result]:
    """Writes people down once more with a slip in name or date, then looks through everybody."""
    with tempfile.TemporaryDirectory() as folder:
        found = []
        for count in (USUAL, MANY):
            place = Path(folder) / str(count)
            center_with(place, count)
            desk = open_desk(place, USER)
            try:
                if count == MANY:
                    found += _warning(desk, f"{count:,} clients", with_birth=True)
                    found += _warning(desk, f"{count:,} clients, no date of birth", with_birth=False)
                found.append(_everywhere(desk, count))
            finally:
                desk.sign_out()
    return found


def _warning(desk: Desk, whom: str, *, with_birth: bool) -> list[Result]:
    times = []
    for client_id in range(1, MANY, MANY // PEOPLE):
        client = _with_a_slip(desk.clients.open(client_id, reload=True).client)
        client = client if with_birth else replace(client, birth_date=None)
        began = time.perf_counter()
        desk.duplicates.similar(client)
        times.append((time.perf_counter() - began) * 1_000)
    slow = share_below(times, 0.95)
    what = f"warning while writing, {whom}"
    return [
        Result(f"{what}, median", share_below(times, 0.5), "ms"),
        Result(f"{what}, 95 of 100", slow, "ms", f"under {LIMIT:.0f} ms", slow < LIMIT),
    ]


def _with_a_slip(client: Client) -> Client:
    first, *rest = client.name.split()
    return replace(client, name=" ".join((first[:1] + first[2:3] + first[1:2] + first[3:], *rest)))


def _everywhere(desk: Desk, count: int) -> Result:
    began = time.perf_counter()
    desk.duplicates.everywhere(lambda done, total: None)
    took = time.perf_counter() - began
    promised = (f"under {WHOLE_LIMIT:.0f} s", took < WHOLE_LIMIT) if count == USUAL else ("", None)
    return Result(f"possible duplicates among {count:,} clients", took, "s", *promised)
