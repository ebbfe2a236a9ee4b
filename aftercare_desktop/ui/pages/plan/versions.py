"""What a person does with whole versions of a plan: start, open, discard and finalize them, and approve their words."""

from collections.abc import Callable

from aftercare_desktop.domain.approved_words import ApprovedSentence
from aftercare_desktop.domain.plans import Revision, RevisionState, Section
from aftercare_desktop.domain.readiness import CheckResult, gaps
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.plans import PlanView
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.approve import ApproveDialog
from aftercare_desktop.ui.dialogs.finalize import FinalizeDialog
from aftercare_desktop.ui.dialogs.safety_sentence import seen_sentence
from aftercare_desktop.ui.dialogs.versions import VersionsDialog
from aftercare_desktop.ui.page import Toast
from aftercare_desktop.ui.pages.plan.face import Mode, PlanFace
from aftercare_desktop.ui.pages.plan.moving import Moving
from aftercare_desktop.ui.pages.plan.writer import Writer
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.words.plan_events import version_state

NEW_VERSION = "Start a new version"
BACK_TO_DRAFT = "Back to the draft"


def version_states(desk: Desk, view: PlanView) -> dict[int, str]:
    """What became of each final version, in a few words."""
    stored = desk.plan_events.of_client(view.client.id)
    finals = [row.id for row in view.history if row.state is RevisionState.FINAL]
    return {each: version_state(one.event for one in stored if one.revision_id == each) for each in finals}


class Versions:
    """Each act goes through a service, offers its undo, and shows what came of it."""

    def __init__(
        self,
        desk: Desk,
        face: PlanFace,
        writer: Writer,
        moving: Moving,
        *,
        view: Callable[[], PlanView],
        show: Callable[[PlanView], None],
        look: Callable[[], tuple[CheckResult, ...]],
    ) -> None:
        """`view` gives what is on screen, `show` shows something else, `look` says how the checks stand now."""
        self._desk = desk
        self._face = face
        self._writer = writer
        self._moving = moving
        self._view = view
        self._show = show
        self._look = look

    def has_draft(self) -> bool:
        """Whether somebody is writing a version."""
        return any(row.state is RevisionState.DRAFT for row in self._view().history)

    def go_on(self) -> None:
        """From a frozen version to the draft that is there, or to a new one."""
        if self.has_draft():
            self._show(self._desk.plans.open(self._face.client_id))
        else:
            self.start()

    def start(self) -> None:
        """Begin a version: a copy of the last final, or what the record knows."""
        self._act(lambda: self._desk.plans.start(self._face.client_id))
        self._show(self._desk.plans.open(self._face.client_id, reload=True))
        if self._face.mode() is Mode.DRAFT:
            self._moving.show_section(Section.FIRST_DAYS)
            self._face.take_keyboard()

    def discard_draft(self) -> None:
        """Take the draft away; the toast offers to put it back."""
        draft = self._writer.draft
        if draft is None or not self._writer.keep():
            return
        if self._act(lambda: self._desk.plans.discard_draft(draft.id, draft.version)):
            self._writer.forget()
            self._show(self._desk.plans.open(self._face.client_id, reload=True))

    def show_versions(self) -> None:
        """Offer every version to be opened."""
        view = self._view()
        shown = view.revision.id if view.revision is not None else None
        chosen = VersionsDialog.ask(
            self._face.window(),
            (*view.history, *view.set_aside),
            shown,
            self._desk.zone,
            version_states(self._desk, view),
        )
        if chosen is not None:
            self.open_version(chosen)

    def open_version(self, revision_id: int) -> None:
        """Show this version: the draft as forms, a final, or a draft set aside, as its paper."""
        if self._writer.keep():
            self._show(self._desk.plans.open(self._face.client_id, revision_id))

    def reopen(self, kept: KeptDialog) -> None:
        """Ask once more what was being asked when the window locked."""
        if kept.name == "finalize":
            self.finalize(kept)
        elif kept.name == "approve":
            self.approve(seen_sentence(kept), kept)

    def finalize(self, kept: KeptDialog | None = None) -> None:
        """Ask once, then freeze the draft and show its paper."""
        draft = self._writer.draft
        if draft is None or not self._writer.keep():
            return
        answer = FinalizeDialog.ask(self._face.window(), draft.number, gaps(self._look()), kept)
        if answer is None or self._writer.draft is not draft:
            return
        if answer.jump is not None:
            self._moving.jump(answer.jump)
        elif self._act(lambda: self._desk.plans.finalize(draft.id, draft.version, answer.reason)):
            self._writer.forget()
            self._show(self._desk.plans.open(self._face.client_id, reload=True))
            self._face.toast_requested.emit(
                Toast(f"Version {draft.number} is final. Print it and hand it over.")
            )

    def _act(self, change: Callable[[], Done[Revision] | Done[None] | Done[ApprovedSentence]]) -> bool:
        """Change something through a service; a toast offers the undo. False if it was refused, with its sentence."""
        try:
            with self._desk.changes.caused_by(self._face.shown_by):
                done = change()
        except AftercareError as problem:
            self._face.failed.emit(problem)
            return False
        if done.undo is not None:
            self._face.toast_requested.emit(Toast(done.undo.sentence, done.undo))
        return True

    def approve(self, sentence: ApprovedSentence, kept: KeptDialog | None = None) -> None:
        """Ask for the words of a safety sentence and approve them in the signed-in person's name."""
        answer = ApproveDialog.ask(
            self._face.window(), sentence, self._desk.center.profile(), self._desk.today, kept
        )
        if answer is None:
            return
        words = self._desk.approved_words
        if self._act(lambda: words.approve(sentence.key, answer.text, sentence, answer.review_on)):
            self._face.reload({Topic.APPROVED_WORDS})
