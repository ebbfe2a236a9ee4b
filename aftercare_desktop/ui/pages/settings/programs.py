"""The pane "Programs": what the center calls its programs, suggested wherever a client's program is written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.keys import new_key
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.programs import Program, problems
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.form import GroupSpec, check, line, rows
from aftercare_desktop.ui.pages.settings.form_pane import FormPane, PaneSubject, Stored
from aftercare_desktop.ui.tasks import Tasks

IN_RECORDS, LIST_ONLY, GO_BACK = "Rename there too", "Only on the list", "Go back"
_NOTE = (
    "Suggested in a client's record, and what lists are filtered by. An archived program is suggested no more; "
    "records that name it keep it."
)


@dataclass(frozen=True, slots=True)
class ProgramsForm:
    """What the pane shows."""

    programs: tuple[Program, ...] = ()


class ProgramsPane(FormPane[ProgramsForm]):
    """The list of programs."""

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        listed = rows(
            "programs",
            "",
            (
                line("name", "Name", span=3, placeholder="Residential, 28 days"),
                line("level_of_care", "Level of care", span=3, placeholder="3.5, residential"),
                check("archived", "Archived", span=1),
            ),
            lambda: Program(new_key()),
            noun="Program",
            table=True,
            widths={"archived": 76},
        )
        super().__init__(desk, _subject(desk, self), (GroupSpec("Programs", (listed,), _NOTE),))


def _subject(desk: Desk, pane: QWidget) -> PaneSubject[ProgramsForm]:
    def read() -> Stored[ProgramsForm]:
        stored = desk.programs.list()
        return Stored(stored.version, ProgramsForm(stored.value))

    def save(value: ProgramsForm, version: int) -> Done[int] | None:
        held = desk.programs.renamed(value.programs)
        answer = _ask(pane, held) if held and desk.may(Permission.WRITE_CLIENT) else LIST_ONLY
        if answer == GO_BACK:
            return None
        return desk.programs.change(value.programs, version, in_records=answer == IN_RECORDS)

    topics = frozenset({Topic.SETTINGS})
    return PaneSubject(ProgramsForm, read, save, _tidied, _sentences, "the programs", topics)


def _ask(pane: QWidget, held: Mapping[str, int]) -> str:
    """What to do with records that name a program by its earlier name."""
    count = sum(held.values())
    names = ", ".join(held)
    who = "1 record names" if count == 1 else f"{count:,} records name"
    return MessageDialog.ask(
        pane.window(),
        "Rename it in the records?",
        f"{who} {names}. Rename the program there too, or only on the list?",
        ((IN_RECORDS, "primary"), (LIST_ONLY, "default"), (GO_BACK, "ghost")),
    )


def _tidied(value: ProgramsForm) -> ProgramsForm:
    """Without rows nobody filled, and without white space around names."""
    kept = (
        replace(program, name=program.name.strip(), level_of_care=program.level_of_care.strip())
        for program in value.programs
        if program.name.strip() or program.level_of_care.strip()
    )
    return ProgramsForm(tuple(kept))


def _sentences(value: ProgramsForm) -> Mapping[str, str]:
    return {problem.field: problem.sentence for problem in problems(value.programs)}
