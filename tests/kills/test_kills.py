"""Ten kills of each kind in the suite; hundreds by `python -m tests.kills SUBJECT --rounds N`."""

import random
from pathlib import Path

import pytest

from tests.kills.rounds import Kill, kill_at, one_round
from tests.kills.subjects import SUBJECTS, NotProvedError, Said

ROUNDS = 10


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_kill_loses_nothing_confirmed_and_leaves_nothing_half_done(tmp_path: Path, name: str) -> None:
    rng = random.Random(f"{name} in the suite")
    outcomes = [one_round(name, tmp_path / f"round-{number}", kill_at(rng)) for number in range(ROUNDS)]
    assert sum(outcome.confirmed for outcome in outcomes) > 0


def test_a_child_that_was_cut_off_says_what_it_said() -> None:
    said = Said.of(["start 0", "done 0 2", "start 1"])
    assert (said.started, said.last(), said.confirmed) == (1, 0, {0: ["2"]})
    assert Said.of(["start 0"]).last() == -1


def test_a_lie_is_noticed(tmp_path: Path) -> None:
    """The proofs are worth something: a save that was confirmed and is not there is found out."""
    one_round("drafts", tmp_path / "center", Kill(2, 0.0))
    lie = Said(started=900, confirmed={899: ["901"], 900: ["902"]})
    with pytest.raises(NotProvedError):
        SUBJECTS["drafts"].prove(tmp_path / "center", lie)
