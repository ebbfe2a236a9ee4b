"""How long a census of 20,000 people takes from the file into the record and a second time, and the memory it needs."""

import csv
import io
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.importing.draft import read_draft
from aftercare_desktop.services.undo import Undo
from tests.benchmarks.centers import USER
from tests.benchmarks.result import Result
from tests.centers import make_center, open_desk
from tests.exchange.workbooks import with_shared_strings, workbook

PEOPLE = 20_000
_HEAD = (
    "clientFirstName", "clientLastName", "mrn", "dob", "clinicalProgramNames", "levelsOfCare", "originalAdmitDate",
    "estimatedDischargeDates", "primaryPhone", "preferredLanguage", "gender", "emergencyContactName",
    "emergencyContactPhone", "street", "city", "zip",
)  # fmt: skip


def run() -> list[Result]:
    """CSV and workbook, each read, compared and written, taken back and added again, then read and compared again; then
    with every program new, and that taken back.
    """
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for kind, name in ((_csv, "census.csv"), (_xlsx, "census.xlsx")):
            path = Path(folder) / name
            path.write_bytes(kind(_rows("Residential")))
            place = Path(folder) / f"center-{name}"
            make_center(place)
            desk = open_desk(place, USER)
            undo = _import(desk, path, "added", results)
            results.append(_taken_back(desk, path, undo, "added"))
            _import(desk, path, "added", results, "again")
            _import(desk, path, "unchanged", results)
            path.write_bytes(kind(_rows("Outpatient")))
            undo = _import(desk, path, "changed", results)
            results.append(_taken_back(desk, path, undo, "changed"))
            desk.sign_out()
            results.append(Result(f"{name}: peak memory so far", _peak_megabytes(), "MB"))
    return results


def _import(desk: Desk, path: Path, what: str, results: list[Result], again: str = "") -> Undo | None:
    began = time.perf_counter()
    feed = read_draft(path, desk.importing.sources()).feed()
    read = time.perf_counter() - began
    done = desk.importing.import_all(feed)
    assert getattr(done.value, what) == PEOPLE
    taken = time.perf_counter() - began
    if what != "changed" and not again:
        results.append(Result(f"{path.name}: read {PEOPLE:,} rows", read, "s"))
    results.append(Result(f"{path.name}: read, compare, write, all {what} {again}".rstrip(), taken, "s"))
    return done.undo


def _taken_back(desk: Desk, path: Path, undo: Undo | None, what: str) -> Result:
    assert undo is not None
    began = time.perf_counter()
    assert desk.undo(undo).value == 0
    return Result(f"{path.name}: take back, all {what}", time.perf_counter() - began, "s")


def _rows(program: str) -> list[tuple[object, ...]]:
    born = date(1960, 1, 1)
    return [
        (
            f"Theo {n}", "Bramwell", f"{n:06}", born + timedelta(days=n % 9_000), program, "3.5", date(2026, 10, 26),
            "11/25/2026, 12/02/2026", f"207-555-{n % 10_000:04}", "English", "man", f"Linh {n}", "207-555-0144",
            f"{n} Larch Street", "Portland", "04101",
        )
        for n in range(PEOPLE)
    ]  # fmt: skip


def _csv(rows: list[tuple[object, ...]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([_HEAD, *rows])
    return out.getvalue().encode("utf-8-sig")


def _xlsx(rows: list[tuple[object, ...]]) -> bytes:
    return with_shared_strings(workbook(_HEAD, *rows))


def _peak_megabytes() -> float:
    """The most this process ever held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10
