"""The center's programs: what it calls them, at which level of care, and which it no longer offers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from aftercare_desktop.domain.clients import NAME_LIMIT
from aftercare_desktop.domain.problems import FieldProblem

MOST_PROGRAMS = 200


@dataclass(frozen=True, slots=True)
class Program:
    """One program; its key never changes, so that another name is known for a renaming.

    `level_of_care` is in the center's own words. An archived program is suggested no more; records keep its name.
    """

    key: str
    name: str = ""
    level_of_care: str = ""
    archived: bool = False


def offered(programs: tuple[Program, ...]) -> tuple[str, ...]:
    """The names to suggest where a client's program is written."""
    return tuple(program.name for program in programs if not program.archived)


def renames(before: tuple[Program, ...], after: tuple[Program, ...]) -> Mapping[str, str]:
    """Earlier name to new one, of programs that got another."""
    names = {program.key: program.name for program in before}
    return {
        names[program.key]: program.name
        for program in after
        if names.get(program.key, program.name) != program.name
    }


def problems(programs: tuple[Program, ...]) -> tuple[FieldProblem, ...]:
    """Everything that keeps this list from being saved, by path in "programs"."""
    found: list[FieldProblem] = []
    if len(programs) > MOST_PROGRAMS:
        found.append(FieldProblem("programs", f"Use at most {MOST_PROGRAMS} programs."))
    said = Counter(program.name.strip().casefold() for program in programs)
    for number, program in enumerate(programs):
        place = f"programs.{number}.name"
        if not program.name.strip():
            found.append(FieldProblem(place, "Write the program's name."))
        elif len(program.name) > NAME_LIMIT:
            found.append(FieldProblem(place, f"Use at most {NAME_LIMIT:,} characters."))
        elif said[program.name.strip().casefold()] > 1:
            found.append(FieldProblem(place, "This program is on the list already."))
    return tuple(found)
