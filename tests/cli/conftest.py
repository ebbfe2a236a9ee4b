"""A made-up center for the commands, and one way to run them inside the test's own process."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from aftercare_desktop.cli import main
from aftercare_desktop.demo import DEMO_PASSWORD
from aftercare_desktop.demo.center import make_center
from tests.builders import TODAY
from tests.centers import FAST_ARGON


@dataclass(frozen=True)
class Ran:
    """What a command said and how it ended."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A center that tests only read from."""
    place = tmp_path_factory.mktemp("cli") / "center"
    make_center(place, clients=20, today=TODAY, argon=FAST_ARGON)
    return place


@pytest.fixture
def own_center(tmp_path: Path) -> Path:
    """A center of the test's own, to be changed."""
    place = tmp_path / "center"
    make_center(place, clients=1, today=TODAY, argon=FAST_ARGON)
    return place


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's folders and the temporary folder lie inside the test's own; gives their parent."""
    outside = tmp_path / "outside"
    for variable in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "TMPDIR"):
        folder = outside / variable
        folder.mkdir(parents=True)
        monkeypatch.setenv(variable, str(folder))
    monkeypatch.setenv("AFTERCARE_PASSWORD", DEMO_PASSWORD)
    return outside


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process."""

    def _run(*arguments: object) -> Ran:
        capsys.readouterr()
        status = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return _run
