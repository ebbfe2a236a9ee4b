"""The house keeps its own rules: what the innermost rooms may import, and the words nobody may write."""

import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parent.parent
STIGMATIZING = re.compile(
    r"\b(addicts?|alcoholics?(?! Anonymous)|(drug|substance) abuse|"
    r"abusers?|junkies?|non-?compliant|clean date|got clean|"
    r"dirty (urine|test)|relapsers?|frequent flyers?|drop-?outs?)\b",
    re.IGNORECASE,
)
KINDER_WORDS = ROOT / "aftercare_desktop" / "domain" / "plain_words.py"
"""The one list that must name the words nobody may write: it finds them and offers kinder ones."""
SPOKEN = (".py", ".md", ".json", ".toml", ".in", ".qss")


@pytest.mark.parametrize("room", ["domain", "errors", "paths", "words"])
def test_inner_rooms_need_only_the_standard_library(room: str) -> None:
    graph = grimp.build_graph("aftercare_desktop", include_external_packages=True)
    allowed = {"aftercare_desktop", *sys.stdlib_module_names}
    # Words are spelled by babel's calendar and counted by pyphen's syllables, folders found by platformdirs.
    allowed |= {"words": {"babel", "pyphen"}, "paths": {"platformdirs"}}.get(room, set())
    place = f"aftercare_desktop.{room}"
    modules = {place} | graph.find_descendants(place)
    foreign = {
        imported.split(".")[0]
        for module in modules
        for imported in graph.find_modules_directly_imported_by(module)
    }
    assert foreign <= allowed


def _plain(name: str) -> str:
    """A distribution's name as package indexes compare it, without versions, extras and markers."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", name, maxsplit=1)[0]).lower()


def test_every_library_the_program_imports_is_installed_with_it() -> None:
    """What only the tests bring along would be missing on a workstation."""
    graph = grimp.build_graph("aftercare_desktop", include_external_packages=True)
    outside = {module.split(".")[0] for module in graph.modules}
    outside -= {"aftercare_desktop", *sys.stdlib_module_names}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {_plain(each) for each in project["dependencies"]}
    brings = packages_distributions()
    assert outside
    missing = {name for name in outside if not declared & {_plain(each) for each in brings[name]}}
    # PySide6-Essentials brings shiboken6 in its own version.
    assert missing <= {"shiboken6"}


def _own_texts() -> list[Path]:
    rooms = [ROOT / "aftercare_desktop", ROOT / "resources"]
    found = [path for room in rooms for path in room.rglob("*") if path.suffix in SPOKEN]
    found.remove(KINDER_WORDS)
    return [*found, ROOT / "README.md", ROOT / "SECURITY.md"]


def test_every_word_is_person_first() -> None:
    said = {
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in _own_texts()
        for match in STIGMATIZING.finditer(path.read_text(encoding="utf-8"))
    }
    assert said == set()
