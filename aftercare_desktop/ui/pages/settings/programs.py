"""The pane "Programs": what the center calls its programs, suggested wherever a client's program is written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.keys import new_key
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.programs import Program, problems
from aftercare_desktop.errors import AftercareError, EditedElsewhere
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.form import GroupSpec, check, line, rows
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pages.settings.form_pane import FormPane, PaneSubject, Stored
from aftercare_desktop.ui.tasks import Progress, Task, Tasks
from aftercare_desktop.ui.widgets.progress_strip import ProgressStrip

IN_RECORDS, LIST_ONLY, GO_BACK = "Rename there too", "Only on the list", "Go back"
_RENAMING = "Renaming in the records"
_UNDER_WAY = "The records are being renamed. Wait a moment, or cancel it, before you leave."
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
        super().__init__(desk, _subject(desk), (GroupSpec("Programs", (listed,), _NOTE),))
        self._tasks = tasks
        self._task: Task[Done[int]] | None = None
        self._closed = False
        self.strip = ProgressStrip(_RENAMING)
        self.strip.cancelled.connect(self.stop)
        self.add_card(self.strip)

    def save(self) -> bool:
        return self._task is None and super().save()

    def can_leave(self) -> bool:
        if self._task is None:
            return super().can_leave()
        self.toast_requested.emit(Toast(_UNDER_WAY))
        return False

    def close_down(self) -> None:
        self._closed = True
        if self._task is not None:
            self._task.cancel()

    def stop(self) -> None:
        """Rename nothing after all, if it is not too late; what was typed stays."""
        if self._task is not None:
            self._task.cancel()
            self._rest()
            self.toast_requested.emit(Toast("Stopped. What you wrote is still here."))

    def _store(self, value: ProgramsForm, version: int) -> bool:
        held = self._desk.programs.renamed(value.programs)
        answer = _ask(self, held) if held and self._desk.may(Permission.WRITE_CLIENT) else LIST_ONLY
        if answer == IN_RECORDS:
            self._rename(value, version)
            return False
        return answer == LIST_ONLY and super()._store(value, version)

    def _rename(self, value: ProgramsForm, version: int) -> None:
        """Rename in the records too, beside the window: a program can have tens of thousands of them."""

        def work(progress: Progress) -> Done[int]:
            return self._desk.programs.change(value.programs, version, in_records=True, step=progress.step)

        def done(done: Done[int]) -> None:
            if self._closed:
                return
            too_late = self._task is not task
            self._rest()
            if too_late and self._subject.tidied(self.form.value()) != value:
                self._say_changed_elsewhere()
            else:
                self._tell_saved(done)

        def failed(problem: AftercareError) -> None:
            if self._closed or self._task is not task:
                return
            self._rest()
            if isinstance(problem, EditedElsewhere):
                self._settle(value)
            else:
                self.failed.emit(problem)

        self._saving = True
        self._set_busy(True)
        self.strip.show_progress(0, 1)
        task = self._task = self._tasks.run(work, done, failed, _RENAMING)
        task.progressed.connect(self.strip.show_progress)

    def _rest(self) -> None:
        self._task = None
        self._saving = False
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self.strip.setVisible(busy)
        self.form.set_read_only(busy)
        self.save_tools.save.setDisabled(busy)
        if busy:
            self.strip.cancel_button.setFocus()
        else:
            self.form.focus_first()


def _subject(desk: Desk) -> PaneSubject[ProgramsForm]:
    def read() -> Stored[ProgramsForm]:
        stored = desk.programs.list()
        return Stored(stored.version, ProgramsForm(stored.value))

    def save(value: ProgramsForm, version: int) -> Done[int]:
        return desk.programs.change(value.programs, version)

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
