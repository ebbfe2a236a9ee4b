"""The set on its way out of the plan: asked, printed or saved, and the copy recorded as given with one key."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plan_events import PlanEvent, PlanEventKind
from aftercare_desktop.domain.plans import Revision, RevisionState
from aftercare_desktop.domain.print_set import PaperKind, PrintSet
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.ui.dialogs.print_set import PrintSetDialog, SetQuestion, Way
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.set_printing import (
    OUTLETS,
    Outlets,
    keep_as_usual,
    kept_off_card,
    looked_at,
    notes_waiting,
    print_set,
    save_set,
)
from aftercare_desktop.ui.widgets.dialog import KeptDialog

COPY_GIVEN_KEY = "Alt+G"


class SetOut:
    """The papers of a revision on screen. Every method raises the errors of services and printing."""

    def __init__(
        self,
        desk: Desk,
        window: Callable[[], QWidget],
        tell: Callable[[Toast], None],
        outlets: Outlets = OUTLETS,
    ) -> None:
        self._desk = desk
        self._window = window
        self._tell = tell
        self._outlets = outlets
        self._printed: int | None = None
        """The final version whose paper came out last and is not recorded as given yet."""

    def print(self, revision: Revision, kept: KeptDialog | None = None) -> None:
        """Ask which papers of a stored revision, then print or save them. `kept` is what was asked before a lock."""
        final = revision.state is RevisionState.FINAL
        says = f"Version {revision.number}" if final else f"Draft of version {revision.number}"
        question = SetQuestion(
            f"{says}. What is missing prints as a blank.",
            self._desk.papers.usual_set(),
            self._desk.today,
            notes=notes_waiting(self._desk, (revision.client_id,)),
            look=partial(looked_at, self._desk, revision.client_id, revision.id),
            kept_off=partial(kept_off_card, self._desk, revision.client_id, revision.id),
        )
        answer = PrintSetDialog.ask(question, self._window(), kept)
        if answer is None:
            return
        keep_as_usual(self._desk, answer.chosen, question)
        if answer.way is Way.FILES:
            self._save(revision, answer.chosen)
        elif print_set(self._desk, revision, answer.chosen, self._window(), self._outlets):
            self._offer_copy_given(revision, answer.chosen)

    def _save(self, revision: Revision, chosen: PrintSet) -> None:
        count = save_set(self._desk, revision, chosen, self._window(), self._outlets)
        if count:
            self._tell(Toast("1 paper saved." if count == 1 else f"{count} papers saved."))

    def gives(self, revision: Revision) -> bool:
        """Record that the client got the copy that was just printed. False where none of this version was."""
        if self._printed != revision.id:
            return False
        self._copy_given(revision)
        return True

    def _offer_copy_given(self, revision: Revision, chosen: PrintSet) -> None:
        """One key after printing: nothing is recorded that nobody said happened."""
        given = any(one.kind is PaperKind.PLAN for one in chosen.papers)
        final = revision.state is RevisionState.FINAL
        if given and final and self._desk.may(Permission.RECORD_PLAN_EVENT):
            self._printed = revision.id
            give = partial(self._copy_given, revision)
            self._tell(Toast("Printed.", action_text="Copy given", action=give, action_key=COPY_GIVEN_KEY))
        else:
            self._tell(Toast("Printed."))

    def _copy_given(self, revision: Revision) -> None:
        self._printed = None
        client = self._desk.plans.open(revision.client_id, reload=True).client.client
        event = PlanEvent(PlanEventKind.COPY_GIVEN, self._desk.today(), person=client.name)
        try:
            done = self._desk.plan_events.record(revision.id, event)
        except AftercareError as problem:
            self._tell(Toast(problem.sentence))
            return
        if done.undo is not None:
            self._tell(Toast(done.undo.sentence, done.undo))
