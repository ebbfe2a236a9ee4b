"""The plan of one client: outline, forms and live paper, with versions, finalizing and printing."""

from collections.abc import Callable, Set
from enum import Enum
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from aftercare_desktop.domain.approved_words import ApprovedKey, ApprovedSentence
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plans import Revision, RevisionRow, RevisionState, Section
from aftercare_desktop.domain.readiness import CONFIRMED, CheckResult, check_readiness, gaps
from aftercare_desktop.domain.readiness_choices import CheckKey
from aftercare_desktop.errors import AftercareError
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.plans import PlanView
from aftercare_desktop.services.undo import Done
from aftercare_desktop.ui.dialogs.approve import ApproveDialog
from aftercare_desktop.ui.dialogs.finalize import FinalizeDialog
from aftercare_desktop.ui.dialogs.versions import SET_ASIDE, VersionsDialog, about_version
from aftercare_desktop.ui.page import Page, Route, Toast
from aftercare_desktop.ui.pages.plan import gaps as gap_ways
from aftercare_desktop.ui.pages.plan.actions import PlanActions
from aftercare_desktop.ui.pages.plan.around import Around, page_around
from aftercare_desktop.ui.pages.plan.autosave import SaveState
from aftercare_desktop.ui.pages.plan.conflict import Conflict
from aftercare_desktop.ui.pages.plan.directory_links import DirectoryLinks
from aftercare_desktop.ui.pages.plan.facts import PlanFacts, PlanFormContext
from aftercare_desktop.ui.pages.plan.forms import SectionForms
from aftercare_desktop.ui.pages.plan.frozen import FrozenVersion, version_words
from aftercare_desktop.ui.pages.plan.keys import KEYS, UndoKeys, listen
from aftercare_desktop.ui.pages.plan.leaving import leaves_unsaved
from aftercare_desktop.ui.pages.plan.outline import Outline, SectionMark
from aftercare_desktop.ui.pages.plan.paper_out import PaperOut
from aftercare_desktop.ui.pages.plan.safety_words import SafetyWords
from aftercare_desktop.ui.pages.plan.three_panes import ThreePanes
from aftercare_desktop.ui.pages.plan.writer import Writer
from aftercare_desktop.ui.preview import Preview
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.dialog import KeptDialog
from aftercare_desktop.ui.widgets.frames import EmptyState
from aftercare_desktop.ui.widgets.notices import Notices
from aftercare_desktop.words import dates
from aftercare_desktop.words.plan import PAPER_TITLES

NOBODY = 0
"""In place of a client's id: no plan is on screen."""
_CHECK_PAUSE = 150
_COMPACT_BELOW = 800
_ANY_OF = {
    Topic.PLANS,
    Topic.DRAFTS,
    Topic.CLIENTS,
    Topic.CENTER,
    Topic.SETTINGS,
    Topic.APPROVED_WORDS,
    Topic.DIRECTORY,
}


class Mode(Enum):
    """What the middle of the pane shows."""

    EMPTY = "empty"
    DRAFT = "draft"
    FROZEN = "frozen"


class PlanPane(Page):
    """The plan of the client of its route; `tools` go into the header of whoever shows the pane.

    It is kept from client to client: building it anew took longer than a screen may take to open. The forms are
    made anew for each, so nothing that was typed about one can be seen, saved or taken back at another.

    The part of the route is "plan" or "plan:<path of PlanDocument>".
    """

    title = "Plan"
    keys = KEYS

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._client_id = NOBODY
        self._mode = Mode.EMPTY
        self._view: PlanView | None = None
        self._results: tuple[CheckResult, ...] = ()
        self._last_gap: str | None = None
        self._shown_by: QWidget = self
        self._may_write = desk.may(Permission.WRITE_PLAN)
        self._paper = PaperOut(desk, NOBODY, self.window)
        self._around = Around(desk)
        self._build()
        self.writer = Writer(desk, self.forms, lambda: self._shown_by, self)
        self.conflict = Conflict(desk, self.notices, self.forms.document, lambda: self._shown_by, self)
        self._connect()
        self._add_keys()
        self._undo_keys = UndoKeys(self)

    # Building

    def _build(self) -> None:
        look = theme()
        self.tools = PlanActions()
        self.notices = Notices()
        self.notices.setContentsMargins(look.px(18), look.px(12), look.px(18), 0)
        self._links = DirectoryLinks(self._desk, self.notices, self._open_entry)
        self.outline = Outline()
        self.safety = SafetyWords(self._desk.may(Permission.APPROVE_WORDS))
        self.forms = SectionForms(self._context(), self.safety)
        self.frozen = FrozenVersion()
        self.empty = EmptyState("clipboard-list", "No plan yet", "")
        self.preview = Preview(PAPER_TITLES)
        self.middle = QStackedWidget()
        for shown in (self.empty, self.forms, self.frozen):
            self.middle.addWidget(shown)
        self.panes = ThreePanes(self.outline, self.middle, self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.panes, 1)
        self._check_timer = QTimer(self)
        self._check_timer.setSingleShot(True)
        self._check_timer.setInterval(_CHECK_PAUSE)
        self._check_timer.timeout.connect(self._check)

    def _context(self) -> PlanFormContext:
        return PlanFormContext(
            today=self._desk.today,
            closed_days=self._desk.center.closed_days,
            directory=self._links.lookup(),
            people=lambda: self._around.people(self._current(), self.forms.document()),
            facts=self._facts,
            staff_name=self._desk.staff_member.name,
            go_to=lambda section, path: self._go_to(path or section.value),
        )

    def _connect(self) -> None:
        self.outline.section_chosen.connect(self._show_section)
        self.outline.gap_chosen.connect(self._jump)
        self.outline.versions_requested.connect(self.show_versions)
        self.outline.discard_requested.connect(self.discard_draft)
        self.forms.preview_requested.connect(self.panes.toggle_preview)
        self.preview.closed.connect(self.panes.toggle_preview)
        self.panes.preview_shown.connect(lambda shown: self.forms.preview.setVisible(not shown))
        self.frozen.save_requested.connect(self.save_as_pdf)
        self.frozen.go_on_requested.connect(self.go_on)
        self.empty.action_chosen.connect(self.start)
        self.safety.approve_requested.connect(self.approve)
        self.tools.print_requested.connect(self.print_plan)
        self.tools.save_requested.connect(self.save_as_pdf)
        self.tools.copy_requested.connect(self.save_copy)
        self.tools.finalize_requested.connect(lambda: self.finalize())
        self.writer.changed.connect(self._on_writer_changed)
        self.writer.went_back.connect(self._go_to)
        self.writer.state_changed.connect(self._on_writer_state_changed)
        self.writer.conflict_found.connect(self.conflict.show)
        self.conflict.settled.connect(self._on_conflict_settled)
        self.conflict.failed.connect(self.failed)

    def _add_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "F8": partial(self.go_to_gap, 1),
            "Shift+F8": partial(self.go_to_gap, -1),
            "Ctrl+PgDown": partial(self.step_section, 1),
            "Ctrl+PgUp": partial(self.step_section, -1),
            "Ctrl+G": self.add_goal,
            "Ctrl+Shift+P": self.panes.toggle_preview,
            "Ctrl+Shift+Z": self.redo,
            "Ctrl+Y": self.redo,
        }
        listen(self, keys)

    # What the window asks

    def open_route(self, route: Route) -> None:
        self._shown_by = page_around(self)
        if route.client_id is not None and route.client_id != self._client_id:
            self.show_nobody()
            self._begin(route.client_id)
        _, _, place = route.part.partition(":")
        if self._mode is not Mode.DRAFT or self.writer.state() is SaveState.KEPT:
            if place:
                self.forms.begin_at(Section(place.partition(".")[0]))
            self._show(self._desk.plans.open(self._client_id))
        if place and self._mode is Mode.DRAFT:
            self._go_to(place)

    def _begin(self, client_id: int) -> None:
        self._client_id = client_id
        self._paper = PaperOut(self._desk, client_id, self.window)
        self.conflict.begin(client_id)

    def show_nobody(self) -> None:
        """Let go of the client: nothing of the plan stays. The page was asked before whether it may be left."""
        if self._client_id == NOBODY:
            return
        self._enter(Mode.EMPTY)
        self._begin(NOBODY)
        self._view = None
        self._results = ()
        self._last_gap = None
        self.writer.forget()
        self.forms.forget()
        self.safety.forget()
        self.frozen.forget()
        self.preview.forget()
        self.outline.forget()
        self.notices.clear()
        self.empty.set_words("", "")
        self.tools.show_nothing()

    def take_keyboard(self) -> None:
        """Put the keyboard where the next key makes sense and a stray one changes nothing."""
        start = self.empty.button if self._mode is Mode.EMPTY else self.outline.rows[self.forms.section()]
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_route(self) -> Route | None:
        return Route("client", self._client_id, f"plan:{self.forms.section().value}")

    def can_leave(self) -> bool:
        """Saves now. Where that fails, the person decides."""
        if self.writer.keep():
            return True
        if not leaves_unsaved(self.window(), self.writer.why_unsaved(), self.save_copy):
            return False
        self.writer.let_go()
        return True

    def reload(self, topics: Set[str]) -> None:
        if self._view is None or not topics & _ANY_OF or self._is_older_shown():
            return
        fresh = self._desk.plans.open(self._client_id, reload=True)
        draft = self.writer.draft
        if draft is None or (self.writer.state() is SaveState.KEPT and not draft.is_at(fresh.revision)):
            self._show(fresh)
        elif draft.is_at(fresh.revision):
            self._view = fresh
            self.writer.show_present()
            self._links.tell(fresh.links)
            self._check()
            self.preview.schedule(self.paper_now)
        else:
            self.writer.hold()
            self.conflict.show()

    def stash(self) -> bytes | None:
        return self.writer.unsaved()

    def unstash(self, kept: bytes) -> None:
        self.writer.put_back(kept)

    def close_down(self) -> None:
        self._check_timer.stop()
        self.writer.end()
        self.preview.close_down()
        self.frozen.pages.close_down()

    def undo(self) -> bool:
        return self.writer.undo()

    def redo(self) -> bool:
        """One step forward again. True if there was one."""
        return self.writer.redo()

    def new_here(self) -> None:
        if self._mode is Mode.EMPTY and self._may_write:
            self.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tools.set_compact(self.width() < theme().px(_COMPACT_BELOW))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._undo_keys.watch()

    def mode(self) -> Mode:
        """What the middle shows."""
        return self._mode

    # Showing

    def _show(self, view: PlanView) -> None:
        self._view = view
        revision = view.revision
        if revision is None:
            self._show_empty()
        elif (row := view.set_aside_row()) is not None:
            self._show_set_aside(row)
        elif revision.state is RevisionState.DRAFT:
            self._show_draft(revision)
        else:
            self._show_frozen(revision)
        words = version_words(view, self._desk.zone, draft_shown=self._mode is Mode.DRAFT)
        self.outline.show_versions(words, len(view.history) + len(view.set_aside))
        self._tell_set_aside(view)

    def _show_empty(self) -> None:
        self._enter(Mode.EMPTY)
        words = f"Write it with {self._current().client.client.called()}. Known facts are filled in."
        self.empty.set_words("No plan yet", words, "Start the plan" if self._may_write else "")
        self.tools.show_nothing()

    def _show_draft(self, revision: Revision) -> None:
        if self.writer.draft is None or self.writer.draft.id != revision.id:
            self._last_gap = None
        self.writer.begin(revision)
        self.forms.set_read_only(not self._may_write)
        self.forms.version.set_state(f"Draft of version {revision.number}", "out", "file-pen")
        self.forms.show_section(self.forms.section())
        self._enter(Mode.DRAFT)
        self.tools.show_draft(
            may_print=self._desk.may(Permission.PRINT_PLAN),
            may_finalize=self._desk.may(Permission.FINALIZE_PLAN),
        )
        self.conflict.take_away()
        self._links.tell(self._current().links)
        self.outline.show_section(self.forms.section())
        self._check()
        self.preview.show_now(self.paper_now)
        self.preview.show_title(self.forms.section())

    def _show_frozen(self, revision: Revision) -> None:
        self._enter(Mode.FROZEN)
        view = self._current()
        row = next(row for row in view.history if row.id == revision.id)
        pdf = self._desk.papers.stored_pdf(revision.id)
        self.frozen.show_version(
            f"Version {revision.number}",
            about_version(row, self._desk.zone),
            self._go_on_words(),
            lambda: pdf,
        )
        self.tools.show_final(may_print=self._desk.may(Permission.PRINT_PLAN))
        self._show_paper_in_outline()

    def _show_set_aside(self, row: RevisionRow) -> None:
        self._enter(Mode.FROZEN)
        about = about_version(row, self._desk.zone)
        self.frozen.show_set_aside(SET_ASIDE, about, self._go_on_words(), self._paper.stored(row.id))
        self.tools.show_nothing()
        self._show_paper_in_outline()

    def _tell_set_aside(self, view: PlanView) -> None:
        """Where there is no plan there is no list of versions either: the draft of a merged record is named here."""
        if self._mode is not Mode.EMPTY or not view.set_aside:
            self.notices.take_away("set-aside")
            return
        row = view.set_aside[0]
        words = f"{SET_ASIDE}. {about_version(row, self._desk.zone)}"
        verbs = (("Read it", lambda: self.open_version(row.id)),)
        self.notices.show_notice("set-aside", words, "history", verbs, warning=False)

    def _go_on_words(self) -> str:
        """What the button says that leads from a version that is only read to writing."""
        if not self._may_write:
            return ""
        if self._has_draft():
            return "Back to the draft"
        return "Start a new version" if self._current().history else "Start the plan"

    def _show_paper_in_outline(self) -> None:
        self.outline.show_readiness(None)
        self.outline.show_marks(dict.fromkeys(Section, SectionMark(on_paper=True)))

    def _enter(self, mode: Mode) -> None:
        self._mode = mode
        if mode is not Mode.DRAFT:
            self.writer.end()
            self.conflict.take_away()
            self._links.take_away()
            self._check_timer.stop()
        shown = {Mode.EMPTY: self.empty, Mode.DRAFT: self.forms, Mode.FROZEN: self.frozen}[mode]
        self.middle.setCurrentWidget(shown)
        self.outline.discard.setVisible(mode is Mode.DRAFT and self._may_write)
        self.panes.allow(outline=mode is not Mode.EMPTY, preview=mode is Mode.DRAFT)

    def _current(self) -> PlanView:
        assert self._view is not None  # every caller shows something that was opened
        return self._view

    def _has_draft(self) -> bool:
        return any(row.state is RevisionState.DRAFT for row in self._current().history)

    def _is_older_shown(self) -> bool:
        revision = self._current().revision
        return (
            self._mode is Mode.FROZEN
            and revision is not None
            and revision.id not in [row.id for row in self._current().history[:1]]
        )

    # Facts

    def _facts(self) -> PlanFacts:
        return self._around.facts(self._current(), self.forms.document(), self.writer.draft)

    def _check(self) -> None:
        """Look at the readiness checks and everything else that follows from the whole document."""
        if self._mode is not Mode.DRAFT:
            return
        facts = self._facts()
        self._results = check_readiness(facts.for_readiness())
        self.outline.show_readiness(self._results)
        self.outline.show_marks(gap_ways.marks(self._results, facts.document))
        self.forms.refresh()
        self.safety.show_facts(facts)
        self._links.check(facts.document)

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
            self._links.forget_news()
        self.tools.show_state(state, dates.wall_clock(draft.saved_at, self._desk.zone) if draft else "")

    def _open_entry(self, entry_id: int) -> None:
        self.route_requested.emit(Route("directory", None, str(entry_id)))

    # Moving around

    def _show_section(self, section: Section) -> None:
        if self._mode is Mode.FROZEN:
            self.frozen.pages.show_title(section)
            return
        self.forms.show_section(section)
        self.outline.show_section(section)
        self.preview.show_title(section)

    def _go_to(self, path: str) -> None:
        if path.startswith(CONFIRMED):
            self.forms.go_to(path)
            self.outline.show_section(self.forms.section())
            self.preview.show_title(self.forms.section())
            return
        section = Section(path.partition(".")[0])
        if section is not self.forms.section():
            self._show_section(section)
        self.forms.go_to(path)

    def step_section(self, step: int) -> None:
        """The section after (1) or before (-1) the one on screen."""
        if self._mode is Mode.DRAFT:
            order = list(Section)
            self._show_section(order[(order.index(self.forms.section()) + step) % len(order)])

    def go_to_gap(self, step: int) -> None:
        """The next gap (1) or the one before (-1)."""
        if self._mode is not Mode.DRAFT:
            return
        self._check()
        found = gap_ways.next_gap(gaps(self._results), self.forms.section(), self._last_gap, step)
        if found is None:
            self.toast_requested.emit(Toast("Everything that is checked is there."))
        else:
            self._jump(found)

    def _jump(self, result: CheckResult) -> None:
        self._last_gap = result.key
        if result.section is None:
            self.route_requested.emit(Route("client", self._client_id, f"facts:{result.field}"))
        else:
            self._go_to(gap_ways.path_of(result))
        if result.key is CheckKey.APPROVED_WORDS:
            self.safety.focus_first()

    def add_goal(self) -> None:
        """Show the goals and add one."""
        if self._mode is Mode.DRAFT and self._may_write:
            self._show_section(Section.GOALS)
            self.forms.add_goal()

    # Versions

    def go_on(self) -> None:
        """From a frozen version to the draft that is there, or to a new one."""
        if self._has_draft():
            self._show(self._desk.plans.open(self._client_id))
        else:
            self.start()

    def start(self) -> None:
        """Begin a version: a copy of the last final, or what the record knows."""
        self._act(lambda: self._desk.plans.start(self._client_id))
        self._show(self._desk.plans.open(self._client_id, reload=True))
        if self._mode is Mode.DRAFT:
            self._show_section(Section.FIRST_DAYS)
            self.take_keyboard()

    def discard_draft(self) -> None:
        """Take the draft away; the toast offers to put it back."""
        draft = self.writer.draft
        if draft is None or not self.writer.keep():
            return
        if self._act(lambda: self._desk.plans.discard_draft(draft.id, draft.version)):
            self.writer.forget()
            self._show(self._desk.plans.open(self._client_id, reload=True))

    def show_versions(self) -> None:
        """Offer every version to be opened."""
        view = self._current()
        shown = view.revision.id if view.revision is not None else None
        chosen = VersionsDialog.ask(self.window(), (*view.history, *view.set_aside), shown, self._desk.zone)
        if chosen is not None:
            self.open_version(chosen)

    def open_version(self, revision_id: int) -> None:
        """Show this version: the draft as forms, a final, or a draft set aside, as its paper."""
        if self.writer.keep():
            self._show(self._desk.plans.open(self._client_id, revision_id))

    def reopen(self, kept: KeptDialog) -> None:
        if kept.name == "finalize":
            self.finalize(kept)
        elif kept.name == "approve":
            self.approve(self._current().approved[ApprovedKey(kept.about)], kept)

    def finalize(self, kept: KeptDialog | None = None) -> None:
        """Ask once, then freeze the draft and show its paper."""
        draft = self.writer.draft
        if draft is None or not self.writer.keep():
            return
        self._check()
        answer = FinalizeDialog.ask(self.window(), draft.number, gaps(self._results), kept)
        if answer is None or self.writer.draft is not draft:
            return
        if answer.jump is not None:
            self._jump(answer.jump)
        elif self._act(lambda: self._desk.plans.finalize(draft.id, draft.version, answer.reason)):
            self.writer.forget()
            self._show(self._desk.plans.open(self._client_id, reload=True))
            self.toast_requested.emit(Toast(f"Version {draft.number} is final. Print it and hand it over."))

    def _act(self, change: Callable[[], Done[Revision] | Done[None] | Done[ApprovedSentence]]) -> bool:
        """Change something through a service; a toast offers the undo. False if it was refused, with its sentence."""
        try:
            with self._desk.changes.caused_by(self._shown_by):
                done = change()
        except AftercareError as problem:
            self.failed.emit(problem)
            return False
        if done.undo is not None:
            self.toast_requested.emit(Toast(done.undo.sentence, done.undo))
        return True

    def approve(self, sentence: ApprovedSentence, kept: KeptDialog | None = None) -> None:
        """Ask for the words of a safety sentence and approve them in the signed-in person's name."""
        answer = ApproveDialog.ask(self.window(), sentence, self._desk.today, kept)
        if answer is None:
            return
        if self._act(lambda: self._desk.approved_words.approve(sentence.key, answer.text, answer.review_on)):
            self.reload({Topic.APPROVED_WORDS})

    # Paper

    def print_plan(self) -> None:
        """Print what is on screen through the system's dialog."""
        self._give(lambda revision: self._paper.print(revision.id))

    def save_as_pdf(self) -> None:
        """Save what is on screen as a file."""
        self._give(lambda revision: self._paper.save(revision.id, revision.number))

    def save_copy(self) -> None:
        """The draft cannot be stored: a PDF of what is on screen, made without the store."""
        self._give(lambda revision: self._paper.save_copy(self.forms.document(), revision.number), keep=False)

    def _give(self, give: Callable[[Revision], None], *, keep: bool = True) -> None:
        revision = self._current().revision
        if revision is None or (keep and not self.writer.keep()):
            return
        try:
            give(revision)
        except AftercareError as problem:
            self.failed.emit(problem)

    def _on_conflict_settled(self) -> None:
        self._show(self._desk.plans.open(self._client_id, reload=True))
