"""`python -m tests.kills SUBJECT --rounds N`: kill that many times and say whether anything confirmed was ever lost."""

import argparse
import random
import secrets
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.kills.rounds import kill_at, one_round
from tests.kills.subjects import SUBJECTS, NotProvedError


def main() -> int:
    """Run the rounds; 0 when every one was proved, 1 at the first that was not."""
    parser = argparse.ArgumentParser(prog="python -m tests.kills", description=__doc__)
    parser.add_argument("subject", choices=[*SUBJECTS, "all"], help="what is being written when it is killed")
    parser.add_argument("--rounds", type=int, default=100, help="how many times to kill (100)")
    parser.add_argument(
        "--seed", type=int, default=secrets.randbelow(2**32), help="repeats the moments of a run"
    )
    given = parser.parse_args()
    names = list(SUBJECTS) if given.subject == "all" else [given.subject]
    return max(_kill_many(name, given.rounds, given.seed) for name in names)


def _kill_many(name: str, rounds: int, seed: int) -> int:
    rng = random.Random(f"{name} {seed}")
    confirmed = inside = 0
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="aftercare-kills-") as folder:
        for number in range(1, rounds + 1):
            kill = kill_at(rng)
            place = Path(folder) / "center"
            try:
                outcome = one_round(name, place, kill)
            except NotProvedError as problem:
                print(f"\n{name}: round {number} of seed {seed}, killed at {kill}: {problem}")
                return 1
            shutil.rmtree(place)
            confirmed += outcome.confirmed
            inside += outcome.inside
            if sys.stderr.isatty():
                sys.stderr.write(f"\r{name}: {number} of {rounds}")
    seconds = time.perf_counter() - began
    print(
        f"{name}: {rounds} kills, {inside} of them inside a write; {confirmed} writes confirmed, none lost, "
        f"nothing half-done seen ({seconds:.0f} s, seed {seed})"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
