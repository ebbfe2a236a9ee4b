"""The plan of one client: outline, forms and live paper, with saving, undo, versions and finalizing."""

from collections.abc import Callable, Set
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from aftercare_desktop.documents.plan import PlanPaper, plan_pdf
from aftercare_desktop.domain.people import short_name
from aftercare_desktop.domain.permissions import Permission
from aftercare_desktop.domain.plans import PlanDocument, Revision, RevisionState, Section
from aftercare_desktop.domain.readiness import CheckKey, CheckResult, check_readiness, gaps
from aftercare_desktop.errors import AftercareError, EditedElsewhere, NotFound
from aftercare_desktop.services.changes import Topic
from aftercare_desktop.services.desk import Desk
from aftercare_desktop.services.plans import PlanView
from aftercare_desktop.ui.dialogs.finalize import FinalizeDialog
from aftercare_desktop.ui.dialogs.message import MessageDialog
from aftercare_desktop.ui.dialogs.versions import VersionsDialog, about_version
from aftercare_desktop.ui.page import Page, Route, Toast
from aftercare_desktop.ui.pages.plan import gaps as gap_ways
from aftercare_desktop.ui.pages.plan.actions import PlanActions
from aftercare_desktop.ui.pages.plan.autosave import Autosave, SaveState
from aftercare_desktop.ui.pages.plan.conflict import Conflict
from aftercare_desktop.ui.pages.plan.draft import Draft, Unsaved
from aftercare_desktop.ui.pages.plan.facts import PlanFacts, PlanFormContext
from aftercare_desktop.ui.pages.plan.forms import SectionForms
from aftercare_desktop.ui.pages.plan.frozen import FrozenVersion
from aftercare_desktop.ui.pages.plan.history import Moment, UndoStack
from aftercare_desktop.ui.pages.plan.outline import WIDTH as OUTLINE_WIDTH
from aftercare_desktop.ui.pages.plan.outline import Outline
from aftercare_desktop.ui.pages.plan.people import people_named
from aftercare_desktop.ui.preview import MakePdf, Preview
from aftercare_desktop.ui.printing import print_pdf, save_pdf
from aftercare_desktop.ui.theme import theme
from aftercare_desktop.ui.widgets.buttons import Variant
from aftercare_desktop.ui.widgets.frames import EmptyState
from aftercare_desktop.ui.widgets.notices import Notices
from aftercare_desktop.words import dates
from aftercare_desktop.words.plan import PAPER_TITLES

PREVIEW_WIDTH = 352
FOLDS_BELOW = 1072
"""Width of the pane at 100 % under which the preview folds: a window of 1280 less the rail."""
_A_YEAR = timedelta(days=366)
_CHECK_PAUSE = 150
JOB = "Aftercare plan"


class Mode(Enum):
    """What the middle of the pane shows."""

    EMPTY = "empty"
    DRAFT = "draft"
    FROZEN = "frozen"


class PlanPane(Page):
    """One client's plan. Nothing is loaded until `open_route`; `tools` go into the header of whoever shows the pane.

    The part of the route is "plan" or "plan:<path of PlanDocument>".
    """

    title = "Plan"
    keys = (
        ("F8 / Shift+F8", "Next gap, gap before"),
        ("Ctrl+PgDown / Ctrl+PgUp", "Next section, section before"),
        ("Ctrl+G", "Add a goal"),
        ("Return", "Add a step or a row"),
        ("Alt+Up / Alt+Down", "Move a row"),
        ("Ctrl+Shift+Del", "Remove a row"),
        ("Space", "Tick a step as done"),
        ("Ctrl+Z / Ctrl+Shift+Z", "Undo, redo"),
        ("Ctrl+Shift+P", "Show or hide the preview"),
        ("Ctrl+P", "Print"),
        ("Ctrl+Shift+S", "Save as PDF"),
        ("Ctrl+Return", "Finalize"),
    )

    def __init__(self, desk: Desk, client_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._client_id = client_id
        self._mode = Mode.EMPTY
        self._view: PlanView | None = None
        self._draft: Draft | None = None
        self._before = PlanDocument()
        self._paper: PlanPaper | None = None
        self._results: tuple[CheckResult, ...] = ()
        self._last_gap: CheckKey | None = None
        self._preview_wanted: bool | None = None
        self._narrow = False
        self._may_write = desk.may(Permission.WRITE_PLAN)
        self._history = UndoStack()
        self._autosave = Autosave(self._save, self)
        self._conflict = Conflict(desk, client_id)
        self._build()
        self._connect()
        self._add_keys()

    # Building

    def _build(self) -> None:
        look = theme()
        self.tools = PlanActions()
        self.notices = Notices()
        self.notices.setContentsMargins(look.px(18), look.px(12), look.px(18), 0)
        self.outline = Outline()
        self.forms = SectionForms(self._context())
        self.frozen = FrozenVersion()
        self.empty = EmptyState("clipboard-list", "No plan yet", "")
        self.preview = Preview(PAPER_TITLES)
        self.middle = QStackedWidget()
        for shown in (self.empty, self.forms, self.frozen):
            self.middle.addWidget(shown)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        panes: tuple[tuple[QWidget, int], ...] = (
            (self.outline, 220),
            (self.middle, 320),
            (self.preview, 280),
        )
        for pane, least in panes:
            pane.setMinimumWidth(look.px(least))
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setStretchFactor(2, 0)
        rest = FOLDS_BELOW - OUTLINE_WIDTH - PREVIEW_WIDTH
        self.splitter.setSizes([look.px(OUTLINE_WIDTH), look.px(rest), look.px(PREVIEW_WIDTH)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.splitter, 1)
        self._check_timer = QTimer(self)
        self._check_timer.setSingleShot(True)
        self._check_timer.setInterval(_CHECK_PAUSE)
        self._check_timer.timeout.connect(self._check)

    def _context(self) -> PlanFormContext:
        return PlanFormContext(
            today=self._desk.today,
            closed_days=self._desk.center.closed_days,
            people=self._people,
            own_undo=True,
            facts=self._facts,
            go_to=lambda section, path: self._go_to(path or section.value),
        )

    def _connect(self) -> None:
        self.outline.section_chosen.connect(self._show_section)
        self.outline.gap_chosen.connect(self._jump)
        self.outline.versions_requested.connect(self.show_versions)
        self.outline.discard_requested.connect(self.discard_draft)
        self.forms.edited.connect(self._on_forms_edited)
        self.forms.left.connect(self._on_forms_left)
        self.forms.preview_requested.connect(self.toggle_preview)
        self.preview.closed.connect(self.toggle_preview)
        self.frozen.save_requested.connect(self.save_as_pdf)
        self.frozen.go_on_requested.connect(self._on_frozen_go_on_requested)
        self.empty.action_chosen.connect(self.start)
        self.tools.print_requested.connect(self.print_plan)
        self.tools.save_requested.connect(self.save_as_pdf)
        self.tools.copy_requested.connect(self.save_copy)
        self.tools.finalize_requested.connect(self.finalize)
        self._autosave.state_changed.connect(self._on_autosave_state_changed)
        self._autosave.conflict_found.connect(lambda _: self._show_conflict())

    def _add_keys(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "F8": partial(self.go_to_gap, 1),
            "Shift+F8": partial(self.go_to_gap, -1),
            "Ctrl+PgDown": partial(self.step_section, 1),
            "Ctrl+PgUp": partial(self.step_section, -1),
            "Ctrl+G": self.add_goal,
            "Ctrl+Shift+P": self.toggle_preview,
            "Ctrl+Shift+Z": self.redo,
            "Ctrl+Y": self.redo,
        }
        for key, act in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(partial(_call, act))

    # What the window asks

    def open_route(self, route: Route) -> None:
        _, _, place = route.part.partition(":")
        if self._draft is None or self._autosave.state is SaveState.KEPT:
            if place:
                self.forms.begin_at(Section(place.partition(".")[0]))
            self._show(self._desk.plans.open(self._client_id))
        if place and self._mode is Mode.DRAFT:
            self._go_to(place)

    def current_route(self) -> Route | None:
        return Route("client", self._client_id, f"plan:{self.forms.section().value}")

    def can_leave(self) -> bool:
        """Saves now. Where that fails, the person decides."""
        if self._mode is not Mode.DRAFT or self._keep():
            return True
        if self._autosave.state is SaveState.CONFLICT:
            words = "Somebody else changed this plan. What you wrote since is only on this screen."
        else:
            words = f"{self._autosave.problem} What you wrote since is only on this screen."
        verbs: tuple[tuple[str, Variant], ...] = (
            ("Save a copy", "default"),
            ("Leave without saving", "danger"),
            ("Stay", "primary"),
        )
        answer = MessageDialog.ask(self.window(), "This plan is not saved", words, verbs)
        if answer == "Save a copy":
            self.save_copy()
        if answer != "Leave without saving":
            return False
        self._autosave.resume()
        return True

    def reload(self, topics: Set[str]) -> None:
        if not topics & {Topic.PLANS, Topic.DRAFTS, Topic.CLIENTS, Topic.CENTER, Topic.APPROVED_WORDS}:
            return
        if self._view is None:
            return
        if self._mode is Mode.FROZEN and self._is_older_shown():
            return
        fresh = self._desk.plans.open(self._client_id, reload=True)
        if self._mode is not Mode.DRAFT or self._draft is None:
            self._show(fresh)
        elif self._draft.is_at(fresh.revision):
            self._view = fresh
            self._check()
            self.preview.schedule(self._gather)
        elif self._autosave.state is SaveState.KEPT:
            self._show(fresh)
        else:
            self._autosave.hold()
            self._show_conflict()

    def stash(self) -> bytes | None:
        if self._mode is not Mode.DRAFT or self._draft is None or self._keep():
            return None
        return Unsaved(self._draft.id, self._draft.version, self.forms.document()).to_bytes()

    def unstash(self, kept: bytes) -> None:
        unsaved = Unsaved.from_bytes(kept)
        if self._draft is None or self._mode is not Mode.DRAFT:
            return
        self.forms.set_document(unsaved.document)
        if (self._draft.id, self._draft.version) == (unsaved.revision_id, unsaved.version):
            self._changed_on_screen()
        else:
            self._autosave.hold()
            self._show_conflict()

    def undo(self) -> bool:
        """One step back in the draft. True if there was one."""
        return self._take(self._history.undo)

    def redo(self) -> bool:
        """One step forward again. True if there was one."""
        return self._take(self._history.redo)

    def new_here(self) -> None:
        if self._mode is Mode.EMPTY:
            self.start()

    def mode(self) -> Mode:
        """What the middle shows."""
        return self._mode

    def save_state(self) -> SaveState:
        """How the draft on screen stands to the stored one."""
        return self._autosave.state

    # Showing

    def _show(self, view: PlanView) -> None:
        self._view = view
        revision = view.revision
        if revision is None:
            self._show_empty()
        elif revision.state is RevisionState.DRAFT:
            self._show_draft(revision)
        else:
            self._show_frozen(revision)
        self._show_versions_words()

    def _show_empty(self) -> None:
        self._enter(Mode.EMPTY)
        view = self._current()
        words = f"Write it together with {view.client.client.called()}. What the record knows is filled in already."
        self.empty.set_words("No plan yet", words, "Start the plan" if self._may_write else "")
        self.tools.show_nothing()

    def _show_draft(self, revision: Revision) -> None:
        if self._draft is None or self._draft.id != revision.id:
            self._history.clear()
            self._last_gap = None
        self._draft = Draft(self._desk, revision)
        self._before = revision.document
        self.forms.set_document(revision.document)
        self.forms.set_read_only(not self._may_write)
        self.forms.version.set_state(f"Draft of version {revision.number}", "out", "file-pen")
        self.forms.show_section(self.forms.section())
        self._enter(Mode.DRAFT)
        self.tools.show_draft(
            may_print=self._desk.may(Permission.PRINT_PLAN),
            may_finalize=self._desk.may(Permission.FINALIZE_PLAN),
        )
        self.notices.take_away("conflict")
        self._autosave.resume()
        self.outline.show_section(self.forms.section())
        self._check()
        self.preview.show_now(self._gather)
        self.preview.show_title(self.forms.section())

    def _show_frozen(self, revision: Revision) -> None:
        self._enter(Mode.FROZEN)
        view = self._current()
        row = next(row for row in view.history if row.id == revision.id)
        drafted = any(row.state is RevisionState.DRAFT for row in view.history)
        go_on = "Back to the draft" if drafted else "Start a new version"
        self.frozen.show_version(
            f"Version {revision.number}",
            about_version(row, self._desk.zone),
            go_on if self._may_write else "",
            partial(_same, self._desk.papers.stored_pdf(revision.id)),
        )
        self.tools.show_final(may_print=self._desk.may(Permission.PRINT_PLAN))
        self.outline.show_readiness(None)

    def _enter(self, mode: Mode) -> None:
        self._mode = mode
        if mode is not Mode.DRAFT:
            self._draft = None
            self._check_timer.stop()
        shown = {Mode.EMPTY: self.empty, Mode.DRAFT: self.forms, Mode.FROZEN: self.frozen}[mode]
        self.middle.setCurrentWidget(shown)
        self.outline.show_sections(mode is Mode.DRAFT)
        self.outline.discard.setVisible(mode is Mode.DRAFT and self._may_write)
        self._fold()

    def _show_versions_words(self) -> None:
        view = self._current()
        revision, lines = view.revision, []
        if revision is not None and self._mode is Mode.DRAFT:
            lines.append(f"Draft of version {revision.number}")
        finals = [row for row in view.history if row.state is RevisionState.FINAL]
        if finals:
            since = (finals[0].finalized_at or finals[0].changed_at).astimezone(self._desk.zone).date()
            lines.append(f"Version {finals[0].number} final since {dates.short_day(since)}")
        self.outline.show_versions("\n".join(lines), len(view.history))

    def _current(self) -> PlanView:
        assert self._view is not None  # every caller shows something that was opened
        return self._view

    def _is_older_shown(self) -> bool:
        revision = self._current().revision
        return revision is not None and revision.id != self._current().history[0].id

    def _origin(self) -> QWidget:
        """The page of the window that shows this pane: it need not hear of what is saved here."""
        origin: QWidget = self
        above = self.parentWidget()
        while above is not None:
            origin = above if isinstance(above, Page) else origin
            above = above.parentWidget()
        return origin

    # Facts

    def _facts(self) -> PlanFacts:
        view = self._current()
        made_with = short_name(self._desk.staff_member.name)
        document = self.forms.document()
        return PlanFacts(view.client.client, document, self._closed_days(document), view.approved, made_with)

    def _closed_days(self, document: PlanDocument) -> dict[date, str]:
        """Those read with the plan, and those around a day of leaving that was typed since."""
        view = self._current()
        found = dict(view.closed_days)
        leaves = document.first_days.leaves_on
        if leaves is not None and (self._draft is None or leaves != self._draft.stored.first_days.leaves_on):
            found |= self._desk.center.closed_days(leaves, leaves + _A_YEAR)
        return found

    def _people(self) -> tuple[str, ...]:
        client = self._current().client.client
        return people_named(client, self.forms.document(), self._desk.staff_member.name)

    def _check(self) -> None:
        """Look at the readiness checks and everything else that follows from the whole document."""
        if self._mode is not Mode.DRAFT:
            return
        facts = self._facts()
        self._results = check_readiness(facts.for_readiness())
        self.outline.show_readiness(self._results)
        self.outline.show_marks(gap_ways.marks(self._results, facts.document))
        self.forms.refresh()

    def _gather(self) -> MakePdf:
        number = self._draft.number if self._draft is not None else 1
        self._paper = paper = self._desk.papers.preview(self._client_id, self.forms.document(), number)
        return lambda: plan_pdf(paper)

    # Writing

    def _on_forms_edited(self, path: str) -> None:
        self._history.changed(self._before, path)
        self._changed_on_screen()

    def _changed_on_screen(self) -> None:
        self._before = self.forms.document()
        self._autosave.touched()
        self._check_timer.start()
        self.preview.schedule(self._gather)

    def _on_forms_left(self) -> None:
        self._history.pause()
        if self._mode is Mode.DRAFT:
            self._autosave.save_now()

    def _save(self) -> None:
        if self._draft is not None:
            self._draft.save(self.forms.document(), self._origin())

    def _keep(self) -> bool:
        """Take over half-typed text and save now. True if everything on screen is stored."""
        self.forms.flush()
        return self._autosave.save_now()

    def _take(self, step: Callable[[PlanDocument], Moment | None]) -> bool:
        if self._mode is not Mode.DRAFT:
            return False
        self.forms.flush()
        moment = step(self.forms.document())
        if moment is None:
            return False
        self.forms.set_document(moment.document)
        self._changed_on_screen()
        place = moment.path.rpartition(".")[0] if moment.path.endswith((".+", ".-", ".move")) else moment.path
        self._go_to(place)
        return True

    def _on_autosave_state_changed(self, state: SaveState) -> None:
        saved = self._draft.saved_at if self._draft is not None else None
        self.tools.show_state(state, dates.wall_clock(saved, self._desk.zone) if saved else "")

    # Moving around

    def _show_section(self, section: Section) -> None:
        if self._mode is not Mode.DRAFT:
            return
        self.forms.show_section(section)
        self.outline.show_section(section)
        self.preview.show_title(section)

    def _go_to(self, path: str) -> None:
        section = Section(path.partition(".")[0])
        if section is not self.forms.section():
            self._show_section(section)
        self.forms.go_to(path)

    def step_section(self, step: int) -> None:
        """The section after (1) or before (-1) the one on screen."""
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

    def add_goal(self) -> None:
        """Show the goals and add one."""
        if self._mode is Mode.DRAFT:
            self._show_section(Section.GOALS)
            self.forms.add_goal()

    # The preview

    def toggle_preview(self) -> None:
        """Show or hide the paper. In a narrow window it takes the outline's place."""
        self._preview_wanted = not self.preview.isVisible()
        self._fold()

    def _fold(self) -> None:
        wanted = self._preview_wanted if self._preview_wanted is not None else not self._narrow
        shown = wanted and self._mode is Mode.DRAFT
        self.preview.setVisible(shown)
        self.forms.preview.setVisible(not shown)
        self.outline.setVisible(not (shown and self._narrow))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < theme().px(FOLDS_BELOW)
        if narrow is not self._narrow:
            self._narrow = narrow
            self._preview_wanted = None
            self._fold()

    # Versions

    def start(self) -> None:
        """Begin a version: a copy of the last final, or what the record knows."""
        try:
            with self._desk.changes.caused_by(self._origin()):
                done = self._desk.plans.start(self._client_id)
        except AftercareError as problem:
            self.failed.emit(problem)
        else:
            self.toast_requested.emit(Toast(done.undo.sentence if done.undo else "Started", done.undo))
        self._show(self._desk.plans.open(self._client_id, reload=True))
        self._show_section(Section.FIRST_DAYS)

    def discard_draft(self) -> None:
        """Take the draft away; the toast offers to put it back."""
        if self._draft is None or not self._keep():
            return
        try:
            with self._desk.changes.caused_by(self._origin()):
                done = self._desk.plans.discard_draft(self._draft.id, self._draft.version)
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        self._history.clear()
        self.toast_requested.emit(Toast(done.undo.sentence if done.undo else "Discarded", done.undo))
        self._show(self._desk.plans.open(self._client_id, reload=True))

    def show_versions(self) -> None:
        """Offer every version to be opened."""
        view = self._current()
        shown = view.revision.id if view.revision is not None else None
        chosen = VersionsDialog.ask(self.window(), view.history, shown, self._desk.zone)
        if chosen is not None:
            self.open_version(chosen)

    def open_version(self, revision_id: int) -> None:
        """Show this version: the draft as forms, a final as its paper."""
        if self._mode is Mode.DRAFT and not self._keep():
            return
        self._show(self._desk.plans.open(self._client_id, revision_id))

    def _on_frozen_go_on_requested(self) -> None:
        if any(row.state is RevisionState.DRAFT for row in self._current().history):
            self._show(self._desk.plans.open(self._client_id))
        else:
            self.start()

    def finalize(self) -> None:
        """Ask once, then freeze the draft and show its paper."""
        if self._draft is None or not self._keep():
            return
        self._check()
        answer = FinalizeDialog.ask(self.window(), self._draft.number, gaps(self._results))
        if answer is None or self._draft is None:
            return
        if answer.jump is not None:
            self._jump(answer.jump)
            return
        try:
            with self._desk.changes.caused_by(self._origin()):
                self._desk.plans.finalize(self._draft.id, self._draft.version, answer.reason)
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        number = self._draft.number
        self._history.clear()
        self._show(self._desk.plans.open(self._client_id, reload=True))
        self.toast_requested.emit(Toast(f"Version {number} is final. Print it and hand it over."))

    # Paper

    def print_plan(self) -> None:
        """Print what is on screen through the system's dialog."""
        self._give(lambda pdf: print_pdf(pdf, JOB, self.window()))

    def save_as_pdf(self) -> None:
        """Save what is on screen as a file whose name tells no name."""
        revision = self._current().revision
        number = revision.number if revision is not None else 1
        self._give(lambda pdf: save_pdf(pdf, f"plan-{self._client_id}-v{number}.pdf", self.window()))

    def _give(self, give: Callable[[bytes], object]) -> None:
        revision = self._current().revision
        if revision is None or (self._mode is Mode.DRAFT and not self._keep()):
            return
        try:
            give(self._desk.papers.pdf(revision.id))
        except AftercareError as problem:
            self.failed.emit(problem)

    def save_copy(self) -> None:
        """The draft cannot be stored: a PDF of what is on screen, made without the store."""
        if self._paper is None or self._draft is None:
            return
        paper = replace(self._paper, document=self.forms.document())
        try:
            save_pdf(plan_pdf(paper), f"plan-{self._client_id}-v{self._draft.number}-copy.pdf", self.window())
        except AftercareError as problem:
            self.failed.emit(problem)

    # Edited elsewhere

    def _show_conflict(self) -> None:
        try:
            self._conflict.read()
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        self.notices.show_notice(
            "conflict",
            self._conflict.sentence(self._desk.zone),
            "users",
            (
                ("Keep mine", self._keep_mine),
                ("Keep theirs", self._keep_theirs),
                ("See both", self._see_both),
            ),
        )

    def _keep_mine(self) -> None:
        self._settle(self.forms.document())

    def _keep_theirs(self) -> None:
        self._history.clear()
        self._show(self._desk.plans.open(self._client_id, reload=True))

    def _see_both(self) -> None:
        merged = self._conflict.ask(self.window(), self.forms.document())
        if merged is not None:
            self._settle(merged)

    def _settle(self, document: PlanDocument) -> None:
        """Store this document over theirs, or as a new version where theirs is final."""
        try:
            revision = self._conflict.settle(document, self._origin())
        except (EditedElsewhere, NotFound):
            self._show_conflict()
            return
        except AftercareError as problem:
            self.failed.emit(problem)
            return
        history = self._history
        self._show(self._desk.plans.open(self._client_id, reload=True))
        self._history = history if self._draft is not None and self._draft.id == revision.id else UndoStack()


def _call(act: Callable[[], object]) -> None:
    act()


def _same(pdf: bytes) -> bytes:
    return pdf
