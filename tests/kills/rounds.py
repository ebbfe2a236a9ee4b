"""One round: a child writes, is killed at a chosen moment, and the center is opened again and proved whole."""

import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.builders import PASSWORD
from tests.kills.subjects import PASSWORD_VARIABLE, SUBJECTS, NotProvedError, Said, Subject

_MOST_LINES = 24
_LONGEST_WAIT_SECONDS = 0.06
_STARTING_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Kill:
    """When to kill: after so many lines, and then after this much more time, which is inside the next write."""

    lines: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a round came to: writes confirmed, and whether the kill fell between a write's start and its end."""

    confirmed: int
    inside: bool


def kill_at(rng: random.Random) -> Kill:
    """Half of the kills fall right after a line, half at any moment of the write after it."""
    return Kill(rng.randint(1, _MOST_LINES), rng.choice((0.0, rng.uniform(0, _LONGEST_WAIT_SECONDS))))


def one_round(name: str, place: Path, kill: Kill) -> Outcome:
    """Write in a center at `place`, which must not exist yet; kill; prove. Raises `NotProvedError`."""
    subject = SUBJECTS[name]
    _prepare(subject, name, place)
    lines = _killed(name, place, kill)
    said = Said.of(lines)
    if said.started < 0:
        raise NotProvedError("the child was killed before it wrote anything")
    subject.prove(place, said)
    return Outcome(len(said.confirmed), said.started not in said.confirmed)


def _prepare(subject: Subject, name: str, place: Path) -> None:
    """A prepared center is made once per folder and copied for each round."""
    template = place.parent / f"{name}-template"
    if not template.exists():
        subject.prepare(template)
    shutil.copytree(template, place)


def _killed(name: str, place: Path, kill: Kill) -> list[str]:
    """What the child said until it was killed. A last line that was cut off is left out."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.kills.child", name, str(place)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env=os.environ | {PASSWORD_VARIABLE: PASSWORD},
    ) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(kill.lines)]
        try:
            child.wait(kill.seconds)
        except subprocess.TimeoutExpired:
            child.kill()
        lines += child.stdout.readlines()
        child.wait(_STARTING_SECONDS)
    return [line.strip() for line in lines if line.endswith("\n")]
