"""The starters that ship with the program, read from its own files."""

import tomllib
from functools import cache

import msgspec

from aftercare_desktop.domain.starters import Starter
from aftercare_desktop.paths import resource

_FILES = (
    "goals.toml",
    "goals_daily_life.toml",
    "steps.toml",
    "signs.toml",
    "coping.toml",
    "wellness.toml",
    "life_skills.toml",
    "templates.toml",
)
"""In the order in which they are offered. Each names the kind of its starters once, above them."""


@cache
def program_starters() -> tuple[Starter, ...]:
    """Every starter of the program; read once."""
    return tuple(starter for name in _FILES for starter in _read(name))


def _read(name: str) -> tuple[Starter, ...]:
    text = resource("starters", name).read_text(encoding="utf-8")
    content = tomllib.loads(text)
    given = [{"kind": content["kind"], **one} for one in content["starters"]]
    return msgspec.convert(given, tuple[Starter, ...])
