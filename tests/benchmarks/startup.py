"""From starting the program to the painted sign-in screen, and from the password to the list of 10,000 clients."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.benchmarks.centers import USER, center_with
from tests.benchmarks.result import Result
from tests.builders import PASSWORD

ROUNDS = 7
ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")


def run() -> list[Result]:
    """Medians of `ROUNDS` starts of a process of its own; the first, which fills caches, is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "center"
        center_with(place, 10_000)
        environment = _installed(Path(folder))
        rounds = [_round(place, environment) for _ in range(ROUNDS + 1)][1:]
        listed = _list(place, environment)
    painted, shown = (median(column) for column in zip(*rounds, strict=True))
    return [
        Result("start to sign-in painted", painted, "s", "under 1 s", painted < 1),
        Result("password to list of 10,000 clients painted", shown, "s", "under 1 s", shown < 1),
        Result("start to sign-in painted, fastest", min(one for one, _ in rounds), "s"),
        Result("`list clients --json`, 10,000 clients", listed, "s"),
    ]


def _installed(folder: Path) -> dict[str, str]:
    """The environment of a program that was installed, which keeps its code compiled: here beside its data."""
    environment = os.environ | dict.fromkeys(FOLDERS, str(folder))
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment | {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def _round(place: Path, environment: dict[str, str]) -> tuple[float, float]:
    began = time.time()
    child = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.window", str(place), USER, PASSWORD],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    painted, entered, shown = map(float, child.stdout.split())
    return painted - began, shown - entered


def _list(place: Path, environment: dict[str, str]) -> float:
    began = time.perf_counter()
    command = [sys.executable, "main.py", "--data", str(place), "--user", USER, "list", "clients", "--json"]
    subprocess.run(
        command, cwd=ROOT, env=environment | {"AFTERCARE_PASSWORD": PASSWORD}, capture_output=True, check=True
    )
    return time.perf_counter() - began
