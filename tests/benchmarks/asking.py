"""How long "Whom may we talk to?" takes for known and for unknown names, among 10,000 clients with consents.

Printed, not promised: that the work is the same is counted in `tests/services/test_asking.py`, where no other load of
the machine can change the outcome.
"""

import tempfile
import time
from pathlib import Path
from statistics import median

from aftercare_desktop.domain.asking import PersonAsked
from aftercare_desktop.domain.directory import EntryKind
from aftercare_desktop.domain.recipients import Recipient
from tests.benchmarks.centers import USER, center_with
from tests.benchmarks.result import Result
from tests.builders import build_entry
from tests.centers import open_desk
from tests.consents import build_consent, sign_one

CONSENTS, ROUNDS = 300, 60


def run() -> list[Result]:
    """Medians for names with a consent, without one, and unknown, asked in turn; and known over unknown."""
    taken: dict[str, list[float]] = {"known, with a consent": [], "known, without one": [], "unknown": []}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "center"
        center_with(place, 10_000)
        desk = open_desk(place, USER)
        clinic = desk.directory.add(build_entry("Larch Hill", kind=EntryKind.CLINIC)).value
        ids = desk.clients.find("")
        for client_id in ids[:CONSENTS]:
            consent = build_consent(recipient=Recipient(entry_id=clinic))
            sign_one(desk, client_id, consent)
        rows = desk.clients.rows((*ids[:ROUNDS], *ids[-ROUNDS:]))
        for number in range(ROUNDS):
            with_one, without = rows[number], rows[ROUNDS + number]
            for kind, asked in (
                ("known, with a consent", PersonAsked(with_one.name, with_one.birth_date)),
                ("unknown", PersonAsked(f"Zzyzx {without.name}", without.birth_date)),
                ("known, without one", PersonAsked(without.name, without.birth_date)),
            ):
                began = time.perf_counter()
                desk.asking.whom(asked)
                taken[kind].append((time.perf_counter() - began) * 1000)
        desk.sign_out()
    known = taken["known, with a consent"] + taken["known, without one"]
    return [
        *(Result(f"whom we may talk to, {kind}, median", median(each), "ms") for kind, each in taken.items()),
        Result("whom we may talk to, known over unknown", median(known) / median(taken["unknown"]), "times"),
    ]
