"""Folders of this installation and the files that ship with the program. Nothing about clients is named here."""

import os
from functools import cache
from pathlib import Path

import platformdirs

_APP = "aftercare-desktop"


def data_folder() -> Path:
    """Where the center's encrypted data lies unless `--data` says otherwise."""
    given = os.environ.get("AFTERCARE_DATA")
    return Path(given) if given else Path(platformdirs.user_data_dir(_APP, appauthor=False)) / "center"


def demo_folder() -> Path:
    """Where `--demo` keeps the made-up center between starts."""
    return Path(platformdirs.user_data_dir(_APP, appauthor=False)) / "made-up-center"


def config_folder() -> Path:
    """Window and appearance settings; nothing about clients."""
    return Path(platformdirs.user_config_dir(_APP, appauthor=False))


def state_folder() -> Path:
    """Logs and crash reports; ids only."""
    return Path(platformdirs.user_state_dir(_APP, appauthor=False))


def cache_folder() -> Path:
    """Pictures of the style sheet, made at start; can be removed at any time."""
    return Path(platformdirs.user_cache_dir(_APP, appauthor=False))


@cache
def _resources() -> Path:
    """A wheel carries `resources` inside the package; a checkout has it one folder up."""
    inside = Path(__file__).resolve().parent / "resources"
    return inside if inside.is_dir() else inside.parent.parent / "resources"


def resource(*parts: str) -> Path:
    """Path of a shipped file, e.g. `resource("fonts", "OFL.txt")`."""
    return _resources().joinpath(*parts)
