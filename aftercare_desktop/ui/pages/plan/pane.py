"""The plan of one client: outline, forms and live paper, with versions, finalizing and printing."""

from collections.abc import Callable, Set
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from aftercare_desktop.domain.leaving import may_leave_now
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plan_events import PlanEventKind
from aftercare_desktop.domain.plans import Revision, RevisionState, Section
from aftercare_desktop.domain.readiness import CheckResult, check_readiness
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.plans import PlanView
from aftercare_desktop.ui.dialogs.plan_event import PlanEventDialog
from aftercare_desktop.ui.dialogs.print_set import PrintSetDialog
from aftercare_desktop.ui.leaving_now import LEAVING_NOW
from aftercare_desktop.ui.page import Action, Route
from aftercare_desktop.ui.pages.plan import acts, only_read, signing
from aftercare_desktop.ui.pages.plan import gaps as gap_ways
from aftercare_desktop.ui.pages.plan.around import Around, page_around
from aftercare_desktop.ui.pages.plan.autosave import SaveState
from aftercare_desktop.ui.pages.plan.conflict import Conflict
from aftercare_desktop.ui.pages.plan.draft import Draft
from aftercare_desktop.ui.pages.plan.face import Mode, PlanFace
from aftercare_desktop.ui.pages.plan.facts import PlanFacts, PlanFormContext
from aftercare_desktop.ui.pages.plan.following import Following
from aftercare_desktop.ui.pages.plan.frozen import version_words
from aftercare_desktop.ui.pages.plan.keys import KEYS, listen
from aftercare_desktop.ui.pages.plan.moving import Moving
from aftercare_desktop.ui.pages.plan.reading import next_hard_sentence
from aftercare_desktop.ui.pages.plan.set_out import SetOut
from aftercare_desktop.ui.pages.plan.starters import FROM_A_TEMPLATE, PlanStarters
from aftercare_desktop.ui.pages.plan.twins import translate
from aftercare_desktop.ui.pages.plan.versions import Versions
from aftercare_desktop.ui.pages.plan.writer import Met
from aftercare_desktop.ui.pages.plan.writing_page import NOBODY
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.words.clock import wall_clock

_CHECK_PAUSE = 150
_ANY_OF = {
    Topic.PLANS,
    Topic.DRAFTS,
    Topic.CLIENTS,
    Topic.CENTER,
    Topic.SETTINGS,
    Topic.APPROVED_WORDS,
    Topic.DIRECTORY,
}


class PlanPane(PlanFace):
    """The plan of the client of its route.

    It is kept from client to client: building it anew took longer than a screen may take to open. The forms are
    made anew for each, so nothing that was typed about one can be seen, saved or taken back at another.

    The part of the route is "plan" or "plan:<path of PlanDocument>".
    """

    title = "Plan"
    keys = KEYS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._view: PlanView | None = None
        self._results: tuple[CheckResult, ...] = ()
        self._sets = SetOut(desk, self.window, self.toast_requested.emit)
        self._around = Around(desk)
        self._write_in(self.forms, lambda: self.shown_by)
        self.conflict = Conflict(desk, self.notices, self.forms.document, lambda: self.shown_by, self)
        self.moving = Moving(
            self, self._check, lambda: translate(self), lambda: self._facts().for_readiness()
        )
        self.versions: Versions = Versions(
            desk, self, self.writer, self.moving, view=self._current, show=self._show, look=self._check
        )
        self.following: Following = Following(
            desk, self, view=self._current, offered=lambda: acts.beside(self)
        )
        self.starters: PlanStarters = PlanStarters(self)
        self._check_timer = QTimer(self)
        self._check_timer.setSingleShot(True)
        self._check_timer.setInterval(_CHECK_PAUSE)
        self._check_timer.timeout.connect(self._check)
        self.tools.offered = lambda: acts.offered(self)
        self._connect()
        self._add_keys()

    # Building

    def _context(self) -> PlanFormContext:
        return PlanFormContext(
            today=self._desk.today,
            closed_days=self._desk.center.closed_days,
            directory=self.links.lookup(),
            people=lambda: self._around.people(self._current(), self.forms.document()),
            facts=self._facts,
            staff_name=self._desk.staff_member.name,
            go_to=lambda section, path: self.moving.go_to(path or section.value),
        )

    def _connect(self) -> None:
        self.outline.section_chosen.connect(self.moving.show_section)
        self.outline.gap_chosen.connect(self.moving.jump)
        self.outline.versions_requested.connect(self.versions.show_versions)
        self.outline.discard_requested.connect(self.versions.discard_draft)
        self.reading.foot.next.clicked.connect(lambda: next_hard_sentence(self))
        self.forms.preview_requested.connect(self.panes.toggle_preview)
        self.preview.closed.connect(self.panes.toggle_preview)
        self.followed.closed.connect(self.panes.toggle_preview)
        self.frozen.followed_requested.connect(self.show_followed)
        self.panes.preview_shown.connect(lambda shown: self.forms.preview.setVisible(not shown))
        self.panes.preview_shown.connect(self.frozen.show_beside)
        self.frozen.save_requested.connect(self.save_as_pdf)
        self.frozen.go_on_requested.connect(self.versions.go_on)
        self.empty.action_chosen.connect(self.versions.start)
        self.safety.approve_requested.connect(self.versions.approve)
        self.tools.print_requested.connect(self.print_plan)
        self.tools.save_requested.connect(self.save_as_pdf)
        self.tools.copy_requested.connect(self.save_copy)
        self.tools.finalize_requested.connect(lambda: self.versions.finalize())
        self.writer.changed.connect(self._on_writer_changed)
        self.writer.went_back.connect(self.moving.go_to)
        self.writer.state_changed.connect(self._on_writer_state_changed)
        self.writer.conflict_found.connect(self.conflict.show)
        self.conflict.settled.connect(self.show_again)
        self.conflict.failed.connect(self.failed)
        signing.listen(self)

    def _add_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "F8": partial(self.moving.go_to_gap, 1),
            "Shift+F8": partial(self.moving.go_to_gap, -1),
            "Ctrl+PgDown": partial(self.moving.step_section, 1),
            "Ctrl+PgUp": partial(self.moving.step_section, -1),
            "Ctrl+G": self.moving.add_goal,
            "Ctrl+Shift+P": self.panes.toggle_preview,
            "Ctrl+Shift+Z": self.redo,
            "Ctrl+Y": self.redo,
            **acts.by_key(self),
        }
        listen(self, keys)

    # What there is to do

    def give_copy(self) -> None:
        """The copy that was just printed is recorded as given; without one, who got a copy and when is asked."""
        revision = self.shown().revision
        if revision is not None and not self._sets.gives(revision):
            self.following.ask(PlanEventKind.COPY_GIVEN)

    def offers(self, act: acts.PlanAct) -> bool:
        """Whether this makes sense with what is on screen, and is open to this person."""
        allowed = act.permission is None or self._desk.may(act.permission)
        return self.client_id != NOBODY and self._mode in act.modes and allowed and act.when(self)

    def page_actions(self) -> tuple[Action, ...]:
        return acts.offered(self)

    # What the window asks

    def open_route(self, route: Route) -> None:
        self.shown_by = page_around(self)
        if route.client_id is not None and route.client_id != self.client_id:
            self.show_nobody()
            self._begin(route.client_id)
        _, _, place = route.part.partition(":")
        if self._mode is not Mode.DRAFT or self.writer.state() is SaveState.KEPT:
            if place:
                self.forms.begin_at(Section(place.partition(".")[0]))
            self._show(self._desk.plans.open(self.client_id))
        if place and self._mode is Mode.DRAFT:
            self.moving.go_to(place)

    def _begin(self, client_id: int) -> None:
        super()._begin(client_id)
        self.conflict.begin(client_id)

    def show_nobody(self) -> None:
        """Let go of the client: nothing of the plan stays. The page was asked before whether it may be left."""
        if self.client_id == NOBODY:
            return
        self._enter(Mode.EMPTY)
        self._begin(NOBODY)
        self._view = None
        self._results = ()
        self.moving.forget()
        self.forget()

    def current_route(self) -> Route | None:
        return Route("client", self.client_id, f"plan:{self.forms.section().value}")

    def reload(self, topics: Set[str]) -> None:
        if self._view is not None and Topic.PLAN_EVENTS in topics:
            self.following.show()
        if self._view is None or not topics & _ANY_OF or self._is_older_shown():
            return
        self.reading.hints.follow(self._desk.plain_words.choices().value)
        fresh = self._desk.plans.open(self.client_id, reload=True)
        match self.writer.meet(fresh.revision):
            case Met.FREE:
                self._show(fresh)
            case Met.OURS:
                self._view = fresh
                self.writer.show_present()
                self.links.tell(fresh.links)
                self._check()
                self.preview.schedule(self.paper_now)
            case Met.CLASH:
                self.conflict.show()

    def close_down(self) -> None:
        self._check_timer.stop()
        self.reading.hints.stop()
        super().close_down()
        self.preview.close_down()
        self.frozen.pages.close_down()

    def reopen(self, kept: KeptDialog) -> None:
        if kept.name == PlanEventDialog.kept_as:
            self.following.reopen(kept, self.versions.open_version)
        elif kept.name == PrintSetDialog.kept_as:
            self._give(partial(self._sets.print, kept=kept))
        elif not acts.reopen(self, kept):
            self.versions.reopen(kept)

    def new_here(self) -> None:
        """Start the plan; from a version that is only read, the next one, or back to the draft that is there."""
        if self.may_write and self._mode is Mode.EMPTY:
            self.versions.start()
        elif self.may_write and self._mode in (Mode.FROZEN, Mode.SET_ASIDE):
            self.versions.go_on()

    # Showing

    def _show(self, view: PlanView) -> None:
        self._view = view
        revision = view.revision
        if revision is None:
            self._show_empty()
        elif (row := view.set_aside_row()) is not None:
            self._enter(Mode.SET_ASIDE)
            only_read.show_set_aside(self, row, self._paper.stored(row.id))
        elif revision.state is RevisionState.DRAFT:
            self._show_draft(revision)
        else:
            self._enter(Mode.FROZEN)
            only_read.show_final(self, revision)
        words = version_words(view, self._desk.zone, draft_shown=self._mode is Mode.DRAFT)
        self.outline.show_versions(words, len(view.history) + len(view.set_aside))
        only_read.tell_set_aside(self)

    def _show_empty(self) -> None:
        self._enter(Mode.EMPTY)
        client = self._current().client.client
        words = f"Write it with {client.called()}. Known facts are filled in."
        if self.may_write and may_leave_now(client, self._desk.today()):
            words += f" Leaves within minutes? {LEAVING_NOW}, above, needs no plan."
        ways = ("Start the plan", FROM_A_TEMPLATE) if self.may_write else ("", "")
        self.empty.set_words("No plan yet", words, *ways)
        self.tools.show_nothing()

    def _show_draft(self, revision: Revision) -> None:
        if self.writer.draft is None or self.writer.draft.id != revision.id:
            self.moving.forget()
        self.writer.begin(Draft(self._desk, revision))
        self.reading.hints.follow(self._desk.plain_words.choices().value)
        self.forms.set_read_only(not self.may_write)
        self.forms.version.set_state(f"Draft of version {revision.number}", "out", "file-pen")
        self.forms.show_section(self.forms.section())
        self._enter(Mode.DRAFT)
        self.tools.show_draft(
            may_print=self._desk.may(Permission.PRINT_PLAN),
            may_finalize=self._desk.may(Permission.FINALIZE_PLAN),
        )
        self.conflict.take_away()
        self.links.tell(self._current().links)
        self.outline.show_section(self.forms.section())
        self._check()
        self.preview.show_now(self.paper_now)
        self.preview.show_title(self.forms.section())

    def _enter(self, mode: Mode) -> None:
        if mode is not Mode.DRAFT:
            self.writer.end()
            self.conflict.take_away()
            self.links.take_away()
            self._check_timer.stop()
        self.show_mode(mode)

    def shown(self) -> PlanView:
        """What is on screen: the client, the revision, and what its checks look at."""
        return self._current()

    @property
    def desk(self) -> Desk:
        """The services of the person who signed in."""
        return self._desk

    def show_again(self) -> None:
        """Read the plan on screen anew: something was changed through a service."""
        self._show(self._desk.plans.open(self.client_id, reload=True))

    def _current(self) -> PlanView:
        assert self._view is not None  # every caller shows something that was opened
        return self._view

    def _is_older_shown(self) -> bool:
        revision = self._current().revision
        return (
            self._mode in (Mode.FROZEN, Mode.SET_ASIDE)
            and revision is not None
            and revision.id not in [row.id for row in self._current().history[:1]]
        )

    # Facts

    def _facts(self) -> PlanFacts:
        return self._around.facts(self._current(), self.forms.document(), self.writer.draft)

    def _check(self) -> tuple[CheckResult, ...]:
        """Look at the readiness checks and everything else that follows from the whole document."""
        if self._mode is not Mode.DRAFT:
            return ()
        facts = self._facts()
        self._results = check_readiness(facts.for_readiness())
        self.outline.show_readiness(self._results)
        self.outline.show_marks(gap_ways.marks(self._results, facts.document))
        self.forms.refresh()
        self.safety.show_facts(facts)
        self.links.check(facts.document)
        return self._results

    def paper_now(self) -> Callable[[], bytes]:
        """What draws the paper of the draft as it stands on screen, on any thread."""
        draft = self.writer.draft
        return self._paper.gather(self.forms.document(), draft.number if draft is not None else 1)

    def _on_writer_changed(self) -> None:
        self._check_timer.start()
        self.preview.schedule(self.paper_now)

    def _on_writer_state_changed(self, state: SaveState) -> None:
        draft = self.writer.draft
        if state is SaveState.KEPT:
            self.links.forget_news()
        self.tools.show_state(state, wall_clock(draft.saved_at, self._desk.zone) if draft else "")

    # Paper

    def print_plan(self) -> None:
        """Ask which papers of what is on screen, and print them."""
        self._give(self._sets.print)
        self.following.remind()

    def save_as_pdf(self) -> None:
        """Save what is on screen as a file."""
        self._give(lambda revision: self._paper.save(revision.id, revision.number))

    def _give(self, give: Callable[[Revision], None]) -> None:
        revision = self._current().revision
        if revision is None or not self.writer.keep():
            return
        try:
            give(revision)
        except AftercareError as problem:
            self.failed.emit(problem)
